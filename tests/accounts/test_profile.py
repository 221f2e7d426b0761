"""One's own page: who am I here, and what may I see?"""

from datetime import date

import pytest

from tests import factories_people as people


@pytest.mark.parametrize(
    ("who", "sees", "not_said"),
    [
        ("asta", "Du kan se sager i Unge og aktivitet.", "Du kan ikke se sager."),
        ("dorte", "Du kan se sager i Ungeindsatsen og i enhederne under den.", "træffe afgørelser"),
        ("vera", "Du kan se de sager, en sagsbehandler har delt med dig.", "helbred og andre"),
        ("ida", "Du kan ikke se sager.", "Du kan se"),
        ("nora", "se loggen over opslag og ændringer", "Du kan se"),
    ],
)
def test_the_roles_are_told_in_plain_words(request, client, who, sees, not_said):
    client.force_login(request.getfixturevalue(who))
    page = client.get("/profil/").content.decode()
    assert sees in page
    assert not_said not in page


def test_periods_are_told_and_ended_roles_are_not(client, asta, units):
    people.membership(asta, "teamleder", units.job, date(2026, 12, 1), date(2027, 1, 31))
    people.membership(asta, "virksomhedskonsulent", units.job, date(2025, 1, 1), date(2026, 11, 19))
    client.force_login(asta)
    page = " ".join(client.get("/profil/").content.decode().split())
    assert "Rollen gælder fra 1. januar 2026 og indtil videre." in page
    assert "Rollen kommer til at gælde fra 1. december 2026 til og med 31. januar 2027." in page
    assert "Virksomhedskonsulent" not in page


def test_without_a_role_the_page_says_what_to_do(client, db):
    client.force_login(people.user("ny"))
    assert "Bed din leder eller administratoren" in client.get("/profil/").content.decode()


@pytest.mark.parametrize("address", ["/profil/", "/profil/adgangskode/", "/log-ind/"])
def test_the_pages_hold_no_inline_style_or_script(client, asta, address):
    if address != "/log-ind/":
        client.force_login(asta)
    page = client.get(address).content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page
