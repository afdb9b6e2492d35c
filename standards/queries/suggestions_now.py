"""Where every suggestion stands, from what was said and moved alone: the truth that the rows in the queue are kept from."""

from django.db.models import CharField, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from standards.models import Fit, SuggestionMove, SuggestionNow
from standards.models.fits import FitAnswer
from standards.suggesting import ANSWERED, State


def suggestions_as_they_are() -> list[SuggestionNow]:
    """What the rows that are kept must be equal to; nothing is written. What the person said again in other words before
    anybody answered counts once, in the newest words."""
    again = Fit.objects.filter(version=OuterRef("version"), person=OuterRef("person"), pk__gt=OuterRef("pk"))
    moved = SuggestionMove.objects.filter(fit=OuterRef("pk"))
    newest = moved.order_by("-moved_at", "-pk").values("state")[:1]
    fits = (
        Fit.objects.filter(answer=FitAnswer.GETS_IN_THE_WAY)
        .exclude(Exists(again) & ~Exists(moved))
        .annotate(state=Coalesce(Subquery(newest), Value(State.NEW.value), output_field=CharField()))
    )
    return [suggestion_now(fit, fit.state) for fit in fits.select_related("version").order_by("pk")]


def suggestion_now(fit: Fit, state: str) -> SuggestionNow:
    """The row that says where a suggestion stands, not kept yet."""
    return SuggestionNow(
        fit=fit,
        standard_key=fit.version.standard_key,
        said_at=fit.answered_at,
        state=state,
        is_answered=state in ANSWERED,
    )
