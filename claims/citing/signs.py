"""The signs by which a sentence cites a study, returns to one, or appeals to research at large."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from claims.citing.cues import YEAR, NounPhrase, cue, lexicon, screen
from claims.citing.returning import HEAD, came_out, points_back
from claims.citing.sign_patterns import ACT_WITHIN, sign_patterns
from claims.citing.wording import counts, does, finds, is_own
from claims.fields import Facts, Line
from claims.fields.gatherings import meets
from claims.fields.plain_venue import of_the_trade
from claims.fields.venue import inherits, speaks, tallies
from claims.model import Span

Sign = Literal["new", "same", "other", "on", "appeal", "repeat"]

APART = 4
"""Characters between a study noun and the title that names it."""


_YEARS = re.compile(YEAR)


def citing(found: Facts) -> Sign | None:
    """Whether a sentence cites a study by its own words, and whether a new one, another, or the one before."""
    if found.speech and not (found.backed or found.year or _asked_by_a_study(found.line)):
        return None
    main = next((phrase for phrase in found.line.phrases if _cites(phrase, found)), None)
    if main is None and not _stands(found) and not _several(found):
        return None
    if found.by_role and not (found.venue or found.title or found.year):
        return "same"
    if found.title:
        return "same" if _only_title(found) or _entitles(found) else "new"
    if main is None:
        back = (_returns(found) or points_back(found.line)) and not _names_people(found)
        return "same" if back or came_out(found.line) else "new"
    dated = found.authors is not None and found.authors.value.year is not None
    if main.opening == "same" and not (dated or found.cohort or _unique(main, found) or _of_others(main, found)):
        return "same"
    return "other" if main.opening == "other" else "new"


def _asked_by_a_study(line: Line) -> bool:
    """Whether the words in quotation marks are a study's, as its title is ("“…?” asks a paper")."""
    said = cue(line.language, "speaking")
    opened = (phrase.span.start for phrase in line.phrases if phrase.opening in ("new", "other"))
    return any(said.search(line.before(start, 12)) for start in opened)


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
        fresh = not lexicon(line.language).sets["fresh"].isdisjoint(map(str.lower, phrase.modifiers))
        if fresh and sourced and phrase.noun in _mass(line):
            return True
        return (found.backed and (not phrase.loose or phrase.noun in _mass(line))) or (dated and acts)
    if phrase.opening == "same":
        return found.backed and (acts or sourced)
    if phrase.loose:
        counted = found.sample or patterns.pools.search(after)
        told = finds(line, after[:ACT_WITHIN]) or (phrase.span.start <= HEAD and bool(counted))
        return found.backed or dated or (acts and told and not is_own(line))
    named = sourced and (bool(phrase.modifiers) or after.startswith(",") or bool(patterns.held.match(after)))
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


def _of_others(phrase: NounPhrase, found: Facts) -> bool:
    """Whether a study is spoken of as known, but to people whom the sentence itself names and brings in.

    It is called theirs ("Doe and her team … in their trial"), or they do something with it ("took the guideline").
    """
    line = found.line
    if not _names_people(found):
        return False
    if phrase.loose and cue(line.language, "acting").search(line.before(phrase.span.start, 10)):
        return True
    owners = cue(line.language, "theirs").match(line.text, phrase.span.start)
    return owners is not None and not cue(line.language, "definite").fullmatch(owners.group())


def _names_people(found: Facts) -> bool:
    """Whether a study's people are named, by more than what they were to a study named before."""
    return found.institution is not None or (found.authors is not None and not found.by_role)


def _several(found: Facts) -> bool:
    """Whether a few works are cited as one ("a pair of papers by Doe, from 2012 and 2015, found")."""
    told = found.year or found.authors or found.venue or found.institution
    named = told or counts(found.line)
    few = sign_patterns(found.line.language).several.search(found.line.text) if named else None
    return bool(
        few and does(found.line) and (told or _YEARS.search(found.line.text, few.end(), few.end() + ACT_WITHIN))
    )


def _mass(line: Line) -> frozenset[str]:
    """Study nouns that need no article ("research published in …")."""
    return lexicon(line.language).sets["mass"]


def _stands(found: Facts) -> bool:
    """Whether a sentence without a study noun cites: by journal, title, authors, team or cohort, and what they did."""
    line, who, patterns = found.line, found.authors, sign_patterns(found.line.language)
    if found.venue and patterns.credited.search(line.before(found.venue.span.start).rstrip('"“*_')):
        return True
    if found.cohort and (found.sample or finds(line, line.text) or _opens(line, found.cohort.span.start)):
        return True
    if who and found.title and (who.value.et_al or len(who.value.people) > 1 or found.year):
        return True
    acts = does(line)
    if found.venue and (found.title or _in_brackets(found, found.venue.span)):
        return acts or " " in found.venue.value or bool(found.title or who or found.year or found.sample)
    if who and (who.value.wrote or (who.value.role and found.venue and " " in found.venue.value)):
        return True
    if who and (who.value.year or who.value.et_al):
        return acts or found.year is not None or (found.venue is not None and not is_own(line))
    if found.venue and (tallies(line, found.venue.span) or speaks(line, found.venue.span)):
        return True
    if found.venue and " " in found.venue.value and counts(line) and not of_the_trade(line):
        return True
    if found.venue and not (who or found.institution or found.year) and is_own(line):
        return False
    if inherits(line) and finds(line, line.text) and not is_own(line):
        return True
    if found.venue and (
        (found.year and (found.sample or _dates(found))) or cue(line.language, "appearing").search(line.text)
    ):
        return True
    return (acts and (bool(found.venue or found.title) or _reports(found))) or _says_so(found)


def _dates(found: Facts) -> bool:
    """Whether the sentence opens with a journal and its year ("In Headache in 2014 …")."""
    placed = found.venue is not None and found.venue.span.start <= HEAD
    return placed and bool(found.venue and found.year and 0 < found.year.span.start - found.venue.span.end <= APART)


def _in_brackets(found: Facts, span: Span) -> bool:
    """Whether the journal stands in the bracket that ends the sentence, where only a source stands."""
    line = found.line
    opened = line.text.rfind("(", max(span.start - ACT_WITHIN, 0), span.start) > line.text.rfind(")", 0, span.start)
    return opened and bool(sign_patterns(line.language).bracketed.match(line.text, span.end)) and not is_own(line)


def _opens(line: Line, at: int) -> bool:
    """Whether a named cohort opens the sentence ("In the UK Biobank, people who …")."""
    return line.text[:at].strip().lower() in lexicon(line.language).sets["cohort_openings"]


def _reports(found: Facts) -> bool:
    """Whether named people, a team or an institution are told to have done or found something particular."""
    line, patterns = found.line, sign_patterns(found.line.language)
    told = bool(found.sample or found.year or patterns.that.search(line.text) or patterns.nation.search(line.text))
    told = told or (found.authors is not None and not found.authors.value.bare and finds(line, line.text))
    if found.authors or found.institution:
        return told and not _idles(found)
    crew, everyday = patterns.crew.search(line.text), lexicon(line.language).sets["everyday"]
    deeds = cue(line.language, "acting").finditer(line.text, crew.end()) if crew else ()
    tested = any(deed.group().lower() not in everyday for deed in deeds)
    return told and crew is not None and (tested or finds(line, line.text))


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


def _entitles(found: Facts) -> bool:
    """Whether a title is given as that of a known study ("Its title says it all: “…”")."""
    patterns = sign_patterns(found.line.language)
    return bool(patterns.entitles.match(found.line.text)) and not (found.venue or found.authors or found.year)


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
    said = team and (does(line) or cue(line.language, "telling").search(line.text))
    return bool(said or _meets(line))


def _meets(line: Line) -> bool:
    """Whether something is said to have been presented at a gathering of scholars."""
    if meets(line.language).misses(line.text):
        return False
    return bool(sign_patterns(line.language).meeting.search(line.text))


def announces(found: Facts) -> bool:
    """Whether a sentence tells of new research without saying whose or where, as news stories open."""
    new = lexicon(found.line.language).sets["fresh"]
    fresh = any(not new.isdisjoint(map(str.lower, phrase.modifiers)) for phrase in found.line.phrases)
    return fresh and not (found.backed or found.year or found.sample)


def enacts(found: Facts) -> bool:
    """Whether a team without a study noun of its own does something: in news, what was announced before."""
    crew = cue(found.line.language, "team").search(found.line.text) or found.authors
    return bool(crew) and not any(phrase.opening in ("new", "other", "own") for phrase in found.line.phrases)


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
