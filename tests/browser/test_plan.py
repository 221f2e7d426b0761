"""The plan in a browser: the course drawn beside its words, a list on the phone, and two purposes that do not meet."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from cases.actions import commitments, plans
from cases.models import PlanStep, PurposeAlignment
from tests.factories import TODAY, make_case

pytestmark = pytest.mark.usefixtures("dated_rules", "indicators")
DAY = timedelta(days=1)


@pytest.fixture
def case(live_server, asta, units):
    found = make_case(unit=units.unge, caseworker=asta)
    who = {"by": asta, "on": TODAY}
    goal = plans.set_goal(case=found, kind="livskvalitet", citizen_wording="Komme ud ad døren", **who)
    up = plans.add_step(
        case=found, title="Stå op kl. 8", kind="staa_op", area="hverdag", goal=goal, starts_on=TODAY - 20 * DAY,
        due_on=TODAY + 2 * DAY, **who,
    )  # fmt: skip
    plans.add_step(case=found, title="Museet om onsdagen", after=up, due_on=TODAY + 30 * DAY, **who)
    commitments.make(
        case=found, by=asta, on=TODAY - 9 * DAY, party="sagsbehandler", what="ringe til museet", due_on=TODAY - DAY
    )
    return found


def fits(page):
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("screen", ["page", "phone"])
def test_the_course_is_drawn_beside_its_words_and_a_list_on_a_phone(request, login, axe, asta, case, screen):
    page = login(request.getfixturevalue(screen), asta)
    page.goto(f"/sager/{case.pk}/plan/")
    row = page.locator(".course tbody tr").filter(has_text="Stå op kl. 8")
    expect(row).to_contain_text("31. okt. 2026 – 22. nov. 2026")
    drawn = row.locator("rect")
    if screen == "page":
        bar, axis = drawn.bounding_box(), row.locator("svg").bounding_box()
        assert axis["x"] < bar["x"] < bar["x"] + bar["width"] < axis["x"] + axis["width"]
    else:
        expect(drawn).to_be_hidden()
    axe(page)
    fits(page)
    page.get_by_role("button", name=re.compile("^Nået.*Stå op")).click()
    expect(page.locator("#fremgang")).to_contain_text("1")
    page.get_by_role("button", name=re.compile("^Blev ikke holdt – af os")).click()
    expect(page.get_by_text("1 afsluttet løfte")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Tilbage til trinnet før.*Museet")).click()
    expect(page.locator("li[id^=skridt-]").filter(has_text="Stå op kl. 8").first).to_contain_text("I gang")
    axe(page)
    assert PlanStep.objects.get(title="Stå op kl. 8").changes.count() == 2


def test_two_purposes_that_do_not_meet_are_said_on_the_plan(page, login, axe, asta, case):
    login(page, asta)
    page.goto(f"/sager/{case.pk}/plan/")
    page.get_by_role("link", name="Formål", exact=True).click()
    page.get_by_role("group", name="Hvad vil borgeren?").get_by_label("Førtidspension").check()
    page.get_by_role("group", name="Hvad vil kommunen?").get_by_label("Virksomhedspraktik").check()
    expect(page.get_by_text("Forslag: ikke afstemt.")).to_be_visible()
    page.get_by_label("Med borgerens ord").fill("Jeg vil bare have ro")
    page.get_by_label("Nej, det er ikke afstemt").check()
    axe(page)
    page.get_by_role("button", name="Gem formålet").click()
    expect(page.get_by_role("heading", name="Ikke afstemt")).to_be_visible()
    page.get_by_role("link", name="Til planen").click()
    expect(page.get_by_text("Jeg vil bare have ro")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Se vejen trin for trin").click()
    expect(page).to_have_url(f"{page.url.split('/sager')[0]}/sager/{case.pk}/veje/foertidspension/")
    assert PurposeAlignment.objects.get().aligned is False


def test_the_form_of_a_step_is_short_and_unfolds_where_something_must_be_put_right(phone, login, axe, asta, case):
    page = login(phone, asta)
    page.goto(f"/sager/{case.pk}/plan/skridt/ny/")
    axe(page)
    fits(page)
    expect(page.get_by_label("Hvor fast ligger det?")).to_be_hidden()
    page.get_by_label("Hvad er skridtet?").fill("Behandling, før noget andet")
    page.get_by_text("Slags, krav og rækkefølge").click()
    page.get_by_label("I forhold til job").select_option(label="Først dette, så job")
    page.get_by_role("button", name="Gem skridtet").click()
    expect(page.get_by_text("så det ikke bliver til ventetid").first).to_be_visible()
    expect(page.get_by_label("Hvad er skridtet?")).to_have_value("Behandling, før noget andet")
    axe(page)
    page.get_by_label("Vi ser på det igen").fill("2026-12-24")
    page.get_by_role("button", name="Gem skridtet").click()
    expect(page.get_by_text("Skridtet står i planen.")).to_be_visible()
