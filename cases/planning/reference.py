"""Load the plain texts from their data file; again changes nothing, and a wording is never rewritten."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from cases.models import PublicText

DATA = Path(__file__).parent / "data" / "public_texts.toml"
KEPT = ("kind", "procedure", "title", "body", "hat", "certain")
PUT_RIGHT = ("order", "legal_basis", "source", "valid_to")

Key = tuple[str, str, Any]


class WordingRewritten(Exception):
    """A wording was edited in place; it needs a row of its own with a new valid_from."""


def load(path: Path = DATA) -> int:
    """Create what is missing and close what has ended; answers how many texts the file holds."""
    rows = [_row(row) for row in tomllib.loads(path.read_text())["text"]]
    with transaction.atomic():
        known = {_key(vars(text)): text for text in PublicText.objects.select_for_update(of=("self",))}
        for row in rows:
            if existing := known.get(_key(row)):
                _keep(existing, row)
        PublicText.objects.bulk_create(PublicText(**row) for row in rows if _key(row) not in known)
    return len(rows)


def _row(row: dict[str, Any]) -> dict[str, Any]:
    empty = {"procedure": "", "order": 0, "language": "da", "legal_basis": "", "hat": "", "certain": True}
    return empty | {"valid_to": None} | row


def _key(row: dict[str, Any]) -> Key:
    return row["code"], row["language"], row["valid_from"]


def _keep(existing: PublicText, row: dict[str, Any]) -> None:
    for name in KEPT:
        if getattr(existing, name) != row[name]:
            raise WordingRewritten(f"{existing}: {name} differs; give the new wording a new valid_from")
    changed = [name for name in PUT_RIGHT if getattr(existing, name) != row[name]]
    # An administrator may have closed a wording by hand; the file only ever adds an end.
    if row["valid_to"] is None and "valid_to" in changed:
        changed.remove("valid_to")
    if changed:
        for name in changed:
            setattr(existing, name, row[name])
        existing.save(update_fields=changed)
