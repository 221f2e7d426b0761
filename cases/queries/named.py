"""Which borger's name stands in a text that is to tell of nobody; asked by reflection, which knows no case."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db.models import Q

from cases.models import Case, Citizen

WORD = re.compile(r"[A-ZÆØÅ][\w’'-]+")
MOST = 300  # words that could be names; a text is short


def names_in(user: Any, text: str, on: date) -> list[str]:
    """Words of the text that are the first or last name of a borger whose case this user can open; one statement.

    Written with a capital, as names are: "bo" is no name, and "Holm" at the head of a sentence is one all the same.
    """
    words = sorted(set(WORD.findall(text)))[:MOST]
    if not words:
        return []
    hers = Citizen.objects.filter(cases__in=Case.objects.visible_to(user, on))
    named = Q(last_name__in=words) | Q(first_names__in=words)
    found = hers.filter(named).values_list("first_names", "last_name").distinct()
    return sorted({name for names in found for name in names if name in words})
