"""Whatever is sent as a Word file, whoever sent it gets one plain sentence or a result, and the site stays up.

Most examples are read here, through the same steps as in the bounded process; what only its bounds can stop runs in it.
"""

import io
import random
import re
import zipfile
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standards.importing.child import Unreadable, answer, read_file, tree_of
from standards.importing.limits import obstacles_in_file
from standards.importing.understanding import Understood, understand
from tests.standards.importing import awkward, documents

SENTENCE = re.compile(r"^care\.docx: [A-Z].*\.$", re.DOTALL)
MAIN = "word/document.xml"
quickly = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def sound() -> bytes:
    return awkward.words_in_odd_places()


@cache
def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(sound())) as package:
        return {name: package.read(name) for name in package.namelist()}


XML = sorted(name for name in members() if name.endswith((".xml", ".rels")))


def packed(parts: dict[str, bytes], kind=zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", kind) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def outcome(data: bytes) -> str | Understood:
    """The sentence, or what was understood: the steps of `read_file`, without the process in between."""
    for sentence in obstacles_in_file("care.docx", data):
        return sentence
    code, told = answer(data)
    try:
        return understand(tree_of("care.docx", code, told.encode()))
    except Unreadable as refusal:
        return str(refusal)


def assert_answered(data: bytes) -> None:
    found = outcome(data)
    assert isinstance(found, Understood) or SENTENCE.match(found), found


@quickly
@given(st.binary(max_size=400) | st.binary(max_size=400).map(lambda noise: b"PK\x03\x04" + noise))
def test_random_bytes(data):
    assert_answered(data)


@quickly
@given(st.integers(0, len(sound())))
def test_a_file_that_breaks_off(length):
    assert_answered(sound()[:length])


@quickly
@given(st.lists(st.tuples(st.integers(0, len(sound()) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_bytes_that_were_changed_on_the_way(changes):
    data = bytearray(sound())
    for place, byte in changes:
        data[place] = byte

    assert_answered(bytes(data))


@quickly
@given(st.sampled_from(sorted(members())), st.data())
def test_a_part_in_which_something_is_cut_out_doubled_or_put_in(name, data):
    part = members()[name]
    start, end = sorted((data.draw(st.integers(0, len(part))), data.draw(st.integers(0, len(part)))))
    put_in = data.draw(st.sampled_from([b"", part[start:end] * 2]) | st.binary(max_size=40))

    assert_answered(packed(members() | {name: part[:start] + put_in + part[end:]}))


@quickly
@given(st.sampled_from(XML), st.sampled_from(XML))
def test_xml_that_stands_where_other_xml_should(one, other):
    assert_answered(packed(members() | {one: members()[other], other: members()[one]}))


@quickly
@given(st.sets(st.sampled_from(sorted(members())), min_size=1, max_size=4))
def test_parts_that_are_missing(gone):
    assert_answered(packed({name: part for name, part in members().items() if name not in gone}))


# What stands in the attributes that we read as numbers, names and places.
ATTRIBUTE = re.compile(rb'(w:(?:val|ilvl|numId|outlineLvl|abstractNumId|char)|r:embed|r:id|Target|Type)="[^"]*"')
ODD = st.sampled_from(
    ["", "-1", "9" * 400, "1e999", "NaN", "Ünï", "../../../etc/passwd", "file:///etc/passwd", "\u202e"]
)


@quickly
@given(st.sampled_from(XML), ODD, st.randoms(use_true_random=False))
def test_attributes_that_say_odd_things(name, odd, chance):
    def changed(found):
        return b'%s="%s"' % (found[1], odd.encode()) if chance.random() < 0.3 else found[0]

    assert_answered(packed(members() | {name: ATTRIBUTE.sub(changed, members()[name])}))


def with_body(xml: str, kind=zipfile.ZIP_STORED) -> bytes:
    before, _, rest = members()[MAIN].partition(b"<w:body>")
    after = rest.rpartition(b"</w:body>")[2]
    return packed(members() | {MAIN: b"".join([before, b"<w:body>", xml.encode(), b"</w:body>", after])}, kind)


@pytest.mark.parametrize("depth", [60, 240, 5_000])
@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<w:ins>", "</w:ins>"),
    ],
)
def test_things_inside_things_inside_things(opens, closes, depth):
    assert_answered(with_body(opens * depth + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + closes * depth))


def test_a_style_that_is_based_on_itself():
    styles = members()["word/styles.xml"].replace(b'<w:basedOn w:val="Normal"/>', b'<w:basedOn w:val="Heading1"/>')

    assert isinstance(outcome(packed(members() | {"word/styles.xml": styles})), Understood)


@pytest.mark.parametrize("kind", ["image", "footnotes", "header", "aFChunk", "chart", "oleObject", "attachedTemplate"])
def test_what_is_kept_elsewhere_is_not_fetched(kind):
    name = "word/_rels/document.xml.rels"
    told = (
        f'<Relationship Id="rIdOut" Type="{awkward.OFFICE}/{kind}" Target="file:///etc/passwd" TargetMode="External"/>'
    )
    rels = members()[name].replace(b"</Relationships>", f"{told}</Relationships>".encode())

    found = outcome(packed(members() | {name: rels}))

    assert isinstance(found, Understood)
    assert "root:" not in str(found)


def test_a_file_that_becomes_enormous_is_not_unpacked():
    bomb = packed(members() | {"word/media/big.bin": b"\0" * 120_000_000}, zipfile.ZIP_DEFLATED)

    assert "Unpacked the file has more than 100 MB" in outcome(bomb)


# --- in the process itself ------------------------------------------------------------------------------------------------


def read(data: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        read_file("care.docx", data)
    return str(refusal.value)


def test_what_needs_more_memory_than_there_is_ends_that_process_and_nothing_else():
    # Small enough to be opened, each of these being many times its length once it is read; the noise keeps it from
    # being packed too tightly.
    noise = random.Random(1).randbytes(300_000).hex()
    data = with_body(f"<!--{noise}-->" + "<w:p/>" * 6_000_000, zipfile.ZIP_DEFLATED)

    assert "took too much memory or time" in read(data)


def test_damage_inside_ends_in_its_own_sentence():
    assert "is damaged inside" in read(documents.with_part(sound(), MAIN, lambda text: text[:200]))
