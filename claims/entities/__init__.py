"""Entities: identifiers, dates, venues, people, designs, counts and populations, found, normalised, compared."""
