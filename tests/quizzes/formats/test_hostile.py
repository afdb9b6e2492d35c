"""Whatever bytes come, a file is read or refused in words: it never stops the reader."""

import base64

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizzes.formats import export, parse
from quizzes.formats.base import MOST_ISSUES, MOST_ITEMS, MOST_OPTIONS, Place
from quizzes.formats.decoding import Text
from tests.quizzes.formats import shapes
from tests.quizzes.formats.test_gift import MISREAD

NAMES = ["bank.xml", "bank.gift", "bank.txt", "bank.csv", "bank.xlsx", "bank"]
GIFT = "\n\n".join(text for text, _ in MISREAD.values()).encode()
AIKEN = b"What?\r\nA) x\r\nB) y\r\nANSWER: B\r\n" * 3
BANK = [shapes.items(kind=kind) for kind in shapes.KINDS]
calmly = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def good_files():
    parsed = parse(GIFT, "bank.gift").items
    written = [export(parsed, format) for format in ("moodle_xml", "csv", "xlsx")]
    return [GIFT, AIKEN, *written]


def holds(data, name):
    """What is true of any file: it is answered, and every place that is named is a place."""
    parsed = parse(data, name)

    assert all(issue.line >= 1 and issue.column >= 1 for issue in parsed.issues)
    assert all(issue.message and issue.hint and len(issue.excerpt) <= 70 for issue in parsed.issues)
    assert parsed.items or parsed.issues
    assert all(len(item.stem) and item.number for item in parsed.items)
    assert "<script" not in repr(parsed.items)
    return parsed


@given(data=st.binary(max_size=300), name=st.sampled_from(NAMES))
@calmly
def test_any_bytes_are_answered(data, name):
    holds(data, name)


@given(data=st.text(alphabet="{}=~#%:->\\/.,\n \"'ATF01<>&;$[]()é", max_size=120), name=st.sampled_from(NAMES))
@calmly
def test_any_text_of_their_signs_is_answered(data, name):
    holds(data.encode(), name)


@given(data=st.data(), name=st.sampled_from(NAMES))
@calmly
def test_a_good_file_that_is_spoilt_is_answered(good_files, data, name):
    good = bytearray(data.draw(st.sampled_from(good_files)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(good) - 1))
        length = data.draw(st.integers(0, 12))
        good[at : at + length] = data.draw(st.one_of(st.binary(max_size=12), st.just(bytes(good[at : at + 40]))))

    holds(bytes(good), name)


@given(
    said=st.lists(
        st.sampled_from(
            [
                "<b>",
                "</i>",
                "<script>",
                "<svg/onload=a>",
                "&#60;img src=x>",
                "<img src=x>",
                "<![if",
                "<!--",
                "<a href=javascript:x>",
                "word",
                "<",
                ">",
                '"',
                "&lt;script&gt;",
            ]
        ),
        max_size=10,
    ).map("".join)
)
@calmly
def test_markup_comes_out_as_paragraphs_and_nothing_that_runs(said):
    text = said.translate({ord(each): f"\\{each}" for each in "~=#{}:"})
    parsed = parse(f"[html]Q {text} {{T}}".encode(), "bank.gift")

    for item in parsed.items:
        bare = item.stem
        for tag in ("p", "br", "strong", "em", "ul", "ol", "li", "sub", "sup"):
            bare = bare.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
        assert "<" not in bare


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"  \r\n", "empty"),
        (b"%PDF-1.7", "a_pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an_old_file"),
        (b"PK\x03\x04 word/document.xml", "a_document"),
        (b"PK\x03\x04 imsmanifest.xml", "a_package"),
        (b"PK\x03\x04 h5p.json", "an_h5p"),
        (b"PK\x03\x04", "not_a_workbook"),
        (b"Caf\xe9 {T}", "not_utf8"),
        (b"\xff\xfeQ", "not_in_encoding"),
        (b"Q {T}" + b" " * 5_000_000, "too_large"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data, code):
    parsed = parse(data, "bank")

    assert [issue.code for issue in parsed.issues] == [code]
    assert parsed.items == ()


def test_a_file_that_is_not_utf8_names_the_first_bad_byte_and_is_read_when_asked():
    data = b"One {T}\r\n\r\nCaf\xe9 \x96 {T}"

    issue = parse(data, "bank.gift").issues[0]
    parsed = parse(data, "bank.gift", encoding="windows-1252")

    assert (issue.code, issue.line, issue.column) == ("not_utf8", 3, 4)
    assert "byte 15 is E9" in issue.message
    assert "Windows-1252" in issue.hint
    assert [item.stem for item in parsed.items] == ["One", "Café –"]


def test_there_are_ends_to_everything():
    many = parse(b"Q {T}\n\n" * (MOST_ITEMS + 5), "bank.gift")
    wide = parse(f"Q {{=a {'~b ' * MOST_OPTIONS}}}".encode(), "bank.gift")
    bad = parse(b"Q {#x}\n\n" * 1_990, "bank.gift")

    assert len(many.items) == MOST_ITEMS
    assert [issue.code for issue in many.issues] == ["too_many_questions"]
    assert [issue.code for issue in wide.issues] == ["too_many_options"]
    assert (len(bad.issues), bad.issues[-1].code) == (MOST_ISSUES + 1, "too_many_issues")


def test_a_picture_too_large_to_show_is_no_picture():
    header = shapes.picture()
    huge = header[:16] + (60_000).to_bytes(4, "big") * 2 + header[24:]

    assert shapes.pictures_of(huge).kept == {}
    assert shapes.pictures_of(base64.b64decode("R0lGODlhAQABAAAAACw=")).kept == {}


def test_a_place_is_counted_in_characters():
    text = Text("é😀\r\n\r\nab\rc")

    assert [text.place(at) for at in (0, 2, 3, 4, 5, 7)] == [
        Place(1, 1),
        Place(1, 3),
        Place(2, 1),
        Place(3, 1),
        Place(3, 2),
        Place(4, 1),
    ]
