"""Addresses as they may be stored, logged and shown: without keys and without anyone's mail address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from auditor.parts import Request

SECRET_PARAMETERS = frozenset(
    {"api_key", "apikey", "api-key", "key", "token", "access_token", "mailto", "email", "tool_email"}
)
MAIL = re.compile(r"[\w.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
SECRET_PAIR = re.compile(
    r"(?i)\b(" + "|".join(sorted(map(re.escape, SECRET_PARAMETERS), key=len, reverse=True)) + r")=[^&\s\"'<>]*"
)


def address(request: Request) -> str:
    """The address of a request without secrets: what is stored and shown, and equal for equal questions."""
    parts = urlsplit(request.url)
    given = (*parse_qsl(parts.query, keep_blank_values=True), *request.params)
    kept = [(name, value) for name, value in given if name.lower() not in SECRET_PARAMETERS]
    return urlunsplit((parts.scheme.lower(), parts.netloc.rpartition("@")[2].lower(), parts.path, urlencode(kept), ""))


def full_address(request: Request) -> str:
    """The address as it is sent, secrets and all. Never to be stored or shown."""
    parts = urlsplit(request.url)
    query = "&".join(filter(None, (parts.query, urlencode((*request.params, *request.secrets)))))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def host(url: str) -> str:
    """The host an address is asked at, with its port where that is stated, in lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """A text with the secrets, and all that looks like a key or a mail address, blotted out."""
    for secret in filter(None, secrets):
        text = text.replace(secret, "…")
    return MAIL.sub("…", SECRET_PAIR.sub(r"\1=…", text))
