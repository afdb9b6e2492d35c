"""Whether the ledger can be believed: the chain, the payloads, what was noted elsewhere, the guards, the projections."""

import datetime as dt
from dataclasses import dataclass

from learning.ledger import Anchor, Verdict
from learning.models import Record
from learning.queries.rebuilt import differences, rebuilt
from learning.queries.records import verdict_on_ledger
from toolkit.append_only import missing_guards

# Whatever was added since the newest anchor could be rewritten unseen; this is how long that may go on.
OLDEST_ANCHOR = dt.timedelta(hours=48)

SOUND, TAMPERED, NOT_CHECKED, SOUND_BUT_UNANCHORED = 0, 1, 2, 3


@dataclass(frozen=True)
class Soundness:
    """What a check found. `faults` are sentences; `code` is the exit code of the command."""

    verdict: Verdict
    faults: tuple[str, ...]
    newest_anchor: Anchor | None
    is_anchor_old: bool
    anchors_given: int

    @property
    def code(self) -> int:
        if self.faults:
            return TAMPERED
        return SOUND_BUT_UNANCHORED if self.is_anchor_old else SOUND


def soundness(*, anchors: list[Anchor], since: int = 1, now: dt.datetime) -> Soundness:
    """Read everything from the record `since` on. Read-only, and in one pass."""
    verdict = verdict_on_ledger(since=since, anchors=anchors)
    faults = [f"Record {fault.seq} {fault.what}." for fault in verdict.faults]
    faults += [f"The database no longer refuses changes: the trigger {name} is missing." for name in missing_guards()]
    # What does not add up cannot be rebuilt from either.
    if since == 1 and not faults:
        faults += [f"What is stored differs from the ledger: {each}." for each in differences(rebuilt())]
    newest = max(verdict.anchors_met, key=lambda anchor: anchor.seq, default=None)
    return Soundness(
        verdict=verdict,
        faults=tuple(faults),
        newest_anchor=newest,
        is_anchor_old=newest is not None and _is_old(newest, now),
        anchors_given=len(anchors),
    )


def _is_old(anchor: Anchor, now: dt.datetime) -> bool:
    """Whether something added more than two days ago is newer than the anchor."""
    after = Record.objects.filter(seq__gt=anchor.seq).order_by("seq").values_list("at", flat=True).first()
    return after is not None and now - after > OLDEST_ANCHOR
