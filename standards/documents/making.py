"""From a piece and what goes into it to a file: told apart by a digest, set in the largest size that fits, or refused."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from standards.documents import words
from standards.documents.letterhead import Letterhead
from standards.documents.pieces import Content, Piece
from standards.models import StandardVersion
from toolkit import pdf
from toolkit.obstacles import NotAllowed, refuse_if

# Sharp on a phone, and some tens of kilobytes.
SCREEN_PPI = 110


@dataclass(frozen=True)
class Job:
    """Everything a file is made from. Two jobs with one digest make the same bytes."""

    piece: Piece
    data: dict[str, Any]
    dated: str
    published_at: datetime
    about: str

    @property
    def digest(self) -> str:
        return pdf.digest_of(self.piece.path, self.data)

    @property
    def name(self) -> str:
        """«PHONE-1-side-version-2-9-november-2026.pdf»: what it is and how old, once it lies in a folder."""
        said = f"{self.about or 'standards'} {self.piece.slug} {self.dated}".lower()
        slug = "-".join("".join(sign if sign.isalnum() else " " for sign in said).split())
        return f"{slug}.{'png' if self.piece.is_picture else 'pdf'}"


def job_for(piece: Piece, content: Content, letterhead: Letterhead, *, on: date) -> Job:
    """What to make on a day. Refused with reasons when there is nothing in force to print."""
    refuse_if([] if content.versions else ["Nothing is published yet, so there is nothing to print."])
    dated = words.dated(content.versions, on=on)
    about = content.version.standard_key if content.version else ""
    path = f"/standards/{about}/" if about else "/standards/"
    head = letterhead.as_data(path=path, dated=dated)
    facts = {name: value for name, value in piece.facts(content).items() if value is not None}
    data = head | facts | piece.more | {"piece": piece.slug, "sizes": list(piece.sizes)}
    return Job(piece, data, dated, max(version.published_at for version in content.versions), about)


def make(job: Job) -> pdf.Paper:
    """The file. Words that don't fit at the smallest size are named and refused, never shrunk below it."""
    paper = None
    for size in job.piece.sizes:
        paper = _set(job, size)
        if not obstacles_in(job, paper):
            return paper
    refuse_if(obstacles_in(job, paper))
    return paper


def look_at(job: Job) -> list[bytes]:
    """Its sides as pictures for a screen, at the smallest size, which is where words begin not to fit."""
    ppi = job.piece.ppi or SCREEN_PPI
    return pdf.look_at(job.piece.path, job.data | {"base": job.piece.sizes[-1]}, ppi=ppi)


def obstacles_in(job: Job, paper: pdf.Paper) -> list[str]:
    """Each line that doesn't fit, by its place and its words."""
    size = f"{job.piece.sizes[-1]:g} point"
    obstacles = [_beyond(told, size) for told in paper.told]
    most = job.piece.most_pages
    if most and paper.pages > most:
        sides = "one side" if most == 1 else f"{most} sides"
        obstacles.append(
            f"{job.data['title']} doesn’t fit on {sides} at {size}. Shorten its do and don’t lines, or print the booklet."
        )
    return obstacles


def _beyond(told: dict[str, Any], size: str) -> str:
    place = "Rule" if told["place"] == "front" else "Target"
    return (
        f"{place} {told['number']} doesn’t fit on the card at {size}, the smallest: “{told['words']}” "
        f"({len(told['words'])} letters). Choose shorter lines, or fewer."
    )


def _set(job: Job, size: float) -> pdf.Paper:
    data = job.data | {"base": size}
    try:
        if job.piece.is_picture:
            return pdf.make_picture(job.piece.path, data, ppi=job.piece.ppi)
        return pdf.make_pdf(job.piece.path, data, dated=job.published_at)
    except pdf.NoSuchSign as missing:
        raise NotAllowed([_undrawn(job, missing.sign)]) from missing


def _undrawn(job: Job, sign: str) -> str:
    """Which sign, and on whose page it stands."""
    standards = [each for chapter in job.data.get("chapters", []) for each in chapter["standards"]]
    standards += [job.data["standard"]] if "standard" in job.data else []
    titles = [each["title"] for each in standards if sign in json.dumps(each, ensure_ascii=False)]
    place = f" It stands in {', '.join(titles)}." if titles else ""
    return f"“{sign}” can’t be printed: the font has no such sign.{place} Take it out there, then print again."


def version_in_print(booklet: words.Booklet, standard_key: str) -> StandardVersion | None:
    """The version of one standard, if it is among what everyone may read."""
    return next((version for version in booklet.versions if version.standard_key == standard_key), None)
