"""Hostile pages, made in place: each a piece that repeats as often as the size asked for allows."""

from __future__ import annotations

from collections.abc import Iterator

MARKUP = {
    "unclosed": "<div><p>text <b>bold <i>more",
    "crossed": "<b>one <i>two</b> three</i> ",
    "stray ends": "word </div></p></b></body></html>",
    "deep": "<div class='a'>x",
    "deep quotes": "<q>He said <q>yes",
    "deep blockquotes": "<blockquote><p>A word said Jane Doe.",
    "deep lists": "<ul><li>item",
    "tables": "<table><tr><td>a study of 2010<td>JAMA",
    "broken tags": "<a <b <c ='\" >text",
    "odd quotes in tags": "<a title=\"'>one' \">two ",
    "nameless": "< > </> <1> <!x> <?y?> <!> text ",
    "attributes": "<p a b=c d='e' f=\"g\" a='again' =h>text",
    "giant attribute": "data-x-",
    "base64": "<img src='data:image/png;base64,AAAA/BBBB+CCCC=='>text ",
    "comments": "<!-- a --> b <!----> c <!-- -- > d",
    "comments without end": "<!-- a <p>text ",
    "cdata": "<![CDATA[ one ]]> two <![CDATA[ three <p>four ",
    "scripts": "<script>var a = '<p>x</p>';</script>text <style>p{}</style>",
    "script without end": "<script>if (a < b) { '</p>' }",
    "svg": "<svg><title>x</title><path d='M0 0'/></svg>text ",
    "entities": "&amp;&nbsp;&#8220;&#x201D;&notit;&#0;&#xD800;&#x110000;&bogus;& &#; ",
    "huge references": "&#99999999999999999999;&#xFFFFFFFFFFFFFF; ",
    "footnotes": "word<sup><a href='#n1' id='r1'>1</a></sup> <p id='n1'>1. Doe J. A title. JAMA. 2010.",
    "anchors": "<a id='x' href='#x'>y</a>",
    "headings": "<h2>References</h2><h3>Notes</h3><p>x",
    "breaks": "line<br><br/>",
    "hidden": "<div hidden>a</div><p style='display:none'>b</p>c ",
    "frames": "<html><head><title>t</title></head><body><article>text</article></body></html>",
    "linked data": '<script type="application/ld+json">{"@graph":[{"a":[[[1]]]}]}</script>x ',
    "preformatted": "<pre>  a\n\n b\t</pre>",
    "summaries": "<div class='key-takeaways'><li>A study found it.</div>",
}
"""Pieces of HTML."""

PROSE = {
    "nested quotes": "“one ‘two “three ",
    "quotes": "“We ate well,” said Jane Doe. ",
    "pronouns": "“We ate,” she said. ",
    "open quotes": "“We never stop, ",
    "straight quotes": "\"We ate\" 'and slept' ",
    "guillemets": "«Nous mangeons», « dit » ",
    "only marks": "”“\"'’‘",
    "dashes": "— Jane Doe — ",
    "answers": "Q: Why is it so?\n\nA: It is.\n\n",
    "speakers": "JD: Yes.\n\nJane Doe: No.\n\n",
    "invisible": "a\u200bb\u00ad\u202ec\u202dd\u2066e\u2069\ufeff ",
    "nuls": "a\0b\0 ",
    "marks on letters": "e\u0301\u0301\u0301 ñ ﬁ ß İ ",
    "far letters": "𝕊𝕥𝕦𝕕𝕪 研究 исследование 👩‍🔬 ",
    "white space": " \t\u00a0\u2003\x0b\x0c\x85\u2028",
    "line ends": "a\r\nb\rc\n\x0b",
    "no spaces": "abcdefgh",
    "hyphens": "well-known-",
    "apostrophes": "doe's'",
    "dots": "e.g. U.S. J. R. R. Doe... ",
    "one letters": "A. B. ",
    "capitals": "Jane Doe Roe ",
    "names": "Jane Doe, John Roe and ",
    "et al": "Doe et al. (2010), ",
    "years": "In 2010, 2011–2012 and last year, ",
    "numbers": "1,000 2,000,000 n = 12 3.5% ",
    "digits": "1234567890",
    "vast numbers": "9" * 700 + " men and " + "1,000" + ",000" * 60 + " women; ",
    "vast words": "hundred hundred thousand " * 20 + "people ",
    "brackets": "(Doe, 2010; [1, 2–5] ",
    "open brackets": "([{((",
    "institutions": "University of the Institute for the Hospital of ",
    "journals": "Journal of the American Annals of Journal of ",
    "dois": "doi:10.1000/abc.10.1000/ PMID: 123 PMC12 ",
    "urls": "https://doi.org/10.1/x?https://pubmed.ncbi.nlm.nih.gov/1/",
    "studies": "A 2010 study in JAMA found that men ate. ",
    "the same": "The same study also found it. The researchers said so. ",
    "others": "Another study found it. Studies show that. ",
    "findings": "that found that reported that showed that ",
    "titles": "Dr Prof. Sir ",
    "according": "according to according to ",
    "markers": "word1,2–4 word[5] word⁶ ",
    "cohorts": "the Nurses' Health Study of the Trial of the ",
    "designs": "a randomised double-blind placebo-controlled ",
    "months": "May 2010 Mar. 3, 2011 spring of ",
}
"""Pieces of text, as HTML, Markdown and plain text."""

MARKDOWN = {
    "emphasis": "*a **b _c __d ",
    "brackets": "[a](b [c](<d> ![e](f ",
    "links": "[a](http://b.c/d_(e)) ",
    "references": "[a][b] [^1] \n\n[^1]: note\n[b]: http://c.d\n\n",
    "lists": "- a\n  - b\n1. c\n",
    "deep lists": "- > - > ",
    "fences": "```\n~~~\n    code\n",
    "tables": "| a | b |\n|---|---|\n| x \\| y | z |\n",
    "html": "<div>\n\n**a** <q>b</q>\n\n</div>\n",
    "templates": "{{< x >}} {% y %} <Foo a={b}> {#id} ",
    "escapes": "\\* \\& &amp; \\\\ ` `` ",
    "rules": "---\n===\n***\n",
}
"""Pieces of Markdown."""

NUMBERED = {
    "other dois": "doi:10.1000/a{n} ",
    "other links": "<a href='https://doi.org/10.1000/a{n}'>study {n}</a> ",
    "other studies": "<p>A 2010 study by Jane {a} in JAMA found that men ate {n}.",
    "other speakers": "<p>“We ate well,” said Jane {a}.",
    "other labels": "<p>{a}: Yes, it is.</p>",
    "other surnames": "<p>“We ate,” she said. {a} {a} ate. “We ate,” he said.",
    "notes": "word<sup><a href='#n{n}'>{n}</a></sup> <p id='n{n}'>{n}. Doe J. A title. JAMA. 2010;{n}:1.</p>",
    "entries": "<h2>References</h2><li id='r{n}'>{n}. {a} J. A title of {n}. JAMA. 2010;{n}:1.</li>",
    "marks": "A study[{n}] found it. ",
    "authors and years": "<p>({a}, 2010) found it.</p>",
}
"""Pieces of HTML of which no two are alike: `{n}` counts, `{a}` is a name."""

BYTES = {
    "latin": b"<p>caf\xe9 \x93quote\x94 said Jane Doe. ",
    "broken utf-8": b"<p>caf\xc3 \xe2\x80 \xf0\x9f word ",
    "wrong charset": b'<meta charset="utf-16"><p>text ',
    "unknown charset": b'<meta charset="x-klingon"><p>text ',
    "utf-16 without a mark": "<p>Some text. ".encode("utf-16-le"),
    "controls": b"<p>a\x01\x02\x03 some words of text here ",
    "surrogates": b"<p>\xed\xa0\x80 text ",
    "escapes": b'<meta charset="utf-7"><p>+ADw-script+AD4- ',
}
"""Pieces of pages that are no valid text."""


def pages(size: int) -> Iterator[tuple[str, str, bytes]]:
    """Hostile pages of about so many bytes: what is wrong with each, its file name, and its bytes."""
    for what, piece in MARKUP.items():
        filled = _filled(piece, size)
        page = f'<p {filled}="">text</p>' if what == "giant attribute" else filled
        yield f"html: {what}", "page.html", page.encode("utf-8", "surrogatepass")
    for what, piece in PROSE.items():
        text = _filled(piece, size).encode()
        yield f"prose in html: {what}", "page.html", b"<p>" + text + b"</p>"
        yield f"prose in markdown: {what}", "page.md", text
        yield f"prose: {what}", "page.txt", text
    for what, piece in MARKDOWN.items():
        yield f"markdown: {what}", "page.md", _filled(piece, size).encode()
    for what, piece in NUMBERED.items():
        count = size // len(piece) + 1
        yield (
            f"numbered: {what}",
            "page.html",
            "".join(piece.format(n=n, a=_name(n)) for n in range(1, count + 1)).encode(),
        )
    for what, raw in BYTES.items():
        yield f"bytes: {what}", "page.html", raw * (size // len(raw) + 1)


def _name(number: int) -> str:
    """A surname for a number, the same for no two."""
    return "D" + "".join("aeioubcdfg"[int(digit)] for digit in str(number)) + "n"


def _filled(piece: str, size: int) -> str:
    return piece * (size // len(piece.encode()) + 1)
