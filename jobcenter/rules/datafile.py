"""Reading the data file of rules and refusing what cannot be true: naming the key and the dates."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from jobcenter import dates
from jobcenter.rules.enums import IN_WORDS, NO, YES, Certainty, Subject, Unit

RULE_WORDS: Final = {"key", "title", "unit", "continuous", "period"}
PERIOD_WORDS: Final = {"from", "to", "value", "basis", "municipal", "source", "certainty", "note", "title"}


class UnusableData(Exception):
    """One sentence: which rule, which days, what is wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One period of one rule, with the names of the table's columns."""

    key: str
    title: str
    number: Decimal | None
    text: str
    unit: str
    valid_from: date
    valid_to: date | None
    legal_basis: str
    municipal_choice: bool
    source: str
    certainty: str
    note: str

    def columns(self) -> dict[str, object]:
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def period(self) -> str:
        return dates.period(self.valid_from, self.valid_to)


def read(path: Path) -> list[Entry]:
    """Every entry of the file, checked; raises UnusableData."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise UnusableData(_("%(file)s kan ikke læses: %(why)s") % {"file": path.name, "why": error}) from None
    sources = data.get("sources", {})
    entries: list[Entry] = []
    seen: set[str] = set()
    for rule in data.get("rule", []):
        periods = _periods(rule, sources)
        if rule["key"] in seen:
            raise _refused(rule["key"], _("står to steder i filen"))
        seen.add(rule["key"])
        _fit_together(periods, continuous=rule.get("continuous", False))
        entries += periods
    return entries


def _periods(rule: dict[str, Any], sources: dict[str, str]) -> list[Entry]:
    key = rule.get("key", "")
    if key.partition(".")[0] not in Subject.values:
        raise _refused(key, _("begynder ikke med et kendt emne"))
    _known_words(key, rule, RULE_WORDS)
    if rule.get("unit") not in Unit.values:
        raise _refused(key, _("har ingen kendt enhed"))
    if not rule.get("period"):
        raise _refused(key, _("har ingen perioder"))
    found = [_entry(rule, period, sources) for period in rule["period"]]
    return sorted(found, key=lambda entry: entry.valid_from)


def _entry(rule: dict[str, Any], period: dict[str, Any], sources: dict[str, str]) -> Entry:
    key = rule["key"]
    _known_words(key, period, PERIOD_WORDS)
    if not isinstance(period.get("from"), date):
        raise _refused(key, _("har en periode uden første dag (from)"))
    number, text = _value(key, rule["unit"], period.get("value"))
    entry = Entry(
        key=key,
        title=period.get("title", rule.get("title", "")),
        number=number,
        text=text,
        unit=rule["unit"],
        valid_from=period["from"],
        valid_to=period.get("to"),
        legal_basis=period.get("basis", ""),
        municipal_choice=period.get("municipal", False),
        source=sources.get(period.get("source", ""), ""),
        certainty=period.get("certainty", ""),
        note=period.get("note", ""),
    )
    _complete(entry)
    return entry


def _value(key: str, unit: str, value: object) -> tuple[Decimal | None, str]:
    if unit == Unit.YES_NO and value not in (YES, NO):
        raise _refused(key, _("skal have ja eller nej som værdi"))
    if unit in IN_WORDS:
        if not isinstance(value, str) or not value.strip():
            raise _refused(key, _("skal have en tekst som værdi"))
        return None, " ".join(value.split())
    if isinstance(value, bool | str) or value is None:
        raise _refused(key, _("skal have et tal som værdi"))
    try:
        return Decimal(str(value)), ""
    except InvalidOperation:
        raise _refused(key, _("skal have et tal som værdi")) from None


def _complete(entry: Entry) -> None:
    checks = {
        _("mangler en titel"): bool(entry.title),
        _("mangler hjemmel eller kommunalt valg"): bool(entry.legal_basis) or entry.municipal_choice,
        _("henviser til en kilde, der ikke står i filens liste"): bool(entry.source),
        _("har ingen kendt sikkerhed"): entry.certainty in Certainty.values,
        _("slutter, før den begynder"): entry.valid_to is None or entry.valid_to >= entry.valid_from,
    }
    for wrong, fine in checks.items():
        if not fine:
            raise _refused(entry.key, wrong, entry.period)


def _fit_together(entries: list[Entry], *, continuous: bool) -> None:
    """No day with two rules; with `continuous`, none without one from the first day on."""
    for earlier, later in pairwise(entries):
        if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
            raise _refused(later.key, _("har perioder, der overlapper"), f"{earlier.period} / {later.period}")
        if continuous and earlier.valid_to + timedelta(days=1) != later.valid_from:
            raise _refused(later.key, _("har et hul mellem to perioder"), f"{earlier.period} / {later.period}")
    if continuous and entries[-1].valid_to is not None:
        raise _refused(entries[-1].key, _("holder op uden at blive afløst"), entries[-1].period)


def _known_words(key: str, table: dict[str, Any], known: set[str]) -> None:
    for word in table.keys() - known:
        raise _refused(key, _("bruger et ukendt ord: %(word)s") % {"word": word})


def _refused(key: str, wrong: str, days: str = "") -> UnusableData:
    words = {"key": key or "?", "wrong": wrong, "days": days}
    pattern = _("Reglen %(key)s %(wrong)s (%(days)s).") if days else _("Reglen %(key)s %(wrong)s.")
    return UnusableData(pattern % words)
