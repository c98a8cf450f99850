"""Quoted people: who they are on record, what is found of their words, and how that is told."""
