"""The rules of a day: what the research says held then, and one query to know it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcenter import rules
from jobcenter.rules import RuleMissing, reference
from jobcenter.rules.models import DatedRule

BEFORE, AFTER = date(2026, 6, 30), date(2026, 7, 1)
DENOMINATOR = "Dagpengemodtagere, jobparate på kontanthjælp og modtagere af ledighedsydelse"


@pytest.fixture
def loaded(db):
    reference.load()


def test_one_query_for_any_number_of_questions(loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        today = rules.on(date(2026, 11, 20))
        assert today.days("opmaerksomhed.oenske_uden_forsoeg.dage") == 21
        assert len(today.matching("maalgruppe.nr_")) == 13


@pytest.mark.parametrize(
    ("key", "days"),
    [
        ("opmaerksomhed.intet_naeste_skridt.dage", 7),
        ("opmaerksomhed.oenske_uden_forsoeg.dage", 21),
        ("opmaerksomhed.pause_systemets_skyld.dage", 0),
        ("opmaerksomhed.pause_revurdering.dage", 0),
    ],
)
def test_the_thresholds_of_the_flags_are_the_kommunes_choice(loaded, key, days):
    for day in (date(2022, 1, 1), date(2026, 11, 20), date(2030, 1, 1)):
        today = rules.on(day)
        assert today.days(key) == days
        assert today[key].municipal_choice
        assert today[key].legal_basis == ""


@pytest.mark.parametrize(
    ("key", "day", "value", "confirmed"),
    [
        ("maalgruppe.nr_08", date(2026, 1, 31), "Personer i ressourceforløb", True),
        ("maalgruppe.nr_08", date(2026, 2, 1), "Personer i ressourceforløb efter de tidligere regler", True),
        ("maalgruppe.nr_10", date(2026, 2, 1), "Revalidender efter de tidligere regler", True),
        ("maalgruppe.nr_12", AFTER, "Ledige, der forsørger sig selv", False),
        ("kontaktforloeb.jobsamtaler.jobparat", BEFORE, 4, True),
        ("kontaktforloeb.jobsamtaler.jobparat", AFTER, 4, True),
        ("kontaktforloeb.jobsamtaler.aktivitetsparat", BEFORE, 4, True),
        ("kontaktforloeb.jobsamtaler.aktivitetsparat", AFTER, 4, False),
        ("kontaktforloeb.jobsamtaler.dagpenge.kommune", BEFORE, 3, True),
        ("kontaktforloeb.jobsamtaler.dagpenge.kommune", AFTER, 2, True),
        ("kontaktforloeb.jobsamtaler.dagpenge.akasse", AFTER, 2, True),
        ("fritagelse.tilbud.hoejst_andel", AFTER, 25, True),
        ("fritagelse.samtaler.naevner", AFTER, DENOMINATOR, False),
        ("ret_og_pligt.oevo_taeller", BEFORE, "nej", True),
        ("ret_og_pligt.oevo_taeller", AFTER, "ja", True),
        ("afklaringsret.sammenhaengende.aar", date(2026, 1, 31), 2, True),
        ("afklaringsret.sammenhaengende.aar", date(2026, 2, 1), 2, False),
        ("virksomhedspraktik.varighed.jobparat.uger", AFTER, 4, False),
        ("virksomhedspraktik.varighed.aktivitetsparat.uger", AFTER, 13, False),
        ("virksomhedspraktik.forlaengelse.i_alt.uger", date(2025, 12, 31), 26, True),
        ("virksomhedspraktik.saerligt_behov.ad_gangen.uger", date(2025, 12, 31), 13, True),
        ("forholdstal.foerste_trin.ansatte_pr_person", AFTER, 5, True),
        ("forholdstal.optaelling", date(2021, 6, 1), "Hoveder", False),
        ("nytteindsats.rimelighedskrav", date(2024, 12, 31), "ja", True),
        ("nytteindsats.rimelighedskrav", date(2025, 1, 1), "nej", True),
        ("loentilskud.varighed.privat.maaneder", AFTER, 6, False),
        ("mentor.loft.kroner", AFTER, 10602, True),
        ("sanktion.gennemfoeres.maaneder", AFTER, 3, True),
        ("arbejdspligt.timer_hoejst", AFTER, 37, True),
        ("organisering.jobcenter", date(2026, 1, 31), "ja", True),
        ("organisering.jobcenter", date(2026, 2, 1), "nej", True),
        ("maalgruppe.antal", date(2026, 12, 31), 13, True),
        ("maalgruppe.antal", date(2027, 1, 1), 5, False),
        ("ydelse.beskaeftigelseskrav.aar", AFTER, pytest.approx(2.5), True),
    ],
)  # fmt: skip
def test_what_held_on_a_day(loaded, key, day, value, confirmed):
    rule = rules.on(day)[key]
    assert rule.value == value
    assert rule.confirmed is confirmed


@pytest.mark.requirement("S4-67")
@pytest.mark.parametrize(
    ("key", "last_day"),
    [
        ("ydelse.timersregel_225.timer", date(2025, 6, 30)),
        ("ydelse.uddannelseshjaelp", date(2025, 6, 30)),
        ("organisering.rehabiliteringsteam", date(2026, 1, 31)),
    ],
)
def test_repealed_rules_hold_in_their_time_and_are_gone_after(loaded, key, last_day):
    assert key in rules.on(last_day)
    with pytest.raises(RuleMissing):
        rules.on(last_day + timedelta(days=1))[key]


@pytest.mark.parametrize(
    "key", ["reform_2027.hovedlov", "reform_2027.sanktioner", "visitation.jobparat.fra_begyndelsen"]
)
def test_what_is_only_expected_starts_in_2027_and_is_never_confirmed(loaded, key):
    assert key not in rules.on(date(2026, 12, 31))
    assert not rules.on(date(2027, 1, 1))[key].confirmed


def test_nothing_that_begins_in_2027_is_confirmed(loaded):
    assert not DatedRule.objects.filter(valid_from__gte=date(2027, 1, 1), certainty="bekraeftet").exists()


@given(day=st.dates(min_value=date(2019, 1, 1), max_value=date(2031, 1, 1)))
@settings(max_examples=60, deadline=None)
def test_on_no_day_does_a_rule_speak_outside_its_period(everything, day):
    spoken = {rule.key: rule for rule in rules.on(day)}
    for key, history in everything.items():
        holding = [rule for rule in history if rule.holds_on(day)]
        assert [spoken[key]] == holding if key in spoken else holding == []


@pytest.fixture(scope="module")
def everything(django_db_setup, django_db_blocker):
    """Loaded once for all examples, and taken away again."""
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            reference.load()
            yield rules.everything()
            transaction.set_rollback(True)


def test_everything_is_one_query(loaded, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = rules.everything()
    assert [rule.valid_from for rule in found["maalgruppe.nr_08"]] == [date(2024, 3, 1), date(2026, 2, 1)]
