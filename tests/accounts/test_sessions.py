"""How long one stays logged in, where, and how to end it."""

import re
import time

import pytest
from django.test import Client

from jobcenter.accounts.devices import describe
from jobcenter.accounts.models import Session
from jobcenter.accounts.sessions import SEEN, STARTED
from jobcenter.audit.models import Event
from tests import factories_people as people

MINUTE, HOUR = 60, 3600
CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"


@pytest.fixture
def inside(client, asta):
    asta.set_password(people.PASSWORD)
    asta.save()
    client.force_login(asta)
    return client


def elsewhere(person) -> Client:
    """Another browser, in which the person logs in as people do."""
    if not person.check_password(people.PASSWORD):
        person.set_password(people.PASSWORD)
        person.save()
    client = Client(headers={"User-Agent": CHROME})
    assert client.post("/log-ind/", {"username": person.username, "password": people.PASSWORD}).status_code == 302
    return client


def age(client, **seconds) -> None:
    session = client.session
    for key, ago in seconds.items():
        session[key] = time.time() - ago
    session.save()


def test_half_an_hour_of_rest_is_allowed(inside):
    age(inside, seen=29 * MINUTE)
    assert inside.get("/profil/").status_code == 200


@pytest.mark.parametrize(
    ("ages", "reason", "words"),
    [
        ({SEEN: 31 * MINUTE}, "pause", "30 minutter"),
        ({SEEN: 0, STARTED: 10 * HOUR + MINUTE}, "laenge", "10 timer"),
        ({SEEN: 31 * MINUTE, STARTED: 11 * HOUR}, "laenge", "10 timer"),
    ],
)
def test_a_session_too_idle_or_too_old_ends_and_says_why(inside, asta, ages, reason, words):
    age(inside, **ages)
    answer = inside.get("/profil/")
    assert answer.headers["Location"] == f"/log-ind/?next=%2Fprofil%2F&fra={reason}"
    assert not Session.objects.filter(user=asta).exists()
    assert words in inside.get(answer.headers["Location"]).content.decode()


def test_work_keeps_a_session_alive_but_not_beyond_ten_hours(inside):
    age(inside, seen=20 * MINUTE, started=9 * HOUR)
    inside.get("/profil/")
    assert time.time() - inside.session[SEEN] < MINUTE
    assert time.time() - inside.session[STARTED] > 8 * HOUR


def test_a_session_without_times_is_not_ours(inside):
    session = inside.session
    del session[SEEN]
    session.save()
    assert inside.get("/profil/").status_code == 302


def test_an_htmx_request_after_the_end_moves_the_whole_page(inside):
    age(inside, seen=HOUR)
    answer = inside.get("/profil/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/sager/?side=2"})
    assert answer.headers["HX-Redirect"] == "/log-ind/?next=%2Fsager%2F%3Fside%3D2&fra=pause"
    assert not answer.content


def test_a_page_costs_the_same_queries_and_no_write_within_a_minute(inside, django_assert_num_queries):
    inside.get("/profil/")
    with django_assert_num_queries(5) as asked:  # session, user, scope (for the menu), roles, sessions
        inside.get("/profil/")
    assert all(query["sql"].startswith("SELECT") for query in asked)


def test_what_is_seen_while_logged_in_is_not_stored_by_the_browser(inside):
    assert inside.get("/profil/").headers["Cache-Control"] == "no-store"


def test_the_session_row_knows_whose_and_on_what(asta):
    elsewhere(asta)
    row = Session.objects.get()
    assert (row.user, row.device) == (asta, "Chrome på Windows")


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (CHROME, "Chrome på Windows"),
        (CHROME + " Edg/140.0", "Edge på Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19 like Mac OS X) Version/19.0 Safari/604.1", "Safari på iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox på Linux"),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_browser_in_words(agent, words):
    assert describe(agent) == words


def test_one_sees_ones_sessions_and_ends_the_others(inside, asta, bo):
    other, colleague = elsewhere(asta), elsewhere(bo)
    page = inside.get("/profil/").content.decode()
    assert "Chrome på Windows" in page
    assert page.count("(her)") == 1
    assert re.search(r"siden \d+\. \w+\.? 20\d\d kl\. \d\d\.\d\d, sidst brugt", page)
    answer = inside.post("/profil/log-ud-andre-steder/", follow=True)
    assert "Du er logget ud ét andet sted." in answer.content.decode()
    assert inside.get("/profil/").status_code == 200
    assert other.get("/profil/").status_code == 302
    assert colleague.get("/profil/").status_code == 200
    assert Event.objects.get(kind="user.sessions_ended").data == {"sessions_ended": 1}


def test_alone_there_is_no_button_to_end_the_others(inside):
    assert "Log ud andre steder" not in inside.get("/profil/").content.decode()
    answer = inside.post("/profil/log-ud-andre-steder/", follow=True)
    assert "Du var ikke logget ind andre steder." in answer.content.decode()


def test_a_changed_password_keeps_this_session_and_ends_the_others(client, db):
    mette = people.user("mette", password=people.PASSWORD)
    client.force_login(mette)
    other = elsewhere(mette)
    new = "en anden sætning om te"
    answer = client.post(
        "/profil/adgangskode/",
        {"old_password": people.PASSWORD, "new_password1": new, "new_password2": new},
        follow=True,
    )
    assert "Din adgangskode er skiftet." in answer.content.decode()
    assert client.get("/profil/").status_code == 200
    assert other.get("/profil/").status_code == 302
    mette.refresh_from_db()
    assert mette.check_password(new)


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("forkert", people.PASSWORD, people.PASSWORD, "Den nuværende adgangskode passer ikke"),
        (people.PASSWORD, "kort", "kort", "mindst 12 tegn"),
        (people.PASSWORD, "password1234", "password1234", "for almindelig"),
        (people.PASSWORD, "en anden sætning", "en tredje sætning", "ikke ens"),
        ("", "", "", "Skriv den nye adgangskode her."),
    ],
)
def test_a_password_that_cannot_be_changed_says_why_beside_the_field(client, db, old, new, again, words):
    mette = people.user("mette", password=people.PASSWORD)
    client.force_login(mette)
    answer = client.post("/profil/adgangskode/", {"old_password": old, "new_password1": new, "new_password2": again})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    mette.refresh_from_db()
    assert mette.check_password(people.PASSWORD)


@pytest.mark.parametrize("given", ["http://[x", "http://testserver:port/[", ""])
def test_a_garbled_current_address_is_no_error(inside, given):
    age(inside, seen=HOUR)
    answer = inside.get("/profil/", headers={"HX-Request": "true", "HX-Current-URL": given})
    assert answer.status_code == 200
    assert answer.headers["HX-Redirect"].startswith("/log-ind/?next=%2F")


# --- Nothing that was typed is lost by a pause ------------------------------------------------------------------------

TYPED = {"talked_about": "Vi talte om <b>ro</b> & museet.", "held_on": "2026-11-20", "password": "hemmelig kode"}


def test_typing_keeps_the_session_alive_but_not_beyond_ten_hours(inside):
    age(inside, seen=20 * MINUTE, started=9 * HOUR)
    answer = inside.get("/profil/aktiv/")
    assert (answer.status_code, answer.content) == (204, b"")
    assert time.time() - inside.session[SEEN] < MINUTE
    age(inside, started=10 * HOUR + MINUTE)
    assert inside.get("/profil/aktiv/").status_code == 302


def test_a_page_from_before_the_login_can_be_saved_with_the_token_of_today(asta):
    """A login changes the token, so the form that stood open asks for the new one."""
    client = Client(enforce_csrf_checks=True)
    asta.set_password(people.PASSWORD)
    asta.save()
    client.force_login(asta)
    old = client.get("/profil/aktiv/").headers["X-CSRFToken"]
    age(client, seen=HOUR)
    page = client.get("/log-ind/").content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]
    credentials = {"username": asta.username, "password": people.PASSWORD, "csrfmiddlewaretoken": token}
    assert client.post("/log-ind/", credentials).status_code == 302
    again = "/profil/log-ud-andre-steder/"
    assert client.post(again, {"csrfmiddlewaretoken": old}).status_code == 403
    new = client.get("/profil/aktiv/").headers["X-CSRFToken"]
    assert client.post(again, {"csrfmiddlewaretoken": new}).status_code == 302


def test_what_was_sent_after_the_end_is_handed_back(inside):
    age(inside, seen=31 * MINUTE)
    answer = inside.post("/profil/adgangskode/?side=2", TYPED)
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Vi talte om &lt;b&gt;ro&lt;/b&gt; &amp; museet." in page
    assert "30 minutter" in page
    assert "/log-ind/?next=%2Fprofil%2Fadgangskode%2F%3Fside%3D2" in page
    assert answer.headers["Cache-Control"] == "no-store"
    for hidden in ("hemmelig kode", "2026-11-20"):
        assert hidden not in page


def test_a_tap_after_the_end_leads_to_the_login(inside):
    age(inside, seen=31 * MINUTE)
    assert inside.post("/profil/log-ud-andre-steder/", {"act": "udsaet"}).status_code == 302


def test_an_htmx_form_after_the_end_leaves_the_page_as_it_is(inside):
    age(inside, seen=31 * MINUTE)
    answer = inside.post("/profil/adgangskode/", TYPED, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert "HX-Redirect" not in answer.headers
