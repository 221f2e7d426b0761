"""What moved in a team's cases between two times the same teller was asked (S1-30); beside it how many are in
something. The two are never added, and where fewer than the kommune's smallest group are told of, nothing is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.enums import OCCUPYING, Aspect, EnrolmentState, Movement, PlacementState, Teller
from cases.models import Case, Enrolment, Observation, Placement
from cases.planning.progression import Moved, moved
from cases.queries.progression import said_in
from jobcenter import rules

FEWEST = "stemme.mindste_gruppe.borgere"


@dataclass(frozen=True)
class Figure:
    """One teller's view of one aspect: of `cases` open cases, those told of at least twice, by where they moved.

    `few`: fewer than the kommune shows together; then `pairs` is empty, and how many they are is not told either.
    """

    aspect: Aspect
    teller: Teller
    cases: int
    few: bool
    pairs: tuple[Moved, ...] = ()

    @property
    def n(self) -> int:
        return len(self.pairs)

    @property
    def missing(self) -> int:
        """Cases where this teller was not asked twice: no answer, and counted as none."""
        return self.cases - self.n

    def of(self, movement: str) -> list[Moved]:
        return [pair for pair in self.pairs if pair.movement == movement]

    @property
    def counts(self) -> list[tuple[Movement, int]]:
        return [(movement, len(self.of(movement))) for movement in Movement]


def figures(user: Any, on: date, since: date | None) -> list[Figure]:
    """Every aspect by every teller, in the open cases this user may see; four statements."""
    cases = _cases(user, on)
    rows = Observation.objects.standing().filter(
        case__in=cases.values("pk"), observed_on__gte=since or date.min, observed_on__lte=on
    )
    pairs = moved(said_in(rows.order_by("observed_on", "recorded_at")))
    fewest = rules.on(on, rules.Subject.VOICE).number(FEWEST)
    total = cases.count()
    return [
        _figure(aspect, teller, total, [one for one in pairs if _about(one, aspect, teller)], fewest)
        for aspect in Aspect
        for teller in Teller
    ]


def _cases(user: Any, on: date) -> QuerySet[Case]:
    found: QuerySet[Case] = Case.objects.visible_to(user, on).open().order_by()
    return found


def _about(pair: Moved, aspect: Aspect, teller: Teller) -> bool:
    return pair.first.aspect == aspect and pair.first.teller == teller


def _figure(aspect: Aspect, teller: Teller, total: int, pairs: Sequence[Moved], fewest: Any) -> Figure:
    if len(pairs) < fewest:
        return Figure(aspect, teller, total, few=True)
    return Figure(aspect, teller, total, few=False, pairs=tuple(pairs))


@dataclass(frozen=True)
class Active:
    """On one day: of `cases` open cases, those with an offer or a praktik that had begun and was not over."""

    day: date
    cases: int
    active: int


def active_on(user: Any, on: date, day: date) -> Active:
    """Two statements; the cases are those open today, whichever day is asked about."""
    return Active(day, _cases(user, on).count(), in_something(user, on, day).count())


def in_something(user: Any, on: date, day: date) -> QuerySet[Case]:
    """The cases behind the number."""
    mine = {"case": OuterRef("pk"), "starts_on__lte": day}
    over = Q(state=EnrolmentState.AFSLUTTET, moved_on__gt=day)
    enrolled = Enrolment.objects.filter(Q(state__in=OCCUPYING) | over, **mine)
    ended = Q(state=PlacementState.AFSLUTTET, ended_on__gt=day)
    placed = Placement.objects.filter(Q(state=PlacementState.I_GANG) | ended, **mine)
    return _cases(user, on).filter(Exists(enrolled) | Exists(placed))


@dataclass(frozen=True)
class Listed:
    """A case of a list, with the movement that put it there; none where the list is of what is running."""

    case: Case
    pair: Moved | None = None


def listed(user: Any, on: date, pairs: Sequence[Moved]) -> list[Listed]:
    """The cases behind a figure, by name; one statement."""
    by_id: dict[UUID, Moved] = {pair.first.case: pair for pair in pairs}
    return [Listed(case, by_id[case.pk]) for case in by_name(_cases(user, on).filter(pk__in=by_id))]


def by_name(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.select_related("citizen", "unit").order_by("citizen__sort_key", "pk")
