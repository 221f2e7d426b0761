"""The borger's links: which of them open something on a day, and the one that a token names."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from cases.models import Meeting, StatementLink


def live(on: date) -> QuerySet[StatementLink]:
    """Neither used, withdrawn nor run out, in a case that is open."""
    return StatementLink.objects.filter(used_on=None, withdrawn_on=None, expires_on__gte=on, case__closed_on=None)


def digest_of(token: str) -> str:
    """All that we keep of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def named(token: str) -> StatementLink | None:
    """The link of this token, whatever has become of it."""
    found = StatementLink.objects.filter(digest=digest_of(token))
    return found.select_related("case", "meeting").first()


def links_of(meeting: Meeting, on: date) -> list[tuple[StatementLink, bool]]:
    """The links made for a samtale, the newest first, and whether each opens something today."""
    opens = Exists(live(on).filter(pk=OuterRef("pk")))
    rows = StatementLink.objects.filter(meeting=meeting).select_related("made_by").annotate(opens=opens)
    return [(row, row.opens) for row in rows]
