from __future__ import annotations

import pytest

from claims.model import Article, Place
from claims.parts import Unreadable
from tests.claims.readers.reading import article, block_with, texts


def markdown(source: str, name: str = "a.md") -> Article:
    return article(source, name)


def test_front_matter_in_yaml_toml_and_json() -> None:
    for front in (
        '---\ntitle: "Eggs: a view"\ndate: 2020-03-04 07:15:00 +0100\nauthor: Ann Lee\n---\n',
        '\n+++\ntitle = "Eggs: a view"\ndate = 2020-03-04T07:15:00Z\n[params]\nauthor = "Ann Lee"\n+++\n',
        '{\n"title": "Eggs: a view", "date": "2020-03-04", "authors": [{"name": "Ann Lee"}]\n}\n',
        '---\r\ntitle: "Eggs: a view"\r\npublishDate: March 4, 2020\r\nauthor: [Ann Lee]\r\n---\r\n',
        "---\ntitle: 'Eggs: a view'\ndate: 2020-03-04\nauthor: Ann Lee\ndescription: {{ page.lead }}\n---\n",
    ):
        found = markdown(front + "\nText of it.\n\n*Ann Lee writes about eggs.*\n")
        assert (found.title, str(found.published)) == ("Eggs: a view", "2020-03-04")
        assert texts(found) == ["Text of it."]
        assert found.place(found.blocks[0].span).line == front.count("\n") + 2


def test_unparsable_front_matter_is_a_note() -> None:
    assert markdown("---\ntitle: 'x\n: {{ y }}\n---\nText.").unread == (
        "the front matter could not be parsed; its plain lines were read",
    )


def test_the_first_heading_is_the_title_and_a_dated_name_dates() -> None:
    found = article("# Eggs *again*\n\nText.", "posts/2019-05-06-eggs.md")
    assert (found.title, str(found.published)) == ("Eggs again", "2019-05-06")


def test_links_of_every_kind() -> None:
    found = markdown(
        "[a](http://x.y \"t\") [b *c*][r] [r] <http://z.z> [d](<http://w w> 't') ![alt](i.png) e\n\n[r]: http://r.r\n"
    )
    assert found.text == "a b c r http://z.z d e"
    assert [(found.slice(i.span), i.target) for i in found.blocks[0].inlines if i.kind == "link"] == [
        ("a", "http://x.y"), ("b c", "http://r.r"), ("r", "http://r.r"), ("http://z.z", "http://z.z"), ("d", "http://w%20w"),
    ]  # fmt: skip


def test_repeated_words_are_told_apart_by_place() -> None:
    source = "[and](http://and.com/and)and **and** `and` &amp; \\*and\\*"
    found = markdown(source)
    assert found.text == "andand and and & *and*"
    places = [found.source.origin(offset) for offset in (0, 3, 7, 11, 15, 17, 18, 21)]
    assert [source[at : at + 3] for at in places] == ["and", "and", "and", "and", "&am", "*an", "and", "*"]


def test_footnotes() -> None:
    found = markdown(
        "Ran again.[^1] Yes.[^smith]\n\n[^1]: Doe J. *Eggs*.\n    Goes on.\n\n"
        "[^smith]: Smith.\n\n[^9]: Never referred to.\n"
    )
    assert found.text.startswith("Ran again.1 Yes.2\n\n")
    links = [(i.kind, found.slice(i.span), i.target) for i in found.blocks[0].inlines]
    assert ("superscript", "1", "") in links
    assert ("link", "2", "#fn-smith") in links
    notes = [(b.kind, b.label, b.anchors, found.slice(b.span)) for b in found.blocks[1:]]
    assert notes == [
        ("footnote", "1", ("fn-1",), "Doe J. Eggs. Goes on."),
        ("footnote", "2", ("fn-smith",), "Smith."),
        ("footnote", "9", ("fn-9",), "Never referred to."),
    ]


def test_blocks() -> None:
    found = markdown(
        "> said *so*\n> twice\n\n3. c\n4. d\n\n   more\n\n| a | b \\| c |\n|---|---|\n| x | `y` |\n\n"
        "Term\n: Means.\n\n```\ncode  x\n```\n"
    )
    assert [(b.kind, b.within, b.label, found.slice(b.span)) for b in found.blocks] == [
        ("paragraph", ("blockquote",), None, "said so twice"),
        ("item", (), "3", "c"),
        ("item", (), "4", "d"),
        ("item", (), None, "more"),
        ("cell", ("table",), None, "a"),
        ("cell", ("table",), None, "b | c"),
        ("cell", ("table",), None, "x"),
        ("cell", ("table",), None, "y"),
        ("item", (), None, "Term"),
        ("item", (), None, "Means."),
        ("preformatted", (), None, "code  x"),
    ]


def test_inline_and_block_html() -> None:
    found = markdown(
        'A<sup>2</sup> <q>b</q> <cite>C</cite><br>d <a href="x&amp;y">e</a>\n\n'
        '<aside class="key-takeaways">\n\n- inner **b**\n\n</aside>\n\n'
        "<div class='newsletter'>\n\nsign up\n\n</div>\n\n"
        "<figure><figcaption>Cap &eacute;</figcaption></figure>\n\nend\n"
    )
    assert texts(found) == ["A2 “b” C\nd e", "inner b", "Cap é", "end"]
    assert [i.kind for i in found.blocks[0].inlines] == ["superscript", "q", "cite", "link"]
    assert found.blocks[0].inlines[-1].target == "x&y"
    assert [b.within for b in found.blocks] == [(), ("summary",), ("figure",), ()]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Before {{< fig src='a' >}} after {{% note %}}word{{% /note %}}.", "Before after word."),
        ("{% include x.html %}\nText {{ page.title }} here.", "Text here."),
        ("import X from 'y'\nexport const a = 1\n\nText <X a={{b: 1}} c=\"d\">inside</X>.", "Text inside."),
        ("{/* a comment */}\nText.<!-- another -->", "Text."),
        ("import {\n  A,\n  B,\n} from 'y';\n\nexport const a = {\n  b: 1,\n\n  c: [2],\n};\n\nText.", "Text."),
        ("export default function X() {\n  return 1\n}\n\nText.", "Text."),
        ("Text by {frontmatter.author}.\n\n{props.children}\n\n{render(x)}", "Text by ."),
        (":::tip Heed\n\nText.\n\n:::", "Heed\n\nText."),
        (":::note[Heed *this*]\n\nText.\n\n:::", "Heed this\n\nText."),
        ("{% comment %}\nHidden words.\n{% endcomment %}\n\nText.", "Text."),
        ("{% highlight ruby %}\ncode {x}\n{% endhighlight %}\n\nText.", "Text."),
        ('{{< highlight go "x=1" >}}\ncode\n{{< / highlight >}}\n\nText.', "Text."),
        ('{{< figure src="a" caption="An egg of 2019" >}}\n\nText.', "An egg of 2019\n\nText."),
        ("> [!NOTE]\n> Text.", "Text."),
        ('Text [x](y){:target="_blank"}.\n{: .lead}', "Text x."),
        ("## Head {#top .c}\n\nText.", "Head\n\nText."),
    ],
)
def test_template_syntax_is_skipped_without_losing_text(source: str, text: str) -> None:
    found = article(source, "a.mdx")
    assert found.text == text


def test_heading_attributes_are_anchors() -> None:
    assert markdown("## Head {#top .c}\n\nText.").blocks[0].anchors == ("top",)


def test_reference_sections() -> None:
    found = markdown("Text.\n\n## References\n\n1. Smith. Eggs. 2019.\n\n## After\n\nMore.")
    assert block_with(found, "Smith").in_any("references")
    assert not block_with(found, "More").in_any("references")


def test_places_survive_windows_line_ends_and_front_matter() -> None:
    found = markdown("---\r\ntitle: x\r\n---\r\n\r\nOne é\r\ntwo *thrée* &amp; four\r\n")
    block = found.blocks[0]
    at = found.text.index("four")
    assert found.place(block.span) == Place(5, 1)
    assert found.source.place(at) == Place(6, 19)


def test_nothing_to_read() -> None:
    with pytest.raises(Unreadable, match="no readable text"):
        markdown("---\ntitle: x\n---\n\n<!-- nothing -->\n")
