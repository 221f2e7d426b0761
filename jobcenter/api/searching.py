"""Finding a citizen by CPR number: by POST, so that the number stands in no address and no log."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from cases.queries.search import find
from jobcenter.api.bodies import take
from jobcenter.api.fields import text
from jobcenter.api.parameters import Parameters, ask
from jobcenter.api.problems import Fault, Problem
from jobcenter.api.reading import finish, items_of, reader_of
from jobcenter.api.resources.citizens import CITIZEN, CitizenAnswer
from jobcenter.api.views import View, answered, seen
from jobcenter.cpr import CprError, parse


class Search(serializers.Serializer):
    """Whom to look for."""

    cpr = text("Ten digits, with or without a hyphen.", max_length=20)


class Found(serializers.Serializer):
    """Nobody or one: the same answer where the citizen is unknown and where she is not yours to see."""

    items = CitizenAnswer(many=True, help_text="The citizen, her CPR number masked.")


class CitizenSearch(View):
    """Find a citizen by CPR number among those one may see. The look is logged."""

    scope = "citizens:read"
    tag = "citizens"
    operation = "citizens_search"
    only_reads = True
    body = Search
    answer = Found

    def post(self, request: Request) -> HttpResponse:
        ask(request, Parameters)
        cpr = str(take(request, Search)["cpr"])
        try:
            parse(cpr, synthetic_ok=settings.DEMO)
        except CprError as error:
            # The sentence says what is wrong, and never repeats what was sent.
            raise Problem("refused", faults=[Fault(error.code, str(error), pointer="/cpr")]) from None
        reader = reader_of(request)
        ids = find(reader.user, reader.on, cpr).values_list("citizen_id", flat=True)
        rows = CITIZEN.rows(reader).filter(pk__in=list(ids))
        found = finish(reader, CITIZEN, items_of(rows, CITIZEN.fields))
        seen(request, (item["id"] for item in found))
        return answered({"items": found})
