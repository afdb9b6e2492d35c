"""Who may read which pages of the booklet."""

from collections.abc import Callable

from wagtail.models import Page, PageViewRestriction, Site
from wagtail.query import PageQuerySet

from people.models import Person
from standards.models import BookletPage, ChapterPage, StandardPage
from standards.rules import may_read_booklet


def readable(pages: PageQuerySet, person: Person | None) -> PageQuerySet:
    """The published pages among `pages` that somebody may read; None is somebody who has not signed in."""
    is_open = person is None and BookletPage.objects.filter(is_open=True).exists()
    if not may_read_booklet(is_signed_in=person is not None, is_open=is_open):
        return pages.none()
    pages = pages.live()
    for restriction in _closed_to(person):
        pages = pages.exclude(pages.descendant_of_q(restriction.page, inclusive=True))
    return pages


class Addresses:
    """The addresses of many pages after one look at where the site begins: `page.url` looks again for each."""

    def __init__(self, page: Page, request=None):
        path = request.path if request is not None and page.url_path.endswith(request.path) else _path(page, request)
        self._before = len(page.url_path) - len(path)

    def of(self, page: Page) -> str:
        return page.url_path[self._before :]


def address_of_paths() -> Callable[[str], str]:
    """Turns a page's `url_path` into its address, for those who have no page at hand: one look at the site's roots."""
    roots = [root.root_path for root in Site.get_site_root_paths()]

    def address(url_path: str) -> str:
        root = next((root for root in roots if url_path.startswith(root)), "/")
        return url_path[len(root) - 1 :]

    return address


def _path(page: Page, request) -> str:
    parts = page.get_url_parts(request)
    return parts[2] if parts else page.url_path


def chapters_for(person: Person | None) -> PageQuerySet:
    """The chapters somebody may read, in the order of the booklet."""
    return readable(ChapterPage.objects.all(), person).order_by("path")


def standards_for(person: Person | None) -> PageQuerySet:
    """Every published standard that somebody may read, in the order of the booklet."""
    return readable(StandardPage.objects.all(), person).order_by("path")


def _closed_to(person: Person | None) -> list[PageViewRestriction]:
    """The branches that Wagtail's own privacy keeps from somebody."""
    restrictions = PageViewRestriction.objects.select_related("page").order_by("pk")
    account = getattr(person, "account", None)
    if account is None:
        return list(restrictions.exclude(restriction_type=PageViewRestriction.NONE))
    if account.is_superuser:
        return []
    by_group = restrictions.filter(restriction_type=PageViewRestriction.GROUPS)
    return list(by_group.exclude(groups__in=account.groups.all()))
