"""Names of people and groups: taken apart, compared in three values, found in lists and in prose."""

from __future__ import annotations

from claims.entities.bylines import find, parse_list
from claims.entities.names import parse
from claims.entities.namesakes import family_agrees, same, spelled_alike

__all__ = ["family_agrees", "find", "parse", "parse_list", "same", "spelled_alike"]
