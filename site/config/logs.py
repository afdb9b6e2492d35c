"""One JSON object a line on stdout, in UTC, naming people only by their key."""

import datetime as dt
import json
import logging
from contextvars import ContextVar

from django.conf import settings

request_id: ContextVar[str] = ContextVar("request_id", default="")

# What `logger.info(..., extra={...})` may add. Anything else a library attaches, such as the request, stays out.
FIELDS = ("event", "thing", "by", "person", "method", "path", "status", "milliseconds", "check", "task", "count")


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id.get(),
        }
        line |= {field: getattr(record, field) for field in FIELDS if hasattr(record, field)}
        if record.exc_info:
            line["trace"] = _trace(record.exc_info)
        return json.dumps(line, ensure_ascii=True, default=str)


def _trace(exc_info) -> list[str]:
    """Where it happened. The message stays out of a real site's log: a database's own words can hold people's."""
    kind, error, at = exc_info
    lines = [f"{kind.__name__}: {error}" if settings.DEBUG else kind.__name__] if kind else []
    while at is not None:
        lines.append(f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno} {at.tb_frame.f_code.co_name}")
        at = at.tb_next
    return lines
