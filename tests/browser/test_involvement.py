"""The involvement record in a browser: written with everything open, read in its first lines, shown to the borger."""

import pytest
from playwright.sync_api import expect

from cases.actions import involvement
from cases.enums import Form
from cases.involvement import Claim, Draft, Negotiated, Option, Withheld
from cases.models import CitizenStatement, InvolvementEntry, Plan, PlanStep
from tests.factories import TODAY, make_case, make_offer

pytestmark = pytest.mark.usefixtures("dated_rules", "indicators")

FULL = Draft(
    phase="udvaelgelse",
    occurred_on=TODAY,
    subjects=("branche", "timer"),
    citizen_words="Jeg vil helst være et sted med historie.",
    worker_view="Hun gider ikke så meget om morgenen.",
    decision="Museumsbutikken først.",
    decided_by="faelles",
    claims=(Claim(Form.DEMOKRATI, "Ja.", {"D-X2": "Fristen er i næste uge."}, "Hun fik en uge mere."),),
    options=(Option("Værkstedet", response="fravalg", consequence_of_decline="Ingen følger."),),
    withheld=(Withheld("Lageret", "Støv.", code="bekymring"),),
    moves=(Negotiated("borger", "forslag", "Museet"), Negotiated("sagsbehandler", "sanktion_naevnt")),
    actors=frozenset({"virksomhed", "sundhed"}),
    preconditions=frozenset({"tilgaengelighed"}),
    agreement="delvist_enig",
    dissent="Det går for hurtigt.",
)


@pytest.fixture
def case(live_server, asta, units):
    found = make_case(unit=units.unge, caseworker=asta)
    plan = Plan.objects.create(case=found, started_on=TODAY)
    PlanStep.objects.create(plan=plan, title="Besøg på museet", due_on=TODAY)
    make_offer(title="Værkstedet")
    return found


def test_an_entry_is_written_read_and_shown_to_the_borger(case, asta, login, page, axe):
    login(page, asta).goto(f"/sager/{case.pk}/inddragelse/ny/")
    page.get_by_text("Regulering undervejs", exact=True).click()
    page.get_by_label("Hvad ville borgeren?").fill("Jeg kan tolv timer.")
    page.get_by_label("Hvad er dit faglige blik?").fill("Han gider ikke mere.")
    expect(page.locator("#inddragelse-status")).to_contain_text("Der står »gider ikke«.")
    for fold in ("Hvem besluttede hvad?", "Var andre med?", "Enighed, pres og rammer", "Forhandlingen, træk for træk"):
        page.get_by_text(fold, exact=True).click()
    page.get_by_label("Hvad blev besluttet?").fill("Tolv timer.")
    page.get_by_role("radio", name="Borgeren", exact=True).check()
    page.get_by_label("Hvilket skridt i planen").select_option(label="Besøg på museet")
    page.get_by_role("checkbox", name="Demokrati").check()
    page.get_by_label("Hvad skete der?").first.fill("Han afgjorde selv, hvor mange timer det skal være.")
    page.get_by_role("radio", name="Uenige").check()
    page.get_by_label("Det er borgeren uenig i").fill("Jeg vil helst stoppe.")
    row = page.get_by_role("group", name="Træk 1")
    row.get_by_label("Hvem").select_option(label="Sagsbehandleren")
    row.get_by_label("Gjorde hvad").select_option(label="Sanktion blev nævnt")
    expect(page.locator("#inddragelse-status")).not_to_contain_text("Betingelse")
    axe(page)
    page.get_by_role("button", name="Gem", exact=True).click()
    first = page.locator(".card-lead")
    for told in ("Jeg kan tolv timer.", "Tolv timer.", "Borgeren", "Uenige", "Jeg vil helst stoppe."):
        expect(first).to_contain_text(told)
    expect(page.get_by_text("Var valget frit?")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Behold ordene").click()
    expect(page.get_by_text("Ordene bliver stående.")).to_be_visible()
    page.get_by_role("button", name="Set, og borgeren er uenig").click()
    expect(page.get_by_text("Det er noteret, hvordan borgeren så det.")).to_be_visible()
    entry = InvolvementEntry.objects.get()
    assert (entry.citizen_confirmation, entry.kept_wording, entry.pressure) == (
        "set_og_uenig",
        ["gider ikke"],
        "sanktion_naevnt",
    )


@pytest.mark.requirement("V-20")
def test_a_full_and_contested_entry_reads_well_on_a_phone(case, asta, login, phone, axe):
    entry = involvement.record(case=case, by=asta, on=TODAY, draft=FULL)
    CitizenStatement.objects.create(case=case, channel="kiosk", given_on=TODAY, chose="nej")
    login(phone, asta)
    for path in (f"inddragelse/{entry.pk}/", "inddragelse/", f"inddragelse/{entry.pk}/ret/"):
        phone.goto(f"/sager/{case.pk}/{path}")
        axe(phone)
        assert not phone.evaluate("document.documentElement.scrollWidth > innerWidth"), path
    phone.goto(f"/sager/{case.pk}/inddragelse/{entry.pk}/")
    expect(phone.locator(".card-lead")).to_contain_text("Omstridt")
