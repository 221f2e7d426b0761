"""`manage.py demo`: everything on this machine, from an empty folder to an address one can open."""

import signal
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from jobcenter.dates import danish
from jobcenter.demo import preparation
from jobcenter.demo.cast import LOGINS
from jobcenter.demo.options import a_day, a_port
from jobcenter.demo.processes import HOST, Ended, Processes, free_port
from jobcenter.servers.locks import Lock

GLANCE = 0.3  # seconds between two looks at the processes


class Command(BaseCommand):
    help = "Starter demoen: database, kø, worker og web. Stop med Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--port", type=a_port, default=8000, help="den port, demoen helst vil have (8000)")
        parser.add_argument("--as-of", type=a_day, metavar="DATO", help="demoens dag, fx 2026-11-20")
        parser.add_argument("--reset", action="store_true", help="slet demoens data, og begynd forfra")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("Demoen kører kun med demoens indstillinger (jobcenter.settings.demo).")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        # A shell that starts the demo in the background lets it ignore Ctrl-C.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        folder: Path = settings.DATA
        with Lock(folder / "demo.lock") as only:
            if not only.try_take():
                raise CommandError(f"Demoen kører allerede på {(folder / 'address').read_text().strip()}")
            try:
                self._run(folder, options)
            except Ended as reason:
                raise CommandError(str(reason)) from None
            except KeyboardInterrupt:
                self._say("\nDemoen er stoppet.")

    def _run(self, folder: Path, options: dict[str, Any]) -> None:
        if options["reset"]:
            self._reset(folder)
        day = preparation.choose_day(folder, options["as_of"])
        self._prepare(folder, day)
        port = free_port(options["port"])
        if port != options["port"]:
            self._say(f"Port {options['port']} er optaget. Demoen bruger port {port}.")
        address = f"http://{HOST}:{port}/"
        (folder / "address").write_text(address)
        with Processes(folder, port) as processes:
            self._welcome(address, day)
            while True:
                time.sleep(GLANCE)
                processes.check()

    def _reset(self, folder: Path) -> None:
        if f"{folder}/" not in f"{settings.DATABASES['default']['HOST']}/":
            raise CommandError("--reset sletter kun demoens egen database, ikke den, DATABASE_URL peger på.")
        self._say("Sletter demoens data …")
        preparation.empty_database()
        for file in folder.glob("day-*"):
            file.unlink()

    def _prepare(self, folder: Path, day: date) -> None:
        preparation.require_database()
        preparation.migrate(self._say)
        call_command("load_reference", verbosity=0)
        preparation.load_municipality(folder, day, self._say)
        preparation.collect_static(folder, self._say)

    def _welcome(self, address: str, day: date) -> None:
        self._say(f"\nDemoen kører på {address}\nI demoen er det den {danish(day)}.\n")
        for line in LOGINS:
            self._say(f"  {line}")
        self._say("\nAlle personer er opdigtede. Stop med Ctrl-C.")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
