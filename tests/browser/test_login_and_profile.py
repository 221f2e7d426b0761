"""Log in, see oneself, log out; at both widths, with axe."""

import pytest

from tests import factories_people as people


@pytest.fixture
def person(asta, units):
    """Asta with a password and a second role."""
    asta.set_password(people.PASSWORD)
    asta.save()
    people.membership(asta, "teamleder", units.job)
    return asta


def fill_in(page, password):
    page.get_by_label("Brugernavn").fill("asta")
    page.get_by_label("Adgangskode").fill(password)
    page.get_by_role("button", name="Log ind").click()


@pytest.mark.parametrize("width", ["page", "phone"])
def test_login_profile_and_logout(request, live_server, person, axe, width, tmp_path):
    page = request.getfixturevalue(width)
    page.goto(f"{live_server.url}/profil/")
    axe(page)
    fill_in(page, "forkert adgangskode")
    page.get_by_role("alert").wait_for()
    axe(page)
    fill_in(page, people.PASSWORD)
    page.get_by_role("heading", name="Mine roller").wait_for()
    axe(page)
    page.get_by_role("link", name="Skift adgangskode").click()
    page.get_by_role("heading", name="Skift adgangskode").wait_for()
    axe(page)
    page.locator("header.site summary").click()
    page.get_by_role("button", name="Log ud").click()
    page.get_by_text("Du er logget ud.").wait_for()


def test_the_locked_door(live_server, phone, person, axe):
    for _ in range(5):
        phone.goto(f"{live_server.url}/log-ind/")
        fill_in(phone, "forkert adgangskode")
    phone.get_by_role("heading", name="Vent et øjeblik").wait_for()
    axe(phone)
