"""Load the indicators from their data file; again changes nothing, and a wording is never rewritten."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from cases.enums import Polarity
from cases.models import Indicator

DATA = Path(__file__).parent / "data" / "indicators.toml"
KEPT = ("form", "prompt", "polarity")


class WordingRewritten(Exception):
    """A wording was edited in place; it needs a row of its own with a new valid_from."""


def load(path: Path = DATA) -> int:
    """Create what is missing and close what has ended; answers how many rows the file holds."""
    rows = [_row(order, row) for order, row in enumerate(tomllib.loads(path.read_text())["indicator"])]
    with transaction.atomic():
        known = {(i.code, i.valid_from): i for i in Indicator.objects.select_for_update(of=("self",))}
        for row in rows:
            if existing := known.get((row["code"], row["valid_from"])):
                _keep(existing, row)
        Indicator.objects.bulk_create(Indicator(**row) for row in rows if (row["code"], row["valid_from"]) not in known)
    return len(rows)


def _row(order: int, row: dict[str, Any]) -> dict[str, Any]:
    return {"order": order, "polarity": Polarity.FOR, "required": False, "valid_to": None} | row


def _keep(existing: Indicator, row: dict[str, Any]) -> None:
    for name in KEPT:
        if getattr(existing, name) != row[name]:
            raise WordingRewritten(f"{existing}: {name} differs; give the new wording a new valid_from")
    changed = [name for name in ("order", "required", "source", "valid_to") if getattr(existing, name) != row[name]]
    # An administrator may have closed a wording by hand; the file only ever adds an end.
    if row["valid_to"] is None and "valid_to" in changed:
        changed.remove("valid_to")
    if changed:
        for name in changed:
            setattr(existing, name, row[name])
        existing.save(update_fields=changed)
