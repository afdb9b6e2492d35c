"""How Westerby's people take their checks: most know most of it, some read a part and try again."""

import datetime as dt

from home.demo.story import Story
from learning.actions.showing import record_reading
from learning.queries.my_learning import my_chapters, standards_to_show
from people.models import Person
from quizzes.actions.attempts import answer_item, start_attempt
from quizzes.models import Attempt, AttemptItem, Behaviour, Quiz
from quizzes.question_types.base import WHOLE, picked
from standards.queries import current_versions
from toolkit.dates import local_day

KEEPS = "keeps"
# A standard whose words leave people in doubt, so that «How questions are doing» has something to say about it.
UNCLEAR, SKILL_THERE = "COMP-2", 0.35


class Checks:
    """Plays people who answer: `skill` is how often somebody chooses what keeps the promise."""

    def __init__(self, story: Story):
        self.story = story
        self.chance = story.chance
        self.held_back: set[tuple[str, str]] = set()

    def hold_back(self, name: str, *chapters: str) -> None:
        """Somebody does not get round to these chapters."""
        self.held_back |= {(name, chapter) for chapter in chapters}

    def visit(self, person: Person, now: dt.datetime, *, skill: float, most: int = 3) -> None:
        """Somebody has a few minutes: they take up to `most` of the checks that wait for them."""
        waiting = [row for row in my_chapters(person, local_day(now)).rows if row.due_on and row.check_slug]
        ready = [row for row in waiting if (person.name, row.key) not in self.held_back]
        for row in ready[:most]:
            keys = [standard.key for standard in row.standards if standard.to_show]
            now = self._take(person, row.key, keys, now, skill=skill)
            now += dt.timedelta(minutes=self.chance.randint(3, 40))

    def _take(self, person: Person, chapter: str, keys: list[str], now: dt.datetime, *, skill: float) -> dt.datetime:
        """One check from the first question to the last go; when it ended."""
        quiz = Quiz.objects.get(chapter_key=chapter)
        attempt = start_attempt(quiz=quiz, person=person, behaviour=Behaviour.PROVE_FIRST, standard_keys=keys, now=now)
        now = self._answer_all(attempt, person, now, skill)
        for _go in range(2):
            missed = self._missed(attempt)
            if not missed:
                break
            now = self._read(person, missed, now)
            attempt = start_attempt(
                quiz=quiz, person=person, behaviour=Behaviour.FRESH, standard_keys=missed, follows=attempt, now=now
            )
            now = self._answer_all(attempt, person, now, skill=min(0.97, skill + 0.2))
        return now

    def begin(self, person: Person, chapter: str, now: dt.datetime, *, answers: int) -> None:
        """Start a check, answer some of it well, and be called away."""
        quiz = Quiz.objects.get(chapter_key=chapter)
        keys = standards_to_show(person, quiz, local_day(now))
        attempt = start_attempt(quiz=quiz, person=person, behaviour=Behaviour.PROVE_FIRST, standard_keys=keys, now=now)
        for item in list(_items(attempt))[:answers]:
            now += dt.timedelta(seconds=self.chance.randint(25, 60))
            answer_item(attempt=attempt, slot=item.slot, sent=picked(_token(item, KEEPS)), by=person, now=now)

    def _answer_all(self, attempt: Attempt, person: Person, now: dt.datetime, skill: float) -> dt.datetime:
        for item in _items(attempt):
            now += dt.timedelta(seconds=self.chance.randint(18, 75))
            doubtful = item.standard_key == UNCLEAR and attempt.behaviour == Behaviour.PROVE_FIRST
            choice = self._choice(item, SKILL_THERE if doubtful else skill)
            answer_item(attempt=attempt, slot=item.slot, sent=picked(choice), by=person, now=now)
        attempt.refresh_from_db()
        return now

    def _choice(self, item: AttemptItem, skill: float) -> str | None:
        dice = self.chance.random()
        if dice < skill:
            return _token(item, KEEPS)
        if dice > 0.985:
            return None
        return _token(item, self.chance.choice(["half", "half", "risky", "breaks"]))

    def _missed(self, attempt: Attempt) -> list[str]:
        return [item.standard_key for item in _items(attempt) if item.fraction != WHOLE]

    def _read(self, person: Person, keys: list[str], now: dt.datetime) -> dt.datetime:
        versions = current_versions()
        for key in keys:
            now += dt.timedelta(seconds=self.chance.randint(20, 90))
            record_reading(person=person, version=versions[key], now=now)
        return now


def _items(attempt: Attempt):
    return attempt.items.select_related("question_version").order_by("slot")


def _token(item: AttemptItem, rung: str) -> str:
    """This attempt's own name for the first choice on that rung, or on the next rung down that the question has."""
    choices = item.question_version.spec["choices"]
    wanted = next((choice["id"] for choice in choices if choice["rung"] == rung), choices[-1]["id"])
    return next(token for token, choice in item.choice_order if choice == wanted)
