"""What is the article and what is the page."""

from __future__ import annotations

import pytest

from tests.claims.readers.reading import article, block_with

PROSE = "<p>" + "A study of forty adults found that walking helps them sleep, and they said so. " * 4 + "</p>"


@pytest.mark.parametrize(
    "part",
    [
        "<nav><a href=/>Home</a> NOISE</nav>",
        "<div class='cookie-banner'>NOISE, we use cookies</div>",
        "<div id='onetrust-consent-sdk'>NOISE</div>",
        "<div class='author-bio'><p>NOISE Ann Lee is a writer.</p></div>",
        "<div class='related-posts'><a href=/x>NOISE</a></div>",
        "<div class='td-post-sharing'>NOISE</div>",
        "<div class='newsletter_signup'>NOISE</div>",
        "<div class='adSlot'>NOISE</div>",
        "<p class='ad'>NOISE</p>",
        "<section id=comments><p>NOISE</p></section>",
        "<div hidden>NOISE</div>",
        "<div style='display: none'>NOISE</div>",
        "<div aria-hidden=true>NOISE</div>",
        "<footer>NOISE</footer>",
        "<div role=navigation>NOISE</div>",
        "<script>NOISE</script><style>NOISE</style><template>NOISE</template>",
        "<h3>Read next</h3><ul><li><a href=/x>NOISE</a></li></ul>",
        "<section><h2>About the author</h2><p>NOISE Ann writes about sleep.</p></section>",
        "<p>Was this page helpful? NOISE</p>",
        "<form><p>NOISE</p></form>",
    ],
)
def test_the_page_is_left_out(part: str) -> None:
    for page in (f"<body><h1>T</h1>{PROSE}{part}</body>", f"<body><article><h1>T</h1>{PROSE}{part}</article></body>"):
        assert "NOISE" not in article(page).text


@pytest.mark.parametrize(
    "part",
    [
        "<section class=footnotes role=doc-endnotes><p>KEPT</p></section>",
        "<footer class='post-footnotes'><p>KEPT</p></footer>",
        "<figure><figcaption>KEPT</figcaption></figure>",
        "<blockquote><p>Words.</p><footer>KEPT</footer></blockquote>",
        "<details><summary>More</summary><p>KEPT</p></details>",
        "<div class=accordion-panel hidden><p>KEPT</p></div>",
        "<h3><button>KEPT?</button></h3><div role=region hidden>yes</div>",
        "<div class='pull-quote'>KEPT</div>",
        "<div class='key-takeaways related'>KEPT</div>",
        "<div class='has-sidebar with-comments'><p>KEPT</p></div>",
        "<p class='has-drop-cap'>KEPT</p>",
        "<dl><dt>How?</dt><dd>KEPT</dd></dl>",
        "<aside><p>KEPT, a box beside the text.</p></aside>",
        "<table><tr><td>KEPT</td></tr></table>",
    ],
)
def test_the_article_is_kept(part: str) -> None:
    for page in (f"<body><h1>T</h1>{PROSE}{part}</body>", f"<body><article><h1>T</h1>{PROSE}{part}</article></body>"):
        assert "KEPT" in article(page).text


def test_class_words_of_what_holds_the_article_do_not_count() -> None:
    page = f"<body class='sidebar ad share'><div class='widget content'><h1>T</h1>{PROSE * 3}</div></body>"
    assert "forty adults" in article(page).text


def test_notes_and_headline_outside_the_article_are_fetched() -> None:
    page = f"<body><h1>The headline</h1><div><a href=/>x</a></div><article>{PROSE}"
    page += "<a href='#n1'>1</a></article><div class=z><p id=n1>A note.</p><p>Other.</p></div></body>"
    found = article(page)
    assert found.text.startswith("The headline")
    assert "A note." in found.text
    assert "Other." not in found.text


def test_a_page_of_teasers_is_not_one_of_them() -> None:
    card = "<article><h2>Card</h2><p>A few words of one story among many stories.</p></article>"
    assert article(f"<body><main><h1>All</h1>{card * 5}</main></body>").text.count("Card") == 5


def test_unmarked_pages_are_narrowed_to_their_prose() -> None:
    page = (
        f"<body><div>Left <a href=/>one</a></div><div><div><h1>T</h1>{PROSE * 3}</div></div><div>Like us!</div></body>"
    )
    found = article(page)
    assert "Like us" not in found.text
    assert "Left" not in found.text


def test_what_stands_above_the_headline_is_left_out() -> None:
    found = article(f"<body><p class=x><a href=/>Home</a> » Sleep</p><h1>T</h1>{PROSE}</body>")
    assert found.text.startswith("T\n\n")


def test_a_biography_of_the_author_is_left_out() -> None:
    page = f"<html><head><meta name=author content='Ann Lee'></head><body><h1>T</h1>{PROSE}"
    page += "<p>Ann Lee writes about sleep. She once read 300 studies.</p><p>Bob Ray writes books.</p></body></html>"
    found = article(page)
    assert "Ann Lee" not in found.text
    assert block_with(found, "Bob Ray")
