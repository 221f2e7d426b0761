"""How it goes now, in taps and side by side; what moved, and where an offer is missing, for the one who leads."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from cases.actions import plans, progression
from cases.models import Observation
from tests.factories import TODAY, make_case

pytestmark = pytest.mark.usefixtures("dated_rules", "indicators")
DAY = timedelta(days=1)


@pytest.fixture
def cases(live_server, asta, units):
    return [make_case(unit=units.unge, caseworker=asta, name=f"Borger {name}") for name in "ABCDE"]


def fits(page):
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.requirement("S1-30")
@pytest.mark.parametrize("screen", ["page", "phone"])
def test_two_taps_note_what_the_borger_says_and_nothing_is_written(request, login, axe, asta, cases, screen):
    page = login(request.getfixturevalue(screen), asta)
    page.goto(f"/sager/{cases[0].pk}/plan/")
    page.get_by_role("link", name="Sådan går det nu").click()
    expect(page.get_by_text("Ingen er spurgt endnu.")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Notér, hvordan det går").first.click()
    axe(page)
    fits(page)
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Vælg, hvem der siger det.").first).to_be_visible()
    axe(page)
    page.get_by_label("Borgeren selv").check()
    page.get_by_label("Der er af og til nogen at tale med eller få hjælp af.").check()
    page.get_by_role("button", name="Gem").click()
    row = page.get_by_role("row").filter(has_text="Netværk")
    expect(row).to_contain_text("Af og til")
    expect(row.get_by_text("Ikke spurgt")).to_have_count(2)
    axe(page)
    fits(page)
    kept = Observation.objects.get()
    assert (kept.teller, kept.netvaerk, kept.omgang) == ("borger", "af_og_til", "")


@pytest.mark.requirement("S1-30")
def test_what_was_noted_in_the_wrong_place_is_hidden_with_a_reason(page, login, axe, asta, cases):
    progression.observe(case=cases[0], by=asta, on=TODAY, teller="udbyder", said={"omgang": "oftest"})
    login(page, asta)
    page.goto(f"/sager/{cases[0].pk}/bevaegelse/")
    page.get_by_text("1 gang noteret").click()
    page.get_by_role("link", name=re.compile("^Markér som fejlregistreret")).click()
    axe(page)
    page.get_by_label("Hvad er forkert?").fill("Hører til en anden dag")
    page.get_by_role("button", name="Skjul det").click()
    expect(page.get_by_text("Ingen er spurgt endnu.")).to_be_visible()
    page.get_by_text("1 fejlregistreret", exact=True).click()
    expect(page.get_by_text("Hører til en anden dag")).to_be_visible()
    axe(page)


@pytest.mark.requirement("S1-30")
@pytest.mark.parametrize("screen", ["page", "phone"])
def test_the_leader_sees_what_moved_and_opens_the_list_behind_it(request, login, axe, asta, dorte, cases, screen):
    for case in cases:
        for days, now in ((60, "svaert"), (1, "oftest")):
            day = TODAY - days * DAY
            progression.observe(case=case, by=asta, on=TODAY, teller="udbyder", said={"omgang": now}, observed_on=day)
    page = login(request.getfixturevalue(screen), dorte)
    page.goto("/team/")
    page.get_by_role("navigation", name="Teamets sider").get_by_role("link", name="Bevægelse").click()
    axe(page)
    fits(page)
    page.get_by_role("link", name="5 Rykket frem: Omgang med andre, Udbyderen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rykket frem: Omgang med andre")
    expect(page.locator(".worklist > li")).to_have_count(5)
    axe(page)
    fits(page)


@pytest.mark.requirement("S1-28")
@pytest.mark.parametrize("screen", ["page", "phone"])
def test_a_level_without_an_offer_is_told_on_the_plan_and_counted_for_the_leader(
    request, login, axe, asta, dorte, cases, screen
):
    plans.add_step(case=cases[0], title="Et sted at begynde", demand="ro", due_on=TODAY + DAY, by=asta, on=TODAY)
    page = login(request.getfixturevalue(screen), asta)
    page.goto(f"/sager/{cases[0].pk}/plan/")
    expect(page.get_by_text("Der findes ikke et tilbud på dette niveau i kommunen")).to_be_visible()
    axe(page)
    page = login(request.getfixturevalue(screen), dorte)
    page.goto("/team/manglende-trin/")
    axe(page)
    fits(page)
    page.get_by_role("link", name=re.compile("^1 borger.*Ro og tryghed")).click()
    expect(page.get_by_role("link", name="Borger A")).to_be_visible()
    axe(page)
    fits(page)


@pytest.mark.requirement("S1-25")
def test_when_a_job_is_called_lasting_is_one_tap_on_the_plan(phone, login, axe, asta, cases):
    plans.set_goal(case=cases[0], kind="fleksjob", citizen_wording="Et job, der holder", by=asta, on=TODAY)
    page = login(phone, asta)
    page.goto(f"/sager/{cases[0].pk}/plan/")
    axe(page)
    page.get_by_role("button", name=re.compile("^Efter et halvt år")).click()
    expect(page.get_by_text("Vedvarende: Når det har holdt i et halvt år")).to_be_visible()
    expect(page.get_by_text("Hvornår kalder I det vedvarende?")).to_have_count(0)
    axe(page)
    fits(page)
