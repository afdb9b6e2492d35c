"""What a file of questions would change: each of them set beside the bank, before anything is written."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum

from quizzes.formats.base import Issue, Item, Parsed
from quizzes.importing.outgoing import JUDGEMENT, item_if_whole
from quizzes.importing.understanding import Spec, understand
from quizzes.models import Question, QuestionVersion, VersionState
from quizzes.question_types import KINDS
from standards.models import StandardPage, StandardVersion
from standards.wording import digest

MOST_KEY = 40


class Verb(StrEnum):
    CREATE = "create"
    NEW_VERSION = "new_version"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"

    @property
    def words(self) -> str:
        return WORDS[self]


WORDS = {
    Verb.CREATE: "A new draft",
    Verb.NEW_VERSION: "A draft of the next version",
    Verb.UNCHANGED: "There already, so nothing changes",
    Verb.CONFLICT: "Can’t come in",
}


@dataclass(frozen=True)
class Planned:
    """One question of the file. `because` says why it can't come in, or what it is the same as."""

    number: int
    line: int
    name: str
    verb: Verb
    kind: str
    spec: Spec
    digest: str
    standard_key: str
    idnumber: str
    gaps: tuple[str, ...] = ()
    because: str = ""
    question: Question | None = None

    @property
    def kind_words(self) -> str:
        return KINDS[self.kind].LABEL if self.kind in KINDS else self.kind.replace("_", " ")


@dataclass
class Plan:
    questions: list[Planned] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    issues: tuple[Issue, ...] = ()

    @property
    def writing(self) -> list[Planned]:
        return [each for each in self.questions if each.verb in (Verb.CREATE, Verb.NEW_VERSION)]

    @property
    def obstacles(self) -> list[str]:
        """Why none of it is written: a question with an error comes in mended, or is left out by name, never by itself."""
        bad = sorted({issue.item_no or 0 for issue in self.issues if issue.is_error} - set(self.left_out))
        conflicts = [each.number for each in self.questions if each.verb is Verb.CONFLICT]
        obstacles = []
        if 0 in bad:
            obstacles.append("Mend what is wrong with the file as a whole, and read it again.")
        if any(bad):
            obstacles.append(
                f"Mend or leave out {_named([number for number in bad if number])}: the file has errors there."
            )
        if conflicts:
            obstacles.append(f"Leave out {_named(conflicts)}, or do what is said there.")
        return obstacles

    @property
    def digest(self) -> str:
        """Equal as long as the same would be done: what was looked at is what is made."""
        told = [[each.number, each.verb, each.digest, each.standard_key, each.idnumber] for each in self.questions]
        return digest({"questions": told, "obstacles": self.obstacles})


def plan_for(parsed: Parsed, *, standard_key: str, left_out: Collection[int] = ()) -> Plan:
    """`standard_key` is what a question tests that doesn’t say it itself; `left_out` are numbers somebody unticked."""
    bank = _Bank(parsed)
    kept = [item for item in parsed.items if item.number not in left_out]
    plan = Plan(left_out=sorted(left_out), issues=parsed.issues)
    plan.questions = [bank.plan(item, item.standard or standard_key) for item in kept]
    return plan


class _Bank:
    """What there is, found in a fixed number of queries however many questions the file has."""

    def __init__(self, parsed: Parsed):
        pages, versions = StandardPage.objects.order_by("pk"), StandardVersion.objects.order_by("pk")
        self.standards = {*pages.values_list("key", flat=True), *versions.values_list("standard_key", flat=True)}
        self.newest: dict[int, QuestionVersion] = {}
        self.same: dict[tuple[str, str, str], QuestionVersion] = {}
        self.seen: dict[tuple[str, str, str], int] = {}
        found = QuestionVersion.objects.select_related("question", "batch").order_by("question_id", "number")
        for version in found:
            self.newest[version.question_id] = version
        for version in self.newest.values():
            if version.question.retired_at is None:
                self.same[(version.question.standard_key, version.kind, version.digest)] = version
        questions = list(Question.objects.order_by("pk"))
        # What goes out without an ID of its own goes by its key, and is known again by it.
        self.by_id = {each.key: each for each in questions} | {
            each.idnumber: each for each in questions if each.idnumber
        }

    def plan(self, item: Item, standard_key: str) -> Planned:
        understood = understand(item)
        idnumber = unicodedata.normalize("NFC", item.idnumber)
        words = digest(understood.spec)
        known = self.by_id.get(idnumber) if idnumber else None
        same = (standard_key, understood.kind, words)
        verb, because, question = self._verb(item.number, standard_key, known, same, has_id=bool(idnumber))
        return Planned(
            number=item.number,
            line=item.line,
            name=item.name or understood.spec["asks"],
            verb=verb,
            kind=understood.kind,
            spec=understood.spec,
            digest=words,
            standard_key=standard_key,
            idnumber=idnumber,
            gaps=understood.gaps,
            because=because,
            question=question,
        )

    def _verb(
        self, number: int, standard_key: str, known: Question | None, same: tuple[str, str, str], *, has_id: bool
    ) -> tuple[Verb, str, Question | None]:
        if not standard_key:
            return Verb.CONFLICT, "Choose the standard it is about.", None
        if standard_key not in self.standards:
            return Verb.CONFLICT, f"There is no standard {standard_key[:24]}.", None
        if known:
            return self._next(known, same)
        there = self.same.get(same)
        if there and not (has_id and there.question.idnumber):
            return Verb.UNCHANGED, f"It is {there.question.key}.", there.question
        first = self.seen.setdefault(same, number)
        if first != number and not has_id:
            return Verb.UNCHANGED, f"It is the same as question {first} of this file.", None
        return Verb.CREATE, "", None

    def _next(self, known: Question, same: tuple[str, str, str]) -> tuple[Verb, str, Question | None]:
        standard_key, kind, words = same
        newest = self.newest.get(known.pk)
        if known.standard_key != standard_key:
            because = (
                f"Its ID belongs to {known.key}, which is about {known.standard_key}. A question keeps its standard."
            )
            return Verb.CONFLICT, because, known
        if known.retired_at:
            return Verb.CONFLICT, f"Its ID belongs to {known.key}, which isn’t asked any more.", known
        if newest and ((newest.kind, newest.digest) == (kind, words) or _read_again(newest) == words):
            return Verb.UNCHANGED, f"It is {known.key}.", known
        if newest and newest.kind == JUDGEMENT:
            because = f"{known.key} is a situation with a ladder, which no file holds. Change it here."
            return Verb.CONFLICT, because, known
        if newest and newest.state == VersionState.DRAFT:
            source = f", from {newest.batch.file_name[:60]}" if newest.batch else ""
            because = f"There is a draft of {known.key} already{source}. Have it read or take it back first."
            return Verb.CONFLICT, because, known
        return Verb.NEW_VERSION, f"It is {known.key}.", known


def _read_again(version: QuestionVersion) -> str:
    """The digest of a question of ours after it went out into a file and came back: files have no names for choices."""
    item = item_if_whole(kind=version.kind, spec=version.spec, idnumber="", standard_key="")
    return digest(understand(item).spec) if item else ""


def next_keys(planned: list[Planned]) -> dict[int, str]:
    """A free key for each new question, such as PHONE-1-Q7, by its number in the file."""
    keys = Question.objects.filter(standard_key__in={each.standard_key for each in planned}).order_by("pk")
    last: dict[str, int] = {}
    for key in keys.values_list("key", flat=True):
        found = re.fullmatch(r"(.+)-Q([0-9]{1,6})", key)
        if found:
            last[found.group(1)] = max(last.get(found.group(1), 0), int(found.group(2)))
    given = {}
    for each in planned:
        last[each.standard_key] = last.get(each.standard_key, 0) + 1
        given[each.number] = f"{each.standard_key}-Q{last[each.standard_key]}"[:MOST_KEY]
    return given


def _named(numbers: list[int]) -> str:
    said = ", ".join(map(str, numbers[:20])) + (" and others" if len(numbers) > 20 else "")
    return f"question {said}" if len(numbers) == 1 else f"questions {said}"
