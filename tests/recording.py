"""Cassettes of the sources' traffic: replayed in tests, recorded by `script/record-cassettes`.

Recorded through the loopback services, the addresses are written as the public ones; so the same
cassettes, tests and code serve when they are recorded live, and replay needs no service at all.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import vcr

from auditor.network.web import Web
from auditor.parts import Api
from auditor.sources import apis
from tests.auditor.clockwork import Clockwork
from tests.services import Services

CASSETTES = Path(__file__).parents[1] / "fixtures" / "cassettes"
MODE = os.environ.get("CASSETTES_RECORD", "")
"""Empty to replay, `loopback` to record through the loopback services, `live` through the public ones."""
SECRETS = ["mailto", "email", "api_key"]
UNSTABLE = frozenset({"date", "server"})
"""Headers left out, so that a cassette recorded again is the same, byte for byte."""


@contextmanager
def cassette(name: str, services: Services) -> Iterator[tuple[Api, Web]]:
    """A source and a web whose traffic is the cassette of that name."""
    api = apis()[name]
    base = services[name].base if MODE == "loopback" else api.default_base
    recorder = vcr.VCR(
        record_mode="all" if MODE else "none",
        match_on=["method", "scheme", "host", "port", "path", "query"],
        filter_headers=["user-agent", "connection", "accept-encoding", "crossref-plus-api-token"],
        filter_query_parameters=SECRETS,
        before_record_request=lambda request: _published(request, base, api.default_base),
        before_record_response=_stable,
        decode_compressed_response=True,
    )
    time = Clockwork()
    patience = {} if MODE == "live" else {"sleep": time.sleep, "clock": time.clock}
    with recorder.use_cassette(str(CASSETTES / f"{name}.yaml")):
        yield api(base, os.environ.get(api.key_env or "")), Web(send_lock=threading.Lock(), **patience)


def _published(request: Any, base: str, public: str) -> Any:
    if request.uri.startswith(base):
        request.uri = public + request.uri[len(base) :]
    return request


def _stable(response: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in response["headers"].items() if name.lower() not in UNSTABLE}
    return {**response, "headers": kept}
