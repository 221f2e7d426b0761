"""What the borger said that mattered, what still waits to be seized, and what it can be linked to (S3-13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from cases.models import Case, Goal, PlanStep, Utterance, Wish
from offers.models import Offer


@dataclass(frozen=True)
class Linkable:
    """A row an utterance can become; `kind` is that of `cases.actions.utterances.Link`."""

    kind: str
    id: UUID
    words: str


@dataclass(frozen=True)
class Register:
    waiting: list[Utterance]
    seized: list[Utterance]


def register(case: Case) -> Register:
    """One statement; those nobody has answered in the plan stand first."""
    rows = list(Utterance.objects.filter(case=case).select_related("step", "goal", "wish", "offer", "meeting"))
    waiting = [row for row in rows if not became(row)]
    return Register(waiting, [row for row in rows if row not in waiting])


def became(row: Utterance) -> str:
    """What it was linked to, in the words of that row; empty while nothing in the plan answers it."""
    if row.step:
        return row.step.title
    if row.goal:
        return row.goal.citizen_wording
    if row.wish:
        return row.wish.wording
    return row.offer.title if row.offer else ""


def linkable(case: Case, on: date, *, offers: bool = True) -> list[Linkable]:
    """The open steps, the goals and the wishes of the case, and the open catalogue: one statement."""
    parts = [
        _part(PlanStep.objects.open().filter(plan__case=case), "step", "title"),
        _part(Goal.objects.filter(plan__case=case, reached_on=None), "goal", "citizen_wording"),
        _part(Wish.objects.filter(case=case), "wish", "wording"),
    ]
    if offers:
        parts.append(_part(Offer.objects.open_on(on), "offer", "title"))
    found = parts[0].union(*parts[1:], all=True).order_by("is_a", "words_", "pk")
    return [Linkable(kind, pk, _short(words)) for kind, pk, words in found]


def _part(rows: QuerySet[Any], kind: str, column: str) -> QuerySet[Any, tuple[str, UUID, str]]:
    named = rows.order_by().annotate(is_a=Value(kind), words_=Cast(column, TextField()))
    found: QuerySet[Any, tuple[str, UUID, str]] = named.values_list("is_a", "pk", "words_")
    return found


def _short(words: str, most: int = 80) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
