"""One list for each part of a question, or «I’m not sure»."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms

from quizzes.forms.answering import NOT_BOTH, NOT_HERE, AnswerForm
from quizzes.question_types.base import Shown, ShownChoice

CHOOSE = "Choose"


class PartsForm(AnswerForm):
    """A kind says of what the lists are, and what is wrong with what was chosen in them.

    What concerns all of them stands under `answer`, and is put right at the first; else each fault is at its own list.
    """

    nothing_chosen = ""
    # What may be chosen in each list: the value and its words.
    options: Callable[[], list[tuple[str, str]]]
    # By the token of a part, what to do about what was chosen, all of which was offered.
    faults: Callable[[Mapping[str, str]], dict[str, str]]

    answer = forms.Field(required=False)

    def __init__(self, shown: Shown, parts: Sequence[ShownChoice], data=None):
        super().__init__(shown, data)
        self.parts = parts
        self.names = {part.token: f"answer-{part.token}" for part in parts}
        for name in self.names.values():
            self.fields[name] = forms.Field(required=False)

    def clean(self):
        chosen = {token: "".join(self.sent(name)) for token, name in self.names.items()}
        words = self._of_all(chosen)
        if words:
            self.add_error("answer", words)
            return
        for token, fault in self.faults(chosen).items():
            self.add_error(self.names[token], fault)

    def target_of(self, name: str) -> str:
        return name if name in self.names.values() else next(iter(self.names.values()))

    @property
    def problem(self) -> str:
        """What concerns all lists."""
        return self._error("answer")

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {"name": name, "words": part.says, "options": self._options(name), "error": self._error(name)}
            for part, name in zip(self.parts, self.names.values(), strict=True)
        ]

    def _of_all(self, chosen: Mapping[str, str]) -> str:
        filled = {name for name in self.data if name.startswith("answer-") and any(self.sent(name))}
        if any(self.sent("answer")):
            return NOT_BOTH if filled else NOT_HERE
        if not filled:
            return self.nothing_chosen
        offered = {"", *(value for value, _ in self.options())}
        twice = any(len(self.sent(name)) > 1 for name in filled)
        return NOT_HERE if twice or filled - set(self.names.values()) or set(chosen.values()) - offered else ""

    def _options(self, name: str) -> list[dict[str, Any]]:
        chosen = self.sent(name)
        return [
            {"value": value, "words": words, "selected": value in chosen}
            for value, words in [("", CHOOSE), *self.options()]
        ]

    def _error(self, name: str) -> str:
        return str(self.errors[name][0]) if name in self.errors else ""
