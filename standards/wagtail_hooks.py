"""Where Wagtail asks us: before anything is published, before a page is shown, and what the dashboard holds."""

from dataclasses import dataclass
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.site_summary import SiteSummaryPanel
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import RecentEditsPanel, WorkflowObjectsToModeratePanel
from wagtail.models import Page

from people.roles import may
from standards import admin_menu  # noqa: F401, its lines register themselves
from standards.byte_ranges import piece_asked_for
from standards.checks import Remark
from standards.models import BookletPage, ChapterPage, StandardPage
from standards.models.workflow import draft_of
from standards.queries import (
    drafts_of,
    due_checks,
    edition_in_force,
    flagged,
    remarks_on_draft,
    unread_versions,
    waiting_for,
    waiting_suggestions,
)
from standards.rules import obstacles_to_approving
from standards.synonym_views import synonyms
from toolkit.dates import local_day

OURS = (BookletPage, ChapterPage, StandardPage)


@hooks.register("before_publish_page")
def ask_for_another_reader(request, page):
    """The draft is saved by now, so nothing is lost when it may not go out."""
    obstacles = _obstacles(request.user, page)
    if not obstacles:
        return None
    for sentence in obstacles:
        messages.error(request, f"Saved as a draft. {sentence}")
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def ask_for_other_readers(request, action_type, objects, action):
    """Ticking pages in a list is no way round the second reader: one that may not go out stops them all, by name."""
    if action_type != "publish":
        return None
    told = {page.get_admin_display_title(): _obstacles(request.user, page) for page in _to_publish(objects, action)}
    refused = {title: obstacles for title, obstacles in told.items() if obstacles}
    for title, obstacles in refused.items():
        messages.error(request, f"{title}: {' '.join(obstacles)}")
    return redirect(action.next_url) if refused else None


@hooks.register("on_serve_page", order=-1)
def turn_away_in_words(serve):
    """Wagtail would send somebody who is signed in, and still may not read a page, to sign in again and again."""

    def served(page, request, serve_args, serve_kwargs):
        response = serve(page, request, serve_args, serve_kwargs)
        if isinstance(page, OURS) and request.user.is_authenticated and response.status_code == HTTPStatus.FOUND:
            raise PermissionDenied
        return response

    return served


@hooks.register("insert_editor_js")
def fill_the_checks_panel():
    return format_html('<script type="module" src="{}"></script>', static("js/standard-checks.js"))


@hooks.register("register_admin_viewset")
def keep_synonyms():
    return synonyms


@hooks.register("before_serve_document", order=10)
def send_a_film_in_pieces(document, request):
    """After all that may refuse it. Wagtail sends a file whole, which is enough for anything but a film."""
    is_film = document.content_type.startswith("video/")
    piece = piece_asked_for(request.headers.get("Range", ""), document.file.size) if is_film else None
    if piece is None:
        return None
    with document.file.open("rb") as film:
        film.seek(piece.first)
        answer = HttpResponse(film.read(piece.length), document.content_type, HTTPStatus.PARTIAL_CONTENT)
    answer["Content-Range"], answer["Accept-Ranges"] = piece.header, "bytes"
    answer["Content-Security-Policy"] = "default-src 'none'"
    return answer


@hooks.register("construct_homepage_panels")
def put_the_booklet_first(request, panels):
    """Wagtail's own lists of recent edits and of pages to moderate say the same, with less in it."""
    if may(request.user.roles, "edits_booklet"):
        replaced = (RecentEditsPanel, WorkflowObjectsToModeratePanel, SiteSummaryPanel)
        panels[:] = [
            BookletPanel(request),
            UpkeepPanel(request),
            *(panel for panel in panels if not isinstance(panel, replaced)),
        ]


@dataclass(frozen=True)
class Drafted:
    """A draft of somebody's, with what could be mended in its words."""

    page: Page
    remarks: list[Remark]


class BookletPanel(Component):
    """What waits for the person who has just come in."""

    name = "booklet"
    template_name = "standards/admin/booklet_panel.html"
    order = 0

    def __init__(self, request):
        self.account = request.user

    def get_context_data(self, parent_context):
        return {
            "publishes": may(self.account.roles, "publishes"),
            "waiting": waiting_for(self.account),
            "drafts": [Drafted(page, remarks_on_draft(page)) for page in drafts_of(self.account)[:10]],
            "answers_staff": may(self.account.roles, "answers_staff"),
            "suggestions": waiting_suggestions(),
        }


class UpkeepPanel(Component):
    """What is to be looked after in what is published already."""

    name = "upkeep"
    template_name = "standards/admin/upkeep_panel.html"
    order = 1

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        account, today = self.request.user, local_day(timezone.now())
        return {
            "request": self.request,
            "csrf_token": get_token(self.request),
            "person_id": account.person_id,
            "reads_afterwards": may(account.roles, "publishes_alone"),
            "unread": list(unread_versions()[:10]),
            "checks": due_checks(today)[:10],
            "flagged": flagged(),
            "edition": edition_in_force(today),
        }


def _to_publish(objects, action) -> list[Page]:
    pages = [page.specific for page in objects]
    if action.cleaned_form.cleaned_data["include_descendants"]:
        for page in objects:
            pages += page.get_descendants().not_live().specific()
    return pages


def _obstacles(account, page) -> list[str]:
    if not isinstance(page, OURS):
        return []
    draft = page.get_latest_revision_as_object()
    return [*obstacles_to_approving(account.pk, draft_of(draft)), *draft.obstacles_to_going_out()]
