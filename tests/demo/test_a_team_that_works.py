"""What the default demo shows of its teams: desks with a plausible caseload, and a fortnight in which things were done."""

from collections import Counter
from datetime import date, timedelta

import pytest

from jobcenter.demo.municipality import FEWEST
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.generating import generate
from jobcenter.demo.municipality.staffing import CAST
from jobcenter.demo.options import CITIZENS

AS_OF = date(2026, 11, 20)
FORTNIGHT = AS_OF - timedelta(days=14)


@pytest.fixture(scope="module", params=[1, 2])
def shown(request):
    return generate(CITIZENS - FEWEST, request.param, AS_OF)


@pytest.fixture(scope="module")
def grown():
    return generate(1500, 1, AS_OF)


def open_cases(generated):
    return [case for case in generated.cases if "closed_on" not in case.one("case")]


def cast(generated):
    return {
        desk.username: desk.taken
        for line, desks in generated.staffing.desks.items()
        for desk in desks[: len(CAST[line])]
    }


def test_everybody_one_can_log_in_as_has_a_caseload(shown, grown):
    """Within what Dansk Socialrådgiverforening recommends and what the municipalities measured, at any size."""
    for found in (cast(shown), cast(grown)):
        assert found.keys() == {"asta", "bo", "carl", "liv", "mona"}
        assert all(p.RECOMMENDED[0] <= taken <= p.CASELOAD[1] for taken in found.values()), found


def test_desks_fill_side_by_side_so_that_none_of_the_default_demo_is_nearly_empty(shown):
    for desk in shown.staffing.everybody():
        assert p.RECOMMENDED[0] <= desk.taken <= p.CASELOAD[1], (desk.username, desk.taken)


def test_only_the_last_two_desks_of_a_line_can_have_few_cases(grown):
    for line, desks in grown.staffing.desks.items():
        for desk in desks[:-2]:
            assert p.CASELOAD[0] <= desk.taken <= p.CASELOAD[1], (line, desk.username)
        one, other = (desk.taken / desk.room for desk in desks[-2:])
        assert abs(one - other) < 0.05 or one >= 1


def test_most_of_the_fortnight_was_done_and_some_of_it_is_late(shown):
    done, late = Counter(), Counter()
    for case in open_cases(shown):
        for row in case.of("task"):
            done["opgave"] += row.get("done_on", date.min) >= FORTNIGHT
            late["opgave"] += "done_on" not in row and row["due_on"] < AS_OF
        for row in case.of("commitment"):
            side = "borger" if row["party"] == "borger" else "kommunen"
            done[side] += row.get("kept_on", date.min) >= FORTNIGHT
            late[side] += not {"kept_on", "released_on", "broken_on"} & row.keys() and row["due_on"] < AS_OF
        for row in case.of("planstep"):
            done["skridt"] += row["state"] == "naaet" and row["reached_on"] >= FORTNIGHT
            late["skridt"] += row["state"] in ("planlagt", "i_gang") and row["due_on"] < AS_OF
        for table in ("enrolment", "placement"):
            done[table] += sum(row["state"] == "afsluttet" and row["moved_on"] >= FORTNIGHT for row in case.of(table))
        done["pause"] += sum(row.get("ended_on", date.min) >= FORTNIGHT for row in case.of("pause"))
    for kind in ("opgave", "borger", "kommunen", "skridt"):
        assert 0 < late[kind] < done[kind], (kind, late, done)
    assert min(done["enrolment"], done["placement"], done["pause"]) >= 3, done


def test_no_step_lies_open_for_months_after_its_day_and_each_end_is_told(grown):
    for case in grown.cases:
        told = {event.target for event in case.events if event.kind == "step.moved"}
        for row in case.of("planstep"):
            if row["state"] in ("planlagt", "i_gang"):
                assert (AS_OF - row["due_on"]).days <= 60, (case.number, row["due_on"])
            else:
                assert row["id"] in told, (case.number, row["state"])
