"""Ten Word files as different people and programs make them, each saying the same two standards in its own way.

Where a program writes what python-docx cannot, its XML is written out by hand.
"""

import io
import re
import zipfile

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Pt
from PIL import Image

DO = ["Say your name and your team", "End with who does what by when"]
DONT = ["Leave a phone ringing", "Transfer a call nobody has taken"]
OPENING = "Your call is answered within 20 seconds by a person who gives their name."
SECOND = "Every message is answered the same day."


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def picture() -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(stream, "PNG")
    stream.seek(0)
    return stream


def with_part(data: bytes, name: str, change) -> bytes:
    """The same file with one of its parts changed as text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            text = old.read(member)
            new.writestr(member, change(text.decode()).encode() if member == name else text)
    return stream.getvalue()


def _lists(document, *, do="Do", dont="Don’t", style="List Bullet", head=None):
    head = head or (lambda text: document.add_heading(text, 3))
    for name, lines in ((do, DO), (dont, DONT)):
        head(name)
        for line in lines:
            document.add_paragraph(line, style=style)


def built_in_styles() -> bytes:
    """Word, with its own headings and lists, a table of targets and a picture with a description."""
    document = docx.Document()
    document.add_heading("Our customer care standards", 0)
    document.add_paragraph("This booklet is for everyone.")
    document.add_heading("Telephone", 1)
    document.add_paragraph("How we answer and return calls.")
    document.add_heading("Answering", 2)
    document.add_paragraph(OPENING)
    _lists(document)
    table = document.add_table(3, 3)
    for row, cells in enumerate(
        [
            ("What", "Target", "Clock"),
            ("Calls answered", "80% within 20 seconds", "from the first ring"),
            ("Voicemails returned", "within one working day", "from the message"),
        ]
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    run = document.add_paragraph().add_run()
    shape = run.add_picture(picture(), width=Inches(1))
    shape._inline.docPr.set("descr", "A desk phone with its light on")
    document.add_heading("Voicemail", 2)
    document.add_paragraph(SECOND)
    _lists(document, do="Always", dont="Never")
    return saved(document)


def bold_and_size_only() -> bytes:
    """No styles at all: headings are larger and bold, lists are typed with dashes."""
    document = docx.Document()

    def line(text, size=11, bold=False):
        run = document.add_paragraph().add_run(text)
        run.font.size, run.bold = Pt(size), bold

    line("CUSTOMER CARE", 22, True)
    line("Telephone", 18, True)
    for title, opening in (("Answering", OPENING), ("Voicemail", SECOND)):
        line(title, 14, True)
        line(opening)
        line("We will:", 11, True)
        for each in DO:
            line(f"- {each}")
        line("We will not:", 11, True)
        for each in DONT:
            line(f"- {each}")
    return saved(document)


LIBREOFFICE_STYLES = f"""<w:styles {nsdecls("w")}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift"><w:name w:val="Überschrift"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="Überschrift 1"/><w:basedOn w:val="berschrift"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Überschrift 2"/><w:basedOn w:val="berschrift"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="Überschrift 3"/><w:basedOn w:val="berschrift"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
</w:styles>"""


def libreoffice() -> bytes:
    """As LibreOffice writes it: localised style names with outline levels, rsid runs, list numbering on the paragraph."""
    items = []

    def p(text, style="Normal", number=""):
        halves = text[: len(text) // 2], text[len(text) // 2 :]
        runs = "".join(f'<w:r><w:rPr></w:rPr><w:t xml:space="preserve">{half}</w:t></w:r>' for half in halves)
        items.append(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr><w:bookmarkStart w:id="0" w:name="a"/>{runs}</w:p>'
        )

    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    p("Telephone", "H1")
    for title, opening in (("Answering", OPENING), ("Voicemail", SECOND)):
        p(title, "H2")
        p(opening)
        for name, lines in (("Please do", DO), ("Please don’t", DONT)):
            p(name, "H3")
            for line in lines:
                p(line, number=bullet)
    base = docx.Document()
    body = base.element.body
    for element in list(body):
        if element.tag != qn("w:sectPr"):
            body.remove(element)
    for item in reversed(items):
        body.insert(0, parse_xml(item.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    return with_part(
        saved(base), "word/styles.xml", lambda _: f'<?xml version="1.0" encoding="UTF-8"?>{LIBREOFFICE_STYLES}'
    )


def google_docs() -> bytes:
    """As Google Docs exports it: heading styles, every run formatted by hand, lines broken with shift-enter."""
    document = docx.Document()

    def p(text, style=None, size=11, bold=False):
        paragraph = document.add_paragraph(style=style)
        for word in re.findall(r"\S+\s*", text):
            run = paragraph.add_run(word)
            run.font.name, run.font.size, run.bold = "Arial", Pt(size), bold
        return paragraph

    p("Telephone", "Heading 1", 20)
    for title, opening in (("Answering", OPENING), ("Voicemail", SECOND)):
        p(title, "Heading 2", 16)
        p(opening)
        for name, lines in (("What good looks like", DO), ("Things to avoid", DONT)):
            p(name, bold=True)
            broken = document.add_paragraph()
            for number, line in enumerate(lines):
                broken.add_run(f"• {line}")
                if number == 0:
                    broken.add_run().add_break(WD_BREAK.LINE)
    return saved(document)


def numbered_headings() -> bytes:
    """Numbers typed before bold headings, and 1.1 below 1."""
    document = docx.Document()

    def bold(text):
        document.add_paragraph().add_run(text).bold = True

    bold("1. Telephone")
    for number, (title, opening) in enumerate((("Answering", OPENING), ("Voicemail", SECOND)), start=1):
        bold(f"1.{number} {title}")
        document.add_paragraph(opening)
        _lists(document, do="You should:", dont="You should not:", style="List Number", head=document.add_paragraph)
    return saved(document)


def two_column_tables() -> bytes:
    """Do in one column, don’t in the other; and once as labels down the side."""
    document = docx.Document()
    document.add_heading("Telephone", 1)
    document.add_heading("Answering", 2)
    document.add_paragraph(OPENING)
    table = document.add_table(3, 2)
    for column, (name, lines) in enumerate((("Do ✓", DO), ("Don't ✗", DONT))):
        for row, text in enumerate((name, *lines)):
            table.cell(row, column).text = text
    document.add_heading("Voicemail", 2)
    document.add_paragraph(SECOND)
    table = document.add_table(2, 2)
    for row, (name, lines) in enumerate((("Do", DO), ("Don’t", DONT))):
        table.cell(row, 0).text = name
        table.cell(row, 1).text = lines[0]
        for line in lines[1:]:
            table.cell(row, 1).add_paragraph(line)
    return saved(document)


BOX = """<w:r %s xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>One call in four comes back</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>One call in four comes back</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def text_boxes_headers_and_footers() -> bytes:
    """A box beside the text, written twice as Word does, and words in the margins of each page."""
    document = docx.Document(io.BytesIO(built_in_styles()))
    document.sections[0].header.paragraphs[0].text = "Northgate Borough Council"
    document.sections[0].footer.paragraphs[0].text = "Issue 7, printed copies are out of date"
    holder = next(each for each in document.paragraphs if each.text == OPENING)
    holder._p.append(parse_xml(BOX % nsdecls("w")))
    return saved(document)


def tracked_changes_comments_and_footnotes() -> bytes:
    """A file in the middle of being agreed."""
    document = docx.Document(io.BytesIO(built_in_styles()))
    line = next(each for each in document.paragraphs if each.text == DO[0])
    line._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="90" w:author="A"><w:r><w:t xml:space="preserve"> every time</w:t></w:r></w:ins>'
        )
    )
    line._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="91" w:author="A"><w:r><w:delText>mumbling formerly</w:delText></w:r></w:del>'
        )
    )
    document.add_comment(line.runs, text="Legal would like this shorter", author="Pat", initials="P")
    data = saved(document)
    note = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r>'
        "<w:t>Agreed by cabinet in March</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    data = with_part(
        data,
        "word/_rels/document.xml.rels",
        lambda text: text.replace(
            "</Relationships>",
            '<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
            'Target="footnotes.xml"/></Relationships>',
        ),
    )
    data = with_part(
        data,
        "[Content_Types].xml",
        lambda text: text.replace(
            "</Types>",
            '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.footnotes+xml"/></Types>',
        ),
    )
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/footnotes.xml", note)
    return stream.getvalue()


def nested_lists() -> bytes:
    """Lines under lines, a mixed list, steps, a conversation and whom to call."""
    document = docx.Document()
    document.add_heading("Telephone", 1)
    document.add_heading("Answering", 2)
    document.add_paragraph(OPENING)
    document.add_heading("Dos and don’ts", 3)
    for line in (*DO, "Don’t leave a phone ringing", "Do not transfer a call nobody has taken"):
        document.add_paragraph(line, style="List Bullet")
    document.add_paragraph("not even at lunch", style="List Bullet 2")
    document.add_heading("At the desk", 3)
    for line in ("Lift the receiver", "Smile"):
        document.add_paragraph(line, style="List Number")
    document.add_heading("What it sounds like", 3)
    for line in ("It is ten to five.", "Mrs Khan: My heating is off.", "Tom: I’m Tom. I’ll ring Repairs with you."):
        document.add_paragraph(line)
    document.add_heading("When to escalate", 3)
    document.add_paragraph("someone may be hurt", style="List Bullet")
    document.add_paragraph("Ring extension 5555, day or night.")
    document.add_heading("Voicemail", 2)
    document.add_paragraph(SECOND)
    _lists(document)
    return saved(document)


def other_scripts_and_smart_punctuation() -> bytes:
    """Welsh, right to left, curly quotation marks, dashes, non-breaking spaces and soft hyphens."""
    document = docx.Document()
    document.add_heading("Telephone – Ffôn", 1)
    document.add_heading("Answering", 2)
    document.add_paragraph("Ŵyl: we answer “promptly” — within\u00a020\u00a0seconds…")
    _lists(document, do="DO:", dont="DON\u2019T:")
    right_to_left = document.add_paragraph("قل اسمك وفريقك", style="List Bullet")
    right_to_left.paragraph_format.element.get_or_add_pPr().append(parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    document.add_heading("Voicemail", 2)
    document.add_paragraph(SECOND)
    _lists(document, do="Gwnewch", dont="Peidiwch â")
    return saved(document)


ALL = (
    built_in_styles,
    bold_and_size_only,
    libreoffice,
    google_docs,
    numbered_headings,
    two_column_tables,
    text_boxes_headers_and_footers,
    tracked_changes_comments_and_footnotes,
    nested_lists,
    other_scripts_and_smart_punctuation,
)
