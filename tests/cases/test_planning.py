"""From a case to a need, and the law of duration beside a praktik on any day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.models import AccommodationNeed, SensitiveFact
from cases.planning.duration import GROUPS, IN_ALL, LONGEST, SPECIAL, duration
from cases.planning.need import need_of
from jobcenter import rules
from jobcenter.rules.enums import Certainty, Unit
from jobcenter.rules.values import Rule, RuleSet
from tests.factories import TODAY, make_case, make_wish


def a_rule(key: str, weeks: int, certainty: str = Certainty.CONFIRMED) -> Rule:
    return Rule(
        key=key,
        title="Varighed",
        value=Decimal(weeks),
        unit=Unit.WEEKS,
        valid_from=date(2020, 1, 1),
        valid_to=None,
        legal_basis="LAB § 61",
        municipal_choice=False,
        source="loven",
        certainty=certainty,
        note="",
    )


def rule_set(weeks: int = 13, in_all: int = 26, certainty: str = Certainty.CONFIRMED) -> RuleSet:
    keys = {LONGEST.format(group=group): weeks for group in GROUPS.values()} | {IN_ALL: in_all, SPECIAL: 13}
    return RuleSet(TODAY, {key: a_rule(key, number, certainty) for key, number in keys.items()})


@pytest.fixture
def sag(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.mark.requirement("S4-88", "S4-29")
def test_a_need_holds_wishes_and_needs_and_nothing_sensitive(sag, django_assert_num_queries):
    make_wish(sag, rank=1, wording="museum")
    make_wish(sag, rank=2, wording="fodbold", kind="livet")
    make_wish(sag, rank=3, wording="bibliotek", status="trukket")
    for kind, ended in (("ro", None), ("pauser", TODAY)):
        AccommodationNeed.objects.create(case=sag, kind=kind, text="angst", noted_on=TODAY, ended_on=ended)
    SensitiveFact.objects.create(case=sag, kind="helbred", purpose="skånehensyn", text="angst", noted_on=TODAY)
    with django_assert_num_queries(2):
        need = need_of(sag)
    assert need.needs == {"ro"}
    assert [(wish.rank, wish.wording) for wish in need.wishes] == [(1, "museum")]
    assert "angst" not in repr(need)


@given(st.sampled_from(sorted(GROUPS)), st.dates(date(2021, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_the_last_day_that_is_given_is_not_beyond_and_the_next_is(category, first, more):
    last = first + timedelta(days=more)
    found = duration(rule_set(), category, starts_on=first, ends_on=last)
    assert found.last_day == first + timedelta(days=13 * 7 - 1)
    assert found.beyond is (last > found.last_day)
    assert found.warns is found.beyond


@given(st.dates(date(2021, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_a_rule_to_be_verified_never_warns_and_never_accuses(first, more):
    unsure = rule_set(certainty=Certainty.TO_BE_VERIFIED)
    found = duration(unsure, "aktivitetsparat", starts_on=first, ends_on=first + timedelta(days=more))
    assert not found.warns
    assert "overskr" not in found.sentence.lower()
    assert "skal verificeres" in found.sentence


def test_an_extended_praktik_is_measured_by_the_total_where_the_law_gives_one():
    days = {"starts_on": TODAY, "ends_on": TODAY + timedelta(weeks=20), "extended": True}
    extended = duration(rule_set(), "aktivitetsparat", **days)
    assert (extended.rule.key, extended.beyond, extended.further.key) == (IN_ALL, False, SPECIAL)
    assert duration(rule_set(weeks=4), "jobparat", **days).beyond


@pytest.mark.parametrize("category", [None, "ikke_visiteret", "match_4", "sygedagpenge_1"])
def test_where_no_group_can_be_named_no_number_is_given(category):
    assert duration(rule_set(), category, starts_on=TODAY, ends_on=TODAY) is None


def test_without_days_the_length_alone_is_told():
    found = duration(rule_set(), "jobparat", starts_on=None, ends_on=TODAY)
    assert (found.last_day, found.beyond) == (None, False)
    assert found.sentence == "Højst 13 uger."


@pytest.mark.requirement("S4-30")
@pytest.mark.parametrize(("category", "weeks"), [("jobparat", 4), ("uddannelsesparat", 4), ("aktivitetsparat", 13)])
def test_the_rules_of_the_house_know_each_group(dated_rules, category, weeks):
    found = duration(rules.on(TODAY), category, starts_on=TODAY, ends_on=None)
    assert found.rule.number == weeks
    assert found.rule.legal_basis == "LAB § 61"
