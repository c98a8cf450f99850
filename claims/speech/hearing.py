"""One pass over an article that ties its quotations to their speakers.

Each quotation is tried with the attribution in its own sentence; then as the continuation of the one
before it; then with a speaker named in the next sentence ("The line is from X") or the one before
("X was blunt. “…”"). What is left has no speaker and is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.model import Article, Identifier, Span, Speaker
from claims.speech.attribution import attribution, signature
from claims.speech.blockquotes import Signed, signed, stretch, unsigned
from claims.speech.cast import Cast
from claims.speech.chains import Chain, chains
from claims.speech.echoes import pulled, shingles
from claims.speech.indirect import reported
from claims.speech.lexicon import lexicon
from claims.speech.pages import Page, pages
from claims.speech.quotation import Pair
from claims.speech.tags import Attribution
from claims.speech.transcripts import turns
from claims.speech.verbatim import is_term, speechlike, whole
from claims.speech.vicinity import Named, announced, followed, later, note, preceded, unknown

CONFIDENCE = {"tag": 0.97, "signature": 0.95, "intro": 0.95, "colon": 0.85, "embedded": 0.8, "trailing": 0.7}
"""How sure each form of attribution is."""
CONTINUED = 0.85
ANSWERED = 0.85
INDIRECT = 0.8
OPEN_ENDED = 0.8
"""Factor for a quotation whose closing mark is missing."""
PULLED = 0.85
UNNAMED = 0.6
"""Factor for speech by nobody the article names ("he said", and no man before)."""
_LIVELY = (",", "!", "?")
"""Marks at the end of words that a tag follows."""
_DOUBTFUL = {"pronoun": 0.9, "person": 0.9, "plural": 0.8}
"""Factors for speakers that are not named where they speak."""


@dataclass(slots=True)
class Utterance:
    """A quotation being put together: where its words are, and who speaks them how surely."""

    passages: list[Span]
    speaker: Speaker
    confidence: float
    page: int = -1
    sentence: tuple[int, int] = (0, 0)
    sources: list[Identifier] = field(default_factory=list)
    direct: bool = True


def hear(article: Article) -> list[Utterance]:
    """The utterances of an article that have a speaker."""
    return _Hearing(article).all()


class _Hearing:
    """The state of the pass: pages, the cast, what has been heard."""

    def __init__(self, article: Article) -> None:
        self.pages, self.text = pages(article), article.text
        self.cast = Cast(lexicon(article.language))
        for page in self.pages:
            self.cast.plain.update(token.key for token in page.scene.tokens if not token.capital)
            self.cast.enrol(page.index, page.source, (*page.scene.referents, *page.scene.owners))
        self.chains = chains(self.pages)
        self.heard: list[Utterance] = []
        self.loose: list[tuple[Utterance, Chain]] = []
        self.latest: Utterance | None = None
        self.signed = signed(self.pages)
        self.unsigned = unsigned(self.pages, self.signed)
        self.taken = self._answers()

    def all(self) -> list[Utterance]:
        for at, page in enumerate(self.pages):
            if at in self.signed:
                self._block_quote(self.signed[at])
            if at in self.unsigned:
                self._unsigned(self.unsigned[at])
            if at in self.taken:
                self._listen(at, 0, len(page.text), indirect=False)
            else:
                self._page(at)
        heard = [*self.heard, *self._unrepeated()]
        said = ((tuple(one.passages), one.speaker) for one in heard if one.direct)
        return [*heard, *(Utterance([span], who, PULLED) for span, who in pulled(self.pages, self.text, said))]

    def _block_quote(self, one: Signed) -> None:
        page = self.pages[one.page]
        who = self.cast.who(page.source, one.found.referent, page.index)
        if who:
            sources = [found for at in sorted(one.pages) for found in self.pages[at].links(0, len(self.pages[at].text))]
            self.heard.append(Utterance([one.words], who, CONFIDENCE[one.found.form], sources=sources))
            self.taken |= one.pages

    def _unsigned(self, run: tuple[int, ...]) -> None:
        """A block quote without marks, if the text after it says whose it is."""
        last = self.pages[run[-1]]
        named = followed(self.cast, self.pages, run[-1], len(last.text))
        if named:
            self.heard.append(Utterance([stretch(self.pages, run)], named[0], named[1]))
            self.taken.update(run)

    def _answers(self) -> set[int]:
        found = tuple(turns(self.pages, self.cast))
        self.heard += [Utterance([turn.words], turn.speaker, ANSWERED) for turn in found]
        return {turn.page for turn in found}

    def _page(self, at: int) -> None:
        page, cursor, sentence = self.pages[at], 0, (0, 0)
        for order, pair in enumerate(page.pairs):
            beyond = sentence
            sentence = page.sentence(pair.start, pair.end)
            if sentence != beyond:
                self._unattributed(at, beyond)
            self._listen(at, cursor, sentence[0])
            chain = self.chains.get((at, order))
            if chain:
                self._quotation(at, pair, chain, sentence)
            cursor = max(cursor, sentence[1])
        self._unattributed(at, sentence)
        self._listen(at, cursor, len(page.text))

    def _unattributed(self, at: int, sentence: tuple[int, int]) -> None:
        """Note whom a sentence is about that has quotation marks but no speech."""
        if not (self.heard and (self.heard[-1].page, self.heard[-1].sentence) == (at, sentence)):
            note(self.cast, self.pages[at], *sentence)

    def _listen(self, at: int, start: int, end: int, *, indirect: bool = True) -> None:
        """Read the sentences of a stretch without quotations: who is spoken of, what is reported."""
        page, first = self.pages[at], start
        for last in (*page.ends_within(start, end), end):
            told = reported(page.scene, page.scene.index(first), page.scene.index(last)) if indirect else None
            tagged = told is not None and told.end <= told.referent.first  # where only a name can stand
            named = told and (tagged or not unknown(self.cast, page, told.referent))
            who = self.cast.who(page.source, told.referent, page.index, told.near) if told and named else None
            if told and who:
                words, sources = page.span(told.first, told.end), list(page.links(first, last))
                self.heard.append(Utterance([words], who, INDIRECT, direct=False, sources=sources))
                self.cast.note(who, page.index)
            else:
                note(self.cast, page, first, last)
            first = last

    def _quotation(self, at: int, pair: Pair, chain: Chain, sentence: tuple[int, int]) -> None:
        page, text = self.pages[at], self._words(chain)
        found, where = self._attribution(at, pair, chain, sentence)
        opening = page.scene.index(pair.start)
        if found is not None:
            if speechlike(text, page.scene, opening, found):
                self._attributed(at, chain, found, where, sentence)
        elif (
            not self._continues(at, chain, pair, sentence, text)
            and not is_term(page.scene, opening, text)
            and whole(text)
        ):
            self._stray(at, chain, pair, sentence)

    def _words(self, chain: Chain) -> str:
        at, order = chain.links[-1]
        inner = self.pages[at].pairs[order].inner
        return self.pages[at].text[inner.start : inner.end].strip()

    def _attribution(
        self, at: int, pair: Pair, chain: Chain, sentence: tuple[int, int]
    ) -> tuple[Attribution | None, int]:
        """What is said of the speaker and on which page: round the head, or after the last link."""
        found = self._signature(at, pair) or self._spoken(self.pages[at], pair, sentence)
        if found or len(chain.links) == 1:
            return found, at
        last, order = chain.links[-1]
        page, closing = self.pages[last], self.pages[last].pairs[order]
        return self._spoken(page, closing, page.sentence(closing.start, closing.end)), last

    def _spoken(self, page: Page, pair: Pair, sentence: tuple[int, int]) -> Attribution | None:
        lively = page.text[pair.inner.start : pair.inner.end].rstrip().endswith(_LIVELY)
        return attribution(page.scene, pair.start, pair.end, *sentence, lively=lively)

    def _signature(self, at: int, pair: Pair) -> Attribution | None:
        """A dash and a name after words that open their paragraph."""
        page = self.pages[at]
        return signature(page.scene, page.scene.index(pair.end)) if page.blank(0, pair.start) else None

    def _attributed(self, at: int, chain: Chain, found: Attribution, where: int, sentence: tuple[int, int]) -> None:
        page = self.pages[where]
        near = page.subjects(sentence[0] if where == at else 0, page.scene.start_of(found.referent.first))
        who = self.cast.who(page.source, found.referent, page.index, near) or self._somebody(where, sentence[1], found)
        if who is None:
            return
        last = self.heard[-1] if self.heard else None
        if last and last.direct and last.page == at and last.sentence == sentence and last.speaker == who:
            last.passages += chain.passages(self.pages)
        else:
            sure = CONFIDENCE[found.form] * _DOUBTFUL.get(found.referent.kind, 1.0)
            self._add(at, chain, who, sure if who.name else sure * UNNAMED, sentence)
        if who.name:
            self.cast.note(who, page.index)

    def _somebody(self, at: int, end: int, found: Attribution) -> Speaker | None:
        """Who "he" or "she" is that nothing before tells: whoever is named next, or nobody."""
        page, words = self.pages[at], self.cast.words
        key = page.scene.key(found.referent.first)
        if found.form not in {"tag", "intro"} or key not in words.he | words.she:
            return None
        named = later(self.cast, self.pages, at, end, key)
        return named[0] if named else Speaker(None, kind="anonymous")

    def _add(self, at: int, chain: Chain, who: Speaker, sure: float, sentence: tuple[int, int]) -> Utterance:
        last, order = chain.links[-1]
        whole_marks = self.pages[last].pairs[order].closed
        sources = list(self.pages[at].links(*sentence))
        said = Utterance(
            list(chain.passages(self.pages)), who, sure if whole_marks else sure * OPEN_ENDED, at, sentence, sources
        )
        self.heard.append(said)
        self.latest = said
        return said

    def _continues(self, at: int, chain: Chain, pair: Pair, sentence: tuple[int, int], text: str) -> bool:
        """A quotation right after the sentence of the one before it goes on with that one."""
        last, page = self.latest, self.pages[at]
        if last is None or last.page != at or not page.blank(last.sentence[1], pair.start):
            return False
        rest = page.text[pair.end : sentence[1]].strip(" .,;").lower()
        if (rest and rest not in self.cast.words.firm) or not text[:1].isupper():
            return False
        last.passages += chain.passages(self.pages)
        last.sentence = sentence
        last.confidence = min(last.confidence, max(CONTINUED, last.confidence - 0.05))
        last.sources += page.links(*sentence)
        return True

    def _stray(self, at: int, chain: Chain, pair: Pair, sentence: tuple[int, int]) -> None:
        """Words that are a sentence or paragraph of their own: the speaker stands after or before."""
        page = self.pages[at]
        if not page.blank(sentence[0], pair.start) or page.text[pair.end : sentence[1]].strip(" .,;"):
            return
        alone = page.blank(0, pair.start) and page.blank(pair.end, len(page.text))
        last, order = chain.links[-1]
        end = sentence[1] if last == at else self.pages[last].pairs[order].end
        named = followed(self.cast, self.pages, last, end) or self._before(at, sentence[0], alone=alone)
        if named is None:
            return
        who, sure = named
        said = self._add(at, chain, who, sure, sentence)
        if alone:
            self.heard.pop()
            self.loose.append((said, chain))
        self.cast.note(who, page.index)

    def _before(self, at: int, start: int, *, alone: bool) -> Named | None:
        """Whoever the words before are about, or who spoke the quotation that ends the paragraph before."""
        page = self.pages[at]
        if not page.blank(0, start):
            return preceded(self.cast, page, page.sentence(max(start - 1, 0), start)[0], start)
        if not alone or at == 0 or self.pages[at - 1].index != page.index - 1:
            return None
        before = self.pages[at - 1]
        last = self.latest
        if last and last.page == at - 1 and before.blank(last.sentence[1], len(before.text)):
            return last.speaker, CONTINUED * last.confidence
        return announced(self.cast, before)

    def _unrepeated(self) -> list[Utterance]:
        """Quotations that stand alone, without the pull quotes that repeat the words of another."""
        links = {link for _, chain in self.loose for link in chain.links}
        known = {
            shingle
            for at, page in enumerate(self.pages)
            for order, pair in enumerate(page.pairs)
            if (at, order) not in links
            for shingle in shingles(page.text[pair.start : pair.end])
        }
        return [said for said, chain in self.loose if not known.issuperset(shingles(self._words(chain)))]
