"""Finding a borger by name or CPR among the cases one may open; the words never stand in an address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from cases.models import Case
from jobcenter.cpr import CprError, CprVault, parse
from jobcenter.names import danish_sort_key


def find(user: Any, on: date, text: str) -> QuerySet[Case]:
    """Cases, open and closed, whose borger has this CPR number or every one of these words in the name."""
    cases = Case.objects.visible_to(user, on)
    try:
        cpr = parse(text, synthetic_ok=settings.DEMO)
    except CprError:
        for word in text.split():
            cases = cases.filter(citizen__sort_key__contains=danish_sort_key(word))
        return cases.order_by("citizen__sort_key", "pk")
    vault = CprVault(settings.CPR_KEYS, settings.CPR_SEARCH_KEY)
    return cases.filter(citizen__cpr_search=vault.search_key(cpr))
