"""How the fields of answers and parameters are declared: a line each, with what it means and when it is null."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import TextChoices
from rest_framework import serializers

from jobcenter.api.language import said, say

PLAIN_NUMBER = re.compile(r"-?[0-9]+")
PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# The framework's own sentences are not all translated, and do not say what would be right.
ANY = {
    "required": said("Det skal med.", "It has to be there."),
    "null": said("Det må ikke være null.", "It must not be null."),
}
WORDS = ANY | {
    "invalid": said("Skriv det som tekst.", "Write it as text."),
    "blank": said("Det må ikke være tomt.", "It must not be empty."),
    "max_length": said("Højst {max_length} tegn.", "{max_length} characters at most."),
}
KEY = ANY | {"invalid": said("Skriv id'et, som det står i svarene.", "Give the id as it stands in the answers.")}
DAY = ANY | {
    "invalid": said("Skriv datoen som ÅÅÅÅ-MM-DD.", "Write the date as YYYY-MM-DD."),
    "datetime": said("Skriv datoen som ÅÅÅÅ-MM-DD.", "Write the date as YYYY-MM-DD."),
}
TRUTH = ANY | {"invalid": said("Skriv true eller false.", "Write true or false.")}
WHOLE = said("Skriv et helt tal.", "Write a whole number.")
NUMBER = ANY | {
    "invalid": WHOLE,
    "max_string_length": WHOLE,
    "min_value": said("Mindst {min_value}.", "{min_value} at least."),
    "max_value": said("Højst {max_value}.", "{max_value} at most."),
}


class Code(serializers.CharField):
    """One of a code list; `blank` where "" stands for "not said"."""

    def __init__(self, codes: type[TextChoices] | Mapping[str, str], *, blank: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        listed = codes.choices if isinstance(codes, type) else codes.items()
        self.meanings = {str(value): str(label) for value, label in listed}
        self.codes = ["", *self.meanings] if blank else list(self.meanings)

    def to_internal_value(self, data: Any) -> str:
        if data not in self.codes:
            known = ", ".join(code for code in self.codes if code)
            raise serializers.ValidationError(say(f"Vælg en af: {known}.", f"Choose one of: {known}."), "unknown_code")
        return str(data)


class Number(serializers.IntegerField):
    """A whole number in plain digits: Python would read 1_0, 3.0 and the digits of every alphabet as well."""

    def to_internal_value(self, data: Any) -> int:
        if not PLAIN_NUMBER.fullmatch(str(data)):
            self.fail("invalid")
        return int(super().to_internal_value(data))


class Day(serializers.DateField):
    """A day as YYYY-MM-DD: the framework would read 2026-1-1, 20260101 and 2026-W01-1 as well."""

    def to_internal_value(self, value: Any) -> date:
        if not PLAIN_DAY.fullmatch(str(value)):
            self.fail("invalid", format="YYYY-MM-DD")
        day: date = super().to_internal_value(value)
        return day


class Data(serializers.JSONField):
    """An object whose names depend on a code beside it."""


def key(help_text: str, **kwargs: Any) -> serializers.UUIDField:
    return serializers.UUIDField(help_text=help_text, error_messages=KEY, **kwargs)


def text(help_text: str, **kwargs: Any) -> serializers.CharField:
    return serializers.CharField(help_text=help_text, error_messages=WORDS, **kwargs)


def note(help_text: str) -> serializers.CharField:
    return serializers.CharField(help_text=f"{help_text} Null without `notes:read`.", allow_null=True)


def day(help_text: str, **kwargs: Any) -> Day:
    return Day(help_text=help_text, error_messages=DAY, **kwargs)


def number(help_text: str, **kwargs: Any) -> Number:
    return Number(help_text=help_text, error_messages=NUMBER, **kwargs)


def truth(help_text: str, **kwargs: Any) -> serializers.BooleanField:
    return serializers.BooleanField(help_text=help_text, error_messages=TRUTH, **kwargs)


def codes(of: type[TextChoices], help_text: str, **kwargs: Any) -> serializers.ListField:
    return serializers.ListField(child=Code(of), help_text=help_text, **kwargs)


class CaseRow(serializers.Serializer):
    """What every row of a case begins with."""

    id = key("The row.")
    version = number("Counts the edits of the row; see ETag.")
    case_id = key("The case it belongs to.")
    citizen_id = key("The citizen the case is about.")


ROW = {
    "id": "pk",
    "version": "version",
    "case_id": "case_id",
    "citizen_id": "case__citizen_id",
    "_unit": "case__unit_id",
}
