"""Entries the borger has not seen, long enough after they were written (V-14)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from cases.enums import Confirmation
from cases.models import Assignment, InvolvementEntry, Task
from jobcenter import rules
from jobcenter.rows.periods import in_force

SEEN_DAYS = "inddragelse.set_af_borgeren.dage"


def unseen(on: date) -> QuerySet[InvolvementEntry]:
    """The newest entry of each open case with a sagsbehandler, where it was shown to nobody and asked about by nobody.

    One a case at a time: while an older one is a task, the newer waits; once it was asked about, it is not again.
    """
    since = on - timedelta(days=rules.on(on, rules.Subject.INVOLVEMENT).days(SEEN_DAYS))
    about = InvolvementEntry._meta.model_name
    asked = Task.objects.filter(about_kind=about, about_id=OuterRef("pk"))
    open_one = Task.objects.open().filter(about_kind=about, case=OuterRef("case"))
    responsible = Assignment.objects.filter(in_force(on), case=OuterRef("case"))
    entries: QuerySet[InvolvementEntry] = InvolvementEntry.objects.standing().filter(
        citizen_confirmation=Confirmation.IKKE_SET, occurred_on__lte=since, case__closed_on=None
    )
    newest = InvolvementEntry.objects.standing().filter(case=OuterRef("case"), occurred_on__lte=since)
    return (
        entries.filter(~Exists(asked), ~Exists(open_one), Exists(responsible))
        .filter(pk=newest.order_by("-occurred_on", "-recorded_at", "pk").values("pk")[:1])
        .order_by("case_id")
    )
