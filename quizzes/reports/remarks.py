"""What somebody should look at, where it is, and for whom."""

from dataclasses import dataclass

from django.urls import reverse

from quizzes.item_statistics.verdicts import Verdict
from quizzes.queries.statistics import StandardFigures, VersionFigures
from quizzes.reports.figures import for_whom, right_of


@dataclass(frozen=True)
class Remark:
    """Something to look at, where, and for whom."""

    words: str
    about: str
    url: str
    whom: str


def remarks_on_standard(standard: StandardFigures) -> list[Remark]:
    remarks = []
    if standard.is_unclear:
        about = f"{standard.key} {standard.title}".strip()
        url = reverse("quizzes:doing_on_standard", args=[standard.key])
        remarks.append(Remark(Verdict.STANDARD_UNCLEAR.words, about, url, for_whom(True, standard)))
    for version in standard.versions:
        remarks += remarks_on(version, standard)
    return remarks


def remarks_on(version: VersionFigures, standard: StandardFigures) -> list[Remark]:
    """A version that is no longer asked needs no mending."""
    if not version.is_in_use:
        return []
    return [
        Remark(
            f"{verdict.words} ({right_of(version)} right)",
            f"{version.title} ({which(version)})",
            version_url(version),
            for_whom(verdict.is_for_the_standard, standard),
        )
        for verdict in version.verdicts
    ]


def version_url(version: VersionFigures) -> str:
    return f"{reverse('quizzes:doing_on_standard', args=[version.standard_key])}#{anchor(version)}"


def anchor(version: VersionFigures) -> str:
    return f"{version.question_key.lower()}-v{version.number}"


def which(version: VersionFigures) -> str:
    return f"{version.question_key}, version {version.number}{'' if version.is_in_use else ', no longer asked'}"
