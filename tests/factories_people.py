"""People for the tests: units with their paths, users, memberships."""

from __future__ import annotations

from datetime import date
from itertools import count

from jobcenter.accounts.actions.units import create_unit
from jobcenter.accounts.models import Membership, Unit, User

TODAY = date(2026, 11, 20)
PASSWORD = "en lang sætning om kaffe"
_number = count(1)


def unit(name: str, parent: Unit | None = None) -> Unit:
    return create_unit(name=name, parent=parent, by=None, on=TODAY)


def user(username: str = "", full_name: str = "", password: str | None = None, **fields: object) -> User:
    username = username or f"person{next(_number)}"
    person = User(username=username, full_name=full_name or username.title(), initials=username[:3].upper(), **fields)
    person.set_password(password)
    person.save()
    return person


def membership(
    person: User, role: str, at: Unit, valid_from: date = date(2026, 1, 1), valid_to: date | None = None
) -> Membership:
    """The role by its code; the roles themselves come from the fixture `roles`."""
    return Membership.objects.create(user=person, role_id=role, unit=at, valid_from=valid_from, valid_to=valid_to)
