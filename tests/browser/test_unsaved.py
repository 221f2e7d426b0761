"""What is typed survives: a long pause, a login elsewhere, a second click, and another form on the page."""

import time

import pytest
from playwright.sync_api import expect

from cases.models import Meeting
from jobcenter.accounts.models import Session
from jobcenter.accounts.sessions import SEEN, SessionStore
from tests import factories_people as people
from tests.factories import make_case, make_wish

pytestmark = pytest.mark.usefixtures("dated_rules", "indicators")
WARNS = (
    "() => { const e = new Event('beforeunload', { cancelable: true }); dispatchEvent(e); return e.defaultPrevented }"
)
LABEL = "Hvad talte I om?"


@pytest.fixture
def case(live_server, asta, units):
    found = make_case(unit=units.unge, caseworker=asta)
    make_wish(found, wording="et museum")
    make_wish(found, rank=2, wording="en hund")
    return found


def new(page, case):
    page.goto(f"/sager/{case.pk}/samtale/ny/")


def write(page, case, text="Vi talte om ro."):
    new(page, case)
    page.get_by_label(LABEL).fill(text)
    page.get_by_label("Et næste skridt er ikke nødvendigt nu").check()


def test_typing_keeps_the_session_alive_at_most_every_five_minutes(case, asta, login, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/profil/aktiv/" in request.url else None)
    page.clock.install()
    new(login(page, asta), case)
    page.get_by_label(LABEL).press_sequentially("Vi talte")
    assert asked == []
    store = SessionStore(Session.objects.get().session_key)
    store[SEEN] = time.time() - 20 * 60
    store.save()
    page.clock.fast_forward("05:10")
    with page.expect_response("**/profil/aktiv/") as answer:
        page.get_by_label(LABEL).press_sequentially(" om ro og museet")
    assert answer.value.status == 204
    assert len(asked) == 1
    assert time.time() - SessionStore(store.session_key)[SEEN] < 60


def test_after_a_long_pause_the_text_stays_and_is_saved_after_a_login_elsewhere(case, asta, login, page):
    asta.set_password(people.PASSWORD)
    asta.save()
    page.clock.install()
    write(login(page, asta), case)
    Session.objects.all().delete()
    page.clock.fast_forward("31:00")
    page.get_by_role("button", name="Gem samtalen").click()
    expect(page.get_by_text("Du er logget ud, og det er ikke gemt endnu.")).to_be_visible()
    expect(page.get_by_label(LABEL)).to_have_value("Vi talte om ro.")
    assert not Meeting.objects.exists()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log ind i et nyt faneblad").click()
    other = opened.value
    other.get_by_label("Brugernavn").fill(asta.username)
    other.get_by_label("Adgangskode").fill(people.PASSWORD)
    other.get_by_role("button", name="Log ind").click()
    other.get_by_role("heading", level=1).filter(has_not_text="Log ind").wait_for()
    page.bring_to_front()
    page.get_by_role("button", name="Gem samtalen").click()
    page.get_by_role("heading", name="Hvad sker der nu?").wait_for()
    assert Meeting.objects.get().talked_about == "Vi talte om ro."


def test_without_script_the_text_is_handed_back(case, asta, login, opened, axe):
    page = login(opened({"width": 1024, "height": 800}, java_script_enabled=False), asta)
    write(page, case)
    Session.objects.all().delete()
    page.get_by_role("button", name="Gem samtalen").click()
    expect(page.get_by_label("Tekst 1")).to_have_value("Vi talte om ro.")


def test_a_preview_is_no_save_and_a_save_is(case, asta, login, page):
    write(login(page, asta), case)
    assert page.evaluate(WARNS)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_text("Valg af indsats", exact=True).click()
    expect(page.locator("#inddragelse-status")).to_contain_text("form")
    assert page.evaluate(WARNS)
    page.get_by_role("button", name="Gem samtalen").click()
    expect(page.get_by_role("alert")).to_be_focused()  # no form chosen, nothing in the way: refused
    assert page.evaluate(WARNS)


def test_another_form_on_the_page_takes_no_words_with_it(case, asta, login, page):
    login(page, asta).goto(f"/sager/{case.pk}/oensker/")
    assert not page.evaluate(WARNS)
    page.get_by_label("Ønsket med borgerens ord").fill("et rejsebureau")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    page.get_by_role("button", name="Ned").first.click()
    expect(page.locator("#oenskeliste h2").first).to_be_visible()
    expect(page.locator("#messages")).to_contain_text("Rækkefølgen er ændret.")
    assert page.evaluate(WARNS)
    assert asked == []  # the list was swapped, the words stand beside it
    page.get_by_text("Notér et forsøg").first.click()
    page.get_by_label("Kort note").first.fill("Ringede til museet.")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name="Ned").first.click()
    expect(page.get_by_label("Kort note").first).to_have_value("")
    expect(page.get_by_label("Ønsket med borgerens ord")).to_have_value("et rejsebureau")
    assert len(asked) == 1 and "ikke er gemt endnu" in asked[0]


def test_two_clicks_send_once(case, asta, login, page):
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    write(login(page, asta), case)
    sent.clear()
    page.get_by_role("button", name="Gem samtalen").dblclick()
    page.get_by_role("heading", name="Hvad sker der nu?").wait_for()
    assert len(sent) == 1
    assert Meeting.objects.count() == 1
