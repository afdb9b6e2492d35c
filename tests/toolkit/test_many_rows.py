"""Very many rows at once: what is kept is what the models would have kept, on both databases."""

import datetime as dt
import re
import uuid

from config import env
from learning.models import Recheck, Record
from tests.cast import NOON
from tests.factories.learning import make_version
from toolkit.many_rows import add_rows

RECHECK = ["person", "version", "questions", "opened_on", "due_on"]
SOMEBODY = uuid.UUID(int=7)
DAY = dt.date(2026, 11, 23)


def test_rows_come_back_as_they_were_given_in_their_order(db):
    names = [field.name for field in Record._meta.local_concrete_fields]
    first = [1, bytes(32), b"1" * 32, "test.done/1", SOMEBODY, None, "system", NOON, "it’s 1", b"c" * 32]
    second = [2, b"1" * 32, b"2" * 32, "test.done/1", None, SOMEBODY, "system", NOON, "it’s “2”", b"d" * 32]

    add_rows(Record, names, [first, second])

    kept = [[_plain(getattr(record, name)) for name in names] for record in Record.objects.order_by("seq")]
    assert kept == [first, second]


def test_what_is_there_already_can_be_left_out(db, sam, mia):
    version = make_version()
    add_rows(Recheck, RECHECK, [(sam.pk, version.pk, 1, DAY, DAY)])

    again = [(sam.pk, version.pk, 3, DAY, DAY), (mia.pk, version.pk, 3, DAY, DAY)]
    add_rows(Recheck, RECHECK, again, unless_there=True)

    assert dict(Recheck.objects.values_list("person", "questions")) == {sam.pk: 1, mia.pk: 3}


def test_it_takes_one_query_however_many_there_are_and_none_for_none(db, sam, mia, django_assert_num_queries):
    version = make_version()

    with django_assert_num_queries(0):
        add_rows(Recheck, RECHECK, [])
    with django_assert_num_queries(1):
        add_rows(Recheck, RECHECK, [(person.pk, version.pk, 1, DAY, DAY) for person in (sam, mia)])


def test_only_actions_add_very_many_rows():
    ours = [path for app in ("learning", "quizzes", "standards", "site") for path in (env.ROOT / app).rglob("*.py")]
    using = [str(path.relative_to(env.ROOT)) for path in ours if "many_rows import" in path.read_text()]

    assert [path for path in using if not re.search(r"/actions(/|\.py)", path)] == []


def _plain(value):
    return bytes(value) if isinstance(value, memoryview) else value
