"""Rundt om borgeren: who helps with what, who coordinates, what they agreed, and where nobody stands (S4-63)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Value
from django.db.models.functions import Coalesce

from cases.enums import ActorKind, Area, Coordinator, SensitiveKind
from cases.models import ActorAround, Case, Coordination, CoordinationNote, PlanStep, SensitiveFact
from cases.planning.around import InArea, areas, lacks_coordinator
from cases.queries.gathered import Rows, Words, gather, listed
from jobcenter.rules import RuleSet

FROM_ACTORS = "opmaerksomhed.koordinator.aktoerer"
WORDS: Words = {"actors": {"kind": ActorKind}, "coordinations": {"who": Coordinator}, "needs": {"kind": SensitiveKind}}


@dataclass(frozen=True)
class Around:
    """Rows are plain (`gathered`). `actors` are those of the day, `former` the others, the newest first."""

    actors: Rows
    former: Rows
    coordinator: SimpleNamespace | None
    coordinated_before: Rows
    notes: Rows
    areas: tuple[InArea, ...]
    warns: bool

    @property
    def gaps(self) -> list[InArea]:
        return [one for one in self.areas if one.gap]


def around(case: Case, on: date, limits: RuleSet, *, sensitive: bool) -> Around:
    """One statement. Needs are told in confidence: without `sensitive` no area is shown for their sake."""
    parts = people_parts() | _beside()
    if not sensitive:
        del parts["needs"]
    found = gather(Case.objects.filter(pk=case.pk), parts, WORDS)
    actors, former = split(found["actors"], on)
    held = coordinator(found["coordinations"], on)
    return Around(
        actors=actors,
        former=former[::-1],
        coordinator=held,
        coordinated_before=[row for row in found["coordinations"] if row is not held and row.ended_on != row.since_on],
        notes=found["notes"],
        areas=_areas(actors, found),
        warns=lacks_coordinator(len(actors), coordinated=held is not None, from_actors=int(limits.number(FROM_ACTORS))),
    )


def people_parts() -> dict[str, ArraySubquery]:
    """Who stands there and who coordinates; the brief tells of both in a line."""
    return {
        "actors": listed(
            ActorAround.objects.all(),
            kind="kind",
            name="name",
            function="function",
            contact="contact",
            areas="areas",
            consent_on="consent_on",
            since_on="since",
            ended_on="ended_on",
        ),
        "coordinations": listed(
            Coordination.objects.all(),
            who="who",
            actor="actor_id",
            name=Coalesce("actor__name", Value("")),
            since_on="since",
            ended_on="ended_on",
            version="version",
        ),
    }


def _beside() -> dict[str, ArraySubquery]:
    return {
        "notes": listed(CoordinationNote.objects.all(), noted_on="noted_on", text="text", by="noted_by__full_name"),
        "steps": listed(PlanStep.objects.open(), "plan__case", title="title", area="area"),
        "needs": listed(SensitiveFact.objects.filter(ended_on=None), kind="kind"),
    }


def split(actors: Rows, on: date) -> tuple[Rows, Rows]:
    """Those of the day, and those who are not there any more; the day it ended is the first day without."""
    there = [row for row in actors if _holds(row, on)]
    for row in there:
        row.area_labels = [str(area.label) for area in Area if area in row.areas]
    return there, [row for row in actors if row.ended_on is not None and row.ended_on <= on]


def coordinator(coordinations: Rows, on: date) -> Any:
    return next((row for row in coordinations if _holds(row, on)), None)


def _holds(row: SimpleNamespace, on: date) -> bool:
    return row.since_on <= on and (row.ended_on is None or row.ended_on > on)


def _areas(actors: Rows, found: dict[str, Rows]) -> tuple[InArea, ...]:
    return areas(
        actors=[(row.name, row.areas) for row in actors],
        steps=[(row.title, row.area) for row in found["steps"]],
        needs=[(row.kind_label, row.kind) for row in found.get("needs", [])],
    )
