"""PubMed by the E-utilities, https://www.ncbi.nlm.nih.gov/books/NBK25499/: esearch for numbers and
totals, efetch for records with abstracts, publication types and MeSH headings.

esearch drops terms it does not know and searches for the rest; its count is then no answer to the
question, so the question is put again without those words, and says so.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import replace
from typing import ClassVar

from auditor.dialects import eutils, rungs
from auditor.dialects import pubmed as dialect
from auditor.dialects.terms import cut, single
from auditor.model import Query, QueryKind, Rung, Work
from auditor.parts import Pace, Page, Reply, Request, Steps
from claims.model import Identifier, Person
from claims.words import tokens

Known = dict[str, Work]
"""Records already fetched for a query, by number."""
FIELD_WORDS = 5
"""Words that name a speaker's field."""
TOOL = "citation-auditor"


class PubMed:
    """Looks works up by PubMed number, DOI and trial number, by rung, and by author."""

    name: ClassVar[str] = "pubmed"
    label: ClassVar[str] = "PubMed"
    kinds: ClassVar[frozenset[QueryKind]] = frozenset({"study", "speaker"})
    pace: ClassVar[Pace] = Pace(3, 2)
    default_base: ClassVar[str] = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    key_env: ClassVar[str | None] = "NCBI_API_KEY"
    needs_key: ClassVar[bool] = False

    def __init__(self, base: str | None = None, key: str | None = None, contact: str | None = None) -> None:
        self._base = (base or self.default_base).rstrip("/")
        secrets = (("tool", TOOL), ("email", contact), ("api_key", key))
        self._secrets = tuple((name, value) for name, value in secrets if value)
        self._pace = Pace(10, 3) if key else self.pace

    def ping(self) -> Request:
        """A search for one number, without its record."""
        return self._search("1[uid]", "ping", 0)

    def look_up(self, query: Query) -> Steps:
        known: Known = {}
        if query.kind == "speaker":
            return (yield from self._by_person(query, known))
        pages = yield from self._by_identifier(query, known)
        if rungs.settled(query, pages):
            return pages
        left = rungs.MOST - len(pages)
        return pages + (yield from rungs.climb(query, lambda rung: self._by_rung(rung, known), left))

    def _by_identifier(self, query: Query, known: Known) -> Steps:
        pages: tuple[Page, ...] = ()
        for asked in (each for each in query.identifiers if not each.malformed):
            if asked.scheme == "pmid":
                pages += ((yield from self._by_number(asked, known)),)
            elif asked.scheme == "doi":
                pages += ((yield from self._by_doi(asked, known)),)
            elif asked.scheme == "nct":
                pages += ((yield from self._found(f"{asked.value}[si]", f"trial {asked.value}", known)),)
        return pages

    def _by_number(self, asked: Identifier, known: Known) -> Generator[Request, Reply, Page]:
        """The record of a number. Where it is missing, a second opinion, as PubMed at times returns nothing."""
        what = f"PMID {asked.value}"
        reply = yield self._fetch([asked.value], what)
        works = eutils.fetched(reply, [asked.value])
        if works:
            known[asked.value] = works[0]
            return Page(reply, what, works, total=1, exists=(asked,))
        summary = yield self._request("esummary.fcgi", (("id", asked.value), ("retmode", "json")), what)
        eutils.refuse_known(summary, asked.value)
        return Page(summary, what, total=0, absent=(asked,))

    def _by_doi(self, asked: Identifier, known: Known) -> Generator[Request, Reply, Page]:
        """Records of that very DOI: PubMed searches for a DOI's parts, and finds others that share them."""
        page = yield from self._found(f'"{asked.value}"[doi]', f"DOI {asked.value}", known)
        works = tuple(work for work in page.works if asked in work.identifiers)
        return replace(page, works=works, total=len(works))

    def _by_rung(self, rung: Rung, known: Known) -> Generator[Request, Reply, tuple[Page, ...]]:
        term = dialect.term(rung)
        if not term:
            return ()
        rows = 0 if rungs.enumerates(rung) else rungs.ROWS
        reply = yield self._search(term, rung.name, rows)
        found = eutils.search(reply)
        dropped = _missed(rung, found.dropped)
        less = _without(rung, dropped)
        what = f"{rung.name} (PubMed does not know {', '.join(dropped)})" if dropped else rung.name
        if dropped and less != rung and dialect.term(less):
            reply = yield self._search(dialect.term(less), what, rows)
            found = eutils.search(reply)
            dropped = _missed(less, found.dropped)
        works = yield from self._records(found.numbers[:rows], what, known)
        return (Page(reply, what, works, total=None if dropped else found.count),)

    def _by_person(self, query: Query, known: Known) -> Steps:
        """Works by an author: those that name the field first, then all."""
        pages: tuple[Page, ...] = ()
        for person in query.authors[:1]:
            for term, what in _by_author(person, single(query.words)[:FIELD_WORDS]):
                if rungs.distinct(pages) < rungs.ENOUGH:
                    pages += ((yield from self._found(term, what, known)),)
        return pages

    def _found(self, term: str, what: str, known: Known) -> Generator[Request, Reply, Page]:
        """A search with its records. A term that is dropped whole finds nothing, which is the answer."""
        reply = yield self._search(term, what, rungs.ROWS)
        found = eutils.search(reply)
        works = yield from self._records(found.numbers, what, known)
        return Page(reply, what, works, total=found.count)

    def _records(self, numbers: Iterable[str], what: str, known: Known) -> Generator[Request, Reply, tuple[Work, ...]]:
        """The records of numbers, in their order; only those not yet known are fetched, in one call."""
        wanted = [number for number in numbers if number not in known]
        if wanted:
            reply = yield self._fetch(wanted, f"records: {what}")
            known.update({work.pmid or "": work for work in eutils.fetched(reply, wanted)})
        return tuple(known[number] for number in numbers if number in known)

    def _search(self, term: str, what: str, rows: int) -> Request:
        params = (("term", term), ("retmode", "json"), ("retmax", str(rows)), ("sort", "relevance"))
        return self._request("esearch.fcgi", params, what)

    def _fetch(self, numbers: Iterable[str], what: str) -> Request:
        request = self._request("efetch.fcgi", (("id", ",".join(numbers)), ("retmode", "xml")), what)
        return replace(request, accept="application/xml")

    def _request(self, tool: str, params: tuple[tuple[str, str], ...], what: str) -> Request:
        params = (("db", "pubmed"), *params)
        return Request(f"{self._base}/{tool}", params, what, secrets=self._secrets, pace=self._pace)


def _by_author(person: Person, field: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    author, what = dialect.author(person), f"works by {person}"
    if not field:
        return ((author, what),)
    return (f"{author} AND {dialect.any_of(field)}", f"{what} on {', '.join(field)}"), (author, what)


def _missed(rung: Rung, dropped: Iterable[str]) -> tuple[str, ...]:
    """The words that must hold and that PubMed dropped, whole or cut; of words that only rank none is missed."""
    asked = (rung.title, rung.venue, *rung.issns, *rung.authors, rung.institution, *rung.all_words)
    gone = {token for each in dropped for token in tokens(each.partition("[")[0])}
    return tuple(word for word in single(filter(None, asked)) if gone & {word, cut(word).rstrip("*")})


def _without(rung: Rung, dropped: Iterable[str]) -> Rung:
    """The rung without words that PubMed does not know."""
    barred = frozenset(dropped)
    words = tuple(word for word in single(rung.all_words) if word not in barred)
    title = " ".join(word for word in tokens(rung.title or "") if word not in barred) or None
    return replace(rung, all_words=words, title=title) if barred else rung


API = PubMed
