"""What is typed and shown stays on the page: nothing about a borger is left in the browser's own stores."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.factories import make_case, make_wish

pytestmark = [pytest.mark.usefixtures("dated_rules", "indicators"), pytest.mark.requirement("S4-88")]
SONG = "Kanariesang"
# Every store a page can reach, and the address and the state of the history.
STORES = """async () => JSON.stringify([
    {...localStorage}, {...sessionStorage}, document.cookie, history.state, location.href, window.name,
    (await indexedDB.databases()).map(one => one.name),
    await caches.keys(),
    (await navigator.serviceWorker.getRegistrations()).length,
])"""


@pytest.fixture
def case(live_server, asta, units):
    found = make_case(unit=units.unge, caseworker=asta, name=f"Maja {SONG}")
    make_wish(found, wording=f"{SONG} et museum")
    make_wish(found, rank=2, wording=f"{SONG} et bibliotek")
    return found


def stored(page) -> str:
    return page.evaluate(STORES)


def test_the_scan_sees_what_is_planted(case, asta, login, page):
    login(page, asta).goto(f"/sager/{case.pk}/")
    page.evaluate("song => { localStorage.a = song; sessionStorage.b = song; history.replaceState(song, '') }", SONG)
    assert stored(page).count(SONG) == 3


def test_a_walk_through_a_sag_leaves_no_word_behind(case, asta, login, page):
    login(page, asta).goto("/sager/")
    page.get_by_label("Navn eller CPR-nummer").fill(SONG)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=f"Maja {SONG}").first).to_be_visible()
    assert SONG not in stored(page)

    page.goto(f"/sager/{case.pk}/oensker/")
    page.get_by_role("button", name="Ned").first.click()
    expect(page.get_by_role("status").filter(has_text="Rækkefølgen er ændret.")).to_be_visible()
    assert SONG not in stored(page)

    page.goto(f"/sager/{case.pk}/samtale/ny/")
    page.get_by_label("Hvad talte I om?").fill(f"{SONG} om at gå ture")
    assert SONG not in stored(page)
    page.get_by_label("Et næste skridt er ikke nødvendigt nu").check()
    page.get_by_role("button", name="Gem samtalen").click()
    expect(page.get_by_text(f"{SONG} om at gå ture").first).to_be_visible()
    assert SONG not in stored(page)
    page.go_back()
    assert SONG not in stored(page)
