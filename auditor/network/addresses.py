"""Addresses as they may be stored, logged and shown: without keys and without anyone's mail address."""

from __future__ import annotations

import ipaddress
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
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


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


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public network; addresses that carry another inside are read by that."""
    try:
        found = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    read = (isinstance(found, ipaddress.IPv6Address) and _carried(found)) or found
    return read.is_global and not read.is_multicast


def _carried(found: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside one of IPv6: mapped, 6to4 (RFC 3056), Teredo (RFC 4380), NAT64 (RFC 6052)."""
    teredo = found.teredo[1] if found.teredo else None
    nat64 = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in NAT64 else None
    return found.ipv4_mapped or found.sixtofour or teredo or nat64


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """A text with the secrets, and all that looks like a key or a mail address, blotted out."""
    for secret in filter(None, secrets):
        text = text.replace(secret, "…")
    return MAIL.sub("…", SECRET_PAIR.sub(r"\1=…", text))
