"""Points of attention: a case to help, with the sentence, the data it stands on, the rule and its version."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from cases.models import Flag
from cases.queries.flags import ABOUT_PAUSE, open_flags
from cases.risk.rules import RULES
from jobcenter.api.fields import Code, Data, day, key, number, text
from jobcenter.api.parameters import ListParameters
from jobcenter.api.reading import Item, Reader, Resource, equal_to
from jobcenter.api.scopes import NOTES

TITLES = {code: rule.title for code, rule in sorted(RULES.items())}


class RuleAnswer(serializers.Serializer):
    """The rule that found it."""

    code = text("The rule.")
    version = number("The version of the rule that wrote the sentence.")
    title = text("Its name on the screen.")
    explanation = text("What it means, as the caseworker reads it.")
    source = text("Where it comes from.")
    thresholds = serializers.ListField(
        child=serializers.CharField(), help_text="The dated rules it takes numbers from."
    )


class FlagAnswer(serializers.Serializer):
    """An open opmærksomhedspunkt: what a case needs. It is no verdict on anybody, and cannot be written here."""

    id = key("The point.")
    case_id = key("The case to help.")
    citizen_id = key("The citizen the case is about.")
    subject_id = key("The row it speaks of, such as the wish; null where it is the case itself.", allow_null=True)
    since = day("Since when the need has been left alone.")
    opened_on = day("When it was noticed.")
    sentence = text("What the caseworker reads.")
    data = Data(help_text="What the sentence stands on: dates and codes by name.")
    rule = RuleAnswer(help_text="The rule that found it.")


class FlagParameters(ListParameters):
    case = key("Points of this case.", required=False)
    code = Code(TITLES, required=False, help_text="Points of this rule.")


FIELDS = {
    "id": "pk",
    "case_id": "case_id",
    "citizen_id": "case__citizen_id",
    "_code": "code",
    "_version": "rule_version",
} | {name: name for name in ("subject_id", "since", "opened_on", "sentence", "data")}


def visible(reader: Reader) -> QuerySet[Flag]:
    """As on the screens; and what speaks of a pause only for a token that may read notes."""
    flags = open_flags(reader.user, reader.on)
    return flags if NOTES in reader.scopes else flags.exclude(code__in=ABOUT_PAUSE)


def dress(reader: Reader, items: list[Item]) -> None:
    for item in items:
        item["rule"] = _rule(item.pop("_code"), item.pop("_version"))


def _rule(code: str, version: int) -> dict[str, Any]:
    rule = RULES.get(code)
    return {
        "code": code,
        "version": version,
        "title": str(rule.title) if rule else code,  # until the next sweep closes the points of a rule that is gone
        "explanation": rule.explanation if rule else "",
        "source": rule.source if rule else "",
        "thresholds": list(rule.thresholds) if rule else [],
    }


FLAGS = Resource(
    name="flags",
    scope="flags:read",
    answer=FlagAnswer,
    fields=FIELDS,
    rows=visible,
    narrow=equal_to(case="case", code="code"),
    parameters=FlagParameters,
    dress=dress,
)
