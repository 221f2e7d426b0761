"""“Scenen” (seed 003, section 6): a praktik that runs over, a borger who says stop, and everybody who hears it.

Steps 1 to 4, 6, 8 and 12. Those about the company's record, the course that takes over, the shift at thirty and the two
bottom lines belong to the capabilities they are named after.
"""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from cases.models import CompanyContact, Pause, Placement, Weighing
from jobcenter.reflection.models import Dilemma
from tests.factories import TODAY, make_case, make_workplace, share

pytestmark = pytest.mark.usefixtures("dated_rules", "indicators")
PASSWORD = "en-lang-adgangskode"
WORDS = "Jeg er der fem timer hver dag. Jeg vil gerne arbejde med planter."


@pytest.fixture
def praktik(live_server, asta, vera, units):
    """Three hours a day at a shop; she is 29, aktivitetsparat, and her case is shared with the virksomhedskonsulent."""
    asta.set_password(PASSWORD)
    asta.save()
    case = make_case(unit=units.unge, caseworker=asta, name="Liva Bjerregaard", birth_date=date(1997, 1, 8))
    share(case, vera)
    return Placement.objects.create(
        case=case, purpose="afklaring", citizen_reason="Jeg ville prøve en butik.", state="i_gang", hours=15,
        workplace=make_workplace(name="Butikken"), moved_on=TODAY - timedelta(days=30),
        starts_on=TODAY - timedelta(days=30), ends_on=TODAY + timedelta(days=30),
    )  # fmt: skip


@pytest.mark.requirement("S3-01", "S3-02", "S3-03", "S3-04", "S3-05", "S3-06", "S3-13", "S3-14")
def test_scenen_from_her_stop_to_what_the_team_learns(praktik, asta, bo, vera, login, opened, axe):
    case = praktik.case
    sag = f"/sager/{case.pk}/"
    page = login(opened({"width": 1440, "height": 900}), asta)

    # She answers on the screen she is handed: stop, in her own words, and no contact with the shop.
    page.goto(f"{sag}praktik/{praktik.pk}/hvordan-gaar-det/")
    page.get_by_role("button", name="Giv skærmen til borgeren").click()
    page.get_by_label("Hvor mange timer om dagen har I aftalt?").fill("3")
    page.get_by_label("Hvor mange timer er du der?").fill("5")
    page.get_by_label("Stoppe").check()
    page.get_by_label("Ingen kontakt til dem").check()
    page.get_by_label("Er der andet, du vil sige?").fill(WORDS)
    axe(page)
    page.get_by_role("button", name="Send mit svar").click()
    page.get_by_role("link", name="Giv skærmen tilbage").click()
    page.get_by_label("Din adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Tag skærmen tilbage").click()
    expect(page.get_by_text(WORDS)).to_be_visible()

    # 6. What she wants is seized with her words, and stands first before the next samtale.
    page.get_by_role("link", name="Grib det").click()
    expect(page.get_by_label("Sagt med borgerens egne ord")).to_have_value(WORDS)
    page.get_by_role("button", name="Notér").click()
    page.goto(f"{sag}foer-samtalen/")
    expect(page.locator(".brief-page > section").first).to_contain_text("Jeg vil gerne arbejde med planter.")
    axe(page)

    # 1. The task is on her sagsbehandler's day; the konsulent is told whom to speak with, and not why.
    page.goto("/min-dag/")
    expect(page.get_by_role("main")).to_contain_text("Borgeren vil stoppe praktikken")
    konsulent = login(opened({"width": 1440, "height": 900}), vera)
    konsulent.goto(f"{sag}plan/")
    expect(konsulent.get_by_role("main")).to_contain_text("Tal med sagsbehandleren om praktikken")
    expect(konsulent.get_by_role("main")).not_to_contain_text("stoppe")

    # 2. The shop is not contacted against her wish without a reason that she is told.
    konsulent.goto(f"{sag}praktik/{praktik.pk}/kontakt/")
    konsulent.get_by_role("button", name="Gem kontakten").click()
    expect(konsulent.get_by_role("alert")).to_contain_text("Skriv begrundelsen, som borgeren får.")
    assert not CompanyContact.objects.exists()

    # 3 and 4. Four questions before the stop, and the two considerations that pulled.
    page.goto(f"{sag}praktik/{praktik.pk}/")
    page.get_by_role("link", name="Ud af praktikken: fire spørgsmål").click()
    questions = page.locator(".guide-questions > li")
    expect(questions).to_have_count(4)
    questions.nth(3).get_by_role("textbox").fill("Hun er der to timer mere om dagen end aftalt.")
    page.get_by_label("Stop", exact=True).check()
    page.get_by_role("button", name="Gem beslutningen").click()
    expect(page.get_by_role("alert")).to_be_visible()  # neither something instead nor a day: nowhere to go
    page.get_by_label("Hvad sker der i stedet?").fill("Gartneriets forløb, når planen er skrevet med hende.")
    page.get_by_label("Respekt").check()
    page.get_by_label("Effektivitet").check()
    page.get_by_label("Hvordan vejede I det?").fill("Hendes ord vejede mere end arbejdet med at finde stedet.")
    axe(page)
    page.get_by_role("button", name="Gem beslutningen").click()
    expect(page.get_by_text("Beslutningen er gemt.")).to_be_visible()
    assert set(Weighing.objects.get().dimensions) == {"respekt", "effektivitet"} and not Pause.objects.exists()

    # 8. A samtale ends in what happens now: who does what, and by when.
    page.goto(f"{sag}samtale/ny/")
    page.get_by_label("Hvad talte I om?").fill("Vi talte om gartneriet.")
    promise = page.get_by_role("group", name="Aftale 2")
    promise.get_by_label("Gør hvad").fill("Ringer til gartneriet")
    promise.get_by_label("Senest").fill((TODAY + timedelta(days=3)).isoformat())
    page.get_by_label("Hvad skal der ske?").fill("Besøg i gartneriet")
    page.get_by_label("Hvornår", exact=True).fill((TODAY + timedelta(days=7)).isoformat())
    page.get_by_role("button", name="Gem samtalen").click()
    receipt = page.get_by_role("region", name="Det er aftalt")
    for told in ("Ringer til gartneriet", "23. november 2026", "Besøg i gartneriet", "27. november 2026"):
        expect(receipt).to_contain_text(told)
    axe(page)

    # 12. The dilemma is told without anybody in it, shared, and is the team's to talk about.
    page.goto("/refleksion/dilemma/nyt/")
    page.get_by_label("Ud af praktikken").check()
    page.get_by_label("Respekt").check()
    page.get_by_label("Effektivitet").check()
    page.get_by_label("Hvad var svært?").fill("Liva ville stoppe, og vi havde lige fundet stedet.")
    page.get_by_role("button", name="Gem").first.click()
    expect(page.get_by_label("Hvad var svært?")).to_have_attribute("aria-invalid", "true")
    assert not Dilemma.objects.exists()
    page.get_by_label("Hvad var svært?").fill("Borgeren ville stoppe, og vi havde lige fundet stedet.")
    page.get_by_role("button", name="Gem").first.click()
    page.get_by_role("main").get_by_role("link", name="Ud af praktikken").click()
    page.get_by_role("button", name="Del med teamet").click()
    colleague = login(opened({"width": 1440, "height": 900}), bo)
    colleague.goto("/refleksion/")
    expect(colleague.get_by_role("main")).to_contain_text("vi havde lige fundet stedet")
    expect(colleague.get_by_role("main")).not_to_contain_text(asta.full_name)
    axe(colleague)
