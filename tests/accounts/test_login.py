"""Log in, be locked out kindly, log out."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import get_resolver
from django.utils import timezone

from jobcenter.accounts.lockout import client_address
from jobcenter.audit.models import Event
from tests import factories_people as people

WRONG = "Brugernavn og adgangskode passer ikke sammen"


@pytest.fixture
def mette(db):
    return people.user("mette", "Mette Krog", people.PASSWORD)


class CountingHasher(MD5PasswordHasher):
    """Counts the work that a login costs."""

    algorithm = "counting"
    hashed = 0

    def encode(self, password, salt):
        CountingHasher.hashed += 1
        return super().encode(password, salt)


def log_in(client, username="mette", password=people.PASSWORD, **more):
    return client.post(
        "/log-ind/" + (f"?{more.pop('query')}" if "query" in more else ""),
        {
            "username": username,
            "password": password,
            **more,
        },
    )


def test_a_login_leads_to_the_page_one_came_for_and_leaves_an_event(client, mette):
    answer = client.get("/profil/")
    assert answer.headers["Location"] == "/log-ind/?next=%2Fprofil%2F"
    answer = log_in(client, next="/profil/")
    assert answer.headers["Location"] == "/profil/"
    event = Event.objects.get(kind="user.logged_in")
    assert (event.actor_id, event.target_id) == (mette.pk, str(mette.pk))


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_a_login_never_leads_off_the_site(client, mette, elsewhere):
    assert log_in(client, next=elsewhere).headers["Location"] == "/"


@pytest.mark.parametrize("name", ["mette", "METTE", " Mette "])
def test_the_name_is_read_in_any_case(client, mette, name):
    assert log_in(client, name).status_code == 302


@pytest.mark.parametrize("case", ["wrong", "unknown", "closed", "no_password"])
def test_every_refusal_says_the_same_and_costs_the_same(client, mette, settings, case):
    settings.PASSWORD_HASHERS = ["tests.accounts.test_login.CountingHasher"]
    mette.set_password(people.PASSWORD if case != "no_password" else None)
    mette.is_active = case != "closed"
    mette.save()
    name = "ukendt" if case == "unknown" else "mette"
    password = people.PASSWORD if case == "closed" else "forkert adgangskode"
    CountingHasher.hashed = 0
    answer = log_in(client, name, password)
    assert answer.status_code == 200
    assert WRONG in answer.content.decode()
    assert CountingHasher.hashed == 1
    page = re.sub(r'(csrf[^>]*value="|X-CSRFToken": ")\w+', "", answer.content.decode()).replace(name, "")
    CountingHasher.pages = getattr(CountingHasher, "pages", {}) | {case: page}
    assert len(set(CountingHasher.pages.values())) == 1


def test_what_was_typed_as_name_stays_and_the_password_does_not(client, mette):
    page = log_in(client, "mette", "hemmeligt kodeord").content.decode()
    assert 'value="mette"' in page
    assert "hemmeligt kodeord" not in page


@pytest.mark.parametrize("fields", [{"username": ""}, {"password": ""}, {"username": "", "password": ""}])
def test_an_empty_field_is_pointed_out(client, mette, fields):
    page = log_in(client, **fields).content.decode()
    assert "Skriv både brugernavn og adgangskode." in page
    assert "aria-describedby" in page


def test_a_password_may_be_pasted_and_remembered(client, db):
    page = client.get("/log-ind/").content.decode()
    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="username"' in page
    assert "onpaste" not in page


@pytest.mark.parametrize("name", ["mette", "findes ikke"])
def test_after_five_wrong_passwords_the_door_says_until_when_and_whom_to_call(client, mette, name):
    for _ in range(4):
        assert log_in(client, name, "forkert adgangskode").status_code == 200
    answer = log_in(client, name.upper(), "forkert adgangskode")
    assert answer.status_code == 429
    page = answer.content.decode()
    last = AccessAttempt.objects.get().attempt_time
    assert f"kl. {timezone.localtime(last + timedelta(minutes=15)):%H.%M}" in page
    assert "Ring til kommunens it-support" in page
    assert log_in(client, name).status_code == 429


def test_trying_meanwhile_does_not_move_the_time(client, mette):
    for _ in range(5):
        log_in(client, "mette", "forkert adgangskode")
    earlier = timezone.now() - timedelta(minutes=9)
    AccessAttempt.objects.update(attempt_time=earlier)
    page = log_in(client, "METTE").content.decode()
    assert AccessAttempt.objects.get().attempt_time == earlier
    assert f"kl. {timezone.localtime(earlier + timedelta(minutes=15)):%H.%M}" in page


def test_the_door_opens_again_after_a_quarter_of_an_hour(client, mette):
    for _ in range(5):
        log_in(client, "mette", "forkert adgangskode")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert log_in(client).status_code == 302


def test_a_colleague_elsewhere_cannot_be_locked_out(client, mette):
    for _ in range(5):
        log_in(client, "mette", "forkert adgangskode")
    assert (
        client.post("/log-ind/", {"username": "mette", "password": people.PASSWORD}, REMOTE_ADDR="10.0.0.9").status_code
        == 302
    )


def test_nobodys_name_stands_in_the_logs(client, mette, caplog):
    for _ in range(6):
        log_in(client, "mette", "forkert adgangskode")
    assert caplog.text
    assert "mette" not in caplog.text
    assert "forkert adgangskode" not in caplog.text


def test_logging_out_ends_the_session_and_cleans_the_browser(client, mette):
    log_in(client)
    assert client.get("/log-ud/").status_code == 405
    answer = client.post("/log-ud/")
    assert answer.headers["Location"] == "/log-ind/?fra=ud"
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not mette.sessions.exists()
    assert Event.objects.filter(kind="user.logged_out", actor_id=mette.pk).count() == 1
    assert "Du er logget ud." in client.get(answer.headers["Location"]).content.decode()
    assert client.get("/profil/").status_code == 302


def test_a_login_makes_a_new_session_key(client, mette):
    client.get("/log-ind/")
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key
    log_in(client)
    assert client.session.session_key != before


def test_an_unknown_reason_in_the_address_says_nothing(client, db):
    assert "notice" not in client.get("/log-ind/?fra=%3Cb%3Ehej").content.decode()


@pytest.mark.requirement("S4-87")
def test_every_door_is_closed_but_the_login(client, db):
    """The doors that are open by decision stand in the house's own table; here only this room's."""
    patterns = list(get_resolver("jobcenter.accounts.urls").url_patterns)
    assert len(patterns) >= 5
    for pattern in patterns:
        answer = client.get(f"/{pattern.pattern}")
        assert (answer.status_code == 200) is (pattern.name == "login"), pattern


# --- Behind a proxy, and in the log ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("6.6.6.6, 192.0.2.7", "192.0.2.7"),
        ("6.6.6.6,, 192.0.2.7:50123 ", "192.0.2.7"),
        ("6.6.6.6, 2001:db8::7", "2001:db8::7"),
        ("6.6.6.6, [2001:db8::7]:443", "2001:db8::7"),
        ("6.6.6.6, unknown", "10.0.0.1"),
        ("6.6.6.6,", "10.0.0.1"),
        ("", "10.0.0.1"),
    ],
)
def test_behind_a_proxy_the_address_is_the_one_the_proxy_added(rf, settings, forwarded, address):
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    settings.BEHIND_PROXY = True
    assert client_address(request) == address
    settings.BEHIND_PROXY = False
    assert client_address(request) == "10.0.0.1"


def test_behind_a_proxy_nobody_locks_a_colleague_out(client, mette, settings):
    settings.BEHIND_PROXY = True
    for n in range(6):
        tried = client.post(
            "/log-ind/",
            {"username": "mette", "password": "forkert adgangskode"},
            HTTP_X_FORWARDED_FOR=f"203.0.113.{n}, 192.0.2.66",
        )
    assert tried.status_code == 429
    right = {"username": "mette", "password": people.PASSWORD}
    assert client.post("/log-ind/", right, HTTP_X_FORWARDED_FOR="192.0.2.66, 192.0.2.7").status_code == 302


@pytest.mark.requirement("S4-87")
def test_a_lock_out_leaves_one_event_with_the_account_it_was_for(client, mette):
    for _ in range(8):
        log_in(client, "METTE", "forkert adgangskode")
    event = Event.objects.get(kind="user.locked_out")
    assert (event.actor_kind, event.target_id, event.data) == ("system", str(mette.pk), {"failures": 5})


def test_a_lock_out_of_a_name_nobody_has_does_not_repeat_it(client, db):
    for _ in range(8):
        log_in(client, "hemmeligt.navn", "forkert adgangskode")
    event = Event.objects.filter(kind="user.locked_out").values().get()
    assert event["target_id"] == ""
    assert "hemmeligt" not in str(event)
