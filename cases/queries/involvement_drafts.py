"""An involvement entry read back as a draft: ready to be judged again, or put into a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.db import models
from django.db.models import QuerySet

from cases.enums import Form
from cases.involvement import Asked, Claim, Draft, Negotiated, Option, Withheld
from cases.models import FormClaim, InvolvementEntry, NegotiationMove, OptionShown, OptionWithheld, ProviderResponse
from cases.queries.contested import as_truth
from cases.queries.gathered import listed

M = TypeVar("M", bound=models.Model)
R = TypeVar("R")

COLUMNS = (
    "occurred_on",
    "phase",
    "citizen_words",
    "worker_view",
    "decision",
    "decided_by",
    "legal_basis",
    "power_moved",
    "decision_included",
    "barrier_explanation",
    "agreement",
    "dissent",
    "pressure",
    "pressure_text",
    "free_choice",
)
LISTS = ("subjects", "barriers", "actors", "preconditions")


def draft_of(entry: InvolvementEntry, *, moves: bool = False) -> Draft:
    """The entry as it stands; fetch it `whole()` where many are read. `moves` are read where it is written again."""
    return Draft(
        claims=tuple(_claim(row) for row in entry.claims.all()),
        subjects=tuple(entry.subjects),
        barriers=frozenset(entry.barriers),
        actors=frozenset(entry.actors),
        preconditions=frozenset(entry.preconditions),
        step=str(entry.step_id or ""),
        moves=_read(moves_of(entry), lambda row: Negotiated(row.party, row.kind, row.text)) if moves else (),
        citizen_chose=as_truth(getattr(entry, "borger_chose", None) or ""),
        options=_read(entry.options.all(), _shown),
        withheld=_read(entry.withheld.all(), _withheld),
        asked=_read(entry.provider_responses.all(), _response),
        **{name: getattr(entry, name) for name in COLUMNS},
    )


def with_moves(entries: QuerySet[InvolvementEntry]) -> QuerySet[InvolvementEntry]:
    """Entries that bring the moves of their negotiation along in the statement that fetches them."""
    told = listed(NegotiationMove.objects.all(), "entry", party="party", kind="kind", text="text")
    carrying: Any = entries
    rows: QuerySet[InvolvementEntry] = carrying.annotate(told_moves=told)
    return rows


def moves_of(entry: InvolvementEntry) -> list[NegotiationMove]:
    """In their order; no statement where the entry was fetched `with_moves`."""
    told = getattr(entry, "told_moves", None)
    return list(entry.moves.all()) if told is None else [NegotiationMove(**row) for row in told]


def _read(rows: Iterable[M], to: Callable[[M], R]) -> tuple[R, ...]:
    return tuple(to(row) for row in rows)


def _claim(row: FormClaim) -> Claim:
    hits = {hit.indicator.code: hit.text for hit in row.hits.all()}
    return Claim(Form(row.form), row.evidence, hits, row.counter_comment)


def _shown(row: OptionShown) -> Option:
    return Option(
        label=row.label,
        key=str(row.offer_id or ""),
        why_relevant=row.why_relevant,
        demands=row.demands,
        consequence_of_choice=row.consequence_of_choice,
        consequence_of_decline=row.consequence_of_decline,
        response=row.response,
        citizen_reason=row.citizen_reason,
        what_is_new=row.what_is_new,
    )


def _withheld(row: OptionWithheld) -> Withheld:
    return Withheld(row.label, row.reason, str(row.offer_id or ""), row.code)


def _response(row: ProviderResponse) -> Asked:
    return Asked(
        provider=row.provider,
        asked_on=row.asked_on,
        what_changed=row.what_changed,
        key=str(row.offer_id or ""),
        due_on=row.due_on,
        answered_on=row.answered_on,
        unchanged=row.unchanged,
    )
