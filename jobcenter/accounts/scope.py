"""What a person may reach on a day, from her memberships, in one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, OuterRef, Value, When
from django.db.models.fields import UUIDField

from jobcenter.accounts.models import Membership, Unit, User
from jobcenter.accounts.rights import Reach, Right

NOTHING: frozenset[Right] = frozenset()


@dataclass(frozen=True)
class Grant:
    """One membership on the day: the role, what it may do, and the units whose cases it reaches."""

    role: str
    role_name: str
    reach: Reach
    rights: frozenset[Right]
    units: frozenset[UUID]


@dataclass(frozen=True)
class Scope:
    """Everything a person may reach on a day. Rights towards a case depend on how she reaches it: see `rights_in`."""

    grants: tuple[Grant, ...] = ()

    @cached_property
    def own_units(self) -> frozenset[UUID]:
        """The units whose cases she works on."""
        return _union(grant.units for grant in self.grants if grant.reach == Reach.UNIT)

    @cached_property
    def led_units(self) -> frozenset[UUID]:
        """The units she leads, with all units below them."""
        return _union(grant.units for grant in self.grants if grant.reach == Reach.SUBTREE)

    @cached_property
    def units(self) -> frozenset[UUID]:
        return self.own_units | self.led_units

    @cached_property
    def shared(self) -> bool:
        """She reaches the cases that are shared with her."""
        return any(grant.reach == Reach.SHARED for grant in self.grants)

    @cached_property
    def rights(self) -> frozenset[Right]:
        """All her rights, wherever they hold. For a case, ask `rights_in`."""
        return NOTHING.union(*(grant.rights for grant in self.grants))

    @cached_property
    def role_names(self) -> tuple[str, ...]:
        return tuple(sorted({grant.role_name for grant in self.grants}))

    def can(self, right: Right) -> bool:
        """She has the right somewhere; enough for pages that show no case."""
        return right in self.rights

    def rights_in(self, unit_id: UUID | None, shared: bool = False) -> frozenset[Right]:
        """Her rights towards a case of this unit, which may also be shared with her."""
        return NOTHING.union(*(grant.rights for grant in self.grants if _reaches(grant, unit_id, shared)))


def scope_of(user: User | AnonymousUser, on: date) -> Scope:
    """The scope on the day; asked once for each user instance and day, so a revoked role ends with the request."""
    if not isinstance(user, User) or not user.is_active:
        return Scope()
    if user.remembered_scope is None or user.remembered_scope[0] != on:
        user.remembered_scope = (on, Scope(tuple(_grant(row) for row in _memberships(user, on))))
    return user.remembered_scope[1]


def _memberships(user: User, on: date) -> Iterable[dict[str, Any]]:
    below = Unit.objects.filter(path__startswith=OuterRef("unit__path")).order_by("path").values("id")
    subtree = Case(
        When(role__reach=Reach.SUBTREE, then=ArraySubquery(below)),
        default=Value([], output_field=ArrayField(UUIDField())),
    )
    return (
        Membership.objects.filter(user=user)
        .on(on)
        .order_by("valid_from", "id")
        .values("role_id", "role__name", "role__reach", "role__rights", "unit_id", subtree=subtree)
    )


def _grant(row: dict[str, Any]) -> Grant:
    reach = Reach(row["role__reach"])
    units = {Reach.UNIT: [row["unit_id"]], Reach.SUBTREE: row["subtree"]}.get(reach, [])
    return Grant(
        role=row["role_id"],
        role_name=row["role__name"],
        reach=reach,
        rights=frozenset(Right(code) for code in row["role__rights"]),
        units=frozenset(units),
    )


def _reaches(grant: Grant, unit_id: UUID | None, shared: bool) -> bool:
    return unit_id in grant.units or (shared and grant.reach == Reach.SHARED)


def _union(sets: Iterable[frozenset[UUID]]) -> frozenset[UUID]:
    return frozenset[UUID]().union(*sets)
