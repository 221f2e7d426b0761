"""The query string, declared: what is not declared is refused by name, and a CPR number wherever it stands."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from rest_framework import serializers
from rest_framework.request import Request

from jobcenter.api.fields import number, text
from jobcenter.api.language import say
from jobcenter.api.paging import MOST, USUAL
from jobcenter.api.problems import Fault, Problem
from jobcenter.cpr import looks_like_cpr


class Parameters(serializers.Serializer):
    """No parameters at all; subclasses declare theirs as fields that are not required."""


class ListParameters(Parameters):
    limit = number(f"Rows a page, 1 to {MOST}; {USUAL} unless told.", min_value=1, max_value=MOST, default=USUAL)
    cursor = text("From `next` of the previous page.", required=False, max_length=300)


def ask(request: Request, declared: type[Parameters]) -> dict[str, Any]:
    """The values of the query string by the types of their fields.

    Raises Problem for a CPR number, for a parameter that is not declared or stands twice, and for a wrong value.
    """
    given: QueryDict = request.query_params
    if any(looks_like_cpr(word) for pair in given.lists() for word in (pair[0], *pair[1])):
        raise Problem("cpr-in-address")
    known = declared().fields
    if unknown := sorted(set(given) - set(known)):
        raise _unknown(unknown, sorted(known))
    if twice := [name for name, values in given.lists() if len(values) > 1]:
        once = say("Parameteren må kun stå én gang.", "The parameter may stand there once only.")
        raise Problem("invalid-parameter", faults=[Fault("duplicate", once, parameter=name) for name in twice])
    asked = declared(data=given.dict())
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)


def _unknown(unknown: list[str], known: list[str]) -> Problem:
    names = ", ".join(known)
    detail: Any = {
        "da": f"Her kan du bruge: {names}." if known else "Her er ingen parametre.",
        "en": f"Here you may use: {names}." if known else "There are no parameters here.",
    }
    # The name is what somebody typed; a long one is not repeated in full.
    faults = [Fault("unknown", names, parameter=name[:60]) for name in unknown]
    return Problem("unknown-parameter", faults=faults, detail=detail)
