"""Comparing what an article says a study found with what the study's record says, field by field."""
