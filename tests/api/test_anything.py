"""Whatever is sent: an answer that says what is wrong, never a failure; and two who write at once do not both win."""

from __future__ import annotations

from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client as Browser
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Citizen
from tests.api.conftest import make_caller
from tests.api.test_access import GUARDED, address
from tests.factories import make_case

# Not more than a header may carry: Latin-1 without control characters.
HEADER = st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=60)
TEXT = st.text(max_size=30) | st.sampled_from(
    ["null", "0", "-1", "1e9", "[]", "{}", "%00", "\0", "'; --", "../..", "é" * 200]
)
NAMES = TEXT | st.sampled_from(
    ["limit", "cursor", "case", "open", "state", "code", "unit", "kind", "planned_from", "demand"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
QUERY = st.binary(max_size=60).map(lambda sent: sent.decode("latin-1").replace("#", "")) | st.just("a=%zz")
FORM_FIELDS = ["client_id", "client_secret", "scope", "token", "resource"]
FIELDS = st.dictionaries(
    TEXT | st.sampled_from(["phone", "address", "language", "interpreter", "protected", "cpr"]), JSON
)
anything = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
OURS = {"application/json", "application/problem+json"}


def answers(answer):
    """It was answered, not failed, and in JSON."""
    assert answer.status_code < 500, answer.content
    assert answer["Content-Type"] in OURS, (answer.status_code, answer["Content-Type"])
    cache.clear()


@pytest.mark.django_db
@anything
@given(where=st.sampled_from(GUARDED), query=st.dictionaries(NAMES, TEXT, max_size=3))
def test_any_query_string(eva, world, where, query):
    name, _method = where
    answers(eva.get(address(name, world), query))


@pytest.mark.django_db
@anything
@given(raw=QUERY)
def test_any_bytes_behind_the_question_mark(eva, world, raw):
    answers(
        eva.browser.generic("GET", "/api/v1/cases", QUERY_STRING=raw, headers={"Authorization": f"Bearer {eva.token}"})
    )


@pytest.mark.django_db
@anything
@given(body=FIELDS | JSON, tag=HEADER | st.just('"1"'))
def test_any_body(eva, world, body, tag):
    where = reverse("api:contact_details", args=[world.case.citizen_id])
    answers(eva.send("PATCH", where, body, If_Match=tag))
    answers(eva.send("POST", reverse("api:citizens_search"), body))


@pytest.mark.django_db
@anything
@given(sent=st.binary(max_size=80), kind=HEADER | st.just("application/json"))
def test_any_bytes_for_a_body(eva, world, sent, kind):
    answers(eva.send("POST", reverse("api:citizens_search"), sent, kind=kind))


@pytest.mark.django_db
@anything
@given(language=HEADER, tag=HEADER, bearer=HEADER)
def test_any_header(eva, world, language, tag, bearer):
    headers = {"Accept-Language": language, "If-None-Match": tag, "Authorization": f"Bearer {eva.token}"}
    where = address("api:cases_one", world)
    answer = eva.browser.get(where, headers=headers)
    assert answer.status_code in (200, 304)
    answers(eva.browser.get(where, headers=headers | {"Authorization": bearer}))
    answers(eva.browser.get(where, headers=headers | {"Authorization": f"Bearer {bearer}"}))


@pytest.mark.django_db
@anything
@given(
    form=st.dictionaries(st.sampled_from(FORM_FIELDS) | TEXT, TEXT),
    grant=st.just("client_credentials") | TEXT,
    query=st.just("") | QUERY,
    basic=HEADER | (TEXT | st.sampled_from(["\0:x", "x:\0"])).map(lambda pair: b64encode(pair.encode()).decode()),
    where=st.sampled_from(["/api/oauth/token/", "/api/oauth/revoke/"]),
)
def test_any_request_for_a_token(eva, form, grant, query, basic, where):
    for headers in ({}, {"Authorization": f"Basic {basic}"}):
        cache.clear()
        browser = Browser(raise_request_exception=False)
        answer = browser.post(where, form | {"grant_type": grant}, headers=headers, QUERY_STRING=query)
        assert 400 <= answer.status_code < 500, answer.content
        assert answer["Content-Type"] == "application/json"
        assert "error" in answer.json() and "access_token" not in answer.json()


@pytest.mark.django_db(transaction=True)
@pytest.mark.requirement("S4-89")
def test_of_many_who_write_over_the_same_version_one_wins(roles, units, asta, dated_rules, indicators):
    case = make_case(unit=units.unge, caseworker=asta)
    caller = make_caller(units.ungeindsats).with_scopes()
    where, together, many = reverse("api:contact_details", args=[case.citizen_id]), Barrier(6), range(6)

    def write(number: int) -> int:
        try:
            caller_of_its_own = type(caller)(caller.client, caller.secret, Browser(), caller.token)
            together.wait()
            body = {"phone": f"0000000{number}"}
            return caller_of_its_own.send("PATCH", where, body, If_Match='"1"').status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(many)) as pool:
        answers = list(pool.map(write, many))
    assert sorted(answers) == [200] + [412] * 5
    citizen = Citizen.objects.get(pk=case.citizen_id)
    assert (citizen.version, citizen.phone) == (2, f"0000000{answers.index(200)}")
