"""The journal of a study: a journal's name where a journal belongs, in the words of the article.

A strong slot is one that only a place of publication fits ("published in …", "the journal …", "trial in …",
"In 2013, … published", "(…, 2008)"); a weak one is a bare "in". A journal of several words that the gazetteer knows may
stand in either; a name that is also a common word ("Spine", "Nature") or that the gazetteer does not know needs a
strong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.citing.cues import YEAR, cue, lexicon, screen
from claims.entities import journals
from claims.fields.apposed import journal as apposed
from claims.fields.line import Line, Slot
from claims.fields.periodicals import in_brackets
from claims.fields.place import is_place
from claims.fields.plain_venue import is_plain
from claims.fields.sample import sample
from claims.fields.venue_slots import venue_slots
from claims.model import Span

_POSSESSIVE = re.compile(r"[’']s(?=\s(?:\d|[^\W\dA-Z]))")
"""The ending of a journal that owns its study ("The Lancet’s 2018 review"); as long as what replaces it."""
_OPENING = "\"“”„‘’'«»*_(   "
_CAPITALISED = re.compile(r"(?<=[^\W\d] )[A-Z][a-zà-ÿ]+\s\Z")
"""A capitalised word within a sentence, right before."""
_CLOSING = re.compile(r"[*_\"”]*[)\]]\W*\Z")
"""What follows a journal that alone fills the bracket at the end of a sentence."""
_CITED = re.compile(
    rf"[*_]*[.,]?\s(?:{YEAR}\s?;\s?\d|\d{{1,4}}(?:\(\d{{1,4}}\))?[,:]\s?[A-Za-z]?\d[\d–-]*\s\({YEAR}\))"
)
"""What follows a journal in a reference inside prose: "JAMA. 2015;313", "Spine 33, 213 (2008)"."""
_WORDED = re.compile(r"(?<![\w-])[A-Z][\w’']*[a-zà-ÿ]{2,}(?!-[a-z])|(?<![\w-])[A-Z]{3,}(?![\w-])")
"""A word or a siglum that a journal's name is made of."""
LONGEST = 110
"""Characters of the longest run taken as a journal's name unknown to the gazetteer."""
HEAD = 6
"""Characters that may stand before a journal with which a sentence opens ("The ", a mark)."""
STRONG, WEAK, NONE, BARRED = 2, 1, 0, -1


def venue(line: Line, taken: tuple[Span, ...] = ()) -> Slot[str] | None:
    """The journal a sentence names as the place of publication, the surest slot first; `taken` is something else."""
    free = (pair for pair in _candidates(line) if not any(pair[1].span.meets(span) for span in taken))
    found = sorted(free, key=lambda pair: (-pair[0], pair[1].span))
    return found[0][1] if found else None


def names(line: Line) -> tuple[Span, ...]:
    """Every journal's name of several words in the sentence, slotted or not: none of them is a person's."""
    return tuple(span for span, _ in _known(line.text) if " " in line.text[span.start : span.end])


@lru_cache(maxsize=64)
def _known(text: str) -> tuple[tuple[Span, journals.Journal], ...]:
    return journals.find(_POSSESSIVE.sub("  ", text))


def inherits(line: Line) -> bool:
    """Whether the sentence points to the journal named before ("in the same journal")."""
    text, language = line.text, line.language
    return not screen(language, "same_journal").misses(text) and bool(venue_slots(language).inherited.search(text))


def _candidates(line: Line) -> Iterator[tuple[int, Slot[str]]]:
    """Journals with how sure their slot is: known, then marked but unknown, then unknown and unmarked."""
    found = _known(line.text)
    slots = venue_slots(line.language)
    known = [pair for pair in found if not (slots.further.match(line.text, pair[0].end) or _cut_short(line, pair[0]))]
    for span, journal in known:
        strength = _strength(line, span, common=journal.common)
        weakly = strength == WEAK and (_marked(line, span) or not journal.common)
        owned = strength == NONE and (_owned(line, span) if not journal.common else _prints(line, span))
        if strength == STRONG or weakly or owned or (strength != BARRED and _serves(line, span, journal.kind)):
            yield strength + 2, _slot(line, span)
        elif strength == NONE and is_plain(line, span, journal):
            yield 0, _slot(line, span)
    for span in (*line.emphasised, *line.quoted):
        if not any(_is_all_of(line, other, span) for other, _ in known) and _fills(line, span):
            yield 5, _slot(line, span)
    for match in _where(slots.series, line, "reports"):
        yield 2, _slot(line, Span(*match.span()))
    for span in in_brackets(line):
        if not _is_outlet(line, span) and not any(span.meets(other) for other, _ in known):
            yield 2, _slot(line, span)
    for match in (*_where(slots.unknown, line, "appearing", "journal"), *_where(slots.serial, line, "serials")):
        span = Span(*match.span("name"))
        if not any(span.meets(other) for other, _ in known) and _may_name(line, span):
            yield 1, _slot(line, span)


def _may_name(line: Line, span: Span) -> bool:
    """Whether words no list knows may be a whole journal's name: no outlet's, no article, initials or "DMBA-induced".

    It is none that is cut short where its words in lower case begin ("Midwest journal of nursing").
    """
    name = line.text[span.start : span.end]
    if len(name) > LONGEST or _is_outlet(line, span) or name.endswith(("'s", "’s")):
        return False
    bare = name.lower() in lexicon(line.language).sets["definite"] or not _WORDED.search(name)
    return not (bare or venue_slots(line.language).serial_word.match(line.text, span.end))


def _where(pattern: re.Pattern[str], line: Line, *keys: str) -> Iterator[re.Match[str]]:
    """The places of a pattern that cannot do without a word of these lists."""
    return iter(()) if screen(line.language, *keys).misses(line.text) else pattern.finditer(line.text)


def _cut_short(line: Line, span: Span) -> bool:
    """Whether a name that begins with "Journal of" is the end of a longer one ("the Midwest Journal of Nursing")."""
    serials, before = venue_slots(line.language).serials, _CAPITALISED.search(line.text, 0, span.start)
    article = before and before[0].strip().lower() in lexicon(line.language).sets["definite"]
    return bool(serials.match(line.text, span.start) and before and not article)


def _serves(line: Line, span: Span, kind: str) -> bool:
    """Whether a conference or a preprint server stands where one is told as the place ("at NeurIPS", "on medRxiv")."""
    return kind != "journal" and bool(
        venue_slots(line.language).server.search(line.before(span.start, 30).rstrip(_OPENING))
    )


def _is_all_of(line: Line, known: Span, span: Span) -> bool:
    """Whether a known journal is the whole of a marked stretch, an article or a comma aside."""
    return span.covers(known) and known.end - known.start >= len(_name(line, span)) - 6


def _fills(line: Line, span: Span) -> bool:
    """Whether a marked stretch is written like a journal's name and stands where only one belongs."""
    slots, name = venue_slots(line.language), _name(line, span)
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
    slots = venue_slots(line.language)
    if _is_outlet(line, span) or (common and is_place(_name(line, span), line.language) and not _marked(line, span)):
        return BARRED
    before = line.before(span.start, 120).rstrip(_OPENING)
    if known and (beside := apposed(line)) and beside.covers(span):
        return STRONG
    if known and _inset(line, span, before, common):
        return STRONG
    cited = known and _CITED.match(line.text, span.end)
    if cited or slots.strong.search(before) or (known and _bracketed(line, span, common)):
        return STRONG
    opens = slots.opening.match(line.text[: span.start].rstrip(_OPENING) + " ") or slots.carried.search(before)
    if known and not common and slots.which.match(line.text, span.end):
        return STRONG
    if opens and slots.carries.match(line.text, span.end):
        return STRONG if known or _marked(line, span) else WEAK
    if known and (tallies(line, span) or _carried_then(line, span, bool(opens), common)):
        return STRONG
    if known and _reports(line, span, before, bool(opens), common):
        return STRONG
    weak = slots.weak.search(before)
    if weak and known and slots.late.match(line.text, span.end):
        return STRONG
    return WEAK if weak else NONE


def _reports(line: Line, span: Span, before: str, opens: bool, common: bool) -> bool:
    """Whether the journal is told to report: "The Lancet found that", "as Spine reported", "…, Spine reported."."""
    slots = venue_slots(line.language)
    if opens and not common and speaks(line, span):
        return True
    if before.endswith(",") and slots.closes.match(line.text, span.end):
        return True
    told = (slots.found, slots.carries, slots.had_it) if slots.as_told.search(before) else ()
    if any(way.match(line.text, span.end) for way in told):
        return True
    sure = not common or " " in _name(line, span)
    made = slots.made_for.search(before) and slots.ends_clause.match(line.text, span.end)
    counted = sample(line, line.text) is not None
    return sure and bool(made) and (counted or bool(cue(line.language, "acting", "finding").search(before)))


def tallies(line: Line, span: Span) -> bool:
    """Whether a journal stands before a colon and the people it tells of: "Diabetes Care, 2009: 105 adults, …"."""
    slots, before = venue_slots(line.language), line.before(span.start).rstrip(_OPENING)
    colon = slots.tally.match(line.text, span.end) if " " in line.text[span.start : span.end] else None
    placed = span.start <= HEAD or slots.owing.search(before)
    return colon is not None and bool(placed) and sample(line, line.text[colon.end() :]) is not None


def speaks(line: Line, span: Span) -> bool:
    """Whether a journal opens the sentence and is told to have found something, an aside between or none."""
    slots = venue_slots(line.language)
    told = slots.found.match(line.text, span.end) or slots.aside.match(line.text, span.end)
    return bool(told and slots.opening.match(line.text[: span.start].rstrip(_OPENING) + " "))


def _carried_then(line: Line, span: Span, opens: bool, common: bool) -> bool:
    """Whether the journal opens the sentence and carried a study in a year ("The BMJ in 2019 had a trial of …")."""
    sure = bool(line.phrases) or (not common and " " in _name(line, span))
    return opens and sure and bool(venue_slots(line.language).then_carries.match(line.text, span.end))


def _inset(line: Line, span: Span, before: str, common: bool) -> bool:
    """Whether a name fits by what stands on both sides: "…, in Spine, …", "found in Spine that", "In Spine,"."""
    slots, text, at = venue_slots(line.language), line.text, span.end
    if slots.inset.search(before) and text[at:].lstrip('*_”"’')[:1] in (",", ".", ";", ""):
        return True
    if slots.look.search(before) or (slots.stating.search(before) and slots.stated.match(text, at)):
        return True
    placed = slots.weak.search(before)
    dated = slots.dated.match(text, at) if placed else None
    if dated and ("(" in dated[0] or not _is_region(line, span, common)):
        return True
    if placed and (slots.did if line.phrases else slots.found).match(text, at):
        return True
    placed = placed if slots.opened.match(text, at) else None
    return bool(placed and slots.opening.match(before[: placed.start()].rstrip(_OPENING) + " "))


def _is_region(line: Line, span: Span, common: bool) -> bool:
    """Whether things may happen in what the name is: a part of the world, or one word, unless it is an everyday word.

    "In South Asia in 2010" is no source, nor is "in Georgia in 2010"; "in Headache in 2010" is.
    """
    name = _name(line, span).lower()
    return name.rpartition(" ")[2] in lexicon(line.language).sets["regions"] or not (common or " " in name)


def _is_outlet(line: Line, span: Span) -> bool:
    """Whether the name is a newspaper's, a website's, a publisher's, or the bare word "Journal"."""
    name, sets = _name(line, span).lower(), lexicon(line.language).sets
    return name in sets["outlets"] or f"the {name}" in sets["outlets"] or name in sets["journal"]


def _prints(line: Line, span: Span) -> bool:
    """Whether a common word within the sentence is a journal by what only journals print ("a Nature paper")."""
    slots = venue_slots(line.language)
    return bool(slots.article.search(line.before(span.start, 12)) and slots.printed.match(line.text, span.end))


def _owned(line: Line, span: Span) -> bool:
    """Whether the journal owns the study ("a Lancet study", "JAMA's review") or stands in brackets with a year."""
    return bool(venue_slots(line.language).adjective.match(line.text, span.end)) or _bracketed(line, span, False)


def _bracketed(line: Line, span: Span, common: bool) -> bool:
    """Whether the journal stands in brackets: with a year or names, at the end, or alone if no common word."""
    slots = venue_slots(line.language)
    opens = slots.bracket.search(line.before(span.start, 70))
    closes = slots.bracket_end.match(line.text, span.end)
    if opens is None or closes is None:
        return False
    last = bool(_CLOSING.match(line.text, span.end))
    return not common or last or bool(opens["names"]) or closes.group()[-1:].isdigit()
