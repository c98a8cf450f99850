"""Studies told in prose: a sentence that cites by what it says, not by a mark or a link.

Each sentence is one of: a study (it states who, where, when or what kind of study, in the slots of `claims.fields`),
a return to the study named before ("the same trial", "they", "the researchers also"), an appeal to research at large
("studies show"), a point of a summary that may repeat a study, or none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from claims.citing import sections
from claims.citing.returning import anew, came_out, points_back, returns, starts_back, supposes
from claims.citing.signs import Sign, announces, appeals, citing, enacts, parts
from claims.citing.threads import Thread, leads, spoken
from claims.citing.unnamed import by_body, by_measure, by_people, by_place, by_sample
from claims.citing.wording import counts
from claims.entities import identifiers
from claims.fields import Facts, facts, inherits, line_in
from claims.merging.kinship import conflict
from claims.model import Article, Block, Stated, StudyMention
from claims.parts import Extractor
from claims.sentences import Sentence, sentences

Lead = tuple[Sentence, Facts]
"""A sentence that may tell of a study named only after it."""
_LETTERS = re.compile(r"(?<![\w-])[A-Z][\w-]*[A-Z][\w-]*")
"""A trial's name made of capitals ("PREDIMED", "CALM-NIGHT")."""
LEADING = 2
"""Sentences before the one that tells the source, which may tell what was found."""
MERE = 5
"""Words besides its source up to which a sentence tells nothing else ("The numbers come from Doe, in Spine")."""
LONGEST = 2500
"""Characters of the longest sentence read; what is longer is no prose."""


def mentions(article: Article) -> tuple[StudyMention, ...]:
    """Every sentence of prose that cites, returns to a study, repeats one in a summary, or appeals to research."""
    return tuple(_read(article))


def _read(article: Article) -> Iterator[StudyMention]:
    listed, boxed = sections.reference_blocks(article), sections.summary_blocks(article)
    venue: str | None = None
    announced, trials = False, dict[str, str]()
    thread, quoted = Thread(), spoken(article)
    before: tuple[Lead, ...] = ()
    for sentence in sentences(article):
        block = article.blocks[sentence.block]
        if sentence.block in listed or block.kind == "preformatted" or len(sentence.text) > LONGEST:
            continue
        found = facts(line_in(article, sentence.span, block))
        thread = thread.entering(sentence.block)
        repeats = sentence.block in boxed or block.kind == "caption"
        sign = citing(found) if sentence.span.start in quoted else _sign(found, block, thread, repeats)
        sign = "same" if sign == "new" and announced and enacts(found) else sign
        before = tuple(lead for lead in before if lead[0].block == sentence.block)
        led = _led_to(found, sign, before)
        for at, lead in enumerate(led):
            yield _mention(*lead, "same" if at else "new", None)
        sign = "same" if led else sign
        for mention in _mentions(sentence, found, sign, venue) if sign else ():
            venue = mention.stated.venue or venue
            yield _named(mention, trials)
        announced = sign is not None and announces(found) if sign not in (None, "appeal") else announced
        thread = thread.after(found, sign)
        telling = sign is None and block.kind != "heading" and leads(found)
        before = (*before, (sentence, found))[-LEADING:] if telling else ()


def _sign(found: Facts, block: Block, thread: Thread, repeats: bool) -> Sign | None:
    """What the sentence does, the surest reading first; `repeats` in a box or caption, which say it all again."""
    if block.kind == "heading":
        return None
    if sign := citing(found):
        if sign == "same" and not thread.heard and _is_sourced(found):
            return "new"
        return "same" if sign == "new" and thread.completed_by(found) else sign
    telling = not found.speech or found.by_role
    if returns(found.line) and telling:
        return _return(found, thread)
    if appeals(found.line):
        return "appeal"
    if points_back(found.line) and telling:
        return _return(found, thread)
    if by_people(found) or by_body(found) or by_place(found):
        return "new"
    if thread.goes_on(found):
        return "on"
    if by_sample(found, thread.near) or by_measure(found):
        return "same" if _nearby(found, thread) else "new"
    return "repeat" if repeats and len(found.line.text.split()) > 2 and not found.line.text.endswith("?") else None


def _return(found: Facts, thread: Thread) -> Sign:
    """Whether a sentence with "the group" or "the trial" in it returns to a study, or counts people of its own.

    It does so far from any study, and with the word that points back somewhere in its midst.
    """
    if anew(found.line) and (found.sample or found.backed or found.year):
        return "other"
    return "new" if found.sample and not _nearby(found, thread) and not starts_back(found.line) else "same"


def _nearby(found: Facts, thread: Thread) -> bool:
    """Whether the sentence before spoke of a study, and this one begins no new paragraph on a matter of its own."""
    return bool(thread.heard or (thread.led_in and not supposes(found.line)))


def _led_to(found: Facts, sign: Sign | None, before: tuple[Lead, ...]) -> tuple[Lead, ...]:
    """The sentences right before that tell what was found in the study whose source this one gives."""
    if sign in ("new", "same") and came_out(found.line):
        return before[-1:]
    if (sign in ("new", "same") and _names_work(found)) or (sign == "new" and _is_mere_source(found)):
        return before if any(lead.sample is not None or counts(lead.line) for _, lead in before) else ()
    return ()


def _is_mere_source(found: Facts) -> bool:
    """Whether a sentence tells a source and next to nothing else."""
    if not (found.venue or found.authors):
        return False
    text = found.line.text
    for span in sorted(found.spans, reverse=True):
        text = f"{text[: span.start]} {text[span.end :]}"
    return sum(word.isalpha() and len(word) > 3 for word in text.replace(",", " ").replace(".", " ").split()) <= MERE


def _is_sourced(found: Facts) -> bool:
    """Whether a sentence tells a whole source of its own, and not of what it opens with ("The trial …, in Spine")."""
    told = (found.venue, found.authors, found.year, found.title)
    whole = sum(slot is not None for slot in told) > 1
    return _is_named(found) or (whole and not starts_back(found.line) and not came_out(found.line))


def _is_named(found: Facts) -> bool:
    """Whether a title says which study is meant ("the paper “…” found") and is no aside ("the paper, “…”, is …")."""
    before = found.line.text[: found.title.span.start].rstrip("\"“‘'«*_ ") if found.title else ","
    return not before.endswith(",")


def _names_work(found: Facts) -> bool:
    """Whether a sentence that opens with "the study" says which: by its journal, authors or year, or an identifier."""
    known = found.backed or found.year or any(identifiers.find(found.line.text))
    return bool(known) and (starts_back(found.line) or points_back(found.line))


def _mentions(sentence: Sentence, found: Facts, sign: Sign, venue: str | None) -> Iterator[StudyMention]:
    """One mention, or one for each of the studies that the sentence tells apart."""
    told = (
        [(part, mark) for part in map(facts, parts(found.line)) if (mark := citing(part))] if sign != "appeal" else []
    )
    if len(told) > 1 and all(conflict(a.stated(), b.stated()) for (a, _), (b, _) in pairwise(told)):
        for part, mark in told:
            yield _mention(sentence, part, mark, venue)
    else:
        yield _mention(sentence, found, sign, venue)


def _named(mention: StudyMention, trials: dict[str, str]) -> StudyMention:
    """The mention with the trial that it calls by its letters, once the article has introduced it as one."""
    cohort = mention.stated.cohort
    if cohort and _LETTERS.fullmatch(cohort):
        trials[cohort] = cohort
    if cohort or mention.role == "appeal" or not trials:
        return mention
    called = next((trials[word] for word in _LETTERS.findall(mention.text) if word in trials), None)
    return replace(mention, stated=replace(mention.stated, cohort=called))


def _mention(sentence: Sentence, found: Facts, sign: Sign, venue: str | None) -> StudyMention:
    stated = found.stated()
    if sign == "appeal":
        return StudyMention(sentence.span, sentence.text, Stated(finding=stated.finding), "appeal")
    if stated.venue is None and venue and inherits(found.line):
        stated = replace(stated, venue=venue)
    if sign == "on":  # a result, and how many took part: a year or a design in it is of something else
        stated = Stated(
            venue=stated.venue, sample_size=stated.sample_size, cohort=stated.cohort, finding=stated.finding
        )
    if sign == "repeat":
        return StudyMention(sentence.span, sentence.text, stated, cue="same")
    return StudyMention(sentence.span, sentence.text, stated, cue=sign)


EXTRACTOR = Extractor("narrative", mentions=mentions, prose=True)
