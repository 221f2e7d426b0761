"""From the sag's rights and duties to a weighed step and the leader's look, in a browser, on both screens."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.factories import TODAY
from tests.world import fill

WORDS = ("about", "citizen_account", "support_tried", "help_offered", "vulnerability", "side_effects", "alternatives")


@pytest.fixture
def world(live_server, units, roles, dated_rules, indicators):
    from tests.factories_people import player

    asta, dorte = player("asta", units), player("dorte", units)
    return fill(unit=units.unge, caseworker=asta), asta, dorte


@pytest.mark.requirement("S4-65", "S1-66")
@pytest.mark.parametrize("screen", ["page", "phone"])
def test_the_order_of_the_law_can_be_walked(world, request, login, axe, screen):
    page, (here, _asta, _dorte) = request.getfixturevalue(screen), world
    login(page, "asta").goto(f"/sager/{here.case.pk}/")
    page.get_by_role("region", name="Rettigheder og pligter").get_by_role("link", name="Se dem").click()
    expect(page.get_by_role("heading", name="Det gælder i dag")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Notér overvejelser før en sanktion").click()
    axe(page)
    for name in WORDS:
        page.locator(f"#id_{name}").fill(f"Ord om {name}")
    page.get_by_role("button", name="Gem overvejelser og beslutning").click()
    expect(page.get_by_role("alert")).to_be_focused()
    axe(page)
    expect(page.locator("#id_vulnerability")).to_have_value("Ord om vulnerability")
    for name, days in (("guided_on", 40), ("happened_on", 9), ("heard_on", 2)):
        page.locator(f"#id_{name}").fill((TODAY - timedelta(days=days)).isoformat())
    for label in ("Telefon", "Ved ikke", "Kan kun delvist", "Ingen sanktion"):
        page.get_by_label(label, exact=True).check()
    page.locator("#id_goal").select_option(index=1)
    page.locator("#id_reasons").fill("Vi hjælper i stedet.")
    page.get_by_role("button", name="Gem overvejelser og beslutning").click()
    expect(page.get_by_text("Skridtet er gemt med alle overvejelserne.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.requirement("S1-66", "S2-06")
def test_the_leader_looks_and_answers(world, page, login, axe):
    login(page, "dorte").goto("/team/")
    page.get_by_role("link", name="I 1 sag afventer et skridt dit blik").click()
    axe(page)
    page.get_by_role("link", name="Maja Kanariefugl").click()
    axe(page)
    page.get_by_label("Hvad ser du?").fill("Vent, til behandlingen er i gang.")
    page.get_by_role("button", name="Gem mit blik").click()
    expect(page.get_by_text("Vent, til behandlingen er i gang.")).to_be_visible()
    page.goto("/team/bekymringer/")
    axe(page)
    page.get_by_role("link", name="Maja Kanariefugl").click()
    page.get_by_label("Svar til borgeren").fill("Du har ret. Én følger dig nu.")
    page.get_by_label("Støtte").check()
    axe(page)
    page.get_by_role("button", name="Svar borgeren").click()
    expect(page.get_by_role("heading", name="Svaret til borgeren")).to_be_visible()
    axe(page)
