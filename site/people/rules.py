"""PURE. May this person see, manage or change that person; if not, why, in words fit for the page."""

import datetime as dt


def may_see_status(*, viewer: int, person: int, manager: int | None, managers_who_named_viewer: frozenset[int]) -> bool:
    """Whether `viewer` may see by name how `person` stands. The set form is `queries.people_whose_status`."""
    if viewer == person:
        return True
    return manager is not None and (manager == viewer or manager in managers_who_named_viewer)


def obstacles_to_managing(
    *, viewer: int, person: int, manager: int | None, managers_who_named_viewer: frozenset[int]
) -> list[str]:
    """Why `viewer` may not act for `person` as their manager or deputy."""
    if viewer == person:
        return ["You can’t do this for yourself. Ask your manager."]
    if not may_see_status(
        viewer=viewer, person=person, manager=manager, managers_who_named_viewer=managers_who_named_viewer
    ):
        return ["This is about someone who doesn’t report to you."]
    return []


def obstacles_to_a_line(*, person: int, manager: int | None, managers_above_manager: frozenset[int]) -> list[str]:
    """Why `person` may not report to `manager`: nobody is their own manager, at any remove."""
    if manager is None:
        return []
    if manager == person:
        return ["Nobody can be their own manager. Choose someone else."]
    if person in managers_above_manager:
        return ["This would make a circle: the new manager already reports to this person. Choose someone else."]
    return []


def obstacles_to_a_deputy(
    *, manager: int, deputy: int, starts_on: dt.date, ends_on: dt.date | None, deputy_works_here: bool
) -> list[str]:
    """Why `manager` may not name `deputy` between these days."""
    obstacles = []
    if manager == deputy:
        obstacles.append("You can’t be your own deputy. Choose someone else.")
    if not deputy_works_here:
        obstacles.append("That person doesn’t work here on the first day. Choose someone else or a later day.")
    if ends_on is not None and ends_on < starts_on:
        obstacles.append("The last day is before the first. Change one of them.")
    return obstacles


def obstacles_to_leaving(*, starts_on: dt.date, last_day: dt.date) -> list[str]:
    """Why an employment may not end on `last_day`."""
    if last_day < starts_on:
        return ["The last day is before the first day here. Check the date."]
    return []
