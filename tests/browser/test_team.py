"""The teamleder's morning on the demo municipality: what falls due, who waits for what, and a sag handed out."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from cases.models import Case
from jobcenter.demo import municipality
from jobcenter.demo.cast import STAFF

AS_OF = date(2026, 11, 20)
PAGES = ("/team/", "/team/frister/", "/team/frister/?hvornaar=klaret", "/team/venter/", "/sager/?omfang=uden")


@pytest.fixture
def kommune(live_server):
    call_command("load_reference", verbosity=0)
    municipality.load(AS_OF)


@pytest.mark.requirement("S4-93")
@pytest.mark.parametrize("screen", ["page", "phone"])
def test_the_team_pages_are_for_everybody_on_both_screens(kommune, request, login, axe, screen):
    page = login(request.getfixturevalue(screen), "dorte")
    for address in PAGES:
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


@pytest.mark.requirement("S4-59", "S4-15")
def test_from_a_number_to_its_rows_to_the_sag(kommune, page, login):
    login(page, "dorte").goto("/team/")
    link = page.locator("main").get_by_role("link", name=re.compile("Løfter, Kommunen: Dagen er gået"))
    number = int(re.match(r"\d+", link.inner_text())[0])
    link.click()
    expect(page.locator(".filter-count")).to_contain_text(f"{number} frist")
    rows = page.get_by_role("list", name="Frister").get_by_role("listitem")
    expect(rows).to_have_count(number)
    page.get_by_label("Hvornår").select_option("kommer")  # the list follows, and so does the address
    expect(page).to_have_url(re.compile("hvornaar=kommer"))
    expect(rows.first).to_contain_text("om")
    page.get_by_label("Hvornår").select_option("gaaet")  # and once more: what was swapped in can be swapped again
    expect(rows).to_have_count(number)
    rows.first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Det næste")).to_be_visible()


def test_a_sag_without_a_sagsbehandler_is_handed_out(kommune, page, login, axe):
    login(page, "dorte").goto("/team/")
    page.locator("main").get_by_role("link", name="1", exact=True).first.click()
    expect(page).to_have_url(re.compile("omfang=uden"))
    page.get_by_role("link", name="Fordel sagen").click()
    axe(page)
    page.get_by_role("button", name="Giv sagen").click()  # nobody chosen yet
    expect(page.locator(".field-error")).to_contain_text("Vælg, hvem der får sagen.")
    axe(page)
    choices = page.get_by_label("Sagsbehandler")
    assert not re.search(r"\d", choices.inner_text())
    choices.select_option(index=1)
    page.get_by_role("button", name="Giv sagen").click()
    expect(page.get_by_text("Sagen er fordelt.")).to_be_visible()
    expect(page.get_by_text("Alle sager har en sagsbehandler.")).to_be_visible()
    assert not Case.objects.open().unassigned(AS_OF).exists()
    page.goto("/team/")
    for person in STAFF:
        if person.role == "sagsbehandler":
            expect(page.locator("main").get_by_text(person.full_name)).to_have_count(0)
