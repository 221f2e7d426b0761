"""Write involvement: record, revise, mark as wrongly registered, and note what a provider changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.enums import Confirmation
from cases.involvement import Draft, Judgement, judge
from cases.involvement.follow_up import with_pressure
from cases.models import Case, EntryMarkedWrong, InvolvementEntry, Meeting, Placement, PlanStep, ProviderResponse
from cases.permissions import may_decide, may_record
from cases.queries.involvement_drafts import draft_of
from jobcenter import audit
from jobcenter.rows.saving import save_checked

from . import _involvement_parts as parts
from ._checks import fresh
from ._once import once
from ._provider_loop import keep_tasks, with_questions
from ._shown_to_borger import finish_reminders
from ._writing import change, create, refuse, writing


def record(
    *,
    case: Case,
    by: Any,
    on: date,
    draft: Draft,
    meeting: Meeting | None = None,
    placement: Placement | None = None,
    offer_id: Any = None,
    row_id: UUID | None = None,
) -> InvolvementEntry:
    """A new entry; ValidationError (field -> Danish sentences) where the record may not be saved as it stands."""
    draft, judgement = _judged(draft, on)
    with writing(case, by=by, on=on, what="involvement.recorded", may=may_record) as act:
        about = {"meeting": meeting, "placement": placement, "offer_id": offer_id}
        about["id"] = once(act.case.involvement_entries.all(), row_id)
        entry = _new(act.case, by, on, draft, judgement, about)
        act.target, act.data = entry, _told(draft, judgement)
    return entry


def record_within(case: Case, *, by: Any, on: date, draft: Draft, meeting: Meeting, offer_id: Any) -> InvolvementEntry:
    """The same inside the transaction of the samtale it belongs to, which has locked the case and checked the right."""
    draft, judgement = _judged(draft, on)
    entry = _new(case, by, on, draft, judgement, {"meeting": meeting, "offer_id": offer_id})
    audit.record(
        "involvement.recorded",
        by=by,
        on=on,
        case_id=case.pk,
        citizen_id=case.citizen_id,
        target=entry,
        data=_told(draft, judgement),
    )
    return entry


def _new(case: Case, by: Any, on: date, draft: Draft, judgement: Judgement, about: dict[str, Any]) -> InvolvementEntry:
    for row in (about.get("meeting"), about.get("placement")):
        if row is not None and row.case_id != case.pk:
            raise refuse(_("Samtalen eller praktikken hører til en anden sag."))
    _of_plan(case, draft)
    authority = may_decide(by, case, on)
    entry = create(
        InvolvementEntry(case=case, author=by, author_has_authority=authority, **about, **parts.columns(draft))
    )
    parts.write(entry, draft, judgement, on)
    keep_tasks(entry, by=by, on=on)
    return entry


def _of_plan(case: Case, draft: Draft) -> None:
    if draft.step and not PlanStep.objects.filter(pk=draft.step, plan__case=case).exists():
        raise refuse(_("Skridtet hører til en anden plan. Vælg et fra borgerens egen."), "step")


def revise(*, entry: InvolvementEntry, by: Any, on: date, version: int, draft: Draft) -> InvolvementEntry:
    """The entry as the caseworker now has it; StaleEdit when somebody saved since `version` was read.

    What the borger said to the former words was not said to these: changed, they wait to be shown again (V-14).
    """
    draft, judgement = _judged(draft, on)
    with writing(entry.case, by=by, on=on, what="involvement.revised", may=may_record) as act:
        parts.standing(entry)
        _of_plan(act.case, draft)
        current = fresh(entry, version)
        shown = _shown(current)
        parts.write(current, draft, judgement, on)
        values = parts.columns(draft)
        if shown is not None and (shown != _shown(current) or parts.differs(current, values)):
            values |= NOT_SHOWN
        entry = change(current, version=version, **values)
        keep_tasks(entry, by=by, on=on)
        act.target, act.data = entry, _told(draft, judgement)
    return entry


NOT_SHOWN = {"citizen_confirmation": Confirmation.IKKE_SET, "confirmation_comment": ""}


def _shown(entry: InvolvementEntry) -> Draft | None:
    """What the borger has seen of it, without what a provider answers later; None where she has not."""
    if entry.citizen_confirmation == Confirmation.IKKE_SET:
        return None
    whole = InvolvementEntry.objects.with_parts().get(pk=entry.pk)
    return replace(draft_of(whole, moves=True), asked=())


def mark_wrong(*, entry: InvolvementEntry, by: Any, on: date, reason: str) -> EntryMarkedWrong:
    """Hide an entry that was registered wrongly, by a row beside it; the entry itself stays as it was."""
    with writing(entry.case, by=by, on=on, what="involvement.marked_wrong", may=may_record) as act:
        parts.standing(entry)
        mark = create(EntryMarkedWrong(entry=entry, reason=reason.strip(), marked_by=by, marked_on=on))
        keep_tasks(entry, by=by, on=on)
        finish_reminders(entry, by=by, on=on)
        act.target = entry
    return mark


def provider_answered(
    *, response: ProviderResponse, by: Any, on: date, what_changed: str, unchanged: bool = False
) -> InvolvementEntry:
    """What the provider changed because of the borger's choice; the statuses of the entry follow.

    `unchanged`: nothing, and `what_changed` says why. It ends the waiting and fulfils no condition (V-01).
    """
    entry = response.entry
    if not what_changed.strip():
        raise refuse(_("Skriv, hvad udbyderen ændrede – eller at intet blev ændret, og hvorfor."), "what_changed")
    with writing(entry.case, by=by, on=on, what="involvement.provider_answered", may=may_record) as act:
        parts.standing(entry)
        answer = ProviderResponse.objects.select_for_update(of=("self",)).get(pk=response.pk)
        if answer.answered_on is not None:
            raise refuse(_("Svaret er allerede skrevet ind."), "what_changed")
        answer.what_changed, answer.unchanged, answer.answered_on = what_changed.strip(), unchanged, on
        save_checked(answer)
        keep_tasks(entry, by=by, on=on)
        entry = change(entry, version=None)
        draft = draft_of(entry)
        judgement = judge(draft)
        parts.refresh_statuses(entry, judgement)
        act.target, act.data = entry, _told(draft, judgement)
    return entry


def _judged(draft: Draft, on: date) -> tuple[Draft, Judgement]:
    """The draft with what follows from it, and what the validations say; ValidationError where it may not stand."""
    if draft.occurred_on > on:
        raise refuse(_("Datoen ligger ude i fremtiden. Skriv den dag, det skete."), "occurred_on")
    draft = with_questions(with_pressure(draft), on)
    judgement = judge(draft)
    if judgement.refusals:
        errors: dict[str, list[ValidationError]] = {}
        for verdict in judgement.refusals:
            # The code goes along: a system is told by it what the screen says in a sentence.
            refusal = ValidationError(verdict.message, code=verdict.code)
            errors.setdefault(place(verdict.field, verdict.row), []).append(refusal)
        raise ValidationError(errors)
    return draft, judgement


def place(field: str, row: int | None) -> str:
    """The name a refusal goes by on the screen and over the wire."""
    return field if row is None else f"options-{row}-{field}"


def _told(draft: Draft, judgement: Judgement) -> dict[str, Any]:
    return {
        "phase": draft.phase,
        "subjects": list(draft.subjects),
        "forms": {form.value: status.value for form, status in judgement.statuses.items()},
    }
