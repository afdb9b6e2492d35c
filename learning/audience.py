"""PURE. Whether a requirement is for somebody, from a rule and the facts of their job, with the reason in words.

A rule is `{}` (everyone) or one of `{"customer_facing": true}`, `{"has_desk": true}`, `{"kinds": ["employee"]}`,
`{"teams": ["<team key>"]}` (with their branches), `{"all": [rule, …]}`, `{"any": [rule, …]}`, `{"not": rule}`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Rule = Mapping[str, Any]


class BadRule(ValueError):
    """A rule that cannot be read."""


@dataclass(frozen=True)
class JobFacts:
    """What a rule may ask about somebody's job today. `teams`: their team and every team it hangs under, key to name."""

    customer_facing: bool
    has_desk: bool
    kind: str
    teams: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Belongs:
    """Yes or no, and why; truthy when yes."""

    yes: bool
    reason: str

    def __bool__(self) -> bool:
        return self.yes


def belongs(rule: Rule, facts: JobFacts | None) -> Belongs:
    """Whether somebody with these facts is in the audience. Nobody without a job is."""
    if facts is None:
        return Belongs(False, "They don’t work here today.")
    if not rule:
        return Belongs(True, "Everyone is asked this.")
    if len(rule) != 1:
        return belongs({"all": [{name: value} for name, value in sorted(rule.items())]}, facts)
    ((name, value),) = rule.items()
    if name not in _READERS:
        raise BadRule(f"No rule is called «{name}».")
    return _READERS[name](value, facts)


def asks_about_teams(rule: Rule) -> bool:
    """Whether the rule needs to know where a team hangs."""
    if isinstance(rule, Mapping):
        return "teams" in rule or any(asks_about_teams(value) for value in rule.values())
    return isinstance(rule, list | tuple) and any(asks_about_teams(each) for each in rule)


def _customer_facing(wanted: bool, facts: JobFacts) -> Belongs:
    job = "The job deals with customers." if facts.customer_facing else "The job doesn’t deal with customers."
    return Belongs(facts.customer_facing is wanted, job)


def _has_desk(wanted: bool, facts: JobFacts) -> Belongs:
    job = "The job has a desk and a mailbox." if facts.has_desk else "The job has no desk."
    return Belongs(facts.has_desk is wanted, job)


_KINDS = {
    "employee": "an employee",
    "agency": "agency staff",
    "contractor": "a contractor",
    "councillor": "a councillor",
    "volunteer": "a volunteer",
}


def _kinds(wanted: list[str], facts: JobFacts) -> Belongs:
    return Belongs(facts.kind in wanted, f"They work here as {_KINDS.get(facts.kind, facts.kind)}.")


def _teams(wanted: list[str], facts: JobFacts) -> Belongs:
    found = next((facts.teams[key] for key in wanted if key in facts.teams), None)
    if found is None:
        return Belongs(False, "Their team isn’t one of those asked.")
    return Belongs(True, f"They work in {found}.")


def _all(rules: list[Rule], facts: JobFacts) -> Belongs:
    answers = [belongs(rule, facts) for rule in rules]
    against = [answer for answer in answers if not answer]
    return against[0] if against else Belongs(True, _together(answers, "Everyone is asked this."))


def _any(rules: list[Rule], facts: JobFacts) -> Belongs:
    answers = [belongs(rule, facts) for rule in rules]
    in_favour = [answer for answer in answers if answer]
    return in_favour[0] if in_favour else Belongs(False, _together(answers, "Nobody is asked this."))


def _not(rule: Rule, facts: JobFacts) -> Belongs:
    answer = belongs(rule, facts)
    return Belongs(not answer.yes, answer.reason)


def _together(answers: list[Belongs], otherwise: str) -> str:
    return " ".join(dict.fromkeys(answer.reason for answer in answers)) or otherwise


_READERS: dict[str, Callable[[Any, JobFacts], Belongs]] = {
    "customer_facing": _customer_facing,
    "has_desk": _has_desk,
    "kinds": _kinds,
    "teams": _teams,
    "all": _all,
    "any": _any,
    "not": _not,
}
