"""PURE. May this be done with a question or an attempt, and if not, why: sentences fit for the page."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

NOT_OFFERED = "Choose one of the answers on this page."
MOST_KEPT = 20_000


def obstacles_to_starting(
    *, asked: Sequence[str], offered: Collection[str], published: Collection[str], may_follow: bool
) -> list[str]:
    """`asked` are the standards somebody wants to show, `offered` those the quiz asks about.

    `may_follow`: fresh questions come after a finished attempt of the person's own at the same quiz.
    """
    obstacles = []
    if not asked:
        obstacles.append("There is nothing to answer here at the moment.")
    obstacles += [f"This check doesn’t ask about {key}." for key in asked if key not in offered]
    # Nobody can show that they know words that are not in force.
    obstacles += [f"{key} isn’t published yet." for key in asked if key in offered and key not in published]
    if not may_follow:
        obstacles.append("Finish the questions you have before you ask for fresh ones.")
    return obstacles


def obstacles_to_drawing(short: Sequence[str]) -> list[str]:
    """`short` are the standards that have too few ready questions."""
    return [f"There aren’t enough questions about {key} yet." for key in short]


def obstacles_to_practising(*, is_practice: bool, is_offered: bool) -> list[str]:
    """Practice shows how each answer lands, so it is offered only where somebody decided to."""
    return ["This check keeps its questions for when they count."] if is_practice and not is_offered else []


def obstacles_to_going_again(*, tries: int | None, used: int, unread: Sequence[str]) -> list[str]:
    """Why another go can't begin. `unread` are the titles of what was missed and not opened since; no clock is waited for."""
    obstacles = []
    if tries is not None and used >= tries:
        goes = "the one go there is" if tries == 1 else f"all {tries} goes there are"
        obstacles.append(f"You’ve had {goes} for now. Talk it through with your manager.")
    return obstacles + [f"Open “{title}” first. It takes less than a minute." for title in unread]


def obstacles_to_writing(*, standard_key: str, was_about: str | None) -> list[str]:
    """A question keeps the standard it tests for life: its history is evidence about that standard."""
    if was_about not in (None, standard_key):
        return [f"This question is about {was_about}. Write a new one for {standard_key}."]
    return []


def obstacles_to_making_ready(
    *,
    is_draft: bool,
    writer_key: UUID,
    reader_key: UUID,
    tests_line: str,
    lines: Mapping[str, str] | None,
    cites_target: str = "",
    targets: Collection[str] | None = None,
) -> list[str]:
    """`lines` and `targets` are those of the words it is read against; None where the standard has none anywhere."""
    obstacles = []
    if not is_draft:
        obstacles.append("This version is ready already. Write the next one.")
    if writer_key == reader_key:
        obstacles.append("Somebody other than the person who wrote it has to read it.")
    if lines is not None and tests_line not in lines:
        obstacles.append(f"The standard has no line «{tests_line}».")
    if targets is not None and cites_target and cites_target not in targets:
        obstacles.append(f"The standard has no target «{cites_target}».")
    return obstacles


def obstacles_to_sending(*, is_draft: bool, faults: Sequence[str]) -> list[str]:
    """Why a draft can't go to a second reader. `faults` are what its kind finds missing."""
    return list(faults) if is_draft else ["This version is ready already. Write the next one."]


def obstacles_to_sending_back(*, is_sent: bool, is_own: bool, note: str) -> list[str]:
    obstacles = []
    if not is_sent:
        obstacles.append("This question isn’t waiting to be read.")
    if is_own:
        obstacles.append("You wrote it, so somebody else reads it. To take it back, write on.")
    if not note.strip():
        obstacles.append("Say what you’d like changed, so that the writer knows.")
    return obstacles


def obstacles_to_reviewing(*, is_ready: bool, is_retired: bool, is_gone: bool) -> list[str]:
    """Why a question can't be called still right for new words of its standard."""
    if is_retired or not is_ready:
        return ["This question isn’t asked, so there is nothing to look at."]
    if is_gone:
        return ["What this question rests on is no longer there. Write it anew or retire it."]
    return []


def obstacles_to_adjusting(*, may_adjust: bool, extra_tries: int) -> list[str]:
    """Why what makes questions fair for somebody can't be set like this."""
    obstacles = [] if may_adjust else ["Only an administrator can set this."]
    if not 0 <= extra_tries <= 20:
        obstacles.append("Give from 0 to 20 more goes.")
    return obstacles


def obstacles_to_undoing_import(*, is_undone: bool, ready: Sequence[str], rewritten: Sequence[str]) -> list[str]:
    """Why a file can't be taken back: what somebody has read or written since isn’t the file’s any more."""
    if is_undone:
        return ["This file was taken back already."]
    obstacles = []
    if ready:
        obstacles.append(
            f"The file can’t be taken back: {_some(ready)} can be asked already. Retire what isn’t wanted."
        )
    if rewritten:
        obstacles.append(f"The file can’t be taken back: what was written since in {_some(rewritten)} would be lost.")
    return obstacles


def _some(keys: Sequence[str]) -> str:
    return ", ".join(keys[:5]) + (" and others" if len(keys) > 5 else "")


def obstacles_to_drafting(fields: Mapping[str, Sequence[str]]) -> list[str]:
    """Why what stands in a form can't be kept: no question asks for as much as this."""
    size = sum(len(name) + sum(map(len, values)) for name, values in fields.items())
    return ["That is longer than can be kept. Make it shorter."] if size > MOST_KEPT else []
