"""The people, units, offers and places that the generated cases name, made real through the actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from jobcenter.accounts.actions import memberships, people, units
from jobcenter.accounts.models import Role, Unit
from jobcenter.demo import catalogue
from jobcenter.demo.cast import DEPARTMENT
from jobcenter.demo.municipality.generating import HISTORY
from jobcenter.demo.municipality.staffing import Desk, Staffing, initials
from jobcenter.demo.municipality.writing import Known
from jobcenter.demo.vignettes import Teller


def everybody(staffing: Staffing, tell: Teller, offers: list[Any], workplaces: list[Any]) -> Known:
    """What every name in the generated cases stands for."""
    since = tell.as_of - HISTORY
    unit_rows = dict(tell.cast.units)
    for name in sorted({desk.unit for desk in staffing.everybody()} - unit_rows.keys()):
        unit_rows[name] = units.create_unit(name=name, parent=unit_rows[DEPARTMENT], by=None, on=since)
    users = {username: user.pk for username, user in tell.cast.users.items()}
    staff = {
        "sagsbehandler": staffing.everybody(),
        "virksomhedskonsulent": staffing.consultants,
        "teamleder": staffing.leaders(),
    }
    for role, desks in staff.items():
        for desk in desks:
            if desk.username not in users:
                users[desk.username] = _hire(desk, Role.objects.get(pk=role), unit_rows[desk.unit], since)
    more = catalogue.add(offers, workplaces, since=since)
    return Known(
        users=users,
        units={name: unit.pk for name, unit in unit_rows.items()},
        offers={title: row.pk for title, row in (tell.catalogue.offers | more.offers).items()},
        workplaces={name: row.pk for name, row in (tell.catalogue.workplaces | more.workplaces).items()},
    )


def _hire(desk: Desk, role: Role, unit: Unit, since: date) -> Any:
    """Without a password: nobody logs in as an invented colleague."""
    user = people.create_user(
        by=None,
        on=since,
        username=desk.username,
        full_name=desk.full_name,
        initials=initials(desk.full_name),
        email=f"{desk.username}@demokommune.example",
    )
    memberships.grant(user=user, role=role, unit=unit, by=None, on=since)
    return user.pk
