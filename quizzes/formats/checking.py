"""PURE. What every question needs, whatever file it comes from. Faults go to the log at the question's own place."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from quizzes.formats.base import MOST_OPTIONS, Item, Kind, Log, Place, shortened
from quizzes.formats.weights import is_one, plain

LONGEST_NAME = 255
LONGEST_IDNUMBER = 100


def keep_if_whole(item: Item, place: Place, log: Log, excerpt: str = "") -> None:
    """Keep a question, or say everything that it lacks."""
    say = _Says(log, place, excerpt or item.name or item.stem)
    if not item.stem:
        say("no_question", "There is no question.", "Write what people are asked.")
    if len(item.idnumber) > LONGEST_IDNUMBER:
        say("id_too_long", f"The ID is longer than {LONGEST_IDNUMBER} characters.", "Shorten it.")
    if len(item.name) > LONGEST_NAME:
        say("name_too_long", f"The name is longer than {LONGEST_NAME} characters.", "Shorten it.")
    if item.idnumber and item.idnumber in log.ids:
        say(
            "id_twice",
            f"The ID {item.idnumber} stands at two questions of this file.",
            "Give each question an ID of its own.",
        )
    options = max(map(len, (item.choices, item.pairs, item.steps, item.texts, item.numbers)))
    if options > MOST_OPTIONS:
        say("too_many_options", f"The question has {options} answers.", f"{MOST_OPTIONS} is the most. Take some out.")
    else:
        OF_KIND[item.kind](item, say)
    log.keep(item)


class _Says:
    def __init__(self, log: Log, place: Place, excerpt: str):
        self.log, self.place, self.excerpt = log, place, excerpt

    def __call__(self, code: str, message: str, hint: str) -> None:
        self.log.error(code, self.place, message, hint, self.excerpt)

    def softly(self, code: str, message: str, hint: str) -> None:
        self.log.warn(code, self.place, message, hint, self.excerpt)


def _choices(item: Item, say: _Says) -> None:
    if len(item.choices) < 2:
        say("too_few_choices", "There are fewer than two answers to choose from.", "Write at least two.")
    if not all(choice.says for choice in item.choices):
        say("empty_choice", "One of the answers is empty.", "Write it, or take it out.")
    weights: dict[str, Fraction] = {}
    for choice in item.choices:
        if choice.says and weights.setdefault(choice.says, choice.weight.value) != choice.weight.value:
            say("choice_twice", f"“{choice.says}” is there twice, once right and once not.", "Take one of them out.")
            break


def _best_answer(item: Item, say: _Says) -> None:
    _choices(item, say)
    _one_earns_everything([choice.weight.value for choice in item.choices], say)
    best = [choice.says for choice in item.choices if choice.weight.value == 1]
    if len(best) > 1:
        say(
            "two_right_answers",
            f"{len(best)} answers are right, “{shortened(best[0], 30)}” and “{shortened(best[1], 30)}” among them, "
            "and people may choose only one.",
            "Keep one of them right, or ask for all that apply. In GIFT, write \\= for a = inside an answer.",
        )


def _choose_all(item: Item, say: _Says) -> None:
    _choices(item, say)
    earning = [choice.weight.value for choice in item.choices if choice.weight.value > 0]
    if not earning:
        say("no_right_answer", "No answer is right.", "Mark at least one as right.")
    elif not item.all_or_nothing and not is_one(sum(earning, Fraction(0))):
        total = plain(sum(earning, Fraction(0)) * 100)
        say(
            "not_100",
            f"The right answers add up to {total} %, so nobody can earn exactly the whole mark.",
            "Let them add up to 100 %. For three right answers write 33.33333 at each.",
        )
    if earning and len(earning) == len(item.choices):
        say.softly(
            "nothing_wrong",
            "Every answer is right, so ticking everything earns the whole mark.",
            "Add an answer that is wrong.",
        )


def _true_false(item: Item, say: _Says) -> None:
    if sorted(choice.weight.value for choice in item.choices) != [0, 1]:
        say("not_true_or_false", "It isn’t said whether this is true or false.", "Mark one of the two as right.")


def _matching(item: Item, say: _Says) -> None:
    asked = [pair for pair in item.pairs if pair.says]
    if len(asked) < 2:
        say("too_few_pairs", "There are fewer than two pairs.", "Write at least two.")
    if not all(pair.belongs for pair in item.pairs):
        say("empty_match", "A pair has only one half.", "Write what belongs to it, or take it out.")
    if len({pair.belongs for pair in item.pairs}) < 2:
        say("one_match", "Every pair has the same second half.", "There must be something to choose from.")
    if len({pair.says for pair in asked}) < len(asked):
        say("pair_twice", "The first half of a pair is there twice.", "Take one of them out.")


def _ordering(item: Item, say: _Says) -> None:
    if len(item.steps) < 2:
        say("too_few_steps", "There are fewer than two steps to put in order.", "Write at least two.")
    if not all(item.steps):
        say("empty_step", "One of the steps is empty.", "Write it, or take it out.")
    if len(set(item.steps)) < len(item.steps):
        say("step_twice", "A step is there twice, so there is no one right order.", "Say how the two differ.")


def _number(item: Item, say: _Says) -> None:
    named = [answer for answer in item.numbers if answer.value is not None]
    if not named:
        say("no_number", "There is no number to compare an answer with.", "Write the right number.")
    if any(answer.within.value < 0 for answer in item.numbers):
        say("negative_tolerance", "How far off an answer may be is below nought.", "Write 0 or more.")
    _one_earns_everything([answer.weight.value for answer in named], say)


def _short_text(item: Item, say: _Says) -> None:
    if not item.texts or not all(answer.says for answer in item.texts):
        say("empty_answer", "An answer to compare with is missing.", "Write it, or take the line out.")
    _one_earns_everything([answer.weight.value for answer in item.texts], say)
    if item.texts and item.texts[0].says == "*" and item.texts[0].weight.value == 1:
        say("anything_right", "Whatever somebody writes would be right.", "Write the answer instead of *.")


def _one_earns_everything(weights: Iterable[Fraction], say: _Says) -> None:
    weights = list(weights)
    if any(weight > 1 for weight in weights):
        say("over_100", "An answer earns more than the whole mark.", "Write 100 % at the most.")
    elif weights and max(weights) <= 0:
        say("no_right_answer", "No answer is right.", "Mark the right one.")
    elif weights and max(weights) < 1:
        say(
            "no_full_marks",
            f"The best answer earns {plain(max(weights) * 100)} %, so nobody can earn the whole mark.",
            "Give the best answer 100 %.",
        )


OF_KIND: dict[Kind, Callable[[Item, _Says], None]] = {
    Kind.BEST_ANSWER: _best_answer,
    Kind.CHOOSE_ALL: _choose_all,
    Kind.TRUE_FALSE: _true_false,
    Kind.MATCHING: _matching,
    Kind.ORDERING: _ordering,
    Kind.NUMBER: _number,
    Kind.SHORT_TEXT: _short_text,
}
