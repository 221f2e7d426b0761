"""How it goes now on one sag: who said what of each aspect, day by day, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cases.enums import Aspect, Now, Teller
from cases.models import Case, Observation
from cases.planning.progression import Row, Said, profile


@dataclass(frozen=True)
class Profile:
    """`rows` aspect by aspect; `standing` and `wrong` are the registrations themselves, the newest first."""

    rows: list[Row]
    standing: list[Observation]
    wrong: list[Observation]


def profile_of(case: Case) -> Profile:
    """One statement; the caller has fetched the case for somebody who may read its notes."""
    rows = list(Observation.objects.filter(case=case).select_related("noted_by", "marked_wrong__marked_by"))
    standing = [row for row in rows if not hasattr(row, "marked_wrong")]
    wrong = [row for row in rows if hasattr(row, "marked_wrong")]
    return Profile(profile(said_in(reversed(standing))), standing, wrong)


def said_in(rows: Iterable[Observation]) -> list[Said]:
    """Every answer of the rows in their order; an aspect that was not asked about is none."""
    return [
        Said(row.case_id, Teller(row.teller), aspect, Now(now), row.observed_on, row.pk)
        for row in rows
        for aspect in Aspect
        if (now := getattr(row, aspect.value))
    ]
