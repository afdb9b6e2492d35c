"""PURE. How likely somebody is to get through by guessing, told when a quiz is put together.

Nothing is taken off for guessing (that punishes caution); where guessing helps too much, the author hears of it.
"""

from collections.abc import Sequence
from fractions import Fraction

# Ten true-or-false questions of which eight must be right are got through once in eighteen goes: too often.
TOO_LIKELY = Fraction(1, 20)


def guess_score(earned: Sequence[Fraction]) -> Fraction:
    """What a blind pick of one choice earns on average, from what each choice earns."""
    return sum(earned, Fraction(0)) / len(earned)


def chance_of_passing(chances: Sequence[Fraction], need: int) -> Fraction:
    """P(at least `need` right) by guessing, from the chance of guessing each question right; exact.

    The questions may differ, so this is the Poisson binomial distribution: after each question, how likely it is to
    have so many right.
    """
    if any(not 0 <= chance <= 1 for chance in chances):
        raise ValueError("A chance is from 0 to 1.")
    likely = [Fraction(1)]
    for chance in chances:
        missed = [each * (1 - chance) for each in likely]
        hit = [each * chance for each in likely]
        likely = [stays + comes for stays, comes in zip([*missed, Fraction(0)], [Fraction(0), *hit], strict=True)]
    return sum(likely[max(need, 0) :], Fraction(0))


def is_too_likely(chance: Fraction) -> bool:
    return chance >= TOO_LIKELY
