"""Sag: who it is, what is agreed, what is next; and what the page keeps from whom."""

from datetime import timedelta

import pytest

from cases.models import Exemption, Flag, Meeting, Pause, PlanStep
from cases.risk import evaluate
from tests.factories import TODAY, make_case, make_wish, share
from tests.world import fill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]


def page(client, user, case) -> str:
    client.force_login(user)
    return client.get(f"/sager/{case.pk}/").content.decode()


@pytest.fixture
def world(asta, units):
    return fill(unit=units.unge, caseworker=asta)


@pytest.mark.requirement("S4-12", "S4-16", "S4-76")
def test_strengths_then_wishes_then_needs_and_challenges_last(client, asta, world):
    shown = page(client, asta, world.case)
    order = ['id="strengths"', 'id="wishes"', 'id="needs"', 'id="challenges"']
    assert sorted(order, key=shown.index) == order
    assert shown.index("God til dyr") < shown.index('id="wishes"')


@pytest.mark.requirement("S4-76")
def test_the_page_about_the_borger_opens_with_strengths_and_ends_with_what_is_sensitive(client, asta, world):
    client.force_login(asta)
    shown = client.get(f"/sager/{world.case.pk}/om/").content.decode()
    order = ['id="styrker"', 'id="behov"', 'id="problem"', 'id="foelsomt"']
    assert sorted(order, key=shown.index) == order
    assert shown.index("<h2") == shown.index('<h2 id="styrker"')


@pytest.mark.requirement("S4-54", "S4-88")
def test_a_consultant_sees_neither_pause_nor_exemption(client, asta, vera, units):
    case = make_case(unit=units.unge, caseworker=asta)
    Pause.objects.create(
        case=case, reason="ingen_tid", text="Travlt", starts_on=TODAY, review_on=TODAY + timedelta(days=9)
    )
    Exemption.objects.create(
        case=case,
        kind="mindre_intensiv",
        legal_basis="LAB § 106",
        reason="Aftalt",
        decided_on=TODAY,
        valid_from=TODAY,
        valid_to=TODAY,
    )
    assert "LAB § 106" in page(client, asta, case)
    share(case, vera)
    shown = page(client, vera, case)
    assert "LAB § 106" not in shown
    assert "pause" not in shown.lower()


def test_a_line_of_the_timeline_leads_only_where_the_reader_may_go(client, asta, dorte, world):
    step = PlanStep.objects.get(pk=world.ids["step_id"])
    step.state, step.reached_on = "naaet", TODAY
    step.save()
    address = f"/plan/skridt/{step.pk}/"
    assert address in page(client, asta, world.case)
    assert address not in page(client, dorte, world.case)


@pytest.mark.requirement("S4-61")
@pytest.mark.parametrize("opened_ago", [3, 30])
def test_the_day_of_the_first_samtale_is_told_as_surely_as_the_rule_is_known(client, asta, units, opened_ago):
    from jobcenter import rules

    case = make_case(unit=units.unge, caseworker=asta, opened_on=TODAY - timedelta(days=opened_ago))
    rule = rules.on(TODAY)["kontaktforloeb.foerste_samtale.aktivitetsparat.uger"]
    phrase = rule.deadline_phrase(rule.due(case.opened_on), TODAY)
    assert phrase in page(client, asta, case)
    assert ("overskredet" in phrase) <= rule.confirmed
    Meeting.objects.create(case=case, state="holdt", held_on=TODAY)
    assert phrase not in page(client, asta, case)


@pytest.mark.requirement("S4-50")
def test_a_flag_shows_the_data_it_stands_on_with_rule_and_version(client, asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    make_wish(case, raised_on=TODAY - timedelta(days=60))
    evaluate.reconcile([case.pk], on=TODAY)
    flag = Flag.objects.get(code="oenske_uden_forsoeg")
    client.force_login(asta)
    shown = client.get(f"/sager/{case.pk}/opmaerksomhed/{flag.pk}/").content.decode()
    assert "Ønsket blev sagt første gang" in shown
    assert "21. september 2026" in shown
    assert "oenske_uden_forsoeg, udgave 1" in shown
    assert "kommunalt valg" in shown


def test_a_closed_case_says_so_and_is_not_written_on(client, asta, world):
    world.case.closed_on = TODAY - timedelta(days=1)
    world.case.save()
    assert "Sagen er afsluttet 19. november 2026" in page(client, asta, world.case)
    before = world.case.wishes.count()
    client.post(
        f"/sager/{world.case.pk}/oensker/", {"act": "nyt", "wording": "et bibliotek", "kind": "branche", "version": "1"}
    )
    assert world.case.wishes.count() == before


@pytest.mark.requirement("S4-87")
def test_a_share_that_ended_yesterday_opens_nothing_today(client, vera, world):
    lent = share(world.case, vera)
    client.force_login(vera)
    assert client.get(f"/sager/{world.case.pk}/").status_code == 200
    lent.valid_to = TODAY - timedelta(days=1)
    lent.save()
    assert client.get(f"/sager/{world.case.pk}/").status_code == 404
