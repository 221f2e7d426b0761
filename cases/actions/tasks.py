"""Tasks: who does what by when, about which row."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from cases.models import Case, Task
from cases.permissions import may_record, may_work_with_companies

from ._checks import fresh, written
from ._writing import change, create, refuse, writing


def add(
    *, case: Case, by: Any, on: date, what: str, owner: Any, due_on: date, about: models.Model | None = None
) -> Task:
    """A task for `owner`; `about` is the row it concerns, so that the screen can open it."""
    with writing(case, by=by, on=on, what="task.added", may=may_record) as w:
        task = Task(case=w.case, what=written(what, _("Skriv, hvad der skal gøres."), "what"), owner=owner)
        task.due_on = _ahead(due_on, on)
        if about is not None:
            task.about_kind, task.about_id = about._meta.model_name or "", about.pk
        w.target, w.data = create(task), {"owner_id": task.owner_id, "due_on": task.due_on}
    return task


def revise(*, task: Task, by: Any, on: date, version: int | None, what: str, owner: Any, due_on: date) -> Task:
    with writing(task.case, by=by, on=on, what="task.revised", may=may_record) as w:
        what = written(what, _("Skriv, hvad der skal gøres."), "what")
        task = change(task, version=version, what=what, owner=owner, due_on=due_on)
        w.target, w.data = task, {"owner_id": task.owner_id, "due_on": task.due_on}
    return task


def done(*, task: Task, by: Any, on: date) -> Task:
    """Done today; a virksomhedskonsulent may tick off too."""
    with writing(task.case, by=by, on=on, what="task.done", may=may_work_with_companies) as w:
        current = fresh(task, None)
        if current.done_on:
            raise refuse(_("Opgaven er allerede klaret."))
        task = change(current, version=None, done_on=on, done_by=by)
        w.target = task
    return task


def reopen(*, task: Task, by: Any, on: date) -> Task:
    """Take back a tick set by mistake."""
    with writing(task.case, by=by, on=on, what="task.reopened", may=may_work_with_companies) as w:
        task = change(task, version=None, done_on=None, done_by=None)
        w.target = task
    return task


def _ahead(day: date, on: date) -> date:
    if day < on:
        raise refuse(_("Vælg i dag eller en senere dag."), "due_on")
    return day
