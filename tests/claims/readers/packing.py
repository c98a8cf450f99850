"""Small files of packed formats, made by hand."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def paragraph(runs: str, style: str = "") -> str:
    """A paragraph of a Word file; its runs as XML, or plain words."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{runs if runs.startswith('<') else run(runs)}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(body: str, notes: tuple[str, ...] = (), links: tuple[str, ...] = (), **more: str | bytes) -> bytes:
    """A Word file: its body as XML, the texts of its footnotes (ids 2, 3, …), and link targets (ids `rId10`, …)."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "heading 1", "Quote", "caption", "Bibliography")
    )
    noted = "".join(f'<w:footnote w:id="{i}">{paragraph(text)}</w:footnote>' for i, text in enumerate(notes, 2))
    relations = f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>' + "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/hyperlink" Target="{url}" TargetMode="External"/>'
        for i, url in enumerate(links, 10)
    )
    if notes:
        relations += f'<Relationship Id="rId2" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
    }
    if notes:
        parts["word/footnotes.xml"] = f"<w:footnotes {W}>{noted}</w:footnotes>"
    return packed({**parts, **more})


Placed = tuple[float, float, float, str]
"""A line on a page: x, y, size, text."""
LinkBox = tuple[float, float, float, float, str]


def pdf(
    *pages: list[Placed], links: dict[int, list[LinkBox]] | None = None, title: str = "", form: bytes = b""
) -> bytes:
    """A PDF file of letter size in Helvetica; each page may have links, and draw a form named `F`."""
    objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    objects.append(f"<</Title({title})>>".encode())
    objects.append(_stream(form, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"))
    kids = []
    for number, lines in enumerate(pages):
        drawn = "".join(f"BT /H {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET\n" for x, y, size, text in lines)
        boxes = "".join(
            f"<</Type/Annot/Subtype/Link/Rect[{a} {b} {c} {d}]/A<</S/URI/URI({target})>>>>"
            for a, b, c, d, target in (links or {}).get(number, [])
        )
        objects.append(_stream(drawn.encode("cp1252") + (b"/F Do" if form else b"")))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {len(objects)} 0 R/Annots[{boxes}]"
            "/Resources<</Font<</H 3 0 R>>/XObject<</F 5 0 R>>>>>>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    return _assembled(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _stream(body: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (more, len(body), body)


def _assembled(objects: list[bytes]) -> bytes:
    file, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<</Size %d/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(file))
    return file + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + trailer


def flowed(text: str, top: float = 700, left: float = 72, size: float = 11) -> list[Placed]:
    """Lines one below the other, a blank line where the text has one, indented as the text is."""
    return [
        (left + 6 * (len(line) - len(line.lstrip())), top - 13 * number, size, line.strip())
        for number, line in enumerate(text.strip("\n").split("\n"))
        if line.strip()
    ]
