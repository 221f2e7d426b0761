"""The front door and the menu: everyone meets the pages that are hers, and only those."""

import pytest
from django.test import Client
from django.urls import resolve

from jobcenter.dashboards.places import MENU, PROFILE
from tests.factories_people import membership

HOME = {
    "asta": "/min-dag/",
    "carl": "/min-dag/",
    "vera": "/sager/",
    "dorte": "/team/",
    "ida": "/drift/",
    "nora": "/profil/",
}
MET = {
    "asta": ["/min-dag/", "/sager/", "/tilbud/", "/refleksion/", "/regler/"],
    "vera": ["/sager/", "/tilbud/", "/refleksion/", "/regler/"],
    "dorte": ["/sager/", "/tilbud/", "/team/", "/refleksion/", "/regler/"],
    "ida": ["/regler/", "/tekster/", "/drift/"],
    "nora": ["/regler/"],
}


@pytest.mark.parametrize("who", HOME)
def test_home_is_where_her_work_begins(who, request, client):
    client.force_login(request.getfixturevalue(who))
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (302, HOME[who])


def test_without_login_home_asks_for_one(client, db):
    assert client.get("/")["Location"].startswith("/log-ind/")


def test_whoever_leads_and_works_with_cases_begins_with_her_day(client, dorte, units):
    membership(dorte, "sagsbehandler", units.unge)
    client.force_login(dorte)
    assert client.get("/")["Location"] == "/min-dag/"


@pytest.mark.parametrize("who", MET)
def test_the_menu_holds_what_her_rights_open(who, request, client, dated_rules):
    client.force_login(request.getfixturevalue(who))
    shown = client.get("/regler/").context["nav_items"]
    assert [item["href"] for item in shown] == MET[who]
    assert [item["href"] for item in shown if item["current"]] == ["/regler/"]


def test_every_place_of_the_menu_is_a_page():
    for place in (*MENU, PROFILE):
        assert resolve(place.href)


def test_nobody_meets_a_page_in_the_menu_that_turns_her_away(request, dated_rules):
    for who in MET:
        client = Client()
        client.force_login(request.getfixturevalue(who))
        answers = {href: client.get(href).status_code for href in MET[who]}
        assert set(answers.values()) == {200}, (who, answers)


def test_the_login_page_has_no_menu(client, db):
    assert not list(client.get("/log-ind/").context["nav_items"])


@pytest.mark.usefixtures("dated_rules")
@pytest.mark.parametrize(
    ("path", "tab"), [("/team/", "Oversigt"), ("/team/frister/", "Frister"), ("/team/bevaegelse/", "Bevægelse")]
)
def test_each_page_of_the_team_shows_where_one_is_and_the_way_to_the_others(client, dorte, path, tab):
    client.force_login(dorte)
    answer = client.get(path)
    [here] = [item for item in answer.context["team_tabs"] if item["current"]]
    assert (str(here["label"]), here["href"]) == (tab, path)
    assert all(client.get(item["href"]).status_code == 200 for item in answer.context["team_tabs"])
