"""What would tell who it was about: numbers and addresses by their shape, names by those above who know them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Six digits and four, however they are written: eighteen people of a hundred leave the hyphen out.
CPR = re.compile(r"(?<!\d)\d{6}[\s–-]?\d{4}(?!\d)")
PHONE = re.compile(r"(?<!\d)(?:\+45\s?)?\d{2}[\s.]?\d{2}[\s.]?\d{2}[\s.]?\d{2}(?!\d)")
MAIL = re.compile(r"\S+@\S+\.\w+")
ADDRESS = re.compile(r"\b\w+(?:vej|gade|allé|stræde|vænget|parken|torvet)\s+\d+", re.IGNORECASE)

SHAPES = (
    (CPR, gettext_lazy("et nummer, der ligner et CPR-nummer")),
    (PHONE, gettext_lazy("et telefonnummer")),
    (MAIL, gettext_lazy("en mailadresse")),
    (ADDRESS, gettext_lazy("en adresse")),
)
# (who writes, the text, the day) -> the names in it that she could only know from a case.
KnownNames = Callable[[Any, str, date], Iterable[str]]
_knowing: list[KnownNames] = []


def register(known_names: KnownNames) -> None:
    """Called by the room that knows people; this one cannot ask it."""
    if known_names not in _knowing:
        _knowing.append(known_names)


def shapes_in(text: str) -> list[str]:
    return [str(name) for pattern, name in SHAPES if pattern.search(text)]


def sentence(text: str, *, by: Any, on: date) -> str:
    """Why the text cannot be kept, and what to write instead; empty where nobody can be recognised by it."""
    if shapes := shapes_in(text):
        return _("Der står %(what)s. Skriv det, så ingen kan genkendes, for eksempel »borgeren«.") % {
            "what": _(" og ").join(shapes)
        }
    if any(True for names in _knowing for _name in names(by, text, on)):
        return _("Der står et navn, som også er en borgers. Skriv »borgeren« i stedet.")
    return ""
