"""`python -m tests.services --works FILE --port N`."""

from tests.services.server import main

main()
