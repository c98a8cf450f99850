"""NCBI E-utilities for PubMed: `esearch`, `esummary`, `efetch` and `ecitmatch`, over the works with a PMID.

Every word is taken as known: a small catalogue cannot tell what 39 million records would hold. Words in
`UNKNOWN` are dropped and reported in `errorlist`, as PubMed does with words it has never seen.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from auditor.model import Work
from tests.services.boolean import BadQuery, Leaf, evaluate
from tests.services.catalogue import Catalogue, initials, issns
from tests.services.response import Response, as_json, as_text, as_xml

NAME, BASE = "pubmed", "/entrez/eutils"
ERROR = {"error": "API rate limit exceeded", "api-key": "127.0.0.1", "count": "4", "limit": "3"}
UNKNOWN: set[str] = set()
TEXT = {
    "ti": ("title",),
    "title": ("title",),
    "tiab": ("title", "abstract"),
    "title/abstract": ("title", "abstract"),
    "tw": ("title", "abstract"),
    "ad": ("institutions",),
    "affiliation": ("institutions",),
    "": ("title", "abstract", "people", "venue"),
    "all": ("title", "abstract", "people", "venue"),
    "all fields": ("title", "abstract", "people", "venue"),
}
WHOLE = {"vi": "volume", "volume": "volume", "ip": "issue", "issue": "issue", "pg": "page", "pagination": "page"}
NAMES = frozenset({"au", "1au", "lastau", "fau", "author", "auth", "author - first"})
JOURNAL = frozenset({"ta", "journal", "jour", "so"})
DATES = frozenset({"dp", "pdat", "edat", "date - publication", "publication date", "year"})
PROXIMITY = re.compile(r"(.+):~(\d+)")

Params = dict[str, list[str]]


def respond(catalogue: Catalogue, path: str, params: Params) -> Response:
    tools = {
        "/esearch.fcgi": _esearch,
        "/esummary.fcgi": _esummary,
        "/efetch.fcgi": _efetch,
        "/ecitmatch.cgi": _ecitmatch,
        "/einfo.fcgi": _einfo,
    }
    tool = tools.get(path)
    return tool(catalogue, params) if tool else Response(b"<html><body>Not found</body></html>", 404, "text/html")


def _einfo(catalogue: Catalogue, params: Params) -> Response:
    return as_json({"header": {"type": "einfo", "version": "0.3"}, "einforesult": {"dblist": ["pubmed"]}})


def _esearch(catalogue: Catalogue, params: Params) -> Response:
    term, start = _one(params, "term"), int(_one(params, "retstart", "0"))
    if field := _one(params, "field"):
        term = f"{term}[{field}]"
    dropped: list[str] = []
    try:
        found = evaluate(term, lambda leaf: _leaf(catalogue, leaf, dropped), tags=True)
    except BadQuery:
        return _searched([], 0, 0, term, {"ERROR": "Invalid query"})
    if _one(params, "mindate"):
        found &= catalogue.between("year", _one(params, "mindate")[:4], _one(params, "maxdate", "9999")[:4])
    numbers = sorted(found & catalogue.having("pmid"))
    shown = numbers[start : start + int(_one(params, "retmax", "20"))]
    lists = {"phrasesnotfound": dropped, "fieldsnotfound": []}
    more = {"errorlist": lists} if dropped else {}
    return _searched([catalogue.get(n).pmid or "" for n in shown], len(numbers), start, term, more)


def _searched(ids: list[str], count: int, start: int, term: str, more: dict[str, object]) -> Response:
    result = {
        "count": str(count),
        "retmax": str(len(ids)),
        "retstart": str(start),
        "idlist": ids,
        "translationset": [],
        "querytranslation": term,
    }
    return as_json({"header": {"type": "esearch", "version": "0.3"}, "esearchresult": {**result, **more}})


def _leaf(catalogue: Catalogue, leaf: Leaf, dropped: list[str]) -> set[int]:
    match = PROXIMITY.fullmatch(leaf.field)
    field, text = (match[1] if match else leaf.field), leaf.text.strip()
    if text.lower() in UNKNOWN:
        dropped.append(text)
        return catalogue.everything()
    if field in DATES:
        first, _, last = text.partition(":")
        return catalogue.between("year", first[:4], (last or first)[:4])
    if field in NAMES:
        return catalogue.author(text)
    if field in JOURNAL:
        by = "issn" if re.fullmatch(r"\d{4}-\d{3}[\dXx]", text) else "venue"
        return catalogue.by(by, text)
    if field in ("pmid", "uid"):
        return catalogue.by("pmid", text)
    if field in ("doi", "aid", "lid", "location id", "article identifier"):
        return catalogue.by("doi", text)
    if field in ("pt", "publication type", "mh", "mesh"):
        return catalogue.by("type", text)
    if field in WHOLE:
        return catalogue.by(WHOLE[field], text)
    columns = TEXT.get(field, TEXT[""])
    if match:
        return catalogue.text(text, columns, within=int(match[2]))
    return catalogue.text(text, columns, phrase=leaf.quoted)


def _works(catalogue: Catalogue, params: Params) -> list[Work]:
    ids = re.split(r"[,\s]+", ",".join(params.get("id", [])))
    return [catalogue.get(n) for number in ids for n in sorted(catalogue.by("pmid", number))[:1]]


def _esummary(catalogue: Catalogue, params: Params) -> Response:
    ids = re.split(r"[,\s]+", ",".join(params.get("id", [])))
    known = {work.pmid or "": work for work in _works(catalogue, params)}
    missing = "cannot get document summary"
    result: dict[str, object] = {"uids": ids}
    for number in ids:
        result[number] = _summary(known[number]) if number in known else {"uid": number, "error": missing}
    return as_json({"header": {"type": "esummary", "version": "0.3"}, "result": result})


def _summary(work: Work) -> dict[str, object]:
    own = issns(work)
    ids = [{"idtype": "pubmed", "idtypen": 1, "value": work.pmid}]
    ids += [{"idtype": "doi", "idtypen": 3, "value": work.doi}] if work.doi else []
    year = str(work.year or "")
    return {
        "uid": work.pmid,
        "pubdate": year,
        "epubdate": "",
        "source": work.venue_abbreviation or work.venue or "",
        "authors": [
            {"name": f"{p.family} {initials(p.given)}".strip(), "authtype": _kind(p.group)} for p in work.authors
        ],
        "title": work.title + ".",
        "volume": work.volume or "",
        "issue": work.issue or "",
        "pages": work.pages or "",
        "pubtype": [*(work.publication_types or ("Journal Article",)), *_retracted(work)],
        "issn": own[0] if own else "",
        "essn": own[1] if len(own) > 1 else "",
        "fulljournalname": work.venue or "",
        "elocationid": f"doi: {work.doi}" if work.doi else "",
        "articleids": ids,
        "references": [],
        "attributes": ["Has Abstract"] if work.abstract else [],
        "sortpubdate": f"{year}/01/01 00:00" if year else "",
    }


def _kind(group: bool) -> str:
    return "CollectiveName" if group else "Author"


def _retracted(work: Work) -> list[str]:
    return ["Retracted Publication"] if any(notice.kind == "retraction" for notice in work.notices) else []


def _ecitmatch(catalogue: Catalogue, params: Params) -> Response:
    lines = re.split(r"[\r\n]+", _one(params, "bdata"))
    return as_text("\n".join(_matched(catalogue, line) for line in lines if line.strip()) + "\n")


def _matched(catalogue: Catalogue, line: str) -> str:
    fields = [*(part.strip() for part in line.split("|")), "", "", "", "", "", ""]
    journal, year, volume, page, author, key = fields[:6]
    found = catalogue.by("venue", journal)
    for field, value in (("year", year), ("volume", volume), ("page", page)):
        found = found & catalogue.by(field, value) if value else found
    found = found & catalogue.author(author) if author else found
    numbers = [pmid for n in sorted(found) if (pmid := catalogue.get(n).pmid)]
    verdict = numbers[0] if len(numbers) == 1 else f"AMBIGUOUS {len(numbers)} citations" if numbers else "NOT_FOUND"
    return "|".join((journal, year, volume, page, author, key, verdict))


def _efetch(catalogue: Catalogue, params: Params) -> Response:
    head = (
        '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    )
    head += '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
    articles = "\n".join(_article(work) for work in _works(catalogue, params))
    return as_xml(f"{head}<PubmedArticleSet>\n{articles}\n</PubmedArticleSet>")


def _article(work: Work) -> str:
    doi = f'<ELocationID EIdType="doi" ValidYN="Y">{escape(work.doi)}</ELocationID>' if work.doi else ""
    ids = f'<ArticleId IdType="pubmed">{work.pmid}</ArticleId>'
    ids += f'<ArticleId IdType="doi">{escape(work.doi)}</ArticleId>' if work.doi else ""
    complete = "Y" if work.authors_complete else "N"
    authors = "".join(_author(p.given, p.family, p.group) for p in work.authors)
    kinds = [*(work.publication_types or ("Journal Article",)), *_retracted(work)]
    types = "".join(f'<PublicationType UI="D016428">{escape(kind)}</PublicationType>' for kind in kinds)
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{work.pmid}</PMID>'
        f'<Article PubModel="Print">{_journal(work)}<ArticleTitle>{escape(work.title)}.</ArticleTitle>'
        + (f"<Pagination><MedlinePgn>{escape(work.pages)}</MedlinePgn></Pagination>" if work.pages else "")
        + doi
        + (f"<Abstract><AbstractText>{escape(work.abstract)}</AbstractText></Abstract>" if work.abstract else "")
        + (f'<AuthorList CompleteYN="{complete}">{authors}</AuthorList>' if authors else "")
        + f"<Language>eng</Language><PublicationTypeList>{types}</PublicationTypeList></Article>{_notices(work)}"
        "</MedlineCitation><PubmedData><PublicationStatus>ppublish</PublicationStatus>"
        f"<ArticleIdList>{ids}</ArticleIdList></PubmedData></PubmedArticle>"
    )


def _journal(work: Work) -> str:
    issn = "".join(f'<ISSN IssnType="Print">{number}</ISSN>' for number in issns(work)[:1])
    date = f"<PubDate><Year>{work.year}</Year></PubDate>" if work.year else "<PubDate/>"
    volume = f"<Volume>{escape(work.volume)}</Volume>" if work.volume else ""
    issue = f"<Issue>{escape(work.issue)}</Issue>" if work.issue else ""
    title = escape(work.venue or "")
    short = escape(work.venue_abbreviation or work.venue or "")
    return (
        f'<Journal>{issn}<JournalIssue CitedMedium="Print">{volume}{issue}{date}</JournalIssue>'
        f"<Title>{title}</Title><ISOAbbreviation>{short}</ISOAbbreviation></Journal>"
    )


def _author(given: str, family: str, group: bool) -> str:
    if group:
        return f'<Author ValidYN="Y"><CollectiveName>{escape(family)}</CollectiveName></Author>'
    first = f"<ForeName>{escape(given)}</ForeName><Initials>{escape(initials(given))}</Initials>" if given else ""
    return f'<Author ValidYN="Y"><LastName>{escape(family)}</LastName>{first}</Author>'


def _notices(work: Work) -> str:
    kinds = {"retraction": "RetractionIn", "expression-of-concern": "ExpressionOfConcernIn", "correction": "ErratumIn"}
    told = [(kinds[n.kind], n) for n in work.notices if n.kind in kinds]
    each = "".join(
        f'<CommentsCorrections RefType="{kind}"><RefSource>A journal. {(n.date or "")[:4]}</RefSource>'
        + (f'<PMID Version="1">{n.pmid}</PMID>' if n.pmid else "")
        + "</CommentsCorrections>"
        for kind, n in told
    )
    return f"<CommentsCorrectionsList>{each}</CommentsCorrectionsList>" if each else ""


def _one(params: Params, name: str, default: str = "") -> str:
    return params.get(name, [default])[0]
