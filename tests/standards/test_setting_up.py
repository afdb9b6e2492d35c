"""What every site has before its booklet is written."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Workflow

from people.roles import Role
from standards.actions import create_standard, load_our_frameworks, record_target_result, set_up_booklet
from standards.models import BookletPage, Criterion, CriterionGroup, Framework, SecondReaderTask, TargetResult
from standards.queries import criterion_trail
from tests.cast import NOON
from tests.factories.standards import make_chapter, make_front_page, make_standard
from toolkit.obstacles import NotAllowed

pytestmark = pytest.mark.django_db


def counts():
    models = (BookletPage, Group, GroupPagePermission, GroupCollectionPermission, SecondReaderTask, Workflow, Criterion)
    return [model.objects.count() for model in models]


def test_setting_up_twice_changes_nothing():
    front = make_front_page()
    booklet = set_up_booklet(parent=front, by=None, now=NOON)
    before = counts()

    again = set_up_booklet(parent=front, by=None, now=NOON)

    assert again == booklet
    assert counts() == before


def test_wagtails_own_groups_and_workflow_are_gone():
    set_up_booklet(parent=make_front_page(), by=None, now=NOON)

    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert list(Workflow.objects.active().values_list("name", flat=True)) == ["Second reader"]


def test_the_booklet_is_private_to_begin_with():
    assert set_up_booklet(parent=make_front_page(), by=None, now=NOON).is_open is False


def test_every_page_of_the_booklet_has_the_second_reader():
    chapter = make_chapter()

    workflow = chapter.get_workflow()

    assert [type(task.specific) for task in workflow.tasks] == [SecondReaderTask]
    assert [group.name for group in workflow.tasks.get().specific.groups.all()] == [Role.SECOND_READER.value]


def test_the_mark_has_its_57_elements_in_order_each_in_our_words():
    load_our_frameworks(by=None, now=NOON)
    framework = Framework.objects.get(key="cse")

    criteria = list(framework.criteria.all())

    assert len(criteria) == 57
    assert [criterion.number for criterion in criteria if criterion.is_checked] == ["1.1.1", "1.1.2", "4.2.1"]
    assert str(criteria[17]) == "2.2.1 Hiring, training and developing people"
    assert all(criterion.short_name and criterion.paraphrase for criterion in criteria)


def test_licensed_wording_that_was_pasted_in_stays():
    load_our_frameworks(by=None, now=NOON)
    Criterion.objects.filter(number="2.2.1").update(licensed_wording="As licensed.", short_name="Old")

    load_our_frameworks(by=None, now=NOON)

    criterion = Criterion.objects.get(number="2.2.1")
    assert (criterion.licensed_wording, criterion.short_name) == (
        "As licensed.",
        "Hiring, training and developing people",
    )


def test_a_criterion_knows_the_headings_it_stands_under():
    load_our_frameworks(by=None, now=NOON)

    trail = criterion_trail(Criterion.objects.get(number="2.2.1"))

    assert [str(group) for group in trail] == ["2 How we think and behave", "2.2 How staff treat customers"]
    assert CriterionGroup.objects.count() == 20


def test_a_standard_names_criteria_that_exist(ada):
    with pytest.raises(NotAllowed, match=r"There is no criterion 9\.9\.9"):
        create_standard(
            chapter=make_chapter(),
            fields={"key": "PHONE-9", "title": "New", "slug": "new"},
            targets=[],
            body=[],
            criteria=["2.2.1", "9.9.9"],
            change_reason="First edition.",
            by=ada,
            now=NOON,
        )


def test_a_later_figure_for_the_month_replaces_the_first(lena):
    make_standard("PHONE-1")

    for value in (70, 74):
        record_target_result(
            standard_key="PHONE-1", target_key="answer", month=dt.date(2026, 10, 15), value=value, by=lena, now=NOON
        )

    assert list(TargetResult.objects.values_list("month", "value")) == [(dt.date(2026, 10, 1), 74)]


@pytest.mark.parametrize(
    ("target", "month", "says"),
    [("nothing", dt.date(2026, 10, 1), "There is no target"), ("answer", dt.date(2027, 1, 1), "has not begun")],
)
def test_a_figure_belongs_to_a_target_and_to_a_month_that_has_begun(lena, target, month, says):
    make_standard("PHONE-1")

    with pytest.raises(NotAllowed, match=says):
        record_target_result(standard_key="PHONE-1", target_key=target, month=month, value=74, by=lena, now=NOON)
