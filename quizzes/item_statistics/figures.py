"""PURE. The figures of a quiz and of its items, and the reasons why one cannot be had."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# «Quiz statistics calculations» calls an item dubious below this.
DUBIOUS_BELOW = 15


class WhyNot(StrEnum):
    """Why a figure cannot be had."""

    TOO_FEW = "too_few"
    NO_VARIANCE = "no_variance"
    ZERO_MAX = "zero_max"
    NEGATIVE_COVARIANCE = "negative_covariance"
    DIFFERENT_DRAWS = "different_draws"


Found = float | WhyNot
"""A figure, or why there is none."""


@dataclass(frozen=True)
class ItemStats:
    """One item. `attempts` is on how many the figures rest.

    `facility` is a share (1 is full marks), variance, deviation and covariances are in marks, the rest in hundredths.
    """

    attempts: int
    facility: float | None = None
    variance: float | None = None
    standard_deviation: float | None = None
    intended_weight: float | None = None
    effective_weight: float | None = None
    covariance: float | None = None
    max_covariance: float | None = None
    discrimination_index: float | None = None
    discriminative_efficiency: float | None = None
    why_not: Mapping[str, WhyNot] = field(default_factory=dict)

    @property
    def is_dubious(self) -> bool:
        return self.discriminative_efficiency is not None and self.discriminative_efficiency < DUBIOUS_BELOW


@dataclass(frozen=True)
class QuizStats:
    """All items together. Mean, median, deviation and standard error are in marks; `cic` is 100 times Cronbach’s alpha."""

    attempts: int
    items: tuple[ItemStats, ...] = ()
    mean: float | None = None
    median: float | None = None
    standard_deviation: float | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    cic: float | None = None
    error_ratio: float | None = None
    standard_error: float | None = None
    why_not: Mapping[str, WhyNot] = field(default_factory=dict)


def split(found: Mapping[str, Found]) -> tuple[dict[str, float], dict[str, WhyNot]]:
    """The figures that could be had, and the reasons for the others."""
    figures = {name: value for name, value in found.items() if not isinstance(value, WhyNot)}
    return figures, {name: value for name, value in found.items() if isinstance(value, WhyNot)}
