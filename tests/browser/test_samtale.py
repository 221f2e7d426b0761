"""The samtale in a browser: quick with a hand on the phone, whole without script, readable for everybody."""

import pytest
from playwright.sync_api import expect

from cases.actions import meetings
from cases.actions.agreement import Line
from cases.actions.meetings import Promise, Samtale
from cases.actions.utterances import Said
from cases.enums import Form
from cases.involvement import Asked, Claim, Draft, Option
from cases.models import InvolvementEntry, Meeting
from tests.factories import TODAY, make_case, make_offer, make_wish

pytestmark = pytest.mark.usefixtures("dated_rules", "indicators")

SHOWN = {"why_relevant": "Ro.", "consequence_of_choice": "Tre dage.", "consequence_of_decline": "Ingen følger."}
DRAFT = Draft(
    phase="udvaelgelse",
    occurred_on=TODAY,
    subjects=("branche", "timer"),
    citizen_words="Jeg vil helst være et sted med historie.",
    worker_view="Ro om morgenen er en forudsætning.",
    decision="Museumsbutikken først.",
    decided_by="faelles",
    claims=(
        Claim(Form.DEMOKRATI, "Hun valgte rækkefølgen.", {"D-X2": "Fristen er i næste uge."}),
        Claim(Form.FORBRUG, "Hun valgte mellem to."),
        Claim(Form.SAMSKABELSE, "Ugen blev tegnet sammen.", {"S-1": "Begge skrev."}),
    ),
    options=(Option("Museumsbutik", response="tilvalg", **SHOWN), Option("Værkstedet", response="fravalg", **SHOWN)),
    asked=(Asked("Museet", TODAY),),
    agreement="delvist_enig",
    dissent="Det går for hurtigt.",
)


@pytest.fixture
def case(live_server, asta, units):
    found = make_case(unit=units.unge, caseworker=asta)
    make_wish(found, wording="et museum")
    make_offer(title="Værkstedet")
    return found


@pytest.fixture
def held(case, asta):
    samtale = Samtale(
        held_on=TODAY,
        kind="opfoelgning",
        form="fremmoede",
        talked_about="Vi så på to muligheder.",
        promises=(Promise("sagsbehandler", "Ringer til museet", TODAY),),
        lines=(Line("Museet først", "enig"), Line("Tre dage", "uenig", "To er nok.")),
        utterances=(Said("Jeg kan godt lide ting, der har en historie."),),
        involvement=DRAFT,
    )
    return meetings.hold(case=case, by=asta, on=TODAY, samtale=samtale)


def test_what_is_missing_is_said_while_one_writes(case, asta, login, page):
    login(page, asta).goto(f"/sager/{case.pk}/samtale/ny/")
    page.get_by_text("Valg af indsats", exact=True).click()
    page.get_by_role("checkbox", name="Forbrug").check()
    status = page.locator("#inddragelse-status")
    expect(status).to_contain_text("Betingelse 1 mangler")
    expect(status).to_contain_text("Ikke dokumenteret endnu")
    page.get_by_label("Hvad skete der?").nth(1).fill("Hun valgte mellem to steder.")
    page.get_by_label("Betingelse 1").fill("Begge steder og hvad de kræver.")
    expect(status).not_to_contain_text("Betingelse 1 mangler")
    expect(status).to_contain_text("Betingelse 3 mangler")
    page.get_by_label("Hvem leverer?").first.fill("Bymuseet")
    expect(status).to_contain_text("afventer udbyder siden 20. november 2026 (Bymuseet)")
    assert not Meeting.objects.exists()


def test_a_decision_by_the_borger_points_at_demokrati_and_ticks_nothing(case, asta, login, page):
    login(page, asta).goto(f"/sager/{case.pk}/samtale/ny/")
    page.get_by_text("Hvem besluttede hvad?", exact=True).click()
    page.get_by_label("Hvad blev besluttet?").fill("Museet først.")
    page.get_by_role("radio", name="Borgeren", exact=True).check()
    expect(page.locator("#inddragelse-status")).to_contain_text("peger på Demokrati")
    expect(page.get_by_role("checkbox", name="Demokrati")).not_to_be_checked()


@pytest.mark.requirement("S4-04")
def test_a_refusal_keeps_every_word_and_leads_to_the_place(case, asta, login, page, axe):
    login(page, asta).goto(f"/sager/{case.pk}/samtale/ny/")
    page.get_by_label("Hvad talte I om?").fill("Vi talte om to steder.")
    page.get_by_label("Et næste skridt er ikke nødvendigt nu").check()
    page.get_by_text("Valg af indsats", exact=True).click()
    page.get_by_role("checkbox", name="Forbrug").check()
    page.get_by_text("Muligheder, I talte om").click()
    page.get_by_label("Mulighed", exact=True).first.fill("Værkstedet")
    page.get_by_text("Valgte fra").first.click()
    page.get_by_role("button", name="Gem samtalen").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    axe(page)
    summary.get_by_role("link", name="siger nej").click()
    expect(page.get_by_label("Hvad sker der, hvis borgeren siger nej?").first).to_be_focused()
    expect(page.get_by_label("Hvad talte I om?")).to_have_value("Vi talte om to steder.")
    page.keyboard.type("Det har ingen følger.")
    page.get_by_role("button", name="Gem samtalen").click()
    page.get_by_role("heading", name="Hvad sker der nu?").wait_for()


def test_everything_works_without_script(case, asta, login, opened, settings):
    page = login(opened({"width": 1024, "height": 800}, java_script_enabled=False), asta)
    page.goto(f"/sager/{case.pk}/samtale/ny/")
    page.get_by_label("Hvad talte I om?").fill("Vi talte om ro.")
    page.get_by_label("Et næste skridt er ikke nødvendigt nu").check()
    page.get_by_text("Tilrettelæggelse", exact=True).click()
    page.get_by_role("checkbox", name="Samskabelse").check()
    page.get_by_label("Hvad skete der?").nth(3).fill("Vi tegnede ugen sammen.")
    page.get_by_role("button", name="Se, hvad der mangler").click()
    expect(page.locator("#inddragelse-status")).to_contain_text("Var selve beslutningen også fælles?")
    assert not Meeting.objects.exists()
    page.get_by_role("button", name="Gem samtalen").click()
    expect(page.get_by_role("heading", name="Hvad sker der nu?")).to_be_visible()
    assert InvolvementEntry.objects.get().claims.get().status == "delvis"


@pytest.mark.parametrize("width", ["page", "phone"])
def test_the_pages_are_readable_for_everybody(request, case, held, asta, login, axe, width):
    page = login(request.getfixturevalue(width), asta)
    entry, meeting = held.entry.pk, held.meeting.pk
    line, said = held.meeting.agreement_lines.first().pk, held.meeting.utterances.first().pk
    for path in (
        "samtale/ny/",
        f"samtaler/{meeting}/",
        f"samtaler/{meeting}/ret/",
        f"samtaler/{meeting}/efter/",
        f"samtaler/{meeting}/skaerm/",
        "samtale/skaerm/",
        "enighed/",
        f"enighed/{line}/",
        "egne-ord/",
        f"egne-ord/{said}/",
        "inddragelse/ny/",
        f"inddragelse/{entry}/",
        f"inddragelse/{entry}/ret/",
        f"inddragelse/{entry}/fejlregistreret/",
    ):
        page.goto(f"/sager/{case.pk}/{path}")
        page.evaluate("document.querySelectorAll('main details').forEach(part => { part.open = true })")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_two_people_in_the_same_entry_see_both_texts(case, held, asta, bo, login, opened):
    first, second = (login(opened({"width": 1200, "height": 900}), person) for person in (asta, bo))
    url = f"/sager/{case.pk}/inddragelse/{held.entry.pk}/ret/"
    for page in (first, second):
        page.goto(url)
    first.get_by_label("Hvad ville borgeren?").fill("Astas udgave.")
    first.get_by_role("button", name="Gem").click()
    first.get_by_role("heading", name="Former", exact=True).wait_for()
    second.get_by_label("Hvad ville borgeren?").fill("Bos udgave.")
    second.get_by_role("button", name="Gem").click()
    conflict = second.get_by_role("alert")
    expect(conflict).to_contain_text("Astas udgave.")
    expect(conflict).to_contain_text("Bos udgave.")
    expect(conflict).to_contain_text("Asta Holm")
    second.get_by_role("button", name="Gem").click()
    second.get_by_role("heading", name="Former", exact=True).wait_for()
    held.entry.refresh_from_db()
    assert held.entry.citizen_words == "Bos udgave."


@pytest.mark.requirement("S4-03")
def test_the_providers_answer_is_written_on_the_entry(case, held, asta, login, phone):
    login(phone, asta).goto(f"/sager/{case.pk}/inddragelse/{held.entry.pk}/")
    phone.get_by_text("Skriv svaret ind").click()
    phone.get_by_label("Hvad ændrede de på grund af borgerens valg?").fill("Museet flyttede mødetiden.")
    phone.get_by_role("button", name="Gem svaret").click()
    expect(phone.get_by_text("Museet flyttede mødetiden.")).to_be_visible()
    assert held.entry.claims.get(form="forbrug").status == "dokumenteret"
