"""Two rhythms on any day: what the law asks by dated rules, and what the two agreed, which an agreed pause stops."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.planning.rhythm import COURSE, FIRST, FIRST_OF_EXEMPTED, TALKS, Late, Rest, agreed, group_of, law
from jobcenter import rules
from jobcenter.dates import add_months
from jobcenter.rules.enums import Certainty, Unit
from jobcenter.rules.values import Rule, RuleSet

DAY = timedelta(days=1)
START = date(2026, 3, 2)
LEAP = date(2028, 2, 20)


def on_days(first: date, *numbers: int) -> list[date]:
    return [first + number * DAY for number in numbers]


# --- What the two agreed ----------------------------------------------------------------------------------------------


@pytest.mark.requirement("S1-57")
@pytest.mark.parametrize(
    ("talks", "on", "next_on", "late"),
    [
        ((), 0, 14, ()),
        ((), 14, 14, ()),  # the day itself is not late
        ((), 15, 28, ((14, None),)),
        ((), 29, 42, ((14, None), (28, None))),  # a silence of two turns is late twice
        ((10,), 20, 24, ()),  # counted from the talk, not from the day it was agreed
        ((14,), 20, 28, ()),
        ((16,), 20, 30, ((14, 16),)),
        ((16, 40), 41, 54, ((14, 16), (30, 40))),
        ((16,), 15, 28, ((14, None),)),  # what lies ahead is not known yet
    ],
)
def test_the_next_day_and_what_came_late(talks, on, next_on, late):
    found = agreed(14, START, None, talks=on_days(START, *talks), rests=(), on=START + on * DAY)
    assert found.next_on == START + next_on * DAY
    assert [((one.due_on - START).days, one.came_on and (one.came_on - START).days) for one in found.late] == list(late)


def test_the_first_day_they_should_have_talked_is_the_one_that_waits():
    found = agreed(14, START, None, talks=(), rests=(), on=START + 40 * DAY)
    assert found.waits_since == START + 14 * DAY
    assert agreed(14, START, None, talks=[START + 20 * DAY], rests=(), on=START + 21 * DAY).waits_since is None


def test_a_leap_day_is_a_day():
    assert agreed(14, LEAP, None, talks=(), rests=(), on=LEAP).next_on == date(2028, 3, 5)
    assert agreed(14, LEAP.replace(year=2027), None, talks=(), rests=(), on=LEAP).next_on != date(2028, 3, 5)
    assert agreed(366, date(2028, 2, 29), None, talks=(), rests=(), on=LEAP).next_on == date(2029, 3, 1)


@pytest.mark.requirement("S1-57")
def test_an_agreed_pause_stops_the_agreed_rhythm_and_lets_it_go_on_afterwards():
    pause = Rest(START + 10 * DAY, None)
    asleep = agreed(14, START, None, talks=(), rests=[pause], on=START + 100 * DAY)
    assert (asleep.next_on, asleep.resting, asleep.late) == (None, True, ())
    over = Rest(START + 10 * DAY, START + 40 * DAY)
    awake = agreed(14, START, None, talks=(), rests=[over], on=START + 41 * DAY)
    assert (awake.next_on, awake.resting, awake.late) == (START + 44 * DAY, False, ())


def test_a_rhythm_that_has_ended_asks_for_nothing_more():
    found = agreed(14, START, START + 20 * DAY, talks=(), rests=(), on=START + 60 * DAY)
    assert (found.next_on, found.late) == (None, (Late(START + 14 * DAY, None),))


offsets = st.integers(0, 400)


@st.composite
def pauses(draw):
    """Pauses that do not overlap, as the database has it; the last may have no end."""
    edges = sorted(draw(st.lists(offsets, max_size=6, unique=True)))
    found = [Rest(START + a * DAY, START + b * DAY) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    if len(edges) % 2:
        found.append(Rest(START + edges[-1] * DAY, None))
    return found


def rests_on(day, rests):
    return any(rest.first <= day and (rest.until is None or day < rest.until) for rest in rests)


def counted_day_by_day(every, talks, rests, on):
    """The same, as one would count on a calendar with a pencil."""
    late, count, day = [], 0, START
    while day < on:
        day += DAY
        count += not rests_on(day, rests)
        if day in talks:
            count = 0
        elif count == every and not rests_on(day, rests):
            if day < on:
                late.append(day)
            count = 0 if day < on else count
    return late


@given(st.integers(1, 90), st.sets(offsets, max_size=12), pauses(), offsets)
def test_it_agrees_with_a_pencil_on_a_calendar(every, talked, rests, ahead):
    on, talks = START + ahead * DAY, {START + n * DAY for n in talked}
    found = agreed(every, START, None, talks=talks, rests=rests, on=on)
    assert [late.due_on for late in found.late] == counted_day_by_day(every, talks, rests, on)
    assert found.next_on is None or (found.next_on >= on and not rests_on(found.next_on, rests))
    assert (found.next_on is None) <= any(rest.until is None for rest in rests)
    assert all(late.came_on is None or late.due_on < late.came_on <= on for late in found.late)
    assert not any(rests_on(late.due_on, rests) for late in found.late)


@given(st.integers(1, 90), st.sets(offsets, max_size=12), pauses(), offsets)
def test_another_talk_never_makes_anything_late(every, talked, rests, more):
    on, talks = START + 400 * DAY, {START + n * DAY for n in talked}
    before = agreed(every, START, None, talks=talks, rests=rests, on=on)
    after = agreed(every, START, None, talks=talks | {START + more * DAY}, rests=rests, on=on)
    assert len(after.late) <= len(before.late)


# --- What the law asks ------------------------------------------------------------------------------------------------


def a_rule(key, value, unit, certainty=Certainty.CONFIRMED) -> Rule:
    return Rule(
        key=key, title="Regel", value=value if isinstance(value, str) else Decimal(value), unit=unit,
        valid_from=date(2020, 1, 1), valid_to=None, legal_basis="LAB § 31", municipal_choice=False, source="loven",
        certainty=certainty, note="",
    )  # fmt: skip


def rule_set(**sure) -> RuleSet:
    """`first`, `talks`, `course`: the certainty of each, confirmed unless told."""
    found = [
        a_rule(FIRST.format(group="jobparat"), 1, Unit.WEEKS, sure.get("first", Certainty.CONFIRMED)),
        a_rule(TALKS.format(group="jobparat"), 4, Unit.MEETINGS, sure.get("talks", Certainty.CONFIRMED)),
        a_rule(COURSE, 6, Unit.MONTHS, sure.get("course", Certainty.CONFIRMED)),
        a_rule(FIRST_OF_EXEMPTED.format(group="jobparat"), "nej", Unit.YES_NO),
    ]
    return RuleSet(START, {rule.key: rule for rule in found})


def asked(held=(), exempt=(), on=START, **sure):
    return law(rule_set(**sure), "jobparat", START, held=on_days(START, *held), exempt=frozenset(exempt), on=on)


UNSURE = Certainty.TO_BE_VERIFIED


@pytest.mark.requirement("S1-57")
def test_the_law_asks_for_a_first_samtale_and_for_those_of_the_course():
    found = asked()
    assert (found.first.due_on, found.first.missing) == (START + 7 * DAY, 1)
    assert (found.course.due_on, found.course.missing) == (date(2026, 9, 2), 4)
    assert [deadline.missing for deadline in asked(held=(3, 20), on=START + 30 * DAY).deadlines] == [0, 2]


@pytest.mark.requirement("S1-57")
@pytest.mark.parametrize(
    ("sure", "overdue", "says"),
    [
        ({}, True, "overskredet siden 9. marts 2026"),
        ({"first": UNSURE}, False, "efter en regel, der skal verificeres, var fristen 9. marts 2026"),
    ],
)
def test_only_a_verified_rule_says_that_a_deadline_was_passed(sure, overdue, says):
    found = asked(on=START + 8 * DAY, **sure).first
    assert (found.overdue, found.phrase, found.late is not None) == (overdue, says, overdue)


@pytest.mark.parametrize("unsure", ["talks", "course"])
def test_a_deadline_of_two_rules_is_as_sure_as_the_less_sure_of_them(unsure):
    found = asked(on=date(2026, 9, 3), **{unsure: UNSURE}).course
    assert (found.overdue, found.late) == (False, None)
    assert "verificeres" in found.phrase
    assert asked(on=date(2026, 9, 3)).course.late == Late(date(2026, 9, 2), None)


def test_a_samtale_that_came_late_stays_told_and_asks_for_nothing():
    first = asked(held=(9,), on=START + 20 * DAY).first
    assert (first.missing, first.overdue, first.late) == (0, False, Late(START + 7 * DAY, START + 9 * DAY))
    assert asked(held=(7,), on=START + 20 * DAY).first.late is None


def test_what_can_still_be_done_something_about():
    end = date(2026, 9, 2)
    assert asked(on=START + 60 * DAY).due == (asked(on=START + 60 * DAY).first,)
    assert asked(held=(1,), on=START + 60 * DAY).due == ()
    assert asked(held=(1,), on=end - 42 * DAY).due != ()  # three are missing, a fortnight for each
    assert asked(held=(1,), on=end - 43 * DAY).due == ()
    assert asked(held=(1,), on=end + 14 * DAY).due != ()
    for held in ((), (1,)):
        assert asked(held=held, on=end + 15 * DAY).due == ()  # it is history, and the two agree for themselves


def test_who_is_exempt_is_asked_for_nothing_but_the_first_samtale_of_a_jobparat():
    assert asked(exempt=["mindre_intensiv"]).deadlines == ()
    only = asked(exempt=["undtagelse_25"])
    assert (only.first.missing, only.course) == (1, None)


def test_no_rule_no_deadline():
    assert law(RuleSet(START, {}), "match_4", START, held=(), exempt=frozenset(), on=START).deadlines == ()


@given(st.integers(0, 700), st.sets(st.integers(0, 700), max_size=8), st.integers(0, 3000))
def test_the_course_ends_by_the_calendar_whatever_the_year(ahead, held, opened):
    opened_on = date(2024, 1, 1) + opened * DAY
    on, days = opened_on + ahead * DAY, on_days(opened_on, *held)
    found = law(rule_set(), "jobparat", opened_on, held=days, exempt=frozenset(), on=on)
    assert found.course.due_on == add_months(opened_on, 6)
    assert found.course.missing == max(4 - len([day for day in days if day <= on]), 0)
    assert found.course.overdue == (found.course.missing > 0 and on > found.course.due_on)
    assert all(late.due_on < on for late in found.late)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("category", "age", "group"),
    [
        ("aktivitetsparat", 29, "aktivitetsparat_under_30"),
        ("aktivitetsparat", 30, "aktivitetsparat"),
        ("jobparat", 20, "jobparat"),
    ],
)
def test_the_young_have_a_group_of_their_own_where_the_rules_have_one(dated_rules, category, age, group):
    assert group_of(rules.on(START), category, age) == group
