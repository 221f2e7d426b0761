"""The rows under an involvement entry, brought in line with a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from cases.actions._writing import check_days, refuse
from cases.enums import ClaimStatus, Form
from cases.involvement import Asked, Draft, Judgement, Negotiated, Option, Withheld
from cases.models import (
    EntryMarkedWrong,
    FormClaim,
    Indicator,
    IndicatorHit,
    InvolvementEntry,
    NegotiationMove,
    OptionShown,
    OptionWithheld,
    ProviderResponse,
)
from cases.queries.involvement_drafts import COLUMNS, LISTS

M = TypeVar("M", bound=models.Model)


def columns(draft: Draft) -> dict[str, Any]:
    """The entry's own columns; lists in a fixed order, so that the same choice is the same row."""
    values = {name: getattr(draft, name) for name in COLUMNS}
    lists = {name: sorted(set(getattr(draft, name))) for name in LISTS}
    return values | lists | {"step_id": _key(draft.step)}


def differs(entry: InvolvementEntry, values: dict[str, Any]) -> bool:
    """Is one of the entry's own columns another than these say?"""
    return any(getattr(entry, name) != value for name, value in values.items())


def write(entry: InvolvementEntry, draft: Draft, judgement: Judgement, on: date) -> None:
    """All rows under the entry, or ValidationError with the sentence of the constraint that a row breaks."""
    claims = _claims(entry, draft, judgement)
    options = _in_line(entry.options, [_option(option) for option in draft.options], OptionShown, entry)
    withheld = _in_line(entry.withheld, [_withheld(held) for held in draft.withheld], OptionWithheld, entry)
    questions = [_asked(asked, on) for asked in draft.asked]
    asked = _in_line(entry.provider_responses, questions, ProviderResponse, entry, same=("provider", "offer_id"))
    moves = _in_line(entry.moves, [_move(move) for move in draft.moves], NegotiationMove, entry)
    groups: tuple[_Rows[Any], ...] = (claims, options, withheld, asked, moves)
    try:
        with transaction.atomic():
            for rows in groups:
                rows.save()
            _hits({Form(row.form): row for row in claims.wanted}, draft, on)
    except IntegrityError:
        # The sentence costs a statement a constraint, so it is asked for only once one has been broken.
        for rows in groups:
            rows.explain()
        raise


@dataclass
class _Rows(Generic[M]):
    """The rows of one kind: as they should be, which of them are new or changed, and which go."""

    model: type[M]
    wanted: list[M]
    new: list[M]
    changed: list[M]
    gone: list[Any]

    def save(self) -> None:
        self.model._default_manager.filter(pk__in=self.gone).delete()
        for row in (*self.new, *self.changed):
            row.clean_fields(exclude=_keys(row))
            check_days(row)
        self.model._default_manager.bulk_create(self.new)
        for row in self.changed:
            row.save()

    def explain(self) -> None:
        for row in self.wanted:
            row.validate_constraints(exclude=_keys(row))


def _keys(row: models.Model) -> set[str]:
    return {field.name for field in row._meta.fields if field.is_relation}


def _set(row: models.Model, values: dict[str, Any]) -> bool:
    """Set the values; True where one of them was another before."""
    before = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    return before != values


def _claims(entry: InvolvementEntry, draft: Draft, judgement: Judgement) -> _Rows[FormClaim]:
    standing = {Form(row.form): row for row in entry.claims.all()}
    rows = _Rows(FormClaim, [], [], [], [])
    for claim in draft.claims:
        row = standing.pop(claim.form, None)
        if row is None:
            row = FormClaim(entry=entry, form=claim.form)
            rows.new.append(row)
        values = {"evidence": claim.evidence, "counter_comment": claim.counter_comment}
        changed = _set(row, values | {"status": judgement.statuses[claim.form].value})
        if changed and row not in rows.new:
            rows.changed.append(row)
        rows.wanted.append(row)
    rows.gone = [row.pk for row in standing.values()]
    return rows


def _in_line(
    there: Any, wanted: list[dict[str, Any]], model: type[M], entry: InvolvementEntry, *, same: tuple[str, ...] = ()
) -> _Rows[M]:
    """Row by row in order: change, add, take away what is left over.

    `same`: what makes a row the same one wherever it stands; a task may be about it and has to follow it.
    """
    standing: list[M] = list(there.order_by("order"))
    kept = _paired(standing, wanted, same)
    used = {row.pk for row in kept.values()}
    rows = _Rows(model, [], [], [], [row.pk for row in standing if row.pk not in used])
    for order, values in enumerate(wanted):
        row = kept.get(order) or model(entry=entry)
        changed = _set(row, {**values, "order": order})
        if order not in kept:
            rows.new.append(row)
        elif changed:
            rows.changed.append(row)
        rows.wanted.append(row)
    return rows


def _paired(standing: list[M], wanted: list[dict[str, Any]], same: tuple[str, ...]) -> dict[int, M]:
    """Which row stands for which of the wanted, by its place among them."""
    if not same:
        return dict(enumerate(standing[: len(wanted)]))
    free, found = list(standing), {}
    for order, values in enumerate(wanted):
        for row in free:
            if all(getattr(row, name) == values[name] for name in same):
                found[order] = row
                free.remove(row)
                break
    if len(standing) == len(wanted):  # as many as before: what is left has been named anew
        found |= dict(zip((order for order in range(len(wanted)) if order not in found), free, strict=True))
    return found


def _hits(rows: dict[Form, FormClaim], draft: Draft, on: date) -> None:
    """A hit keeps the wording it was answered under; a new one gets the wording of the day."""
    texts = {(c.form, code): text.strip() for c in draft.claims for code, text in c.hits.items() if text.strip()}
    kept = IndicatorHit.objects.filter(claim__in=rows.values()).select_related("indicator", "claim")
    standing = {(Form(hit.claim.form), hit.indicator.code): hit for hit in kept}
    IndicatorHit.objects.filter(pk__in=[hit.pk for key, hit in standing.items() if key not in texts]).delete()
    changed = [hit for key, hit in standing.items() if key in texts and _set(hit, {"text": texts[key]})]
    IndicatorHit.objects.bulk_update(changed, ["text"])
    _new_hits(rows, {key: text for key, text in texts.items() if key not in standing}, on)


def _new_hits(rows: dict[Form, FormClaim], texts: dict[tuple[Form, str], str], on: date) -> None:
    asked = {(Form(i.form), i.code): i for i in Indicator.objects.in_force(on)} if texts else {}
    if unknown := sorted(code for form, code in texts.keys() - asked.keys()):
        raise ValidationError(_("Spørgsmålet %(code)s hører ikke til formen.") % {"code": unknown[0]})
    IndicatorHit.objects.bulk_create(
        IndicatorHit(claim=rows[key[0]], indicator=asked[key], text=text) for key, text in texts.items()
    )


def _option(option: Option) -> dict[str, Any]:
    kept = ("why_relevant", "demands", "consequence_of_choice", "consequence_of_decline", "response", "citizen_reason")
    values = {name: getattr(option, name) for name in (*kept, "label", "what_is_new")}
    return values | {"offer_id": _key(option.key)}


def _withheld(held: Withheld) -> dict[str, Any]:
    return {"label": held.label, "reason": held.reason, "code": held.code, "offer_id": _key(held.key)}


def _move(move: Negotiated) -> dict[str, Any]:
    return {"party": move.party, "kind": move.kind, "text": move.text}


def _asked(asked: Asked, on: date) -> dict[str, Any]:
    answered_on = (asked.answered_on or max(on, asked.asked_on)) if asked.answered else None
    return {
        "provider": asked.provider,
        "offer_id": _key(asked.key),
        "asked_on": asked.asked_on,
        "due_on": asked.due_on,
        "what_changed": asked.what_changed.strip(),
        "answered_on": answered_on,
        "unchanged": asked.answered and asked.unchanged,
    }


def _key(key: str) -> UUID | None:
    return UUID(key) if key else None


def refresh_statuses(entry: InvolvementEntry, judgement: Judgement) -> None:
    for row in entry.claims.all():
        status = judgement.statuses.get(Form(row.form), ClaimStatus.UDOKUMENTERET)
        if row.status != status:
            row.status = status
            row.save(update_fields=["status"])


def standing(entry: InvolvementEntry) -> None:
    """Refuse what comes after the entry was marked as wrongly registered."""
    if EntryMarkedWrong.objects.filter(entry=entry).exists():
        raise refuse(
            _(
                "Registreringen er imens markeret som fejlregistreret og kan ikke ændres."
                " Kopiér din tekst over i en ny registrering, hvis den skal gemmes."
            )
        )
