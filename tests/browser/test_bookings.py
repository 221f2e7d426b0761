"""Booking a samtale in a browser: a hand on the phone agrees on a day, and a day that came to nothing leads on."""

import pytest
from playwright.sync_api import expect

from cases.models import Meeting
from tests.factories import TODAY, make_case

pytestmark = pytest.mark.usefixtures("dated_rules", "indicators")


@pytest.fixture
def case(live_server, asta, units):
    return make_case(unit=units.unge, caseworker=asta)


def fits(page):
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("screen", ["page", "phone"])
def test_a_day_is_agreed_and_called_off_and_every_page_is_readable(request, login, axe, asta, case, screen):
    page = login(request.getfixturevalue(screen), asta)
    page.goto(f"/sager/{case.pk}/")
    page.get_by_role("link", name="Aftal en samtale").click()
    page.get_by_label("Hvilken dag?").fill("2026-11-28")
    page.get_by_label("Klokken").fill("10:30")
    page.get_by_label("Telefon").check()
    axe(page)
    fits(page)
    page.get_by_role("button", name="Aftal samtalen").click()
    expect(page.get_by_text("ligger i en weekend eller på en helligdag")).to_be_visible()
    axe(page)
    fits(page)
    page.get_by_role("button", name="Vi aflyste").click()
    expect(page.get_by_text("Giv borgeren en ny dag snart")).to_be_visible()
    axe(page)
    fits(page)
    page.get_by_role("link", name="Aftal en ny dag").click()
    expect(page.get_by_label("Telefon")).to_be_checked()
    assert Meeting.objects.get().state == "aflyst_kommune"


def test_a_day_that_has_passed_is_found_on_the_sag_and_one_tap_settles_it(phone, login, axe, asta, case):
    Meeting.objects.create(case=case, planned_on=TODAY.replace(day=18), purpose="Hvordan var besøget?")
    page = login(phone, asta)
    page.goto(f"/sager/{case.pk}/")
    expect(page.get_by_text("hvordan gik det?")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Opfølgning", exact=True).click()
    page.get_by_role("button", name="Borgeren kom ikke").click()
    page.get_by_role("link", name="Ring og hør, hvordan det går").click()
    expect(page.get_by_role("heading", name="Notér en kontakt")).to_be_visible()
