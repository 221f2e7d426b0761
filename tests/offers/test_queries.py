"""The catalogue narrowed by what an offer is for, demands and can accommodate."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from offers import queries
from offers.models import Offer
from tests.factories import TODAY, make_offer, make_workplace

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("S4-28")
@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({}, ["Fast", "Frit", "Museum"]),
        ({"demand": "selvstrukturering"}, ["Frit"]),
        ({"accommodates": "faste_rammer"}, ["Fast"]),
        ({"branch": "kultur"}, ["Museum"]),
        ({"kind": "kursus"}, ["Museum"]),
        ({"purpose": "afklarende"}, ["Fast"]),
        ({"demand": "selvstrukturering", "accommodates": "faste_rammer"}, []),
    ],
    ids=str,
)
def test_each_filter_narrows(wanted, titles):
    make_offer(title="Frit", demands=["selvstrukturering", "opsoegende"])
    make_offer(title="Fast", accommodates=["faste_rammer", "ro"], purpose="afklarende")
    make_offer(title="Museum", branch="kultur", kind="kursus")
    make_offer(title="Lukket", open_to=TODAY)
    make_offer(title="Senere", open_from=TODAY + timedelta(days=1))
    assert sorted(offer.title for offer in queries.offers(TODAY, queries.OfferFilter(**wanted))) == titles


@pytest.mark.requirement("S4-28")
@pytest.mark.parametrize("missing", ["purpose", "demands_text"])
def test_an_offer_without_purpose_or_demands_is_refused(missing):
    offer = make_offer()
    setattr(offer, missing, "")
    with pytest.raises(ValidationError):
        offer.full_clean()
    assert Offer.objects.count() == 1


def test_paused_workplaces_stay_in_the_list():
    make_workplace(name="Bymuseet", accommodates=["ro"])
    make_workplace(name="Blækhuset", branch="kreativ", paused_on=TODAY, paused_reason="Vi ser på vilkårene.")
    assert [place.name for place in queries.workplaces(queries.WorkplaceFilter())] == ["Blækhuset", "Bymuseet"]
    assert [place.name for place in queries.workplaces(queries.WorkplaceFilter(accommodates="ro"))] == ["Bymuseet"]
