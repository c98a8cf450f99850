"""Block quotes, `<q>`, pull quotes, transcripts, indirect speech."""

from __future__ import annotations

from claims.extractors.quotes import quotes
from tests.claims.extractors.speech import article, direct, indirect

HTML = "<!doctype html><html><body><article><h1>Oars</h1>{}</article></body></html>"


def html(body: str) -> list[tuple[tuple[str, ...], str | None]]:
    return direct(HTML.format(body), "a.html")


def test_a_block_quote_signed_in_a_footer() -> None:
    assert html("<blockquote><p>Row softly.</p><footer>— Siv Dahl, coach</footer></blockquote><p>So.</p>") == [
        (("Row softly.",), "Siv Dahl")
    ]


def test_a_block_quote_signed_by_a_bare_name() -> None:
    assert html("<blockquote><p>“Row softly.”</p><footer>Siv Dahl, coach</footer></blockquote>") == [
        (("Row softly.",), "Siv Dahl")
    ]


def test_a_block_quote_signed_in_cite() -> None:
    assert html('<blockquote>"Row softly." <cite>– Siv D., member</cite></blockquote>') == [
        (("Row softly.",), "Siv D.")
    ]


def test_a_block_quote_of_two_paragraphs_is_one_passage() -> None:
    body = "<blockquote><p>“Row softly.</p><p>“Then stop.”</p><footer>— Siv Dahl</footer></blockquote>"
    assert html(body) == [(("Row softly.\n\n“Then stop.",), "Siv Dahl")]


def test_two_block_quotes_with_two_signatures() -> None:
    one = "<blockquote><p>Row softly.</p><footer>— Siv Dahl</footer></blockquote>"
    two = "<blockquote><p>Row hard.</p><footer>— Ola Brandt</footer></blockquote>"
    assert html(one + two) == [(("Row softly.",), "Siv Dahl"), (("Row hard.",), "Ola Brandt")]


def test_a_block_quote_that_a_colon_announces() -> None:
    assert html("<p>Siv Dahl wrote to me:</p><blockquote><p>Row softly and often.</p></blockquote>") == [
        (("Row softly and often.",), "Siv Dahl")
    ]


def test_a_block_quote_that_nobody_signs_is_no_quote() -> None:
    assert html("<p>In short.</p><blockquote><p>Results suggest that rest matters.</p></blockquote><p>So.</p>") == []


def test_attribution_inside_a_block_quote() -> None:
    assert direct('> "Somebody has to steer," said Siv Dahl.') == [(("Somebody has to steer,",), "Siv Dahl")]


def test_the_q_element_has_no_marks() -> None:
    assert html("<p>Siv Dahl said <q>row softly and often</q> and left.</p>") == [
        (("row softly and often",), "Siv Dahl")
    ]


def test_entities_for_marks() -> None:
    assert html("<p>&#8220;Row softly,&#8221; said Siv Dahl. &ldquo;Often.&rdquo;</p>") == [
        (("Row softly,", "Often."), "Siv Dahl")
    ]


def test_a_heading_in_marks_is_no_quote() -> None:
    assert html("<h2>“Row softly,” says Siv Dahl</h2><p>Text.</p>") == []


TRANSCRIPT = """I met Dr. Siv Dahl, who runs the Oar Lab, in May.

**Q: Is rowing hard?**

**A:** It is mostly sitting down. Backwards.

**Q: And sleep?**

**A:** Yes please.

Note: the lab is closed in June.
"""


def test_answers_of_a_transcript_belong_to_the_guest() -> None:
    assert direct(TRANSCRIPT) == [
        (("It is mostly sitting down. Backwards.",), "Dr. Siv Dahl"),
        (("Yes please.",), "Dr. Siv Dahl"),
    ]


def test_labels_with_names() -> None:
    source = (
        "Coach Siv Dahl came by.\n\nInterviewer: Is it hard?\n\nDahl: It is sitting down.\n\n"
        "Interviewer: And sleep?\n\nDahl: Yes."
    )
    assert [speaker for _, speaker in direct(source)] == ["Siv Dahl", "Siv Dahl"]


def test_questions_and_answers_without_a_guest_are_no_quotes() -> None:
    assert direct("Q: How often should I row?\n\nA: Twice a week.\n\nQ: In rain?\n\nA: Never.") == []


def test_a_note_or_a_price_is_no_speaker() -> None:
    assert direct("Note: bring water.\n\nCost: ten crowns.\n\nNote: no dogs.\n\nCost: none for members.") == []


def test_indirect_speech_with_that() -> None:
    assert indirect("Siv Dahl says that she never rows on Mondays.") == [(("she never rows on Mondays",), "Siv Dahl")]


def test_indirect_speech_by_pronoun() -> None:
    assert indirect("The coach is Siv Dahl. She says that most crews sleep too little.") == [
        (("most crews sleep too little",), "Siv Dahl")
    ]


def test_indirect_speech_with_a_tag_at_the_end() -> None:
    assert indirect("Longer oars are slower at first, Dahl says.") == [(("Longer oars are slower at first",), "Dahl")]


def test_findings_of_a_study_are_no_indirect_speech() -> None:
    for sentence in (
        "Dahl and colleagues noted that crews slept.",
        "The study says that crews slept.",
        "Experts say that crews sleep.",
    ):
        assert indirect(sentence) == []


def test_credential_affiliation_and_kind() -> None:
    source = (
        "“A,” says Dr. Siv Dahl, a world-renowned rowing expert at the University of Lund. “B,” said Yale University's "
        "Ann Poe. “C,” says Oskar Lind, MD, PhD, chief of surgery at Lake Hospital. “D,” said the Oar Society. "
        "“E,” a patient told me. “F,” writes sports scientist Bo Ek, who runs a gym in Malmo."
    )
    people = [quote.speaker for quote in quotes(article(source))]
    assert [(one.name, one.credential, one.affiliation, one.kind) for one in people] == [
        ("Dr. Siv Dahl", "rowing expert", "University of Lund", "person"),
        ("Ann Poe", None, "Yale University", "person"),
        ("Oskar Lind", "MD, PhD, chief of surgery", "Lake Hospital", "person"),
        ("Oar Society", None, None, "organisation"),
        ("a patient", None, None, "patient"),
        ("Bo Ek", "sports scientist, runs a gym in Malmo", None, "person"),
    ]
