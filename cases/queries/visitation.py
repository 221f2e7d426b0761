"""Where the law has placed the borger over time, scheme by scheme, and where a first and a final assessment differ."""

from __future__ import annotations

from dataclasses import dataclass

from cases.enums import VisitationScheme, VisitationStage
from cases.models import Benefit, Case, TargetGroup, Visitation


@dataclass(frozen=True)
class Deviation:
    """A first and a final assessment of one scheme that stood at the same time and said different things (S1-02)."""

    coarse: Visitation
    final: Visitation


@dataclass(frozen=True)
class VisitationPage:
    schemes: list[tuple[str, list[Visitation]]]
    "Label of each scheme in use with its lines, the newest first."
    target_groups: list[TargetGroup]
    benefits: list[Benefit]
    deviations: list[Deviation]


def visitation_page(case: Case) -> VisitationPage:
    """Four queries, whatever the history."""
    lines = Visitation.objects.filter(case=case).select_related("decided_by").prefetch_related("match_reasons")
    rows = list(lines.order_by("-valid_from", "-stage", "pk"))
    schemes = [(str(scheme.label), [row for row in rows if row.scheme == scheme]) for scheme in VisitationScheme]
    return VisitationPage(
        schemes=[(label, mine) for label, mine in schemes if mine],
        target_groups=list(TargetGroup.objects.filter(case=case))[::-1],
        benefits=list(Benefit.objects.filter(case=case))[::-1],
        deviations=deviations(rows),
    )


def deviations(rows: list[Visitation]) -> list[Deviation]:
    coarse = [row for row in rows if row.stage == VisitationStage.GROV]
    final = [row for row in rows if row.stage == VisitationStage.ENDELIG]
    return [
        Deviation(one, other)
        for one in coarse
        for other in final
        if one.scheme == other.scheme and one.category != other.category and _met(one, other)
    ]


def _met(one: Visitation, other: Visitation) -> bool:
    """True when their periods share a day, both ends counted in."""
    return (one.valid_to is None or other.valid_from <= one.valid_to) and (
        other.valid_to is None or one.valid_from <= other.valid_to
    )
