"""`manage.py unit …`: the tree of units from the command line, by the same actions as everywhere."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from jobcenter.accounts.actions import units
from jobcenter.accounts.models import Unit
from jobcenter.dates import today


class Command(BaseCommand):
    help = "Enhederne. En enhed nævnes ved sin sti (0001.0002.), som `list` viser."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("list", help="vis træet")
        create = acts.add_parser("create", help="opret en enhed")
        create.add_argument("name")
        create.add_argument("--under", help="stien til enheden over den")
        rename = acts.add_parser("rename", help="giv en enhed et nyt navn")
        rename.add_argument("path")
        rename.add_argument("name")
        move = acts.add_parser("move", help="flyt en enhed med alt, hvad der er under den")
        move.add_argument("path")
        move.add_argument("--under", help="stien til enheden over den; uden den: øverst")

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        try:
            if act != "list":
                getattr(self, f"do_{act}")(**options)
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from None
        for unit in Unit.objects.order_by("path"):
            self.stdout.write(f"{unit.path:<30} {unit.name}")

    def do_create(self, *, name: str, under: str | None, **options: Any) -> None:
        units.create_unit(name=name, parent=_unit(under), by=None, on=today())

    def do_rename(self, *, path: str, name: str, **options: Any) -> None:
        units.rename_unit(unit=_required(path), name=name, by=None, on=today())

    def do_move(self, *, path: str, under: str | None, **options: Any) -> None:
        units.move_unit(unit=_required(path), parent=_unit(under), by=None, on=today())


def _unit(path: str | None) -> Unit | None:
    return _required(path) if path else None


def _required(path: str) -> Unit:
    unit = Unit.objects.filter(path=path).first()
    if unit is None:
        raise CommandError(f"Der er ingen enhed på stien {path}. Se: manage.py unit list")
    return unit
