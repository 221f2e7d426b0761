"""How it goes in the municipality: told by each for herself, behind us, and moving in every direction."""

from collections import defaultdict
from datetime import date

import pytest

from cases.enums import Aspect, Movement, Now, Teller
from cases.planning.progression import Said, moved
from jobcenter.demo.municipality.generating import generate

AS_OF = date(2026, 11, 20)
pytestmark = pytest.mark.requirement("S1-30")


@pytest.fixture(scope="module")
def told():
    cases = generate(300, 1, AS_OF).cases
    return [(case, row) for case in cases for row in case.of("observation")]


def test_each_is_said_by_somebody_while_she_had_the_case_and_says_something(told):
    assert {row["teller"] for _case, row in told} == set(Teller)
    for case, row in told:
        assert row["observed_on"] <= min(AS_OF, case.one("case").get("closed_on") or AS_OF)
        assert row["noted_by_id"]
        assert any(row[aspect] for aspect in Aspect.values)


def test_some_move_forward_some_back_and_some_stand_still(told):
    said = [
        Said(case.id, Teller(row["teller"]), aspect, Now(row[aspect]), row["observed_on"], row["id"])
        for case, row in sorted(told, key=lambda pair: pair[1]["observed_on"])
        for aspect in Aspect
        if row[aspect]
    ]
    ways = defaultdict(int)
    for pair in moved(said):
        ways[pair.movement] += 1
    assert set(ways) == set(Movement)
    assert min(ways.values()) > 20
