"""`python -m auditor`, the long form of `citation-auditor`."""

from auditor.cli import main

main()
