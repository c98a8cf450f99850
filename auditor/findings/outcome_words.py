"""What a cue of direction is about: the words after it, else those before it, as content stems.

"Reduced pain, fatigue and stiffness" has three outcomes; "there was no difference between arms in pain" has the
one that follows the arms; "died more often" has the verb before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.findings.lexicon import WORD, cue_stems, expression, is_cue, list_joints, noun_ends, roots, words
from auditor.findings.statements import statement

REACH, MOST = 10, 4
"""Words after a cue among which its outcome stands, and content words among them that name it."""
BEFORE = 24
CLOSEST = 2
"""Words before a cue, and content words among them, that name its outcome, where none after it does."""
LISTED = 5
"""Words of the longest further item of a list."""

Stems = tuple[str, ...]


def outcomes_of(clause: str, start: int, end: int) -> tuple[Stems, ...]:
    """The outcomes of the cue that stands from `start` to `end` in a clause, the first one first; perhaps none."""
    opened = _past_the_arms(clause, end)
    if opened is None:
        return ()
    bearing = expression("intransitive").fullmatch(clause[start:end]) or expression("varied_with").search(clause, start)
    if bearing and bearing.start() <= end and (subject := _before(clause, start)):
        return subject
    first, stop = _after(clause, opened, leading=_leading(clause[start:end], nominal=opened > end))
    if first:
        return (first, *_listed(clause, stop))
    if _rates_a_thing(clause, end) or _had_none(clause, start, end) or _fared(clause, start, end):
        return ()
    return _before(clause, start)


def _rates_a_thing(clause: str, end: int) -> bool:
    """Whether a clause rates a thing as a whole, and not what was measured in some ("survival was worse in men")."""
    return bool(expression("rating").search(clause)) and not expression("measured_in").match(clause[end:].lstrip())


def _fared(clause: str, start: int, end: int) -> bool:
    """Whether a group is said to have done more or less than another on what is not told there."""
    near = [match[0] for match in WORD.finditer(clause[:start])][-1:]
    return near != [] and near[0] in words("fared") and bool(expression("against").match(clause[end:].lstrip()))


def _before(clause: str, start: int) -> tuple[Stems, ...]:
    """The outcomes that stand before their cue: the verb next to "more often", else the heads of the subject."""
    near = _without_amount([match[0] for match in WORD.finditer(clause[:start])][-BEFORE:])
    if expression("how_often").match(clause, start) and near and near[-1] not in words("being"):
        return _found(telling(" ".join(near))[-1:])
    opening = words("causative") | words("reporting")
    made = max((i + 1 for i, word in enumerate(near) if word in opening and _told(near, i)), default=0)
    head = _head(near[made:])
    items = [telling(item)[-CLOSEST:] for item in list_joints().split(" ".join(head))]
    return _found(*items) if all(items) else _found(telling(" ".join(head))[-CLOSEST:])


def _without_amount(spoken: list[str]) -> list[str]:
    """The words before a cue without the amount that stands between it and its verb ("was 12 points lower")."""
    at = max((i for i, word in enumerate(spoken) if word in words("being")), default=None)
    measured = at is not None and any(word[0].isdigit() for word in spoken[at:])
    return spoken[:at] if measured else spoken


def _told(spoken: Sequence[str], at: int) -> bool:
    """Whether a subject may begin after a word: a "that" opens one only after a verb of report."""
    return spoken[at] != "that" or (at > 0 and spoken[at - 1] in words("reporting"))


def _head(spoken: Sequence[str]) -> list[str]:
    """The telling words of a subject up to the first that parts its head from what is said of it."""
    head: list[str] = []
    for word in spoken:
        if word in words("parted") and telling(" ".join(head)):
            break
        head.append(word)
    return head


def _found(*outcomes: Stems) -> tuple[Stems, ...]:
    return tuple(outcome for outcome in outcomes if outcome)


def telling(text: str) -> Stems:
    """The content stems of some words that are neither cues nor vague."""
    kept = " ".join(word for word in text.split() if not word.endswith("ly"))
    return tuple(root for root in statement(kept).stems if root not in cue_stems() | roots("vague"))


def _past_the_arms(clause: str, end: int) -> int | None:
    """Where the outcome begins: after "between A and B in" at once after a cue; `None` where only the arms are told."""
    between = expression("arms").match(clause[end:].lstrip())
    if not between:
        return end
    into = expression("in_respect").search(clause, end + between.end())
    return into.end() if into else (None if _empty(clause[:end]) else end)


def _empty(before: str) -> bool:
    """Whether nothing but filling stands before a cue ("there were no differences between …")."""
    return len(telling(expression("none").sub(" ", before))) == 0


def _had_none(clause: str, start: int, end: int) -> bool:
    """Whether a thing "had no effect", on what is not told: what stands before the cue is then the thing."""
    return clause[start:end].endswith(noun_ends()) and bool(expression("had").search(clause, max(start - 12, 0), start))


def _leading(cue: str, *, nominal: bool) -> frozenset[str]:
    """The words that may stand between a cue and its outcome."""
    if nominal or cue.endswith(noun_ends()):
        return words("leading")
    verbal = words("leading") - words("placing")
    return verbal | words("good_on") if expression("rating").fullmatch(cue) else verbal


def _after(clause: str, end: int, *, leading: frozenset[str]) -> tuple[Stems, int]:
    """The content stems after a place in a clause, and where the reading stopped."""
    after: list[str] = []
    stop = end
    for match in WORD.finditer(clause, end):
        opens = not after and (match[0] in leading or is_cue(match[0]) or match[0].endswith("ly"))
        if (
            sum(bool(telling(word)) for word in after) >= MOST
            or len(after) >= REACH
            or (match[0] in words("ending") and not opens and not _goes_on(after, match[0]))
        ):
            break
        if not after or "," not in clause[stop : match.start()]:
            after += [] if opens else [match[0]]
            stop = match.end()
        else:
            break
    return telling(" ".join(after)), stop


def _goes_on(after: list[str], word: str) -> bool:
    """Whether what was measured is still to come ("risk of", "levels of", "risk for")."""
    if not after or telling(" ".join(after)):
        return False
    if word in words("number_of_those"):
        return after[-1] in words("number_who") or bool(words("number_of_those") & set(after))
    if after[-1] in words("change_in"):
        return word in words("measure_in") | words("measure_of")
    return word in words("measure_of") or (word in words("measure_for") and after[-1] in words("measures"))


def _listed(clause: str, stop: int) -> Iterator[Stems]:
    """The further items of a list that goes on at a place."""
    while joint := list_joints().match(clause[stop:]):
        found, ends = _after(clause, stop + joint.end(), leading=words("leading"))
        item = clause[stop + joint.end() : ends].split()
        if not found or not is_item(item, clause[ends:].split()):
            return
        yield found
        stop = ends


def lists_whole(text: str) -> str:
    """A text whose lists before a verb are one clause: "pain, fatigue and sleep improved" has no comma left."""
    pieces = text.split(", ")
    for at in range(len(pieces) - 1, 0, -1):
        last = _items_before_verb(pieces[at])
        if last and (opening := _opening(pieces[:at])) < at:
            pieces[opening : at + 1] = [" and ".join((*pieces[opening:at], last))]
            return lists_whole(", ".join(pieces[: opening + 1])) + "".join(
                f", {each}" for each in pieces[opening + 1 :]
            )
    return text


def _items_before_verb(piece: str) -> str | None:
    """A piece that ends a list of subjects ("and overall survival were worse"), without the "and"; else `None`."""
    joint = expression("list_ends").match(piece)
    spoken = WORD.findall(piece[joint.end() :] if joint else piece)
    verb = next((i for i, word in enumerate(spoken) if word in words("verbal") or is_cue(word)), 0)
    items = list_joints().split(" ".join(spoken[:verb]))
    if not verb or not (joint or len(items) > 1) or not all(is_item(item.split(), ()) for item in items):
        return None
    return piece[joint.end() :] if joint else piece


def _opening(pieces: Sequence[str]) -> int:
    """From which piece on all are items of a list; the first may have the start of its sentence before it."""
    at = len(pieces)
    while at > 0 and _is_whole_item(pieces[at - 1]):
        at -= 1
    head = WORD.findall(pieces[at - 1])[-LISTED:] if 0 < at < len(pieces) else []
    return at - 1 if head and is_item(head, ()) and not words("ending") & set(head) else at


def _is_whole_item(piece: str) -> bool:
    spoken = WORD.findall(piece.casefold())
    return bool(spoken) and spoken[0] not in words("ending") | words("connectives") and is_item(spoken, ())


def is_item(item: Sequence[str], following: Sequence[str]) -> bool:
    """Whether some words can be an item of a list: short, without a verb in or after them, a cue or a number."""
    if len(item) > LISTED or words("verbal") & {*item, *following[:1]}:
        return False
    return not any(is_cue(word) or word[0].isdigit() for word in item)


def item_of(text: str) -> tuple[list[str], list[str]]:
    """The words of a text up to the first that ends an outcome, and those from there on."""
    spoken = text.split()
    at = next((i for i, word in enumerate(spoken) if word in words("ending") - {"and"}), len(spoken))
    return spoken[:at], spoken[at:]
