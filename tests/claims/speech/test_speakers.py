"""Who says what: the forms by which prose ties words to their speaker, and marks that hold no speech.

Each case is paragraphs (in Markdown, `|` between them) and the direct quotes in it, as "words <speaker>".
"""

from __future__ import annotations

import pytest

from claims.extractors.quotes import quotes
from claims.parts import Document
from claims.readers import read

OPENING = "Henrik Aldous is a cave diver from Kendal. | "

NAMED = [
    # a role and the name beside it
    (
        "Our plumber, Mr Silas Oakden, was in no hurry. “Pipes have opinions,” he said.",
        "Pipes have opinions, <Silas Oakden>",
    ),
    (
        "My cellmate at the hostel, a cook called Ana Ruiz-Lund, sniffed the pan. “Is that lunch?” she asked.",
        "Is that lunch? <Ana Ruiz-Lund>",
    ),
    ("A woman named Pilar Hodge stopped me. “You missed a bit,” she said.", "You missed a bit, <Pilar Hodge>"),
    ("“Salt it twice.” | That was our neighbour, Ferran Idle, and he meant it.", "Salt it twice. <Ferran Idle>"),
    ("> “Dig first. Ask later.” | > — our foreman, Mr Tolliver", "Dig first. Ask later. <Mr Tolliver>"),
    (
        "“Slower is smoother,” says my sister-in-law, Beata, who is 51. “It always was.”",
        "Slower is smoother, <Beata>; It always was. <Beata>",
    ),
    ("“Nobody reads the label,” said the shop's manager, Otis Brandt.", "Nobody reads the label, <Otis Brandt>"),
    (
        "My first coach, the late Rhys Parfitt, had a way of putting it: “Feet, then hands.”",
        "Feet, then hands. <Rhys Parfitt>",
    ),
    # roles nobody lists
    (
        "A stevedore near the crane, who did not want his name in print, shrugged: “It floats, mostly.”",
        "It floats, mostly. <stevedore>",
    ),
    (
        "A glazier in Hull who wrote in after the last issue was less kind: “You measured it twice and got it wrong twice.”",
        "You measured it twice and got it wrong twice. <glazier>",
    ),
    ("A lacemaker watched for a while and said, “That is not a knot.”", "That is not a knot. <lacemaker>"),
    (
        "A boy at the back then asked the only good question: “Where does it go at night?”",
        "Where does it go at night? <boy>",
    ),
    (
        "One tinsmith I met on the quay, who would not be named, had another view: “They want it thin because thin is cheap.”",
        "They want it thin because thin is cheap. <tinsmith>",
    ),
    ("“We never close,” a croupier told me.", "We never close, <croupier>"),
    ("“We never close,” says my croupier.", "We never close, <croupier>"),
    ("“It is only rain,” said the verger, and went back to his sandwich.", "It is only rain, <verger>"),
    # pronouns
    (
        OPENING + "It would take a rope to get Henrik out of bed. “Later,” he said when I rang.",
        "Later, <Henrik Aldous>",
    ),
    (
        "The kettle in Maud Ferriday's hallway has not been used for a year. “I went off tea,” she says.",
        "I went off tea, <Maud Ferriday>",
    ),
    (
        "This one is for my uncle. A team in Bergen had 40 men eat herring for a month, and nothing happened. He says, and he means it, “Told you.”",
        "Told you. <uncle>",
    ),
    # verbs nobody lists
    (
        "“Ducks, geese, who cares,” snarls Petra Lindqvist, who keeps both.",
        "Ducks, geese, who cares, <Petra Lindqvist>",
    ),
    ("“Not on my boat!” thundered Captain Iris Vane.", "Not on my boat! <Iris Vane>"),
    ("“Not again,” Petra Lindqvist drawls.", "Not again, <Petra Lindqvist>"),
    # split by a long tag
    (
        "“I have sold boots for years,” says Nessa Quill, a cobbler and a founder of our Saturday club in Leith, “though never to a horse.”",
        "I have sold boots for years, <Nessa Quill>; though never to a horse. <Nessa Quill>",
    ),
    (
        "“It bends,” said Nessa Quill, who has run the forge in Leith since her father retired from it in 1998, “and then it does not.”",
        "It bends, <Nessa Quill>; and then it does not. <Nessa Quill>",
    ),
    (
        "“Left is wrong,” said Ada Birk, and Tove Hald replied, “Right is worse.”",
        "Left is wrong, <Ada Birk>; Right is worse. <Tove Hald>",
    ),
    # habit
    (
        "Grandmother knitted through both wars. “Drop one, lose ten,” she would say, and count again.",
        "Drop one, lose ten, <Grandmother>",
    ),
    ("My old captain used to say, “The sea keeps receipts.”", "The sea keeps receipts. <captain>"),
    # block quotes
    (
        "> A shed is a house that gave up. | > — Wilma Strand, carpenter",
        "A shed is a house that gave up. <Wilma Strand>",
    ),
    # dialogue
    (
        "Ada Birk and Tove Hald share a bench. “You are early,” said Birk. | “You are late,” said Hald. | “Then we agree,” Birk said.",
        "You are early, <Ada Birk>; You are late, <Tove Hald>; Then we agree, <Ada Birk>",
    ),
    # partial
    ("Mr Aldous describes himself as “reluctantly cheerful”.", "reluctantly cheerful <Aldous>"),
    (
        "Ada Birk, of the Leith Rowers, would like it known that “no oar was harmed in the making of this list.”",
        "no oar was harmed in the making of this list. <Ada Birk>",
    ),
    ("The council said it “welcomes a full and open debate”.", "welcomes a full and open debate <council>"),
]
SILENT = [
    "The second rule of the kitchen is “clean as you go”.",
    "My aunt had one rule for winter: “Wool, or bed.” She never broke it.",
    "The rowing club has a motto, painted over the door: “Slow and together.”",
    "Flour can be scarce in June. “Bake, don't buy.”",
    "A placard by the gate said “Keep to the left”.",
    "You might say “why bother”, and you would not be alone.",
    "Somebody always says “it is in the post”, and it never is.",
    "What is called “cold brew” is coffee that has waited.",
    "Her pupils call this “the porridge pause”.",
    "He wrote a book titled “The Long Way to the Shops”.",
    "I thought “never again” and signed up for the next one.",
    "An app on my phone said “well done” when I sat down.",
    "Is it true that “breakfast is the main meal of the day”?",
    "In the words of the old poster, “Dig for victory”.",
    "Nobody knows what “natural” means on a jar.",
    "The survey offered “often”, “seldom” and “never”.",
]


def heard(text: str) -> list[tuple[str, str]]:
    source = text.replace(" | > ", "\n>\n> ").replace(" | ", "\n\n")
    article = read(Document("post.md", source.encode()))
    return [(p.text, q.speaker.name or "") for q in quotes(article) if q.direct for p in q.passages]


def wanted(said: str) -> list[tuple[str, str]]:
    pairs = (one.rsplit(" <", 1) for one in said.split("; "))
    return [(words, name.rstrip(">")) for words, name in pairs]


@pytest.mark.parametrize(("text", "said"), NAMED)
def test_words_are_tied_to_their_speaker(text: str, said: str) -> None:
    found, true = heard(text), wanted(said)
    assert [words for words, _ in found] == [words for words, _ in true]
    assert all(name in who for (_, who), (_, name) in zip(found, true, strict=True)), found


@pytest.mark.parametrize("text", SILENT)
def test_marks_without_speech_are_no_quotes(text: str) -> None:
    assert not heard(text)
