"""The evidence pack as a task list: every element, how far it is, whose it is, and what is left."""

from dataclasses import dataclass

from django.urls import reverse

from learning.models import Stage
from learning.queries.evidence import ElementLine, Pack
from learning.reports.phrases import counted
from standards.models.criteria import Strength

# Evidence uses the site's shapes with its own words.
SHAPES = {
    Stage.READY: "done",
    Stage.CHECKING: "started",
    Stage.GATHERING: "started",
    Stage.OUT_OF_DATE: "overdue",
    Stage.NO_EVIDENCE: "overdue",
}
NOT_OURS = {"kind": "not_in_job", "words": "Not from this site"}


@dataclass(frozen=True)
class PartOfPack:
    number: str
    name: str
    tasks: tuple[dict, ...]


@dataclass(frozen=True)
class SectionOfPack:
    number: str
    name: str
    ready: str
    parts: tuple[PartOfPack, ...]


@dataclass(frozen=True)
class EvidencePage:
    title: str
    lead: str
    sections: tuple[SectionOfPack, ...]
    left: tuple[dict, ...]
    is_empty: bool


def evidence_page(pack: Pack) -> EvidencePage:
    """Everything `learning/evidence.html` prints."""
    return EvidencePage(
        title=f"{pack.ready} of {counted(pack.total, 'element')} ready" if pack.total else "No elements yet",
        lead=_lead(pack),
        sections=tuple(
            SectionOfPack(
                number=section.number,
                name=section.name,
                ready=_ready([line for part in section.parts for line in part.lines]),
                parts=tuple(
                    PartOfPack(part.number, part.name, tuple(_task(line) for line in part.lines))
                    for part in section.parts
                ),
            )
            for section in pack.sections
        ),
        left=tuple(
            {"who": owner.name if owner else "Nobody yet", "elements": [_link(line) for line in lines]}
            for owner, lines in pack.left_by_owner()
        ),
        is_empty=not pack.total,
    )


def stage_status(line: ElementLine) -> dict:
    """The shape and words of an element's stage; one that this site can't evidence says so until somebody begins on it."""
    if line.element is None and line.criterion.strength == Strength.NONE:
        return NOT_OURS
    return {"kind": SHAPES[Stage(line.stage)], "words": Stage(line.stage).label}


def element_url(number: str) -> str:
    return reverse("learning:element", args=[number])


def _lead(pack: Pack) -> str:
    ours = [line for line in pack.lines if line.criterion.strength != Strength.NONE]
    main = sum(line.criterion.strength == Strength.PRIMARY for line in ours)
    rest = pack.total - len(ours)
    return (
        f"This site holds the main evidence for {main} of them and part of it for {len(ours) - main}. "
        f"For the other {rest} the evidence is kept elsewhere; you can still say where."
    )


def _ready(lines: list[ElementLine]) -> str:
    return f"{sum(line.stage == Stage.READY for line in lines)} of {len(lines)} ready"


def _task(line: ElementLine) -> dict:
    return {
        "title": str(line.criterion),
        "url": element_url(line.criterion.number),
        "text": _text(line),
        **stage_status(line),
        "time": line.owner.name if line.owner else "",
    }


def _text(line: ElementLine) -> str:
    parts = [f"{line.criterion.paraphrase}."]
    if line.standards:
        parts.append(f"{counted(line.standards, 'standard is', 'standards are')} evidence towards it.")
    if line.open_gaps:
        parts.append(f"{counted(line.open_gaps, 'gap')} open.")
    return " ".join(parts)


def _link(line: ElementLine) -> dict:
    return {"label": str(line.criterion), "url": element_url(line.criterion.number)} | stage_status(line)
