"""A system is given access, uses it, and loses it: by command, with a trace, and never as a person."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client as Browser
from oauth2_provider.models import get_access_token_model

from jobcenter.accounts.actions import people
from jobcenter.accounts.models import User
from jobcenter.api import actions, tasks
from jobcenter.api.models import Client
from jobcenter.api.scopes import SCOPES
from jobcenter.audit.models import Event
from tests import factories_people
from tests.api.conftest import make_caller
from tests.factories import TODAY
from tests.factories_people import PASSWORD

pytestmark = pytest.mark.django_db
CASES = "/api/v1/cases"


def create(*more, code="nyt-system", **options):
    said, warned = StringIO(), StringIO()
    given = {"name": "Nyt system", "unit": "Ungeindsatsen", "scopes": "cases:read", "purpose": "Vise aftaler"} | options
    call_command("api_client", "create", code, *more, stdout=said, stderr=warned, **given)
    return dict(line.split("=", 1) for line in said.getvalue().splitlines())


def test_the_command_gives_a_client_that_can_read(roles, units, world):
    made = create(scopes="read")
    given = {"grant_type": "client_credentials", **made}
    token = Browser().post("/api/oauth/token/", given).json()
    assert token["token_type"] == "Bearer"
    assert token["expires_in"] == 3600
    assert {scope for scope in SCOPES if scope not in token["scope"].split()} == {
        scope for scope in SCOPES if scope.endswith(":write") or scope == "notes:read"
    }
    answer = Browser().get(CASES, headers={"Authorization": f"Bearer {token['access_token']}"})
    assert len(answer.json()["items"]) == 1


def test_the_secret_and_the_token_stand_nowhere_in_the_database(eva):
    eva.client.refresh_from_db()
    assert eva.secret not in eva.client.client_secret
    assert eva.client.client_secret.startswith("md5$") or eva.client.client_secret.startswith("argon2")
    token = get_access_token_model().objects.get()
    assert token.token == "" and token.token_checksum != eva.token
    assert not any(field.name == "client_secret" for field in Client.History._meta.fields)


def test_the_secret_may_come_as_basic_auth(eva):
    word = b64encode(f"{eva.client.client_id}:{eva.secret}".encode()).decode()
    answer = Browser().post(
        "/api/oauth/token/", {"grant_type": "client_credentials"}, headers={"Authorization": f"Basic {word}"}
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("change", "status", "error"),
    [
        ({"client_secret": "forkert"}, 401, "invalid_client"),
        ({"client_id": "findes-ikke"}, 401, "invalid_client"),
        ({"grant_type": "password", "username": "asta", "password": PASSWORD}, 400, "unsupported_grant_type"),
        ({"grant_type": "password", "username": "asta", "password": "x"}, 400, "unsupported_grant_type"),
        ({"grant_type": "authorization_code", "code": "x"}, 400, "unsupported_grant_type"),
        ({"grant_type": "refresh_token", "refresh_token": "x"}, 400, "unsupported_grant_type"),
        ({"grant_type": "urn:ietf:params:oauth:grant-type:device_code"}, 400, "unsupported_grant_type"),
        ({"grant_type": ""}, 400, "invalid_request"),
        ({"scope": "cases:read alt:andet"}, 400, "invalid_scope"),
    ],
)
def test_what_is_not_a_clients_own_credentials_gives_no_token(eva, asta, change, status, error):
    asta.set_password(PASSWORD)
    asta.save()
    get_access_token_model().objects.all().delete()
    given = {"grant_type": "client_credentials", "client_id": eva.client.client_id, "client_secret": eva.secret}
    answer = Browser().post("/api/oauth/token/", given | change)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert not get_access_token_model().objects.exists()


def test_a_token_is_asked_for_by_post(eva):
    answer = Browser().get("/api/oauth/token/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert answer["Content-Type"] == "application/problem+json"


TOKEN, REVOKE = "/api/oauth/token/", "/api/oauth/revoke/"
GRANT = {"grant_type": "client_credentials"}
FORM = "application/x-www-form-urlencoded"


def basic(pair: bytes) -> dict[str, str]:
    return {"Authorization": f"Basic {b64encode(pair).decode()}"}


@pytest.mark.parametrize(
    ("where", "sent"),
    [
        (f"{TOKEN}?a=%zz", {"data": GRANT}),
        (f"{REVOKE}?a=%zz", {"data": {"token": "x"}}),
        (f"{TOKEN}?grant_type=client_credentials", {"data": GRANT}),
        (TOKEN, {"data": GRANT | {"client_id": "a\0b"}}),
        (TOKEN, {"data": GRANT | {"client_id": "a\0b", "client_secret": "x"}}),
        (REVOKE, {"data": {"token": "x", "client_id": "a\0b", "client_secret": "x"}}),
        (TOKEN, {"data": GRANT, "headers": {"Authorization": "Basic ÿ"}}),
        (REVOKE, {"data": {"token": "x"}, "headers": {"Authorization": "Basic ÿ"}}),
        (TOKEN, {"data": GRANT, "headers": basic(b"\0:x")}),
        (TOKEN, {"data": {f"a{number}": "1" for number in range(1001)}}),
        (TOKEN, {"data": f"a={'1' * 3_000_000}", "content_type": FORM}),
        (TOKEN, {"data": b"grant_type=%ff", "content_type": f"{FORM}; charset=utf-16"}),
        (TOKEN, {"data": b"--x\r\n", "content_type": "multipart/form-data"}),
        (TOKEN, {"data": b"--x\r\n", "content_type": "multipart/form-data; boundary=x; charset=hex"}),
        (TOKEN, {"data": GRANT | {"resource": "https://andet.example/"}}),
        (TOKEN, {"data": GRANT | {"resource": "ikke en adresse"}}),
        (TOKEN, {"data": b"", "content_type": FORM}),
    ],
)
def test_what_cannot_be_read_is_refused_as_rfc_6749_asks(eva, where, sent, caplog):
    browser = Browser(raise_request_exception=False)
    raw = isinstance(sent["data"], bytes)
    answer = browser.generic("POST", where, **sent) if raw else browser.post(where, **sent)
    assert 400 <= answer.status_code < 500, answer.content
    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "no-store"
    assert answer.json()["error"] in {"invalid_request", "invalid_client", "invalid_target"}
    assert [line.message for line in caplog.records if line.levelname in {"ERROR", "CRITICAL"}] == []


def test_a_client_cannot_ask_for_more_than_it_was_given(units, roles):
    small = make_caller(units.job, "lille", scopes=("offers:read",))
    assert small.ask_for_token("cases:read").json()["error"] == "invalid_scope"
    assert small.ask_for_token().json()["scope"] == "offers:read"


def test_a_scope_that_is_taken_away_is_gone_from_tokens_given_already(eva, world):
    wish = f"/api/v1/wishes/{world.ids['wish_id']}"
    assert eva.get(wish).json()["explanation"]
    Client.objects.update(scopes=["wishes:read"])
    assert eva.get(CASES).status_code == 403
    answer = eva.get(wish)
    assert (answer.status_code, answer.json()["explanation"]) == (200, None)


def test_a_token_in_the_address_is_not_read(eva):
    token, eva.token = eva.token, ""
    assert eva.get(CASES, {"access_token": token}).status_code == 401


def test_a_token_can_be_given_back(eva):
    given = {"token": eva.token, "client_id": eva.client.client_id, "client_secret": eva.secret}
    assert Browser().post("/api/oauth/revoke/", given).status_code == 200
    assert eva.get(CASES).status_code == 401


def test_a_revoked_client_is_out_at_once(eva):
    call_command("api_client", "revoke", "eva", stdout=StringIO())
    assert eva.get(CASES).status_code == 401
    assert eva.ask_for_token().status_code == 401


@pytest.mark.parametrize("days", [0, 1, 9])
def test_a_revoked_client_stays_out_though_its_account_is_opened_again(eva, world, settings, days):
    settings.TODAY = day = TODAY + timedelta(days=days)
    actions.revoke_client(client=eva.client, by=None, on=day)
    people.reactivate(user=eva.client.user, by=None, on=day)
    # Even where somebody lengthens its period as well: the secret that was known is the client's no more.
    Client.objects.update(valid_to=None)
    assert eva.ask_for_token().status_code == 401
    assert not eva.client.user.memberships.on(day).exists()
    assert eva.client.user.memberships.count() == (1 if days else 0)
    event = Event.objects.get(kind="membership.revoked")
    assert event.data["role"] == "fagsystem"


def test_a_role_that_had_ended_before_stands_as_it_was(eva, units):
    ended = factories_people.membership(
        eva.client.user, "fagsystem", units.job, TODAY - timedelta(days=90), TODAY - timedelta(days=30)
    )
    later = factories_people.membership(eva.client.user, "fagsystem", units.job, TODAY + timedelta(days=30))
    actions.revoke_client(client=eva.client, by=None, on=TODAY)
    [left] = eva.client.user.memberships.all()
    assert (left.pk, left.valid_to) == (ended.pk, TODAY - timedelta(days=30)) and left.pk != later.pk


def test_a_client_is_a_system_and_never_a_person(eva, asta):
    eva.client.user = asta
    with pytest.raises(ValidationError, match="hører til et system"):
        eva.client.full_clean()


def test_a_closed_account_is_out_at_once(eva):
    people.deactivate(user=eva.client.user, by=None, on=TODAY)
    assert eva.get(CASES).status_code == 401
    assert eva.ask_for_token().status_code == 401


@pytest.mark.parametrize(("days", "status"), [(0, 200), (1, 401)])
def test_access_ends_with_its_last_day(roles, units, settings, days, status):
    caller = make_caller(units.job, "kort", valid_to=TODAY).with_scopes()
    settings.TODAY = TODAY + timedelta(days=days)
    assert caller.get(CASES).status_code == status


def test_a_role_that_has_ended_shows_nothing_though_the_token_holds(eva, world):
    assert len(eva.items(CASES)) == 1
    eva.client.user.memberships.update(valid_from=TODAY - timedelta(days=9), valid_to=TODAY - timedelta(days=1))
    assert eva.items(CASES) == []


def test_a_new_secret_ends_the_old_one_and_its_tokens(eva):
    said = StringIO()
    call_command("api_client", "renew", "eva", stdout=said, stderr=StringIO())
    assert eva.get(CASES).status_code == 401
    assert eva.ask_for_token().status_code == 401
    eva.secret = said.getvalue().split("client_secret=")[1].strip()
    assert eva.ask_for_token().status_code == 200


def test_every_step_leaves_an_event_without_the_secret(eva):
    actions.renew_secret(client=eva.client, by=None, on=TODAY)
    actions.revoke_client(client=eva.client, by=None, on=TODAY)
    events = list(Event.objects.order_by("at").values_list("kind", flat=True))
    for kind in ("client.created", "client.token_given", "client.secret_renewed", "client.revoked"):
        assert kind in events
    given = Event.objects.get(kind="client.token_given")
    assert (given.actor_kind, given.actor_id) == ("client", eva.client.user_id)
    assert eva.secret not in str(list(Event.objects.values()))


def test_a_system_never_logs_in_as_a_person(client, eva):
    account = eva.client.user
    assert not account.has_usable_password()
    assert client.post("/log-ind/", {"username": "eva", "password": eva.secret}).status_code == 200
    assert "_auth_user_id" not in client.session
    with pytest.raises(ValidationError):
        people.set_password(user=account, by=None, on=TODAY, password="en ganske lang adgangskode")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=account.pk).update(password="argon2$noget")


@pytest.mark.parametrize(
    "change",
    [
        {"authorization_grant_type": "authorization-code"},
        {"client_type": "public"},
        {"hash_client_secret": False},
        {"scopes": ["alt:andet"]},
        {"scopes": []},
        {"purpose": "  "},
    ],
)
def test_the_database_itself_refuses_a_client_of_another_kind(eva, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Client.objects.filter(pk=eva.client.pk).update(**change)


@pytest.mark.parametrize(
    "wrong", [{"scopes": "alt"}, {"scopes": ""}, {"unit": "Et andet sted"}, {"purpose": " "}, {"code": "Æ Ø"}]
)
def test_the_command_says_what_is_wrong_and_writes_nothing(roles, units, wrong):
    with pytest.raises(CommandError):
        create(**wrong)
    assert not Client.objects.exists() and not User.objects.filter(is_client=True).exists()


def test_the_list_names_systems_and_not_their_secrets(eva):
    said = StringIO()
    call_command("api_client", "list", stdout=said)
    assert "eva" in said.getvalue() and "LAB § 31" in said.getvalue()
    assert eva.client.client_secret not in said.getvalue()


def test_expired_tokens_are_cleared_in_the_night(eva, settings):
    tasks.clear_tokens()
    assert get_access_token_model().objects.count() == 1
    get_access_token_model().objects.update(expires="2020-01-01T00:00Z")
    tasks.clear_tokens()
    assert not get_access_token_model().objects.exists()


def test_a_flood_of_wrong_secrets_is_turned_away_before_they_are_compared(eva, settings):
    settings.API_TOKENS_PER_MINUTE = 2
    cache.clear()
    eva.secret = "forkert"
    assert [eva.ask_for_token().status_code for _ in range(4)] == [401, 401, 429, 429]


def test_a_system_is_no_colleague_to_give_a_task_to(eva, asta, world):
    from cases.forms._fields import colleagues

    factories_people.membership(eva.client.user, "fagsystem", world.case.unit)
    assert list(colleagues(world.case, asta, TODAY)) == [asta]
