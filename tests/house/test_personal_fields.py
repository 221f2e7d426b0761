"""Every field that can hold something personal is classified: kept, masked or erased when a case's time is over."""

import tomllib
from pathlib import Path

from django.apps import apps
from django.db import models

FILE = Path(__file__).resolve().parents[2] / "cases" / "personal_fields.toml"
CLASSES = {"keep", "mask", "erase"}
CAN_HOLD_WORDS = (models.CharField, models.TextField, models.BinaryField, models.JSONField)
NAMED = {"birth_date"}


def personal() -> set[str]:
    """Free text, sealed numbers and birthdays about a borger; codes, keys and other days are the case's own facts."""
    return {
        f"{model._meta.object_name}.{field.name}"
        for model in apps.get_app_config("cases").get_models()
        if not model._meta.object_name.endswith("History")
        for field in model._meta.local_fields
        if field.name in NAMED or (isinstance(field, CAN_HOLD_WORDS) and not field.choices)
    }


def classified() -> dict[str, str]:
    rows = tomllib.loads(FILE.read_text())
    return {f"{model}.{field}": how for model, fields in rows.items() for field, how in fields.items()}


def test_every_field_that_can_hold_something_personal_is_classified():
    assert sorted(classified()) == sorted(personal())


def test_there_are_three_ways_and_no_fourth():
    assert set(classified().values()) <= CLASSES
