"""What several actions ask before they save: is the copy current, is the move allowed, has the day come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from cases.enums import Move, find
from jobcenter.rows import StaleEdit, VersionedRow

from ._writing import refuse

R = TypeVar("R", bound=VersionedRow)


def fresh(row: R, version: int | None) -> R:
    """The row as it stands under the lock of its case; StaleEdit when `version` is older."""
    current: R = type(row)._default_manager.get(pk=row.pk)
    if version is not None and current.version != version:
        raise StaleEdit(current)
    return current


def taken(moves: Iterable[Move], code: str, state: str, label: object) -> Move:
    """The move, or a refusal that says where the row stands now."""
    move = find(moves, code)
    if move is None or state not in move.sources:
        raise refuse(_("Det kan ikke gøres nu, for status er “%(state)s”.") % {"state": label})
    return move


def has_come(day: date, on: date, field_name: str) -> date:
    """The day, when it is today or behind us."""
    if day > on:
        raise refuse(_("Dagen er ikke kommet endnu. Vælg i dag eller en tidligere dag."), field_name)
    return day


def not_gone(day: date, on: date, field_name: str) -> date:
    """The day, when it is today or ahead of us."""
    if day < on:
        raise refuse(_("Den dag er gået. Vælg i dag eller en senere dag."), field_name)
    return day


def written(text: str, message: object, field_name: str) -> str:
    """The text without blanks around it, when there is any."""
    if not text.strip():
        raise refuse(message, field_name)
    return text.strip()
