"""What a borger's own answers during a praktik say together: the agreed hours are kept, or they are outrun."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

Hours = tuple[Decimal | None, Decimal | None]


def hours_outrun(answers: Iterable[Hours], times: int) -> bool:
    """More hours worked than agreed, `times` answers in a row (S3-03); newest first, (agreed, worked) a day.

    An answer that left the hours out says neither the one nor the other.
    """
    told = [worked > agreed for agreed, worked in answers if agreed is not None and worked is not None]
    return times > 0 and len(told) >= times and all(told[:times])
