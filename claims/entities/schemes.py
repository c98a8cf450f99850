"""Identifier schemes: how each is recognised, checked and brought to its normal form.

DOIs are lower-cased (the handle system ignores ASCII case), ISBN-10s become ISBN-13s, versions of arXiv
papers and bioRxiv preprints are dropped. Check digits: ISO 2108 (ISBN), ISO 3297 (ISSN), ISO 7064 MOD 11-2 (ORCID).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from claims.model import Identifier, IdentifierScheme

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SEEN = str.maketrans(dict.fromkeys(INVISIBLE) | {"‐": "-", "‑": "-", "–": "-", "∕": "/", "⁄": "/"})
_ENTITIES = (("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&#47;", "/"))

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9})*/\S+")
_DOI_STUB = re.compile(r"10\.\d{1,9}(?:\.\d{1,9})*/?")
_DOI_LEAD = re.compile(r"(?:https?://)?(?:(?:dx|www)\.)?doi\.org/+|doi\s*:?\s*(?=\S)|info:doi/", re.I)
_CUT = re.compile(r"\]\(|[?&](?:amp;)?[\w.-]+=|[…\"“”«»`]|</")
_PUBLISHER_TAIL = re.compile(
    r"(?:/(?:e?pdf(?:direct)?|full(?:[-_]?text|_html)?|abstract|abs|html?|meta|summary|references|figures|tables|"
    r"suppl_file|supplementary[\w-]*|citations?|standard|reader|read))+/?$|\.(?:full|abstract)?(?:[-.]text)?(?:\.?pdf|\.?html?)$|"
    r"\.(?:full|abstract|short|long)(?:-text)?$",
    re.I,
)
_PREPRINT_VERSION = re.compile(r"^(10\.(?:1101|64898)/\d{4}\.\d\d\.\d\d\.\d{6,9}|10\.1101/\d{6})v\d+.*$")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_TRAILING = ".,;:'’‘!?*_|\\/-"

_ARXIV_NEW = re.compile(r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}")
_ARXIV_OLD = re.compile(r"[a-z][a-z-]{1,9}(?:\.[a-z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3}")
_ARXIV_LEAD = re.compile(r"(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv\s*:?\s*", re.I)
_ARXIV_DOI = "10.48550/arxiv."
_DIGITS_OF_A_PMID = 8


def parse(scheme: IdentifierScheme, raw: str) -> Identifier | None:
    """The identifier in its normal form.

    `malformed` when it looks like its scheme and cannot be one; `None` when it does not even look like it.
    """
    return _PARSERS[scheme](raw.translate(_SEEN).strip())


def aliases(identifier: Identifier) -> tuple[Identifier, ...]:
    """Other identifiers of the very same work that follow from this one: arXiv and its DataCite DOI."""
    if identifier.scheme == "arxiv":
        return (Identifier("doi", _ARXIV_DOI + identifier.value.lower()),)
    if identifier.scheme == "doi" and identifier.value.startswith(_ARXIV_DOI):
        paper = _arxiv(identifier.value.removeprefix(_ARXIV_DOI))
        return (paper,) if paper and not paper.malformed else ()
    return ()


def trim(text: str) -> str:
    """Without trailing punctuation and without closing brackets that were never opened; linear time."""
    opened = {closer: text.count(opener) - text.count(closer) for closer, opener in _PAIRS.items()}
    end = len(text)
    while end:
        last = text[end - 1]
        if last in _PAIRS and opened[last] < 0:
            opened[last] += 1
        elif last in _PAIRS.values() and opened[_closer(last)] > 0:
            opened[_closer(last)] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return text[:end]


def _closer(opener: str) -> str:
    return next(closer for closer, mate in _PAIRS.items() if mate == opener)


def _doi(raw: str) -> Identifier | None:
    text = _plain(raw)
    lead = _DOI_LEAD.match(text)
    text = text[lead.end() :] if lead else text
    if match := _DOI.match(text):
        value = _bare_doi(match[0])
        if _DOI.fullmatch(value):
            return Identifier("doi", value)
    stub = _DOI_STUB.match(text)
    if stub and (lead or stub.end() == len(text)):
        return Identifier("doi", stub[0].rstrip("/.").lower(), malformed=True)
    if lead and text and not text[0].isspace() and lead[0].lower().endswith("/"):
        return Identifier("doi", trim(text.split()[0]).lower(), malformed=True)
    return None


def _plain(raw: str) -> str:
    """Entities and one layer of percent encoding undone, where there is one."""
    for entity, character in _ENTITIES:
        raw = raw.replace(entity, character)
    return unquote(raw) if re.search(r"%(?:2f|28|29|3a|3b|3c|3e|5b|5d|23)", raw, re.I) else raw


def _bare_doi(text: str) -> str:
    """What remains of a run of characters when publishers' suffixes and punctuation are taken off."""
    if cut := _CUT.search(text):
        text = text[: cut.start()]
    if "<" in text and not re.search(r"<[^<>]{1,40}>[\d.]+co;", text, re.I):
        text = text[: text.index("<")]
    text = _PUBLISHER_TAIL.sub("", trim(text)).lower()
    return trim(_PREPRINT_VERSION.sub(r"\1", text))


def _pmid(raw: str) -> Identifier | None:
    digits = re.fullmatch(r"(?:pmid|pubmed(?: id)?)?\s*:?\s*#?(\d+)", raw, re.I)
    if not digits:
        return None
    value = digits[1].lstrip("0")
    return Identifier("pmid", value or "0", malformed=not 0 < len(value) <= _DIGITS_OF_A_PMID)


def _pmcid(raw: str) -> Identifier | None:
    digits = re.fullmatch(r"(?:pmcid\s*:?\s*)?(?:pmc)\s*:?\s*(\d+)(?:\.\d+)?", raw, re.I)
    return Identifier("pmcid", f"PMC{digits[1]}", malformed=len(digits[1]) > 9) if digits else None


def _arxiv(raw: str) -> Identifier | None:
    lead = _ARXIV_LEAD.match(raw)
    text = raw[lead.end() :] if lead else raw
    bare = re.sub(r"(?:v\d+)?(?:\.pdf)?$", "", trim(text.split()[0] if text.split() else ""), flags=re.I)
    if _ARXIV_NEW.fullmatch(bare) or _ARXIV_OLD.fullmatch(bare.lower()):
        return Identifier("arxiv", bare.lower())
    return Identifier("arxiv", bare.lower(), malformed=True) if lead and bare[:1].isdigit() else None


def _isbn(raw: str) -> Identifier | None:
    digits = re.sub(r"^isbn(?:-1[03])?\s*:?|[\s-]", "", raw, flags=re.I).upper()
    if not re.fullmatch(r"\d{9}[\dX]|\d{13}", digits):
        return None
    if len(digits) == 10 and sum((10 - i) * _digit(c) for i, c in enumerate(digits)) % 11 == 0:
        return Identifier("isbn", _isbn13("978" + digits[:9]))
    fits = len(digits) == 13 and digits.startswith(("978", "979")) and _isbn13(digits[:12]) == digits
    return Identifier("isbn", digits, malformed=not fits)


def _isbn13(twelve: str) -> str:
    total = sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(twelve))
    return twelve + str(-total % 10)


def _issn(raw: str) -> Identifier | None:
    match = re.fullmatch(r"(?:e?issn\s*:?\s*)?(\d{4})-?(\d{3}[\dX])", raw, re.I)
    if not match:
        return None
    digits = (match[1] + match[2]).upper()
    fits = sum((8 - i) * _digit(c) for i, c in enumerate(digits)) % 11 == 0
    return Identifier("issn", f"{digits[:4]}-{digits[4:]}", malformed=not fits)


def _orcid(raw: str) -> Identifier | None:
    match = re.fullmatch(
        r"(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid\s*:?\s*)?((?:\d{4}-){3}\d{3}[\dX])/?", raw, re.I
    )
    if not match:
        return None
    value = match[1].upper()
    total = 0
    for c in value.replace("-", "")[:15]:
        total = (total + int(c)) * 2
    return Identifier("orcid", value, malformed=_digit(value[-1]) != (12 - total % 11) % 11)


def _digit(character: str) -> int:
    return 10 if character == "X" else int(character)


def _nct(raw: str) -> Identifier | None:
    match = re.fullmatch(r"nct[\s:-]*(\d{1,14})", raw, re.I)
    return Identifier("nct", f"NCT{match[1]}", malformed=len(match[1]) != 8) if match else None


def _url(raw: str) -> Identifier | None:
    return Identifier("url", raw) if re.match(r"https?://[^\s/]+\.[^\s/]", raw, re.I) else None


_PARSERS: dict[IdentifierScheme, Callable[[str], Identifier | None]] = {
    "doi": _doi,
    "pmid": _pmid,
    "pmcid": _pmcid,
    "arxiv": _arxiv,
    "isbn": _isbn,
    "issn": _issn,
    "orcid": _orcid,
    "nct": _nct,
    "url": _url,
}
