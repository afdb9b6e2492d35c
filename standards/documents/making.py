"""From a piece and what goes into it to a file: told apart by a digest, set in the largest size that fits, or refused."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from standards.documents import words
from standards.documents.letterhead import Letterhead
from standards.documents.pictures import pictures_of
from standards.documents.pieces import Content, Piece
from standards.models import StandardVersion
from toolkit import pdf
from toolkit.obstacles import NotAllowed, refuse_if

# Sharp on a phone, and some tens of kilobytes.
SCREEN_PPI = 110


@dataclass(frozen=True)
class Job:
    """Everything a file is made from. Two jobs with one digest make the same bytes.

    `files` are its pictures, by names that say what is in them; `notes` tell whoever prints what is wrong with some.
    """

    piece: Piece
    data: dict[str, Any]
    dated: str
    published_at: datetime
    about: str
    files: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

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
    if piece.room:
        content = replace(content, pictures=pictures_of(content.versions, piece.room))
    facts = {name: value for name, value in piece.facts(content).items() if value is not None}
    data = head | facts | piece.more | {"piece": piece.slug, "sizes": list(piece.sizes)}
    published_at = max(version.published_at for version in content.versions)
    return Job(piece, data, dated, published_at, about, content.pictures.files, content.pictures.notes)


def make(job: Job) -> pdf.Paper:
    """The file. Words that don't fit at the smallest size are named and refused, never shrunk below it.

    A picture that doesn't fit makes words smaller, as far as they go; after that it is left out, and `notes_on` says so.
    """
    paper, fewest = None, None
    for size in job.piece.sizes:
        paper = _set(job, size)
        if obstacles_in(job, paper):
            continue
        if not _left_out(paper):
            return paper
        if fewest is None or len(_left_out(paper)) < len(_left_out(fewest)):
            fewest = paper
    refuse_if(obstacles_in(job, paper) if fewest is None else [])
    return fewest


def notes_on(job: Job, paper: pdf.Paper) -> list[str]:
    """What whoever takes the file should know: every picture that isn't in it, and what is wrong with one that is."""
    sides = "one side" if job.piece.most_pages == 1 else "the paper"
    left_out = [
        f"The picture “{told['words']}” is left out: it doesn’t fit on {sides} beside the words. "
        "It is on the page and in the booklet."
        for told in _left_out(paper)
    ]
    return [*job.notes, *left_out]


def look_at(job: Job) -> list[bytes]:
    """Its sides as pictures for a screen, at the smallest size, which is where words begin not to fit."""
    ppi = job.piece.ppi or SCREEN_PPI
    return pdf.look_at(job.piece.path, job.data | {"base": job.piece.sizes[-1]}, ppi=ppi, files=job.files)


def obstacles_in(job: Job, paper: pdf.Paper) -> list[str]:
    """Each line that doesn't fit, by its place and its words."""
    size = f"{job.piece.sizes[-1]:g} point"
    obstacles = [_beyond(told, size) for told in paper.told if told["place"] != "picture"]
    most = job.piece.most_pages
    if most and paper.pages > most:
        sides = "one side" if most == 1 else f"{most} sides"
        obstacles.append(
            f"{job.data['title']} doesn’t fit on {sides} at {size}. Shorten its do and don’t lines, or print the booklet."
        )
    return obstacles


def _left_out(paper: pdf.Paper) -> list[dict[str, Any]]:
    return [told for told in paper.told if told["place"] == "picture"]


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
        return pdf.make_pdf(job.piece.path, data, dated=job.published_at, files=job.files)
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
