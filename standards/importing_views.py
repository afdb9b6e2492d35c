"""A Word document becomes drafts in two steps: read it and show what was understood, then make the pages."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from standards.actions.importing import keep_for_checking, make_drafts, understood_in
from standards.forms import BookletFileForm
from standards.importing.child import Unreadable, read_file
from standards.importing.planning import plan_for_document
from standards.models import BookletImport, BookletPage
from toolkit.obstacles import NotAllowed


def writers_only(view):
    """Whoever may add pages to the booklet; for everyone else it isn’t there."""

    @login_required
    @wraps(view)
    def only(request, *args, **kwargs):
        booklet = BookletPage.objects.first()
        if booklet is None or not booklet.permissions_for_user(request.user).can_add_subpage():
            raise Http404
        return view(request, booklet, *args, **kwargs)

    return only


@writers_only
def bring_in(request, booklet):
    """Choose a file. It is read at once, and nothing is made yet."""
    is_sent = request.method == "POST"
    form = BookletFileForm(request.POST, request.FILES) if is_sent else BookletFileForm()
    if is_sent and form.is_valid():
        kept = _kept(request, form)
        if kept:
            return redirect("standards:check_import", kept.key)
    made = BookletImport.objects.filter(uploaded_by=request.user.person).exclude(made_at=None)[:10]
    context = {"title": "Start from a Word document", "form": form, "made": made}
    return render(request, "standards/bring_in.html", context)


@writers_only
def check_import(request, booklet, key):
    """What was understood, guessed and left out; then the drafts."""
    kept = get_object_or_404(BookletImport, key=key, uploaded_by=request.user.person)
    if kept.made_at:
        return render(request, "standards/import_made.html", {"title": f"Made of {kept.file_name}", "kept": kept})
    if request.method == "POST" and _is_made(request, kept, booklet):
        return redirect("standards:check_import", kept.key)
    understood = understood_in(kept)
    context = {
        "title": f"What we understood of {kept.file_name}",
        "kept": kept,
        "plan": plan_for_document(understood, booklet),
        "notes": understood.notes,
        "pictures": len(understood.pictures),
    }
    return render(request, "standards/check_import.html", context)


def _kept(request, form) -> BookletImport | None:
    file = form.cleaned_data["file"]
    try:
        data = file.read()
        tree = read_file(file.name, data)
    except Unreadable as refusal:
        form.add_error("file", str(refusal))
        return None
    return keep_for_checking(file_name=file.name, data=data, tree=tree, by=request.user.person, now=timezone.now())


def _is_made(request, kept: BookletImport, booklet: BookletPage) -> bool:
    looked_at = request.POST.get("looked_at", "")
    try:
        make_drafts(
            kept=kept, booklet=booklet, by=request.user.person, now=timezone.now(), looked_at=looked_at or "nothing"
        )
    except NotAllowed as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return False
    messages.success(request, "The drafts are made. Nobody sees them until they are published.")
    return True
