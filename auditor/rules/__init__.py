"""The catalogue of rules, one module each; a rule's module docstring is its page."""
