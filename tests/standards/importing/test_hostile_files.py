"""Files that are too big, damaged, locked, something else or made to do harm: one plain sentence each, and nothing more."""

import io
import struct
import subprocess
import sys
import zipfile

import pytest

from standards.importing.child import Unreadable, read_file
from standards.importing.limits import obstacles_in_file
from tests.standards.importing import documents
from toolkit import limited_process


def package(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in ({"word/document.xml": "<w/>"} | parts).items():
            made.writestr(name, text)
    return stream.getvalue()


def encrypted():
    data = bytearray(package())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature) + offset
        data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


def lying_about_its_size():
    """Says that a part has ten bytes when it has a million."""
    data = bytearray(package(**{"word/big.xml": "a" * 999_999}))
    at = data.rfind(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"x" * 60_000_000, "60 MB, and 20 MB is the most"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"{\\rtf1", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word file"),
        (b"MZ\x90", "isn’t a Word document"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (documents.saved(documents.docx.Document())[:-200], "damaged"),
        (encrypted(), "password"),
        (package(**{"word/a.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]>"}), "declares entities"),
        (package(**{"word/a.xml": "<!DOCTYPE x>".encode("utf-16")}), "declares entities"),
        (package(**{"word/a.xml": "a" * 5_000_000}), "packed so tightly"),
        (package(**{f"word/{n}.xml": "" for n in range(2_001)}), "2002 parts"),
        (lying_about_its_size(), "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_file_gets_one_sentence_with_its_name_and_the_mend(data, says):
    (sentence,) = obstacles_in_file("care.docx", data)

    assert sentence.startswith("care.docx: ")
    assert says in sentence


def test_another_office_file_under_a_word_name_is_told_apart():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("xl/workbook.xml", "<x/>")

    assert "another kind of file" in obstacles_in_file("care.docx", stream.getvalue())[0]


def test_what_would_unpack_to_more_than_there_is_room_for_is_not_unpacked():
    noise = bytes(range(256)) * 4_000
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", "<w/>")
        for number in range(110):
            made.writestr(f"word/media/{number}.bin", noise)

    assert "more than 100 MB" in obstacles_in_file("care.docx", stream.getvalue())[0]


def test_a_file_that_is_broken_inside_is_refused_in_words():
    data = documents.with_part(documents.saved(documents.docx.Document()), "word/document.xml", lambda text: text[:80])

    with pytest.raises(Unreadable, match=r"^care\.docx: The file is damaged inside"):
        read_file("care.docx", data)


def test_a_sound_file_is_read_in_a_process_of_its_own():
    tree = read_file("care.docx", documents.built_in_styles())

    assert tree.pieces[0].text == "Our customer care standards"


def test_that_process_may_use_only_so_much():
    limits = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import resource as r; from toolkit.limited_process import bound; bound();"
                "print([r.getrlimit(each)[0] for each in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE)])"
            ),
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=limited_process.ROOT / "site",
    )

    assert limits.stdout.strip() == str([512 * 1024 * 1024, 20, 0])


def test_a_file_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(limited_process, "WAIT_SECONDS", 0.01)

    with pytest.raises(Unreadable, match="took too much memory or time"):
        read_file("care.docx", documents.built_in_styles())


def test_a_document_longer_than_any_booklet_is_refused():
    document = documents.docx.Document()
    document.add_paragraph(" ".join(map(str, range(170_000))))

    with pytest.raises(Unreadable, match="more than a million letters"):
        read_file("care.docx", documents.saved(document))
