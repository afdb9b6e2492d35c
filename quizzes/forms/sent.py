"""What came with an answer, whatever the kind of question."""

from dataclasses import dataclass

from django.http import QueryDict

NOT_SURE = "not-sure"


@dataclass(frozen=True)
class SentAnswer:
    """`token` is None for «I’m not sure». Whether it was ever offered, the question knows."""

    token: str | None


def sent_answer(data: QueryDict) -> SentAnswer | None:
    """The answer in a posted form; None when nothing was chosen."""
    answer = data.get("answer", "")
    if not answer:
        return None
    return SentAnswer(None if answer == NOT_SURE else answer)
