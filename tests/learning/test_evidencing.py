"""Keeping the evidence: each change is told once, by whom and when, and only by whoever looks after it."""

import pytest

from learning.actions.evidencing import add_gap, add_proof, close_gap, judge, say
from learning.models import Band, Element, ElementEvent, Stage
from standards.actions import load_our_frameworks
from standards.models import Criterion
from tests.cast import NOON, TODAY
from toolkit.obstacles import NotAllowed


@pytest.fixture
def criterion(db):
    load_our_frameworks(by=None, now=NOON)
    return Criterion.objects.get(number="2.2.1")


def told():
    return list(ElementEvent.objects.order_by("pk").values_list("what", flat=True))


def document(criterion, by, **more):
    return add_proof(
        **{"criterion": criterion, "kind": "document", "title": "Adverts", "shows": "We ask", "kept_at": "Drive"}
        | more,
        by=by,
        now=NOON,
    )


def test_say_keeps_the_words_and_tells_it_once(criterion, lena):
    say(criterion=criterion, claim="  We show it. ", by=lena, now=NOON)
    say(criterion=criterion, claim="We show it.", by=lena, now=NOON)

    assert Element.objects.get().claim == "We show it."
    assert told() == ["What we say was changed"]


def test_say_refuses_more_than_120_words(criterion, lena):
    with pytest.raises(NotAllowed, match=r"at most 120 words\. This is 121\."):
        say(criterion=criterion, claim="word " * 121, by=lena, now=NOON)


@pytest.mark.parametrize("who", ["sam", "mia", "ada", "rex", "abe"])
def test_only_whoever_looks_after_the_evidence_may_change_it(who, request, criterion):
    with pytest.raises(NotAllowed, match="looks after the evidence"):
        say(criterion=criterion, claim="We show it.", by=request.getfixturevalue(who), now=NOON)

    assert not Element.objects.exists()


def test_judge_tells_each_thing_that_changed(criterion, lena):
    judge(criterion=criterion, band=Band.MET, stage=Stage.CHECKING, owner=lena, by=lena, now=NOON)
    judge(criterion=criterion, band=Band.MET, stage=Stage.READY, owner=None, by=lena, now=NOON)

    assert told() == [
        "Our own view changed from not decided to “Compliance”",
        "Stage changed from “No evidence” to “Being checked”",
        "Owner is now Lena Voss",
        "Stage changed from “Being checked” to “Ready”",
        "It has no owner now",
    ]


def test_judge_with_nothing_new_tells_nothing(criterion, lena):
    judge(criterion=criterion, band="", stage=Stage.NO_EVIDENCE, owner=None, by=lena, now=NOON)

    assert told() == []


def test_the_first_proof_begins_the_gathering(criterion, lena):
    document(criterion, lena)
    document(criterion, lena, title="Induction plan")

    element = Element.objects.get()
    assert element.stage == Stage.GATHERING
    assert list(element.proofs.values_list("title", "sort_order")) == [("Adverts", 1), ("Induction plan", 2)]


def test_a_figure_is_named_and_a_document_can_be_found(criterion, lena):
    with pytest.raises(NotAllowed, match="Choose which figure"):
        document(criterion, lena, kind="figure")
    with pytest.raises(NotAllowed, match="Say where it is kept"):
        document(criterion, lena, kept_at=" ")


def test_a_gap_is_listed_once_and_closed_once(criterion, lena, sam):
    gap = add_gap(criterion=criterion, title="Drivers", words="", owner=sam, due_on=TODAY, by=lena, now=NOON)
    with pytest.raises(NotAllowed, match="on the list already"):
        add_gap(criterion=criterion, title="Drivers", words="", owner=sam, due_on=TODAY, by=lena, now=NOON)

    close_gap(gap=gap, on=TODAY, by=lena, now=NOON)
    close_gap(gap=gap, on=TODAY, by=lena, now=NOON)

    gap.refresh_from_db()
    assert gap.closed_on == TODAY
    assert told() == ["Doesn’t hold up yet: Drivers", "Holds up now: Drivers"]


def test_a_long_name_is_cut_in_the_history_and_whole_in_the_list(criterion, lena, sam):
    proof = document(criterion, lena, title="x" * 160, kept_at="y")
    gap = add_gap(criterion=criterion, title="z" * 160, words="", owner=sam, due_on=TODAY, by=lena, now=NOON)

    assert (len(proof.title), len(gap.title)) == (160, 160)
    assert max(len(what) for what in told()) <= 250
