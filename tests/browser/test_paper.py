"""The plan is read together, handed over and fetched as a file; what the borger reads passes axe at both widths."""

import pytest
from playwright.sync_api import expect

from cases.models import AgreementLine, Commitment, Meeting, PlanSheet
from tests.factories import TODAY, make_case

pytestmark = pytest.mark.usefixtures("dated_rules", "indicators", "public_texts")


@pytest.fixture
def case(live_server, asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    talk = Meeting.objects.create(case=case, state="holdt", held_on=TODAY, held_by=asta)
    AgreementLine.objects.create(
        case=case, meeting=talk, text="Otte uger", stance="uenig", dissent="Fire er nok", noted_on=TODAY
    )
    Commitment.objects.create(case=case, party="borger", what="Ringe til museet", promised_on=TODAY, due_on=TODAY)
    return case


def fits(page):
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.requirement("S4-14", "S4-64")
@pytest.mark.parametrize("screen", ["page", "phone"])
def test_the_plan_is_read_together_and_handed_over(request, login, axe, asta, case, screen):
    page = login(request.getfixturevalue(screen), asta)
    page.goto(f"/sager/{case.pk}/")
    page.get_by_role("link", name="Planen på papir").first.click()
    expect(page.get_by_text("Der står ikke noget, som vi gør.")).to_be_visible()
    axe(page)  # contrast too: the sheet on screen and on paper has one stylesheet
    fits(page)
    page.get_by_role("button", name="Giv planen videre").click()
    expect(page.get_by_text("Den står, som den var den dag.")).to_be_visible()
    axe(page)
    fits(page)
    fetched = page.request.get(page.get_by_role("link", name="Hent som PDF").get_attribute("href"))
    assert fetched.body().startswith(b"%PDF-")
    assert PlanSheet.objects.count() == 1


@pytest.mark.requirement("S4-64", "S4-68", "S4-79")
def test_rights_and_ways_are_readable_and_a_step_is_documented(phone, login, axe, asta, case):
    page = login(phone, asta)
    for address in ("rettigheder/", "om/samtaleform/", "veje/"):
        page.goto(f"/sager/{case.pk}/{address}")
        axe(page)
        fits(page)
    page.get_by_role("link", name="Vejen til førtidspension").click()
    page.get_by_text("Det er dokumenteret", exact=False).first.click()
    page.get_by_label("Hvor står det?").first.fill("Samtalen 3. november")
    axe(page)
    page.get_by_role("button", name="Gem").first.click()
    expect(page.get_by_text("1 af 6 er dokumenteret")).to_be_visible()
    axe(page)
    fits(page)


@pytest.mark.requirement("S4-02")
def test_the_administrator_words_a_question(page, login, axe, ida):
    login(page, ida)
    page.goto("/tekster/")
    page.get_by_text("Samskabelse (").click()
    axe(page)
    page.get_by_role("link", name="S-1").click()
    page.get_by_label("Spørgsmålet").fill("Hvem skrev planen?")
    axe(page)
    page.get_by_role("button", name="Gem de nye ord").click()
    expect(page.get_by_text("De nye ord er gemt og gælder fra")).to_be_visible()
    axe(page)
    page.goto("/tekster/medvirken/tr/")
    axe(page)
