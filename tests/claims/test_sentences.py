from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Article, Block, Span
from claims.sentences import sentences, split

ONE = [
    "Lindqvist et al. (2013) weighed it all.",
    "She gave it to Dr. Abara and Prof. Osei.",
    "The U.S. Department of Agriculture agreed.",
    "It ran in N. Engl. J. Med. 2013 under another name.",
    "J. A. Okafor wrote the first draft.",
    "The effect was 3.5 points (p < .05) in both arms.",
    "Swings vs. snatches is an old quarrel.",
    "The values are in Fig. 2 and in No. 5 of the list.",
    "Bring bands, mats, etc. and a towel.",
    "1. Warm up before you lift.",
    "It opened at 7 a.m. on Monday.",
    "“Why wait? Nobody knows,” she said.",
    "“Yes! Do it,” says Dr. Abara, who coaches in Leeds.",
    "“Who pays for that?” Osei asks.",
    "‘Is it far? Not very,’ says the guide.",
    "“It works.” he said.",
    "Well... I suppose so.",
    "Acme Inc. Chairman Bo Lind left.",
    "He is 5'10\" tall and lifts.",
    "The shoe (e.g. the blue one) fits.",
]
MANY = [
    ("It hurts. It passes.", ["It hurts.", "It passes."]),
    ("She has a Ph.D. in physics. She teaches.", ["She has a Ph.D. in physics.", "She teaches."]),
    ("We live in the U.S. The rent is high.", ["We live in the U.S.", "The rent is high."]),
    ("It eased pain.1 Core work came later.", ["It eased pain.1", "Core work came later."]),
    ("So said three trials.1,2,3 Then came a fourth.", ["So said three trials.1,2,3", "Then came a fourth."]),
    ("It was shown before. [12] Others agree.", ["It was shown before. [12]", "Others agree."]),
    ("It was shown before [12, 14]. Others agree.", ["It was shown before [12, 14].", "Others agree."]),
    ("Pain fell.¹² Sleep did not.", ["Pain fell.¹²", "Sleep did not."]),
    ("She said “it works.” Then she left.", ["She said “it works.”", "Then she left."]),
    ("“It works.” Osei wrote that down.", ["“It works.”", "Osei wrote that down."]),
    ("(See below.) The rest is noise.", ["(See below.)", "The rest is noise."]),
    ("I said no. Then I said yes.", ["I said no.", "Then I said yes."]),
    ("He takes vitamin C. The dose is small.", ["He takes vitamin C.", "The dose is small."]),
    ("Really?! Yes. Really…", ["Really?!", "Yes.", "Really…"]),
    ("A first part\n\nA second part", ["A first part", "A second part"]),
    ("1. Sit. 2. Stand.", ["1. Sit.", "2. Stand."]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence_stays_whole(text: str) -> None:
    assert [text[s.start : s.end] for s in split(text)] == [text]


@pytest.mark.parametrize(("text", "expected"), MANY)
def test_sentences_part_where_they_end(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in split(text)] == expected


def test_sentences_of_an_article_know_their_block() -> None:
    text = "A heading\n\nOne thing. Another thing."
    article = Article("-", text, (Block("heading", Span(0, 9)), Block("paragraph", Span(11, len(text)))))
    found = sentences(article)
    assert [(one.block, one.text) for one in found] == [(0, "A heading"), (1, "One thing."), (1, "Another thing.")]
    assert all(article.slice(one.span) == one.text for one in found)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("aA. ?!“”\"'‘’1[](),…\n—é\u200b"), max_size=120))
def test_sentences_cover_every_character_once_and_in_order(text: str) -> None:
    spans = split(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    covered = "".join(text[s.start : s.end] for s in spans)
    assert "".join(covered.split()) == "".join(text.split())
