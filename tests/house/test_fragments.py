"""Page and fragment are one: what htmx swaps in is, letter for letter, what a fresh GET shows in that place."""

import re

import pytest
from django.test import Client

from tests.factories import make_wish
from tests.world import fill

HTMX = {"HX-Request": "true"}
TOKEN = re.compile(r'name="(csrfmiddlewaretoken|row_id)" value="[^"]*"')


def bare(html: str) -> str:
    """Without what is new in every answer (tokens, ids of rows to come) and the messages, which are said once."""
    html = re.split(r"<div[^>]*hx-swap-oob", html)[0]
    return " ".join(TOKEN.sub("", html).split())


@pytest.fixture
def world(asta, units, dated_rules, indicators):
    return fill(unit=units.unge, caseworker=asta)


@pytest.fixture
def visitor(asta):
    client = Client()
    client.force_login(asta)
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/sager/?omfang=enhed",
        "/sager/?opmaerksomhed=oenske_uden_forsoeg",
        "/tilbud/?kraever=selvstrukturering",
        "/tilbud/",
    ],
)
def test_a_filtered_list(world, visitor, address):
    fragment = bare(visitor.get(address, headers=HTMX).content.decode())
    assert "<html" not in fragment
    assert fragment in bare(visitor.get(address).content.decode())


@pytest.mark.django_db
def test_a_wish_that_changes_its_place(world, visitor):
    second = make_wish(world.case, rank=2, wording="et bibliotek")
    address = f"/sager/{world.case.pk}/oensker/"
    answer = visitor.post(address, {"act": "op", "wish": second.pk}, headers=HTMX)
    fragment = bare(answer.content.decode())
    assert fragment.index("et bibliotek") < fragment.index("et museum")
    assert fragment in bare(visitor.get(address).content.decode())


@pytest.mark.django_db
def test_every_answer_that_may_be_a_fragment_says_so(world, visitor):
    for address in ("/sager/", "/tilbud/", f"/sager/{world.case.pk}/oensker/"):
        assert "HX-Request" in visitor.get(address).headers["Vary"]
