"""What printing needs from up here: the organisation's paper, who may have which piece, and making it as long work."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from home.models import SiteSettings
from people.models import Account
from people.queries import leads_anybody
from people.roles import may
from standards.actions.printing import keep_printed
from standards.documents.letterhead import Letterhead
from standards.documents.making import Job, job_for, version_in_print
from standards.documents.pieces import PIECES, Content, Piece
from standards.documents.words import booklet_in_force
from toolkit.dates import local_day
from toolkit.long_work import Result
from toolkit.obstacles import refuse_if

KIND = "print.piece"
# Long work keeps its result in a line of 300 letters; the page of the piece says all of it.
ROOM_FOR_NOTES = 200


@dataclass(frozen=True)
class Order:
    """A piece somebody asks for: about which standard, if about one, and for cards with which lines."""

    piece: Piece
    standard: str = ""
    lines: tuple[str, ...] = ()


def letterhead() -> Letterhead:
    """The organisation's name, colour and logo, as they are set now."""
    site = SiteSettings.load()
    return Letterhead(
        organisation=site.organisation_name,
        service=site.service_name,
        site_url=settings.SITE_URL,
        colour=site.brand_colour,
        risk_line=site.risk_line,
        logo=_logo(site),
    )


def _logo(site: SiteSettings) -> bytes | None:
    if site.logo is None:
        return None
    with site.logo.get_rendition("max-600x600|format-png").file.open() as file:
        return file.read()


def may_print(piece: Piece, account: Account) -> bool:
    """Booklet and noticeboard side are for whoever reads; the rest for managers and those who look after the booklet."""
    return piece.is_for_staff or prints_all(account)


def prints_all(account: Account) -> bool:
    if may(account.roles, "edits_booklet"):
        return True
    return leads_anybody(account.person, on=local_day(timezone.now()))


def job_of(order: Order) -> Job:
    """What the order is made from now. Refused when its standard isn't among what everyone may read."""
    booklet = booklet_in_force()
    version = version_in_print(booklet, order.standard) if order.standard else None
    is_missing = version is None and (order.piece.of_one_standard or bool(order.standard))
    refuse_if(["Choose a standard that is published."] if is_missing else [])
    return job_for(order.piece, Content(booklet, version, order.lines), letterhead(), on=local_day(timezone.now()))


def print_piece(work, progress) -> Result:
    """Long work: make the file, or find it made."""
    facts = work.facts
    piece = PIECES[facts["piece"]]
    progress(0, None, f"Setting {piece.title.lower()}")
    job = job_of(Order(piece, facts["standard"], tuple(facts["lines"])))
    printed = keep_printed(job=job, by=None, now=timezone.now())
    side = "page" if printed.pages == 1 else "pages"
    words = f"{piece.title}: {printed.pages} {side}, {job.dated}.{in_short(printed.notes)}"
    return Result(words, reverse("home:printed", args=[printed.key]))


def in_short(notes: list[str]) -> str:
    """The first note where it fits, and how many there are: making it again shows them all at once."""
    if not notes:
        return ""
    if len(notes) == 1 and len(notes[0]) <= ROOM_FOR_NOTES:
        return f" {notes[0]}"
    what = "is a note" if len(notes) == 1 else f"are {len(notes)} notes"
    return f" There {what} on its pictures. Choose it once more under Print and take away, and read them."
