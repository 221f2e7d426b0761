"""The people of Demo Kommune: its units, who works where in which role, and how one logs in as them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobcenter.accounts.actions import memberships, people, units
from jobcenter.accounts.models import Role, Unit, User

# Printed by the demo itself, for invented people on one's own machine.
PASSWORD = "vi-planlaegger-sammen"  # noqa: S105

MESTRING, UNGE, JOB = "Aktivitet og mestring", "Unge", "Job og virksomhed"
DEPARTMENT, TOWN = "Beskæftigelse", "Demo Kommune"


@dataclass(frozen=True)
class Employee:
    """One employee with one role; as text, the line that the demo prints."""

    username: str
    full_name: str
    initials: str
    role: str
    unit: str
    does: str

    def __str__(self) -> str:
        return f"{self.username:<6} {self.full_name}, {self.does}"


STAFF = (
    Employee("asta", "Asta Holm", "ASH", "sagsbehandler", MESTRING, "sagsbehandler i Aktivitet og mestring"),
    Employee("bo", "Bo Kjærgaard", "BOK", "sagsbehandler", MESTRING, "sagsbehandler i samme team"),
    Employee("carl", "Carl Østergaard", "CAØ", "sagsbehandler", UNGE, "sagsbehandler i Unge"),
    Employee("liv", "Liv Thorsen", "LIT", "sagsbehandler", UNGE, "sagsbehandler i Unge"),
    Employee("mona", "Mona Ravn", "MOR", "sagsbehandler", JOB, "sagsbehandler i Job og virksomhed"),
    Employee("vera", "Vera Lindholm", "VEL", "virksomhedskonsulent", JOB, "virksomhedskonsulent"),
    Employee("dorte", "Dorte Bisgaard", "DOB", "teamleder", DEPARTMENT, "teamleder for de tre teams"),
    Employee("ida", "Ida Aagaard", "IDA", "administrator", TOWN, "administrator"),
    Employee("nora", "Nora Winther", "NOW", "databeskyttelsesraadgiver", TOWN, "databeskyttelsesrådgiver"),
)

LOGINS = (*STAFF, f"Adgangskode for alle: {PASSWORD}")


@dataclass(frozen=True)
class Cast:
    """The employees and units as rows, by username and by name."""

    users: dict[str, User]
    units: dict[str, Unit]

    def user(self, username: str) -> User:
        return self.users[username]


def load(*, since: date) -> Cast:
    """Everybody in place from `since` on."""
    unit_rows = _units(since)
    users = {person.username: _employ(person, unit_rows[person.unit], since) for person in STAFF}
    return Cast(users, unit_rows)


def _units(since: date) -> dict[str, Unit]:
    town = units.create_unit(name=TOWN, parent=None, by=None, on=since)
    department = units.create_unit(name=DEPARTMENT, parent=town, by=None, on=since)
    teams = [units.create_unit(name=name, parent=department, by=None, on=since) for name in (MESTRING, UNGE, JOB)]
    return {unit.name: unit for unit in (town, department, *teams)}


def _employ(person: Employee, unit: Unit, since: date) -> User:
    user = people.create_user(
        by=None,
        on=since,
        username=person.username,
        full_name=person.full_name,
        initials=person.initials,
        email=f"{person.username}@demokommune.example",
        password=PASSWORD,
    )
    memberships.grant(user=user, role=Role.objects.get(pk=person.role), unit=unit, by=None, on=since)
    return user
