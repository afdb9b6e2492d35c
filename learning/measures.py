"""PURE. Figures about people, and when they are too small to show.

One rule, said on the page beside every figure: no group of fewer than ten people is shown by itself. The small groups
of one list stand together as one; if they are still fewer than ten, the next smallest group joins them. So nobody can
work a small group out by taking the groups that are shown from the total.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

LEAST_SHOWN = 10
SMALLER_GROUPS = "Smaller groups together"


@dataclass(frozen=True)
class Group:
    """`count` of `of` in one group of `people`; `parts` names what it was put together from, when that is several groups.

    What is counted is usually the people themselves; where it is what they did, `people` says how many they are.
    """

    label: str
    count: int
    of: int
    people: int
    parts: tuple[str, ...] = ()

    @property
    def percent(self) -> int:
        """Rounded down: 89.9% has not reached 90%."""
        return 100 * self.count // self.of if self.of else 0

    @property
    def names(self) -> tuple[str, ...]:
        return self.parts or (self.label,)


def shown(groups: Sequence[Group], *, least: int = LEAST_SHOWN) -> list[Group]:
    """The groups that may be shown, in the order given; none when all of them together are too few."""
    peopled = [group for group in groups if group.people]
    if sum(group.people for group in peopled) < least:
        return []
    by_size = sorted(peopled, key=lambda group: (group.people, group.label))
    merged = [group for group in by_size if group.people < least]
    while merged and sum(group.people for group in merged) < least:
        merged.append(by_size[len(merged)])
    rest = [group for group in peopled if group not in merged]
    return [*rest, together(merged)] if merged else rest


def together(groups: Sequence[Group]) -> Group:
    """Several groups as one."""
    parts = tuple(name for group in groups for name in group.names)
    label = groups[0].label if len(groups) == 1 else SMALLER_GROUPS
    return _sum(label, groups, parts)


def total(label: str, groups: Sequence[Group]) -> Group:
    """All of them, under the name of the whole."""
    return _sum(label, groups, ())


def _sum(label: str, groups: Sequence[Group], parts: tuple[str, ...]) -> Group:
    return Group(
        label,
        count=sum(group.count for group in groups),
        of=sum(group.of for group in groups),
        people=sum(group.people for group in groups),
        parts=parts,
    )


def counts_today(valid_until: Sequence[dt.date], changes_waiting: int, today: dt.date) -> bool:
    """Whether a chapter counts as up to date: it was shown, that has not run out, and no change waits to be shown."""
    return not changes_waiting and max(valid_until, default=dt.date.min) >= today


NUMBERS = ("None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def in_words(number: int) -> str:
    """«Five», and 12 from ten on."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def finding(groups: Sequence[Group], *, target: int, many: str) -> str:
    """What a chart shows, as its title: «Five of six directorates have reached 90%. Environment is at 82%»."""
    if not groups:
        return "Too few people to show"
    if len(groups) == 1:
        return f"{groups[0].percent}% in all" if groups[0].parts else _is_at(groups[0])
    # Directorates that stand together are not one directorate.
    noun = "groups" if any(group.parts for group in groups) else many
    past = sum(group.percent >= target for group in groups)
    if past == len(groups):
        return f"All {in_words(len(groups)).lower()} {noun} have reached {target}%"
    lowest = min(groups, key=lambda group: (group.percent, group.label))
    have = "has" if past < 2 else "have"
    return f"{in_words(past)} of {in_words(len(groups)).lower()} {noun} {have} reached {target}%. {_is_at(lowest)}"


def _is_at(group: Group) -> str:
    """The smaller groups are several; any other is one."""
    return f"{group.label} {'are' if len(group.parts) > 1 else 'is'} at {group.percent}%"
