"""Every field that can hold something about a person is classified: kept, masked or erased when its time is over.

Words, sealed bytes, JSON, lists and addresses are named one by one, in every table of every room and of every library
whose tables we have. Days, numbers, ticks and codes follow the rule of their kind, unless they are named too.
A history holds what its table holds: the class of a field is the class of its versions.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

FILE = Path(__file__).resolve().parents[2] / "cases" / "personal_fields.toml"
CLASSES = {"keep", "mask", "erase"}
CAN_HOLD_WORDS = (
    models.CharField,
    models.TextField,
    models.BinaryField,
    models.JSONField,
    models.GenericIPAddressField,
    models.FileField,
)
KINDS = {
    "days": (models.DateField, models.TimeField, models.DurationField),
    "numbers": (models.IntegerField, models.DecimalField, models.FloatField),
    "ticks": (models.BooleanField,),
    "links": (models.UUIDField, models.ForeignKey),
}
# Tables of Django's own that hold names of tables and rights, and views that show other tables.
NOT_ABOUT_PEOPLE = {"auth", "contenttypes"}
VIEWS = {"pghistory.Events", "pghistory.MiddlewareEvents"}
# What the library writes beside each version: which act made it; the words are ours and codes.
OF_A_HISTORY = {"pgh_label", "pgh_context"}


def tables():
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in NOT_ABOUT_PEOPLE and model._meta.label not in VIEWS
    ]


def short(model) -> str:
    """The cases' own by their name alone, the others with their room."""
    return model._meta.object_name if model._meta.app_label == "cases" else model._meta.label


def is_history(model) -> bool:
    return hasattr(model, "pgh_tracked_model")


def kind_of(field) -> str:
    """ "words", or the kind whose rule holds for it."""
    if isinstance(field, ArrayField):
        return "codes" if field.base_field.choices else "words"
    if isinstance(field, CAN_HOLD_WORDS):
        return "codes" if field.choices else "words"
    return next((kind for kind, types in KINDS.items() if isinstance(field, types)), "words")


def fields() -> dict[str, str]:
    return {
        f"{short(model)}.{field.name}": kind_of(field)
        for model in tables()
        if not is_history(model)
        for field in model._meta.local_fields
    }


def rows() -> dict[str, dict[str, str]]:
    return tomllib.loads(FILE.read_text())


def named() -> dict[str, str]:
    return {f"{table}.{field}": how for table, of in rows().items() if table != "rules" for field, how in of.items()}


def test_every_field_that_can_hold_words_is_classified():
    words = {name for name, kind in fields().items() if kind == "words"}
    assert sorted(words - set(named())) == []


def test_no_field_is_classified_that_is_not_there():
    assert sorted(set(named()) - set(fields())) == []


def test_every_other_kind_has_its_rule():
    assert set(rows()["rules"]) == {*KINDS, "codes"}
    assert set(fields().values()) <= {*KINDS, "codes", "words"}


def test_there_are_three_ways_and_no_fourth():
    assert {*named().values(), *rows()["rules"].values()} <= CLASSES


def test_what_tells_of_health_or_birth_is_never_kept_by_rule():
    assert named()["Citizen.birth_date"] == "mask"
    assert named()["SensitiveFact.kind"] == "erase"


def test_a_history_holds_no_field_that_its_table_does_not():
    """Otherwise erasing the table would leave a word behind that nobody classified."""
    stray = [
        f"{model._meta.label}.{field.name}"
        for model in tables()
        if is_history(model)
        for field in model._meta.local_fields
        if kind_of(field) == "words"
        and field.name not in OF_A_HISTORY
        and f"{short(model.pgh_tracked_model)}.{field.name}" not in fields()
    ]
    assert stray == []
