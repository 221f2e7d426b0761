"""A rule speaks as firmly as it is certain, counts correctly, and never guesses."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcenter import rules
from jobcenter.rules import Certainty, Rule, RuleMissing, RuleSet, Unit, WrongUnit

days = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))


def rule(**changes) -> Rule:
    usual = {
        "key": "kontaktforloeb.proeve.uger",
        "title": "Prøve",
        "value": Decimal(4),
        "unit": Unit.WEEKS,
        "valid_from": date(2026, 7, 1),
        "valid_to": None,
        "legal_basis": "LAB § 31",
        "municipal_choice": False,
        "source": "kilden",
        "certainty": Certainty.CONFIRMED,
        "note": "",
    }
    return Rule(**(usual | changes))


def rule_set(*found: Rule) -> RuleSet:
    return RuleSet(date(2026, 11, 20), {each.key: each for each in found})


# --- how firmly it speaks ------------------------------------------------------------------------------------------


@given(days, st.integers(-2000, 2000), st.booleans(), st.sampled_from(Unit.values))
def test_an_unverified_rule_never_says_overskredet(on, distance, municipal, unit):
    unsure = rule(certainty=Certainty.TO_BE_VERIFIED, municipal_choice=municipal, unit=unit)
    words = unsure.deadline_phrase(on + timedelta(days=distance), on)
    assert "overskredet" not in words.lower()
    assert "efter en regel, der skal verificeres" in words


@given(days, st.integers(1, 2000))
def test_a_confirmed_rule_says_overskredet_only_after_the_day(on, distance):
    sure = rule()
    assert sure.deadline_phrase(on - timedelta(days=distance), on).startswith("overskredet siden ")
    for due in (on, on + timedelta(days=distance)):
        assert "overskredet" not in sure.deadline_phrase(due, on)


def test_the_words_of_a_deadline():
    on = date(2026, 11, 20)
    unsure = rule(certainty=Certainty.TO_BE_VERIFIED)
    assert rule().deadline_phrase(date(2026, 11, 8), on) == "overskredet siden 8. november 2026"
    assert rule().deadline_phrase(on, on) == "frist 20. november 2026 (i dag)"
    assert rule().deadline_phrase(date(2026, 11, 23), on) == "frist 23. november 2026 (om 3 dage)"
    assert unsure.deadline_phrase(date(2026, 11, 8), on) == (
        "efter en regel, der skal verificeres, var fristen 8. november 2026"
    )
    assert unsure.deadline_phrase(date(2026, 11, 23), on) == (
        "efter en regel, der skal verificeres, er fristen 23. november 2026 (om 3 dage)"
    )


# --- how it counts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("4", Unit.MEETINGS, "4 samtaler"),
        ("1", Unit.WEEKS, "1 uge"),
        ("1.0000", Unit.WEEKS, "1 uge"),
        ("25", Unit.PERCENT, "25 %"),
        ("100", Unit.DAYS, "100 dage"),
        ("15500", Unit.KRONER, "15.500 kr."),
        ("83.89", Unit.KRONER_AN_HOUR, "83,89 kr. i timen"),
        ("2.5000", Unit.YEARS, "2,5 år"),
        ("1", Unit.YEARS, "1 år"),
        ("0", Unit.DAYS, "0 dage"),
    ],
)
def test_values_are_shown_as_danes_write_them(value, unit, shown):
    assert rule(value=Decimal(value), unit=unit).display == shown


def test_words_are_shown_as_they_are():
    assert rule(value="P-nummer", unit=Unit.TEXT).display == "P-nummer"


@pytest.mark.parametrize(
    ("value", "unit", "due"),
    [
        ("7", Unit.DAYS, date(2026, 2, 7)),
        ("4", Unit.WEEKS, date(2026, 2, 28)),
        ("1", Unit.MONTHS, date(2026, 2, 28)),
        ("2", Unit.YEARS, date(2028, 1, 31)),
    ],
)
def test_a_length_of_time_gives_a_day(value, unit, due):
    assert rule(value=Decimal(value), unit=unit).due(date(2026, 1, 31)) == due


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS])
@pytest.mark.parametrize("start", [date(9999, 12, 30), date.max])
def test_a_length_of_time_ends_with_the_calendar(unit, start):
    assert rule(value=Decimal(13), unit=unit).due(start) == date.max


@pytest.mark.parametrize(
    ("value", "unit"), [(Decimal(4), Unit.MEETINGS), (Decimal("2.5"), Unit.YEARS), ("ja", "ja_nej")]
)
def test_what_is_no_length_of_time_gives_none(value, unit):
    with pytest.raises(WrongUnit):
        rule(value=value, unit=unit).due(date(2026, 1, 31))


# --- the rules of a day --------------------------------------------------------------------------------------------


def test_a_missing_rule_is_named_with_its_day():
    with pytest.raises(RuleMissing, match=r"findes\.ikke in force on 2026-11-20"):
        rule_set()["findes.ikke"]
    assert rule_set().get("findes.ikke") is None


def test_days_are_days_and_weeks_become_days():
    given_rules = rule_set(
        rule(key="kontaktforloeb.a", unit=Unit.DAYS, value=Decimal(21)), rule(key="kontaktforloeb.b"),
        rule(key="kontaktforloeb.c", unit=Unit.MONTHS), rule(key="kontaktforloeb.d", unit=Unit.TEXT, value="ja"),
    )  # fmt: skip
    assert given_rules.days("kontaktforloeb.a") == 21
    assert given_rules.days("kontaktforloeb.b") == 28
    for key in ("kontaktforloeb.c", "kontaktforloeb.d"):
        with pytest.raises(WrongUnit):
            given_rules.days(key)


def test_yes_is_yes_and_a_number_is_no_answer():
    given_rules = rule_set(
        rule(key="min_plan.a", unit=Unit.YES_NO, value="ja"), rule(key="min_plan.b", unit=Unit.YES_NO, value="nej"),
        rule(key="min_plan.c"),
    )  # fmt: skip
    assert given_rules.yes("min_plan.a") is True
    assert given_rules.yes("min_plan.b") is False
    with pytest.raises(WrongUnit):
        given_rules.yes("min_plan.c")


def test_matching_follows_the_order_of_the_keys():
    keys = ["maalgruppe.nr_10", "maalgruppe.nr_02", "min_plan.x", "maalgruppe.nr_01"]
    found = rule_set(*(rule(key=key) for key in keys)).matching("maalgruppe.")
    assert [each.key for each in found] == ["maalgruppe.nr_01", "maalgruppe.nr_02", "maalgruppe.nr_10"]


def test_a_rule_cannot_be_changed():
    with pytest.raises(AttributeError):
        rule().value = Decimal(5)


@given(days, days, st.integers(0, 400))
def test_the_last_day_counts(day, first, length):
    period = rule(valid_from=first, valid_to=first + timedelta(days=length))
    assert period.holds_on(first)
    assert period.holds_on(period.valid_to)
    assert not period.holds_on(first - timedelta(days=1))
    assert not period.holds_on(period.valid_to + timedelta(days=1))
    assert rules.Rule.holds_on(rule(valid_from=first), day) is (day >= first)
