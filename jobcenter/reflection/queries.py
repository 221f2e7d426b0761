"""What one may read: one's own, what is shared in one's team, and how often the dimensions pull against each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.db.models import Q, QuerySet

from jobcenter.accounts.models import Membership, User
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of
from jobcenter.reflection.enums import DilemmaKind, Dimension, Situation
from jobcenter.reflection.models import Dilemma, Sparring
from jobcenter.reflection.rights import teams


def own(user: Any, on: date) -> QuerySet[Dilemma]:
    return Dilemma.objects.kept(on).filter(author=user)


def readable(user: Any, on: date) -> QuerySet[Dilemma]:
    """Her own, and those of her teams that somebody shared."""
    shared = Q(shared_on__isnull=False, unit__in=teams(user, on))
    return Dilemma.objects.kept(on).filter(Q(author=user) | shared)


def shared_with(user: Any, on: date) -> QuerySet[Dilemma]:
    """Told without names: who wrote it is not fetched."""
    found = Dilemma.objects.kept(on).filter(shared_on__isnull=False, unit__in=teams(user, on)).exclude(author=user)
    return found.defer("author")


def colleagues(user: Any, on: date) -> QuerySet[User]:
    """Those she can lend an ear to: the others of her own units, in the alphabet's order."""
    own = Membership.objects.filter(user=user).on(on).values("unit")
    there = Membership.objects.on(on).filter(unit__in=own).values("user")
    return User.objects.filter(pk__in=there, is_active=True, is_client=False).exclude(pk=user.pk).order_by("full_name")


def sparrings(user: Any, on: date) -> QuerySet[Sparring]:
    """Readable by the two, and by nobody else (S3-09)."""
    between = Q(listener=user) | Q(listened_to=user)
    return Sparring.objects.filter(between, keep_until__gte=on).select_related("listener", "listened_to")


@dataclass(frozen=True)
class Tension:
    """Two dimensions that pulled in the same dilemma, and how often."""

    first: str
    second: str
    n: int


@dataclass(frozen=True)
class Pattern:
    """How often, in the teams one leads; empty where there are too few to hide in (S3-06)."""

    total: int
    least: int
    tensions: tuple[Tension, ...] = ()
    situations: tuple[tuple[str, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    sparrings: int = 0

    @property
    def enough(self) -> bool:
        return self.total >= self.least


def pattern(user: Any, on: date, *, least: int) -> Pattern | None:
    """For whoever leads a unit: shared dilemmas counted, by pair of dimensions and by situation; never by author.

    Cells below `least` are left out as well, so that no entry can be told from its place in the table.
    """
    scope = scope_of(user, on)
    if not scope.can(Right.LEDE):
        return None
    found = Dilemma.objects.kept(on).filter(shared_on__isnull=False, unit__in=scope.led_units)
    rows = list(found.values_list("dimensions", "situation", "kind"))
    ears = Sparring.objects.filter(unit__in=scope.led_units, keep_until__gte=on).count()
    ears = ears if ears >= least else 0
    if len(rows) < least:
        return Pattern(len(rows), least, sparrings=ears)
    pairs = Counter(pair for dimensions, _s, _k in rows for pair in combinations(_ordered(dimensions), 2))
    situations = Counter(situation for _d, situation, _k in rows)
    kinds = Counter(kind for _d, _s, kind in rows if kind)
    return Pattern(
        len(rows),
        least,
        tuple(
            Tension(str(Dimension(a).label), str(Dimension(b).label), pairs[a, b])
            for a, b in combinations(Dimension.values, 2)
            if pairs[a, b] >= least
        ),
        tuple((str(label), situations[code]) for code, label in Situation.choices if situations[code] >= least),
        tuple((str(label), kinds[code]) for code, label in DilemmaKind.choices if kinds[code] >= least),
        ears,
    )


def _ordered(dimensions: list[str]) -> list[str]:
    return [code for code in Dimension.values if code in dimensions]
