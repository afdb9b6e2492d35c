"""Print and take away: what there is, choosing what goes on it, and the files."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from home.actions import order_print
from home.forms import CopiesForm, PieceForm
from home.printing import Order, job_of, may_print, prints_all
from people.models import Employment
from standards.actions.printing import keep_printed, printed_before
from standards.documents.making import look_at, version_in_print
from standards.documents.pieces import PIECES, Content
from standards.documents.words import booklet_in_force
from standards.models import Printed, StandardPage
from toolkit.dates import local_day
from toolkit.obstacles import NotAllowed


@login_required
@require_safe
def pieces(request):
    """Everything somebody may print, and what many copies of one thing cost."""
    copies = CopiesForm(request.GET or None)
    context = {
        "title": "Print and take away",
        "items": [_item(piece) for piece in PIECES.values() if may_print(piece, request.user)],
        "prints_all": prints_all(request.user),
        "without_desk": Employment.objects.on(local_day(timezone.now())).filter(has_desk=False).count(),
        "form": copies,
        "cost": copies.cost() if request.GET and copies.is_valid() else "",
    }
    return render(request, "home/print.html", context)


@login_required
def piece(request, slug):
    """One piece: what goes on it, and having it made. A file with notes is shown with them before it is taken."""
    found = PIECES.get(slug)
    if found is None or not may_print(found, request.user):
        raise Http404
    booklet = booklet_in_force()
    standard = request.POST.get("standard", request.GET.get("standard", ""))
    content = Content(booklet, version_in_print(booklet, standard))
    made = None
    form = PieceForm(request.POST if request.method == "POST" else None, piece=found, content=content)
    if request.method == "POST" and form.is_valid():
        order = Order(found, form.cleaned_data["standard"], tuple(form.cleaned_data.get("lines", ())))
        try:
            made = _made(order, request.user.person)
        except NotAllowed as refusal:
            for sentence in refusal.reasons:
                form.add_error(None, sentence)
    if made and not getattr(made, "notes", ()):
        return redirect(made)
    context = {"title": found.title, "piece": found, "form": form, "content": content, "sides": _sides(found, content)}
    return render(request, "home/print_piece.html", context | {"made": made})


@login_required
@require_safe
def picture(request, slug, side):
    """One side of a piece as it would be printed now, for the page that offers it."""
    found = PIECES.get(slug)
    if found is None or not may_print(found, request.user) or not 1 <= side <= found.sides_shown:
        raise Http404
    try:
        sides = look_at(job_of(Order(found, request.GET.get("standard", ""))))
    except NotAllowed as refusal:
        raise Http404 from refusal
    return HttpResponse(sides[side - 1], content_type="image/png")


@login_required
@require_safe
def printed(request, key):
    """The file, to whoever may have a piece of its kind."""
    found = get_object_or_404(Printed, key=key)
    kind = PIECES.get(found.kind)
    if kind is None or not may_print(kind, request.user) or not found.file.storage.exists(found.file.name):
        raise Http404
    return FileResponse(found.file.open(), as_attachment=True, filename=found.name)


@require_safe
def by_key(request, standard_key):
    """The short address on paper: it stays when a page is renamed."""
    page = get_object_or_404(StandardPage.objects.live(), key=standard_key)
    if not page.may_be_read_by(request.user):
        return redirect_to_login(request.get_full_path())
    return redirect(page.url)


def _item(piece) -> dict:
    """A piece on the list: made at once when there is nothing to choose."""
    posts = not (piece.of_one_standard or piece.has_lines)
    return {
        "title": piece.title,
        "paper": piece.paper,
        "url": reverse("home:print_piece", args=[piece.slug]),
        "action": "Make it" if posts else "Choose",
        "posts": posts,
    }


def _sides(piece, content) -> list[dict]:
    """The pictures of a piece, where there is something to draw."""
    if not content.versions:
        return []
    about = f"?standard={content.version.standard_key}" if content.version else ""
    return [
        {
            "url": reverse("home:print_picture", args=[piece.slug, side]) + about,
            "says": f"How side {side} looks" if piece.sides_shown > 1 else "How it looks",
        }
        for side in range(1, piece.sides_shown + 1)
    ]


def _made(order: Order, person):
    """A page that can be waited for: the file, if it is there or soon made; else the page of the work."""
    now = timezone.now()
    job = job_of(order)
    ready = printed_before(job)
    if ready is None and order.piece.takes_long:
        return order_print(order=order, by=person, now=now)
    return ready or keep_printed(job=job, by=person, now=now)
