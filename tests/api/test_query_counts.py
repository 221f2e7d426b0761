"""What each address costs in statements stands in a reviewed file, and a long list costs what a short one does."""

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.test_access import GUARDED, call, done
from tests.world import fill

FILE = Path(__file__).with_name("query_counts.json")
COUNTS = json.loads(FILE.read_text())
MOST = 15
READS = [(name, method) for name, method in GUARDED if method == "GET" or name == "api:citizens_search"]
pytestmark = pytest.mark.django_db


def cost(caller, name, method, world) -> list[str]:
    with CaptureQueriesContext(connection) as counted:
        assert call(caller, name, method, world).status_code == done(method, name)
    return [query["sql"] for query in counted if "SAVEPOINT" not in query["sql"]]


def test_an_address_costs_what_the_file_says(eva, world):
    """After a change: UPDATE_QUERY_COUNTS=1."""
    spoken = {f"{method} {name}": cost(eva, name, method, world) for name, method in READS}
    counts = {at: len(statements) for at, statements in spoken.items()}
    if os.environ.get("UPDATE_QUERY_COUNTS"):
        FILE.write_text(json.dumps(counts, indent=2) + "\n")
        COUNTS.update(counts)
    changed = {at for at, n in counts.items() if n != COUNTS.get(at)}
    assert not changed, "\n".join(sql[:180] for at in sorted(changed) for sql in [at, *spoken[at]])
    assert sorted(counts) == sorted(COUNTS)
    assert max(counts.values()) <= MOST


@pytest.mark.parametrize("name", [name for name, method in READS if method == "GET" and not name.endswith("_one")])
def test_a_list_of_many_costs_what_a_list_of_one_does(eva, world, asta, units, name):
    one = cost(eva, name, "GET", world)
    for number in range(4):
        fill(unit=units.unge, caseworker=asta, name=f"Borger {number}")
    assert len(cost(eva, name, "GET", world)) == len(one)
