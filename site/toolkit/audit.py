"""The audit line: one structured log line per deliberate change, with keys and never names."""

import logging

logger = logging.getLogger("audit")


def record(thing, event: str, *, by=None) -> None:
    """Log that `event` (dotted: app.noun.verb) happened to `thing`, done by the person `by` or by the system."""
    logger.info(
        event,
        extra={
            "event": event,
            "thing": f"{thing._meta.label_lower}:{thing.pk}",
            "by": str(by.key) if by is not None else "system",
        },
    )
