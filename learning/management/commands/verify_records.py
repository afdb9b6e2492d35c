import argparse
import json
import re

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils import timezone

from learning.ledger import Anchor
from learning.queries.soundness import NOT_CHECKED, Soundness, soundness

ANCHOR = re.compile(r"(\d+):([0-9a-fA-F]{16,64})")


def anchor(text: str) -> Anchor:
    """A number and at least 16 digits of its hash, as printed at the foot of a page."""
    found = ANCHOR.fullmatch(text.strip())
    if found is None:
        raise argparse.ArgumentTypeError(f"«{text}» is not a number, a colon and 16 to 64 hexadecimal digits.")
    return Anchor(int(found[1]), found[2].lower())


class Command(BaseCommand):
    help = (
        "Check that no record was altered, removed or put in another order. Changes nothing. "
        "Exit code 0: sound. 1: something was tampered with. 2: could not check. 3: sound, but the newest anchor is "
        "older than 48 hours."
    )
    # The guards are among what is checked; finding one missing must not keep the rest from being looked at.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--anchor",
            metavar="SEQ:HASH",
            type=anchor,
            action="append",
            default=[],
            help="A record's number and hash as noted elsewhere; may be given more than once.",
        )
        parser.add_argument("--since", metavar="SEQ", type=int, default=1, help="Begin at this record.")
        parser.add_argument("--json", action="store_true", help="Answer in JSON.")

    def handle(self, *, anchor, since, **options):
        try:
            found = soundness(anchors=anchor, since=max(since, 1), now=timezone.now())
        except DatabaseError as failure:
            self.stderr.write(f"Could not check: {failure}")
            raise SystemExit(NOT_CHECKED) from failure
        self.stdout.write(json.dumps(_as_data(found), indent=2) if options["json"] else "\n".join(_as_words(found)))
        if found.code:
            raise SystemExit(found.code)


def _as_data(found: Soundness) -> dict[str, object]:
    verdict = found.verdict
    return {
        "code": found.code,
        "sound": not found.faults,
        "faults": list(found.faults),
        "checked": verdict.checked,
        "erased": verdict.erased,
        "head": {"seq": verdict.head_seq, "hash": verdict.head_hash.hex()},
        "anchors_met": [f"{each.seq}:{each.digits}" for each in verdict.anchors_met],
        "newest_anchor_is_old": found.is_anchor_old,
    }


def _as_words(found: Soundness) -> list[str]:
    verdict = found.verdict
    words = [*found.faults]
    words.append(f"{verdict.checked} records checked, {verdict.erased} of them with a payload erased by law.")
    words.append(f"Newest: {verdict.head_seq}:{verdict.head_hash.hex()}")
    if found.faults:
        return [*words, "NOT SOUND."]
    words.append("Sound: nothing in the chain was altered, removed or put in another order.")
    if found.newest_anchor is None:
        words.append(
            "No anchor was given, so a cut-off end or a chain written anew from some record on would not show."
        )
    elif found.is_anchor_old:
        words.append("Records older than 48 hours are newer than the newest anchor. Note the newest one elsewhere.")
    return words
