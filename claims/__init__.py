"""What an article claims: readers turn bytes into an article, extractors turn an article into claims.

Pure: no network, no clock, and no knowledge of the `auditor` package.
"""
