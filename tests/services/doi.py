"""doi.org: `/api/handles/{doi}` and `/ra/{doi}`; every DOI of the catalogue is registered, no other."""

from __future__ import annotations

import re
from urllib.parse import unquote

from tests.services.catalogue import DATACITE, Catalogue
from tests.services.response import Response, as_json, as_text

NAME, BASE = "doi", ""
ERROR = {"responseCode": 2, "message": "Server error"}


def respond(catalogue: Catalogue, path: str, params: dict[str, list[str]]) -> Response:
    if match := re.fullmatch(r"/api/handles/(.+)", path):
        return _handle(catalogue, unquote(match[1]))
    if match := re.fullmatch(r"/ra/(.+)", path):
        return as_json([_agency(catalogue, doi) for doi in unquote(match[1]).split(",")])
    return as_text("Not found", 404)


def _handle(catalogue: Catalogue, doi: str) -> Response:
    if not catalogue.by("doi", doi):
        return as_json({"responseCode": 100, "handle": doi}, 404)
    data = {"format": "string", "value": f"https://example.org/{doi}"}
    value = {"index": 1, "type": "URL", "data": data, "ttl": 86400, "timestamp": "2020-01-01T00:00:00Z"}
    return as_json({"responseCode": 1, "handle": doi, "values": [value]})


def _agency(catalogue: Catalogue, doi: str) -> dict[str, str]:
    """By prefix, as the agency's tables have it; `doi` may be a prefix alone."""
    if not catalogue.by("prefix", doi.partition("/")[0]):
        return {"DOI": doi, "status": "DOI does not exist"}
    return {"DOI": doi, "RA": "DataCite" if f"{doi}/".startswith(DATACITE) else "Crossref"}
