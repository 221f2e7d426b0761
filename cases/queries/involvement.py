"""The involvement profile: forms x phases with the entries behind each cell; a picture, never a sum or a score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from cases.enums import INFLUENCE_IN, OPEN_STEPS, Barrier, ClaimStatus, Form, Influence, Phase, influences
from cases.models import Case, FormClaim, InvolvementEntry, PlanStep
from cases.queries.contested import answer, contested_claim
from cases.queries.coverage import gap, newest
from cases.queries.gathered import plain
from cases.queries.surroundings import ALONE
from jobcenter import rules


@dataclass(frozen=True)
class Cell:
    """One form in one phase: the entries behind it, oldest first, and by how well they are documented.

    Those the borger denies stand apart: they are `contested`, whatever the words say.
    """

    form: Form
    phase: Phase
    entries: tuple[UUID, ...] = ()
    documented: tuple[UUID, ...] = ()
    partly: tuple[UUID, ...] = ()
    undocumented: tuple[UUID, ...] = ()
    contested: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Row:
    form: Form
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Profile:
    """What is recorded in one case. `without_form` are the honest entries where something stood in the way.

    `reflections`: entries of selv-refleksion, where no other form was ever in play; None where one was.
    `influence`: what she had a part in, in words that nobody contests (S3-20).
    """

    rows: tuple[Row, ...]
    entries: int
    without_form: tuple[UUID, ...]
    barriers: tuple[Barrier, ...]
    missing_phases: tuple[Phase, ...]
    reflections: int | None
    influence: tuple[Influence, ...]
    gap: tuple[UUID, str] | None
    "Of the newest praktik: what is not told of her part in it."

    @property
    def phases(self) -> tuple[Phase, ...]:
        return tuple(Phase)


def entries_in(user: Any, case: Case, on: date) -> QuerySet[InvolvementEntry]:
    """The standing entries of a case this user may open, newest first."""
    visible = Case.objects.visible_to(user, on).filter(pk=case.pk)
    return InvolvementEntry.objects.standing().filter(case__in=visible)


def narrowed(entries: QuerySet[InvolvementEntry], subject: str = "", phase: str = "") -> QuerySet[InvolvementEntry]:
    """The entries about this, in this phase, with what became of them (S4-25)."""
    if subject:
        entries = entries.filter(subjects__contains=[subject])
    if phase:
        entries = entries.filter(phase=phase)
    return entries.annotate(borger_chose=answer()).prefetch_related("claims")


def steps_to_choose(case: Case, kept: UUID | None = None) -> list[PlanStep]:
    """The open steps of the plan, and the one an entry is about already."""
    steps = PlanStep.objects.filter(Q(pk=kept) | Q(state__in=OPEN_STEPS), plan__case=case)
    return list(steps.order_by(F("due_on").asc(nulls_last=True), "recorded_at", "pk"))


def profile(user: Any, case: Case, on: date) -> Profile:
    """Two queries, whatever the number of entries."""
    entries, untold = _told(user, case, on)
    claims = FormClaim.objects.filter(entry__in=[entry.id for entry in entries]).order_by(
        "entry__occurred_on", "entry_id"
    )
    told = claims.annotate(denied=ExpressionWrapper(contested_claim(), BooleanField()))
    found = list(told.values_list("entry_id", "entry__phase", "form", "status", "denied"))
    claimed = {entry_id for entry_id, *_ in found}
    barriers = {code for entry in entries for code in entry.barriers}
    phases = {entry.phase for entry in entries}
    return Profile(
        rows=tuple(Row(form, tuple(_cell(form, phase, found) for phase in Phase)) for form in Form),
        entries=len(entries),
        without_form=tuple(entry.id for entry in entries if entry.id not in claimed),
        barriers=tuple(barrier for barrier in Barrier if barrier in barriers),
        missing_phases=tuple(phase for phase in Phase if phase not in phases),
        reflections=None if any(form != Form.SELVREFLEKSION for _, _, form, *_ in found) else len(claimed),
        influence=_influence(found),
        gap=untold,
    )


def alone(found: Profile, on: date) -> bool:
    """Selv-refleksion is the only form, as often as the kommune wants to hear of it (V-17); the limit is asked for only
    where it can matter."""
    if not found.reflections or found.reflections < 2:
        return False
    return found.reflections >= rules.on(on, rules.Subject.INVOLVEMENT).number(ALONE)


def _told(user: Any, case: Case, on: date) -> tuple[list[Any], tuple[UUID, str] | None]:
    """The entries, and what is not told of the newest praktik; one query."""
    cases = Case.objects.visible_to(user, on).filter(pk=case.pk).order_by()
    entries = InvolvementEntry.objects.standing().filter(case=OuterRef("pk")).order_by("-occurred_on", "-recorded_at")
    began = JSONObject(id="pk", state="state", starts_on="starts_on", regulated="regulated", concluded="concluded")
    row: Any = cases.values(
        told=ArraySubquery(entries.values(row=JSONObject(id="pk", phase="phase", barriers="barriers"))),
        praktik=ArraySubquery(newest().values(row=began)[:1]),
    ).first()
    if row is None:
        return [], None
    praktik = [plain(item, {}) for item in row["praktik"]]
    said = gap(praktik[0], on) if praktik else ""
    return [_entry(item) for item in row["told"]], (UUID(praktik[0].id), said) if said else None


def _entry(item: dict[str, Any]) -> Any:
    return SimpleNamespace(**item | {"id": UUID(item["id"])})


Found = tuple[UUID, str, str, str, bool]


def _cell(form: Form, phase: Phase, found: Iterable[Found]) -> Cell:
    here = [row for row in found if row[1] == phase and row[2] == form]

    def having(status: ClaimStatus) -> tuple[UUID, ...]:
        return tuple(pk for pk, _, _, found_status, denied in here if found_status == status and not denied)

    return Cell(
        form,
        phase,
        tuple(row[0] for row in here),
        having(ClaimStatus.DOKUMENTERET),
        having(ClaimStatus.DELVIS),
        having(ClaimStatus.UDOKUMENTERET),
        tuple(pk for pk, *_, denied in here if denied),
    )


def _influence(found: Iterable[Found]) -> tuple[Influence, ...]:
    told = {
        INFLUENCE_IN[Phase(phase)]
        for _, phase, form, status, denied in found
        if status != ClaimStatus.UDOKUMENTERET and not denied and influences(form, phase)
    }
    return tuple(influence for influence in Influence if influence in told)
