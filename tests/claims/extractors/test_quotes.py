"""Forms of quotation and attribution, one line each: the words and the speaker they belong to."""

from __future__ import annotations

import pytest

from claims.extractors.quotes import quotes
from tests.claims.extractors.speech import Heard, article, direct, only

AFTER = [
    ("“Rest is training,” says Ola Brandt.", ["Rest is training,"], "Ola Brandt"),
    ('"Rest is training," said Ola Brandt.', ["Rest is training,"], "Ola Brandt"),
    ("‘Rest is training,’ said Ola Brandt.", ["Rest is training,"], "Ola Brandt"),
    ("'Rest is training,' said Ola Brandt.", ["Rest is training,"], "Ola Brandt"),
    ("«Rest is training», says Ola Brandt.", ["Rest is training"], "Ola Brandt"),
    ('"Rest is training,” said Ola Brandt.', ["Rest is training,"], "Ola Brandt"),
    ("“Rest is training,” Ola Brandt says.", ["Rest is training,"], "Ola Brandt"),
    ("“Rest is training,” Brandt told Running Weekly.", ["Rest is training,"], "Brandt"),
    ("“Rest is training,” explained rowing coach Ola Brandt.", ["Rest is training,"], "Ola Brandt"),
    ("“Rest is training,” Ola Brandt, who coaches in Oslo, told me.", ["Rest is training,"], "Ola Brandt"),
    ("“Rest is training,” said the club's head coach, Ola Brandt.", ["Rest is training,"], "Ola Brandt"),
    ("“Rest is training,” lead author Ola Brandt, Ph.D., wrote.", ["Rest is training,"], "Ola Brandt"),
    ("“Rest is training,” adds Brandt cheerfully.", ["Rest is training,"], "Brandt"),
    ("“Rest is training,” Brandt quietly insists.", ["Rest is training,"], "Brandt"),
    ("“Is rest training?” Brandt asks.", ["Is rest training?"], "Brandt"),
    ("“Rest! Then rest more,” warns Brandt.", ["Rest! Then rest more,"], "Brandt"),
    ("“Rest is training” — Ola Brandt, rowing coach", ["Rest is training"], "Ola Brandt"),
    ("“Rest is training,” according to Ola Brandt.", ["Rest is training,"], "Ola Brandt"),
    ("“Rest is training,” according to the report.", ["Rest is training,"], "the report"),
    ("“Rest is training,” said a coach who asked not to be named.", ["Rest is training,"], "a coach"),
    ("“Rest is training,” one woman in the crew told me.", ["Rest is training,"], "one woman in the crew"),
    ("“Rest is training,” a boatbuilder told us.", ["Rest is training,"], "a boatbuilder"),
    (
        "“Rest is training,” said a spokesperson for the Oar Trust.",
        ["Rest is training,"],
        "a spokesperson for the Oar Trust",
    ),
    ("“Rest is training,” the authors wrote.", ["Rest is training,"], "the authors"),
    ("“Rest is training,” said the Norwegian Rowing Federation.", ["Rest is training,"], "Norwegian Rowing Federation"),
    ("“Yes,” says Brandt.", ["Yes,"], "Brandt"),
]
BEFORE = [
    ("Ola Brandt says, “Rest is training.”", ["Rest is training."], "Ola Brandt"),
    ("Ola Brandt put it simply: “Rest is training.”", ["Rest is training."], "Ola Brandt"),
    ("Coach Ola Brandt was blunter: “Rest is training.”", ["Rest is training."], "Ola Brandt"),
    ("Ola Brandt, a rowing coach in Oslo: “Rest is training.”", ["Rest is training."], "Ola Brandt"),
    (
        "According to Ola Brandt, “rest is training and sleep is a race.”",
        ["rest is training and sleep is a race."],
        "Ola Brandt",
    ),
    ("In the words of Ola Brandt, “rest is training.”", ["rest is training."], "Ola Brandt"),
    ("As a rower once told me, “Rest is training.”", ["Rest is training."], "a rower"),
    ("Brandt, who trains at dawn in Oslo, continued: “Rest is training.”", ["Rest is training."], "Brandt"),
    ("His rival, the sculler Nils Dahl, was brief: “Rest is for others.”", ["Rest is for others."], "Nils Dahl"),
    (
        "One sculler, who did not want to be named, was frank: “We sleep too little.”",
        ["We sleep too little."],
        "One sculler",
    ),
    (
        "The charity Oar Trust said in a statement that “rest is a right for every crew.”",
        ["rest is a right for every crew."],
        "Oar Trust",
    ),
    (
        "Asked about sleep, a team official who spoke anonymously said: “Ask me in May.”",
        ["Ask me in May."],
        "a team official",
    ),
    ("My physio (Jo, a gem) said “if it hurts, row softer” and left.", ["if it hurts, row softer"], "Jo"),
]
PARTIAL = [
    ("Ola Brandt calls it “a holiday with blisters” and grins.", ["a holiday with blisters"], "Ola Brandt"),
    ("Brandt said the plan was “far too cheerful” for him.", ["far too cheerful"], "Brandt"),
    ("Brandt has described the plan as “a very long nap.”", ["a very long nap."], "Brandt"),
    (
        "The report called the evidence “thin in most of the places that matter”.",
        ["thin in most of the places that matter"],
        "The report",
    ),
    ("The plan is “a very long nap,” says Brandt.", ["a very long nap,"], "Brandt"),
    (
        "The plan “may well be the longest nap on record” for most crews, says Brandt.",
        ["may well be the longest nap on record"],
        "Brandt",
    ),
]
SPLIT = [
    ("“Rest,” says Ola Brandt, “is training.”", ["Rest,", "is training."], "Ola Brandt"),
    (
        "“Rest is training,” says Ola Brandt. “Sleep is a race.”",
        ["Rest is training,", "Sleep is a race."],
        "Ola Brandt",
    ),
    ("“Rest is training,” she told us, “until it is not.”", ["Rest is training,", "until it is not."], None),
    ("„Rest is training“, Brandt said, „until it is not.“", ["Rest is training", "until it is not."], "Brandt"),
    (
        "“Rest,” said Brandt, adding that he had seen “far too many sore hands”.",
        ["Rest,", "far too many sore hands"],
        "Brandt",
    ),
]
NOT_SPEECH = [
    "His book “Rest and Be Fast” sold well.",
    "A 2016 study titled “A Systematic Review of Rest” found little.",
    "It ran in the “Journal of Rest Research” and nobody noticed.",
    "Rowers speak of “the wall” as if it had bricks.",
    "So-called “power naps” are short.",
    "A sign on the door says “Row Hard, Sleep Harder”.",
    "“No rest, no glory,” says the mug.",
    "The slogan on the carton reads “Wake up to milk.”",
    "When asked, 62 percent of respondents said “hardly ever”.",
    "Half of them answered “rarely or never” in the survey.",
    "“Why row at all?” you may ask.",
    "I told him, “You are wrong about oars.”",
    "I said “um” forty times.",
    "What researchers call “social jet lag” is real.",
    "As the saying goes, “no pain, no gain.”",
    "The product is sold as “the ten-minute stroke”.",
    "The crew's motto, “Rest is training,” hangs on the wall.",
    "Brandt thinks “detox” is a myth.",
    "We answer the question: “Does rest help?”",
    "Its campaign, “Sleep on It,” starts in May.",
    "“Rest is training.”",
    "The phrase “rest is training”, on the other hand, is everywhere.",
    "Her clients call this “the oar clause”.",
    "Dr. Dahl recommends the “talk test” to every crew.",
    "A headline in The Oar Post claimed “Coffee cures blisters.”",
    "“Rest is training” is a phrase one hears a lot.",
    "Rowers rated their pain as “mild” or “moderate”.",
]


@pytest.mark.parametrize(("source", "words", "speaker"), [*AFTER, *BEFORE, *PARTIAL, *SPLIT])
def test_the_words_and_who_said_them(source: str, words: list[str], speaker: str | None) -> None:
    assert direct(source) == [(tuple(words), speaker)]


@pytest.mark.parametrize("source", NOT_SPEECH)
def test_what_nobody_says_is_no_quote(source: str) -> None:
    assert direct(source) == []


RESOLVED: list[tuple[str, list[Heard]]] = [
    ("Dr. Ola Brandt coaches. “Rest,” Brandt says.", [(("Rest,",), "Dr. Ola Brandt")]),
    ("“Rest,” says Brandt.\n\nDr. Ola Brandt coaches in Oslo.", [(("Rest,",), "Dr. Ola Brandt")]),
    ("Rowing coach Ola Brandt yawns. “Rest,” he says.", [(("Rest,",), "Ola Brandt")]),
    ("The man at the oar was cross. “Push off,” he said.", [(("Push off,",), "The man at the oar")]),
    (
        "I asked a receptionist about it. “It came with the boat,” she said.",
        [(("It came with the boat,",), "a receptionist")],
    ),
    ("Mr. Ola Brandt and Mrs. Siv Dahl row. “Rest,” she says.", [(("Rest,",), "Mrs. Siv Dahl")]),
    ("Ola Brandt is a coach. “Rest,” the coach says.", [(("Rest,",), "Ola Brandt")]),
    ("I wrote to Siv Dahl, a coach. She was kind. “Row on,” she replied.", [(("Row on,",), "Siv Dahl")]),
    ("Smith et al. (2012) timed naps. Siv Dahl coaches. “Row on,” she says.", [(("Row on,",), "Siv Dahl")]),
    (
        "Siv Dahl coaches. Brown and colleagues (2014) timed naps. “I like that paper,” she says.",
        [(("I like that paper,",), "Siv Dahl")],
    ),
    ("Siv Dahl was blunt. “Nobody rows well tired.” Then she left.", [(("Nobody rows well tired.",), "Siv Dahl")]),
    ("“Nobody rows well tired.”\n\nThe line is from coach Siv Dahl.", [(("Nobody rows well tired.",), "Siv Dahl")]),
    ("“Nobody rows well tired.”\n\nSo says Siv Dahl of the Oar Club.", [(("Nobody rows well tired.",), "Siv Dahl")]),
    ("Siv Dahl told me:\n\n“Nobody rows well tired.”", [(("Nobody rows well tired.",), "Siv Dahl")]),
    (
        "“Rest,” says Siv Dahl.\n\n“Nobody rows well tired.”",
        [(("Rest,",), "Siv Dahl"), (("Nobody rows well tired.",), "Siv Dahl")],
    ),
    (
        "“Nobody rows well tired,” says Siv Dahl.\n\nMore words.\n\n“Nobody rows well tired.”",
        [(("Nobody rows well tired,",), "Siv Dahl")],
    ),
    ("Experts sum it up as “rest first, medals second,” and go home.", [(("rest first, medals second,",), None)]),
]


@pytest.mark.parametrize(("source", "expected"), RESOLVED)
def test_speakers_named_elsewhere(source: str, expected: list[Heard]) -> None:
    assert direct(source) == expected


def test_paragraphs_of_one_quotation_are_one_passage() -> None:
    source = (
        "Siv Dahl shrugs. “Rest is training,” she says. “Sleep is a race.\n\n“And a race needs a plan.”\n\nThe end."
    )
    assert direct(source) == [(("Rest is training,", "Sleep is a race.\n\n“And a race needs a plan."), "Siv Dahl")]


def test_a_lost_closing_mark_ends_at_the_tag() -> None:
    assert direct("“We wait and see, says Siv Dahl, who coaches.") == [(("We wait and see,",), "Siv Dahl")]


def test_passages_are_exact_stretches_of_the_article() -> None:
    read = article("Über “naïve” rest: Siv Dahl says, “Rest — 10 min — is training.” «Oui», says Ola Brandt.")
    found = quotes(read)
    assert len(found) == 2
    assert all(read.slice(passage.span) == passage.text for quote in found for passage in quote.passages)


def test_links_of_the_sentence_are_sources() -> None:
    quote = only(
        "“Rest is training,” says Siv Dahl in [a letter](https://example.org/l) and [a paper](https://doi.org/10.1000/x1)."
    )
    assert [str(source) for source in quote.sources] == ["url:https://example.org/l", "doi:10.1000/x1"]


def test_confidence_tells_a_plain_tag_from_a_guess() -> None:
    sure = only("“Rest is training,” says Siv Dahl.").confidence
    guess = only("Siv Dahl was blunt. “Nobody rows well tired.”").confidence
    assert 0 < guess < sure <= 1
