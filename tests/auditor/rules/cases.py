"""Examples of rules: `fixtures/rules/CITnnn.toml` → `Case`.

A table holds `[[fires]]` and `[[silent]]`, each a case in a few lines:

    [[fires]]
    why = "five years apart"              # what the example shows (required)
    says = ["2011", "2016"]               # words the message must hold (fires only)
    text = "A 2011 trial in PLoS Medicine …"   # the mention; several: texts = ["…", "…"]
    published = "2018-10-04"              # the article's date
    stated = { year = 2011, venue = "PLoS Medicine", authors = ["Jane Doe"], identifiers = ["doi:10.1/x"] }
    record = { title = "…", years = [2016], venue = "PLoS Med", authors = ["Doe J"], abstract = "…" }
    standing = "singled-out"              # or "identified", "suggested"
    outcome = "found"                     # or "ambiguous", "vague", "absent", "unreached"

Defaults: outcome "found" where there is a `record`, else "absent"; standing "identified" where the
record holds a stated identifier, else "singled-out". `stated` takes the fields of `claims.model.Stated`
(identifiers as "scheme:value", a "!" at the end for a malformed one); `record`, `described` and each of
`others` (further candidates) take those of `auditor.model.Work` (`source` is "library" by default;
`notices = [{ kind = "retraction", source = "…", doi = "…", date = "…" }]`, persons and identifiers as
strings). `kind = "appeal"` makes the study an appeal. `lookups` lists what was asked:
`{ source = "doi", absent = ["doi:10.1/x"], asked = [{ what = "…", total = 3 }] }` or
`{ source = "pubmed", failure = "timeout" }`; one answering library by default.

A quote instead of a study: `quote = { text = "…", direct = true, speaker = { name = "…", credential = "…",
affiliation = "…", kind = "person" }, sources = ["doi:…"] }`, with `others` as what a library told of works by
the name, `people = [{ name = "…", institutions = ["…"] }]` as what a register told, and
`studies = [{ stated = …, record = … }]` as the article's studies; `words = true` marks the lookups that sought
the quoted words. `elsewhere = [{ article = "b.html", line = 12, text = "…", speaker = { name = "…" } }]` are
quotes of the other articles of the run. `pages = ["interview.html"]` are pages of `fixtures/pages` that were linked
beside it, each at `https://example.org/NAME`; one that is not there failed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from auditor.matching import candidate
from auditor.model import Answer, Asked, Candidate, Case, Failure, Lookup, Notice, Profile, Query, Repeat, Work
from auditor.parts import Reply
from auditor.queries import reference_query, speaker_query, study_query
from auditor.records import pages
from auditor.witnesses.repeats import Repeated
from auditor.witnesses.testimony import quote_case
from claims.entities import people
from claims.model import (
    Article,
    Identifier,
    PartialDate,
    Passage,
    Person,
    Quote,
    SourceMap,
    Span,
    Speaker,
    Stated,
    Study,
    StudyMention,
    Window,
)

FOLDER = Path(__file__).parents[3] / "fixtures" / "rules"
Row = dict[str, Any]


def table(code: str, part: str) -> list[Row]:
    """The rows of one part, "fires" or "silent", of a rule's table."""
    rows: list[Row] = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8")).get(part, [])
    return rows


def case(row: Row) -> Case:
    """The case of one row."""
    article = _article(row)
    return _quote_case(row, article) if "quote" in row else _study_case(row, article)


def _study_case(row: Row, article: Article) -> Case:
    stated = _stated(row.get("stated", {}))
    texts = row.get("texts") or [row.get("text") or stated.finding or "A study is cited here."]
    mentions = tuple(StudyMention(Span(0, len(text)), text, stated) for text in texts)
    study = Study(mentions, stated, row.get("kind", "study"))
    query = reference_query(stated) if row.get("entry") else study_query(study, article)
    match = _candidate(query, row.get("record"))
    return Case(
        claim=study,
        article=article,
        query=query,
        lookups=_lookups(row, match),
        outcome=row.get("outcome", "found" if match else "absent"),
        match=match,
        standing=row.get("standing", _standing(match)),
        candidates=tuple(filter(None, (match, *(_candidate(query, other) for other in row.get("others", ()))))),
        described=_candidate(query, row.get("described")),
    )


def _quote_case(row: Row, article: Article) -> Case:
    quote = _quote(row["quote"])
    records = tuple(work(fields) for fields in filter(None, (row.get("record"), *row.get("others", ()))))
    people = tuple(_profile(fields) for fields in row.get("people", ()))
    rows = row.get("lookups", [{"source": "library", "asked": [{"what": "any journal", "total": 1}]}])
    told = [(each, _lookup(each, None)) for each in rows]
    found = (Answer("library", records, people=people),) if records or people else ()
    return quote_case(
        quote,
        article,
        speaker_query(quote, article),
        lookups=(*found, *(lookup for each, lookup in told if not each.get("words"))),
        searched=tuple(lookup for each, lookup in told if each.get("words")),
        studies=tuple(_study_case(study, article) for study in row.get("studies", ())),
        elsewhere=_elsewhere(quote, article, row.get("elsewhere", ())),
        linked=tuple(_page(name) for name in row.get("pages", ())),
    )


def _page(name: str) -> Lookup:
    """What a page told, as the source of pages reads it."""
    path, asked = FOLDER.parent / "pages" / name, identifier(f"url:https://example.org/{name}")
    if not path.exists():
        return Failure("pages", "refused", f"{asked.value}: HTTP 403")
    reply = Reply(asked.value, 200, {"content-type": "text/html"}, path.read_bytes(), "2026-01-31T12:00:00Z")
    return Answer("pages", asked=(Asked(asked.value),), linked=pages.page(reply, asked, "the page").linked)


def _quote(row: Row) -> Quote:
    fields = dict(row)
    speaker = Speaker(**({"name": None} | fields.pop("speaker", {})))
    text = fields.pop("text")
    sources = tuple(identifier(value) for value in fields.pop("sources", ()))
    return Quote((Passage(Span(0, len(text)), text),), speaker, sources=sources, **fields)


def _profile(fields: Row) -> Profile:
    made = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    return Profile(**({"source": "orcid"} | made | {"name": people.parse(fields["name"])}))


def _elsewhere(quote: Quote, article: Article, rows: Iterable[Row]) -> tuple[Repeat, ...]:
    """What the index of the run's quotes tells, where each row is a quote on that line of that article."""
    others = []
    for row in rows:
        said, line = _quote({"text": row["text"], "speaker": row["speaker"]}), row["line"]
        source = SourceMap((0,), (0,), tuple(range(1 - line, 1)))
        others.append((replace(article, name=row["article"], source=source), said))
    return Repeated(((article, quote), *others)).of(article, quote)


def _article(row: Row) -> Article:
    text = row.get("article") or " ".join(row.get("texts") or [row.get("text", "")])
    year = row.get("published")
    published = PartialDate(*(int(part) for part in str(year).split("-"))) if year else None
    unread = tuple(row.get("unread", ()))
    return Article("example.html", text, (), row.get("title", "An example"), published, unread=unread)


def _stated(fields: Row) -> Stated:
    made = dict(fields)
    made["authors"] = tuple(_person(name) for name in fields.get("authors", ()))
    made["identifiers"] = tuple(identifier(value) for value in fields.get("identifiers", ()))
    if "window" in made:
        made["window"] = Window(*made["window"])
    return Stated(**made)


def _person(name: str) -> Person:
    return people.parse(name)


def identifier(value: str) -> Identifier:
    """ "doi:10.1/x" as an identifier; a "!" at its end marks a malformed one."""
    scheme, _, rest = value.partition(":")
    return Identifier(scheme, rest.removesuffix("!"), malformed=rest.endswith("!"))  # type: ignore[arg-type]


def work(fields: Row) -> Work:
    """A record from a row: persons and identifiers as strings, lists as tuples."""
    made = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    made["authors"] = tuple(_person(name) for name in fields.get("authors", ()))
    for name in ("identifiers", "versions", "notice_of"):
        made[name] = tuple(identifier(value) for value in fields.get(name, ()))
    made["notices"] = tuple(Notice(**({"source": "library"} | notice)) for notice in fields.get("notices", ()))
    return Work(**({"source": "library"} | made))


def _candidate(query: Query, fields: Row | None) -> Candidate | None:
    return candidate(query, [work(fields)]) if fields else None


def _standing(match: Candidate | None) -> str | None:
    if match is None:
        return None
    return "identified" if match.agreement.get("identifier") else "singled-out"


def _lookups(row: Row, match: Candidate | None) -> tuple[Lookup, ...]:
    rows = row.get("lookups", [{"source": "library", "asked": [{"what": "any journal", "total": 1}]}])
    return tuple(_lookup(each, match) for each in rows)


def _lookup(row: Row, match: Candidate | None) -> Lookup:
    if "failure" in row:
        return Failure(row["source"], row["failure"], row.get("detail", ""))
    asked = tuple(Asked(**({"url": f"{row['source']}:"} | each)) for each in row.get("asked", ()))
    works = (match.work,) if match and row["source"] == match.work.source else ()
    absent, exists = (tuple(identifier(v) for v in row.get(name, ())) for name in ("absent", "exists"))
    return Answer(row["source"], works, asked, absent, exists)
