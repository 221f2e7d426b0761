"""The components in a real browser: accessible, quiet, light, and useful without script."""

import gzip

import pytest
from playwright.sync_api import expect

GALLERY = "/komponenter/"
BOTH = pytest.mark.parametrize("size", ["page", "phone"])


@pytest.fixture
def gallery(size, request):
    page = request.getfixturevalue(size)
    page.goto(GALLERY)
    return page


@BOTH
def test_axe_finds_nothing(gallery, axe):
    axe(gallery)


@BOTH
def test_axe_finds_nothing_when_everything_is_unfolded(gallery, axe):
    gallery.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    axe(gallery)


@BOTH
def test_nothing_is_wider_than_the_screen(gallery):
    wide = gallery.evaluate("document.documentElement.scrollWidth")
    assert wide <= gallery.viewport_size["width"]


@BOTH
def test_nothing_moves_while_the_page_comes(size, request):
    page = request.getfixturevalue(size)
    # The gallery's errors ask for the focus; at the top of the page every movement is seen.
    page.add_init_script("HTMLElement.prototype.focus = () => {}")
    page.goto(GALLERY)
    moved = page.evaluate(
        """() => new Promise(done => {
            let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
                .observe({type: 'layout-shift', buffered: true});
            document.fonts.ready.then(() => setTimeout(() => done(sum), 400));
        })"""
    )
    assert moved < 0.005


def test_the_first_page_is_light(page):
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(GALLERY, wait_until="networkidle")
    weight = sum(len(gzip.compress(one.body())) for one in answers if one.ok)
    assert 60_000 < weight < 150_000, f"{weight} bytes over the wire"
    assert any("Plex" in one.url and one.ok for one in answers)


def test_a_filter_swaps_the_list_and_the_url_follows(page, axe):
    page.goto(GALLERY)
    page.get_by_label("Omfang").first.select_option("4")
    page.wait_for_url("**/komponenter/?**hours=4**")
    assert page.locator("#liste .worklist > li").count() == 1
    assert page.locator("h1").inner_text() == "Komponenter"
    expect(page.locator("#announce")).to_have_text("1 sag")
    axe(page)
    page.reload()
    assert page.locator("#liste .worklist > li").count() == 1


def test_the_filter_works_without_script(opened):
    page = opened({"width": 1440, "height": 900}, java_script_enabled=False)
    page.goto(GALLERY)
    page.get_by_label("Omfang").first.select_option("4")
    page.get_by_role("button", name="Vis", exact=True).click()
    assert "hours=4" in page.url
    assert page.locator("#liste .worklist > li").count() == 1


def test_what_must_be_put_right_gets_the_focus_and_leads_to_the_field(page):
    page.goto(GALLERY)
    assert page.evaluate("document.activeElement.className") == "error-summary"
    page.locator(".error-summary a", has_text="Borgerens mål").click()
    assert page.evaluate("document.activeElement.name") == "fejl-goal"
    page.locator(".error-summary a", has_text="Omfang").click()
    assert page.evaluate("document.activeElement.name") == "fejl-hours"


def test_a_field_tells_its_hint_and_its_error(page):
    page.goto(GALLERY)
    field = page.locator("[name=fejl-goal]")
    described = [page.locator(f"#{one}").inner_text() for one in field.get_attribute("aria-describedby").split()]
    assert described[0] == "Skriv det, som borgeren siger det."
    assert "40 tegn" in described[1]
    assert field.get_attribute("aria-invalid") == "true"


def test_j_and_k_move_through_a_list(page):
    page.goto(GALLERY)
    page.locator(".worklist a").first.focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#1"


def test_j_is_a_letter_while_one_writes(page):
    page.goto(GALLERY)
    page.locator("[name=goal]").focus()
    page.keyboard.type("jk")
    assert page.locator("[name=goal]").input_value() == "jk"


def test_leaving_with_unsaved_text_is_asked_about(page):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(GALLERY)
    page.reload()
    assert asked == []
    page.locator("[name=goal]").press_sequentially("Et job på museet")
    page.reload()
    assert asked == ["beforeunload"]


def test_a_choice_shows_its_own_question(page):
    page.goto(GALLERY)
    question = page.get_by_label("Hvad kunne der vælges imellem?")
    assert question.is_hidden()
    page.get_by_label("Forbrug").check()
    assert question.is_visible()


def test_the_skip_link_is_first_and_leads_to_the_content(page):
    page.goto(GALLERY + "#")
    page.evaluate("document.activeElement.blur(); document.body.setAttribute('tabindex', '-1'); document.body.focus()")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Gå til indholdet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "indhold"


def test_nothing_is_kept_in_the_browser(page):
    page.goto(GALLERY)
    page.get_by_label("Omfang").first.select_option("4")
    page.wait_for_url("**hours=4**")
    # htmx keeps the address of the page, to find it again on "back"; no page, no name.
    kept = page.evaluate("({...localStorage, ...sessionStorage})")
    assert kept in ({}, {"htmx-current-path-for-history": "/komponenter/?type=&hours=4"})


def test_the_watch_sees_what_it_is_for(page, watch):
    page.goto(GALLERY)
    page.evaluate("console.error('planted')")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.set_content("<img alt='' src='http://192.0.2.1/pixel.png'>", wait_until="commit")
    page.wait_for_timeout(100)
    seen = " ".join(watch.problems)
    assert "planted" in seen
    assert "Content Security Policy" in seen
    assert "request to another server: http://192.0.2.1/pixel.png" in seen
    watch.problems.clear()


def test_axe_sees_what_it_is_for(page, axe):
    page.goto(GALLERY)
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    with pytest.raises(AssertionError, match="button-name"):
        axe(page)
