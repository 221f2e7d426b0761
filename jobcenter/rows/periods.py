"""Periods with a first and a last day, both counted in: in force on a day, in order, and never overlapping."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db.models import Case, CheckConstraint, F, Func, Q, Value, When
from django.utils.translation import gettext_lazy as _


def in_force(on: date, prefix: str = "") -> Q:
    """Rows whose period `valid_from`..`valid_to` holds the day; no `valid_to` means until further notice."""
    return Q(**{f"{prefix}valid_from__lte": on}) & (
        Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gte": on})
    )


def period_in_order(name: str, first: str = "valid_from", last: str = "valid_to") -> CheckConstraint:
    return CheckConstraint(
        name=f"{name}_period_in_order",
        condition=Q(**{last: None}) | Q(**{f"{last}__gte": F(first)}),
        violation_error_message=_("Slutdatoen skal ligge på eller efter startdatoen."),
    )


def no_overlap(
    name: str,
    *fields: str,
    message: Any,
    first: str = "valid_from",
    last: str = "valid_to",
    condition: Q | None = None,
    bounds: str = "[]",
) -> ExclusionConstraint:
    # A period that ends before it begins is period_in_order's to refuse, with a sentence; PostgreSQL would raise first.
    in_order = Case(When(**{f"{last}__lt": F(first)}, then=F(first)), default=F(last))
    days = Func(F(first), in_order, Value(bounds), function="daterange", output_field=DateRangeField())
    return ExclusionConstraint(
        name=f"{name}_no_overlap",
        expressions=[*((field, RangeOperators.EQUAL) for field in fields), (days, RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_message=message,
    )
