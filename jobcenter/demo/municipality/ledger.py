"""The ledger of one case: rows and events as plain values, in the order they happened; nothing here saves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/Copenhagen")
OPENS = 8


@dataclass(frozen=True)
class Event:
    """What an action would have told the log."""

    id: UUID
    at: datetime
    on: date
    kind: str
    by: str | None
    table: str
    target: UUID
    data: dict[str, Any]


@dataclass(frozen=True)
class Sag:
    """One whole case: its rows by table, its events; employees, offers and places by name, not by id yet."""

    number: int
    id: UUID
    citizen_id: UUID
    rows: tuple[tuple[str, dict[str, Any]], ...]
    events: tuple[Event, ...]

    def of(self, table: str) -> list[dict[str, Any]]:
        return [row for name, row in self.rows if name == table]

    def one(self, table: str) -> dict[str, Any]:
        (row,) = self.of(table)
        return row


class Ledger:
    """A case while it is told. Rows stay open for what happens to them later; `closed()` gives the frozen case."""

    def __init__(self, number: int, rng: Random) -> None:
        self.number, self.rng = number, rng
        self.id, self.citizen_id = self.new_id(), self.new_id()
        self.rows: list[tuple[str, dict[str, Any]]] = []
        self.events: list[Event] = []

    def new_id(self) -> UUID:
        return UUID(int=self.rng.getrandbits(128), version=4)

    def add(self, table: str, on: date, /, **values: Any) -> dict[str, Any]:
        """A row born on the day."""
        row = {"id": self.new_id(), "recorded_at": self._moment(on)} | values
        self.rows.append((table, row))
        return row

    def tell(self, kind: str, on: date, by: str | None, table: str, row: dict[str, Any], /, **data: Any) -> None:
        """The event of an act about the row."""
        event = Event(self.new_id(), self._moment(on), on, kind, by, table, row["id"], data)
        self.events.append(event)

    def _moment(self, on: date) -> datetime:
        """A moment within working hours that keeps the order of the telling."""
        minutes, seconds = divmod(11 * (len(self.rows) + len(self.events)), 60)
        return datetime(on.year, on.month, on.day, OPENS + minutes // 60, minutes % 60, seconds, tzinfo=LOCAL)

    def closed(self) -> Sag:
        return Sag(self.number, self.id, self.citizen_id, tuple(self.rows), tuple(self.events))


def touch(row: dict[str, Any], **values: Any) -> None:
    """Something became of the row: the values, and one version more."""
    row.update(values)
    row["version"] = row.get("version", 1) + 1
