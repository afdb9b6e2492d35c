"""Whom a requirement is for, from a rule, with the reason."""

import pytest

from learning.audience import BadRule, JobFacts, asks_about_teams, belongs

DESK = JobFacts(customer_facing=True, has_desk=True, kind="employee", teams={"t1": "Housing advice", "d1": "Homes"})
CREW = JobFacts(customer_facing=False, has_desk=False, kind="contractor", teams={"t2": "Crews"})

RULES = [
    ({}, True, True),
    ({"customer_facing": True}, True, False),
    ({"customer_facing": False}, False, True),
    ({"has_desk": True}, True, False),
    ({"kinds": ["contractor", "agency"]}, False, True),
    ({"teams": ["t1"]}, True, False),
    ({"teams": ["d1"]}, True, False),  # a branch belongs to what it hangs under
    ({"teams": []}, False, False),
    ({"all": [{"customer_facing": True}, {"has_desk": True}]}, True, False),
    ({"all": []}, True, True),
    ({"any": [{"kinds": ["contractor"]}, {"teams": ["t1"]}]}, True, True),
    ({"any": []}, False, False),
    ({"not": {"has_desk": True}}, False, True),
    ({"customer_facing": True, "has_desk": True}, True, False),
]


@pytest.mark.parametrize(("rule", "desk", "crew"), RULES)
def test_who_belongs(rule, desk, crew):
    assert (bool(belongs(rule, DESK)), bool(belongs(rule, CREW))) == (desk, crew)


@pytest.mark.parametrize("rule", [rule for rule, _, _ in RULES])
def test_every_answer_has_a_reason_in_a_sentence(rule):
    for facts in (DESK, CREW, None):
        reason = belongs(rule, facts).reason
        assert reason[0].isupper()
        assert reason.endswith(".")


def test_nobody_without_a_job_belongs():
    assert not belongs({}, None)


@pytest.mark.parametrize("rule", [{"shoe_size": 9}, {"all": [{"colour": "blue"}]}])
def test_a_rule_nobody_knows_is_refused(rule):
    with pytest.raises(BadRule):
        belongs(rule, DESK)


@pytest.mark.parametrize(
    ("rule", "asks"), [({}, False), ({"has_desk": True}, False), ({"not": {"any": [{"teams": ["t1"]}]}}, True)]
)
def test_whether_a_rule_needs_the_tree_of_teams(rule, asks):
    assert asks_about_teams(rule) is asks
