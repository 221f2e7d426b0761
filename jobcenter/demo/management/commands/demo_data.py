"""`manage.py demo_data`: fills an empty database with Demo Kommune as it stands on a day."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from jobcenter.dates import danish, today
from jobcenter.demo import municipality
from jobcenter.demo.options import CITIZENS, a_day, a_number_of_cases, a_seed


class Command(BaseCommand):
    help = "Indlæser Demo Kommune: opdigtede medarbejdere, borgere og sager. Gør intet, hvis der allerede er sager."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--citizens",
            type=a_number_of_cases,
            default=CITIZENS,
            metavar="ANTAL",
            help=f"sager i alt, med dem, der er fortalt i hånden, og de afsluttede ({CITIZENS})",
        )
        parser.add_argument(
            "--seed", type=a_seed, default=1, metavar="TAL", help="samme tal giver de samme sager igen (1)"
        )
        parser.add_argument(
            "--as-of", type=a_day, metavar="DATO", help="den dag, sagerne skal ses fra, fx 2026-11-20 (i dag)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not {"jobcenter.demo"} <= set(settings.INSTALLED_APPS):
            raise CommandError("Demodata kan kun indlæses med demoens indstillinger.")
        as_of = options["as_of"] or today()
        if municipality.is_loaded():
            self._say(options, "Der er allerede sager i databasen. Intet er ændret.")
            return
        call_command("load_reference", verbosity=0)
        cases = municipality.load(
            as_of, options["citizens"], options["seed"], say=lambda line: self._say(options, line)
        )
        self._say(options, f"Demo Kommune er indlæst: {cases} åbne sager, som de står den {danish(as_of)}.")

    def _say(self, options: dict[str, Any], line: str) -> None:
        if options["verbosity"] > 0:
            self.stdout.write(line)
            self.stdout.flush()
