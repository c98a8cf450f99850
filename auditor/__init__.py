"""Whether an article's claims hold: ask bibliographic sources, match, judge, report."""

__version__ = "0.1.0"
