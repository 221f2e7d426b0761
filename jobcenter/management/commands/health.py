"""`manage.py health ready|worker|beat`: the questions of /health/… from a shell; one sentence and an exit code."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobcenter.health.reports import QUESTIONS, Report

PAUSE = 2  # seconds between two questions

SENTENCES = {
    ("database", "silent"): "Databasen svarer ikke.",
    ("migrations", "missing"): "Databasen mangler migreringer: kør manage.py migrate.",
    ("reference", "missing"): "Opslagsdata mangler: kør manage.py load_reference.",
    ("redis", "silent"): "Redis svarer ikke; sider virker, og opgaver venter i databasen.",
    ("worker", "silent"): "Ingen arbejder har givet livstegn i halvandet minut.",
    ("worker", "never"): "Ingen arbejder har nogensinde givet livstegn.",
    ("round", "silent"): "Arbejderen lever, men har ikke hørt klokken i fem minutter.",
    ("round", "never"): "Arbejderen lever, men har endnu ikke hørt klokken.",
    ("beat", "silent"): "Klokken (beat) har ikke givet livstegn i halvandet minut.",
    ("beat", "never"): "Klokken (beat) har aldrig givet livstegn.",
}


class Command(BaseCommand):
    help = "Spørger, om webserverens grundlag, arbejderen eller klokken har det godt. Exitkode 0 eller 1."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("question", choices=[name for name in QUESTIONS if name != "live"])
        parser.add_argument("--wait", type=int, default=0, metavar="SEKUNDER", help="spørg så længe, til svaret er ja")

    def handle(self, *args: Any, question: str, wait: int, **options: Any) -> None:
        deadline = time.monotonic() + wait
        report = QUESTIONS[question]()
        while not report.is_well and time.monotonic() < deadline:
            time.sleep(PAUSE)
            report = QUESTIONS[question]()
        if not report.is_well:
            raise CommandError(_sentence(report))
        self.stdout.write(_sentence(report) or "Alt er, som det skal være.")


def _sentence(report: Report) -> str:
    return " ".join(SENTENCES[found] for found in report.checks.items() if found in SENTENCES)
