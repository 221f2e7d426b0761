"""`manage.py cpr status|renew`: which keys the CPR numbers are sealed with, and sealing them with the newest."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.actions import sealing
from jobcenter.cpr import UnreadableCpr
from jobcenter.dates import today


class Command(BaseCommand):
    help = "Nøglerne til CPR-numre: se, hvilke der er i brug, og skift til den nyeste. Ingen numre vises."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["status", "renew"])

    def handle(self, *args: Any, act: str, **options: Any) -> None:
        try:
            if act == "renew":
                self.stdout.write(f"{sealing.renew(by=None, on=today())} numre er forseglet igen.")
            for key, count in sorted(sealing.sealed_by().items()):
                self.stdout.write(f"{key}: {count}")
        except UnreadableCpr as reason:
            raise CommandError(f"Et nummer kan ikke åbnes med nøglerne i CPR_KEYS: {reason}.") from None
