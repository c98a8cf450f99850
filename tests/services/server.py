"""One threaded loopback server a service, and all of them together."""

from __future__ import annotations

import argparse
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from urllib.parse import parse_qsl, urlsplit

from tests.services import crossref, datacite, doi, europepmc, openalex, orcid, pages, pubmed
from tests.services.catalogue import Catalogue
from tests.services.faults import FAULTS, STOPPED, send
from tests.services.response import Response, as_json

SERVICES: Mapping[str, ModuleType] = {
    module.NAME: module for module in (crossref, pubmed, europepmc, datacite, doi, openalex, orcid, pages)
}
BRISK = (("x-rate-limit-limit", "1000"), ("x-rate-limit-interval", "1s"), ("x-concurrency-limit", "5"))
"""Every service announces, as Crossref does, how fast it may be asked: nobody need wait for loopback."""

Params = dict[str, list[str]]


class Service:
    """One service on its own port. `fault` names what goes wrong, for the next `times` requests or all."""

    def __init__(self, module: ModuleType, catalogue: Catalogue, port: int = 0) -> None:
        self.name: str = module.NAME
        self.fault: str | None = None
        self.times: int | None = None
        self.requests: list[str] = []
        """The path and query of every request, in order."""
        self.agents: Counter[str] = Counter()
        self._module, self._catalogue = module, catalogue
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._server.daemon_threads = True
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def base(self) -> str:
        """The base address, as settings take it."""
        return f"http://127.0.0.1:{self.port}{self._module.BASE}"

    def fail(self, fault: str, times: int | None = None) -> None:
        self.fault, self.times = fault, times

    def heal(self) -> None:
        self.fault = None

    def next_fault(self) -> str | None:
        fault = self.fault
        if fault and self.times is not None:
            self.times -= 1
            self.fault = fault if self.times > 0 else None
        return fault

    def respond(self, target: str) -> Response:
        """The honest response to a path and query."""
        parts = urlsplit(target)
        params: Params = {}
        for name, value in parse_qsl(parts.query, keep_blank_values=True):
            params.setdefault(name, []).append(value)
        response: Response = self._module.respond(self._catalogue, _below(parts.path, self._module.BASE), params)
        return replace(response, headers=(*response.headers, *BRISK))

    @property
    def path(self) -> str:
        """The path of the base address."""
        base: str = self._module.BASE
        return base

    @property
    def error(self) -> Response:
        """The service's own way to say with status 200 that it will not answer."""
        return as_json(self._module.ERROR)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Services:
    """All services over one catalogue. Ports from `first_port` on, any free ones for 0."""

    def __init__(self, catalogue: Catalogue, first_port: int = 0) -> None:
        STOPPED.clear()
        self.all = {
            name: Service(module, catalogue, first_port and first_port + number)
            for number, (name, module) in enumerate(SERVICES.items())
        }

    def __getitem__(self, name: str) -> Service:
        return self.all[name]

    @staticmethod
    def module(name: str) -> ModuleType:
        """The module that speaks for a service."""
        return SERVICES[name]

    @property
    def bases(self) -> dict[str, str]:
        """Base addresses by source name; the web pages are no source."""
        return {name: service.base for name, service in self.all.items() if name != pages.NAME}

    def fail(self, fault: str, names: Iterable[str] | None = None, times: int | None = None) -> None:
        for name in names or self.all:
            self.all[name].fail(fault, times)

    def reset(self) -> None:
        """In good health, with nothing asked yet."""
        for service in self.all.values():
            service.heal()
            service.requests.clear()
            service.agents.clear()

    def close(self) -> None:
        STOPPED.set()
        for service in self.all.values():
            service.close()


def _below(path: str, base: str) -> str:
    return path[len(base) :] if path.startswith(base) else path


def _handler(service: Service) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            service.requests.append(self.path)
            service.agents[self.headers.get("User-Agent", "")] += 1
            fault = service.next_fault()
            honest = service.respond(self.path)
            try:
                if fault:
                    FAULTS[fault](self, honest, service.error)
                else:
                    send(self, honest)
            except OSError:
                self.close_connection = True

        def handle(self) -> None:
            try:
                super().handle()
            except (OSError, ValueError):
                self.close_connection = True

        def finish(self) -> None:
            try:
                super().finish()
            except (OSError, ValueError):
                self.close_connection = True

    return Handler


def main(arguments: list[str] | None = None) -> None:
    """Serve until interrupted, and print the configuration that points to here."""
    parser = argparse.ArgumentParser(prog="python -m tests.services", description=__doc__)
    parser.add_argument("--works", type=Path, nargs="+", required=True, help="works files, JSON lines")
    parser.add_argument("--retractions", type=Path, help="a Retraction Watch CSV file")
    parser.add_argument("--port", type=int, default=8901, help="the first port; each service takes one")
    parser.add_argument("--fault", choices=sorted(FAULTS), help="what goes wrong at every service")
    given = parser.parse_args(arguments)
    catalogue = Catalogue.of_files(given.works, given.retractions)
    services = Services(catalogue, given.port)
    if given.fault:
        services.fail(given.fault)
    print(f"# {len(catalogue):,} works; put this into citation-auditor.toml\n[bases]", flush=True)
    for name, base in services.bases.items():
        print(f'{name} = "{base}"', flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        services.close()
