"""The borger's pages in a browser: her own link on her phone, and the screen that was handed to her."""

import re

import pytest
from playwright.sync_api import expect

from cases.actions import voice_links
from cases.models import CitizenStatement, LineRemark
from tests.cases.borger import held
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.usefixtures("dated_rules"), pytest.mark.requirement("S4-20")]
PASSWORD = "en-lang-adgangskode"


@pytest.fixture
def meeting(live_server, asta, units):
    asta.set_password(PASSWORD)
    asta.save()
    return held(make_case(unit=units.unge, caseworker=asta), asta)


def large_enough(page):
    """No letter she reads is smaller than 20 px, no line is wider than the screen, every answer is easy to hit."""
    sizes = page.eval_on_selector_all(
        "main *:not([type=radio], [type=hidden])",
        "all => all.filter(e => e.textContent.trim() || e.value).map(e => parseFloat(getComputedStyle(e).fontSize))",
    )
    assert min(sizes) >= 20
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    heights = page.eval_on_selector_all(
        "button, .answers label, textarea", "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert all(height >= 44 for height in heights)


def test_her_own_link_on_a_phone_without_script(opened, axe, meeting, asta):
    _link, token = voice_links.make(meeting=meeting, by=asta, on=TODAY)
    phone = opened({"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone.goto(f"/svar/{token}")
    axe(phone)
    large_enough(phone)
    bare = opened({"width": 390, "height": 844}, java_script_enabled=False)
    bare.goto(f"/svar/{token}")
    bare.get_by_label("Nej, jeg var ikke med til at vælge").check()
    bare.get_by_label("Er der andet, du vil sige?").fill("Jeg vil gerne have mere tid.")
    bare.get_by_role("button", name="Send mit svar").click()
    expect(bare.get_by_role("heading", level=1)).to_have_text("Tak for dit svar")
    assert bare.context.cookies() == []
    assert CitizenStatement.objects.get().own_words == "Jeg vil gerne have mere tid."
    for address, heading in (("/svar/tak/", "Tak for dit svar"), (f"/svar/{token}", "Du kan ikke svare her nu")):
        phone.goto(address)
        expect(phone.get_by_role("heading", level=1)).to_have_text(heading)
        axe(phone)
        large_enough(phone)


def test_the_screen_goes_to_the_borger_and_comes_back(phone, login, axe, meeting, asta):
    page = login(phone, asta)
    staff = f"/sager/{meeting.case_id}/samtaler/{meeting.pk}/stemme/"
    page.goto(staff)
    page.get_by_role("button", name="Giv skærmen til borgeren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nu er det din tur")
    axe(page)
    large_enough(page)
    page.go_back()  # what she would see first, if the browser had kept it
    expect(page.get_by_role("heading", level=1)).to_have_text("Nu er det din tur")
    line = page.get_by_role("region", name="Du søger job")
    line.get_by_label("Jeg er uenig").check()
    line.get_by_label("Din bemærkning").fill("Kun halv tid.")
    page.get_by_role("button", name="Send mit svar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tak for dit svar")
    axe(page)
    assert LineRemark.objects.get().text == "Kun halv tid."
    page.goto(f"/sager/{meeting.case_id}/")
    expect(page).to_have_url(re.compile("/borger/tak/$"))
    page.get_by_role("link", name="Giv skærmen tilbage").click()
    axe(page)
    large_enough(page)
    page.get_by_label("Din adgangskode").fill("gættet")
    page.get_by_role("button", name="Tag skærmen tilbage").click()
    expect(page.get_by_text("Adgangskoden passer ikke")).to_be_visible()
    page.get_by_label("Din adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Tag skærmen tilbage").click()
    expect(page).to_have_url(re.compile(f"{staff}$"))
    expect(page.get_by_text("Kun halv tid.")).to_be_visible()
    axe(page)
