"""Danish dates: the words, the working days, the day of the demo."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcenter import dates

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 11, 20), "20. november 2026", "20. nov. 2026"),
        (date(2026, 5, 1), "1. maj 2026", "1. maj 2026"),
        (date(2024, 2, 29), "29. februar 2024", "29. feb. 2024"),
    ],
)
def test_dates_are_written_as_danes_write_them(day, long, short):
    assert dates.danish(day) == long
    assert dates.short(day) == short


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (0, "i dag"),
        (-1, "i går"),
        (1, "i morgen"),
        (-2, "for 2 dage siden"),
        (-12, "for 12 dage siden"),
        (3, "om 3 dage"),
    ],
)
def test_distance_in_words(distance, words):
    on = date(2026, 11, 20)
    assert dates.ago(on + timedelta(days=distance), on) == words


@given(days, st.integers(min_value=2, max_value=4000))
def test_past_and_future_never_read_alike(on, distance):
    assert dates.ago(on - timedelta(days=distance), on) == f"for {distance} dage siden"
    assert dates.ago(on + timedelta(days=distance), on) == f"om {distance} dage"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 7, 1), None, "fra 1. juli 2026"),
        (date(2025, 1, 1), date(2026, 6, 30), "1. jan. 2025 – 30. juni 2026"),
    ],
)
def test_a_period_shows_its_last_day(first, last, words):
    assert dates.period(first, last) == words


@pytest.mark.parametrize(
    ("day", "working", "why"),
    [
        (date(2026, 11, 20), True, "an ordinary Friday"),
        (date(2026, 11, 21), False, "a Saturday"),
        (date(2026, 12, 25), False, "Christmas day"),
        (date(2026, 4, 2), False, "Maundy Thursday"),
        (date(2023, 5, 5), False, "Store Bededag, the last one"),
        (date(2024, 4, 26), True, "Store Bededag had been abolished"),
        (date(2026, 6, 5), True, "Constitution day is no public holiday by law"),
    ],
)
def test_working_days(day, working, why):
    assert dates.is_working_day(day) is working, why


# A year's holidays are worked out when first asked for, which may outlast the usual deadline.
@settings(deadline=None)
@given(days)
def test_the_next_working_day_is_one_and_skips_none(day):
    found = dates.next_working_day(day)
    assert found >= day
    assert dates.is_working_day(found)
    between = (day + timedelta(days=n) for n in range((found - day).days))
    assert not any(dates.is_working_day(each) for each in between)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 20), 6, date(2027, 5, 20)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_end_inside_the_month(start, months, end):
    assert dates.add_months(start, months) == end


@given(days, st.integers(min_value=0, max_value=48))
def test_adding_months_lands_in_the_right_month(day, months):
    end = dates.add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day <= day.day


def test_today_is_the_fixed_day_of_a_demo(settings):
    settings.TODAY = date(2026, 3, 1)
    assert dates.today() == date(2026, 3, 1)
    assert dates.now().date() == date(2026, 3, 1)
    assert dates.now().utcoffset() is not None


def test_without_a_fixed_day_today_is_the_date_in_copenhagen(settings):
    settings.TODAY = None
    before = datetime.now(ZoneInfo("Europe/Copenhagen")).date()
    seen = dates.today()
    after = datetime.now(ZoneInfo("Europe/Copenhagen")).date()
    assert before <= seen <= after


def test_the_date_changes_at_midnight_in_copenhagen_not_in_london():
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert dates.local_date(late) == date(2026, 7, 1)


def test_a_fixed_day_survives_the_hour_that_does_not_exist(settings):
    """02:30 on 29 March 2026 does not exist: the moment must still be a real one."""
    settings.TODAY = date(2026, 3, 29)
    moment = dates.at_time(date(2026, 3, 29), datetime(2026, 3, 1, 2, 30).time())
    assert moment.astimezone(UTC).astimezone(dates.COPENHAGEN) == moment
    assert dates.local_date(moment) == date(2026, 3, 29)


def test_template_filters():
    template = Template("{% load danish_dates %}{{ d|dansk }}|{{ d|kort }}|{{ d|siden:on }}|{{ none|kort }}")
    context = Context({"d": date(2026, 11, 8), "on": date(2026, 11, 20), "none": None})
    assert template.render(context) == "8. november 2026|8. nov. 2026|for 12 dage siden|"


def test_filters_read_the_local_date_of_a_moment():
    template = Template("{% load danish_dates %}{{ at|kort }}")
    at = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert template.render(Context({"at": at})) == "1. juli 2026"


@pytest.mark.parametrize(
    ("distance", "words"), [(-1, "19. november 2026"), (0, "i dag"), (1, "i morgen"), (2, "22. november 2026")]
)
def test_a_day_one_looks_towards(distance, words):
    on = date(2026, 11, 20)
    assert dates.on_day(on + timedelta(days=distance), on) == words
