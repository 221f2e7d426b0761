"""What moved, beside what ran (S1-30): by teller, with n, those missing, and nothing where few are told of."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions import progression
from cases.models import Enrolment, Observation, Placement
from cases.queries.movement import active_on, figures
from tests.factories import TODAY, make_case, make_offer, make_workplace

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("dated_rules"),
    pytest.mark.requirement("S1-30"),
]
DAY = timedelta(days=1)
SINCE = TODAY - 90 * DAY


@pytest.fixture
def cases(asta, units):
    return [make_case(unit=units.unge, caseworker=asta, name=f"Borger {name}") for name in "ABCDEF"]


@pytest.fixture
def seen(asta):
    def observe(case, teller, days_ago, **said):
        day = TODAY - days_ago * DAY
        return progression.observe(case=case, by=asta, on=TODAY, teller=teller, said=said, observed_on=day)

    return observe


def figure(user, aspect="omgang", teller="udbyder", since=SINCE):
    return next(one for one in figures(user, TODAY, since) if (one.aspect, one.teller) == (aspect, teller))


def enrolled(case, **said):
    values = {"offer": make_offer(title=f"Hold {case.pk}"), "reason": "Ønsket", "chosen_on": TODAY - 99 * DAY}
    values |= {"state": "i_gang", "moved_on": TODAY, "starts_on": TODAY - 95 * DAY, "ends_on": TODAY + 20 * DAY}
    return Enrolment.objects.create(case=case, **values | said)


def two_points_up(cases, seen):
    for case in cases:
        seen(case, "udbyder", 60, omgang="svaert")
        seen(case, "udbyder", 1, omgang="oftest")


def test_two_points_up_are_told_while_activity_stands_still(client, dorte, cases, seen):
    enrolled(cases[0])
    before = client_page(client, dorte)
    two_points_up(cases[:5], seen)
    after = client_page(client, dorte)
    assert [(m.value, n) for m, n in figure(dorte).counts] == [("frem", 5), ("som_foer", 0), ("tilbage", 0)]
    assert (figure(dorte).n, figure(dorte).missing) == (5, 1)
    assert [active.active for active in before.context["active"]] == [1, 1]
    assert [active.active for active in after.context["active"]] == [1, 1]
    assert before.context["rows"] != after.context["rows"]


def client_page(client, user, **chosen):
    client.force_login(user)
    return client.get(reverse("team_movement"), chosen)


def test_two_tellers_who_differ_stand_beside_each_other(dorte, cases, seen):
    two_points_up(cases, seen)
    for case in cases:
        seen(case, "sagsbehandler", 50, omgang="oftest")
        seen(case, "sagsbehandler", 2, omgang="svaert")
    by_teller = {teller: figure(dorte, teller=teller).counts for teller in ("udbyder", "sagsbehandler")}
    assert [n for _m, n in by_teller["udbyder"]] == [6, 0, 0]
    assert [n for _m, n in by_teller["sagsbehandler"]] == [0, 0, 6]
    assert figure(dorte, teller="borger").few


def test_what_was_said_before_the_period_moves_nothing_in_it(dorte, cases, seen):
    for case in cases:
        seen(case, "udbyder", 200, omgang="svaert")
        seen(case, "udbyder", 1, omgang="oftest")
    assert figure(dorte).few
    assert figure(dorte, since=None).n == 6


def test_one_that_was_registered_wrongly_moves_nothing(dorte, asta, cases, seen):
    two_points_up(cases[:5], seen)
    wrong = seen(cases[4], "udbyder", 0, omgang="svaert")
    progression.mark_wrong(observation=wrong, by=asta, on=TODAY, reason="En anden sag")
    assert [n for _m, n in figure(dorte).counts] == [5, 0, 0]


def test_under_the_smallest_group_neither_number_nor_list_is_told(client, dorte, cases, seen):
    two_points_up(cases[:4], seen)
    assert figure(dorte).few
    assert figure(dorte).n == 0
    asked = {"dimension": "omgang", "hvem": "udbyder", "retning": "frem"}
    client.force_login(dorte)
    shown = client.get(reverse("team_movement_cases"), asked)
    assert "Borger" not in shown.text.partition("<main")[2]
    assert "For få er spurgt" in client_page(client, dorte).text


def test_each_number_leads_to_the_list_that_made_it(client, dorte, cases, seen):
    two_points_up(cases[:5], seen)
    seen(cases[5], "udbyder", 60, omgang="oftest")
    seen(cases[5], "udbyder", 1, omgang="svaert")
    enrolled(cases[2])
    page = client_page(client, dorte)
    links = [(n, href) for _aspect, views in page.context["rows"] for _f, cells in views for _m, n, href in cells if n]
    assert sorted(n for n, _href in links) == [1, 5]
    for n, href in links:
        assert client.get(href).context["page"].paginator.count == n
    back = next(href for n, href in links if n == 1)
    shown = client.get(back).text
    assert "Borger F" in shown
    assert "Borger A" not in shown
    for active in page.context["active"]:
        assert client.get(active.href).context["page"].paginator.count == active.active


def test_only_the_cases_she_may_open_are_counted(dorte, asta, units, cases, seen):
    two_points_up(cases[:4], seen)
    elsewhere = make_case(unit=units.kommunen, name="Ida Anden")
    for days, now in ((60, "svaert"), (1, "oftest")):
        day = TODAY - days * DAY
        Observation.objects.create(case=elsewhere, teller="udbyder", observed_on=day, noted_by=asta, omgang=now)
    assert figure(dorte).few
    assert figure(dorte).cases == 6


@pytest.mark.parametrize(
    ("said", "today", "then"),
    [
        ({}, 1, 1),
        ({"state": "bevilget", "starts_on": TODAY + DAY}, 0, 0),
        ({"state": "afsluttet", "moved_on": TODAY - 5 * DAY}, 0, 1),
        ({"state": "opgivet"}, 0, 0),
        ({"starts_on": TODAY - 5 * DAY}, 1, 0),
    ],
    ids=["all along", "not yet", "over", "never", "lately"],
)
def test_an_offer_counts_on_the_days_it_ran(dorte, cases, said, today, then):
    enrolled(cases[0], **said)
    assert (active_on(dorte, TODAY, TODAY).active, active_on(dorte, TODAY, SINCE).active) == (today, then)


def test_a_praktik_counts_and_one_borger_in_two_things_counts_once(dorte, cases):
    enrolled(cases[0])
    Placement.objects.create(
        case=cases[0], state="i_gang", moved_on=TODAY, workplace=make_workplace(), purpose="afklaring", hours=10,
        citizen_reason="Møde mennesker", starts_on=TODAY - 3 * DAY, ends_on=TODAY + 3 * DAY,
    )  # fmt: skip
    now = active_on(dorte, TODAY, TODAY)
    assert (now.active, now.cases) == (1, 6)


def test_an_unknown_code_in_the_address_is_an_empty_list(client, dorte, cases, seen):
    two_points_up(cases, seen)
    client.force_login(dorte)
    page = client.get(reverse("team_movement_cases"), {"dimension": "x", "hvem": "y", "retning": "z"})
    assert page.status_code == 200
    assert page.context["page"].paginator.count == 0
