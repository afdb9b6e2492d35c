"""Which questions an attempt gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.selection import Candidate, Drawn, NotEnoughQuestions, draw, pool_as_json, pool_from_json

pools = st.dictionaries(
    st.from_regex(r"[A-Z]{3,5}-[1-9]", fullmatch=True),
    st.lists(st.integers(0, 4), min_size=2, max_size=6),
    min_size=1,
    max_size=5,
).map(
    lambda times: {
        key: [Candidate(f"{key}/{n}", times_met) for n, times_met in enumerate(each)] for key, each in times.items()
    }
)
seeds = st.integers(0, 2**63 - 1)


@given(pools, seeds)
def test_a_draw_asks_about_every_standard_in_order_and_repeats_nothing(pool, seed):
    drawn = draw(pool, each=2, seed=seed)

    assert [each.standard_key for each in drawn] == [key for key in pool for _ in range(2)]
    assert len({each.version_key for each in drawn}) == len(drawn)


@given(pools, seeds)
def test_a_draw_prefers_what_this_person_has_met_least(pool, seed):
    for each in draw(pool, each=1, seed=seed):
        met = {candidate.version_key: candidate.times_met for candidate in pool[each.standard_key]}
        assert met[each.version_key] == min(met.values())


@given(pools, seeds)
def test_a_kept_pool_and_seed_show_the_same_draw_again(pool, seed):
    assert draw(pool_from_json(pool_as_json(pool)), each=2, seed=seed) == draw(pool, each=2, seed=seed)


@given(pools, seeds, st.randoms())
def test_the_order_in_which_the_pool_came_changes_nothing(pool, seed, random):
    shuffled = {key: random.sample(candidates, len(candidates)) for key, candidates in pool.items()}

    assert draw(shuffled, each=2, seed=seed) == draw(pool, each=2, seed=seed)


def test_among_equals_every_question_gets_its_turn():
    pool = {"PHONE-1": [Candidate(name, 0) for name in "abcd"]}

    firsts = [draw(pool, each=1, seed=seed)[0].version_key for seed in range(400)]

    assert all(60 < firsts.count(name) < 140 for name in "abcd")


@pytest.mark.parametrize(
    ("pool", "each", "short"),
    [
        ({"A-1": []}, 1, ["A-1"]),
        ({"A-1": [Candidate("a", 0)], "B-1": []}, 1, ["B-1"]),
        ({"A-1": [Candidate("a", 0)], "B-1": [Candidate("b", 3)]}, 2, ["A-1", "B-1"]),
        ({"A-1": [Candidate("a", 0), Candidate("a", 0)]}, 2, ["A-1"]),
    ],
)
def test_a_draw_that_cannot_be_filled_draws_nothing(pool, each, short):
    with pytest.raises(NotEnoughQuestions) as fault:
        draw(pool, each=each, seed=1)

    assert fault.value.standard_keys == short


def test_a_pool_of_exactly_enough_is_drawn_whole():
    pool = {"A-1": [Candidate("a", 5), Candidate("b", 0)]}

    assert draw(pool, each=2, seed=9) == [Drawn("A-1", "b"), Drawn("A-1", "a")]
