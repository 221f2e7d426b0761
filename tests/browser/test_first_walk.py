"""The whole main job on the demo municipality: a sagsbehandler plans a borger's forløb, then her teamleder looks."""

import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from cases.models import Case, Pause
from cases.tasks import sweep_on
from jobcenter import jobs
from jobcenter.demo.cast import PASSWORD, STAFF
from jobcenter.demo.municipality import FEWEST

AS_OF = date(2026, 11, 20)


@pytest.fixture
def kommune(live_server):
    call_command("demo_data", as_of=AS_OF, citizens=FEWEST, stdout=StringIO())


def log_in(page, username: str) -> None:
    page.goto("/log-ind/")
    page.get_by_label("Brugernavn").fill(username)
    page.get_by_label("Adgangskode", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()


def address(vignette: str) -> str:
    return f"/sager/{Case.objects.get(source_id=vignette).pk}/"


@pytest.mark.requirement("S4-93", "S4-50", "VIG-1")
def test_the_sagsbehandlers_job_from_caseload_to_praktik(kommune, page, axe):
    museum = Case.objects.get(source_id="VIG-1-museum")
    name = museum.citizen.full_name
    log_in(page, "asta")

    # Hvem taler jeg med i dag, og hvem venter på mig?
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()
    axe(page)
    page.get_by_role("navigation", name="Hovedmenu").get_by_role("link", name="Sager").click()

    # Hvem skal jeg tage mig af nu? The reason and the next act stand on the row.
    row = page.get_by_role("listitem").filter(has_text="uden kontakt til en virksomhed").filter(has_text=name)
    expect(row.get_by_role("link", name="Notér et forsøg")).to_be_visible()
    axe(page)
    row.get_by_role("link", name=name, exact=True).click()

    # Hvem er det, hvad er aftalt, hvad er næste skridt, og hvorfor ser jeg det her?
    expect(page.get_by_role("heading", name="Det næste")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Hvorfor ser jeg det her?").click()
    expect(page.get_by_text("Det ønske, borgeren sætter øverst, kan være svært at opfylde.")).to_be_visible()
    expect(page.get_by_text("kommunalt valg")).to_be_visible()
    axe(page)

    # The samtale: what was said, what both sides promise, how the borger was part of it.
    tabs = page.get_by_role("navigation", name="Sagens sider")
    tabs.get_by_role("link", name="Sag", exact=True).click()
    page.get_by_role("link", name="Hold samtale", exact=True).click()
    page.get_by_label("Hvad talte I om?").fill("Vi så på, hvem der kan spørge museet.")
    promise = page.get_by_role("group", name="Aftale 2")
    promise.get_by_label("Gør hvad").fill("Ringer til museet")
    promise.get_by_label("Senest").fill("2026-11-27")
    page.get_by_label("Hvad skal der ske?").fill("Besøg på museet sammen")
    page.get_by_label("Hvornår", exact=True).fill("2026-12-03")
    page.get_by_text("Valg af indsats", exact=True).click()
    page.get_by_label("Hvad ville borgeren?").fill("Et sted med ro og historie.")
    page.locator("label").filter(has_text="Selv-refleksion").first.click()
    page.get_by_label("Hvilke ønsker og drømme for fremtiden talte I om?").first.fill("Et arbejde med gamle ting.")
    page.get_by_label("Hvad planlagde borgeren selv som næste skridt").first.fill(
        "Skriver ned, hvad han vil spørge om."
    )
    page.get_by_role("button", name="Gem samtalen").click()
    expect(page.get_by_text("Vi så på, hvem der kan spørge museet.")).to_be_visible()
    axe(page)
    tabs.get_by_role("link", name="Sag", exact=True).click()
    expect(page.get_by_text("Besøg på museet sammen")).to_be_visible()

    # A new wish, in the borger's words.
    tabs.get_by_role("link", name="Ønsker").click()
    page.get_by_role("link", name="Nyt ønske").click()
    page.get_by_label("Ønsket med borgerens ord").fill("At kunne møde to gange om ugen")
    page.get_by_label("Det handler om").select_option("vilkaar")
    page.get_by_role("button", name="Gem ønsket").click()
    expect(page.get_by_text("At kunne møde to gange om ugen").first).to_be_visible()
    axe(page)

    # A tilbud chosen together, with the reason.
    tabs.get_by_role("link", name="Tilbud").click()
    axe(page)
    page.get_by_role("link", name="Vælg sammen").first.click()
    page.get_by_label("Hvorfor netop det tilbud?").fill("Han valgte det selv for roens skyld.")
    page.get_by_role("button", name="Gem valget").click()
    expect(page.get_by_text("Han valgte det selv for roens skyld.").first).to_be_visible()
    axe(page)

    # A virksomhedspraktik drafted from the wish; a draft needs almost nothing.
    tabs.get_by_role("link", name="Tilbud").click()
    page.get_by_role("link", name="Begynd på en praktik").click()
    page.locator("label").filter(has_text="1. ").first.click()
    page.locator("label").filter(has_text="Afklare mål og kompetencer").click()
    page.get_by_role("button", name="Gem kladde").click()
    expect(page.get_by_text("Kladde").first).to_be_visible()
    axe(page)

    # The opmærksomhedspunkt closes when somebody has asked a company.
    tabs.get_by_role("link", name="Sag", exact=True).click()
    page.get_by_role("link", name="Notér et forsøg").click()
    axe(page)
    attempt = page.locator("form").filter(has=page.get_by_role("button", name="Gem forsøget")).first
    if not attempt.is_visible():
        page.get_by_text("Notér et forsøg").first.click()
    attempt.get_by_role("button", name="Gem forsøget").click()
    expect(page.get_by_text("Forsøget er noteret")).to_be_visible()
    tabs.get_by_role("link", name="Sag", exact=True).click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_text("uden kontakt til en virksomhed")).to_have_count(0)
    assert museum.flags.open().count() == 0


@pytest.mark.requirement("S4-54", "S4-93", "VIG-2", "VIG-6", "VIG-17")
def test_quiet_cases_are_quiet_and_a_lapsed_review_speaks_the_day_after(kommune, page, settings):
    log_in(page, "asta")
    pause = Pause.objects.get(case__source_id="VIG-17")
    for vignette in ("VIG-2", "VIG-6", "VIG-17"):
        page.goto(address(vignette))
        expect(page.get_by_role("heading", name="Det næste")).to_be_visible()
        expect(page.get_by_role("link", name="Hvorfor ser jeg det her?")).to_have_count(0)

    settings.TODAY = pause.review_on + timedelta(days=1)
    job = sweep_on(settings.TODAY)
    jobs.work(10)
    job.refresh_from_db()
    assert job.state == "done"
    page.goto(address("VIG-17"))
    expect(page.get_by_text("Passer den stadig til borgeren?")).to_be_visible()


@pytest.mark.requirement("S4-84", "S4-85", "S3-48")
def test_the_teamleder_sees_cases_and_rows_and_never_a_list_of_employees(kommune, page, phone, axe):
    log_in(page, "dorte")
    expect(page).to_have_url(re.compile(r"/team/$"))
    axe(page)
    for person in STAFF:
        if person.role == "sagsbehandler":
            expect(page.locator("main").get_by_text(person.full_name)).to_have_count(0)
    page.locator("main").get_by_role("link", name="Første ønske er ikke forsøgt").first.click()
    expect(page.get_by_text("uden kontakt til en virksomhed").first).to_be_visible()
    log_in(phone, "dorte")
    axe(phone)
