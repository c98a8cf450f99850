"""Exports, feeds and sitemaps: which articles they hold, and where each stands in the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Article, Place
from claims.parts import Document, Unreadable
from claims.readers import read
from claims.readers.collections import Collection, expand
from tests.claims.readers.reading import texts

WP = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
)


def post(slug: str, content: str, status: str = "publish", kind: str = "post", title: str = "Eggs") -> str:
    return (
        f"<item><title><![CDATA[{title}]]></title><link>https://e.org/2020/{slug}/</link>\n"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>\n"
        "<excerpt:encoded><![CDATA[An excerpt.]]></excerpt:encoded>\n"
        f"<wp:post_date><![CDATA[2020-03-04 07:15:00]]></wp:post_date><wp:post_name>{slug}</wp:post_name>\n"
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>\n"
    )


def export(*posts: str) -> str:
    comment = "<!-- This is an export -->\n<!-- of a site -->\n"
    head = (
        f'<?xml version="1.0" encoding="UTF-8" ?>\n{comment}<rss version="2.0" {WP}>\n<channel><title>A site</title>\n'
    )
    return f"{head}{''.join(posts)}</channel></rss>\n"


def found_in(source: str | bytes, name: str = "export.xml") -> Collection:
    collection = expand(Document(name, source.encode() if isinstance(source, str) else source))
    assert collection is not None
    return collection


def articles(source: str | bytes) -> list[Article]:
    return [read(document) for document in found_in(source).documents]


def placed(found: Article, source: str, words: str) -> str:
    """What stands in the file where the article says that these words stand."""
    place = found.source.place(found.text.index(words))
    return source.splitlines()[place.line - 1][place.column - 1 :][: len(words)]


def test_an_export_is_its_published_posts() -> None:
    source = export(
        post("eggs", "<!-- wp:paragraph -->\n<p>Eggs help, é and all.</p>\n<!-- /wp:paragraph -->"),
        post("draft", "<p>Not yet.</p>", status="draft"),
        post("picture", "<p>A picture.</p>", kind="attachment"),
        post("about", "<h2>Who</h2><p>We are.</p>", kind="page", title="About &amp; more"),
        post("empty", " \n"),
    )
    first, second = articles(source)
    assert (first.name, first.title, str(first.published)) == ("export.xml#eggs", "Eggs", "2020-03-04")
    assert (second.name, texts(second)) == ("export.xml#about", ["Who", "We are."])
    assert texts(first) == ["Eggs help, é and all."]
    for found, words in ((first, "Eggs help"), (first, "and all"), (second, "We are")):
        assert placed(found, source, words) == words


def test_the_classic_editor_parts_paragraphs_by_blank_lines() -> None:
    content = (
        "A first line\nthat goes on.\n\nA <em>second</em> one.\n \n<h2>Head</h2>\nA third.\n\n"
        '[caption id="a" width="3"]<img src="x" /> An egg[/caption]\n\n[gallery ids="1,2"]\n\nThe end [sic].'
    )
    source = export(post("eggs", content))
    (found,) = articles(source)
    assert texts(found) == [
        "A first line\nthat goes on.", "A second one.", "Head", "A third.", "An egg", "The end [sic].",
    ]  # fmt: skip
    for words in ("A first", "that goes", "second", "Head", "A third", "An egg", "The end"):
        assert placed(found, source, words) == words


def test_slugs_are_told_apart() -> None:
    names = [d.name for d in found_in(export(post("a", "One."), post("a", "Two."), post("", "Three."))).documents]
    assert len(set(names)) == 3


def test_rss_with_escaped_and_whole_content() -> None:
    source = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Site</title>\n'
        "<item><title>One</title><link>https://e.org/one</link><pubDate>Wed, 04 Mar 2020 07:15:00 +0000</pubDate>\n"
        "<description>&lt;p&gt;Short.&lt;/p&gt;</description>\n"
        "<content:encoded>\n<![CDATA[<p>The whole &amp; all.</p>]]></content:encoded></item>\n"
        "<item><title>Two</title><description>&lt;p&gt;Escaped &amp;eacute;.&lt;/p&gt;\n&lt;p&gt;More.&lt;/p&gt;"
        "</description></item>\n"
        "<item><title>Three</title><link>https://e.org/three</link></item></channel></rss>"
    )
    collection = found_in(source, "feed.xml")
    first, second = (read(document) for document in collection.documents)
    assert (first.name, first.title, str(first.published)) == ("feed.xml#one", "One", "2020-03-04")
    assert texts(first) == ["The whole & all."]
    assert placed(first, source, "The whole") == "The whole"
    assert (texts(second), second.name) == (["Escaped é.", "More."], "feed.xml#2")
    assert [second.place(block.span).line for block in second.blocks] == [6, 7]
    assert collection.addresses == ("https://e.org/three",)


def test_atom_with_html_xhtml_and_text() -> None:
    source = (
        '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Site</title>\n'
        '<entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; one</title><link rel="self" href="https://e.org/api/1"/>'
        '<link href="https://e.org/a/"/><published>2020-03-04T00:00:00Z</published>\n'
        '<content type="xhtml">\n<div xmlns="http://www.w3.org/1999/xhtml"><p>Whole <i>é</i> words.</p></div></content>'
        "</entry>\n<entry><updated>2019-05-06T00:00:00Z</updated><content>Only words, and no tag.</content></entry>"
        "</feed>"
    )
    first, second = articles(source)
    assert (first.title, first.name, str(first.published)) == ("A bold one", "export.xml#a", "2020-03-04")
    assert texts(first) == ["Whole é words."]
    assert placed(first, source, "Whole") == "Whole"
    assert placed(first, source, "words") == "words"
    assert (texts(second), str(second.published)) == (["Only words, and no tag."], "2019-05-06")
    assert second.place(second.blocks[0].span) == Place(6, source.splitlines()[5].index("Only") + 1)


def test_a_sitemap_names_addresses() -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    source = (
        f"<urlset {space}><url><loc> https://e.org/a </loc><image:image><image:loc>https://e.org/i.png</image:loc>"
        "</image:image></url><url><loc>https://e.org/a</loc></url><url><loc>ftp://e.org/b</loc></url></urlset>"
    )
    assert found_in(source).addresses == ("https://e.org/a",)
    index = f"<sitemapindex {space}><sitemap><loc>https://e.org/1.xml</loc></sitemap></sitemapindex>"
    assert found_in(index.encode("utf-16")).addresses == ("https://e.org/1.xml",)


@pytest.mark.parametrize(
    "source",
    [
        "<!DOCTYPE html><html><body><p>x</p></body></html>",
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>x</p></body></html>',
        "Words, and <rss> among them.",
        "# Markdown\n\n<feed>",
        "",
    ],
)
def test_what_is_no_collection(source: str) -> None:
    assert expand(Document("a.xml", source.encode())) is None


BOMB = '<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (f"<?xml version='1.0'?>{BOMB}<rss><channel>&b;</channel></rss>", "declares entities"),
        ('<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss><channel/></rss>', "no published article"),
        ("<rss><channel>", "not well-formed XML: no element found: line 1"),
        ("<rss>" + "<a>" * 300 + "</a>" * 300 + "</rss>", "200 inside each other"),
        ("<rss>&nbsp;</rss>", "not well-formed XML"),
        ("<rss><channel></channel></rss>", "no published article"),
        ('<?xml version="1.0" encoding="no-such"?><rss/>', "not well-formed"),
        (export(post("a", "No.", status="draft")), "no published article"),
    ],
)
def test_hostile_and_empty_files_are_one_line(source: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told) as caught:
        expand(Document("export.xml", source.encode()))
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("export.xml: ")


def test_control_characters_do_not_spoil_an_export() -> None:
    (found,) = articles(export(post("eggs", "<p>Eggs\x08 help.</p>")))
    assert texts(found) == ["Eggs help."]


@settings(derandomize=True, max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<rss>", "<channel>", "<item>", "</item>", "<description>", "</description>", "]]>", "&lt;p>",
                         "<![CDATA[", "words", "\n", "é", "</channel>", "</rss>", "<link>", "</link>", "http://[x"]),
        max_size=30,
    )
)  # fmt: skip
def test_any_feed_is_read_or_refused(pieces: list[str]) -> None:
    try:
        collection = expand(Document("f.xml", f"<rss>{''.join(pieces)}".encode()))
    except Unreadable:
        return
    assert collection is not None
    assert all(read(document).blocks for document in collection.documents)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="abc é.<>[]=\"'/\n\r", max_size=12), max_size=12))
def test_wordpress_markup_moves_nothing(pieces: list[str]) -> None:
    source = export(post("eggs", "zz" + "".join(pieces).replace("]]>", "") + "\n\nqq words.")).replace("\r", "")
    for found in articles(source):
        if "qq" in found.text:
            assert placed(found, source, "qq") == "qq"
