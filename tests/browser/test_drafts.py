"""What is being typed is kept while the line drops, the login ends and the page is closed; nothing lies in the browser."""

import pytest
from playwright.sync_api import expect

from cases.models import Draft, Meeting
from jobcenter.accounts.models import Session
from tests import factories_people as people
from tests.factories import make_case

pytestmark = [
    pytest.mark.usefixtures("dated_rules", "indicators"),
    pytest.mark.requirement("S4-92"),
]
LABEL = "Hvad talte I om?"
STORED = """async () => JSON.stringify([
  {...localStorage}, {...sessionStorage}, await indexedDB.databases(), await caches.keys(), history.state, location.href
])"""


@pytest.fixture
def case(live_server, asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def typing(case, asta, login, page):
    """The page of a new samtale with a text in it, and the line that says whether it is kept."""
    login(page, asta).goto(f"/sager/{case.pk}/samtale/ny/")
    page.get_by_label(LABEL).press_sequentially("Vi talte om ro.")
    return page, page.locator("[data-draft-line]")


def test_a_closed_page_is_carried_on_with_and_the_screen_turned_in_between(typing, case, asta):
    page, line = typing
    expect(line).to_contain_text("Kladde gemt kl.", timeout=8000)
    assert "ro." not in page.evaluate(STORED)
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_label(LABEL)).to_have_value("")
    page.get_by_role("link", name="Fortsæt").click()
    expect(page.get_by_label(LABEL)).to_have_value("Vi talte om ro.")
    page.get_by_label("Gør hvad", exact=True).nth(1).fill("Ringer til museet")
    page.get_by_role("button", name="Vend skærmen").click()
    shown = page.locator("main")
    expect(shown).to_contain_text("Din sagsbehandler: Ringer til museet")
    for private in ("Vi talte om ro.", "Maja", "Asta", "••••"):
        expect(shown).not_to_contain_text(private)
    page.get_by_role("link", name="Vend skærmen tilbage").click()
    expect(page.get_by_label(LABEL)).to_have_value("Vi talte om ro.")
    page.get_by_label("Et næste skridt er ikke nødvendigt nu").check()
    page.get_by_role("button", name="Gem samtalen").click()
    page.get_by_role("heading", name="Hvad sker der nu?").wait_for()
    assert case.commitments.get().what == "Ringer til museet"
    assert not Draft.objects.exists()


def test_without_a_connection_the_words_stay_and_are_kept_when_it_is_back(typing, watch):
    page, line = typing
    watch.paused = True  # the browser says of itself that it is offline
    page.context.set_offline(True)
    expect(line).to_have_text("Ingen forbindelse – det gemmes, når den er tilbage", timeout=10000)
    page.get_by_label("Et næste skridt er ikke nødvendigt nu").check()
    page.get_by_role("button", name="Gem samtalen").click()  # stays where the words are
    expect(page.get_by_text("Der er ingen forbindelse lige nu.")).to_be_visible()
    expect(page.get_by_label(LABEL)).to_have_value("Vi talte om ro.")
    assert not Draft.objects.exists()
    page.context.set_offline(False)
    expect(line).to_contain_text("Kladde gemt kl.", timeout=10000)
    watch.paused = False
    assert Draft.objects.get().fields["talked_about"] == ["Vi talte om ro."]
    page.get_by_role("button", name="Gem samtalen").click()
    page.get_by_role("heading", name="Hvad sker der nu?").wait_for()
    assert Meeting.objects.get().talked_about == "Vi talte om ro."


def test_a_login_that_has_ended_is_taken_up_in_another_tab_and_the_words_are_kept(typing, asta):
    page, line = typing
    asta.set_password(people.PASSWORD)
    asta.save()
    Session.objects.all().delete()
    expect(line).to_have_text("Du er logget ud – det gemmes, når du har logget ind igen", timeout=10000)
    expect(page.get_by_label(LABEL)).to_have_value("Vi talte om ro.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log ind i et nyt faneblad").click()
    other = opened.value
    other.get_by_label("Brugernavn").fill(asta.username)
    other.get_by_label("Adgangskode").fill(people.PASSWORD)
    other.get_by_role("button", name="Log ind").click()
    other.get_by_role("heading", level=1).filter(has_not_text="Log ind").wait_for()
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(line).to_contain_text("Kladde gemt kl.", timeout=10000)
    assert Draft.objects.get().fields["talked_about"] == ["Vi talte om ro."]


def test_a_draft_that_is_refused_says_why_and_the_page_goes_on(typing, case, asta):
    page, line = typing
    expect(line).to_contain_text("Kladde gemt kl.", timeout=8000)
    Draft.objects.update(turn=2**60)  # another window was later
    page.get_by_label(LABEL).press_sequentially(" Og om museet.")
    expect(line).to_contain_text("En nyere kladde fra kl.", timeout=8000)
    expect(page.get_by_label(LABEL)).to_have_value("Vi talte om ro. Og om museet.")
    page.get_by_label("Et næste skridt er ikke nødvendigt nu").check()
    page.get_by_role("button", name="Gem samtalen").click()
    page.get_by_role("heading", name="Hvad sker der nu?").wait_for()
    assert Meeting.objects.get().talked_about == "Vi talte om ro. Og om museet."
