"""How many SQL statements each page costs stands in a reviewed file; `UPDATE_QUERY_COUNTS=1` writes it anew."""

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.house.access import ALLOWED, TABLE
from tests.house.test_access import ADDRESSES, url
from tests.world import fill

FILE = Path(__file__).with_name("query_counts.json")
MOST = 15
VISITOR = {name: "asta" if row.read["asta"] == ALLOWED else None for name, row in TABLE.items() if name in ADDRESSES}
PAGES = sorted(name for name, who in VISITOR.items() if who and name not in {"login", "cases:search"})
COUNTS = json.loads(FILE.read_text()) if FILE.exists() else {}


@pytest.mark.django_db
def test_a_page_costs_what_the_file_says(asta, units, dated_rules, indicators):
    world = fill(unit=units.unge, caseworker=asta)
    client = Client()
    client.force_login(asta)
    client.get("/profil/")  # the first request of a session stamps it
    counts, statements = {}, {}
    for name in PAGES:
        with CaptureQueriesContext(connection) as counted:
            assert client.get(url(name, world.ids)).status_code in (200, 204, 302), name
        # A test runs inside a transaction, where the log's own becomes a savepoint.
        spoken = [query["sql"] for query in counted if "SAVEPOINT" not in query["sql"]]
        counts[name], statements[name] = len(spoken), spoken
    if os.environ.get("UPDATE_QUERY_COUNTS"):
        FILE.write_text(json.dumps(counts, indent=2) + "\n")
        COUNTS.update(counts)
    changed = {name: n for name, n in counts.items() if n != COUNTS.get(name)}
    assert not changed, "\n".join(sql[:180] for name in changed for sql in [name, *statements[name]])
    assert not {name: n for name, n in counts.items() if n > MOST}


def test_the_file_names_every_page_and_no_other():
    assert sorted(COUNTS) == PAGES
