"""Ten Word files made by different people and programs all become the same two standards, and no word is lost."""

import io
import re
import zipfile
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards.importing.docx_reading import read_docx
from standards.importing.headings import part_named
from standards.importing.tree import Paragraph, Tree, from_data, to_data
from standards.importing.understanding import understand, words_in
from tests.standards.importing import awkward, documents

TEXT = re.compile(r"<(?:w:t|w:delText)(?: [^>]*)?>([^<]*)</")


def understood(make):
    return understand(read_docx(make()))


def lines(standard, kind):
    return next((part["value"]["lines"] for part in standard["body"] if part["type"] == kind), [])


def parts(standard, kind):
    return [part["value"] for part in standard["body"] if part["type"] == kind]


@pytest.mark.parametrize("make", documents.ALL, ids=lambda make: make.__name__)
def test_every_document_gives_one_chapter_of_two_standards(make):
    found = understood(make)

    assert [chapter.key for chapter in found.chapters] == ["PHONE"]
    assert [standard["title"] for standard in found.chapters[0].standards] == ["Answering", "Voicemail"]


@pytest.mark.parametrize("make", documents.ALL, ids=lambda make: make.__name__)
def test_every_document_gives_its_do_and_dont_lines(make):
    for standard in understood(make).chapters[0].standards:
        do, dont = lines(standard, "do"), lines(standard, "dont")
        assert [line.removesuffix(" every time") for line in do[:2]] == documents.DO
        assert [line.lower() for line in dont[:2]] == [f"do not {line.lower()}" for line in documents.DONT]


@pytest.mark.parametrize("make", documents.ALL, ids=lambda make: make.__name__)
def test_every_document_gives_each_standard_its_promise(make):
    first, second = understood(make).chapters[0].standards

    assert first["promise"] == documents.OPENING or "promptly" in first["promise"]
    assert second["promise"] == documents.SECOND


@pytest.mark.parametrize("make", documents.ALL, ids=lambda make: make.__name__)
def test_every_word_of_the_file_is_on_a_page_or_in_the_report(make):
    data = make()

    found = understand(read_docx(data))

    assert words_of(data) - told(found) == Counter()


def words_of(data: bytes) -> Counter:
    """Every word in the XML, found without our reader; what a text box says twice for older programs counts once."""
    words: Counter = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                text = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", package.read(name).decode(), flags=re.DOTALL)
                paragraphs = text.split("</w:p>")
                words.update(words_in([_joined(paragraph) for paragraph in paragraphs]))
    return words


def _joined(paragraph: str) -> str:
    spaced = re.sub(r"<w:(?:br|tab|cr)\b[^>]*/>|<w:(?:ins|del) ", r"<w:t> </w:t>\g<0>", paragraph)
    return "".join(TEXT.findall(spaced))


def told(found) -> Counter:
    return Counter([*words_in(vars(chapter) for chapter in found.chapters), *words_in(found.notes.as_data())])


def test_a_table_of_targets_becomes_targets():
    first = understood(documents.built_in_styles).chapters[0].standards[0]

    assert [(each["what"], each["done"], each["measure"], each["value"], each["unit"], each["percent"]) for each in first["targets"]] == [
        ("calls", "answered", "percent_within", 20, "seconds", 80),
        ("voicemails", "returned", "max", 1, "working_days", None),
    ]  # fmt: skip
    assert first["targets"][0]["clock_starts"] == "from the first ring"


def test_a_picture_keeps_its_description():
    found = understood(documents.built_in_styles)

    (shown,) = parts(found.chapters[0].standards[0], "picture")
    assert shown["alt"] == "A desk phone with its light on"
    assert found.pictures[shown["picture"]].name.endswith(".png")


def test_a_picture_without_a_description_is_reported():
    data = documents.with_part(
        documents.built_in_styles(), "word/document.xml", lambda text: re.sub(r' descr="[^"]*"', "", text)
    )

    guesses = [note.became for note in understand(read_docx(data)).notes.guessed]

    assert [each for each in guesses if "no description" in each] != []


def test_what_stands_above_the_chapters_is_left_out_with_its_words():
    left_out = {note.text for note in understood(documents.built_in_styles).notes.left_out}

    assert {"Our customer care standards", "This booklet is for everyone."} <= left_out


def test_a_chapter_keeps_its_own_words():
    assert understood(documents.built_in_styles).chapters[0].intro == "How we answer and return calls."


def test_a_text_box_becomes_a_key_fact_and_the_margins_are_reported():
    found = understood(documents.text_boxes_headers_and_footers)

    facts = " ".join(each["text"] for each in parts(found.chapters[0].standards[0], "key_fact"))
    assert facts.count("One call in four comes back") == 1
    assert [(note.place, note.text) for note in found.notes.left_out if note.place in ("Header", "Footer")] == [
        ("Header", "Northgate Borough Council"),
        ("Footer", "Issue 7, printed copies are out of date"),
    ]


def test_tracked_changes_are_taken_as_accepted_and_the_rest_is_reported():
    found = understood(documents.tracked_changes_comments_and_footnotes)

    assert lines(found.chapters[0].standards[0], "do")[0] == "Say your name and your team every time"
    asides = {note.place: note.text for note in found.notes.left_out}
    assert asides["Deleted in tracked changes"] == "mumbling formerly"
    assert asides["Comment"] == "Legal would like this shorter"
    assert asides["Footnote"] == "Agreed by cabinet in March"


# --- odd places ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def odd():
    return understood(awkward.words_in_odd_places)


@pytest.mark.parametrize("word", awkward.KEPT)
def test_a_word_in_an_odd_place_is_on_a_page_and_there_once(odd, word):
    pages = Counter(words_in(vars(chapter) for chapter in odd.chapters))

    assert pages[word] == 1


@pytest.mark.parametrize(("text", "place"), awkward.REPORTED.items())
def test_what_is_no_text_of_the_document_is_in_the_report_with_its_place(odd, text, place):
    assert (place, text) in {(note.place, note.text) for note in odd.notes.left_out}


def test_a_picture_inside_a_text_box_is_there_once():
    box = documents.BOX % documents.nsdecls("w")
    data = documents.with_part(
        documents.built_in_styles(), "word/document.xml", lambda text: _with_picture_in_box(text, box)
    )

    found = understand(read_docx(data))

    assert len(found.pictures) == 1


def _with_picture_in_box(text, box):
    """Moves the only picture of a document into a text box."""
    drawing = re.search(r"<w:drawing>.*?</w:drawing>", text, re.DOTALL)[0]
    choice, _, fallback = box.partition("<mc:Fallback>")
    held = choice.replace("<w:t>One call in four comes back</w:t>", drawing) + "<mc:Fallback>" + fallback
    return text.replace(drawing, held.removeprefix("<w:r ").partition(">")[2].removesuffix("</w:r>"), 1)


# --- headings that begin as lines do ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Do when answering", "do"),
        ("Dos for letters", "do"),
        ("Please do on the phone:", "do"),
        ("What to do when nobody picks up", "do"),
        ("Don’t when you are busy", "dont"),
        ("Don’ts for letters", "dont"),
        ("DO NOT WHEN THE LINE IS BAD", "dont"),
        ("What not to do if somebody shouts", "dont"),
        ("Do not disturb", ""),
        ("Doing it well", ""),
        ("Donations", ""),
        ("Neverland", ""),
        ("Do when " + "it rings " * 10, ""),
    ],
)
def test_a_heading_that_says_what_do_and_dont_are_about_announces_them(heading, kind):
    assert part_named(heading) == kind


def standard_under(*below):
    pieces = [("Phone", 1, ""), ("Answering", 2, ""), ("Do", 3, ""), ("say your name", None, "bullet"), *below]
    tree = Tree(tuple(Paragraph(text, "paragraph", level=level, list_kind=kind) for text, level, kind in pieces))
    (chapter,) = understand(tree).chapters
    return chapter.standards[0]


def test_such_headings_make_one_list_of_each_kind():
    standard = standard_under(
        ("Do when answering", 3, ""),
        ("smile", None, "bullet"),
        ("Don’t when answering", 3, ""),
        ("mumble", None, "bullet"),
    )

    assert (lines(standard, "do"), lines(standard, "dont")) == (["say your name", "smile"], ["do not mumble"])


def test_a_list_below_a_heading_that_begins_as_a_line_is_lines():
    standard = standard_under(
        ("Never promise a time", 3, ""), ("quote a day", None, "bullet"), ("We miss it.", None, "")
    )

    assert lines(standard, "dont") == ["do not quote a day"]
    assert parts(standard, "key_fact") == [{"heading": "Good to know", "text": "We miss it."}]


def test_a_sentence_below_such_a_heading_explains_it():
    standard = standard_under(("Don’t leave it ringing", 3, ""), ("Callers give up after six rings.", None, ""))

    assert lines(standard, "dont") == []
    assert parts(standard, "key_fact") == [
        {"heading": "Don’t leave it ringing", "text": "Callers give up after six rings."}
    ]


def test_steps_a_conversation_and_whom_to_call_find_their_places():
    standard = understood(documents.nested_lists).chapters[0].standards[0]

    assert parts(standard, "steps") == [{"heading": "At the desk", "steps": ["Lift the receiver", "Smile"]}]
    (conversation,) = parts(standard, "conversation")
    assert [(turn["who"], turn["side"]) for turn in conversation["turns"]] == [
        ("Mrs Khan", "customer"),
        ("Tom", "staff"),
    ]
    assert parts(standard, "get_help") == [
        {
            "heading": "Get help now if:",
            "when": ["someone may be hurt"],
            "call": "Ring extension 5555, day or night.",
            "more": "",
        }
    ]


def test_a_line_that_was_changed_is_reported_with_its_own_words():
    guessed = {note.text: note.became for note in understood(documents.built_in_styles).notes.guessed}

    assert "do not leave a phone ringing" in guessed["Leave a phone ringing"]


def test_a_standard_without_a_sentence_short_enough_says_that_its_promise_is_missing():
    long = "We answer " + "and answer " * 30 + "always."
    pieces = [
        ("Phone", 1, ""),
        ("Answering", 2, ""),
        (long, None, ""),
        ("Do", 3, ""),
        ("say your name", None, "bullet"),
    ]
    tree = Tree(tuple(Paragraph(text, "paragraph", level=level, list_kind=kind) for text, level, kind in pieces))

    found = understand(tree)

    (standard,) = found.chapters[0].standards
    assert standard["promise"] == ""
    assert parts(standard, "key_fact") == [{"heading": "Good to know", "text": long}]
    assert "“Answering” has no sentence that could be its promise; write one" in [
        note.became for note in found.notes.guessed
    ]


def test_a_file_without_a_do_or_a_dont_has_no_standards():
    tree = Tree((Paragraph("Minutes", "paragraph 1", level=1), Paragraph("Present: nobody", "paragraph 2")))

    found = understand(tree)

    assert found.chapters == []
    assert [note.text for note in found.notes.left_out] == ["Minutes", "Present: nobody"]


WORDS = st.sampled_from(
    [
        "Phone",
        "Do",
        "Don’t",
        "Never:",
        "We will",
        "1.2 Answering",
        "Targets",
        "say your name",
        "✓ smile",
        "Mrs Khan: Hello",
        "Get help now if",
    ]
) | st.text(max_size=60)
PARAGRAPHS = st.builds(
    Paragraph,
    text=WORDS.map(str.strip).filter(bool),
    place=st.just("paragraph"),
    level=st.sampled_from([None, None, None, 0, 1, 2, 3]),
    list_kind=st.sampled_from(["", "", "bullet", "number"]),
    depth=st.integers(0, 2),
    size=st.sampled_from([11.0, 14.0, 18.0]),
    is_bold=st.booleans(),
    is_boxed=st.booleans(),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(PARAGRAPHS, max_size=14))
def test_whatever_the_paragraphs_no_word_is_lost(paragraphs):
    found = understand(Tree(tuple(paragraphs)))

    assert Counter(words_in([each.text for each in paragraphs])) - told(found) == Counter()


def test_a_tree_passes_from_one_process_to_another_as_it_is():
    tree = read_docx(documents.two_column_tables())

    assert from_data(to_data(tree)) == tree
