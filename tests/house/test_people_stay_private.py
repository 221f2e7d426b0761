"""Health, notes and CPR appear where they may and nowhere else."""

import re

import pytest
from django.test import Client

from tests.factories import share
from tests.house.access import ALLOWED, TABLE
from tests.house.test_access import ADDRESSES, url
from tests.world import CANARY_HEALTH, CANARY_NOTE, fill

WHOLE_CPR = re.compile(r"(?<![\w-])[0-7]\d[01]\d\d\d-?\d{4}(?![\w-])")
pytestmark = pytest.mark.django_db


@pytest.fixture
def world(asta, units, dated_rules, indicators):
    return fill(unit=units.unge, caseworker=asta)


def pages(world, user):
    client = Client(raise_request_exception=False)
    client.force_login(user)
    for name in sorted(set(TABLE) & set(ADDRESSES)):
        answer = client.get(url(name, world.ids))
        yield name, f"{answer.headers} {answer.content.decode()}"


@pytest.mark.requirement("S4-88", "S4-87")
def test_a_consultant_never_meets_health_or_notes(world, vera):
    share(world.case, vera)
    leaks = [name for name, text in pages(world, vera) if CANARY_HEALTH in text or CANARY_NOTE in text]
    assert leaks == []


@pytest.mark.requirement("S4-88")
def test_health_stands_only_where_the_sagsbehandler_works_with_it(world, asta, dorte):
    assert [name for name, text in pages(world, asta) if CANARY_HEALTH in text] == [
        "cases:about",
        "cases:case",
        "cases:sensitive",
    ]
    assert [name for name, text in pages(world, dorte) if CANARY_HEALTH in text] == []


@pytest.mark.requirement("S4-88")
def test_no_page_shows_a_whole_cpr_number(world, asta):
    assert [name for name, text in pages(world, asta) if WHOLE_CPR.search(re.sub(r"[0-9a-f-]{36}", "", text))] == []


def test_every_page_of_a_borger_is_never_stored_by_the_browser(world, asta):
    client = Client()
    client.force_login(asta)
    for name, row in TABLE.items():
        if name in ADDRESSES and row.read["asta"] == ALLOWED:
            answer = client.get(url(name, world.ids))
            assert "no-store" in answer.headers.get("Cache-Control", ""), name
