from __future__ import annotations

import pytest

from claims.model import PartialDate
from claims.parts import Unreadable
from tests.claims.readers.reading import article, block_with, texts

LD = '<script type="application/ld+json">'


def test_blocks_keep_kinds_containers_and_order() -> None:
    found = article(
        "<article><h1>Title</h1><p>One.</p><blockquote><p>Said.</p><footer>Ann Lee</footer></blockquote>"
        "<figure><img alt=x><figcaption>Shown.</figcaption></figure>"
        "<table><tr><th>A</th><td>B</td></tr></table></article>"
    )
    assert [(b.kind, b.within, found.slice(b.span)) for b in found.blocks] == [
        ("heading", (), "Title"),
        ("paragraph", (), "One."),
        ("paragraph", ("blockquote",), "Said."),
        ("paragraph", ("blockquote",), "Ann Lee"),
        ("caption", ("figure",), "Shown."),
        ("cell", ("table",), "A"),
        ("cell", ("table",), "B"),
    ]
    assert found.text == "Title\n\nOne.\n\nSaid.\n\nAnn Lee\n\nShown.\n\nA\n\nB"


def test_inlines_span_exactly_their_words() -> None:
    found = article(
        '<p>See <a href="https://doi.org/10.1/x"> the <em>trial</em> </a>of 2019.<sup><a href="#n1">1</a></sup></p>'
    )
    block = found.blocks[0]
    assert {(i.kind, found.slice(i.span), i.target) for i in block.inlines} == {
        ("link", "the trial", "https://doi.org/10.1/x"),
        ("emphasis", "trial", ""),
        ("superscript", "1", ""),
        ("link", "1", "#n1"),
    }
    assert found.text == "See the trial of 2019.1"


def test_q_shows_its_marks() -> None:
    found = article("<p>She said <q>it is <q>fine</q> so far</q> then. <q>“Done”</q></p>")
    assert found.text == "She said “it is ‘fine’ so far” then. “Done”"
    assert [found.slice(i.span) for i in found.blocks[0].inlines] == ["“it is ‘fine’ so far”", "‘fine’", "“Done”"]


def test_line_breaks_break_lines_and_two_part_paragraphs() -> None:
    assert texts(article("<p>One<br>two<br><br>three</p>")) == ["One\ntwo", "three"]


def test_lists_count_as_browsers_do() -> None:
    found = article("<p>Intro</p><ol start=3><li>c<li value=7>g<li><p>h</p><p>more</p></ol><ul><li>x</ul>")
    assert [(found.slice(b.span), b.label) for b in found.blocks[1:]] == [
        ("c", "3"), ("g", "7"), ("h", "8"), ("more", None), ("x", None),
    ]  # fmt: skip


def test_anchors_of_a_block_include_those_inside_and_round_it() -> None:
    found = article('<p>Text</p><ol><li id="fn1"><a id="x"></a><p>A note.<a name="y"></a></p></li></ol>')
    assert block_with(found, "A note.").anchors == ("fn1", "x", "y")


def test_sections_name_the_nearest_heading() -> None:
    found = article("<h1>Top</h1><p>a</p><h2>Sub</h2><p>b</p>")
    assert [(found.slice(b.span), b.section) for b in found.blocks] == [
        ("Top", ""), ("a", "Top"), ("Sub", "Top"), ("b", "Sub"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "markup",
    [
        "<h2>References</h2><ol><li>Smith J. Eggs. 2019.</li></ol>",
        "<section class='works-cited'><p>Smith J. Eggs. 2019.</p></section>",
        "<p><strong>Sources:</strong></p><p>Smith J. Eggs. 2019.</p>",
        "<details><summary>Show</summary><div id=refs><p>Smith J. Eggs. 2019.</p></div></details>",
        "<div role=doc-bibliography><p>Smith J. Eggs. 2019.</p></div>",
    ],
)
def test_reference_lists_are_known(markup: str) -> None:
    found = article(f"<article><h1>Eggs</h1><p>A study says so.</p>{markup}</article>")
    assert block_with(found, "Smith J.").in_any("references")
    assert not block_with(found, "A study").in_any("references")


def test_entries_parted_by_line_breaks_are_blocks_with_labels() -> None:
    found = article(
        "<p>x</p><h3>Sources</h3>[1] Drake C, et al. Caffeine effects on sleep. 2013.<br>"
        "[2] Doe J. Coffee and tea. 2010.<br>"
    )
    assert [(b.label, b.within) for b in found.blocks[2:]] == [("1", ("references",)), ("2", ("references",))]


def test_notes_are_footnotes_without_the_arrow_back() -> None:
    found = article(
        '<p>Text.<sup><a href="#fn1">1</a></sup></p>'
        '<aside class=footnotes><ol><li id=fn1><p>Note. <a href="#r">↩</a></p></li></ol></aside>'
    )
    note = block_with(found, "Note.")
    assert (note.kind, note.label, note.anchors, found.slice(note.span)) == ("footnote", "1", ("fn1",), "Note.")


@pytest.mark.parametrize(
    "box",
    [
        "<div class='key-takeaways'><ul><li>Eggs are fine.</li></ul></div>",
        "<div><p><b>Key takeaways</b></p><ul><li>Eggs are fine.</li></ul></div>",
        "<table><tr><th>What To Know</th></tr><tr><td>Eggs are fine.</td></tr></table>",
        "<h2>In short</h2><ul><li>Eggs are fine.</li></ul>",
    ],
)
def test_takeaway_boxes_are_summaries_and_end(box: str) -> None:
    found = article(f"<h1>Eggs</h1>{box}<p>The article goes on.</p>")
    assert block_with(found, "Eggs are fine.").in_any("summary")
    assert not block_with(found, "goes on").in_any("summary")


def test_preformatted_text_keeps_its_lines() -> None:
    assert texts(article("<p>x</p><pre>\n a  b\n c</pre>"))[1] == " a  b\n c"


def test_invisible_characters_and_odd_spaces_do_not_part_words() -> None:
    assert article("<p>hyper\u00adtension Dr.&nbsp;Lee \u202ereversed\u202c zero\u200bwidth n\0ul</p>").text == (
        "hypertension Dr. Lee reversed zerowidth nul"
    )


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (f'{LD}[{{"@type":"WebSite"}},{{"@type":["NewsArticle"],"datePublished":"2021-11"}}]</script>', "2021-11"),
        (f'{LD}{{"@graph":[{{"@type":"Article","datePublished":"2021-11-02"}}]}}</script>', "2021-11-02"),
        ('<meta property="article:published_time" content="2019-05-03T08:00:00+01:00">', "2019-05-03"),
        ('<meta name="DCTERMS.date" content="2018-10-04">', "2018-10-04"),
        ('<meta name="citation_publication_date" content="2018/10">', "2018-10"),
        (f'{LD}{{broken</script><meta itemprop="datePublished" content="2022-08-30">', "2022-08-30"),
        ("", "2017-03-04"),
    ],
)  # fmt: skip
def test_publication_dates(head: str, published: str) -> None:
    page = f"<html><head>{head}</head><body><h1>T</h1><p>By Ann Lee, 4 March 2017</p>"
    page += "<p>On 1 May 1999 it rained.</p></body></html>"
    assert str(article(page).published) == published


def test_a_date_in_the_text_is_no_publication_date() -> None:
    assert article("<h1>T</h1><p>" + "Many words came first. " * 10 + "On 1 May 1999 it rained.</p>").published is None


def test_title_is_the_headline_as_shown() -> None:
    head = '<title>Eggs and you | Site</title><meta property="og:title" content="Eggs">'
    page = f"<html><head>{head}</head><body><h1>Eggs &amp; you</h1><p>x y z</p></body></html>"
    assert article(page).title == "Eggs & you"
    assert (
        article("<html><head><title>Eggs | Site</title></head><body><p>x y z</p></body></html>").title == "Eggs | Site"
    )


def test_language() -> None:
    assert article("<html lang='de-AT'><body><p>Ein Text.</p></body></html>").language == "de"
    assert article("<p>A text.</p>").language == "en"


def test_selector_overrides_the_scope() -> None:
    page = "<body><main><h1>T</h1><p>No.</p></main><div class='story x'><p>Yes.</p></div></body>"
    assert texts(article(page, selector="div.story > p")) == ["Yes."]
    with pytest.raises(Unreadable, match="matches nothing"):
        article(page, selector=".absent")
    with pytest.raises(Unreadable, match="no CSS selector"):
        article(page, selector="p[[")


def test_a_page_without_text_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="no readable text"):
        article("<html><body><script>render()</script></body></html>")


def test_partial_dates_stay_partial() -> None:
    assert article(
        '<html><head><meta name="date" content="March 2019"></head><body><p>x</p></body></html>'
    ).published == PartialDate(2019, 3)
