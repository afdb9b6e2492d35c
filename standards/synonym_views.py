"""What colleagues type that the booklet doesn’t say: a list of words that found nothing, and the words they stand for."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from people.roles import may
from standards.actions.looking_up import forget_answered_misses, forget_miss
from standards.models import SearchMiss, SearchSynonym
from standards.queries.finding import misses


def editors_only(view):
    """For everyone else it isn’t there."""

    @login_required
    @wraps(view)
    def only(request, *args, **kwargs):
        if not may(request.user.roles, "edits_booklet"):
            raise Http404
        return view(request, *args, **kwargs)

    return only


@editors_only
@require_safe
def looked_up(request):
    """What found nothing, the most often first."""
    return render(request, "standards/looked_up.html", {"title": "Looked up and not found", "misses": misses()})


@require_POST
@editors_only
def no_answer_needed(request, pk):
    forget_miss(miss=get_object_or_404(SearchMiss, pk=pk), by=request.user.person)
    messages.success(request, "Taken off the list.")
    return redirect("standards:looked_up")


class _CreateSynonym(generic.CreateView):
    """Comes filled in from the list of what was looked up, and takes off that list whatever it answers."""

    def get_initial_form_instance(self):
        return SearchSynonym(said=self.request.GET.get("said", "")[:60])

    def save_instance(self):
        synonym = super().save_instance()
        forget_answered_misses(by=self.request.user.person)
        return synonym


class _EditSynonym(generic.EditView):
    def save_instance(self):
        synonym = super().save_instance()
        forget_answered_misses(by=self.request.user.person)
        return synonym


class SynonymViewSet(ModelViewSet):
    """Wagtail’s own pages, since synonyms are words and say nothing of anybody."""

    model = SearchSynonym
    name = "synonyms"
    icon = "search"
    menu_label = "Search synonyms"
    add_to_reference_index = False
    copy_view_enabled = False
    form_fields = ["said", "means"]
    list_display = ["said", "means"]
    search_fields = ["said", "means"]
    add_view_class = _CreateSynonym
    edit_view_class = _EditSynonym


synonyms = SynonymViewSet()
