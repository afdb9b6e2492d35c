"""One Word file with words in every odd place there is: each place says a word that stands nowhere else."""

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.standards.importing import documents

W = nsdecls("w")
MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
MIXED = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
DRAWN = nsdecls("a", "wp", "r")
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

INLINE = {
    "content control in a line": f"<w:sdt {W}><w:sdtPr><w:alias w:val='never shown'/></w:sdtPr><w:sdtContent><w:r><w:t> controlled</w:t></w:r></w:sdtContent></w:sdt>",
    "inserted": f"<w:ins {W} w:id='1'><w:r><w:t> inserted</w:t></w:r></w:ins>",
    "moved here": f"<w:moveTo {W} w:id='2'><w:r><w:t> arrived</w:t></w:r></w:moveTo>",
    "moved away": f"<w:moveFrom {W} w:id='3'><w:r><w:t>departed</w:t></w:r></w:moveFrom>",
    "deleted": f"<w:del {W} w:id='4'><w:r><w:delText>dropped</w:delText></w:r></w:del>",
    "deleted box": f"<w:del {W} w:id='5'><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>boxgone</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r></w:del>",
    "equation": f"<m:oMath {MATHS} {W}><m:f><m:num><m:r><m:t>earned</m:t></m:r></m:num><m:den><m:r><m:t>possible</m:t></m:r></m:den></m:f></m:oMath>",
    "soft hyphen": f"<w:r {W}><w:t xml:space='preserve'" + "> re</w:t><w:softHyphen/><w:t>mem\u00adbered</w:t></w:r>",
    "hard hyphen": f"<w:r {W}><w:t xml:space='preserve'> ready</w:t><w:noBreakHyphen/><w:t>made</w:t></w:r>",
    "field": f"<w:fldSimple {W} w:instr='DOCPROPERTY x'><w:r><w:t xml:space='preserve'> computed</w:t></w:r></w:fldSimple>",
    "only for older programs": f"<mc:AlternateContent {MIXED} {W}><mc:Fallback><w:r><w:t xml:space='preserve'> elderly</w:t></w:r></mc:Fallback></mc:AlternateContent>",
    "words in a drawing": f"<w:r {W} {DRAWN}><w:drawing><wp:inline><wp:docPr id='7' name='x' descr='sketched'/><a:p><a:r><a:t>engraved</a:t></a:r></a:p></wp:inline></w:drawing></w:r>",
    "drawn letters": f"<w:r {W}><w:pict><v:shape {VML}><v:textpath string='WATERMARKED'/></v:shape></w:pict></w:r>",
}
BLOCKS = {
    "content control": f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>blockwise</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "inserted paragraph": f"<w:ins {W} w:id='8'><w:p><w:r><w:t>newcomer</w:t></w:r></w:p></w:ins>",
    "text outside a paragraph": f"<w:r {W}><w:t>stray</w:t></w:r>",
    "equation alone": f"<m:oMathPara {MATHS}><m:oMath><m:r><m:t>solitary</m:t></m:r></m:oMath></m:oMathPara>",
    "tables in tables": (
        f"<w:tbl {W}><w:tr><w:tc><w:p><w:r><w:t>outer</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>middle</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>innermost</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:tc><w:tc><w:p><w:r><w:t>beside</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:sdt><w:sdtContent><w:tr><w:tc><w:p><w:r><w:t>controlledrow</w:t></w:r></w:p></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    ),
}
PARTS = {
    "footnotes": f"<w:footnotes {W}><w:footnote w:id='2'><w:p><w:r><w:t>noted</w:t></w:r><w:del w:id='9'><w:r><w:delText>unnoted</w:delText></w:r></w:del></w:p></w:footnote></w:footnotes>",
    "endnotes": f"<w:endnotes {W}><w:endnote w:id='2'><w:tbl><w:tr><w:tc><w:p><w:r><w:t>endtable</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:endnote></w:endnotes>",
    "chart": (
        "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' xmlns:a='http://schemas.openxmlformats.org/"
        "drawingml/2006/main'><c:title><a:p><a:r><a:t>charted</a:t></a:r></a:p></c:title><c:cat><c:strCache><c:pt><c:v>category</c:v></c:pt>"
        "</c:strCache></c:cat><c:val><c:pt><c:v>4711</c:v></c:pt></c:val></c:chartSpace>"
    ),
    "diagramData": "<d:m xmlns:d='urn:d' xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:p><a:r><a:t>diagrammed</a:t></a:r></a:p></d:m>",
    "aFChunk": "<p>elsewhere</p>",
}
KEPT = [
    "controlled",
    "inserted",
    "arrived",
    "earned",
    "possible",
    "remembered",
    "ready",
    "made",
    "computed",
    "elderly",
    "blockwise",
    "newcomer",
    "outer",
    "middle",
    "inner",
    "innermost",
    "beside",
    "controlledrow",
]
REPORTED = {
    "departed": "Moved away in tracked changes",
    "dropped": "Deleted in tracked changes",
    "boxgone": "Deleted in tracked changes",
    "sketched": "Drawing that isn’t a picture",
    "engraved": "Words in a drawing or another odd place",
    "stray": "Words in a drawing or another odd place",
    "solitary": "Words in a drawing or another odd place",
    "WATERMARKED": "Drawn letters",
    "noted": "Footnote",
    "unnoted": "Footnote, deleted in tracked changes",
    "endtable": "Endnote",
    "charted category 4711": "Chart",
    "diagrammed": "Diagram",
    "aFChunk.xml": "A document inside this one, not read",
}


def words_in_odd_places() -> bytes:
    document = docx.Document(io.BytesIO(documents.built_in_styles()))
    holder = next(each for each in document.paragraphs if each.text == documents.OPENING)
    for xml in INLINE.values():
        holder._p.append(parse_xml(xml))
    for xml in BLOCKS.values():
        holder._p.addnext(parse_xml(xml))
    data = documents.saved(document)
    for kind, xml in PARTS.items():
        data = _with_related(data, kind, xml)
    return data


def _with_related(data: bytes, kind: str, xml: str) -> bytes:
    relation = f'<Relationship Id="rId{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/></Relationships>'
    data = documents.with_part(
        data, "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", relation)
    )
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(f"word/{kind}.xml", xml)
    return stream.getvalue()
