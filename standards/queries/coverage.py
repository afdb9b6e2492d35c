"""Which criteria of a framework the published standards are evidence towards, and which none is."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Prefetch

from people.models import Person
from standards.models import Criterion, Framework
from standards.queries.readers import Addresses, standards_for


@dataclass(frozen=True)
class CoveringStandard:
    key: str
    title: str
    url: str


@dataclass(frozen=True)
class Covered:
    """One criterion; `by` are the published standards behind it, its own and those of criteria it draws on."""

    criterion: Criterion
    heading: str
    above: str  # what its heading stands under: «1 Knowing our customers»
    by: list[CoveringStandard]

    @property
    def is_gap(self) -> bool:
        """Nothing published shows it, and our records could say something about it."""
        return not self.by and self.criterion.strength != "none"

    @property
    def says(self) -> str:
        if self.by:
            return "Covered"
        return "Gap" if self.is_gap else "Not from this site"


@dataclass(frozen=True)
class Coverage:
    framework: Framework
    others: list[Framework]
    rows: list[Covered]

    @property
    def gaps(self) -> list[Covered]:
        return [row for row in self.rows if row.is_gap]

    @property
    def covered(self) -> list[Covered]:
        return [row for row in self.rows if row.by]

    def under_headings(self, show: str = "") -> list[tuple[str, list[Covered]]]:
        """The rows by their headings: all, or the «covered» or the «gaps» among them."""
        rows = {"covered": self.covered, "gaps": self.gaps}.get(show, self.rows)
        found = groupby(rows, key=lambda row: ": ".join(each for each in (row.above, row.heading) if each))
        return [(heading, list(under)) for heading, under in found]


def coverage_of(framework: Framework, person: Person) -> Coverage:
    """The whole framework in its order, with the standards that `person` may read."""
    by_criterion = _standards_behind(person)
    headings = {group.number: group.short_name for group in framework.groups.all()}
    drawn = Prefetch("draws_on", queryset=Criterion.objects.only("pk"))
    rows = []
    for criterion in framework.criteria.prefetch_related(drawn).order_by("position"):
        behind = {criterion.pk, *(each.pk for each in criterion.draws_on.all())}
        standards = {each.key: each for pk in sorted(behind) for each in by_criterion.get(pk, [])}
        number = criterion.number.rpartition(".")[0]
        above = number.rpartition(".")[0]
        heading, above = (f"{each} {headings[each]}" if each in headings else "" for each in (number, above))
        rows.append(Covered(criterion, heading, above, list(standards.values())))
    return Coverage(framework, list(Framework.objects.order_by("pk")), rows)


def _standards_behind(person: Person) -> dict[int, list[CoveringStandard]]:
    pages = list(standards_for(person).defer_streamfields().prefetch_related("criteria"))
    addresses = Addresses(pages[0]) if pages else None
    found: dict[int, list[CoveringStandard]] = {}
    for page in pages:
        standard = CoveringStandard(page.key, page.title, addresses.of(page))
        for criterion in page.criteria.all():
            found.setdefault(criterion.pk, []).append(standard)
    return found
