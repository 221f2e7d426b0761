"""Rows as this reader may see them: the words she may not read are taken out of the row before any page holds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model

from cases.models import Citizen, Commitment, Enrolment, Placement, PlanStep, Wish

M = TypeVar("M", bound=Model)
# What was said in a meeting, or tells about the borger in free text: closed without the right to notes (house.md 7).
NOTES: dict[type[Model], tuple[str, ...]] = {
    # Why it was set aside can be about health, and about what somebody thought of the borger.
    Wish: ("explanation", "alternatives", "set_aside", "insight_observed", "insight_explained", "insight_answer"),
    Enrolment: ("reason", "became"),
    Placement: ("citizen_account", "learned"),
    PlanStep: (
        "purpose",
        "exit_criterion",
        "if_it_gets_hard",
        "if_declined",
        "basis_reference",
        "decider",
        "decided_when",
        "owner",
    ),
    Commitment: ("why_broken",),
}
# Why a praktik ended can be about health. All the reasons are closed, or the closed one could be told by its absence.
SENSITIVE: dict[type[Model], tuple[str, ...]] = {Placement: ("end_reason",)}


def discreet(rows: Iterable[M], *, notes: bool, sensitive: bool) -> list[M]:
    """The same rows, emptied in memory of what the reader has no right to. They are for reading: never save one."""
    found = list(rows)
    for row in found:
        closed = () if notes else NOTES.get(type(row), ())
        closed += () if sensitive else SENSITIVE.get(type(row), ())
        _empty(row, closed)
    return found


def protect(citizen: Citizen, *, notes: bool) -> None:
    """A protected borger's address and phone stay with those who work with the whole sag. For reading, as above."""
    if citizen.protected and not notes:
        _empty(citizen, ("address", "phone"))


def _empty(row: Any, names: Iterable[str]) -> None:
    for name in names:
        setattr(row, name, "")
