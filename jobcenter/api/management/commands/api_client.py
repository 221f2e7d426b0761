"""`manage.py api_client …`: which systems may call, by the same actions as everywhere."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from jobcenter.accounts.models import Unit
from jobcenter.api import actions
from jobcenter.api.models import Client
from jobcenter.api.scopes import NOTES, SCOPES
from jobcenter.dates import today

WHICH = 'adskilt af komma; "read" er alle, der kun læser, uden notes:read'


class Command(BaseCommand):
    help = f"Systemer, der må læse gennem REST. Scopes: {', '.join(SCOPES)}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("list", help="vis systemerne")
        create = acts.add_parser("create", help="giv et system adgang; hemmeligheden vises én gang")
        create.add_argument("code", help="kort navn med små bogstaver, f.eks. fagsystem-x")
        create.add_argument("--name", required=True)
        create.add_argument("--unit", required=True, help="enhedens navn; systemet ser dens sager og dem under den")
        create.add_argument("--scopes", required=True, help=WHICH)
        create.add_argument("--purpose", required=True, help="formål og hjemmel")
        create.add_argument("--to", dest="valid_to", type=date.fromisoformat, metavar="DATO")
        for act, text in {"renew": "giv en ny hemmelighed", "revoke": "tag adgangen"}.items():
            acts.add_parser(act, help=text).add_argument("code")

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        try:
            getattr(self, f"do_{act}")(**options)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None

    def do_list(self, **options: Any) -> None:
        for client in Client.objects.select_related("user"):
            period = f"{client.valid_from} – {client.valid_to or ''}"
            state = "aktiv" if client.is_usable(None) else "lukket"
            self.stdout.write(f"{client.user.username:<20} {state:<7} {period:<24} {' '.join(client.scopes)}")
            self.stdout.write(f"  {client.name}: {client.purpose}")

    def do_create(self, *, code: str, name: str, unit: str, scopes: str, purpose: str, **options: Any) -> None:
        created = actions.create_client(
            code=code,
            name=name,
            unit=_unit(unit),
            scopes=_scopes(scopes),
            purpose=purpose,
            by=None,
            on=today(),
            valid_to=options["valid_to"],
        )
        self._tell(created.client, created.secret)

    def do_renew(self, *, code: str, **options: Any) -> None:
        client = _client(code)
        self._tell(client, actions.renew_secret(client=client, by=None, on=today()))

    def do_revoke(self, *, code: str, **options: Any) -> None:
        actions.revoke_client(client=_client(code), by=None, on=today())
        self.stdout.write(f"{code} har ikke længere adgang.")

    def _tell(self, client: Client, secret: str) -> None:
        self.stdout.write(f"client_id={client.client_id}")
        self.stdout.write(f"client_secret={secret}")
        self.stderr.write("Gem hemmeligheden nu: den vises ikke igen.")


def _scopes(text: str) -> list[str]:
    asked = text.replace(",", " ").split()
    # Notes are asked for by name: most systems do without them.
    readable = [scope for scope in SCOPES if scope.endswith(":read") and scope != NOTES]
    named = [scope for word in asked for scope in (readable if word == "read" else [word])]
    if unknown := sorted(set(named) - set(SCOPES)):
        raise CommandError(f"Ukendt scope: {', '.join(unknown)}. De kendte er: {', '.join(SCOPES)}.")
    return named


def _unit(name: str) -> Unit:
    found = list(Unit.objects.filter(name=name)[:2])
    if len(found) != 1:
        raise CommandError(f"{'Flere enheder' if found else 'Ingen enhed'} med navnet {name}. Se: manage.py unit list")
    return found[0]


def _client(code: str) -> Client:
    client = Client.objects.select_related("user").filter(user__username=code.lower()).first()
    if client is None:
        raise CommandError(f"Der er intet system med navnet {code}. Se: manage.py api_client list")
    return client
