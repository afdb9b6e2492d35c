"""Questions from a file in two steps: read it and show what each would become, then make the drafts."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from people.roles import may
from quizzes.actions.transfer import bring_in_kept_file, keep_question_file, parsed_in, undo_import
from quizzes.formats.template import TEMPLATES
from quizzes.forms.question_file import QuestionFileForm
from quizzes.importing.child import read_file
from quizzes.importing.planning import plan_for
from quizzes.models import ImportBatch, QuestionFile
from quizzes.queries.transfer import standards_to_choose
from quizzes.reports.question_files import bad_numbers, batch_page, file_page, told_of
from toolkit.obstacles import NotAllowed


def writers_only(view):
    """Whoever may write a question may bring some in; for everyone else it isn’t there."""

    @login_required
    @wraps(view)
    def only(request, *args, **kwargs):
        if not may(request.user.roles, "edits_booklet"):
            raise Http404
        return view(request, *args, **kwargs)

    return only


@writers_only
def bring_in(request):
    """Choose a file. It is read at once, and nothing is made yet."""
    is_sent = request.method == "POST"
    standards = standards_to_choose()
    form = QuestionFileForm(*((request.POST, request.FILES) if is_sent else ()), standards=standards)
    told = []
    if is_sent and form.is_valid():
        kept, told = _kept(request, form)
        if kept:
            return redirect("quizzes:question_file", kept.key)
    context = {
        "title": "Bring in questions",
        "form": form,
        "told": told,
        "templates": TEMPLATES.values(),
        "batches": ImportBatch.objects.all()[:10],
    }
    return render(request, "quizzes/bring_in_questions.html", context)


@writers_only
def question_file(request, key):
    """What each question would become, and everything that was said of the file; then the drafts."""
    kept = get_object_or_404(QuestionFile, key=key, by=request.user.person)
    parsed = parsed_in(kept)
    seen = plan_for(parsed, standard_key=kept.standard_key)
    left_out = _left_out(request)
    if request.method == "POST":
        batch = _brought_in(request, kept, left_out)
        if batch:
            return redirect("quizzes:import_batch", batch.key)
    elif "without-errors" in request.GET:
        left_out = bad_numbers(parsed, seen)
    without = plan_for(parsed, standard_key=kept.standard_key, left_out=left_out)
    page = file_page(parsed, seen, without, file_name=kept.file_name)
    return render(request, "quizzes/question_file.html", {"title": page.title, "page": page, "kept": kept})


@writers_only
@require_safe
def import_batch(request, key):
    batch = get_object_or_404(ImportBatch, key=key)
    page = batch_page(batch)
    return render(request, "quizzes/import_batch.html", {"title": page.title, "page": page, "batch": batch})


@writers_only
@require_POST
def undoing(request, key):
    """One click takes a whole file back."""
    batch = get_object_or_404(ImportBatch, key=key)
    try:
        undo_import(batch=batch, by=request.user.person, now=timezone.now())
    except NotAllowed as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, "Taken back: the drafts of this file are gone.")
    return redirect("quizzes:import_batch", batch.key)


@writers_only
@require_safe
def template(request, ending):
    """A table to write questions into, with one of each kind."""
    if ending not in TEMPLATES:
        raise Http404
    made = TEMPLATES[ending]
    answer = HttpResponse(made.write(), content_type=made.type)
    answer["Content-Disposition"] = f'attachment; filename="{made.name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _kept(request, form):
    """The file that waits, or what keeps all of it out."""
    file = form.cleaned_data["file"]
    data = file.read()
    parsed = read_file(file.name, data, encoding=form.cleaned_data["encoding"])
    if not parsed.found:
        told = [told_of(issue, parsed.format) for issue in parsed.issues]
        for each in told[:1]:
            form.add_error("file", f"{each.message} {each.hint}")
        return None, told[1:]
    kept = keep_question_file(
        file_name=file.name,
        data=data,
        parsed=parsed,
        standard_key=form.cleaned_data["standard"],
        by=request.user.person,
        now=timezone.now(),
    )
    return kept, []


def _left_out(request) -> set[int]:
    numbers = request.POST.getlist("leave-out")
    return {int(number) for number in numbers if number.isascii() and number.isdecimal() and len(number) < 6}


def _brought_in(request, kept, left_out) -> ImportBatch | None:
    looked_at = request.POST.get("looked_at") or "nothing"
    try:
        batch = bring_in_kept_file(
            kept=kept, left_out=left_out, looked_at=looked_at, by=request.user.person, now=timezone.now()
        )
    except NotAllowed as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
        return None
    messages.success(request, "The drafts are made. Nobody is asked them until somebody else has read them.")
    return batch
