"""The reminder that the borger has not seen what was written yet: one a sag, about its newest such entry (V-14)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.models import InvolvementEntry, Task

from ._writing import change, create

ABOUT = InvolvementEntry._meta.model_name or ""


def remember(entry: InvolvementEntry, owner: Any, due_on: date) -> Task:
    task = Task(
        case=entry.case, what=_("Vis borgeren, hvad der er skrevet om inddragelsen"), owner=owner, due_on=due_on
    )
    task.about_kind, task.about_id = ABOUT, entry.pk
    return create(task)


def finish_reminders(entry: InvolvementEntry, *, by: Any, on: date) -> None:
    for task in Task.objects.open().filter(case=entry.case_id, about_kind=ABOUT, about_id=entry.pk):
        change(task, version=None, done_on=on, done_by=by)
