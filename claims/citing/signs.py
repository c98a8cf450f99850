"""The signs by which a sentence cites a study, returns to one, or appeals to research at large."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from claims.citing.cues import YEAR, NounPhrase, cue, first_words, lexicon, screen
from claims.citing.sign_patterns import ACT_WITHIN, sign_patterns
from claims.fields import Facts, Line
from claims.fields.naming import meets
from claims.model import Span

Sign = Literal["new", "same", "other", "appeal", "repeat"]

APART = 4
"""Characters between a study noun and the title that names it."""


_YEARS = re.compile(YEAR)


def citing(found: Facts) -> Sign | None:
    """Whether a sentence cites a study by its own words, and whether a new one, another, or the one before."""
    if found.speech and not (found.backed or found.year):
        return None
    main = next((phrase for phrase in found.line.phrases if _cites(phrase, found)), None)
    if main is None and not _stands(found) and not _several(found):
        return None
    if found.by_role and not (found.venue or found.title or found.year):
        return "same"
    if found.title:
        return "same" if _only_title(found) else "new"
    if main is None:
        return "same" if _returns(found) or points_back(found.line) else "new"
    if main.opening == "same" and not found.cohort and not _unique(main, found):
        return "same"
    return "other" if main.opening == "other" else "new"


def parts(line: Line) -> tuple[Line, ...]:
    """The sentence cut before each further study that it opens, the whole where it opens one or none."""
    opened = [phrase for phrase in line.phrases if phrase.opening in ("new", "other")]
    cuts = [0]
    for phrase in opened[1:]:
        breaks = list(cue(line.language, "clause_breaks").finditer(line.text, opened[0].span.end, phrase.span.start))
        if breaks and breaks[-1].start() > cuts[-1]:
            cuts.append(breaks[-1].start())
    return tuple(line.cut(Span(*ends)) for ends in pairwise((*cuts, len(line.text)))) if len(cuts) > 1 else (line,)


def _cites(phrase: NounPhrase, found: Facts) -> bool:
    """Whether a study noun is one that the sentence cites, by its opening and the company it keeps."""
    line, patterns = found.line, sign_patterns(found.line.language)
    before, after = line.before(phrase.span.start, 70), line.after(phrase.span.end, 2 * ACT_WITHIN)
    if patterns.unreal.search(before) or _is_of_a_book(phrase, line):
        return False
    if phrase.loose and not found.venue and _in_press(phrase, line):
        return False
    acts = bool(patterns.acts.match(after) or patterns.published.match(after))
    sourced, dated = bool(patterns.source.search(before)), found.year is not None
    if phrase.opening == "bare":
        return (found.backed and (not phrase.loose or phrase.noun in _mass(line))) or (dated and acts)
    if phrase.opening == "same":
        return found.backed and (acts or sourced)
    if phrase.loose:
        return found.backed or dated or (acts and _finds(line, after[:ACT_WITHIN]) and not _is_own(line))
    named = sourced and (bool(phrase.modifiers) or after.startswith(","))
    return found.backed or dated or acts or named or bool(patterns.sized.match(after))


def _is_of_a_book(phrase: NounPhrase, line: Line) -> bool:
    """Whether the noun is a word of a novel's or a film's title."""
    marks = (mark for mark in (*line.quoted, *line.emphasised) if mark.covers(phrase.span))
    return any(cue(line.language, "no_study").search(line.before(mark.start, 20)) for mark in marks)


def _in_press(phrase: NounPhrase, line: Line) -> bool:
    """Whether a report or article is a newspaper's ("a report in the Daily Mail", "a BBC report")."""
    sets = lexicon(line.language).sets
    by = " ".join(phrase.modifiers[-2:])
    owner = by.rpartition(" ")[2]
    owned = {by.lower(), owner.lower()} & sets["press"] if owner[:1].isupper() else None
    named = sign_patterns(line.language).press.match(line.text, phrase.span.end)
    return bool(owned or (named and named["press"][0].isupper()))


def _unique(phrase: NounPhrase, found: Facts) -> bool:
    """Whether "the" stands before a study told apart from all others ("the only trial so far, by Doe in 2003")."""
    told = found.authors or found.venue or found.year or found.title
    return bool(told) and not lexicon(found.line.language).sets["unique"].isdisjoint(map(str.lower, phrase.modifiers))


def _several(found: Facts) -> bool:
    """Whether a few works are cited as one ("a pair of papers by Doe, from 2012 and 2015, found")."""
    told = found.year or found.authors or found.venue or found.institution
    named = told or any(map(str.isdigit, found.line.text))
    few = sign_patterns(found.line.language).several.search(found.line.text) if named else None
    return bool(
        few and _does(found.line) and (told or _YEARS.search(found.line.text, few.end(), few.end() + ACT_WITHIN))
    )


def _mass(line: Line) -> frozenset[str]:
    """Study nouns that need no article ("research published in …")."""
    return lexicon(line.language).sets["mass"]


def _finds(line: Line, text: str) -> bool:
    return bool(cue(line.language, "finding").search(text))


def _does(line: Line) -> bool:
    return bool(cue(line.language, "finding", "acting").search(line.text))


def _stands(found: Facts) -> bool:
    """Whether a sentence without a study noun cites: by journal, title, authors, team or cohort, and what they did."""
    line, who, patterns = found.line, found.authors, sign_patterns(found.line.language)
    if found.venue and patterns.credited.search(line.before(found.venue.span.start).rstrip('"“*_')):
        return True
    if found.cohort and (_finds(line, line.text) or _opens(line, found.cohort.span.start)):
        return True
    acts = _does(line)
    if found.venue and (found.title or _in_brackets(found, found.venue.span)):
        return acts or " " in found.venue.value or bool(found.title or who or found.year or found.sample)
    if who and who.value.wrote:
        return True
    if who and (who.value.year or who.value.et_al):
        return acts or found.year is not None
    if found.venue and not (who or found.institution or found.year) and _is_own(line):
        return False
    if found.venue and cue(line.language, "appearing").search(line.text):
        return True
    return (acts and (bool(found.venue or found.title) or _reports(found))) or _says_so(found)


def _in_brackets(found: Facts, span: Span) -> bool:
    """Whether the journal stands in the bracket that ends the sentence, where only a source stands."""
    line = found.line
    opened = line.text.rfind("(", max(span.start - ACT_WITHIN, 0), span.start) > line.text.rfind(")", 0, span.start)
    return opened and bool(sign_patterns(line.language).bracketed.match(line.text, span.end)) and not _is_own(line)


def _opens(line: Line, at: int) -> bool:
    """Whether a named cohort opens the sentence ("In the UK Biobank, people who …")."""
    return line.text[:at].strip().lower() in lexicon(line.language).sets["cohort_openings"]


def _reports(found: Facts) -> bool:
    """Whether named people, a team or an institution are told to have done or found something particular."""
    line, patterns = found.line, sign_patterns(found.line.language)
    told = bool(found.sample or found.year or patterns.that.search(line.text) or patterns.nation.search(line.text))
    told = told or (found.authors is not None and not found.authors.value.bare and _finds(line, line.text))
    return told and not _idles(found) and bool(found.authors or found.institution or patterns.crew.search(line.text))


def _idles(found: Facts) -> bool:
    """Whether two people, of whom nothing more is told, do what anybody may do ("In 2015 Apple and Google cut …")."""
    line, who = found.line, found.authors
    bare = who is not None and who.value.bare and not (found.sample or found.venue or found.institution)
    return bare and who is not None and bool(cue(line.language, "everyday").match(line.text, who.span.end))


def _only_title(found: Facts) -> bool:
    """Whether of a known study nothing but its title is told ("The paper, “…”, is short")."""
    told = found.year or found.venue or found.authors or found.institution or found.cohort or found.sample
    plain = (phrase for phrase in found.line.phrases if phrase.opening == "same" and not phrase.modifiers)
    ends = (phrase.span.end for phrase in plain)
    return not told and found.title is not None and any(0 <= found.title.span.start - end <= APART for end in ends)


def _returns(found: Facts) -> bool:
    """Whether a study's people are spoken of as known ("the authors") and nothing tells them apart, or its results."""
    patterns = sign_patterns(found.line.language)
    if patterns.results.match(found.line.text) and not found.authors:
        return True
    known = found.institution or found.year or _meets(found.line)
    return not known and bool(patterns.people.search(found.line.text))


def _says_so(found: Facts) -> bool:
    """Whether a team of an institution is told to have said something, or something was presented at a conference."""
    line = found.line
    team = found.institution and cue(line.language, "team").search(line.text)
    said = team and (_does(line) or cue(line.language, "telling").search(line.text))
    return bool(said or _meets(line))


def _meets(line: Line) -> bool:
    """Whether something is said to have been presented at a gathering of scholars."""
    if meets(line.language).misses(line.text):
        return False
    return bool(sign_patterns(line.language).meeting.search(line.text))


def _is_own(line: Line) -> bool:
    """Whether the author of the article speaks of himself or to the reader."""
    return bool(cue(line.language, "own").search(line.text))


def announces(found: Facts) -> bool:
    """Whether a sentence tells of new research without saying whose or where, as news stories open."""
    new = lexicon(found.line.language).sets["fresh"]
    fresh = any(not new.isdisjoint(map(str.lower, phrase.modifiers)) for phrase in found.line.phrases)
    return fresh and not (found.backed or found.year or found.sample)


def enacts(found: Facts) -> bool:
    """Whether a team without a study noun of its own does something: in news, what was announced before."""
    crew = cue(found.line.language, "team").search(found.line.text) or found.authors
    return bool(crew) and not any(phrase.opening in ("new", "other", "own") for phrase in found.line.phrases)


def returns(line: Line) -> bool:
    """Whether a sentence returns to the people of the study before it: "the researchers also", "it found"."""
    patterns = sign_patterns(line.language)
    return bool(patterns.pronoun.match(line.text) or (patterns.people.search(line.text) and _does(line)))


def points_back(line: Line) -> bool:
    """Whether a sentence returns to the study before it by its noun: "the same trial", "that review"."""
    patterns = sign_patterns(line.language)
    return bool(patterns.definite.search(line.text)) and any(phrase.opening == "same" for phrase in line.phrases)


def appeals(line: Line) -> bool:
    """Whether a sentence leans on research at large: "studies show", "experts agree"."""
    patterns = sign_patterns(line.language)
    if screen(line.language, "general").misses(line.text) or screen(line.language, "holding").misses(line.text):
        return bool(cue(line.language, "appeals").search(line.text))
    if patterns.general.search(line.text) or cue(line.language, "appeals").search(line.text):
        return True
    if not patterns.holds.search(line.text):
        return False
    known = lexicon(line.language).sets["not_general"]
    before = ((match["before"] or "").strip().lower() for match in patterns.claims.finditer(line.text))
    return any(word not in known for word in before)


def carries_on(line: Line) -> bool:
    """Whether a sentence right after a citation goes on about it: an onward opening, the arms of the study, no "I"."""
    speaks = cue(line.language, "speaking").search(line.text)
    if _is_own(line) or speaks or line.quoted or line.text.rstrip().endswith(("?", "!")):
        return False
    words, sets = tuple(first_words(line.text, 3)), lexicon(line.language).sets
    if not words:
        return False
    onward = any(" ".join(words[:count]) in sets["onward"] for count in (1, 2, 3))
    returns = bool({*words} & sets["onward_pronouns"]) or bool(cue(line.language, "arms").search(line.text))
    return returns or (onward and any(character.isdigit() for character in line.text))
