"""Bringing the table of rules in line with the data file: as often as wanted, nothing ever lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jobcenter import audit
from jobcenter.rules.datafile import Entry, read
from jobcenter.rules.models import DatedRule

DATA: Final = Path(__file__).parent / "data" / "rules.toml"


@dataclass
class Report:
    """What a load did; read aloud by the command."""

    unchanged: int = 0
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        total = self.unchanged + len(self.added) + len(self.changed)
        counts = {"total": total, "added": len(self.added), "changed": len(self.changed)}
        head = _("Regler: %(total)d i alt, %(added)d nye, %(changed)d ændrede.") % counts
        return " ".join([head, *self._silent()])

    def _silent(self) -> list[str]:
        if not self.withdrawn:
            return []
        pattern = ngettext(
            "%(n)d står ikke længere i filen; den er bevaret, men bruges ikke: %(names)s.",
            "%(n)d står ikke længere i filen; de er bevaret, men bruges ikke: %(names)s.",
            len(self.withdrawn),
        )
        return [pattern % {"n": len(self.withdrawn), "names": ", ".join(self.withdrawn)}]


def load(path: Path = DATA) -> Report:
    """Raises UnusableData before anything is written."""
    entries = {(entry.key, entry.valid_from): entry for entry in read(path)}
    with transaction.atomic(), audit.acting("rules.loaded"):
        _wait_for_other_loads()
        rows = {(row.key, row.valid_from): row for row in DatedRule.objects.all()}
        report = Report()
        _silence(rows, entries, report)
        _write(rows, entries, report)
    return report


def _wait_for_other_loads() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('jobcenter.rules.load'))")


def _silence(rows: dict[tuple[str, date], DatedRule], entries: dict[tuple[str, date], Entry], report: Report) -> None:
    """First everything that goes or moves: two rules could otherwise overlap half-way through."""
    going = [row for at, row in rows.items() if at not in entries and row.withdrawn_at is None]
    moving = [row for at, row in rows.items() if at in entries and not _same(row, entries[at])]
    DatedRule.objects.filter(pk__in=[row.pk for row in [*going, *moving]]).update(withdrawn_at=Now())
    report.withdrawn = sorted(str(row) for row in going)


def _write(rows: dict[tuple[str, date], DatedRule], entries: dict[tuple[str, date], Entry], report: Report) -> None:
    for at, entry in entries.items():
        row = rows.get(at)
        if row is None:
            report.added.append(str(DatedRule.objects.create(**entry.columns())))
        elif _same(row, entry):
            report.unchanged += 1
        else:
            _overwrite(row, entry)
            report.changed.append(str(row))


def _same(row: DatedRule, entry: Entry) -> bool:
    alike = all(getattr(row, name) == value for name, value in entry.columns().items())
    return alike and row.withdrawn_at is None


def _overwrite(row: DatedRule, entry: Entry) -> None:
    for name, value in entry.columns().items():
        setattr(row, name, value)
    row.withdrawn_at = None
    row.version += 1
    row.save()
