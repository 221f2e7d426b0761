"""How many statements each page costs stands in a reviewed file, and is the same for one row as for many.

`UPDATE_QUERY_COUNTS=1` writes the file anew; each changed line is then read by somebody.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.full_world import thicken
from tests.house.access import ALLOWED, TABLE
from tests.house.test_access import ADDRESSES, url
from tests.world import fill

FILE = Path(__file__).with_name("query_counts.json")
MOST = 15
# Whoever reads the page first in this order is measured.
READERS = ("asta", "dorte", "ida")
# The first has no reader yet, the second answers a POST only.
ELSEWHERE = {"login", "cases:search"}
VISITOR = {
    name: next((who for who in READERS if TABLE[name].read[who] == ALLOWED), "")
    for name in TABLE
    if name in ADDRESSES and name not in ELSEWHERE
}
PAGES = sorted(name for name, who in VISITOR.items() if who)
COUNTS = json.loads(FILE.read_text()) if FILE.exists() else {}


def statements(people, world) -> dict[str, list[str]]:
    """What each page asks the database."""
    clients = {}
    for who, user in people.items():
        clients[who] = Client()
        clients[who].force_login(user)
        clients[who].get("/profil/")  # the first request of a session stamps it
    spoken = {}
    for name in PAGES:
        with CaptureQueriesContext(connection) as counted:
            answer = clients[VISITOR[name]].get(url(name, world.ids))
            assert answer.status_code in (200, 204, 302), name
        # A test runs inside a transaction, where the log's own becomes a savepoint.
        spoken[name] = [query["sql"] for query in counted if "SAVEPOINT" not in query["sql"]]
    return spoken


@pytest.fixture
def people(asta, dorte, ida):
    return {"asta": asta, "dorte": dorte, "ida": ida}


@pytest.mark.django_db
def test_a_page_costs_what_the_file_says(people, asta, units, dated_rules, indicators):
    spoken = statements(people, fill(unit=units.unge, caseworker=asta))
    counts = {name: len(asked) for name, asked in spoken.items()}
    if os.environ.get("UPDATE_QUERY_COUNTS"):
        FILE.write_text(json.dumps(counts, indent=2) + "\n")
        COUNTS.update(counts)
    changed = {name: n for name, n in counts.items() if n != COUNTS.get(name)}
    assert not changed, "\n".join(sql[:180] for name in changed for sql in [name, *spoken[name]])
    assert not {name: n for name, n in counts.items() if n > MOST}


@pytest.mark.django_db
def test_a_page_costs_the_same_for_many_rows_as_for_few(people, asta, units, dated_rules, indicators):
    """Every list of the sag grows from one row to four, the sagsstamme and the catalogue with it."""
    world = fill(unit=units.unge, caseworker=asta)
    thicken(world, asta)
    few = statements(people, world)
    thicken(world, asta, times=3, law=False)
    for number in range(3):
        more = fill(unit=units.unge, caseworker=asta, name=f"Borger {number}")
        thicken(more, asta)
    many = statements(people, world)
    grown = {
        name: [(n, sql[:160]) for sql, n in Counter(_shape(sql) for sql in asked).most_common(2)]
        for name, asked in many.items()
        if len(asked) > len(few[name])
    }
    assert grown == {}


def _shape(sql: str) -> str:
    return sql.partition(" WHERE ")[0]


def test_the_file_names_every_page_and_no_other():
    assert sorted(COUNTS) == PAGES
