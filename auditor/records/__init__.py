"""Bibliographic records in their sources' own formats, read into works; pure, no I/O."""


class Malformed(ValueError):
    """A body is not a record of the format it should be in; the message is one line."""
