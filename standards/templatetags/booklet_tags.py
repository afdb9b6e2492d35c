"""What the booklet's pages print. The words come from `queries`; a template only lays them out."""

from dataclasses import dataclass

from django import template
from django.utils import timezone
from django.utils.html import json_script

from standards import queries
from toolkit.dates import local_day

register = template.Library()


@register.simple_tag(takes_context=True)
def read_standard(context, page):
    """The page of a standard, from its version in force; in a preview, from the draft. Made once for all blocks."""
    if not hasattr(page, "as_read"):
        request = context["request"]
        page.as_read = queries.standard_as_read(
            page,
            person=_person(request),
            today=local_day(timezone.now()),
            is_draft=getattr(request, "is_preview", False),
            request=request,
        )
    return page.as_read


@dataclass(frozen=True)
class FitShown:
    """The form «How does this fit your job?» with what was said, just now or last time, and what it still lacks."""

    choices: list[queries.Choice]
    why: str
    error: str
    why_error: str


@register.simple_tag(takes_context=True)
def fit_shown(context, standard):
    form = context.get("fit_form")
    said, why = (standard.fit.answer, standard.fit.what_gets_in_the_way) if standard.fit else ("", "")
    if form is None:
        return FitShown(standard.choices(said), why, "", "")
    said, why = form.data.get("fit", ""), form.data.get("why", "")
    return FitShown(standard.choices(said), why, form.problem_with("fit"), form.problem_with("why"))


@register.simple_tag
def draft_checks(page):
    """What could be mended in a draft, as data for the editor's Checks panel; only previews carry it."""
    return json_script(queries.checked(page), "standard-checks")


@register.simple_tag
def answer_to_fit(standard):
    """What somebody was told about what they said gets in the way."""
    return queries.answer_to(standard.fit)


@register.simple_tag
def changed_because(page):
    """What was changed because of what staff said, without names."""
    return queries.came_of_it(page.key)


@register.simple_tag(takes_context=True)
def what_you_said(context):
    """Everything this person said gets in the way, with the answers they got."""
    return queries.what_was_said(_person(context["request"]))


@register.simple_tag(takes_context=True)
def what_was_answered(context):
    """The standards about which this person was told something lately."""
    person = _person(context["request"])
    return queries.lately_answered(person, now=timezone.now()) if person else []


@dataclass(frozen=True)
class Row:
    """A chapter or a standard in a list."""

    title: str
    url: str
    text: str
    key: str
    icon: str = ""


@register.simple_tag(takes_context=True)
def chapters_to_read(context):
    """The chapters this person may read, in order."""
    request, page = context["request"], context["page"]
    address = queries.Addresses(page, request).of
    chapters = queries.chapters_for(_person(request))
    return [Row(chapter.title, address(chapter), chapter.intro, chapter.key, chapter.icon) for chapter in chapters]


@register.simple_tag(takes_context=True)
def standards_to_read(context, chapter):
    """The standards of a chapter that this person may read, in order, each with its promise."""
    request = context["request"]
    address = queries.Addresses(chapter, request).of
    standards = queries.readable(queries.standards_in(chapter.key), _person(request)).defer_streamfields()
    return [Row(page.title, address(page), page.promise, page.key) for page in standards]


def _person(request):
    return request.user.person if request.user.is_authenticated else None
