"""How we are doing against our targets."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from people.models import Person
from standards.models import Target, TargetResult
from toolkit.audit import record
from toolkit.obstacles import refuse_if


@transaction.atomic
def record_target_result(
    *, standard_key: str, target_key: str, month: dt.date, value: Decimal | int, by: Person | None, now: dt.datetime
) -> TargetResult:
    """Where we are against a target in one month, in the target's own unit; a later figure for the month replaces it."""
    is_known = Target.objects.filter(page__key=standard_key, key=target_key).exists()
    refuse_if([] if is_known else [f"There is no target {standard_key}/{target_key}."])
    refuse_if([] if month <= now.date() else ["That month has not begun."])
    result, _ = TargetResult.objects.update_or_create(
        standard_key=standard_key, target_key=target_key, month=month.replace(day=1), defaults={"value": value}
    )
    record(result, "standards.target_result.record", by=by)
    return result
