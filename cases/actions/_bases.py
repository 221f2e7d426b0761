"""A decision stands on law of its day: a repealed rule is a basis in its time, and none after it."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext as _

from jobcenter import rules
from jobcenter.dates import danish

from ._writing import refuse

# What a basis may call a rule that has left the law, and the rule that tells until when it stood (S4-67).
REPEALED = {re.compile(r"225[\s-]*timer", re.IGNORECASE): "ydelse.timersregel_225.timer"}


def check_basis(legal_basis: str, first: date) -> None:
    """Refuse a basis that was repealed before the decision's first day."""
    for words, key in REPEALED.items():
        if words.search(legal_basis):
            last = max(period.valid_to or date.max for period in rules.everything()[key])
            if first > last:
                message = _("225-timersreglen gjaldt til og med den %(day)s og er ikke en hjemmel derefter.")
                raise refuse(message % {"day": danish(last)}, "legal_basis")
