"""People for the tests: units with their paths, users, memberships."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count

from jobcenter.accounts.actions.units import create_unit
from jobcenter.accounts.models import Membership, Unit, User

# The fixed cast: name, role, and the unit by its short name; what each is for stands in conftest.
CAST = {
    "asta": ("Asta Holm", "sagsbehandler", "unge"),
    "bo": ("Bo Lund", "sagsbehandler", "unge"),
    "carl": ("Carl Dam", "sagsbehandler", "job"),
    "vera": ("Vera Skov", "virksomhedskonsulent", "job"),
    "dorte": ("Dorte Kjær", "teamleder", "ungeindsats"),
    "ida": ("Ida Bruun", "administrator", "kommunen"),
    "nora": ("Nora Friis", "databeskyttelsesraadgiver", "kommunen"),
}

TODAY = date(2026, 11, 20)
PASSWORD = "en lang sætning om kaffe"
_number = count(1)


@dataclass(frozen=True)
class Units:
    """Kommunen > (Ungeindsatsen > Unge og aktivitet; Job og virksomhed)."""

    kommunen: Unit
    ungeindsats: Unit
    unge: Unit
    job: Unit


def units() -> Units:
    kommunen = unit("Kommunen")
    ungeindsats = unit("Ungeindsatsen", kommunen)
    return Units(
        kommunen,
        ungeindsats,
        unge=unit("Unge og aktivitet", ungeindsats),
        job=unit("Job og virksomhed", kommunen),
    )


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


def player(name: str, at: Units) -> User:
    """One of the cast, in her role from the start of the year."""
    full_name, role, place = CAST[name]
    person = user(name, full_name)
    membership(person, role, getattr(at, place))
    return person
