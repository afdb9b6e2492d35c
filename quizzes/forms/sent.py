"""What came with an answer, whatever the kind of question."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

NOT_SURE = "not-sure"
CERTAINTIES = ("1", "2", "3")


@dataclass(frozen=True)
class SentAnswer:
    """`fields` is None for «I’m not sure». Whether the values were ever offered, the question knows."""

    fields: Mapping[str, tuple[str, ...]] | None


def sent_fields(data: QueryDict) -> dict[str, tuple[str, ...]]:
    """Every field of the answer and, with it, how sure somebody is: what is kept while the form is filled in."""
    names = [name for name in data if name in ("answer", "certainty") or name.startswith("answer-")]
    return {name: tuple(data.getlist(name)) for name in names}


def sent_certainty(data: QueryDict) -> int | None:
    """How sure somebody said they are; None where they said nothing that was asked."""
    said = data.get("certainty", "")
    return int(said) if said in CERTAINTIES else None


def sent_answer(data: QueryDict) -> SentAnswer | None:
    """The answer in a posted form; None when nothing was given.

    «I’m not sure» beside anything else is neither: what else was ticked must not be lost without a word.
    """
    fields = {name: tuple(data.getlist(name)) for name in data if name == "answer" or name.startswith("answer-")}
    given = {name: values for name, values in fields.items() if any(values)}
    if given == {"answer": (NOT_SURE,)}:
        return SentAnswer(None)
    return SentAnswer(fields) if given else None
