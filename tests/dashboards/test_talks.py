"""Samtaler og mening: promises of both sides apart, what moved beside what it meant, and nothing of a few or of anybody
who works here (S3-05, S3-15, S3-16)."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse

from cases.models import CitizenStatement, Commitment, Meeting, WorkerMeaning
from cases.queries.promises import Fate, Side, came_to, promises_by_unit
from jobcenter.audit.models import Viewing
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
URL, HELD, PROMISES = "/team/samtaler/", "/team/samtaler/holdt/", "/team/samtaler/loefter/"


def ago(days: int):
    return TODAY - timedelta(days=days)


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta, name="Maja Holm")


@pytest.fixture
def leader(client, dorte):
    client.force_login(dorte)
    return client


def section(client, anchor, url=URL):
    page = client.get(url).text
    found = re.search(rf'<section[^>]*aria-labelledby="{anchor}".*?</section>', page, re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found)).split())


def promise(case, party="sagsbehandler", **values):
    return Commitment.objects.create(
        case=case, party=party, what="Ringe til museet", promised_on=ago(80), **{"due_on": ago(10)} | values
    )


def talk(case, days=10, hers="", ours="", understood=None, **values):
    meeting = Meeting.objects.create(case=case, state="holdt", held_on=ago(days), **values)
    if hers or understood is not None:
        told = {"meaning": hers, "understood": understood, "channel": "kiosk", "given_on": ago(days)}
        CitizenStatement.objects.create(case=case, meeting=meeting, **told)
    if ours:
        told = {"meaning": ours, "given_on": ago(days)}
        WorkerMeaning.objects.create(meeting=meeting, given_by=meeting.case.assignments.get().caseworker, **told)
    return meeting


# --- Promises of both sides -------------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-16")
def test_the_share_kept_is_told_of_each_side_by_itself(leader, asta, case):
    for _n in range(3):
        promise(case, kept_on=ago(5), kept_by=asta)
    promise(case, broken_on=ago(5))
    promise(case, amended_on=ago(5), due_on=TODAY)
    promise(case)
    promise(case, "borger", kept_on=ago(5), kept_by=asta)
    promise(case, "borger", broken_on=ago(5))
    told = section(leader, "loefter")
    assert re.search(r"Kommunen 3 af 5 holdt 3 \S.*? 1 \S.*? 1 \S.*? 1 ", told)
    assert "Borgerne 1 af 2 holdt" in told
    assert "Andre Ingen løfter i perioden" in told


@pytest.mark.requirement("S3-16")
@pytest.mark.parametrize(
    ("values", "fate"),
    [
        ({"kept_on": ago(5)}, Fate.HOLDT),
        ({"kept_on": ago(5), "amended_on": ago(20)}, Fate.HOLDT),
        ({"broken_on": ago(5), "amended_on": ago(20)}, Fate.BRUDT),
        ({"amended_on": ago(20), "due_on": TODAY}, Fate.AENDRET),
        ({"amended_on": ago(20), "released_on": ago(5)}, Fate.AENDRET),
        ({"amended_on": ago(20)}, Fate.VENTER),
        ({}, Fate.VENTER),
        ({"due_on": TODAY}, None),
        ({"due_on": None}, None),
        ({"released_on": ago(5)}, None),
        ({"kept_on": ago(100)}, None),
    ],
)
def test_a_promise_counts_once_and_by_what_became_of_it(asta, case, values, fate):
    if "kept_on" in values:
        values = values | {"kept_by": asta}
    promise(case, **values)
    found = [one for one in Fate if Commitment.objects.filter(came_to(one, TODAY, ago(90))).exists()]
    assert found == ([fate] if fate else [])


@pytest.mark.requirement("S3-16")
def test_each_figure_leads_to_the_promises_it_counts(leader, asta, case, units):
    promise(case, broken_on=ago(5), why_broken="Museet holdt lukket")
    promise(make_case(unit=units.job, name="Anden Enhed"), broken_on=ago(5))
    href = unescape(re.search(rf'href="({PROMISES}[^"]*hvem=kommunen[^"]*blev=brudt)"', leader.get(URL).text)[1])
    page = leader.get(href)
    assert "1 løfte" in page.text
    assert "Maja Holm" in page.text and "Museet holdt lukket" in page.text
    assert "Anden Enhed" not in page.text
    assert Viewing.objects.filter(purpose="team", citizen_ids__contains=[case.citizen_id]).exists()
    assert "Der er ingen løfter at vise her." in leader.get(f"{PROMISES}?hvem=alle&blev=holdt").text


@pytest.mark.requirement("S3-16")
def test_unit_by_unit_in_the_order_of_their_names(leader, asta, dorte, case, units):
    promise(case, kept_on=ago(5), kept_by=asta)
    promise(make_case(unit=units.ungeindsats, name="Højere Oppe"), broken_on=ago(5))
    found = promises_by_unit(dorte, TODAY, since=ago(90))
    assert list(found) == sorted(found)
    assert found[units.unge.name][Side.KOMMUNEN].kept == 1
    assert f"{units.unge.name} 1 af 1 holdt" in section(leader, "loefter")


# --- What moved, and what it meant ------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-15")
def test_the_gap_between_the_borger_and_us_stands_beside_what_moved_and_is_never_averaged(leader, case):
    for hers in ("ja", "nej", "nej", "delvist", "ja"):
        talk(case, hers=hers, ours="ja", substantive=hers == "nej")
    talk(case, hers="ja")
    talk(case)
    assert "Samtaler holdt 7 Heraf flyttede noget 2 af 7" in section(leader, "rykkede")
    told = section(leader, "mening")
    assert "Ja, siger borgerne 2 af 5 Ja, siger sagsbehandlerne 5 af 5" in told
    assert "Ikke svar fra begge 2 af 7 samtaler" in told
    page = leader.get(URL).text
    assert page.index('id="rykkede"') < page.index('id="mening"')
    assert "%" not in section(leader, "mening") and "snit" not in section(leader, "mening")


@pytest.mark.requirement("S3-15", "S3-05")
def test_of_a_few_nothing_is_told_not_even_how_many_they_are(leader, case):
    for _n in range(4):
        talk(case, hers="nej", ours="ja", understood=False)
    assert section(leader, "mening").endswith("til at vise et tal.")
    assert section(leader, "forstaaet").endswith("til at vise et tal.")
    assert not re.search(r"\d", section(leader, "mening") + section(leader, "forstaaet"))


@pytest.mark.requirement("S3-05")
def test_how_many_understood_what_happens_now(leader, case):
    for understood in (True, True, True, False, False):
        talk(case, understood=understood)
    talk(case)
    talk(case, days=100, understood=True)
    assert "Ja, siger borgerne 3 af 5 Samtaler uden svar 1 af 6 samtaler" in section(leader, "forstaaet")
    assert "Ja, siger borgerne 4 af 6" in section(leader, "forstaaet", f"{URL}?periode=365")


@pytest.mark.requirement("S3-15")
def test_the_list_of_samtaler_tells_nobodys_answer(leader, case):
    talk(case, hers="nej", ours="ja", substantive=True)
    talk(case, days=100)
    page = leader.get(f"{HELD}?kun=rykkede")
    assert "1 samtale" in page.text and "Maja Holm" in page.text
    assert reverse("cases:samtale", args=[case.pk, case.meetings.get(substantive=True).pk]) in page.text
    assert "mening" not in page.content.decode().partition("<main")[2].partition("worklist")[2]
    assert "2 samtaler" in leader.get(f"{HELD}?periode=alt").text


@pytest.mark.requirement("S3-15", "S3-16")
def test_nobody_who_works_here_is_named_or_listed(leader, asta, bo, case, units):
    for n, who in enumerate((bo, asta, bo)):
        other = make_case(unit=units.unge, caseworker=who, name=f"Borger Nr{n}")
        promise(other, broken_on=ago(5 + n), due_on=ago(10 + n))
        talk(other, hers="ja", ours="ja")
    for path in (URL, HELD, f"{PROMISES}?hvem=kommunen&blev=brudt&sorter=caseworker"):
        page = leader.get(path).text
        assert asta.full_name not in page and bo.full_name not in page
    assert page.index("Borger Nr2") < page.index("Borger Nr1") < page.index("Borger Nr0")


def test_it_is_the_teamleders(client, asta, vera, case):
    share(case, vera)
    for who in (asta, vera):
        client.force_login(who)
        assert [client.get(path).status_code for path in (URL, HELD, PROMISES)] == [403] * 3


def test_the_team_page_leads_there(leader, case):
    assert f'href="{URL}"' in leader.get("/team/").text
