"""Anything anybody might do with attempts, in any order, on the real code: what must be true stays true."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from quizzes.actions.attempts import answer_item, start_attempt, submit_attempt
from quizzes.actions.drafting import NewerDraft, save_draft
from quizzes.models import Attempt, Behaviour, Draft, Quiz, State, Step, StepKind
from quizzes.queries import attempt_outcome, feedback_page, items_of, place_of, question_page
from quizzes.question_types.base import WHOLE_E7, picked
from quizzes.selection import draw, pool_from_json
from quizzes.signals import attempt_finished
from tests.cast import NOON
from tests.factories.quizzes import BEST, BREAKS, HALF, RISKY, make_quiz, token_of
from toolkit.obstacles import NotAllowed

STANDARDS = ("PHONE-1", "PHONE-2", "PHONE-3")
CHOICES = st.sampled_from([BEST, HALF, RISKY, BREAKS, None, "never-offered"])
# Words that stand in no place but behind an answer.
SECRETS = ("Best feedback", "lands", "missed", "nobody rings", "on his own", "may ring out")
whose = st.sampled_from(["sam", "zoe"])


class Attempts(RuleBasedStateMachine):
    """Two people, one quiz of three standards. `answers` is what the test knows: the first answer to each question."""

    people: dict = {}

    def __init__(self):
        super().__init__()
        self.rolled_back = transaction.atomic()
        self.rolled_back.__enter__()
        self.quiz = Quiz.objects.get()
        self.now = NOON
        self.answers: dict = {}
        self.finished: list = []
        self.as_it_was: dict = {}
        attempt_finished.connect(self.hear)

    def teardown(self):
        attempt_finished.disconnect(self.hear)
        transaction.set_rollback(True)
        self.rolled_back.__exit__(None, None, None)

    def hear(self, sender, attempt, now, **kwargs):
        self.finished.append(attempt.pk)

    # What people do

    @rule(who=whose, keys=st.sets(st.sampled_from([*STANDARDS, "EMAIL-1"])))
    def start(self, who, keys):
        person = self.people[who]
        begun = Attempt.objects.of(person).open().first()
        try:
            attempt = start_attempt(
                quiz=self.quiz, person=person, behaviour=Behaviour.PROVE_FIRST, standard_keys=sorted(keys), now=self.now
            )
        except NotAllowed:
            assert not keys or "EMAIL-1" in keys
            return
        assert attempt == begun if begun else {item.standard_key for item in attempt.items.all()} == keys

    @rule(who=whose, of=whose, keys=st.sets(st.sampled_from(STANDARDS), min_size=1))
    @precondition(lambda self: Attempt.objects.exists())
    def ask_for_fresh_questions(self, who, of, keys):
        person, last = self.people[who], Attempt.objects.of(self.people[of]).first()
        begun = Attempt.objects.of(person).open().first()
        try:
            attempt = start_attempt(
                quiz=self.quiz, person=person, behaviour=Behaviour.FRESH, standard_keys=sorted(keys), follows=last,
                now=self.now,
            )  # fmt: skip
        except NotAllowed:
            assert last is None or who != of or last.state != State.MARKED
            return
        assert attempt == begun or (attempt.follows == last and last.person == person)

    @rule(who=whose, of=whose, slot=st.integers(0, 4), choice=CHOICES)
    @precondition(lambda self: Attempt.objects.exists())
    def answer(self, who, of, slot, choice):
        attempt = Attempt.objects.of(self.people[of]).first()
        if attempt is None:
            return
        item = attempt.items.filter(slot=slot).first()
        known = (attempt.pk, slot)
        token = choice if choice in (None, "never-offered") or item is None else token_of(item, choice)
        try:
            answer_item(attempt=attempt, slot=slot, sent=picked(token), by=self.people[who], now=self.now)
        except NotAllowed:
            may = who == of and item and attempt.state == State.OPEN and choice != "never-offered"
            assert known not in self.answers or who != of
            assert not may or (attempt.pk, slot - 1) not in self.answers
            return
        assert who == of
        self.answers.setdefault(known, choice)

    @rule(who=whose, of=whose)
    def submit(self, who, of):
        attempt = Attempt.objects.of(self.people[of]).first()
        if attempt is None:
            return
        try:
            assert submit_attempt(attempt=attempt, by=self.people[who], now=self.now).state == State.MARKED
        except NotAllowed:
            assert who != of

    @rule(who=whose, of=whose, slot=st.integers(1, 3), seen=st.integers(0, 3), words=st.sampled_from(["a", "b"]))
    def put_in(self, who, of, slot, seen, words):
        attempt = Attempt.objects.of(self.people[of]).first()
        if attempt is None:
            return
        there = Draft.objects.filter(item__attempt=attempt, item__slot=slot).first()
        try:
            kept = save_draft(
                attempt=attempt, slot=slot, fields={"answer": [words]}, seen=seen, by=self.people[who], now=self.now
            )
        except (NotAllowed, NewerDraft):
            assert there is None or Draft.objects.get(pk=there.pk).fields == there.fields
            return
        assert who == of
        assert kept.revision == seen + 1 or kept == there

    @rule(seconds=st.integers(0, 3600))
    def wait(self, seconds):
        self.now += dt.timedelta(seconds=seconds)

    # What must be true

    @invariant()
    def every_attempt_has_all_its_questions_and_none_twice(self):
        for attempt in Attempt.objects.all():
            items = list(attempt.items.order_by("slot"))
            assert [item.slot for item in items] == list(range(1, len(items) + 1)) != []
            assert len({item.question_version_id for item in items}) == len(items)

    @invariant()
    def one_attempt_is_open_and_numbers_have_no_gap(self):
        for person in self.people.values():
            goes = Attempt.objects.of(person).order_by("number")
            assert sum(go.state == State.OPEN for go in goes) <= 1
            assert [go.number for go in goes] == list(range(1, len(goes) + 1))

    @invariant()
    def what_is_stored_is_what_the_steps_say(self):
        for attempt in Attempt.objects.all():
            for item in attempt.items.all():
                steps = list(item.steps.order_by("number"))
                assert [step.number for step in steps] == list(range(1, len(steps) + 1))
                assert (item.answered_at, item.fraction_e7) == fold(steps)

    @invariant()
    def nothing_is_put_in_where_nothing_can_be_answered(self):
        for draft in Draft.objects.select_related("item__attempt"):
            assert draft.item.answered_at is None
            assert not draft.item.attempt.is_finished

    @invariant()
    def the_first_answer_is_the_one_that_counts(self):
        for (attempt_pk, slot), choice in self.answers.items():
            (step,) = Step.objects.filter(item__attempt=attempt_pk, item__slot=slot)
            assert step.response == ({"choice": choice} if choice else {})
            assert step.fraction_e7 == (WHOLE_E7 if choice == BEST else 0)

    @invariant()
    def the_kept_pool_and_seed_show_the_draw_again(self):
        for attempt in Attempt.objects.all():
            again = [each.version_key for each in draw(pool_from_json(attempt.pool), each=1, seed=attempt.seed)]
            assert again == [str(key) for key in attempt.items.values_list("question_version__key", flat=True)]

    @invariant()
    def a_finished_attempt_is_finished_once_and_tells_the_same_story_for_ever(self):
        marked = set(Attempt.objects.filter(state=State.MARKED).values_list("pk", flat=True))
        assert sorted(self.finished) == sorted(marked)
        for attempt in Attempt.objects.filter(state=State.MARKED):
            outcome = attempt_outcome(attempt)
            story = (attempt.submitted_at, outcome.per_standard)
            assert self.as_it_was.setdefault(attempt.pk, story) == story

    @invariant()
    def nothing_is_known_of_a_question_before_its_answer(self):
        for attempt in Attempt.objects.open().select_related("quiz"):
            items = items_of(attempt)
            for item in items:
                place = place_of(attempt, items, item.slot)
                if not place.is_answered:
                    assert feedback_page(attempt, item, place) is None
                    page = repr(question_page(item)) + repr(place)
                    assert not [secret for secret in SECRETS if secret in page]


def fold(steps):
    """The state of an item from its steps alone."""
    answered = [step for step in steps if step.kind != StepKind.LEFT]
    return (answered[-1].at, answered[-1].fraction_e7) if answered else (None, None)


@pytest.mark.django_db
def test_whatever_people_do_with_attempts(sam, zoe):
    make_quiz(STANDARDS, questions=3)
    machine = type("TheirAttempts", (Attempts,), {"people": {"sam": sam, "zoe": zoe}})

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
