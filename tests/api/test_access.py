"""Addresses x tokens, played by eva and by those who are not eva (S4-87, S4-89)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone
from oauth2_provider.models import get_access_token_model

from jobcenter.api.problems import KINDS
from jobcenter.api.scopes import SCOPES
from tests.api.access import OPEN, TABLE

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S4-87", "S4-89")]
GUARDED = [
    (name, method) for name, row in sorted(TABLE.items()) for method, scope in row.scopes.items() if scope != OPEN
]
ONES = [(name, method) for name, method in GUARDED if TABLE[name].about]


def address(name, world):
    about = TABLE[name].about
    if not about:
        return reverse(name)
    ids = world.ids | {"citizen_id": world.case.citizen_id}
    return reverse(name, args=[ids[about]])


def call(caller, name, method, world, at=None):
    """A request that is whole but for what is tried: a search that finds nobody, a change of a language."""
    at = at or address(name, world)
    if method == "GET":
        return caller.get(at)
    return caller.send(method, at, body_of(name, world), If_Match='"1"')


def body_of(name, world):
    """Something whole to send there."""
    case = {"case_id": str(world.case.pk)}
    return {
        "api:citizens_search": {"cpr": "010190-1234"},
        "api:contact_details": {"language": "engelsk"},
        "api:contacts": case | {"kind": "opkald"},
        "api:wishes": case | {"wording": "et bibliotek"},
        "api:wishes_one": {"wording": "et bibliotek"},
        "api:involvement": case | {"phase": "udvaelgelse", "barriers": ["tid"]},
        "api:involvement_one": {"decision": "Vi ringer sammen."},
        "api:steps": case | {"title": "Ringe sammen"},
        "api:steps_one": {"title": "Ringe sammen"},
    }[name]


def problem(answer):
    assert answer["Content-Type"] == "application/problem+json"
    return answer.json()["type"].rpartition("/")[2]


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_the_right_token_opens_it(eva, world, name, method):
    assert call(eva, name, method, world).status_code == done(method, name)


def done(method, name):
    return 201 if method == "POST" and name != "api:citizens_search" else 200


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_without_a_token_or_with_a_wrong_one_it_is_401(eva, world, name, method):
    eva.token = ""
    bare = call(eva, name, method, world)
    assert (bare.status_code, problem(bare)) == (401, "not-authenticated")
    assert bare["WWW-Authenticate"].startswith('Bearer realm="medspil"')
    eva.token = "noget-helt-andet"
    assert call(eva, name, method, world).status_code == 401


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_a_token_that_has_run_out_opens_nothing(eva, world, name, method):
    get_access_token_model().objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert call(eva, name, method, world).status_code == 401


@pytest.mark.parametrize(
    ("name", "method", "needed"),
    [(name, method, scope) for name, method in GUARDED for scope in TABLE[name].scopes[method].split()],
)
def test_every_other_scope_together_is_too_small(eva, world, name, method, needed):
    small = eva.with_scopes(*(set(SCOPES) - {needed}))
    answer = call(small, name, method, world)
    assert (answer.status_code, problem(answer)) == (403, "scope-missing")
    assert needed in answer.json()["detail"]


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_the_scope_of_the_table_is_enough(eva, world, name, method):
    alone = eva.with_scopes(*TABLE[name].scopes[method].split())
    assert call(alone, name, method, world).status_code == done(method, name)


@pytest.mark.parametrize(("name", "method"), ONES)
def test_what_belongs_to_another_unit_answers_like_what_does_not_exist(eva, stranger, world, name, method):
    foreign = call(stranger, name, method, world)
    missing = call(eva, name, method, world, reverse(name, args=[uuid4()]))
    assert missing.status_code == 404
    if TABLE[name].shared:
        assert foreign.status_code == 200
        return
    assert foreign.status_code == 404
    same = [{**answer.json(), "instance": ""} for answer in (foreign, missing)]
    assert same[0] == same[1]
    assert {**foreign.headers} == {**missing.headers}


@pytest.mark.parametrize(
    "name", [name for name, row in sorted(TABLE.items()) if row.scopes.get("GET") and not row.about]
)
def test_a_list_holds_nothing_of_another_unit(stranger, world, name):
    items = stranger.items(address(name, world))
    assert bool(items) is TABLE[name].shared


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_a_session_in_a_browser_opens_nothing_here(asta, world, name, method):
    browser = Browser()
    browser.force_login(asta)
    if method == "GET":
        answer = browser.get(address(name, world))
    else:
        answer = browser.generic(method, address(name, world), "{}", content_type="application/json")
    assert answer.status_code == 401


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_a_method_it_does_not_know_is_405(eva, world, name, method):
    for other in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} - set(TABLE[name].scopes):
        answer = eva.send(other, address(name, world), {})
        assert (answer.status_code, problem(answer)) == (405, "method-not-allowed"), other
        assert answer["Allow"]


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_no_cache_keeps_any_of_it(eva, world, name, method):
    answers = [call(eva, name, method, world)]
    eva.token = ""
    answers.append(call(eva, name, method, world))
    for answer in answers:
        assert answer["Cache-Control"] == "no-store"
        assert "Authorization" in answer["Vary"]


def test_what_anybody_may_read_asks_for_no_login(db):
    browser = Browser()
    assert browser.get(reverse("api:openapi")).status_code == 200
    assert browser.get(reverse("api:docs")).status_code == 200
    for code in KINDS:
        assert browser.get(reverse("api:problem", args=[code])).status_code == 200
    assert browser.get(reverse("api:problem", args=["findes-ikke"])).status_code == 404


@pytest.mark.parametrize(
    "path", ["/api/", "/api/v1/", "/api/v1/borgere", "/api/v2/cases", "/api/v1/cases/", "/api/v1/cases/7"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_address_that_does_not_exist_is_a_problem_and_no_page(db, path, method):
    answer = Browser().generic(method, path)
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"
