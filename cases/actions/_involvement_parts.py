"""The rows under an involvement entry, brought in line with a draft."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from cases.enums import ClaimStatus, Form
from cases.involvement import Asked, Claim, Draft, Judgement, Option, Withheld
from cases.models import (
    FormClaim,
    Indicator,
    IndicatorHit,
    InvolvementEntry,
    OptionShown,
    OptionWithheld,
    ProviderResponse,
)
from cases.queries.involvement_drafts import COLUMNS

M = TypeVar("M", bound=models.Model)


def columns(draft: Draft) -> dict[str, Any]:
    """The entry's own columns; lists in a fixed order, so that the same choice is the same row."""
    values = {name: getattr(draft, name) for name in COLUMNS}
    return values | {"subjects": sorted(set(draft.subjects)), "barriers": sorted(draft.barriers)}


def write(entry: InvolvementEntry, draft: Draft, judgement: Judgement, on: date) -> None:
    _claims(entry, draft, judgement, on)
    _in_line(entry.options, [_option(option) for option in draft.options], OptionShown, entry)
    _in_line(entry.withheld, [_withheld(held) for held in draft.withheld], OptionWithheld, entry)
    _in_line(entry.provider_responses, [_asked(asked, on) for asked in draft.asked], ProviderResponse, entry)


def _claims(entry: InvolvementEntry, draft: Draft, judgement: Judgement, on: date) -> None:
    claimed = {claim.form: claim for claim in draft.claims}
    entry.claims.exclude(form__in=claimed).delete()
    standing = {Form(row.form): row for row in entry.claims.all()}
    for form, claim in claimed.items():
        row = standing.get(form) or FormClaim(entry=entry, form=form)
        row.evidence, row.status = claim.evidence, judgement.statuses[form]
        _save(row)
        _hits(row, claim, on)


def _hits(row: FormClaim, claim: Claim, on: date) -> None:
    """A hit keeps the wording it was answered under; a new one gets the wording of the day."""
    texts = {code: text.strip() for code, text in claim.hits.items() if text.strip()}
    standing = {hit.indicator.code: hit for hit in row.hits.select_related("indicator")}
    gone = [hit.pk for code, hit in standing.items() if code not in texts]
    IndicatorHit.objects.filter(pk__in=gone).delete()
    changed = [hit for code, hit in standing.items() if code in texts and hit.text != texts[code]]
    for hit in changed:
        hit.text = texts[hit.indicator.code]
    IndicatorHit.objects.bulk_update(changed, ["text"])
    _new_hits(row, {code: text for code, text in texts.items() if code not in standing}, on)


def _new_hits(row: FormClaim, texts: dict[str, str], on: date) -> None:
    asked = {i.code: i for i in Indicator.objects.in_force(on).filter(form=row.form, code__in=texts)}
    if unknown := sorted(texts.keys() - asked.keys()):
        raise ValidationError(_("Spørgsmålet %(code)s hører ikke til formen.") % {"code": unknown[0]})
    IndicatorHit.objects.bulk_create(
        IndicatorHit(claim=row, indicator=asked[code], text=text) for code, text in texts.items()
    )


def _in_line(rows: Any, wanted: list[dict[str, Any]], model: type[M], entry: InvolvementEntry) -> None:
    """Row by row in order: change, add, take away what is left over."""
    standing: list[M] = list(rows.order_by("order"))
    for order, values in enumerate(wanted):
        row = standing[order] if order < len(standing) else model(entry=entry)
        for name, value in {**values, "order": order}.items():
            setattr(row, name, value)
        _save(row)
    for row in standing[len(wanted) :]:
        row.delete()


def _save(row: models.Model) -> None:
    # Keys were fetched by this action; asking for each of them again would only cost statements.
    keys = [field.name for field in row._meta.fields if field.is_relation]
    row.full_clean(exclude=keys, validate_unique=False)
    row.save()


def _option(option: Option) -> dict[str, Any]:
    kept = ("why_relevant", "demands", "consequence_of_choice", "consequence_of_decline", "response", "citizen_reason")
    return {name: getattr(option, name) for name in kept} | {"label": option.label, "offer_id": _key(option.key)}


def _withheld(held: Withheld) -> dict[str, Any]:
    return {"label": held.label, "reason": held.reason, "offer_id": _key(held.key)}


def _asked(asked: Asked, on: date) -> dict[str, Any]:
    answered_on = (asked.answered_on or max(on, asked.asked_on)) if asked.answered else None
    return {
        "provider": asked.provider,
        "offer_id": _key(asked.key),
        "asked_on": asked.asked_on,
        "due_on": asked.due_on,
        "what_changed": asked.what_changed.strip(),
        "answered_on": answered_on,
    }


def _key(key: str) -> UUID | None:
    return UUID(key) if key else None


def refresh_statuses(entry: InvolvementEntry, judgement: Judgement) -> None:
    for row in entry.claims.all():
        status = judgement.statuses.get(Form(row.form), ClaimStatus.UDOKUMENTERET)
        if row.status != status:
            row.status = status
            row.save(update_fields=["status"])
