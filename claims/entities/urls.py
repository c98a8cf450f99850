"""URLs of the scholarly web: which identifier a page's address names, and where an identifier can be opened.

An address is read, never fetched. What names no identifier but stands on a scholarly host is itself the
identifier (scheme `url`); front pages, searches and tables of contents cite nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fnmatch import fnmatchcase
from functools import lru_cache
from importlib.resources import files
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlsplit

from claims.entities import redirectors
from claims.entities.schemes import INVISIBLE, parse, trim
from claims.model import Identifier

_DOI_IN_PATH = re.compile(r"10\.\d{4,9}(?:\.\d{1,9})*(?:/|%2f)\S+", re.I)
_PII_WITH_YEAR = re.compile(r"(?:PII)?(S\d{4}-\d{3}[\dX]\((\d\d)\)\d{5}-[\dX])", re.I)
_PII = re.compile(r"/(?:PII)?(S\d{4}-?\d{3}[\dX]\(?\d\d\)?\d{5}-?[\dX])(?![\w-])", re.I)
_YEARS_OF_PII_DOIS = frozenset({"95", "96", "97", "98", "99", "00", "01", "02"})
"""Elsevier's DOIs were the PII itself until 2003; The Lancet's still are."""
_NATURE_BY_YEAR = re.compile(r"([a-z]{2,14})(20(?:0[5-9]|1[0-8]))(\d{1,4})")
_NATURE_BY_NUMBER = frozenset({"nature", "ncomms", "srep", "nrn", "nrc", "nri", "nrg", "nrm", "nrd"})
_NOT_A_WORK = re.compile(
    r"^/(?:$|toc/|loi/|search|action/|about|journals?/?$|authors?/|topics?/|subjects?/|help|login|news/?$|info/|home)",
    re.IGNORECASE,
)
_FRONT = re.compile(r"/*(?:[a-z]{2}(?:[-_][a-z]{2})?/*)?(?:(?:index|home|default)(?:\.\w{3,5})?/*)?", re.I)
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref_src|casa_token)$", re.I)

Reading = Callable[[SplitResult, str], Identifier | None]


def from_url(url: str) -> Identifier | None:
    """The identifier that a URL names; the URL itself on a scholarly host; else `None`. Never raises."""
    parts = _split(redirectors.meant(url))
    if parts is None:
        return None
    host = _host(parts)
    for reading in _READINGS:
        if found := reading(parts, host):
            return found
    if not _scholarly(host) or (_NOT_A_WORK.match(parts.path) and not parts.query):
        return None
    return Identifier("url", _without_tracking(parts))


def pii_of(url: str) -> str | None:
    """The publisher item identifier in an article's address at Elsevier's and its journals' sites, bare of marks."""
    parts = _split(redirectors.meant(url))
    found = _PII.search(unquote(parts.path)) if parts and _scholarly(_host(parts)) else None
    return re.sub(r"[^\dXS]", "", found[1].upper()) if found else None


def is_press(url: str) -> bool:
    """Whether the host publishes press releases, which name the papers they tell of."""
    parts = _split(url)
    host = _host(parts) if parts else ""
    return any(_within(host, site) or fnmatchcase(host, site) for site in _lines("press_hosts.txt"))


def is_front(url: str) -> bool:
    """Whether an address is a site's front page, in one language or another, and no page of its own."""
    parts = _split(url)
    return parts is None or (_FRONT.fullmatch(parts.path) is not None and not parts.query)


def is_scholarly(url: str) -> bool:
    """Whether the host publishes, indexes or archives research."""
    parts = _split(redirectors.meant(url))
    return parts is not None and _scholarly(_host(parts))


def url_of(identifier: Identifier) -> str:
    """Where a reader can open it."""
    value = identifier.value
    if identifier.scheme == "url":
        return value
    return _ADDRESS[identifier.scheme].format(quote(value, safe="/:;(),-._~"))


_ADDRESS = {
    "doi": "https://doi.org/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "arxiv": "https://arxiv.org/abs/{}",
    "isbn": "https://openlibrary.org/isbn/{}",
    "issn": "https://portal.issn.org/resource/ISSN/{}",
    "orcid": "https://orcid.org/{}",
    "nct": "https://clinicaltrials.gov/study/{}",
}


def _split(url: str) -> SplitResult | None:
    text = url.translate(dict.fromkeys(map(ord, INVISIBLE))).strip().replace("&amp;", "&")
    try:
        parts = urlsplit(text if "://" in text[:12] else f"https://{text}")
        return parts if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").lower().removeprefix("www.").removesuffix(".")


@lru_cache(maxsize=2)
def _lines(name: str) -> frozenset[str]:
    """The entries of a list of hosts."""
    lines = (files("claims") / "data" / name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _scholarly(host: str) -> bool:
    labels = host.split(".")[-5:]
    return any(".".join(labels[i:]) in _lines("scholarly_hosts.txt") for i in range(len(labels)))


def _within(host: str, *domains: str) -> bool:
    return any(host == domain or host.endswith("." + domain) for domain in domains)


def _doi_org(parts: SplitResult, host: str) -> Identifier | None:
    if not _within(host, "doi.org") or len(parts.path) < 2:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return parse("doi", f"https://doi.org/{parts.path.lstrip('/')}{query}")


def _ncbi(parts: SplitResult, host: str) -> Identifier | None:
    if not _within(host, "ncbi.nlm.nih.gov", "europepmc.org"):
        return None
    if match := re.search(r"/(PMC\d+)(?![\w])", parts.path, re.I):
        return parse("pmcid", match[1])
    plain = host.startswith("pubmed.")
    pattern = r"^/(\d+)/?" if plain else r"/(?:m/)?(?:pubmed|entrez/pubmed|med|articles?/med|abstract/med)/(\d+)"
    if match := re.search(pattern, parts.path, re.I):
        return parse("pmid", match[1])
    term = dict(parse_qsl(parts.query)).get("term", "")
    return parse("pmid", re.sub(r"\s*\[\w+\]$", "", term)) if plain and term[:1].isdigit() else None


def _arxiv(parts: SplitResult, host: str) -> Identifier | None:
    if _within(host, "arxiv.org", "ar5iv.org", "alphaxiv.org"):
        match = re.match(r"/(?:abs|pdf|html|format|ps|e-print)/(.+?)/?$", parts.path)
    else:
        match = re.match(r"/papers/(.+?)/?$", parts.path) if _within(host, "huggingface.co") else None
    return parse("arxiv", match[1]) if match else None


def _registries(parts: SplitResult, host: str) -> Identifier | None:
    if _within(host, "orcid.org"):
        return parse("orcid", parts.path.strip("/"))
    if _within(host, "clinicaltrials.gov") and (match := re.search(r"NCT\d+", parts.path, re.I)):
        return parse("nct", match[0])
    return None


def _named_doi(parts: SplitResult, host: str) -> Identifier | None:
    """A DOI written out in the path or in a query value."""
    for text in (parts.path, *(value for _, value in parse_qsl(parts.query))):
        match = _DOI_IN_PATH.search(text)
        found = parse("doi", unquote(match[0])) if match else None
        if found and not found.malformed:
            return _without_article_number(found) if _within(host, "oup.com") else found
    return None


def _without_article_number(doi: Identifier) -> Identifier:
    """Oxford's paths append their own article number to the DOI."""
    return Identifier("doi", re.sub(r"(/[^/]+)/\d{5,9}$", r"\1", doi.value))


def _pii(parts: SplitResult, host: str) -> Identifier | None:
    match = _PII_WITH_YEAR.search(unquote(parts.path))
    if not match or not _within(host, "thelancet.com", "cell.com", "sciencedirect.com"):
        return None
    known = _within(host, "thelancet.com") or match[2] in _YEARS_OF_PII_DOIS
    return parse("doi", f"10.1016/{match[1]}") if known else None


def _nature(parts: SplitResult, host: str) -> Identifier | None:
    match = re.match(r"/articles/([a-z][\w.-]*\d[\w-]*)", parts.path, re.I) if _within(host, "nature.com") else None
    if not match:
        return None
    article = match[1].lower().removesuffix(".pdf")
    dated = _NATURE_BY_YEAR.fullmatch(article)
    if dated and dated[1] not in _NATURE_BY_NUMBER:
        article = f"{dated[1]}.{dated[2]}.{dated[3]}"
    return parse("doi", f"10.1038/{article}")


_ACL = (
    r"20\d\d\.(?:(?:acl|emnlp|naacl|eacl|aacl)-(?:main|long|short|demos?)|findings-[a-z]+)\.\d+"
    r"|(?:P1[6-9]|D1[5-9]|N1[689]|E17|K1[5-9])-\d{4}"
)
"""The Anthology's numbers of papers whose DOIs are made of them; other meetings and years have others, or none."""
_BY_NUMBER = (
    ("bmj.com", re.compile(r"^/content/\d+/(bmj\.[a-z]?\d+|bmj-\d{4}-\d+)"), "10.1136/{}"),
    ("elifesciences.org", re.compile(r"^/articles/(\d{5,6})"), "10.7554/elife.{}"),
    ("peerj.com", re.compile(r"^/articles/(\d+)"), "10.7717/peerj.{}"),
    ("ssrn.com", re.compile(r"abstract(?:_id)?=(\d+)"), "10.2139/ssrn.{}"),
    ("zenodo.org", re.compile(r"^/records?/(\d+)"), "10.5281/zenodo.{}"),
    ("aclanthology.org", re.compile(rf"^/(?:papers/)?(?:[A-Z]/[A-Z]\d\d/)?({_ACL})(?![\w-]|\.\d)"), "10.18653/v1/{}"),
    (
        "aclweb.org",
        re.compile(rf"^/anthology/(?:papers/)?(?:[A-Z]/[A-Z]\d\d/)?({_ACL})(?![\w-]|\.\d)"),
        "10.18653/v1/{}",
    ),
    ("karger.com", re.compile(r"^/article/(?:abstract|fulltext|pdf|references)/(\d{6})(?!\d)", re.I), "10.1159/000{}"),
    ("hindawi.com", re.compile(r"^/(?:journals|archive)/(?:[a-z]+/)?(\d{4}/\d{6,7})(?!\d)"), "10.1155/{}"),
    ("researchsquare.com", re.compile(r"^/article/(rs-\d+/v\d+)"), "10.21203/rs.3.{}"),
    ("preprints.org", re.compile(r"^/manuscript/(\d{6}\.\d{4})/v(\d+)"), "10.20944/preprints{}.v{}"),
    ("osf.io", re.compile(r"^/preprints/psyarxiv/((?=[a-z]*\d)[a-z0-9]{5})(?!\w)"), "10.31234/osf.io/{}"),
    ("psyarxiv.com", re.compile(r"^/((?=[a-z]*\d)[a-z0-9]{5})/?$"), "10.31234/osf.io/{}"),
    ("biorxiv.org", re.compile(r"^/content/(?:biorxiv/)?early/\d{4}/\d\d/\d\d/(\d{6})(?!\d)"), "10.1101/{}"),
    ("biorxiv.org", re.compile(r"/(\d{4}\.\d\d\.\d\d\.\d{6,8})(?!\d)"), "10.1101/{}"),
    ("medrxiv.org", re.compile(r"/(\d{4}\.\d\d\.\d\d\.\d{6,8})(?!\d)"), "10.1101/{}"),
)


def _numbered(parts: SplitResult, host: str) -> Identifier | None:
    """Publishers whose DOIs are a pattern round the number in the path."""
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    for domain, pattern, doi in _BY_NUMBER:
        if _within(host, domain) and (match := pattern.search(target)):
            return parse("doi", doi.format(*match.groups()))
    return None


def _without_tracking(parts: SplitResult) -> str:
    kept = [pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair.split("=")[0])]
    query = f"?{'&'.join(kept)}" if kept else ""
    return f"{parts.scheme}://{parts.netloc}{trim(parts.path) or '/'}{query}"


_READINGS: tuple[Reading, ...] = (_doi_org, _ncbi, _arxiv, _registries, _named_doi, _pii, _nature, _numbered)
