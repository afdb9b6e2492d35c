"""Figures of questions in words: how many answers stand behind each, and why one cannot be had."""

from fractions import Fraction

from quizzes.item_statistics import ItemStats, QuizStats, WhyNot
from quizzes.item_statistics.verdicts import ENOUGH, LEAST_SHOWN
from quizzes.queries.statistics import StandardFigures, VersionFigures

HIDDEN = f"Fewer than {LEAST_SHOWN} answers"
RULE = (
    "Only each person’s first go at a check counts, once it is finished. Nobody’s name or team is kept with it. A question "
    f"with fewer than {LEAST_SHOWN} answers is hidden; with fewer than {ENOUGH} it is marked “too few” and nothing is "
    "concluded from it. Each version of a question has its own figures, because its words differ."
)

WHY_NOT = {
    WhyNot.TOO_FEW: "Too few answers",
    WhyNot.NO_VARIANCE: "Can’t be told: everyone earned the same",
    WhyNot.ZERO_MAX: "Can’t be told: there is nothing to earn",
    WhyNot.NEGATIVE_COVARIANCE: "Can’t be told: it goes against the rest",
    WhyNot.DIFFERENT_DRAWS: "Can’t be told: people got different questions",
}


def answers(number: int) -> str:
    return "1 answer" if number == 1 else f"{number:,} answers"


def people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def too_few(number: int) -> str:
    """What stands beside a figure that nothing can be concluded from."""
    return ", too few" if number < ENOUGH else ""


def right_of(version: VersionFigures) -> str:
    """«21 of 34», with a word where that is too few."""
    return f"{version.tally.right:,} of {version.answers:,}{too_few(version.answers)}" if version.tally else ""


def percent(share: float | Fraction) -> str:
    """Rounded half up, as everywhere else."""
    return f"{int(share * 100 + Fraction(1, 2))}%"


def figure(stats: ItemStats | QuizStats, name: str, *, digits: int = 0) -> str:
    """One figure with the number it rests on, or why there is none."""
    value = getattr(stats, name)
    if value is None:
        return WHY_NOT[stats.why_not[name]]
    rounded = f"{value:.{digits}f}".replace("-", "−")
    return f"{rounded} ({answers(stats.attempts)}{too_few(stats.attempts)})"


def one_in(chance: Fraction) -> str:
    """«1 time in 256»: never sounding rarer than it is."""
    return f"1 time in {int(1 / chance):,}"


def for_whom(is_for_the_standard: bool, standard: StandardFigures) -> str:
    if not is_for_the_standard:
        return "For whoever writes the question"
    return f"For the {standard.owner}" if standard.owner else "For the owner of the standard"
