"""What was looked up and not found: counted without who asked, and forgotten once it is answered."""

import datetime as dt

from django.db import transaction
from django.db.models import F

from people.models import Person
from standards.looking_up import countable
from standards.models import SearchMiss, SearchSynonym
from standards.queries.finding import Finder
from toolkit.audit import record

# Nobody mends more than this, and somebody who types nonsense all day fills no table.
MOST_KEPT = 500
KEPT_FOR = dt.timedelta(days=90)


@transaction.atomic
def count_miss(*, words: str, today: dt.date) -> SearchMiss | None:
    """One more time that these words found nothing. Numbers are left out, and nothing says who asked."""
    said = countable(words)
    if not said:
        return None
    miss = SearchMiss.objects.filter(words=said).first()
    if miss is None:
        if SearchMiss.objects.count() >= MOST_KEPT:
            return None
        miss, is_new = SearchMiss.objects.get_or_create(words=said, defaults={"last_on": today})
        if is_new:
            record(miss, "standards.search.miss")
            return miss
    SearchMiss.objects.filter(pk=miss.pk).update(times=F("times") + 1, last_on=today)
    record(miss, "standards.search.miss")
    return miss


@transaction.atomic
def teach_synonym(*, said: str, means: str, by: Person, now: dt.datetime) -> SearchSynonym:
    """Let words stand for others; whatever that answers leaves the list."""
    synonym, _ = SearchSynonym.objects.update_or_create(said=said, defaults={"means": means})
    record(synonym, "standards.synonym.teach", by=by)
    forget_answered_misses(by=by)
    return synonym


@transaction.atomic
def forget_answered_misses(*, by: Person) -> int:
    """Take off the list what a new synonym, or a new page, answers by now."""
    finder = Finder(by)
    answered = [miss for miss in SearchMiss.objects.order_by("pk") if finder.look_up(miss.words).found]
    for miss in answered:
        record(miss, "standards.search.answer", by=by)
    SearchMiss.objects.filter(pk__in=[miss.pk for miss in answered]).delete()
    return len(answered)


@transaction.atomic
def forget_miss(*, miss: SearchMiss, by: Person) -> None:
    """Words that need no answer."""
    record(miss, "standards.search.dismiss", by=by)
    SearchMiss.objects.filter(pk=miss.pk).delete()


@transaction.atomic
def forget_old_misses(*, today: dt.date, now: dt.datetime) -> int:
    """What nobody has looked up for three months."""
    old = SearchMiss.objects.filter(last_on__lt=today - KEPT_FOR)
    for miss in old.order_by("pk"):
        record(miss, "standards.search.forget")
    count, _ = old.delete()
    return count
