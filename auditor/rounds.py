"""Asking: every distinct query once, of every source that answers its kind, all at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

from auditor.model import Answer, Lookup, Query, SourceTally
from auditor.parts import Source

Progress = Callable[[int, int], None]
"""Told how many look-ups are done, of how many."""
JOBS = 8


@dataclass(slots=True)
class Round:
    """What was asked of whom, and what came back. A source's own bug is raised when its answer is used."""

    sources: Sequence[Source]
    _answers: dict[tuple[Query, int], Future[Lookup]] = field(default_factory=dict)

    def __contains__(self, query: Query) -> bool:
        return any((query, place) in self._answers for place in range(len(self.sources)))

    def put(self, query: Query, place: int, answer: Future[Lookup]) -> Future[Lookup]:
        """Keep what the source of that place is asked."""
        self._answers[query, place] = answer
        return answer

    def lookups(self, query: Query | None) -> tuple[Lookup, ...]:
        """What every source said to a query, in the order of the sources."""
        if query is None:
            return ()
        kept = (self._answers.get((query, place)) for place in range(len(self.sources)))
        said = (future.result() for future in kept if future is not None)
        return tuple(lookup for lookup in said if self._was_asked(lookup))

    def _was_asked(self, lookup: Lookup) -> bool:
        """Whether a source had anything to say to the question.

        The DOI system is asked nothing about a study without a DOI; and offline, where there is a
        library, no web source is.
        """
        if isinstance(lookup, Answer):
            return bool(lookup.asked or lookup.works)
        return lookup.reason != "offline" or not any(source.local for source in self.sources)

    def tally(self) -> tuple[SourceTally, ...]:
        """How often each source answered and failed."""
        answered, failed = Counter[int](), Counter[int]()
        for (_, place), future in self._answers.items():
            lookup = None if future.exception() else future.result()
            if lookup is None or self._was_asked(lookup):
                counted = answered if isinstance(lookup, Answer) else failed
                counted[place] += 1
        asked = [(i, source) for i, source in enumerate(self.sources) if answered[i] or failed[i] or source.local]
        return tuple(SourceTally(source.name, answered[i], failed[i], source.label) for i, source in asked)


def ask(
    queries: Iterable[Query],
    sources: Sequence[Source],
    jobs: int = JOBS,
    progress: Progress | None = None,
    turn: Round | None = None,
) -> Round:
    """Ask each distinct query of every source that answers its kind; queries that ask nothing are left out.

    `turn` is an earlier round of the same sources: the answers join it, and what it has is not asked again.
    """
    turn = turn or Round(sources)
    asked = [query for query in dict.fromkeys(queries) if asks(query) and query not in turn]
    places = tuple(enumerate(sources))
    pairs = [(query, place, source) for query in asked for place, source in places if query.kind in source.kinds]
    pool = ThreadPoolExecutor(max(1, jobs), thread_name_prefix="ask")
    try:
        asking = [turn.put(query, place, pool.submit(source.look_up, query)) for query, place, source in pairs]
        for done, _ in enumerate(as_completed(asking), 1):
            if progress is not None:
                progress(done, len(pairs))
    finally:  # an interrupted run waits for no host
        pool.shutdown(wait=False, cancel_futures=True)
    return turn


def asks(query: Query) -> bool:
    """Whether a query states anything that could be looked up."""
    return bool(query.identifiers or query.ladder or query.phrases or query.reference or query.kind == "speaker")
