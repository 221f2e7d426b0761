"""The invented people under the law of each day: age, benefit, målgruppe, visitation, and what they may be offered."""

from datetime import date, timedelta

import pytest

from jobcenter.demo.municipality.generating import generate

AS_OF = date(2026, 11, 20)
MANY = 1000
LIVES_ON = {
    1: {"dagpenge"},
    2: {"kontanthjaelp"},
    3: {"kontanthjaelp"},
    4: {"kontanthjaelp", "uddannelseshjaelp"},
    5: {"kontanthjaelp", "uddannelseshjaelp"},
    6: {"sygedagpenge"},
    7: {"ressourceforloebsydelse"},
    8: {"ressourceforloebsydelse"},
    9: {"ledighedsydelse"},
}
STANDS_AS = {2: "jobparat", 3: "aktivitetsparat", 4: "uddannelsesparat", 5: "aktivitetsparat"}
NEAR = ("jobparat", "uddannelsesparat")


@pytest.fixture(scope="module", params=[1, 2, 3])
def cases(request):
    return generate(MANY, request.param, AS_OF).cases


def covers(row, on):
    return row["valid_from"] <= on and (row["valid_to"] is None or row["valid_to"] >= on)


def last_day(row):
    return row["valid_to"] or AS_OF


def visited(case, on, stages=("endelig",)):
    rows = [row for row in case.of("visitation") if row["scheme"] == "visitation" and row["stage"] in stages]
    return next((row["category"] for row in rows if covers(row, on)), "")


def group(case, on):
    return next(row["number"] for row in case.of("targetgroup") if covers(row, on))


def days_that_matter(case):
    """The first and the last day of every period of the groups, the benefits and the visitation, while we have records."""
    rows = [row for table in ("targetgroup", "visitation", "benefit") for row in case.of(table)]
    return {day for row in rows for day in (row["valid_from"], min(last_day(row), AS_OF))}


def longest(cases, kind):
    rows = [row for case in cases for row in case.of("benefit") if row["kind"] == kind]
    assert rows
    return max((last_day(row) - row["valid_from"]).days for row in rows)


def test_dagpenge_and_sygedagpenge_last_no_longer_than_the_law_gives(cases):
    assert longest(cases, "dagpenge") <= 2 * 365
    assert longest(cases, "sygedagpenge") <= 2 * 365


def test_every_group_lives_on_its_own_benefit_and_stands_as_the_group_says(cases):
    kinds = set()
    for case in cases:
        for day in days_that_matter(case):
            number = group(case, day)
            benefit = next(row["kind"] for row in case.of("benefit") if covers(row, day))
            assert benefit in LIVES_ON[number], (case.number, day, number, benefit)
            stands = visited(case, day, stages=("grov", "endelig"))
            assert stands == STANDS_AS.get(number, stands), (case.number, day, number, stands)
            kinds.add(benefit)
    assert kinds >= {"ressourceforloebsydelse", "sygedagpenge", "dagpenge", "ledighedsydelse", "kontanthjaelp"}


def test_a_new_assessment_comes_to_those_with_and_without_an_education(cases):
    """Groups 4 and 5 are the unskilled young, so a change into or out of them is one of theirs."""
    moves = {
        (one["category"], other["category"])
        for case in cases
        for one in case.of("visitation")
        for other in case.of("visitation")
        if one["valid_to"] and other["valid_from"] == one["valid_to"] + timedelta(days=1)
        if one["scheme"] == other["scheme"] == "visitation" and one["category"] != other["category"]
    }
    assert {("jobparat", "aktivitetsparat"), ("aktivitetsparat", "jobparat")} <= moves
    assert ("uddannelsesparat", "aktivitetsparat") in moves


def test_nobody_has_a_case_before_the_age_of_eighteen(cases):
    for case in cases:
        born, opened = case.one("citizen")["birth_date"], case.one("case")["opened_on"]
        age = opened.year - born.year - ((opened.month, opened.day) < (born.month, born.day))
        assert age >= 18, (case.number, born, opened)
        assert opened < case.one("case").get("closed_on", AS_OF)


def test_those_who_are_near_a_job_on_the_first_day_have_four_weeks(cases):
    short = 0
    for case in cases:
        for row in case.of("placement"):
            first = row["starts_on"]
            weeks = (max(row["ends_on"], row.get("ended_on") or first) - first).days / 7
            if visited(case, min(first, last(case))) in NEAR or group(case, min(first, last(case))) == 1:
                assert weeks <= 4, (case.number, first, weeks)
                short += 1
            assert weeks <= (26 if row.get("extended_times") else 13), (case.number, first, weeks)
    assert short > 50


def last(case):
    return case.one("case").get("closed_on") or AS_OF


def test_the_kind_of_placement_is_open_to_the_group_of_its_first_day(cases):
    kinds = {}
    for case in cases:
        for row in case.of("placement"):
            kinds.setdefault(row["kind"], set()).add(group(case, min(row["starts_on"], last(case))))
    assert kinds["nytteindsats"] <= {2, 3, 4, 5}
    assert 6 not in kinds["loentilskud"]


def test_an_exemption_rests_on_the_rules_of_the_benefit(cases):
    kinds = set()
    for case in cases:
        for row in case.of("exemption"):
            day = row["valid_from"]
            number, stands = group(case, day), visited(case, day)
            kinds.add((row["kind"], number))
            flexible = number in (1, 4) or (stands == "jobparat" and number in (2, 9))
            assert (row["kind"] == "undtagelse_25") == flexible, (case.number, row["kind"], number, stands)
            assert row["legal_basis"] != "LAS § 13" or number in (2, 3, 5), (case.number, number)
    assert {("undtagelse_25", 1), ("undtagelse_25", 2)} <= kinds


@pytest.mark.parametrize("day", [date(2024, 3, 1), date(2026, 6, 30)])
def test_before_the_reform_nobody_has_its_exemption(day):
    cases = generate(600, 1, day).cases
    rows = [(case, row) for case in cases for row in case.of("exemption")]
    assert rows
    assert not [case.number for case, row in rows if row["kind"] == "undtagelse_25"]
    assert not [case.number for case, row in rows if group(case, row["valid_from"]) == 1]
