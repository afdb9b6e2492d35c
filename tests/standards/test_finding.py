"""Looking something up while a customer is on the line: the line that answers comes first, then the pages."""

import datetime as dt

import pytest
from wagtail.models import PageViewRestriction

from standards.actions import revise_standard
from standards.actions.looking_up import count_miss, forget_answered_misses, forget_old_misses, teach_synonym
from standards.models import SearchMiss, SearchSynonym
from standards.queries import find
from standards.queries.finding import Finder
from tests.cast import NOON, TODAY
from tests.factories.standards import BODY, make_booklet, make_draft, make_editor, make_standard, publish

pytestmark = pytest.mark.django_db


def lines(found):
    return [each.text for each in found if each.kind == "line"]


@pytest.fixture
def standard(db):
    return make_standard("PHONE-1", search_words="ring, voicemail greeting")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("transfer", "do not transfer a call nobody has taken"),
        ("Transferring calls", "do not transfer a call nobody has taken"),
        ("team name", "give your first name and your team"),
        ("what do I say: TEAM?", "give your first name and your team"),
        ("ring transfer", "do not transfer a call nobody has taken"),
    ],
)
def test_the_line_that_answers_comes_first(standard, sam, words, line):
    found = find(words, sam)

    assert (found[0].kind, found[0].text) == ("line", line)
    assert (found[0].title, found[0].standard_key) == ("Standard PHONE-1", "PHONE-1")
    assert found[0].url.startswith("/standards/phone/phone-1/#line-")


def test_a_dont_says_so(standard, sam):
    assert [(each.text, each.says_dont) for each in find("transfer", sam) if each.kind == "line"] == [
        ("do not transfer a call nobody has taken", True)
    ]


def test_words_that_only_colleagues_use_find_the_page(standard, sam):
    found = find("voicemail", sam)

    assert [(each.kind, each.url) for each in found] == [("page", "/standards/phone/phone-1/")]


def test_every_word_counts(standard, sam):
    assert find("transfer unicorn", sam) == []


@pytest.mark.parametrize("words", ["", "  ", "?!", '"', "*", "a OR b)", "NEAR(", "'; DROP TABLE", "-", "é" * 300])
def test_nothing_that_can_be_typed_breaks_it(standard, sam, words):
    assert isinstance(find(words, sam), list)


def test_a_draft_is_not_found(sam):
    make_draft("PHONE-1")

    assert find("transfer", sam) == []


def test_the_words_of_an_old_version_are_not_found(standard, sam):
    body = [BODY[0], {"type": "dont", "value": {"lines": ["do not hang up first"]}}, BODY[2]]
    revise_standard(page=standard, change="material", reason="Callers asked.", body=body, by=make_editor(), now=NOON)
    publish(standard)

    assert lines(find("transfer", sam)) == []
    assert lines(find("hang up", sam)) == ["do not hang up first"]


def test_nothing_private_is_found(standard, sam):
    restriction = PageViewRestriction.objects.create(page=standard, restriction_type="groups")

    hidden = find("transfer", sam)
    restriction.delete()

    assert hidden == []
    assert lines(find("transfer", sam)) != []


def test_somebody_not_signed_in_finds_what_is_open(standard):
    closed = find("transfer", None)
    make_booklet(is_open=True)

    assert closed == []
    assert lines(find("transfer", None)) != []


def test_nothing_of_what_was_typed_is_logged(standard, sam, caplog):
    find("Mrs Okafor transfer", sam)

    assert "Okafor" not in caplog.text


@pytest.mark.parametrize("count", [1, 3])
def test_looking_up_takes_the_same_queries_whatever_the_rows(sam, count, django_assert_num_queries):
    for number in range(1, count + 1):
        make_standard(f"PHONE-{number}")

    with django_assert_num_queries(4):
        assert len(lines(find("transfer", sam))) == count


# --- what it answers with, and how it forgives ------------------------------------------------------------------------


def test_a_target_answers_too(standard, sam):
    found = find("calls answered", sam)

    assert (found[0].kind, found[0].text) == ("target", "8 in 10 calls answered within 20 seconds")


@pytest.mark.parametrize("typed", ["transfor", "trnasfer", "tranfer"])
def test_a_slip_of_the_finger_is_forgiven_and_told(standard, sam, typed):
    looked_up = Finder(sam).look_up(typed)

    assert lines(looked_up.found) == ["do not transfer a call nobody has taken"]
    assert looked_up.read_as == "transfer"


def test_what_is_spelt_right_is_never_taken_for_something_else(standard, sam):
    assert Finder(sam).look_up("transfer").read_as == ""


def test_a_synonym_stands_for_the_words_of_the_booklet(standard, sam):
    SearchSynonym.objects.create(said="Bin rage", means="transfer")

    assert lines(find("bin rage", sam)) == ["do not transfer a call nobody has taken"]
    assert lines(find("somebody with bin rage on a call", sam)) == ["do not transfer a call nobody has taken"]
    assert lines(find("rage, at the bins", sam)) == ["do not transfer a call nobody has taken"]
    assert find("bin", sam) == []


def test_a_synonym_adds_and_takes_nothing_away(standard, sam):
    before = lines(find("transfer", sam))
    SearchSynonym.objects.create(said="transfer", means="name")

    assert set(before) < set(lines(find("transfer", sam)))


def test_what_finds_nothing_offers_words_that_are_there(standard, sam):
    looked_up = Finder(sam).look_up("transport")

    assert looked_up.found == []
    assert looked_up.try_instead[0] == "transfer"


def test_somebody_who_may_read_nothing_is_offered_no_words(standard):
    assert Finder(None).look_up("transport").try_instead == []


# --- what found nothing -----------------------------------------------------------------------------------------------


def test_what_found_nothing_is_counted_by_its_words_and_not_by_who_asked(db):
    for words in ("Bin rage", "rage bin", "the bin RAGE"):
        count_miss(words=words, today=TODAY)

    assert list(SearchMiss.objects.values_list("words", "times", "last_on")) == [("bin rage", 3, TODAY)]
    assert {field.name for field in SearchMiss._meta.get_fields()} == {"id", "words", "times", "last_on"}


@pytest.mark.parametrize("words", ["", "?", "07700 900141", "x", "a" * 61])
def test_numbers_and_what_is_no_word_are_not_kept(db, words):
    assert count_miss(words=words, today=TODAY) is None
    assert SearchMiss.objects.count() == 0


def test_a_number_is_left_out_of_what_is_kept(db):
    assert count_miss(words="parking 07700900141", today=TODAY).words == "parking"


def test_a_table_of_nonsense_has_an_end(db):
    SearchMiss.objects.bulk_create(SearchMiss(words=f"word{n}", last_on=TODAY) for n in range(500))

    assert count_miss(words="another", today=TODAY) is None


def test_what_a_synonym_answers_is_taken_off_the_list(standard, ada):
    for words in ("bin rage", "unicorn"):
        count_miss(words=words, today=TODAY)
    SearchSynonym.objects.create(said="bin rage", means="transfer")

    assert forget_answered_misses(by=ada) == 1
    assert [miss.words for miss in SearchMiss.objects.all()] == ["unicorn"]


def test_what_nobody_has_looked_up_for_three_months_is_forgotten(db):
    count_miss(words="old", today=TODAY - dt.timedelta(days=91))
    count_miss(words="new", today=TODAY - dt.timedelta(days=90))

    forget_old_misses(today=TODAY, now=NOON)

    assert [miss.words for miss in SearchMiss.objects.all()] == ["new"]


def test_teaching_the_same_words_again_changes_what_they_stand_for(standard, ada):
    for means in ("name", "transfer"):
        teach_synonym(said="bin rage", means=means, by=ada, now=NOON)

    assert [str(synonym) for synonym in SearchSynonym.objects.all()] == ["bin rage → transfer"]
