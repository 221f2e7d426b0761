"""Saves a row and lets its constraints speak: the database asks them, and only a refusal is put into words."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Deferrable


def save_checked(row: models.Model, *, new: bool = False) -> None:
    """Save, or raise ValidationError with the sentences of everything that is wrong, each beside its field.

    Model.full_clean() asks one statement a constraint and a key, before a save that asks all of them anyway. Here
    they are asked beforehand only where the database would answer at the end of the transaction, too late for a
    sentence.
    """
    if _speaks_late(row):
        row.full_clean()
    else:
        _clean(row)
    try:
        with transaction.atomic():
            row.save(force_insert=new)
    except IntegrityError:
        row.full_clean()
        raise


def _clean(row: models.Model) -> None:
    try:
        row.clean_fields(exclude=fetched(row))
        row.clean()
    except ValidationError:
        row.full_clean()  # the constraints' sentences too, so that nobody is told one thing at a time
        raise


def fetched(row: models.Model) -> set[str]:
    """The keys whose rows are at hand: they were read, so they exist."""
    return {
        field.name
        for field in row._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.is_cached(row)
    }


def _speaks_late(row: models.Model) -> bool:
    return any(getattr(one, "deferrable", None) == Deferrable.DEFERRED for one in row._meta.constraints)
