"""PURE. What is said beside how an answer came out, where an author has said it or has not."""

from quizzes.question_types.base import Mark

NOT_SURE_HEADING = "Here’s the guidance"
NOT_SURE_WORDS = "Saying you’re not sure is a fair answer. This is the part to read."


def said(*by_the_author: str, otherwise: str, is_not_sure: bool = False) -> tuple[str, tuple[str, ...]]:
    """The sentence under the heading, and what stands further down: the author's words in their order, none twice.

    Where the author says nothing the heading doesn't stand alone; who was not sure is first told that this is fair.
    """
    words = [each.strip() for each in by_the_author if each.strip()]
    if is_not_sure:
        words.insert(0, NOT_SURE_WORDS)
    first, *more = list(dict.fromkeys(words)) or [otherwise]
    return first, tuple(more)


def heading_of(mark: Mark, answer: str) -> str:
    """How a typed answer came out, with the right one where it wasn't."""
    if mark.is_whole:
        return "That’s right"
    return f"Nearly: it’s {answer}" if mark.fraction else f"Not quite: it’s {answer}"
