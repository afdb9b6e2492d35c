"""A question of every kind, each in a check of its own: Ren has it before them, and Dan has answered it, not quite right."""

from quizzes.actions.attempts import answer_item
from tests.factories.quizzes import in_force, make_quiz, open_attempt, ready_question, spec_of_kind

WAYS = {"best and worst": "best_worst", "how each lands": "rate"}
KINDS = ["best_answer", "choose_all", "true_false", "matching", "ordering", "number", "short_text", *WAYS]


def ask_in_every_way(world, *, now):
    """The attempts go by what happened: «asked number», «answered number»."""
    for number, kind in enumerate(KINDS, 1):
        key = f"WAY{number}"
        in_force(f"{key}-1", targets=(), now=now)
        ready_question(f"{key}-1", f"{key}-1-Q1", now=now, **words_of(kind, f"{key}-1-Q1"))
        quiz = make_quiz([f"{key}-1"], chapter_key=key, title=f"Question {number}", questions=0, now=now)
        world.attempts[f"asked {kind}"] = open_attempt(world.ren, quiz, now=now)
        answered = world.attempts[f"answered {kind}"] = open_attempt(world.dan, quiz, now=now)
        sent = not_quite(kind, answered.items.get().choice_order)
        answer_item(attempt=answered, slot=1, sent=sent, by=world.dan, now=now)


def words_of(kind, key):
    """A situation goes by the way in which it is asked."""
    return {"words": spec_of_kind("judgement", key, way=WAYS[kind])} if kind in WAYS else {"kind": kind}


def not_quite(kind, order):
    """What the browser sends for an answer that is not the best."""
    tokens = {id: token for token, id in order}
    (first, _), *_ = order
    match kind:
        case "best_answer":
            return {"answer": [tokens["hold"]]}
        case "choose_all":
            return {"answer": [tokens["name"], tokens["grade"]]}
        case "true_false":
            return {"answer": [tokens["false"]]}
        case "best and worst":
            return {"answer-best": [tokens["half"]], "answer-worst": [tokens["breaks"]]}
        case "how each lands":
            return {f"answer-{token}": ["half"] for token in tokens.values()}
        case "matching":
            stems = [token for token, id in order if id.startswith("stem:")]
            return {f"answer-{token}": [tokens["match:never"]] for token in stems}
        case "ordering":
            wrong = ["next", "badge", "name", "time"]
            return {f"answer-{tokens[id]}": [str(place)] for place, id in enumerate(wrong, 1)}
        case "number":
            return {f"answer-{first}": ["٢٤"]}
        case "short_text":
            return {f"answer-{first}": ["I would ring the police and then write an email about it"]}
