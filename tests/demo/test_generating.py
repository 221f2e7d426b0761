"""The invented cases as plain values: the same for the same seed, in the sources' proportions, within the rules."""

import math
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from cases.involvement import Asked, Claim, Draft, Option, Withheld, judge
from cases.planning.agreement import says_what_for
from jobcenter.cpr import looks_like_cpr
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.involvement import COLUMNS, OPTION
from jobcenter.demo.municipality.generating import HISTORY, generate
from jobcenter.demo.options import FIRST, LAST

AS_OF = date(2026, 11, 20)
MANY = 1500
ENDS = ("kept", "released", "broken")  # of a promise
FIVE_YEARS = 5 * 365.25


@pytest.fixture(scope="module")
def generated():
    return generate(MANY, 1, AS_OF)


@pytest.fixture(scope="module")
def cases(generated):
    return generated.cases


def is_open(case):
    return "closed_on" not in case.one("case")


def category(case, on=AS_OF):
    lines = [row for row in case.of("visitation") if row["scheme"] == "visitation" and row["stage"] == "endelig"]
    return next((row["category"] for row in lines if covers(row, on)), "")


def covers(row, on):
    return row["valid_from"] <= on and (row["valid_to"] is None or row["valid_to"] >= on)


def aktivitetsparate(cases):
    return [case for case in cases if is_open(case) and category(case) == "aktivitetsparat"]


def has_offer(case):
    return any(row["state"] in ("bevilget", "i_gang") for row in case.of("enrolment")) or any(
        row["state"] in ("aftalt", "i_gang") for row in case.of("placement")
    )


def close_to(found, n, share, sigmas=4):
    """Within four standard errors of what was asked for: fails by chance once in 16,000."""
    return abs(found / n - share) <= sigmas * math.sqrt(share * (1 - share) / n)


# --- The same again ---------------------------------------------------------------------------------------------------


def test_a_seed_gives_the_same_cases_again():
    assert generate(60, 7, AS_OF).cases == generate(60, 7, AS_OF).cases


def test_a_case_is_the_same_however_many_there_are():
    assert generate(120, 7, AS_OF).cases[:40] == generate(40, 7, AS_OF).cases


def test_another_seed_gives_others():
    one, other = generate(20, 1, AS_OF).cases, generate(20, 2, AS_OF).cases
    assert not {case.id for case in one} & {case.id for case in other}
    assert [case.one("citizen")["first_names"] for case in one] != [
        case.one("citizen")["first_names"] for case in other
    ]


@pytest.mark.parametrize("day", [FIRST, LAST, date(2028, 2, 29)])
def test_any_day_of_the_calendar_can_be_shown(day):
    cases = generate(80, 3, day).cases
    assert all(event.on <= day for case in cases for event in case.events)
    assert sum(is_open(case) for case in cases) > 40


def test_nobody_shares_a_number_and_none_of_them_could_be_anybodys(cases):
    numbers = [case.one("citizen")["cpr"] for case in cases]
    assert len({cpr.digits() for cpr in numbers}) == MANY
    assert all(cpr.is_synthetic for cpr in numbers)


# --- In the sources' proportions --------------------------------------------------------------------------------------


def test_every_figure_says_where_it_comes_from():
    figures = {name: value for name, value in vars(p).items() if name.isupper()}
    given = [one for value in figures.values() for one in (value.values() if type(value) is dict else [value])]
    sourced = [one for one in given if isinstance(one, p.Share | p.Mix | p.Span)]
    assert len(sourced) > 60
    assert all(one.source.strip() for one in sourced)
    assert {name for name, value in figures.items() if not isinstance(value, p.Share | p.Mix | p.Span | dict)} == {
        "INVENTED",
        "MATCH",
        "KL",
        "LONG_PASSIVE_WEEKS",
    }


def test_the_jobparate_are_one_in_six_of_those_on_kontanthjaelp(cases):
    """14,500 of 86,100, counted before uddannelseshjælp was merged in: the young without an education stand outside."""
    on_it = [
        case
        for case in cases
        if case.of("benefit")[-1]["kind"] == "kontanthjaelp" and case.of("targetgroup")[-1]["number"] in (2, 3)
    ]
    grown = [case for case in on_it if case.of("targetgroup")[0]["number"] in (2, 3)]
    last = [case.of("visitation")[-1]["category"] for case in grown]
    assert close_to(last.count("jobparat"), len(last), p.JOBPARAT)


def test_three_in_four_have_more_than_unemployment_in_the_way(cases):
    others = sum(
        category(case) == "aktivitetsparat" or case.of("benefit")[-1]["kind"] == "sygedagpenge"
        for case in cases
        if is_open(case)
    )
    found = others / sum(is_open(case) for case in cases)
    assert abs(found - p.BEYOND_UNEMPLOYMENT) < 0.06


def test_most_of_the_aktivitetsparate_have_been_there_long(cases):
    """63 % with four of five years; who was under 23 cannot have been, and is not asked."""
    grown = [c for c in aktivitetsparate(cases) if (AS_OF - c.one("citizen")["birth_date"]).days > 23.5 * 365.25]
    grown = [c for c in grown if c.of("benefit")[-1]["kind"] == "kontanthjaelp"]
    long = sum((AS_OF - case.one("case")["opened_on"]).days >= 0.8 * FIVE_YEARS for case in grown)
    assert close_to(long, len(grown), p.LONG_ON_BENEFITS)


def test_between_a_fifth_and_two_fifths_stand_without_an_offer_and_most_have_a_reason(cases):
    active = aktivitetsparate(cases)
    without = [case for case in active if not has_offer(case)]
    assert 0.20 <= len(without) / len(active) <= 0.44
    blank = [
        case
        for case in without
        if not any(row.get("ended_on") is None for row in case.of("pause"))
        and not any(covers(row, AS_OF) for row in case.of("exemption"))
        and not any(row["state"] == "aftalt" for row in case.of("meeting"))
        and not any(row.get("no_step_needed") for row in case.of("meeting"))
    ]
    assert 0.05 <= len(blank) / len(without) <= 0.25


def test_a_quarter_of_the_aktivitetsparate_have_been_passive_for_more_than_65_weeks(cases):
    limit = AS_OF - timedelta(weeks=65)
    old = [
        c
        for c in aktivitetsparate(cases)
        if max(c.one("case")["opened_on"], AS_OF - HISTORY) < limit - timedelta(days=31)
    ]
    passive = [case for case in old if not any(end > limit for end in last_days(case))]
    assert close_to(len(passive), len(old), p.LONG_PASSIVE)


def last_days(case):
    yield from (
        row["moved_on"] if row["state"] in ("afsluttet", "opgivet", "valgt") else date.max
        for row in case.of("enrolment")
    )
    yield from (
        row["moved_on"] if row["state"] in ("afsluttet", "opgivet", "spurgt") else date.max
        for row in case.of("placement")
    )


def test_one_in_twenty_praktikker_became_a_job_in_the_same_place(cases):
    ended = [row for case in cases for row in case.of("placement") if row["state"] == "afsluttet"]
    hired = sum(row["end_reason"] == "job" for row in ended)
    assert close_to(hired, len(ended), p.HIRED_THERE)


def test_bookings_end_as_the_parameters_say(cases):
    fates = Counter(row["state"] for case in cases for row in case.of("meeting") if row["state"] != "aftalt")
    missed = fates["udeblevet"] / (fates.total() - fates["holdt"])
    others = sum(weight for fate, weight in p.FATE_OF_BOOKING.items() if fate != "holdt")
    assert abs(missed - p.FATE_OF_BOOKING["udeblevet"] / others) < 0.03
    fewest, most = bounds_of_not_held(cases, fates.total())
    assert fewest <= fates.total() - fates["holdt"] <= most


def bounds_of_not_held(cases, n):
    """Every booking but a case's first is drawn; none of those that came to nothing was booked anew, or 85 % were."""
    drawn = n - sum(any(row["state"] != "aftalt" for row in case.of("meeting")) for case in cases)
    share = 1 - p.FATE_OF_BOOKING.share("holdt")
    slack = 4 * math.sqrt(share * (1 - share) * drawn)
    return share * drawn / (1 + 0.85 * share) - slack, share * drawn + slack


def test_the_borgere_are_silent_now_and_then_and_some_cases_have_no_entry(cases):
    entries = [row for case in cases for row in case.of("involvemententry")]
    assert close_to(sum(not row["citizen_words"] for row in entries), len(entries), p.CITIZEN_SILENT)
    assert close_to(sum(not case.of("involvemententry") for case in cases), MANY, without_an_entry(cases))
    unheard = [
        row.get("account_unavailable", False)
        for case in cases
        for row in case.of("placement")
        if row["state"] == "afsluttet"
    ]
    assert close_to(sum(unheard), len(unheard), p.ACCOUNT_UNAVAILABLE)


def without_an_entry(cases):
    """Those in which none is ever made, and the others in which it came up at none of the samtaler held."""
    held = [sum(row["state"] == "holdt" for row in case.of("meeting")) for case in cases]
    never = sum((1 - p.ENTRY_AT_MEETING) ** n for n in held) / len(held)
    return p.NO_ENTRIES + (1 - p.NO_ENTRIES) * never


# --- Within the rules of the day --------------------------------------------------------------------------------------


def test_uddannelseshjaelp_ends_with_the_law_and_new_ressourceforloeb_with_theirs(cases):
    reform, no_new = date(2025, 7, 1), date(2026, 2, 1)
    lines = [row for case in cases for row in case.of("benefit") if row["kind"] == "uddannelseshjaelp"]
    assert lines
    assert all(row["valid_from"] < reform and row["valid_to"] is not None and row["valid_to"] < reform for row in lines)
    courses = [row for case in cases for row in case.of("targetgroup") if row["number"] == 8]
    assert courses
    assert all(row["valid_from"] < no_new for row in courses)
    flexible = [row for case in cases for row in case.of("exemption") if row["kind"] == "undtagelse_25"]
    assert all(row["valid_from"] >= date(2026, 7, 1) for row in flexible)


def test_groups_4_and_5_are_for_those_under_thirty(cases):
    for case in cases:
        born = case.one("citizen")["birth_date"]
        for row in case.of("targetgroup"):
            until = row["valid_to"] or AS_OF
            if row["number"] in (4, 5):
                assert (until - born).days < 30 * 365.25 + 1, case.number
            expected = {1: "", 2: "jobparat", 4: "uddannelsesparat", 5: "aktivitetsparat"}.get(row["number"])
            if expected is not None and row is case.of("targetgroup")[-1] and row["valid_to"] is None:
                assert category(case) == expected, case.number


def test_periods_meet_and_never_overlap(cases):
    for case in cases:
        for table in ("assignment", "targetgroup", "benefit"):
            rows = sorted(case.of(table), key=lambda row: row["valid_from"])
            for one, following in pairwise(rows):
                assert following["valid_from"] - one["valid_to"] == timedelta(days=1), (table, case.number)


def test_the_status_of_a_form_is_what_the_rules_say(cases):
    asked = 0
    for case in cases[:600]:
        for entry in case.of("involvemententry"):
            judgement = judge(draft_of(case, entry))
            assert judgement.saveable
            for claim in claims_of(case, entry):
                assert claim["status"] == judgement.statuses[claim["form"]], (case.number, entry["id"])
                asked += 1
    assert asked > 500


def claims_of(case, entry):
    return [row for row in case.of("formclaim") if row["entry_id"] == entry["id"]]


def draft_of(case, entry):
    """The rows read back, independently of how they were made."""
    parts = {table: [row for row in case.of(table) if row["entry_id"] == entry["id"]] for table in PARTS}
    claims = tuple(
        Claim(
            row["form"],
            row["evidence"],
            {hit["indicator_id"]: hit["text"] for hit in case.of("indicatorhit") if hit["claim_id"] == row["id"]},
        )
        for row in claims_of(case, entry)
    )
    return Draft(
        subjects=tuple(entry["subjects"]),
        barriers=frozenset(entry["barriers"]),
        claims=claims,
        options=tuple(
            Option(**{name: row[name] for name in OPTION}, key=row["offer_id"]) for row in parts["optionshown"]
        ),
        withheld=tuple(Withheld(row["label"], row["reason"]) for row in parts["optionwithheld"]),
        asked=tuple(
            Asked(
                row["provider"],
                row["asked_on"],
                row["what_changed"],
                due_on=row["due_on"],
                answered_on=row["answered_on"],
            )
            for row in parts["providerresponse"]
        ),
        **{name: entry[name] for name in COLUMNS},
    )


PARTS = ("optionshown", "optionwithheld", "providerresponse")


def test_a_praktik_says_what_it_is_for_and_keeps_to_the_weeks(cases):
    for case in cases:
        for row in case.of("placement"):
            assert says_what_for(row["citizen_reason"]), row["citizen_reason"]
            assert (row["ends_on"] - row["starts_on"]).days <= (26 * 7 + 40), case.number
            said = [wish for wish in case.of("wish") if wish["raised_on"] <= row["recorded_at"].date()]
            if row["wish_id"] and any(wish["rank"] < row["wish_rank"] for wish in said):
                assert row["skipped_wishes_explained"], case.number


def test_a_held_samtale_knows_what_comes_next(cases):
    """As the screen demands: a promise with a day, a step, or both saying that none is needed."""
    for case in cases[:600]:
        promised = {row["meeting_id"] for row in case.of("commitment") if row["due_on"]}
        steps = Counter(row["recorded_at"].date() for row in case.of("planstep"))
        for row in case.of("meeting"):
            if row["state"] == "holdt":
                assert row["no_step_needed"] or row["id"] in promised or steps[row["held_on"]], case.number


def test_nothing_happens_before_the_records_begin_or_after_the_day(cases):
    done = (
        "held_on",
        "happened_on",
        "kept_on",
        "reached_on",
        "done_on",
        "moved_on",
        "made_on",
        "ended_on",
        "released_on",
    )
    for case in cases:
        until = case.one("case").get("closed_on") or AS_OF
        for table, row in case.rows:
            for name in done:
                if row.get(name) is not None:
                    assert AS_OF - HISTORY <= row[name] <= until, (case.number, table, name)
        assert all(AS_OF - HISTORY <= event.on <= AS_OF for event in case.events)


def test_a_closed_case_leaves_nothing_open(cases):
    closed = [case for case in cases if not is_open(case)]
    assert 0.05 < len(closed) / MANY < 0.30
    for case in closed:
        assert not has_offer(case)
        assert not [row for row in case.of("meeting") if row["state"] == "aftalt"]
        assert not [row for row in case.of("commitment") if not any(row.get(f"{end}_on") for end in ENDS)]
        assert not [row for row in case.of("pause") if row.get("ended_on") is None]
        assert not [row for row in case.of("assignment") if row["valid_to"] is None]


# --- What it says -----------------------------------------------------------------------------------------------------

HEALTH = ("angst", "depression", "adhd", "slidgigt", "prolaps", "kronisk", "medicin", "diagnose", "søvnapnø")


@pytest.mark.requirement("S4-88")
def test_health_and_numbers_stand_where_they_belong(cases):
    for case in cases:
        for table, row in case.rows:
            if table in ("sensitivefact", "citizen"):
                continue
            told = " ".join(str(value) for value in row.values() if isinstance(value, str)).lower()
            assert not any(word in told for word in HEALTH), (table, told)
            assert not looks_like_cpr(told)


def test_every_sentence_is_whole(cases):
    for case in cases:
        for table, row in case.rows:
            for name, value in row.items():
                if isinstance(value, str):
                    assert "{" not in value, (table, name, value)
                    assert value == value.strip(), (table, name, value)
