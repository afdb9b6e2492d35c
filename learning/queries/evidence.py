"""The evidence for a quality mark: where each element stands, what backs it up, and what is left."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q

from learning.models import Element, ElementEvent, Gap, Proof, Stage
from people.models import Person
from standards.models import Criterion, CriterionGroup, StandardVersion

FRAMEWORK = "cse"


@dataclass(frozen=True)
class ElementLine:
    """One element in the list of all of them. `element` is missing until somebody has begun on it."""

    criterion: Criterion
    element: Element | None
    open_gaps: int
    standards: int

    @property
    def stage(self) -> str:
        return self.element.stage if self.element else Stage.NO_EVIDENCE

    @property
    def owner(self) -> Person | None:
        return self.element.owner if self.element else None


@dataclass(frozen=True)
class Part:
    """A numbered part of the mark with the elements straight under it: 2.2 and its five."""

    number: str
    name: str
    lines: tuple[ElementLine, ...]


@dataclass(frozen=True)
class Section:
    """One of the mark's main parts: 2, with 2.1 and 2.2."""

    number: str
    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Pack:
    """Every element in the mark's own order."""

    sections: tuple[Section, ...]

    @property
    def lines(self) -> list[ElementLine]:
        return [line for section in self.sections for part in section.parts for line in part.lines]

    @property
    def total(self) -> int:
        return len(self.lines)

    @property
    def ready(self) -> int:
        return sum(line.stage == Stage.READY for line in self.lines)

    def part_of(self, number: str) -> Part | None:
        parts = (part for section in self.sections for part in section.parts)
        return next((part for part in parts if any(line.criterion.number == number for line in part.lines)), None)

    def section_of(self, number: str) -> Section | None:
        return next((each for each in self.sections if each.number == number.split(".")[0]), None)

    def left_by_owner(self) -> list[tuple[Person | None, list[ElementLine]]]:
        """What isn't ready, under whose name it stands; what nobody has taken on comes last."""
        left: dict[Person | None, list[ElementLine]] = defaultdict(list)
        for line in self.lines:
            if line.stage != Stage.READY and (line.element or line.criterion.strength != "none"):
                left[line.owner].append(line)
        return sorted(left.items(), key=lambda each: (each[0] is None, each[0].name if each[0] else ""))


@dataclass(frozen=True)
class ElementFacts:
    """Everything on file about one element."""

    line: ElementLine
    proofs: tuple[Proof, ...]
    gaps: tuple[Gap, ...]
    events: tuple[ElementEvent, ...]
    published: tuple[StandardVersion, ...]


def pack() -> Pack:
    """All elements of the mark with how far each is."""
    criteria = (
        Criterion.objects.filter(framework__key=FRAMEWORK)
        .select_related("element__owner")
        .annotate(
            open_gaps=Count("element__gaps", filter=Q(element__gaps__closed_on__isnull=True), distinct=True),
            cited=Count("standards", filter=Q(standards__live=True), distinct=True),
        )
        .order_by("position", "pk")
    )
    names = dict(CriterionGroup.objects.filter(framework__key=FRAMEWORK).values_list("number", "short_name"))
    parts: dict[str, list[ElementLine]] = defaultdict(list)
    for criterion in criteria:
        line = ElementLine(criterion, getattr(criterion, "element", None), criterion.open_gaps, criterion.cited)
        parts[criterion.number.rpartition(".")[0]].append(line)
    sections: dict[str, list[Part]] = defaultdict(list)
    for number, lines in parts.items():
        sections[number.split(".")[0]].append(Part(number, names.get(number, ""), tuple(lines)))
    return Pack(tuple(Section(number, names.get(number, ""), tuple(each)) for number, each in sections.items()))


def element_facts(line: ElementLine) -> ElementFacts:
    """What we say about one element, what backs it up, what doesn't hold up yet, and its history."""
    element = line.element
    versions = StandardVersion.objects.current().filter(page__live=True, page__criteria=line.criterion)
    return ElementFacts(
        line=line,
        proofs=tuple(element.proofs.select_related("owner").order_by("sort_order", "pk")) if element else (),
        gaps=tuple(element.gaps.select_related("owner").order_by("due_on", "pk")) if element else (),
        events=tuple(element.events.select_related("by").order_by("-at", "-pk")) if element else (),
        published=tuple(versions.select_related("page").order_by("standard_key")),
    )


def line_for(pack: Pack, number: str) -> ElementLine | None:
    return next((line for line in pack.lines if line.criterion.number == number), None)


def overdue_gaps(facts: ElementFacts, today: dt.date) -> list[Gap]:
    return [gap for gap in facts.gaps if gap.closed_on is None and gap.due_on < today]
