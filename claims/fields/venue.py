"""The journal of a study: a journal's name where a journal belongs, in the words of the article.

A strong slot is one that only a place of publication fits ("published in …", "the journal …", "trial in …",
"In 2013, … published", "(…, 2008)"); a weak one is a bare "in". A journal of several words that the gazetteer knows may
stand in either; a name that is also a common word ("Spine", "Nature") or that the gazetteer does not know needs a
strong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.citing.cues import NAME, YEAR, lexicon, listed, screen
from claims.entities import journals
from claims.fields.line import Line, Slot
from claims.model import Span
from claims.patterns import lazily

_POSSESSIVE = re.compile(r"[’']s(?=\s(?:\d|[^\W\dA-Z]))")
"""The ending of a journal that owns its study ("The Lancet’s 2018 review"); as long as what replaces it."""
_OPENING = "\"“”„‘’'«»*_(   "
_CAPITALISED = re.compile(r"(?<=[^\W\d] )[A-Z][a-zà-ÿ]+\s\Z")
"""A capitalised word within a sentence, right before."""
_CLOSING = re.compile(r"[*_\"”]*[)\]]\W*\Z")
"""What follows a journal that alone fills the bracket at the end of a sentence."""
_CITED = re.compile(rf"[*_]*[.,]?\s{YEAR}\s?;\s?\d")
"""What follows a journal in a reference inside prose: "JAMA. 2015;313"."""
LONGEST = 110
"""Characters of the longest run taken as a journal's name unknown to the gazetteer."""
STRONG, WEAK, NONE, BARRED = 2, 1, 0, -1


@dataclass(frozen=True, slots=True)
class _Slots:
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


@lru_cache(maxsize=16)
def _slots(language: str) -> _Slots:
    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    nouns, the = any_of("nouns", "loose"), any_of("definite")
    year = rf"\s(?:\w+\s)?{any_of('dating')}\s(?:{any_of('months')}\s)?{YEAR},?"
    when = rf"(?:{year}|\s{any_of('when')}|\s{any_of('months')}\.?\s\d{{1,2}},?){{0,2}}"
    journal = rf"(?:(?:{the}|[Aa])\s)?(?:[\w-]+\s)?{any_of('journal')}"
    out = rf"\b{any_of('appearing')}{when},?\s{any_of('inside')}"
    small, reporting = any_of("journal_small"), any_of("finding", "writing")
    crew = rf"(?:,?\s(?:{NAME}|et\sal\.?|{any_of('joining', 'theirs', 'colleagues', 'particles')}))"
    written = rf"{NAME}(?:(?:,?\s{small}(?:\s{small})?)?,?\s(?:{NAME}|&)){{0,9}}"
    strong = (
        rf"(?:{out}(?:\s(?:{the}|[Aa]n?\s{any_of('issue')}|{journal}(?:\s[a-z]+)?))?|\b{journal}(?:\s{the})?"
        rf"|\b{nouns}s?(?:\s{any_of('after_noun')}\s{YEAR})?,?\s{any_of('dating')}(?:\s{the})?|\b{nouns}s?\s{any_of('inside')}(?:\s{the})?|\b{nouns}\s?[(,]|\b{any_of('when')}[’']s"
        rf"|\b{any_of('issue')}(?:\s{the})?|\b{any_of('credited')}(?:\s{the})?)\Z"
    )
    strong = (
        rf"(?:{strong}|\b{any_of('writing_in')}(?:\s{the})?\Z|\b{reporting}{crew}{{1,12}},?\s{any_of('bare_in')}(?:\s{the})?\Z"
        rf"|\b(?:et\sal\.?,?\s)?\(?{YEAR}\)?,?\s{any_of('bare_in')}(?:\s{the})?\Z)"
    )
    lead = rf"(?:{any_of('since')}\s(?:{any_of('months')}\s)?{YEAR}|{any_of('when')}),?\s"
    return _Slots(
        lazily(strong),
        lazily(rf"\b{any_of('bare_in')}(?:\s{the})?\Z"),
        lazily(rf"[\"”’*]?,?\s(?:{any_of('relative')}\s){{0,2}}{any_of('carrying')}\b(?!\sthat\b)"),
        lazily(
            rf"[\"”’*]?,\s{any_of('carried_by')}\s(?:{any_of('when')}\s|{any_of('relative')}\s){{0,2}}{any_of('carrying')}\b"
        ),
        lazily(rf"\b{nouns}\s{any_of('carried_by')}(?:\s{the})?\Z"),
        lazily(
            rf"(?:\A|[:;—–]\s|\A.{{0,60}}?[.,]\s)\W*(?:{any_of('opening')}\s)*(?:{lead})?(?:{the}\s)?(?:{journal}\s)?\Z"
        ),
        lazily(
            rf"(?:\b{any_of('appearing')}{when},?\s{any_of('bare_in')}|\b{journal})\s(?:{the}\s)?(?:{any_of('journal')}\s)?[\"“‘'*_]*(?P<name>{written})"
        ),
        lazily(written),
        lazily(rf"\b{any_of('same_journal')}\b"),
        lazily(rf"(?:[’']s?[\"”’]?\s(?:(?:{YEAR}|[a-z-]+)\s){{0,3}}|[\"”’]?\s){any_of('nouns', 'loose', 'team')}\b"),
        lazily(rf"\s{any_of('journal_joins')}\s(?:{the}\s)?[A-Z]"),
        lazily(rf"[(\[](?P<names>[^()\[\]]{{2,55}}[,;]\s)?(?:{the}\s)?[\"“*_]*\Z"),
        lazily(rf"[*_\"”]*(?:[,;]?\s(?:[A-Z]\w+\s)?{YEAR}|[)\]]|,\s{any_of('roles', 'leading')}\s[^()]{{2,60}}[)\]])"),
        lazily(rf",\s(?:\w+\s)?{any_of('bare_in')}(?:\s{the})?\Z"),
        lazily(rf"\b{reporting}\s{any_of('bare_in')}(?:\s{the})?\Z"),
        lazily(rf"[\"”*_]*(?:[,.:;]\s|[.]?\Z|\s{any_of('that')}\b|\s\({YEAR}\))"),
        lazily(rf"[\"”’*_]*,\s(?:[\w’'-]+\s){{0,5}}?{any_of('nouns', 'loose', 'team', 'colleagues')}(?![\w-])"),
        lazily(rf"\b{any_of('served')}(?:\s{the})?\Z"),
        lazily(
            rf"\b{any_of('bare_in')}\s(?:{the}\s)?(?P<name>(?:{NAME}\s){{0,4}}{any_of('serials')}\s{small}(?:\s{the})?\s{NAME}"
            rf"(?:(?:,?\s{small})?,?\s{NAME}){{0,6}})"
        ),
        lazily(rf"{any_of('serials')}\s"),
        lazily(rf"(?:\A|[,;:(.]\s?)\W*{any_of('look')}(?:\s{the})?\Z"),
        lazily(rf"[\"”’*_]*\s(?:{any_of('relative')}\s)?{any_of('finding')}(?![\w-])"),
        lazily(rf"[\"”’*_]*\s(?:{any_of('relative')}\s)?{any_of('finding', 'acting')}(?![\w-])"),
        lazily(rf"[\"”’*_]*\s\({YEAR}\)"),
        lazily(rf"\b{any_of('titled')}\W*\Z"),
        lazily(rf"\b{any_of('reports')}(?=\s(?:[\w-]+\s){{0,2}}{nouns}(?![\w-]))"),
        lazily(rf"[\"“”»«*_]*(?:{when})\s{any_of('appearing_after')}\b"),
    )


def venue(line: Line, taken: tuple[Span, ...] = ()) -> Slot[str] | None:
    """The journal a sentence names as the place of publication, the surest slot first; `taken` is something else."""
    free = (pair for pair in _candidates(line) if not any(pair[1].span.meets(span) for span in taken))
    found = sorted(free, key=lambda pair: (-pair[0], pair[1].span))
    return found[0][1] if found else None


def inherits(line: Line) -> bool:
    """Whether the sentence points to the journal named before ("in the same journal")."""
    text, language = line.text, line.language
    return not screen(language, "same_journal").misses(text) and bool(_slots(language).inherited.search(text))


def _candidates(line: Line) -> Iterator[tuple[int, Slot[str]]]:
    """Journals with how sure their slot is: known, then marked but unknown, then unknown and unmarked."""
    found = journals.find(_POSSESSIVE.sub("  ", line.text))
    slots = _slots(line.language)
    known = [pair for pair in found if not (slots.further.match(line.text, pair[0].end) or _cut_short(line, pair[0]))]
    for span, journal in known:
        strength = _strength(line, span, common=journal.common)
        weakly = strength == WEAK and (_marked(line, span) or not journal.common)
        owned = strength == NONE and not journal.common and _owned(line, span)
        if strength == STRONG or weakly or owned or (strength != BARRED and _serves(line, span, journal.kind)):
            yield strength + 2, _slot(line, span)
    for span in (*line.emphasised, *line.quoted):
        if not any(_is_all_of(line, other, span) for other, _ in known) and _fills(line, span):
            yield 5, _slot(line, span)
    for match in _where(slots.series, line, "reports"):
        yield 2, _slot(line, Span(*match.span()))
    for match in (*_where(slots.unknown, line, "appearing", "journal"), *_where(slots.serial, line, "serials")):
        span = Span(*match.span("name"))
        outlet = _is_outlet(line, span)
        if span.end - span.start <= LONGEST and not outlet and not any(span.meets(other) for other, _ in known):
            yield 1, _slot(line, span)


def _where(pattern: re.Pattern[str], line: Line, *keys: str) -> Iterator[re.Match[str]]:
    """The places of a pattern that cannot do without a word of these lists."""
    return iter(()) if screen(line.language, *keys).misses(line.text) else pattern.finditer(line.text)


def _cut_short(line: Line, span: Span) -> bool:
    """Whether a name that begins with "Journal of" is the end of a longer one ("the Midwest Journal of Nursing")."""
    serials = _slots(line.language).serials
    return bool(serials.match(line.text, span.start) and _CAPITALISED.search(line.text, 0, span.start))


def _serves(line: Line, span: Span, kind: str) -> bool:
    """Whether a conference or a preprint server stands where one is told as the place ("at NeurIPS", "on medRxiv")."""
    return kind != "journal" and bool(_slots(line.language).server.search(line.before(span.start, 30).rstrip(_OPENING)))


def _is_all_of(line: Line, known: Span, span: Span) -> bool:
    """Whether a known journal is the whole of a marked stretch, an article or a comma aside."""
    return span.covers(known) and known.end - known.start >= len(_name(line, span)) - 6


def _fills(line: Line, span: Span) -> bool:
    """Whether a marked stretch is written like a journal's name and stands where only one belongs."""
    slots, name = _slots(line.language), _name(line, span)
    if not slots.written.fullmatch(name) or len(name) > LONGEST:
        return False
    titled = slots.titled.search(line.before(span.start, 20))
    return not titled and _strength(line, span, known=False) == STRONG


def _name(line: Line, span: Span) -> str:
    return line.text[span.start : span.end].strip(_OPENING + ",.")


def _slot(line: Line, span: Span) -> Slot[str]:
    return Slot(span, _name(line, span))


def _marked(line: Line, span: Span) -> bool:
    """Whether the source set the name apart by italics or quotation marks."""
    marks = (*line.emphasised, *line.quoted)
    return any(mark.covers(span) and mark.end - mark.start <= span.end - span.start + 4 for mark in marks)


def _strength(line: Line, span: Span, known: bool = True, common: bool = False) -> int:
    """How well the place fits a journal; outlets that are no journals fit nowhere."""
    slots = _slots(line.language)
    if _is_outlet(line, span):
        return BARRED
    before = line.before(span.start, 120).rstrip(_OPENING)
    if known and _inset(line, span, before):
        return STRONG
    cited = known and _CITED.match(line.text, span.end)
    if cited or slots.strong.search(before) or (known and _bracketed(line, span, common)):
        return STRONG
    opens = slots.opening.match(line.text[: span.start].rstrip(_OPENING) + " ") or slots.carried.search(before)
    if known and not common and slots.which.match(line.text, span.end):
        return STRONG
    if opens and slots.carries.match(line.text, span.end):
        return STRONG if known or _marked(line, span) else WEAK
    weak = slots.weak.search(before)
    if weak and known and slots.late.match(line.text, span.end):
        return STRONG
    return WEAK if weak else NONE


def _inset(line: Line, span: Span, before: str) -> bool:
    """Whether a name fits by what stands on both sides: "…, in Spine, …", "found in Spine that", "In Spine,"."""
    slots, text, at = _slots(line.language), line.text, span.end
    if slots.inset.search(before) and text[at:].lstrip('*_”"’')[:1] in (",", ".", ";", ""):
        return True
    if slots.look.search(before) or (slots.stating.search(before) and slots.stated.match(text, at)):
        return True
    placed = slots.weak.search(before)
    if placed and slots.dated.match(text, at):
        return True
    if placed and (slots.did if line.phrases else slots.found).match(text, at):
        return True
    placed = placed if slots.opened.match(text, at) else None
    return bool(placed and slots.opening.match(before[: placed.start()].rstrip(_OPENING) + " "))


def _is_outlet(line: Line, span: Span) -> bool:
    """Whether the name is a newspaper's, a website's, a publisher's, or the bare word "Journal"."""
    name, sets = _name(line, span).lower(), lexicon(line.language).sets
    return name in sets["outlets"] or f"the {name}" in sets["outlets"] or name in sets["journal"]


def _owned(line: Line, span: Span) -> bool:
    """Whether the journal owns the study ("a Lancet study", "JAMA's review") or stands in brackets with a year."""
    return bool(_slots(line.language).adjective.match(line.text, span.end)) or _bracketed(line, span, False)


def _bracketed(line: Line, span: Span, common: bool) -> bool:
    """Whether the journal stands in brackets: with a year or names, at the end, or alone if no common word."""
    slots = _slots(line.language)
    opens = slots.bracket.search(line.before(span.start, 70))
    closes = slots.bracket_end.match(line.text, span.end)
    if opens is None or closes is None:
        return False
    last = bool(_CLOSING.match(line.text, span.end))
    return not common or last or bool(opens["names"]) or closes.group()[-1:].isdigit()
