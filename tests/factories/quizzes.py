"""Questions, quizzes and attempts, made by the actions: whatever the rules refuse, a test cannot have either."""

from people.models import Person
from quizzes.actions.attempts import answer_item, start_attempt
from quizzes.actions.bank import make_ready, write_question
from quizzes.actions.quizzes import set_quiz
from quizzes.models import Attempt, AttemptItem, Behaviour, QuestionVersion, Quiz
from quizzes.question_types import kind_of
from quizzes.question_types.base import picked
from standards.models import Change, StandardVersion
from standards.wording import digest, lines
from tests.cast import NOON
from tests.factories.specs import SPECS

BEST, HALF, RISKY, BREAKS = "best", "half", "risky", "breaks"
STAY = "stay-until-taken"


def spec(key="Q", **changes):
    """A question with four choices, whose every text says where it belongs."""
    return {
        "title": f"Situation {key}",
        "scene": f"First of {key}.\n\nSecond of {key}.",
        "asks": f"What do you do first in {key}?",
        "lands_with": "Mr Hale",
        "best_feedback": f"Best feedback of {key}.",
        "choices": [
            {"id": HALF, "says": f"Write it down ({key})", "rung": "half", "lands": f"Half lands {key}."}
            | {"verdict": f"nobody rings ({key})", "missed": f"Half missed {key}."},
            {"id": BEST, "says": f"Stay on the line ({key})", "rung": "keeps", "lands": f"Best lands {key}."},
            {"id": BREAKS, "says": f"Give the number ({key})", "rung": "breaks", "lands": f"Breaks lands {key}."}
            | {"verdict": f"he is on his own ({key})", "missed": f"Breaks missed {key}."},
            {"id": RISKY, "says": f"Transfer at once ({key})", "rung": "risky", "lands": f"Risky lands {key}."}
            | {"verdict": f"it may ring out ({key})", "missed": f"Risky missed {key}."},
        ],
    } | changes


def pairs_spec(key="Q", **changes):
    """Four things, two of which go with the same, and a choice that goes with nothing."""
    return {
        "title": f"Waiting {key}",
        "scene": f"Scene of {key}.",
        "asks": f"How soon do we reply in {key}?",
        "feedback": f"Feedback of {key}.",
        "pairs": [
            {"id": "letter", "stem": f"A letter ({key})", "match": "10 working days"},
            {"id": "email", "stem": f"An email ({key})", "match": "3 working days"},
            {"id": "form", "stem": f"A web form ({key})", "match": "3 working days"},
            {"id": "call", "stem": f"A call we missed ({key})", "match": "The same day"},
        ],
        "extras": [{"id": "never", "match": "28 days"}],
    } | changes


def steps_spec(key="Q", **changes):
    """Four steps in their right order, named by it."""
    return {
        "title": f"At the door {key}",
        "scene": f"Scene of {key}.",
        "asks": f"In which order in {key}?",
        "feedback": f"Feedback of {key}.",
        "steps": [
            {"id": "badge", "says": f"Show your badge ({key})"},
            {"id": "name", "says": f"Say who you are ({key})"},
            {"id": "time", "says": f"Ask whether now is a good time ({key})"},
            {"id": "next", "says": f"Say what happens next ({key})"},
        ],
        "scoring": "kendall",
    } | changes


def number_spec(key="Q", **changes):
    """20 seconds, 2 either way; 24 was right until March and earns a half; 60 is a usual mistake."""
    return {
        "title": f"Ringing {key}",
        "scene": f"Scene of {key}.",
        "asks": f"Within how many seconds in {key}?",
        "feedback": f"Feedback of {key}.",
        "wrong_feedback": f"Wrong feedback of {key}.",
        "unit": "seconds",
        "answers": [
            {"id": "now", "value": "20", "tolerance": "2", "tolerance_kind": "nominal", "weight": "1"}
            | {"feedback": f"Right feedback of {key}."},
            {"id": "before", "value": "24", "weight": "1/2", "feedback": f"Half feedback of {key}."},
            {"id": "often", "value": "60", "weight": "0", "feedback": f"Often feedback of {key}."},
        ],
    } | changes


def text_spec(key="Q", **changes):
    """The duty manager; a manager earns a half; the police are a usual mistake."""
    return {
        "title": f"Hurt {key}",
        "scene": f"Scene of {key}.",
        "asks": f"Whom do you call in {key}?",
        "feedback": f"Feedback of {key}.",
        "wrong_feedback": f"Wrong feedback of {key}.",
        "case_matters": False,
        "answers": [
            {"id": "duty", "pattern": "*duty manager*", "weight": "1", "feedback": f"Right feedback of {key}."},
            {"id": "any", "pattern": "*manager*", "weight": "1/2", "feedback": f"Half feedback of {key}."},
            {"id": "police", "pattern": "the police", "weight": "0", "feedback": f"Often feedback of {key}."},
        ],
    } | changes


def spec_of_kind(kind, key="Q", **changes):
    """The words of a question of this kind."""
    return MAKERS[kind](key, **changes)


MAKERS = SPECS | {
    "judgement": spec,
    "matching": pairs_spec,
    "ordering": steps_spec,
    "number": number_spec,
    "short_text": text_spec,
}


def some_person(name="Quinn Writer"):
    return Person.objects.get_or_create(name=name, defaults={"known_as": name.split()[0]})[0]


def some_line(standard_key):
    """The first line of the standard in force, or a line it might have."""
    newest = StandardVersion.objects.filter(standard_key=standard_key).order_by("-number").first()
    return next(iter(lines(newest.words)), STAY) if newest else STAY


def draft_question(
    standard_key="PHONE-1", key=None, tests_line=None, *, kind="judgement", words=None, by=None, now=NOON, **more
) -> QuestionVersion:
    key = key or f"{standard_key}-Q1"
    return write_question(
        key=key,
        standard_key=standard_key,
        kind=kind,
        spec=words or spec_of_kind(kind, key),
        tests_line=tests_line or some_line(standard_key),
        reviewed_for=1,
        by=by or some_person(),
        now=now,
        **more,
    )


def ready_question(
    standard_key="PHONE-1", key=None, tests_line=None, *, read_by=None, now=NOON, **more
) -> QuestionVersion:
    """A question that can be asked: written by one person, read by another."""
    version = draft_question(standard_key, key, tests_line, now=now, **more)
    return make_ready(version=version, read_by=read_by or some_person("Rowan Reader"), now=now)


def in_force(standard_key="PHONE-1", *, line=STAY, targets=("answer",), now=NOON) -> StandardVersion:
    """Words of a standard that a question can be about, without a page; the newest where there are some already."""
    newest = StandardVersion.objects.filter(standard_key=standard_key).order_by("-number").first()
    if newest:
        return newest
    said = [{"id": line, "value": f"the line {line} of {standard_key}"}]
    words = {
        "key": standard_key,
        "title": f"Standard {standard_key}",
        "chapter": standard_key.split("-")[0],
        "promise_heading": "What we promise",
        "promise": "A person answers.",
        "covers": "",
        "covers_detail": "",
        "targets": [{"key": target} for target in targets],
        "body": [{"type": "do", "id": "do", "value": {"lines": said}}],
    }
    return StandardVersion.objects.create(
        standard_key=standard_key,
        chapter_key=words["chapter"],
        number=1,
        material_number=1,
        title=words["title"],
        words=words,
        digest=digest(words),
        change=Change.MATERIAL,
        reason="First edition.",
        published_at=now,
    )


def make_quiz(
    standard_keys=("PHONE-1",), *, chapter_key="PHONE", title="Phone", slug=None, questions=2, now=NOON, **more
) -> Quiz:
    """A chapter's check about published standards, with this many ready questions on each (0 for none)."""
    for standard_key in standard_keys:
        in_force(standard_key, now=now)
        for number in range(1, questions + 1):
            ready_question(standard_key, f"{standard_key}-Q{number}", now=now)
    return set_quiz(
        chapter_key=chapter_key,
        title=title,
        slug=slug or chapter_key.lower(),
        standard_keys=list(standard_keys),
        by=None,
        now=now,
        **more,
    )


def open_attempt(
    person, quiz=None, *, standard_keys=None, behaviour=Behaviour.PROVE_FIRST, follows=None, now=NOON
) -> Attempt:
    """An attempt just begun, at a quiz of its own unless one is handed in."""
    quiz = quiz or make_quiz()
    keys = standard_keys or quiz.versions.order_by("-number").first().standard_keys
    return start_attempt(
        quiz=quiz, person=person, behaviour=behaviour, standard_keys=list(keys), follows=follows, now=now
    )


def token_of(item: AttemptItem, choice: str) -> str:
    """What the browser would send for a choice of the question."""
    return next(token for token, id in item.choice_order if id == choice)


def sent_of(item: AttemptItem, choice: str):
    """The whole of what the browser would send for it."""
    return picked(token_of(item, choice))


def best_of(item: AttemptItem) -> str:
    version = item.question_version
    return kind_of(version.kind).read(version.spec).best.id


def wrong_of(item: AttemptItem) -> str:
    """Any choice but the best."""
    best = best_of(item)
    return next(id for _, id in item.choice_order if id != best)


def answer(attempt, slot, choice=None, *, keep=True, now=NOON) -> AttemptItem:
    """Answer one question: by choice id, or with the best choice (`keep`) or another."""
    item = attempt.items.select_related("question_version").get(slot=slot)
    chosen = choice or (best_of(item) if keep else wrong_of(item))
    return answer_item(attempt=attempt, slot=slot, sent=sent_of(item, chosen), by=attempt.person, now=now)


def answer_all(attempt, *, keep=True, misses=(), now=NOON) -> Attempt:
    """Answer every question, with the best choice except about the standards in `misses`; the last one submits it."""
    for item in attempt.items.order_by("slot"):
        answer(attempt, item.slot, keep=keep and item.standard_key not in misses, now=now)
    attempt.refresh_from_db()
    return attempt


def finished_attempt(person, quiz=None, *, keep=True, misses=(), **more) -> Attempt:
    """An attempt that was answered to the end and so submitted."""
    return answer_all(open_attempt(person, quiz, **more), keep=keep, misses=misses, now=more.get("now", NOON))
