"""PURE. Where a suggestion can stand, how it moves, and what each move needs: the one definition."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    NEW = "new"
    CONSIDERING = "considering"
    CHANGED = "changed"
    EXPLAINED = "explained"


# Nobody has to do anything more for these; the person has an answer.
ANSWERED = frozenset({State.CHANGED, State.EXPLAINED})

# Every state can be left again, since a mistake is put right by the next move. Only «new» is never asked for at first.
MOVES = {
    State.NEW: {State.CONSIDERING, State.CHANGED, State.EXPLAINED},
    State.CONSIDERING: {State.NEW, State.CONSIDERING, State.CHANGED, State.EXPLAINED},
    State.CHANGED: {State.NEW, State.CONSIDERING, State.CHANGED, State.EXPLAINED},
    State.EXPLAINED: {State.NEW, State.CONSIDERING, State.CHANGED, State.EXPLAINED},
}


@dataclass(frozen=True)
class Move:
    """What somebody wants to say to one or several suggestions."""

    to: str
    answer: str = ""
    told: str = ""


def obstacles_to_moving(states: list[str], move: Move) -> list[str]:
    """Why the suggestions that stand at `states` can't be moved like this yet."""
    if not states:
        return ["Tick at least one suggestion."]
    if move.to not in set(State):
        return ["Choose where this stands now."]
    obstacles = []
    if any(move.to not in MOVES[State(state)] for state in states):
        obstacles.append("Nobody has answered this yet, so it is new already.")
    if move.to in ANSWERED and not move.answer.strip():
        obstacles.append("Answer: write what you tell the person, in a sentence or two.")
    if move.to == State.CHANGED and not move.told.strip():
        obstacles.append("On the page: say in one sentence, without a name, what you changed.")
    return obstacles
