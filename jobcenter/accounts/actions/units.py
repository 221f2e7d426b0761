"""The tree of units: a unit's path is its parent's path and one step more, here and nowhere else."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import CharField, F, Max, Value
from django.db.models.functions import Concat, Length, Substr
from django.utils.translation import gettext as _

from jobcenter.accounts.actions.writing import saved, writing
from jobcenter.accounts.models import Unit, User

MOST = 9999


def create_unit(*, name: str, parent: Unit | None, by: User | None, on: date) -> Unit:
    """A unit below `parent`, or at the top. Raises ValidationError where the name is taken there."""
    with writing("unit.created", by=by, on=on) as note:
        _lock_tree()
        unit = Unit(name=name, parent=parent, path=_next_path(parent))
        saved(unit)
        note(unit, parent_id=unit.parent_id)
    return unit


def rename_unit(*, unit: Unit, name: str, by: User | None, on: date) -> None:
    """A new name in the same place."""
    with writing("unit.renamed", by=by, on=on) as note:
        unit.name = name
        saved(unit)
        note(unit)


def move_unit(*, unit: Unit, parent: Unit | None, by: User | None, on: date) -> None:
    """Move the unit and all below it. Raises ValidationError for a place inside itself."""
    with writing("unit.moved", by=by, on=on) as note:
        _lock_tree()
        unit.refresh_from_db()
        if parent is not None:
            parent.refresh_from_db()
            if parent.path.startswith(unit.path):
                raise ValidationError({"parent": _("En enhed kan ikke flyttes ind under sig selv.")})
        old, new = unit.path, _next_path(parent)
        note(unit, from_parent_id=unit.parent_id, to_parent_id=parent.pk if parent else None)
        Unit.objects.filter(path__startswith=old).exclude(pk=unit.pk).update(
            path=Concat(Value(new), Substr(F("path"), len(old) + 1), output_field=CharField())
        )
        unit.parent, unit.path = parent, new
        saved(unit)


def _lock_tree() -> None:
    """One change of the tree at a time: it is small, changes rarely, and every path hangs on another."""
    list(Unit.objects.select_for_update(of=("self",)).order_by("path").values_list("pk", flat=True))


def _next_path(parent: Unit | None) -> str:
    """A number above all that stand there now."""
    start = parent.path if parent else ""
    highest = Unit.objects.filter(parent=parent).aggregate(highest=Max(Substr("path", Length(Value(start)) + 1, 4)))[
        "highest"
    ]
    number = int(highest or 0) + 1
    if number > MOST:
        raise ValidationError({"parent": _("Der er ikke plads til flere enheder her.")})
    return f"{start}{number:04}."
