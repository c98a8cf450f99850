"""Which way a sentence says an outcome went: up, down, or not at all; negation counts.

A clause has a direction only where all its cues agree, or where an exposure's and an outcome's stand on the two
sides of the word that joins them ("higher intake was associated with a lower risk": down). Whatever is doubtful
has none: only plain statements are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from auditor.findings.numerals import plain
from auditor.findings.statements import Record, Statement, statement
from claims.languages import load
from claims.words import stems

UP, DOWN, NONE, LINKED = 1, -1, 0, 2
"""Which way an outcome went; `LINKED` where a text tells only that it had to do with something."""
REACH = 6
"""Words after a cue among which its outcome stands."""
BEFORE = 9
CLOSEST = 2
"""Words before a cue, and content words among them, that name its outcome, where none after it does."""
NEGATED = 4
"""Words before a cue within which a negation reaches it."""
_CLAUSE = re.compile(
    r"[;:]|, (?=\w)| (?:but|while|whereas|although|though|however|despite|yet|and that) "
    r"| and (?=(?:had|left|were|was|showed|made|did|no|fewer|less|more|lower|higher|reduc|increas|improv|decreas)\w*)"
)
PLACING = frozenset({"in", "with", "at", "for", "from", "between", "on"})
"""Prepositions after which an outcome follows only a noun of direction: a pain lower in one group is a pain."""
_UNREALISED = re.compile(r"\bto (?:\w+ly )?\Z")
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


Cue = tuple[int, int]
"""Where a cue stands in its clause."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One statement of direction: which way, of what (content stems near the cue), in which words."""

    way: int
    outcome: tuple[str, ...]
    subject: tuple[str, ...]
    """What stands before the cue."""
    comparator: tuple[str, ...]
    """What stands after "than" or "compared with"."""
    words: str
    sentence: str


@lru_cache(maxsize=4_096)
def effects(text: str) -> tuple[Effect, ...]:
    """The plain statements of direction in a sentence, at most one a clause."""
    return tuple(_effects(text))


def _effects(text: str) -> Iterator[Effect]:
    for clause in _CLAUSE.split(_ASIDE.sub(" ", plain(text))):
        bare = _expression("doses").sub(" ", clause)
        found = _way(bare)
        if found:
            way, cue = found
            outcome = _outcome(bare, *cue)
            if outcome:
                yield Effect(way, outcome, *_compared(bare, cue), clause.strip(), text)


def told_effects(told: Record) -> tuple[Effect, ...]:
    """What a record found: not its aims, its background, nor a title that asks."""
    title = () if _expression("asking").search(plain(told.title.text)) else (told.title,)
    return tuple(effect for each in (*title, *_results(told)) for effect in effects(each.text))


def _results(told: Record) -> Iterator[Statement]:
    """The sentences after the last of those, in the first half of an abstract, that tells of an aim."""
    plains = [plain(each.text) for each in told.sentences]
    early = plains[: (len(plains) + 1) // 2]
    start = max((i + 1 for i, text in enumerate(early) if _expression("stating_aim").search(text)), default=0)
    for each, text in list(zip(told.sentences, plains, strict=True))[start:]:
        if not _expression("aiming").search(text) and not _headed().match(text):
            yield each


def _compared(clause: str, cue: Cue) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The content stems before a cue, and those of what a comparison is made with."""
    against = _expression("against").search(clause)
    rest = clause[against.end() :] if against else ""
    return _telling(clause[: cue[0]]), _telling(rest)


def _way(clause: str) -> tuple[int, Cue] | None:
    """The direction of a clause and its cue; `None` where it is not plain."""
    none = _expression("none").search(clause)
    if none:
        return NONE, none.span()
    joint = _expression("joining").search(clause)
    if joint and joint.start() > 0:
        exposure, outcome = _single(clause, 0, joint.start()), _single(clause, joint.start(), len(clause))
        if outcome and outcome[0] != NONE and not (exposure and exposure[0] == NONE):
            return (exposure[0] if exposure else UP) * outcome[0], outcome[1]
    single = _single(clause, 0, len(clause))
    linked = _expression("linking").search(clause)
    return single if single or not linked or list(_cues(clause, 0, len(clause))) else (LINKED, linked.span())


def _single(clause: str, start: int, end: int) -> tuple[int, Cue] | None:
    """The one direction to which all cues of a stretch come, and the place of the first."""
    cues = list(_cues(clause, start, end))
    ways = {way for way, _ in cues}
    return min(cues, key=lambda cue: cue[1]) if len(ways) == 1 else None


def _cues(clause: str, start: int, end: int) -> Iterator[tuple[int, Cue]]:
    for key, way in (("up", UP), ("down", DOWN), ("better", UP), ("worse", DOWN)):
        for match in _expression(key).finditer(clause, start, end):
            if _UNREALISED.search(clause, 0, match.start()) and not _realised().search(clause, 0, match.start()):
                continue
            turned = way
            if key in ("better", "worse") and _unwelcome(_outcome(clause, *match.span())):
                turned = -way
            yield (NONE if _negated(clause, match.start()) else turned), match.span()


def _unwelcome(outcome: tuple[str, ...]) -> bool:
    """Whether less of an outcome is better."""
    return bool(outcome) and bool(_bad_stems() & set(outcome))


def _negated(clause: str, start: int) -> bool:
    before = [match[0] for match in _WORD.finditer(clause[:start])][-NEGATED:]
    return any(word in _negators() or word.endswith("n't") for word in before)


def _outcome(clause: str, start: int, end: int) -> tuple[str, ...]:
    """The content stems of what a cue is about: of the words after it, else of those before it."""
    nominal = clause[start:end].endswith(_noun_ends())
    leading = _small("leading") if nominal else _small("leading") - PLACING
    ending = _small("ending")
    after: list[str] = []
    for match in _WORD.finditer(clause, end):
        opens = not after and (match[0] in leading or _is_cue(match[0]))
        if len(after) >= REACH or (match[0] in ending and not opens):
            break
        if not opens:
            after.append(match[0])
    told = _telling(" ".join(after))
    if not told and _expression("rating").search(clause):
        return ()
    before = [match[0] for match in _WORD.finditer(clause[:start])][-BEFORE:]
    return told or _telling(" ".join(before))[-CLOSEST:]


def _is_cue(word: str) -> bool:
    """Whether a word tells only of direction ("greater improvements in …")."""
    return any(_expression(key).fullmatch(word) for key in ("up", "down", "better", "worse"))


def _telling(words: str) -> tuple[str, ...]:
    plain_words = " ".join(word for word in words.split() if not word.endswith("ly"))
    return tuple(root for root in statement(plain_words).stems if root not in cue_stems() | _vague_stems())


@lru_cache(maxsize=8)
def _small(key: str, language: str = "en") -> frozenset[str]:
    return frozenset(load(language)["effects"][key])


@lru_cache(maxsize=4)
def _realised(language: str = "en") -> re.Pattern[str]:
    words = "|".join(load(language)["effects"]["realised"])
    return re.compile(rf"(?<!\w)(?:{words}) to (?:\w+ly )?\Z")


@lru_cache(maxsize=4)
def _noun_ends(language: str = "en") -> tuple[str, ...]:
    return load(language)["effects"]["noun_ends"]


@lru_cache(maxsize=4)
def _negators(language: str = "en") -> frozenset[str]:
    return frozenset(load(language)["effects"]["negators"])


@lru_cache(maxsize=16)
def _expression(key: str, language: str = "en") -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(load(language)['effects'][key])})(?![\w-])")


@lru_cache(maxsize=4)
def _headed(language: str = "en") -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(load(language)['effects']['background'])})(?:\W|\Z)")


def of_problem(text: str) -> bool:
    """Whether a clause tells of a problem with its outcome ("attention problems") and not of the outcome."""
    return bool(_expression("problems").search(plain(text)))


def inverted(text: str) -> bool:
    """Whether a sentence tells of want or removal, under which an effect turns round."""
    return bool(_expression("inverting").search(plain(text)))


@lru_cache(maxsize=4)
def cue_stems(language: str = "en") -> frozenset[str]:
    """Stems of the cues themselves, which are no outcomes."""
    section = load(language)["effects"]
    words = " ".join(re.sub(r"\W+", " ", form) for key in ("up", "down", "better", "worse") for form in section[key])
    return frozenset(stems(words))


@lru_cache(maxsize=4)
def _vague_stems(language: str = "en") -> frozenset[str]:
    return frozenset(statement(" ".join(load(language)["effects"]["vague"])).stems)


@lru_cache(maxsize=4)
def _bad_stems(language: str = "en") -> frozenset[str]:
    return frozenset(statement(" ".join(load(language)["effects"]["unwelcome"])).stems)
