"""Writing questions, reading them second and taking them out of use. For everyone else they aren’t there."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from people.roles import may
from quizzes.actions.bank import (
    make_ready,
    retire_question,
    send_question,
    send_question_back,
    write_question,
)
from quizzes.blocks import BLOCKS
from quizzes.forms.writing import NewQuestionForm, QuestionForm
from quizzes.linting import lint
from quizzes.models import Question, QuestionVersion, VersionState
from quizzes.previews import draw_asked, draw_with_key
from quizzes.queries import faults_in, words_to_read
from quizzes.queries.writing import bank, next_key, other_wordings, story_of
from quizzes.reports.bank import bank_page, question_page
from standards.models import StandardPage
from toolkit.obstacles import NotAllowed


def writers_only(view):
    @login_required
    @never_cache
    @wraps(view)
    def only(request, *args, **kwargs):
        if not may(request.user.roles, "edits_booklet"):
            raise Http404
        return view(request, *args, **kwargs)

    return only


@writers_only
@require_safe
def questions(request):
    """Every question and where it stands."""
    standard_key, query = request.GET.get("standard", "")[:24], request.GET.get("q", "")[:100].strip()
    number = request.GET.get("page", "1")
    page = bank_page(
        bank(standard_key=standard_key, words=query),
        titles=_titles(),
        stand=request.GET.get("stand", ""),
        standard_key=standard_key,
        query=query,
        page=int(number) if number.isdecimal() and len(number) < 5 else 1,
    )
    return render(request, "quizzes/bank.html", {"title": page.title, "page": page})


@writers_only
@require_safe
def question(request, key):
    """One question with its key and every feedback, what could be mended, and its versions."""
    found = get_object_or_404(Question, key=key)
    story = story_of(found)
    if not story:
        raise Http404
    newest, faults = story[0], faults_in(story[0])
    read = words_to_read(found.standard_key, written_for=newest.reviewed_for, at=timezone.now())
    page = question_page(
        found,
        story,
        standard=_titles().get(found.standard_key, found.standard_key),
        line=(read.lines or {}).get(newest.tests_line, ""),
        faults=faults,
        remarks=lint(newest.kind, newest.spec, other_wordings(found)),
        person_pk=request.user.person_id,
    )
    context = {"title": page.title, "page": page}
    if not faults:
        context |= {"asked": draw_asked(newest, request), "with_key": draw_with_key(newest, request)}
    return render(request, "quizzes/bank_question.html", context)


@writers_only
@require_safe
def begin(request):
    """Choose what it is about and what kind it is; the choice leads to the form."""
    form = NewQuestionForm(request.GET or None, _titles())
    if form.is_bound and form.is_valid():
        return redirect("write_new_question", form.cleaned_data["standard"], form.cleaned_data["kind"])
    return render(request, "quizzes/admin/begin.html", {"form": form, "page_title": "Write a question"})


@writers_only
def write_new(request, standard_key, kind):
    if standard_key not in _titles() or kind not in BLOCKS:
        raise Http404
    return _written(request, next_key(standard_key), standard_key, kind, None)


@writers_only
def write(request, key):
    """Go on with the draft, or begin the next version from the words in use."""
    found = get_object_or_404(Question, key=key, retired_at=None)
    newest = found.versions.order_by("-number").first()
    if newest is None:
        raise Http404
    return _written(request, found.key, found.standard_key, newest.kind, newest)


def _written(request, key: str, standard_key: str, kind: str, newest: QuestionVersion | None):
    read = words_to_read(standard_key, written_for=newest.reviewed_for if newest else 0, at=timezone.now())
    form = QuestionForm(
        request.POST if request.method == "POST" else None,
        kind=kind,
        lines=read.lines or {},
        targets=read.targets or (),
        initial={"tests_line": newest.tests_line, "cites_target": newest.cites_target} if newest else None,
        value=BLOCKS[kind].value_of(newest.spec) if newest else None,
    )
    if request.method == "POST" and form.is_valid():
        write_question(
            key=key,
            standard_key=standard_key,
            kind=kind,
            spec=form.spec,
            tests_line=form.cleaned_data["tests_line"],
            cites_target=form.cleaned_data["cites_target"],
            reviewed_for=read.number,
            by=request.user.person,
            now=timezone.now(),
        )
        messages.success(request, f"{key} is saved as a draft.")
        return redirect("quizzes:bank_question", key)
    context = {"form": form, "page_title": f"{key}: {_titles().get(standard_key, standard_key)}", "key": key}
    context["is_there"] = newest is not None
    context["note"] = newest.note if newest and newest.state == VersionState.DRAFT else ""
    return render(request, "quizzes/admin/write.html", context)


@require_POST
@writers_only
def sending(request, key):
    return _done(
        request,
        key,
        lambda version, by, now: send_question(version=version, by=by, now=now),
        "has gone to a second reader",
    )


@require_POST
@writers_only
def reading(request, key):
    return _done(
        request, key, lambda version, by, now: make_ready(version=version, read_by=by, now=now), "is in use from now on"
    )


@require_POST
@writers_only
def returning(request, key):
    note = request.POST.get("note", "")[:2000]
    return _done(
        request,
        key,
        lambda version, by, now: send_question_back(version=version, note=note, by=by, now=now),
        "has gone back to its writer",
    )


@require_POST
@writers_only
def retirement(request, key):
    return _done(
        request,
        key,
        lambda version, by, now: retire_question(question=version.question, by=by, now=now),
        "is retired. Attempts that asked it keep it",
    )


def _done(request, key, act, words):
    """One act on the newest version, and back to the question, with what happened or why it may not."""
    found = get_object_or_404(Question, key=key)
    newest = found.versions.select_related("question").order_by("-number").first()
    if newest is None:
        raise Http404
    try:
        act(newest, request.user.person, timezone.now())
        messages.success(request, f"{key} {words}.")
    except NotAllowed as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    return redirect("quizzes:bank_question", key)


def _titles() -> dict[str, str]:
    """The standards there are, published or being written, in the order of the booklet."""
    return dict(StandardPage.objects.order_by("path").values_list("key", "title"))
