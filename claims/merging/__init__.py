"""Merging: which mentions are of one study, and what they state together."""
