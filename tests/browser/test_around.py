"""Rundt om borgeren and samtaler og mening on both screens, and the borger's own text on the screen she was handed."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from cases.models import Case
from jobcenter.accounts.models import User
from jobcenter.demo import municipality
from jobcenter.demo.cast import PASSWORD

AS_OF = date(2026, 11, 20)
PAGES = ("/team/samtaler/", "/team/samtaler/?periode=alt", "/team/samtaler/holdt/?periode=alt")
PAGES += ("/team/samtaler/loefter/?hvem=kommunen&blev=venter&periode=alt", "/team/samtaler/loefter/?hvem=ingen")


@pytest.fixture
def kommune(live_server):
    call_command("load_reference", verbosity=0)
    municipality.load(AS_OF)


@pytest.fixture
def sag(kommune):
    asta = User.objects.get(username="asta")
    return Case.objects.visible_to(asta, AS_OF).open().assigned_to(asta, AS_OF).first()


@pytest.mark.requirement("S4-93", "S3-15", "S3-16")
@pytest.mark.parametrize("screen", ["page", "phone"])
def test_the_pages_about_samtaler_are_for_everybody_on_both_screens(kommune, request, login, axe, screen):
    page = login(request.getfixturevalue(screen), "dorte")
    for address in PAGES:
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        for fold in page.locator("main details:not([open]) > summary").all():
            fold.click()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


@pytest.mark.requirement("S4-63")
@pytest.mark.parametrize("screen", ["page", "phone"])
def test_from_who_helps_to_who_coordinates(sag, request, login, axe, screen):
    page = login(request.getfixturevalue(screen), "asta")
    page.goto(f"/sager/{sag.pk}/")
    page.get_by_role("link", name="Rundt om borgeren").click()
    for name in ("Bostøtten i Vest", "Mentoren"):
        page.get_by_text("Skriv en, der hjælper").click()
        axe(page)
        page.get_by_label("Slags").select_option("mentor")
        page.get_by_label("Hvem er det?").fill(name)
        page.get_by_label("Hvad hjælper de med?").fill("Tager med de første gange")
        page.get_by_label("Hverdagen").check()
        page.locator("button[value=aktoer]").click()
        expect(page.get_by_text("Det er noteret, hvem der hjælper.")).to_be_visible()
    expect(page.locator("#ingen-koordinator")).to_be_visible()
    axe(page)
    page.get_by_role("combobox", name="Hvem koordinerer?").select_option(label="Mentoren")
    page.locator("button[value=koordinerer]").click()
    expect(page.locator("#ingen-koordinator")).to_have_count(0)
    page.get_by_text("Skriv en kort note").click()
    page.locator("button[value=note]").click()  # nothing written yet
    axe(page)
    page.get_by_label("Hvad aftalte I?").fill("Mentoren tager med mandag")
    page.locator("button[value=note]").click()
    expect(page.get_by_text("Mentoren tager med mandag").first).to_be_visible()
    page.get_by_role("link", name=re.compile("Ret.*Mentoren")).click()
    axe(page)
    page.get_by_role("button", name="Ikke længere rundt om borgeren").click()
    expect(page.get_by_role("heading", name="Ikke længere rundt om borgeren")).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.requirement("S3-21")
def test_the_borger_writes_herself_what_it_is_about(sag, page, login, axe):
    login(page, "asta").goto(f"/sager/{sag.pk}/om/problem/borger/")
    page.get_by_role("button", name="Giv borgeren skærmen").click()
    axe(page)
    page.get_by_label("Hvad handler det om for dig?").fill("Jeg sover dårligt. Det er derfor.")
    page.get_by_role("button", name="Send mine ord").click()
    axe(page)
    page.goto("/borger/tilbage/")
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("button[type=submit]").click()
    expect(page.get_by_text("Kun borgeren kan sige det på en anden måde.")).to_be_visible()
    axe(page)
