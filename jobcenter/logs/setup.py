"""One way out for everything that is logged, ours or a library's: cleaned, then written as a line of JSON."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

from jobcenter.logs.cleaning import with_plain_exception, without_personal_data
from jobcenter.logs.routes import route_of


def logging_for(level: str) -> dict[str, Any]:
    """Django's LOGGING; also binds structlog to it, so that both kinds of logger end in the same place."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.filter_by_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": formatter}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "json"}},
        "root": {"handlers": ["lines"], "level": level},
        "loggers": {
            # Django brings handlers of its own: one mails whole requests, one writes request lines.
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
            # Never the SQL, whose parameters are the data.
            "django.db.backends": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }


def formatter() -> structlog.stdlib.ProcessorFormatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.contextvars.merge_contextvars, _only_the_template],
        use_get_message=False,
        pass_foreign_args=True,
        processors=[
            _stamp,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            with_plain_exception,
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            without_personal_data,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )


def _only_the_template(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """What a library logs: its text, filled in only where no exception can stand among the arguments."""
    args = event.pop("positional_args", ())
    if not args:
        event["event"] = _without_words(event["_record"], event["event"])
        return event
    args = _without_address(event["_record"], args)
    if isinstance(args, dict):
        event.update({f"task_{key}": args[key] for key in ("name", "id") if key in args})
    values = args.values() if isinstance(args, dict) else args
    # An exception repeats what somebody typed. Django's own request lines hold the reason and the path.
    told = "exc_info" in event or any(isinstance(value, BaseException) for value in values)
    if not told or event["_record"].name == "django.request":
        event["event"] = str(event["event"]) % args
    return event


def _without_address(record: logging.LogRecord, args: Any) -> Any:
    """Django names the address it answered; the address holds ids, and in an unknown one anything may stand."""
    request = getattr(record, "request", None)
    address = getattr(request, "path", None)
    if not address or not isinstance(args, tuple):
        return args
    known = (route_of(request) if isinstance(arg, str) and address in arg else arg for arg in args)
    return tuple(_without_words(record, arg) for arg in known)


def _without_words(record: logging.LogRecord, text: Any) -> Any:
    """Django logs what a refused request's exception says, which may be what was sent; its class says enough."""
    error = record.exc_info[1] if record.exc_info else None
    return type(error).__name__ if error is not None and text == str(error) else text


def _stamp(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    record: logging.LogRecord = event["_record"]
    event["level"] = record.levelname.lower()
    event["logger"] = record.name
    if status := getattr(record, "status_code", None):
        event.setdefault("status", status)
    return event
