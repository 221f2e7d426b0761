"""Forbrug's third condition followed up: whom a fravalg makes us ask, and the task that stands until the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from cases.involvement import Asked, Draft, Option
from cases.involvement.follow_up import unasked
from cases.models import Case, InvolvementEntry, ProviderResponse, Task
from cases.queries.assignments import assignment_on
from jobcenter import rules
from offers.models import Offer

from ._writing import change, create

ANSWER_DAYS = "inddragelse.udbyders_svar.dage"
ABOUT = ProviderResponse._meta.model_name or ""


def with_questions(draft: Draft, on: date) -> Draft:
    """A fravalg asks whoever delivers what it changes there; asked already, nothing is added (S4-06)."""
    declined = unasked(draft)
    if not declined:
        return draft
    keys = [option.key for option in declined if option.key]
    providers = {str(pk): name for pk, name in Offer.objects.filter(pk__in=keys).values_list("pk", "provider__name")}
    due_on = on + _days(on)
    asked = [_ask(option, providers, draft.occurred_on, due_on) for option in declined]
    return replace(draft, asked=(*draft.asked, *asked))


def _ask(option: Option, providers: dict[str, str], asked_on: date, due_on: date) -> Asked:
    return Asked(providers.get(option.key) or option.label, asked_on, key=option.key, due_on=due_on)


def _days(on: date) -> timedelta:
    return timedelta(days=rules.on(on, rules.Subject.INVOLVEMENT).days(ANSWER_DAYS))


def keep_tasks(entry: InvolvementEntry, *, by: Any, on: date) -> None:
    """One task for each question that waits, with the sagsbehandler of the case; answered or gone, it is done."""
    waiting = {row.pk: row for row in ProviderResponse.objects.open().filter(entry__case=entry.case_id)}
    told = Task.objects.filter(case=entry.case_id, about_kind=ABOUT)
    for task in told:
        if task.done_on is None and task.about_id not in waiting and by is not None:
            change(task, version=None, done_on=on, done_by=by)
    known = {task.about_id for task in told}
    new = [row for row in waiting.values() if row.entry_id == entry.pk and row.pk not in known]
    if new and (owner := responsible(entry.case, on, by)) is not None:
        for row in new:
            _remember(entry.case, row, owner, on)


def _remember(case: Case, row: ProviderResponse, owner: Any, on: date) -> None:
    due_on = row.due_on or max(row.asked_on + _days(on), on)
    task = Task(case=case, what=_("Hør, hvad borgerens valg ændrer hos dem, der leverer"), owner=owner, due_on=due_on)
    task.about_kind, task.about_id = ABOUT, row.pk
    create(task)


def responsible(case: Case, on: date, otherwise: Any = None) -> Any:
    """The sagsbehandler of the case on the day."""
    assignment = assignment_on(case, on)
    return assignment.caseworker if assignment else otherwise
