"""`manage.py bench`: what the pages and the sweep cost on a municipality of a chosen size."""

from __future__ import annotations

import json
import logging
import time
from argparse import ArgumentTypeError
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from cases.models import Case
from jobcenter import dates
from jobcenter.bench import pages, place, sweeping
from jobcenter.bench.measuring import Row
from jobcenter.bench.multitude import LARGEST_BY_HAND, multiply
from jobcenter.demo import preparation
from jobcenter.demo.options import a_seed

LEAST = 100
BASE = 4000  # what the SQL generator copies


class Command(BaseCommand):
    help = (
        "Måler siderne og nattens gennemgang på en kommune af den størrelse, der bedes om. Bruger en database for sig,"
        " <navn>_bench, og sletter den igen. Slutter med 1, hvis en grænse er overskredet."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--citizens", type=_number, default=BASE, metavar="N", help=f"borgere ({BASE})")
        parser.add_argument("--seed", type=a_seed, default=1, metavar="S", help="det, der trækkes lod efter (1)")
        parser.add_argument("--repeat", type=_number_of_runs, default=60, help="målinger af hver side (60)")
        parser.add_argument("--json", action="store_true", help="én JSON-liste i stedet for en tabel")
        parser.add_argument("--keep", action="store_true", help="behold databasen, og brug den igen næste gang")

    def handle(self, *args: Any, **options: Any) -> None:
        citizens, seed = options["citizens"], options["seed"]
        for name in ("jobcenter.request", "axes"):  # thousands of lines that nobody reads
            logging.getLogger(name).setLevel(logging.WARNING)
        if settings.DEMO:
            preparation.collect_static(settings.DATA, self.stderr.write)
        with place.scratch(f"{place.ENDING}_{citizens}_{seed}", keep=options["keep"]) as found:
            if not found:
                self._fill(citizens, seed)
            rows = []
            for row in self._rows(options):
                rows.append(row)
                if not options["json"]:
                    self.stdout.write(_line(row))
        if options["json"]:
            self.stdout.write(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=1))
        if not all(row.within for row in rows):
            raise SystemExit(1)

    def _fill(self, citizens: int, seed: int) -> None:
        begun = time.perf_counter()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("load_reference", verbosity=0)
        base = min(citizens, BASE) if citizens > LARGEST_BY_HAND else citizens
        told = [f"--citizens={base}", f"--seed={seed}", f"--as-of={dates.today().isoformat()}", "--verbosity=0"]
        call_command("demo_data", *told)
        if base < citizens:
            multiply(round(citizens / base) - 1)
        self.stderr.write(f"{Case.objects.count()} sager indlæst på {time.perf_counter() - begun:.0f} s.")

    def _rows(self, options: dict[str, Any]) -> Iterator[Row]:
        on = dates.today()
        crowd = options["citizens"] > LARGEST_BY_HAND
        yield from sweeping.one_night(on) if crowd else sweeping.rows(on, repeats=22)
        for row in pages.rows(pages.sample(on, options["repeat"] + 3, options["seed"])):
            # A kommune is promised its pages; a crowd is measured so that growth is known and not hoped for.
            yield replace(row, limit_p95_ms=None) if crowd else row


def _line(row: Row) -> str:
    limit = "–" if row.limit_p95_ms is None else f"{row.limit_p95_ms:.0f}"
    ratio = "" if row.ratio_to_sql is None else f"{row.ratio_to_sql} x SQL"
    return (
        f"{'  ' if row.within else '! '}{row.task:<24} n {row.n:>3}   p50 {row.p50_ms:>8.1f}   p95 {row.p95_ms:>8.1f}"
        f"   grænse {limit:>5}   {row.sql:>3} sql   {ratio}"
    ).rstrip()


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < LEAST:
        raise ArgumentTypeError(f"»{text}« kan ikke bruges. Skriv et helt tal på mindst {LEAST}, fx 4000.")
    return int(text)


def _number_of_runs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 20 <= int(text) <= 1000:
        raise ArgumentTypeError(f"»{text}« kan ikke bruges. Skriv 20 til 1000: under 20 er en p95 intet værd.")
    return int(text)
