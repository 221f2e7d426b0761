"""`manage.py user …`: accounts and roles from the command line, by the same actions as everywhere."""

from __future__ import annotations

import getpass
import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from jobcenter.accounts.actions import memberships, people
from jobcenter.accounts.models import Role, Unit, User
from jobcenter.dates import today


class Command(BaseCommand):
    help = "Medarbejdere og deres roller. Adgangskoder spørges der om, eller de læses fra standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        create = acts.add_parser("create", help="opret en medarbejder")
        create.add_argument("username")
        create.add_argument("--name", required=True)
        create.add_argument("--initials", required=True)
        create.add_argument("--email", default="")
        create.add_argument("--phone", default="")
        create.add_argument("--no-password", action="store_true", help="kan ikke logge ind her")
        for act, text in {
            "password": "giv en ny adgangskode; alle sessioner ender",
            "deactivate": "luk kontoen; alle sessioner ender",
            "reactivate": "åbn kontoen igen",
            "show": "vis roller",
        }.items():
            acts.add_parser(act, help=text).add_argument("username")
        for act, text in {"grant": "giv en rolle i en enhed", "revoke": "tag en rolle i en enhed"}.items():
            role = acts.add_parser(act, help=text)
            role.add_argument("username")
            role.add_argument("role", help="rollens kode, f.eks. sagsbehandler")
            role.add_argument("unit", help="enhedens navn")
        acts.choices["grant"].add_argument("--from", dest="valid_from", type=date.fromisoformat, metavar="DATO")
        acts.choices["grant"].add_argument("--to", dest="valid_to", type=date.fromisoformat, metavar="DATO")

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        try:
            getattr(self, f"do_{act}")(**options)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None

    def do_create(self, *, username: str, name: str, initials: str, no_password: bool, **options: Any) -> None:
        user = people.create_user(
            by=None,
            on=today(),
            username=username,
            full_name=name,
            initials=initials,
            email=options["email"],
            phone=options["phone"],
            password=None if no_password else _ask_password(),
        )
        self.stdout.write(f"{user.username} er oprettet. Giv en rolle med: manage.py user grant {user.username} …")

    def do_password(self, *, username: str, **options: Any) -> None:
        people.set_password(user=_user(username), by=None, on=today(), password=_ask_password())
        self.stdout.write(f"{username} har en ny adgangskode og er logget ud alle steder.")

    def do_deactivate(self, *, username: str, **options: Any) -> None:
        people.deactivate(user=_user(username), by=None, on=today())
        self.stdout.write(f"{username} er lukket og logget ud alle steder.")

    def do_reactivate(self, *, username: str, **options: Any) -> None:
        people.reactivate(user=_user(username), by=None, on=today())
        self.stdout.write(f"{username} er åbnet igen.")

    def do_grant(self, *, username: str, role: str, unit: str, **options: Any) -> None:
        membership = memberships.grant(
            user=_user(username),
            role=_role(role),
            unit=_unit(unit),
            by=None,
            on=today(),
            valid_from=options["valid_from"],
            valid_to=options["valid_to"],
        )
        self.stdout.write(f"{username} er {role} i {unit} fra {membership.valid_from}.")

    def do_revoke(self, *, username: str, role: str, unit: str, **options: Any) -> None:
        held = _user(username).memberships.on(today()).filter(role=_role(role), unit=_unit(unit)).first()
        if held is None:
            raise CommandError(f"{username} er ikke {role} i {unit} i dag. Se: manage.py user show {username}")
        memberships.revoke(membership=held, by=None, on=today())
        self.stdout.write(f"{username} er ikke længere {role} i {unit}.")

    def do_show(self, *, username: str, **options: Any) -> None:
        user = _user(username)
        self.stdout.write(f"{user.username}  {user.full_name}  {'aktiv' if user.is_active else 'lukket'}")
        for held in user.memberships.select_related("unit"):
            self.stdout.write(f"  {held.role_id}  {held.unit.name}  {held.valid_from} – {held.valid_to or ''}")


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Adgangskode: ")
    if password != getpass.getpass("Adgangskode igen: "):
        raise CommandError("De to adgangskoder er ikke ens.")
    return password


def _user(username: str) -> User:
    user = User.objects.filter(username=username.lower()).first()
    if user is None:
        raise CommandError(f"Der er ingen medarbejder med brugernavnet {username}.")
    return user


def _role(code: str) -> Role:
    role = Role.objects.filter(pk=code).first()
    if role is None:
        known = ", ".join(Role.objects.values_list("pk", flat=True)) or "ingen; kør manage.py load_reference"
        raise CommandError(f"Der er ingen rolle med koden {code}. Rollerne er: {known}.")
    return role


def _unit(name: str) -> Unit:
    found = list(Unit.objects.filter(name=name)[:2])
    if len(found) != 1:
        raise CommandError(f"{'Flere enheder' if found else 'Ingen enhed'} med navnet {name}. Se: manage.py unit list")
    return found[0]
