"""Keep what somebody is typing: hers alone, beside the case; no event, no flag, no lock (docs/decisions.md, 24).

Whether she may write to the case at all is asked by whoever calls: nothing of a case is changed here.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from cases.models import Case, Draft
from jobcenter import rules
from jobcenter.dates import at_time

DAYS = "inddragelse.kladde.dage"
MIDNIGHT = datetime.min.time()


class Outrun(Exception):
    """A copy with a later turn stands already, from another window or because this one came late."""

    def __init__(self, saved_at: datetime) -> None:
        super().__init__("a later copy of the draft is saved")
        self.saved_at = saved_at


def keep(
    *, case: Case, by: Any, at: datetime, page: str, about: UUID, fields: dict[str, list[str]], turn: int
) -> Draft:
    """One draft a form and author; the copy with the highest turn stands. Raises Outrun where that is another."""
    mine = Draft.objects.filter(author=by, case=case, page=page, about=about)
    now = {"fields": fields, "turn": turn, "saved_at": at}
    if not mine.filter(turn__lt=turn).update(**now):
        draft, created = Draft.objects.get_or_create(author=by, case=case, page=page, about=about, defaults=now)
        if not created:
            raise Outrun(draft.saved_at)
        return draft
    return mine.get()


def forget(*, case: Case, by: Any, page: str, about: UUID) -> None:
    """The form is saved, or she does not want it any more."""
    Draft.objects.filter(author=by, case=case, page=page, about=about).delete()


def forget_old(*, on: date) -> int:
    """Drafts that nobody came back to, older than the kommune keeps them; how many there were."""
    oldest = on - timedelta(days=rules.on(on).days(DAYS))
    gone, _each = Draft.objects.filter(saved_at__lt=at_time(oldest, MIDNIGHT)).delete()
    return gone
