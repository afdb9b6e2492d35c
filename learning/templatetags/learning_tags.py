"""What a standard's page may say about the person reading it: `{% offer_questions page.key %}`, `{% your_standing page.key %}`
and `{% test_yourself page.key %}`. All three share one look at the database; for somebody not signed in they draw nothing.
Lists of chapters and standards say where the reader is on each: `{% where_you_are rows as rows %}`."""

from django import template
from django.utils import timezone

from learning.queries.history import told_with_consequences
from learning.queries.my_learning import MyLearning, my_chapters
from learning.queries.news import since_shown
from learning.queries.one_standard import one_standard
from learning.reports.asking import asking
from learning.reports.standard_aside import StandardAside, chapter_offer, standard_aside
from toolkit.dates import local_day

register = template.Library()


@register.inclusion_tag("learning/parts/offer_questions.html", takes_context=True)
def offer_questions(context, standard_key):
    """«Know this already?», or that it is done and until when."""
    return {"aside": _aside(context, standard_key)}


@register.inclusion_tag("learning/parts/your_standing.html", takes_context=True)
def your_standing(context, standard_key):
    """«You and this standard»."""
    return {"aside": _aside(context, standard_key)}


@register.inclusion_tag("learning/parts/test_yourself.html", takes_context=True)
def test_yourself(context, standard_key):
    """The questions at the end of the page, for whoever has read it."""
    return {"aside": _aside(context, standard_key)}


@register.simple_tag(takes_context=True)
def where_you_are(context, rows):
    """Rows of chapters or of standards (`key`, `title`, `url`, `text`, `icon`) with where the reader is on each."""
    learning = _learning(context)
    return [_with_status(row, learning) for row in rows]


@register.simple_tag
def with_consequences(stories):
    """Versions of a standard (`standards.queries.history`), each with what it led to, in sentences."""
    return told_with_consequences(stories)


@register.inclusion_tag("learning/parts/asking.html", takes_context=True)
def asking_about(context, standard_key):
    """How far the newest change of a standard is in asking people, for whoever published it."""
    return {"asking": asking(standard_key, context["request"].user)}


@register.inclusion_tag("learning/parts/offer_chapter.html", takes_context=True)
def offer_chapter(context, chapter_key):
    """«Know this already?» on a chapter's page: its questions, if any wait for the reader."""
    learning = _learning(context)
    row = learning.chapter(chapter_key) if learning else None
    return {"row": row, "words": chapter_offer(row) if row else ""}


def _with_status(row, learning: MyLearning | None) -> dict[str, str]:
    printed = {"title": row.title, "url": row.url, "text": row.text, "icon": row.icon}
    mine = learning and (learning.chapter(row.key) or learning.standard(row.key))
    if not mine:
        return printed
    return printed | {"kind": mine.status.status.value, "words": mine.status.words}


def _learning(context) -> MyLearning | None:
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return None
    if not hasattr(request, "_my_learning"):
        request._my_learning = my_chapters(request.user.person, local_day(timezone.now()))
    return request._my_learning


def _aside(context, standard_key) -> StandardAside | None:
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return None
    known = request.__dict__.setdefault("_standard_asides", {})
    if standard_key not in known:
        today = local_day(timezone.now())
        found = one_standard(request.user.person, standard_key, today)
        known[standard_key] = standard_aside(found, since_shown(found, today), today) if found else None
    return known[standard_key]
