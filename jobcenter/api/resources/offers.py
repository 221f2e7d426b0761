"""Offers: the catalogue, what an offer demands and what it can accommodate. No citizen stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from jobcenter.api.fields import Code, codes, day, key, number, text, truth
from jobcenter.api.parameters import ListParameters
from jobcenter.api.reading import Item, Reader, Resource
from jobcenter.dates import today
from offers.enums import Branch, Demand, NeedKind, OfferPurpose, OfferType, Prospect, ProviderKind
from offers.models import Offer


class ProviderAnswer(serializers.Serializer):
    """Who provides the offer."""

    id = key("The provider.")
    name = text("Its name.")
    kind = Code(ProviderKind, help_text="What kind of provider.")


class OfferAnswer(serializers.Serializer):
    """A tilbud in the catalogue."""

    id = key("The offer.")
    version = number("Counts the edits of the row; see ETag.")
    title = text("Its title.")
    kind = Code(OfferType, help_text="What type of offer.")
    purpose = Code(OfferPurpose, help_text="What it is for.")
    description = text("What happens there.")
    provider = ProviderAnswer(help_text="Who provides it.")
    branch = Code(Branch, blank=True, help_text="Line of business; empty where it belongs to none.")
    demands = codes(Demand, "What it demands.")
    demands_text = text("What it demands, in words.")
    accommodates = codes(NeedKind, "What it can accommodate.")
    hours_min = number("Hours a week, at least.")
    hours_max = number("Hours a week, at most.")
    weeks = number("How many weeks; null where that is open.", allow_null=True)
    capacity = number("Places; null where there is no limit.", allow_null=True)
    voluntary = truth("One may say no without consequence.")
    prospect = Code(Prospect, help_text="What it can lead to.")
    legal_basis = text("Hjemmel.")
    open_from = day("First day.")
    open_to = day("The first day it is gone; null until further notice.", allow_null=True)


class OfferParameters(ListParameters):
    open_on = day("Offers that exist on this day; today unless told.", required=False)
    kind = Code(OfferType, required=False, help_text="Offers of this type.")
    purpose = Code(OfferPurpose, required=False, help_text="Offers for this.")
    branch = Code(Branch, required=False, help_text="Offers in this line of business.")
    demand = Code(Demand, required=False, help_text="Offers that demand this.")
    accommodates = Code(NeedKind, required=False, help_text="Offers that can accommodate this.")


PROVIDER = {"id": "provider_id", "name": "provider__name", "kind": "provider__kind"}
FIELDS = {
    "id": "pk",
    "version": "version",
    **{f"_provider_{name}": path for name, path in PROVIDER.items()},
    **{
        name: name
        for name in (
            *("title", "kind", "purpose", "description", "branch", "demands", "demands_text", "accommodates"),
            *("hours_min", "hours_max", "weeks", "capacity", "voluntary", "prospect", "legal_basis"),
            *("open_from", "open_to"),
        )
    },
}


def visible(reader: Reader) -> QuerySet[Offer]:
    """All of the catalogue, also what is no longer open: old choices point at it."""
    return Offer.objects.all()


def narrow(rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
    equal = {name: asked[name] for name in ("kind", "purpose", "branch") if name in asked}
    paths = {"demand": "demands__contains", "accommodates": "accommodates__contains"}
    holding = {path: [asked[name]] for name, path in paths.items() if name in asked}
    open_on: QuerySet[Any] = rows.open_on(asked.get("open_on") or today())  # type: ignore[attr-defined]
    return open_on.filter(**equal, **holding)


def dress(reader: Reader, items: list[Item]) -> None:
    for item in items:
        item["provider"] = {name: item.pop(f"_provider_{name}") for name in PROVIDER}


OFFERS = Resource(
    name="offers",
    scope="offers:read",
    answer=OfferAnswer,
    fields=FIELDS,
    rows=visible,
    narrow=narrow,
    parameters=OfferParameters,
    dress=dress,
    citizen="",
)
