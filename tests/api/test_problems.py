"""What is wrong, said so that it helps: the status, the place, the words, in the language that was asked for."""

from __future__ import annotations

import json
import logging

import pytest
from django.core.cache import cache
from django.test import Client as Browser
from django.urls import reverse

from jobcenter.api import views
from jobcenter.api.problems import KINDS, TYPES, Problem
from tests.api.test_access import GUARDED, address, call

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S4-89")]
CASES = "/api/v1/cases"
LISTS = [
    name for name, method in GUARDED if method == "GET" and not name.endswith("_one") and name != "api:contact_details"
]
SEARCH = "/api/v1/citizens/search"


def told(answer):
    body = answer.json()
    assert body["status"] == answer.status_code
    assert body["instance"].startswith("urn:uuid:")
    assert answer["Content-Type"] == "application/problem+json"
    return body["type"].removeprefix(TYPES), body


@pytest.mark.parametrize("name", LISTS)
def test_an_unknown_parameter_is_named_with_those_that_are_known(eva, world, name):
    answer = eva.get(reverse(name), {"fra": "2026-01-01", "limit": "5"})
    code, body = told(answer)
    assert code == "unknown-parameter"
    assert [fault["parameter"] for fault in body["errors"]] == ["fra"]
    assert "cursor" in body["detail"] and "limit" in body["detail"]


@pytest.mark.parametrize(
    ("path", "query", "parameter"),
    [
        ("/api/v1/cases", {"citizen": "7"}, "citizen"),
        ("/api/v1/cases", {"open": "måske"}, "open"),
        ("/api/v1/cases", {"source_id": "x" * 61}, "source_id"),
        ("/api/v1/cases", {"source_id": "x\0y"}, "source_id"),
        ("/api/v1/cases", {"unit": ["a", "b"]}, "unit"),
        ("/api/v1/meetings", {"state": "HOLDT"}, "state"),
        ("/api/v1/meetings", {"planned_from": "20-11-2026"}, "planned_from"),
        ("/api/v1/meetings", {"planned_to": "2026-02-30"}, "planned_to"),
        ("/api/v1/meetings", {"planned_to": "2026-1-1"}, "planned_to"),
        ("/api/v1/meetings", {"planned_to": "20260101"}, "planned_to"),
        ("/api/v1/meetings", {"planned_to": "2026-W01-1"}, "planned_to"),
        ("/api/v1/meetings", {"planned_to": "٢٠٢٦-٠١-٠١"}, "planned_to"),
        ("/api/v1/cases", {"limit": "٣"}, "limit"),
        ("/api/v1/cases", {"limit": "1_0"}, "limit"),
        ("/api/v1/cases", {"limit": "3.0"}, "limit"),
        ("/api/v1/cases", {"limit": " 3"}, "limit"),
        ("/api/v1/wishes", {"status": "åben"}, "status"),
        ("/api/v1/involvement", {"phase": "alt"}, "phase"),
        ("/api/v1/flags", {"code": "P-3"}, "code"),
        ("/api/v1/offers", {"demand": "' OR 1=1 --"}, "demand"),
    ],
)
def test_a_malformed_parameter_is_named_with_what_it_may_be(eva, path, query, parameter):
    code, body = told(eva.get(path, query))
    assert code == "invalid-parameter"
    assert [fault["parameter"] for fault in body["errors"]] == [parameter]
    assert body["errors"][0]["detail"]


def test_a_code_that_does_not_exist_lists_those_that_do(eva):
    _code, body = told(eva.get("/api/v1/wishes", {"status": "alle"}))
    assert "aaben" in body["errors"][0]["detail"]


@pytest.mark.parametrize(
    "query", ["?cpr=010190-1234", "?source_id=0101901234", "?010190-1234=x", "?cursor=010190%201234"]
)
def test_a_cpr_number_in_an_address_is_refused_and_not_repeated(eva, query):
    answer = eva.get(CASES + query)
    assert told(answer)[0] == "cpr-in-address"
    assert "1234" not in answer.content.decode()
    assert told(eva.get("/api/v1/citizens/010190-1234"))[0] == "cpr-in-address"


@pytest.mark.parametrize("query", ["?%zz", "?a=%", "?limit=<5>", "?x=[1]", "?=", "?&&&", "?limit", "?limit=%ff"])
def test_a_query_string_that_is_none_is_a_400_and_never_a_500(eva, query):
    assert eva.get(CASES + query).status_code in (200, 400)


@pytest.mark.parametrize(
    ("header", "language", "title"),
    [
        ("", "da", "Adressen har en parameter, der ikke findes"),
        ("da", "da", "Adressen har en parameter, der ikke findes"),
        ("en", "en", "The address has a parameter that does not exist"),
        ("en-GB,en;q=0.9", "en", "The address has a parameter that does not exist"),
        ("de, en;q=0.5, da;q=0.1", "en", "The address has a parameter that does not exist"),
        ("da, en", "da", "Adressen har en parameter, der ikke findes"),
        ("en;q=0", "da", "Adressen har en parameter, der ikke findes"),
        ("de", "da", "Adressen har en parameter, der ikke findes"),
        ("*;q=x,,;;", "da", "Adressen har en parameter, der ikke findes"),
    ],
)
def test_a_problem_speaks_danish_or_english(eva, header, language, title):
    answer = eva.get(CASES, {"fra": "1"}, Accept_Language=header)
    assert (answer["Content-Language"], answer.json()["title"]) == (language, title)


def test_the_sentences_beside_a_field_follow_the_language(eva):
    sentences = {
        language: eva.get(CASES, {"citizen": "7"}, Accept_Language=language).json()["errors"][0]["detail"]
        for language in ("da", "en")
    }
    assert sentences["da"] != sentences["en"]
    assert "som det står i svarene" in sentences["da"] and "as it stands in the answers" in sentences["en"]


def test_every_kind_has_both_languages_and_a_place_that_explains_it():
    for code, kind in KINDS.items():
        assert set(kind.title) == set(kind.help) == {"da", "en"}
        assert kind.title["da"] != kind.title["en"]
        explained = Browser().get(f"{TYPES}{code}").json()
        assert (explained["status"], explained["title"]) == (kind.status, dict(kind.title))


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        ("{", "application/json", 400, "malformed"),
        ("[]", "application/json", 400, "malformed"),
        ('"x"', "application/json", 400, "malformed"),
        ("", "application/json", 422, "refused"),
        (b"\xff\xfe", "application/json", 400, "malformed"),
        ('{"cpr": "a", "cpr": "b"}', "application/json", 400, "malformed"),
        ('{"cpr": NaN}', "application/json", 400, "malformed"),
        ('{"cpr": "\\ud800"}', "application/json", 400, "malformed"),
        ('{"\\ud800": "1"}', "application/json", 400, "malformed"),
        ('{"\\ud800": "1", "\\ud800": "2"}', "application/json", 400, "malformed"),
        ('{"cpr": ' + "9" * 5000 + "}", "application/json", 400, "malformed"),
        ("[" * 100_000, "application/json", 400, "malformed"),
        ('{"cpr": "' + "1" * 2_000_000 + '"}', "application/json", 413, "too-large"),
        ("cpr=1", "application/x-www-form-urlencoded", 415, "unsupported-media-type"),
        ("<x/>", "text/xml", 415, "unsupported-media-type"),
        ("{}", "application/json", 422, "refused"),
        ('{"cpr": 101901234}', "application/json", 422, "refused"),
        ('{"cpr": null}', "application/json", 422, "refused"),
        ('{"cpr": "010190-1234", "navn": "x"}', "application/json", 422, "refused"),
        ('{"cpr": "320190-1234"}', "application/json", 422, "refused"),
        ('{"cpr": "abc"}', "application/json", 422, "refused"),
    ],
)
def test_a_body_that_cannot_be_used_says_why(eva, body, kind, status, code):
    answer = eva.send("POST", SEARCH, body, kind=kind)
    assert answer.status_code == status
    assert told(answer)[0] == code
    assert "1234" not in answer.content.decode()


def test_a_field_that_does_not_exist_is_named_with_those_that_do(eva):
    _code, body = told(eva.send("POST", SEARCH, {"cpr": "010190-1234", "a/b~c": 1}))
    [fault] = body["errors"]
    assert (fault["pointer"], fault["code"]) == ("/a~1b~0c", "unknown")
    assert "cpr" in fault["detail"]


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "application/problem+json"])
def test_an_answer_in_another_format_is_406(eva, accept):
    assert told(eva.get(CASES, Accept=accept))[0] == "not-acceptable"


@pytest.mark.parametrize("accept", ["*/*", "application/json", "application/*;q=0.5, text/html;q=0.1"])
def test_json_is_answered_to_who_can_take_it(eva, accept):
    assert eva.get(CASES, Accept=accept).status_code == 200


def test_what_nobody_foresaw_is_a_500_that_says_nothing(eva, world, caplog, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError("borger 010190-1234 Kanariefugl")

    monkeypatch.setattr(views, "reader_of", fails)
    with caplog.at_level(logging.ERROR):
        answer = eva.get(CASES)
    code, body = told(answer)
    assert (answer.status_code, code) == (500, "failed")
    assert "Kanariefugl" not in json.dumps(body) and "RuntimeError" not in json.dumps(body)
    assert any(record.msg == "api_failed" for record in caplog.records)


def test_too_many_requests_wait_and_another_client_does_not(eva, stranger, settings):
    settings.API_REQUESTS_PER_MINUTE = 3
    cache.clear()
    answers = [eva.get(CASES) for _ in range(5)]
    assert 429 in {answer.status_code for answer in answers}
    last = answers[-1]
    if last.status_code == 429:  # the minute may have turned meanwhile
        assert told(last)[0] == "too-many-requests"
        assert 1 <= int(last["Retry-After"]) <= 60
    assert stranger.get(CASES).status_code == 200


def test_a_cache_that_is_down_costs_nobody_an_answer(eva, world, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }
    settings.API_REQUESTS_PER_MINUTE = 1
    assert [eva.get(CASES).status_code for _ in range(3)] == [200, 200, 200]
    assert eva.ask_for_token().status_code == 200


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_a_problem_on_any_address_is_one_of_those_that_are_explained(eva, world, name, method):
    code, _body = told(call(eva, name, method, world, at=f"{address(name, world)}?x=1"))
    assert code in KINDS


def test_a_problem_without_a_request_still_has_its_members():
    body = Problem("not-found").body("en", "urn:uuid:x")
    assert set(body) == {"type", "title", "status", "detail", "instance"}
