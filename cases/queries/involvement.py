"""The involvement profile: forms x phases with the entries behind each cell; a picture, never a sum or a score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from cases.enums import Barrier, ClaimStatus, Form, Phase
from cases.models import Case, FormClaim, InvolvementEntry


@dataclass(frozen=True)
class Cell:
    """One form in one phase: the entries behind it, oldest first, and by how well they are documented."""

    form: Form
    phase: Phase
    entries: tuple[UUID, ...] = ()
    documented: tuple[UUID, ...] = ()
    partly: tuple[UUID, ...] = ()
    undocumented: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Row:
    form: Form
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Profile:
    """What is recorded in one case. `without_form` are the honest entries where something stood in the way."""

    rows: tuple[Row, ...]
    entries: int
    without_form: tuple[UUID, ...]
    barriers: tuple[Barrier, ...]
    missing_phases: tuple[Phase, ...]

    @property
    def phases(self) -> tuple[Phase, ...]:
        return tuple(Phase)


def entries_in(user: Any, case: Case, on: date) -> QuerySet[InvolvementEntry]:
    """The standing entries of a case this user may open, newest first."""
    visible = Case.objects.visible_to(user, on).filter(pk=case.pk)
    return InvolvementEntry.objects.standing().filter(case__in=visible)


def profile(user: Any, case: Case, on: date) -> Profile:
    """Two queries, whatever the number of entries."""
    entries = list(entries_in(user, case, on).values_list("pk", "phase", "barriers"))
    claims = FormClaim.objects.filter(entry__in=[pk for pk, *_ in entries]).order_by("entry__occurred_on", "entry_id")
    found = list(claims.values_list("entry_id", "entry__phase", "form", "status"))
    claimed = {entry_id for entry_id, *_ in found}
    barriers = {code for _, _, codes in entries for code in codes}
    phases = {phase for _, phase, _ in entries}
    return Profile(
        rows=tuple(Row(form, tuple(_cell(form, phase, found) for phase in Phase)) for form in Form),
        entries=len(entries),
        without_form=tuple(pk for pk, *_ in entries if pk not in claimed),
        barriers=tuple(barrier for barrier in Barrier if barrier in barriers),
        missing_phases=tuple(phase for phase in Phase if phase not in phases),
    )


def _cell(form: Form, phase: Phase, found: Iterable[tuple[UUID, str, str, str]]) -> Cell:
    here = [(pk, status) for pk, in_phase, of_form, status in found if in_phase == phase and of_form == form]

    def having(status: ClaimStatus) -> tuple[UUID, ...]:
        return tuple(pk for pk, found_status in here if found_status == status)

    return Cell(
        form,
        phase,
        tuple(pk for pk, _ in here),
        having(ClaimStatus.DOKUMENTERET),
        having(ClaimStatus.DELVIS),
        having(ClaimStatus.UDOKUMENTERET),
    )
