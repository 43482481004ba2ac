"""Word, OpenDocument and RTF in detail, on hand-written content."""

import io
import zipfile

import pytest
from defusedxml.ElementTree import fromstring

from corpus.readers import read
from corpus.readers.formats.office import read_docx
from corpus.readers.sources import count_characters

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body, *, namespace=W, **parts):
    wrap = '<w:{0} xmlns:w="{1}" xmlns:mc="urn:mc" xmlns:wps="urn:wps" xmlns:m="urn:m">{2}</w:{0}>'
    main = wrap.format("document", namespace, f"<w:body>{body}</w:body>")
    others = {f"word/{name}.xml": wrap.format(name, namespace, content) for name, content in parts.items()}
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": main, **others})


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(text):
    return f"<w:p>{run(text)}</w:p>"


def texts(content):
    return [turn.text for turn in read("a.docx", content)[0].turns]


BOX = f"<w:txbxContent>{par('B: Im Kasten.')}</w:txbxContent>"
BODIES = {
    "content control": f"<w:sdt><w:sdtContent>{par('B: Im Feld.')}</w:sdtContent></w:sdt>",
    "inline content control": f"<w:p>{run('B: ')}<w:sdt><w:sdtContent>{run('Im Feld.')}</w:sdtContent></w:sdt></w:p>",
    "insertion": f"<w:p>{run('B: Im ')}<w:ins>{run('Feld.')}</w:ins></w:p>",
    "hyperlink": f"<w:p>{run('B: Im ')}<w:hyperlink>{run('Feld.')}</w:hyperlink></w:p>",
    "smart tag": f"<w:p>{run('B: Im ')}<w:smartTag>{run('Feld.')}</w:smartTag></w:p>",
    "simple field": f"<w:p>{run('B: Im ')}<w:fldSimple>{run('Feld.')}</w:fldSimple></w:p>",
    "moved here": f"<w:p>{run('B: Im ')}<w:moveTo>{run('Feld.')}</w:moveTo></w:p>",
    "table": f"<w:tbl><w:tr><w:tc>{par('B:')}</w:tc><w:tc>{par('Im Feld.')}</w:tc></w:tr></w:tbl>",
    "row in a content control": (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{par('B:')}</w:tc><w:tc>{par('Im Feld.')}</w:tc></w:tr>"
        "</w:sdtContent></w:sdt></w:tbl>"
    ),
    "table in a table": (
        f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{par('B:')}</w:tc><w:tc>{par('Im Feld.')}</w:tc></w:tr></w:tbl>"
        f"{par('')}</w:tc></w:tr></w:tbl>"
    ),
    "text box": f"<w:p><w:r><w:drawing>{BOX.replace('Kasten', 'Feld')}</w:drawing></w:r></w:p>",
    "text box in two versions": (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{BOX.replace('Kasten', 'Feld')}</mc:Choice>"
        f"<mc:Fallback>{BOX.replace('Kasten', 'Feld')}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    ),
    "split runs": f"<w:p>{run('B')}{run(': Im ')}{run('Fe')}{run('ld.')}</w:p>",
    "line break": f"<w:p>{run('B: Im')}<w:r><w:br/></w:r>{run('Feld.')}</w:p>",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_no_place_of_a_word_document_is_overlooked(body):
    assert texts(docx(par("I: Wo?") + body + par("I: Gut."))) == ["Wo?", "Im Feld.", "Gut."]


def test_strict_documents_are_read_like_others():
    assert texts(docx(par("I: Wo?") + par("B: Hier."), namespace=STRICT)) == ["Wo?", "Hier."]


ASIDE = {
    "deletion": ("<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>", "Gelöschter Text"),
    "moved away": (f"<w:moveFrom>{run('weg')}</w:moveFrom>", "Verschobener Text"),
}


@pytest.mark.parametrize(("inline", "reason"), ASIDE.values(), ids=ASIDE.keys())
def test_tracked_removals_are_listed(inline, reason):
    [transcript] = read("a.docx", docx(f"<w:p>{run('I: Wo?')}{inline}</w:p>{par('B: Hier.')}"))
    assert [turn.text for turn in transcript.turns] == ["Wo?", "Hier."]
    assert [item.text for item in transcript.left_out if item.reason.startswith(reason)] == ["weg"]


@pytest.mark.parametrize("part", ["comments", "footnotes", "endnotes", "header1", "footer3"])
def test_other_parts_are_listed(part):
    content = docx(par("I: Wo?") + par("B: Hier."), **{part: f"<w:x>{par('daneben')}</w:x>"})
    assert "daneben" in [item.text for item in read("a.docx", content)[0].left_out]


def test_an_embedded_document_is_reported():
    content = docx(par("I: Wo?") + par("B: Hier.") + "<w:altChunk/>")
    assert any("eingebettetes Dokument" in warning for warning in read("a.docx", content)[0].warnings)


@pytest.mark.parametrize("bodies", [list(BODIES.values())], ids=["everything"])
def test_the_characters_of_the_xml_are_those_of_the_source(bodies):
    body = "".join(bodies).replace(f"<mc:Fallback>{BOX.replace('Kasten', 'Feld')}</mc:Fallback>", "")
    body += f"<w:p>{ASIDE['deletion'][0]}{ASIDE['moved away'][0]}</w:p>"
    root = fromstring(docx_xml(docx(body)))
    expected = count_characters(item.text or "" for item in root.iter() if item.tag.endswith(("}t", "}delText")))
    source = read_docx(docx(body))
    found = [passage.text for passage in source.passages] + [item.text for item in source.left_out]
    assert count_characters(found) == expected


def docx_xml(content):
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")


def odt(body):
    names = {"office": "office", "text": "text", "table": "table", "draw": "drawing"}
    spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in names.items())
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {spaces}>{inner}</office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def p(text):
    return f"<text:p>{text}</text:p>"


def cell(content):
    return f"<table:table-cell>{content}</table:table-cell>"


ODT_BODIES = {
    "heading": "<text:h>B: Im Feld.</text:h>",
    "list": f"<text:list><text:list-item>{p('B: Im Feld.')}</text:list-item></text:list>",
    "section": f"<text:section>{p('B: Im Feld.')}</text:section>",
    "span": p("B: <text:span>Im <text:span>Feld</text:span></text:span>."),
    "link": p("B: Im <text:a>Feld.</text:a>"),
    "several spaces": p("B:<text:s text:c='3'/>Im Feld."),
    "line break": p("B: Im<text:line-break/>Feld."),
    "wrapped XML": p("B: Im\n      Feld."),
    "table": f"<table:table><table:table-row>{cell(p('B:'))}{cell(p('Im Feld.'))}</table:table-row></table:table>",
    "header rows": (
        "<table:table><table:table-header-rows>"
        f"<table:table-row>{cell(p('B:'))}{cell(p('Im Feld.'))}</table:table-row>"
        "</table:table-header-rows></table:table>"
    ),
    "text box": p(f"<draw:frame><draw:text-box>{p('B: Im Feld.')}</draw:text-box></draw:frame>"),
    "field": p("B: Im <text:user-defined>Feld.</text:user-defined>"),
}


@pytest.mark.parametrize("body", ODT_BODIES.values(), ids=ODT_BODIES.keys())
def test_no_place_of_an_open_document_is_overlooked(body):
    assert texts(odt(p("I: Wo?") + body + p("I: Gut."))) == ["Wo?", "Im Feld.", "Gut."]


RTF_BODIES = {
    "code page": rb"B: Schlie\'dflich \'fcbel.",
    "unicode with replacement": rb"B: Schlie\u223?lich \u252?bel.",
    "unicode with long replacement": rb"{\uc2 B: Schlie\u223ssli}{ch \'fcbel.}".replace(b"ssli}{ch", b"ss}{lich"),
    "raw bytes": "B: Schließlich übel.".encode("cp1252"),
    "formatting": rb"{\b B: }{\i Schlie\'df}lich {\f1\fs24 \'fcbel.}",
    "unknown optional group": rb"B: Schlie\'dflich {\*\xyz 12}\'fcbel.",
    "field": rb"B: Schlie\'dflich {\field{\*\fldinst HYPERLINK x}{\fldrslt \'fcbel.}}",
    "picture": rb"B: Schlie\'dflich {\pict\bin4 }}}}}\'fcbel.",
    "bookmark": rb"B: Schlie\'dflich {\*\bkmkstart marke}\'fcbel.",
    "table": rb"\trowd B:\cell Schlie\'dflich \'fcbel.\cell\row",
}


@pytest.mark.parametrize("body", RTF_BODIES.values(), ids=RTF_BODIES.keys())
def test_rich_text_is_read_whatever_writes_it(body):
    start = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1 Times;}}\pard I: Wo?\par "
    content = start + body + rb"\par I: Gut.\par}"
    assert [turn.text for turn in read("a.rtf", content)[0].turns] == ["Wo?", "Schließlich übel.", "Gut."]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (rb"\u55357?\u56832?", "😀"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"\f2 \'b3", "ł"),
        (rb"\emdash\ldblquote x\rdblquote", "—“x”"),
        (rb"a\~b", "a b"),
        (rb"\{x\}\\", "{x}\\"),
    ],
)
def test_signs_of_rich_text(body, text):
    content = rb"{\rtf1\ansi{\fonttbl{\f2\fcharset238 Arial;}}I: " + body + rb"\par B: Ja.\par}"
    assert read("a.rtf", content)[0].turns[0].text == text


def test_hidden_text_is_listed():
    [transcript] = read("a.rtf", rb"{\rtf1 I: Wo?{\v geheim}\par B: Hier.\par}")
    assert [(item.text, item.reason) for item in transcript.left_out] == [("geheim", "Verborgener Text.")]
