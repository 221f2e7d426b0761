"""Bodies as JSON: an object in UTF-8, each of its names once, and no number that is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, BinaryIO

from rest_framework.parsers import BaseParser

from jobcenter.api.faults import Twice, pointer, read_object
from jobcenter.api.language import say
from jobcenter.api.problems import Fault, Problem

MOST = 1024 * 1024  # bytes; the longest samtale ever written fits a hundred times

LONGEST_NAME = 60


def _whole(name: str) -> str:
    """A name as it can be answered: without half characters, and not at any length."""
    return name[:LONGEST_NAME].encode("utf-8", "replace").decode()


class Json(BaseParser):
    media_type = "application/json"

    def parse(
        self, stream: BinaryIO, media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """The object. Raises Problem "malformed" or "too-large" for anything else, never repeating what was sent."""
        sent = stream.read(MOST + 1)
        if len(sent) > MOST:
            raise Problem("too-large")
        try:
            body = read_object(sent)
        except Twice as error:
            once = say("Navnet må kun stå én gang i et objekt.", "The name may stand in an object once only.")
            raise Problem("malformed", faults=[Fault("duplicate", once, pointer=pointer(_whole(str(error))))]) from None
        except (ValueError, RecursionError):
            raise Problem("malformed") from None
        return body
