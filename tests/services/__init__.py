"""Loopback services: the wire formats of the public APIs over any works file, with faults on demand.

`Services(catalogue)` starts one server a service, each on its own port as each has its own host;
`python -m tests.services --works FILE --port N` does so by hand.
"""

from tests.services.catalogue import Catalogue
from tests.services.faults import FAULTS, SLOW
from tests.services.server import Services

__all__ = ["FAULTS", "SLOW", "Catalogue", "Services"]
