"""Studies told without a word for them: people who do research acted on a number of people, or a sample was tested.

Each reading asks for three things at once: who or what was studied, what was done, and that something came of it; any
two of them stand in the news of every day ("doctors treated 40 people after the fire").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.alternation import any_of as either
from claims.citing.cues import cue, first_words, lexicon, listed
from claims.citing.sign_patterns import forms, sign_patterns
from claims.citing.wording import counts, finds, is_own
from claims.fields import Facts
from claims.fields.institution import names
from claims.languages import load

SMALLEST = 10
"""The smallest sample that makes a study of a sentence which names nobody who studied it."""
ACTS_WITHIN = 60
"""Characters between the people and what they did, where they work and whom they asked."""
COUNTS_WITHIN = 20
"""Characters after what they did within which stands of how many."""

_NUMBER = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?![\d,]))\d[\d,]*\d")
_COUNT = re.compile(r",?\s(?:[a-z]+\s){0,2}\d[\d,]*\s")
"""A number right behind a name."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    crew: re.Pattern[str]
    nation: re.Pattern[str]
    another: re.Pattern[str]
    tested: re.Pattern[str]
    outcome: re.Pattern[str]
    weak: re.Pattern[str]
    proves: re.Pattern[str]
    proving: re.Pattern[str]
    allotted: re.Pattern[str]
    showed: re.Pattern[str]
    there: re.Pattern[str]
    lasting: re.Pattern[str]


@lru_cache(maxsize=16)
def _patterns(language: str) -> _Patterns:
    def any_of(*keys: str) -> str:
        return listed(language, *keys)

    crews = _crews(language)
    past = rf"(?:{any_of('past')}|{forms(language, 'past_forms')})(?![\w-])"
    known, group = any_of("same"), rf"{any_of('groups_at_work')}(?!\s{any_of('dating')})"
    start = rf"(?:\A|[.,;:—–(]\s|\b{any_of('clause_openings')}\s)\W*"
    where = rf"(?:,?\s(?:{any_of('belonging', 'bare_in', 'relative')})\s[^.;,]{{1,{ACTS_WITHIN}}}?)?"
    before_verb = rf"(?:{any_of('relative', 'after_pronoun')}\s){{0,3}}"
    acts = rf"{where},?\s{before_verb}(?P<act>{any_of('acting', 'finding')})(?![\w-])"
    opening, proving = rf"\b{any_of('new', 'other')}\s", any_of("proving")
    tested = rf"{any_of('relative')}\s(?:\w+\s)?{any_of('testing')}"
    meant = rf"(?:(?:{any_of('relative', 'past', 'opening')}|\w+ly)\s){{0,3}}"
    return _Patterns(
        re.compile(rf"{start}(?:(?!{known}\b)[\w-]+\s){{0,2}}?{crews}{acts}"),
        re.compile(rf"\b{any_of('nations')}\s(?:\w+\s)?{crews}(?:{acts}|\s{past})"),
        re.compile(
            rf"{opening}(?:[\w-]+\s){{0,2}}?"
            rf"(?:{any_of('groups_of')}\s(?:[\w-]+\s){{0,2}}?{crews}|{crews}|{group}){acts}"
        ),
        re.compile(rf"\b{tested}(?![\w-])"),
        re.compile(rf"\b{any_of('finding', 'comparing')}(?![\w-])|\d\s?%"),
        re.compile(rf"{opening}(?:[\w-]+\s){{0,4}}?{any_of('weak_nouns')}\s{any_of('sizing')}\s[^.;]{{0,40}}?\d"),
        re.compile(rf"\s{meant}{proving}\s[^.;]{{0,30}}?\b{any_of('that')}\b"),
        re.compile(rf"\b{proving}(?![\w-])"),
        re.compile(rf"(?<![\w.,-])\d[\d,]+\s(?:[\w-]+\s){{1,8}}?{tested}\s{any_of('either')}\s"),
        re.compile(rf"\b{proving}\s{any_of('that')}\b"),
        re.compile(
            rf",?\s{any_of('they')}\s(?:[a-z]+ly\s)?(?P<act>{any_of('acting', 'trying')})\s(?!{any_of('no_topic')}\b)"
        ),
        re.compile(rf"\b{any_of('lasting')}\s(?:[\w-]+\s){{1,3}}?{any_of('spells')}\b|\b{any_of('regimens')}\b"),
    )


def _crews(language: str) -> str:
    """An expression for people whose trade is research, in the plural and by no other name than their trade's."""
    words = load(language)["citing"]
    others = {*words["nouns"], *words["loose"], *words["colleagues"]}
    return f"(?i:{either(word for word in words['team'] if word not in others)})"


def by_people(found: Facts) -> bool:
    """Whether people whose trade is research, not spoken of before, did something to a sample, and what came of it."""
    line, patterns = found.line, _patterns(found.line.language)
    if is_own(line) or found.speech or not patterns.outcome.search(line.text):
        return False
    if nation := patterns.nation.search(line.text):
        proved = patterns.proving.search(line.text, nation.end())
        return bool(proved) or (researches(nation["act"], found) and bool(found.sample or _counts(line.text)))
    who = patterns.crew.search(line.text) or patterns.another.search(line.text)
    if not who:
        return False
    if showed := patterns.showed.search(line.text, who.end()):
        return bool(found.sample) or _counts(line.text[who.start() : showed.start()])
    near = line.text[who.start() : who.end() + COUNTS_WITHIN]
    return researches(who["act"], found) and bool(found.sample or _counts(near))


def researches(act: str | None, found: Facts) -> bool:
    """Whether what people did is research: no everyday deed, or one done to a sample ("had 40 nurses …"), or proof."""
    sets, patterns = lexicon(found.line.language).sets, sign_patterns(found.line.language)
    deed = (act or "").lower()
    if deed in sets["everyday"]:
        proved = deed in sets["proving"] and patterns.that.search(found.line.text)
        return bool(proved or (deed in sets["causing"] and found.sample))
    return bool(deed)


def _counts(text: str) -> bool:
    """Whether there is a number in digits that is no year, and of two digits at least."""
    return bool(_NUMBER.search(text))


def by_body(found: Facts) -> bool:
    """Whether an institution is told to have proved something by itself, with a number ("… Institute counted that")."""
    line, patterns = found.line, _patterns(found.line.language)
    if is_own(line) or found.speech or not counts(line):
        return False
    learned = cue(line.language, "learned_bodies")
    ends = (span.end for span in names(line) if learned.search(line.text, span.start, span.end))
    return any(patterns.proves.match(line.text, end) for end in ends)


def by_place(found: Facts) -> bool:
    """Whether it is told what was tested at an institution, by nobody in particular.

    "At … Institute they tried …", "At … Hospital, 88 patients were asked …".
    """
    line, patterns = found.line, _patterns(found.line.language)
    if is_own(line) or found.speech:
        return False
    learned, arriving = cue(line.language, "learned_bodies"), cue(line.language, "arriving", "bare_in")
    for span in names(line):
        head = line.text[: span.start].split()
        opens = 0 < len(head) <= 3 and arriving.search(line.text, 0, span.start)
        if not (opens and learned.search(line.text, span.start, span.end)):
            continue
        if _tried(found, span.end):
            return True
        if there := patterns.there.match(line.text, span.end):
            return there["act"].lower() not in lexicon(line.language).sets["everyday"]
    return False


def _tried(found: Facts, end: int) -> bool:
    """Whether a number of people follows at once, and what they did or was done to them ("…, 88 volunteers walked")."""
    line, count = found.line, _COUNT.match(found.line.text, end)
    done = sign_patterns(line.language).past.search(line.text, count.end()) if count else None
    return bool(done) and (found.sample or 0) >= SMALLEST


def by_measure(found: Facts) -> bool:
    """Whether something of a number of people's bodies or minds was measured against something else.

    "When 18 players stood in the cold before a ride, their blood showed less … than …": they did it for a time or by
    a regimen, or the sentence opens with it.
    """
    line, patterns = found.line, _patterns(found.line.language)
    if is_own(line) or found.speech or (found.sample or 0) < SMALLEST:
        return False
    measured = cue(line.language, "measures").search(line.text)
    compared = measured and cue(line.language, "set_against").search(line.text)
    supposed = next(first_words(line.text, 1), "") in lexicon(line.language).sets["supposing"]
    return bool(compared) and bool(supposed or patterns.lasting.search(line.text))


def by_sample(found: Facts, near: bool) -> bool:
    """Whether a number of people were put to a test, and what came of it; by whom is not said.

    `near` a study it is enough that they were given either of two things.
    """
    line, patterns = found.line, _patterns(found.line.language)
    if is_own(line) or found.speech:
        return False
    outcome = bool(patterns.outcome.search(line.text))
    if patterns.allotted.search(line.text):
        return near or outcome
    if (found.sample or 0) < SMALLEST or not outcome:
        return False
    if patterns.weak.search(line.text):
        return finds(line, line.text)
    if cue(line.language, "instruments").search(line.text):
        return True
    return bool(cue(line.language, "named_arms").search(line.text) and patterns.tested.search(line.text))
