"""The slots in which a journal is named, compiled from words; `claims.fields.venue` says how each is used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.citing.cues import NAME, YEAR, listed


@dataclass(frozen=True, slots=True)
class VenueSlots:
    """One expression a slot."""

    strong: re.Pattern[str]
    weak: re.Pattern[str]
    carries: re.Pattern[str]
    which: re.Pattern[str]
    carried: re.Pattern[str]
    opening: re.Pattern[str]
    unknown: re.Pattern[str]
    written: re.Pattern[str]
    inherited: re.Pattern[str]
    adjective: re.Pattern[str]
    further: re.Pattern[str]
    bracket: re.Pattern[str]
    bracket_end: re.Pattern[str]
    inset: re.Pattern[str]
    stating: re.Pattern[str]
    stated: re.Pattern[str]
    opened: re.Pattern[str]
    server: re.Pattern[str]
    serial: re.Pattern[str]
    serials: re.Pattern[str]
    look: re.Pattern[str]
    found: re.Pattern[str]
    did: re.Pattern[str]
    dated: re.Pattern[str]
    titled: re.Pattern[str]
    series: re.Pattern[str]
    late: re.Pattern[str]
    made_for: re.Pattern[str]
    ends_clause: re.Pattern[str]
    as_told: re.Pattern[str]
    article: re.Pattern[str]
    printed: re.Pattern[str]
    then_carries: re.Pattern[str]
    tally: re.Pattern[str]
    aside: re.Pattern[str]
    owing: re.Pattern[str]
    had_it: re.Pattern[str]
    serial_word: re.Pattern[str]
    closes: re.Pattern[str]


@lru_cache(maxsize=16)
def venue_slots(language: str) -> VenueSlots:
    """The slots of a language."""

    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    nouns, the = any_of("nouns", "loose"), any_of("definite")
    year = rf"\s(?:\w+\s)?{any_of('dating')}\s(?:{any_of('months')}\s)?{YEAR},?"
    when = rf"(?:{year}|\s{any_of('when')}|\s{any_of('months')}\.?\s\d{{1,2}},?){{0,2}}"
    journal = rf"(?:(?:{the}|[Aa])\s)?(?:[\w-]+\s)?{any_of('journal')}"
    results = rf"(?:\s{any_of('having')}\s(?:\w+\s)?{any_of('results', 'nouns')})?"
    slowly = rf"{any_of('coming_out')}(?:\s[\w-]+){{0,4}}?"
    out = rf"\b(?:{any_of('appearing')}{results}{when},?|{slowly})\s{any_of('inside')}"
    small, reporting = any_of("journal_small"), any_of("finding", "writing")
    crew = rf"(?:,?\s(?:{NAME}|et\sal\.?|{any_of('joining', 'theirs', 'colleagues', 'team', 'particles')}))"
    written = rf"{NAME}(?:(?:,?\s{small}(?:\s{small})?)?,?\s(?:{NAME}|&)){{0,9}}"
    strong = (
        rf"(?:{out}(?:\s(?:{the}|[Aa]n?\s{any_of('issue')}|{journal}(?:\s[a-z]+)?))?|\b{journal}(?:\s{the})?"
        rf"|\b{nouns}s?(?:\s{any_of('after_noun')}\s{YEAR})?,?\s{any_of('dating')}(?:\s{the})?|\b{nouns}s?\s{any_of('inside')}(?:\s{the})?|\b{nouns}\s?[(,]|\b{any_of('when')}[’']s"
        rf"|\b{nouns}\s{any_of('authored')}{crew}{{1,12}},?\s{any_of('bare_in')}(?:\s{the})?|\b{any_of('issue')}(?:\s{the})?|\b{any_of('credited')}(?:\s{the})?)\Z"
    )
    strong = (
        rf"(?:{strong}|\b{any_of('writing_in')}(?:\s{the})?\Z|\b{reporting}{crew}{{1,12}},?\s{any_of('bare_in')}(?:\s{the})?\Z"
        rf"|\b(?:et\sal\.?,?\s)?\(?{YEAR}\)?,?\s{any_of('bare_in')}(?:\s{the})?\Z)"
    )
    lead = rf"(?:{any_of('since')}\s(?:{any_of('months')}\s)?{YEAR}|{any_of('when')}),?\s"
    return VenueSlots(
        re.compile(strong),
        re.compile(rf"\b{any_of('bare_in')}(?:\s{the})?\Z"),
        re.compile(rf"[\"”’*]?,?\s(?:{any_of('relative')}\s){{0,2}}{any_of('carrying')}\b(?!\sthat\b)"),
        re.compile(
            rf"[\"”’*]?,\s{any_of('carried_by')}\s(?:{any_of('when')}\s|{any_of('relative')}\s){{0,2}}{any_of('carrying')}\b"
        ),
        re.compile(rf"\b{nouns}\s{any_of('carried_by')}(?:\s{the})?\Z"),
        re.compile(
            rf"(?:\A|[:;—–]\s|\A.{{0,60}}?[.,]\s)\W*(?:{any_of('opening')}\s)*(?:{lead})?(?:{the}\s)?(?:{journal}\s)?\Z"
        ),
        re.compile(
            rf"(?:\b{any_of('appearing')}{when},?\s{any_of('bare_in')}|\b{journal})\s(?:{the}\s)?(?:{any_of('journal')}\s)?[\"“‘'*_]*(?P<name>{written})"
        ),
        re.compile(written),
        re.compile(rf"\b{any_of('same_journal')}\b"),
        re.compile(
            rf"(?:[’']s?[\"”’]?\s(?:(?:{YEAR}|[a-z-]+)\s){{0,3}}|[\"”’]?\s){any_of('nouns', 'loose', 'team')}\b"
        ),
        re.compile(rf"\s{any_of('journal_joins')}\s(?:{the}\s)?[A-Z]"),
        re.compile(rf"[(\[](?P<names>[^()\[\]]{{2,55}}[,;]\s)?(?:{the}\s)?[\"“*_]*\Z"),
        re.compile(
            rf"[*_\"”]*(?:[,;]?\s(?:[A-Z]\w+\s)?{YEAR}|[)\]]|,\s{any_of('roles', 'leading')}\s[^()]{{2,60}}[)\]])"
        ),
        re.compile(rf",\s(?:\w+\s)?{any_of('bare_in')}(?:\s{the})?\Z"),
        re.compile(rf"\b{reporting}\s{any_of('bare_in')}(?:\s{the})?\Z"),
        re.compile(rf"[\"”*_]*(?:[,.:;]\s|[.]?\Z|\s{any_of('that')}\b|\s\({YEAR}\))"),
        re.compile(rf"[\"”’*_]*,\s(?:[\w’'-]+\s){{0,5}}?{any_of('nouns', 'loose', 'team', 'colleagues')}(?![\w-])"),
        re.compile(rf"\b{any_of('served')}(?:\s{the})?\Z"),
        re.compile(
            rf"\b{any_of('bare_in')}\s(?:{the}\s)?(?P<name>(?:{NAME}\s){{0,4}}{any_of('serials')}\s{small}(?:\s{the})?\s{NAME}"
            rf"(?:(?:,?\s{small})?,?\s{NAME}){{0,6}})"
        ),
        re.compile(rf"{any_of('serials')}\s"),
        re.compile(rf"(?:\A|[,;:(.]\s?)\W*{any_of('look')}(?:\s{the})?\Z"),
        re.compile(rf"[\"”’*_]*\s(?:{any_of('relative')}\s)?{any_of('finding')}(?![\w-])"),
        re.compile(rf"[\"”’*_]*\s(?:{any_of('relative')}\s)?{any_of('finding', 'acting')}(?![\w-])"),
        re.compile(rf"[\"”’*_]*\s(?:\({YEAR}\)|{any_of('dating')}\s{YEAR})"),
        re.compile(rf"\b{any_of('titled')}\W*\Z"),
        re.compile(rf"\b{any_of('reports')}(?=\s(?:[\w-]+\s){{0,2}}{nouns}(?![\w-]))"),
        re.compile(rf"[\"“”»«*_]*(?:{when})\s{any_of('appearing_after')}\b"),
        re.compile(rf"(?<!\w)(?!{any_of('no_authors_for')})[\w’'-]+\s{any_of('made_for')}(?:\s{the})?\Z"),
        re.compile(rf"[\"”’*_]*{when}(?:[,.:;)–—]|\s[–—]|\Z)"),
        re.compile(rf"(?:\A|[\s(]){any_of('as_told')}(?:\s{the})?\Z"),
        re.compile(rf"\b{any_of('new', 'same')}\s(?:{YEAR}\s)?\Z"),
        re.compile(rf"[\"”’*_]*\s{any_of('prints')}(?![\w-])"),
        re.compile(rf"[\"”’*_]*{year}\s(?:{any_of('relative')}\s)?{any_of('carrying')}(?![\w-])(?!\sthat\b)"),
        re.compile(rf"[\"”’*_]*(?:,?\s\(?{YEAR}\)?|{when}):\s"),
        re.compile(rf"[\"”’*_]*,\s[^,;:]{{3,60}},\s(?:{any_of('relative')}\s){{0,2}}{any_of('finding')}(?![\w-])"),
        re.compile(rf"\b{any_of('owing')}(?:\s{the})?\Z"),
        re.compile(rf"[\"”’*_]*\s{any_of('having_it')}(?![\w-])"),
        re.compile(rf"\s(?:[a-z]+\s){{0,2}}?{any_of('serials')}(?![\w-])"),
        re.compile(rf"[\"”’*_]*\s(?:{any_of('finding', 'telling', 'carrying')}){when}\W*\Z"),
    )
