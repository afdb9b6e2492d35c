"""PURE. Answers that say something of each part of a question: which match, which place."""

from collections.abc import Collection

from quizzes.question_types.base import ResponseError, Sent, only

INCOMPLETE = "Say something of each part, or say you’re not sure."


def one_for_each(sent: Sent, tokens: Collection[str]) -> dict[str, str]:
    """What was sent for each part, by its token; `ResponseError` unless it is exactly one value for each of these."""
    filled = {name for name, values in sent.items() if any(values)}
    if filled != {f"answer-{token}" for token in tokens}:
        raise ResponseError(INCOMPLETE)
    return {token: only(sent, f"answer-{token}") for token in tokens}
