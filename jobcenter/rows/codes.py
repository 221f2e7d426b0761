"""Columns that hold a code: the database knows the list as well as the form does."""

from __future__ import annotations

from functools import reduce
from operator import and_

from django.db.models import CheckConstraint, Q, TextChoices
from django.utils.translation import gettext_lazy as _


def known_codes(name: str, *, blank: tuple[str, ...] = (), **lists: type[TextChoices]) -> CheckConstraint:
    """Every column named in `lists` holds one of its codes; those in `blank` may be empty."""
    allowed = (
        Q(**{f"{column}__in": ["", *codes.values] if column in blank else list(codes.values)})
        for column, codes in lists.items()
    )
    return CheckConstraint(
        name=f"{name}_codes_are_known",
        condition=reduce(and_, allowed),
        violation_error_message=_("Et af valgene findes ikke. Vælg et fra listen."),
    )
