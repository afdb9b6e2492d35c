"""PURE. What is told about a file that was read: understood, guessed, left out, each with its place and its words."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Note:
    """`text` is the file's own words; `became` says what we made of them."""

    place: str
    text: str
    became: str = ""


@dataclass
class Notes:
    understood: list[Note] = field(default_factory=list)
    guessed: list[Note] = field(default_factory=list)
    left_out: list[Note] = field(default_factory=list)

    def understand(self, place: str, text: str, became: str) -> None:
        self.understood.append(Note(place, text, became))

    def guess(self, place: str, text: str, became: str) -> None:
        self.guessed.append(Note(place, text, became))

    def leave_out(self, place: str, text: str) -> None:
        self.left_out.append(Note(place, text))

    def as_data(self) -> dict[str, list[dict[str, str]]]:
        """For the report that is kept with the import."""
        return {name: [vars(note) for note in notes] for name, notes in vars(self).items()}
