"""Pages: every row once, whatever is written meanwhile; and a cursor that is not ours is no cursor."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.models import Case
from jobcenter.api.paging import SALT
from tests.factories import make_case, make_offer, make_wish

pytestmark = pytest.mark.django_db
CASES = "/api/v1/cases"


def cursor_of(address):
    return parse_qs(urlsplit(address).query)["cursor"][0]


def walk(caller, path, query, between=lambda: None):
    """The ids of every page, in the order they came."""
    pages, following = [], None
    while following or not pages:
        answer = caller.get(following) if following else caller.get(path, query)
        assert answer.status_code == 200, answer.content
        pages.append([item["id"] for item in answer.json()["items"]])
        following = answer.json()["next"]
        assert answer.headers.get("Link") == (f'<{following}>; rel="next"' if following else None)
        between()
    return pages


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 7), total=st.integers(0, 11), meanwhile=st.integers(0, 2))
def test_a_walk_meets_every_row_that_was_there_exactly_once(eva, units, limit, total, meanwhile):
    Case.objects.all().delete()
    there = {str(make_case(unit=units.unge, category="").pk) for _ in range(total)}
    left = [meanwhile] * 3  # rows written while the first pages are read

    def write():
        for _ in range(left.pop() if left else 0):
            make_case(unit=units.unge, category="")

    pages = walk(eva, CASES, {"limit": limit}, write)
    met = [pk for page in pages for pk in page]
    assert len(met) == len(set(met))
    assert there <= set(met)
    assert met == sorted(met)
    assert all(len(page) == limit for page in pages[:-1])


def test_a_page_of_just_the_rows_there_are_has_no_next(eva, units):
    for _ in range(2):
        make_case(unit=units.unge)
    assert eva.get(CASES, {"limit": 2}).json()["next"] is None
    assert eva.get(CASES, {"limit": 1}).json()["next"]


def test_the_next_page_keeps_the_filters(eva, units):
    case, other = make_case(unit=units.unge), make_case(unit=units.unge, name="En Anden")
    mine = {str(make_wish(case, rank=rank).pk) for rank in (1, 2, 3)}
    make_wish(other)
    pages = walk(eva, "/api/v1/wishes", {"case": str(case.pk), "limit": 2})
    assert [len(page) for page in pages] == [2, 1]
    assert {pk for page in pages for pk in page} == mine


@pytest.fixture
def cursor(eva, units):
    for _ in range(3):
        make_case(unit=units.unge)
    return cursor_of(eva.get(CASES, {"limit": 1}).json()["next"])


def refused(answer):
    return (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "invalid-cursor")


@pytest.mark.parametrize(
    "spoil",
    [lambda text: text[:-1], lambda text: "A" + text, lambda text: text.upper(), lambda text: "abc", lambda text: "é"],
)
def test_a_cursor_that_was_changed_is_refused(eva, cursor, spoil):
    assert len(eva.items(CASES, {"cursor": cursor, "limit": 9})) == 2  # another length of page is no other list
    assert refused(eva.get(CASES, {"cursor": spoil(cursor), "limit": 1}))


def test_a_cursor_of_another_list_or_another_filter_is_refused(eva, cursor):
    assert refused(eva.get("/api/v1/wishes", {"cursor": cursor}))
    assert refused(eva.get(CASES, {"cursor": cursor, "open": "true"}))


@pytest.mark.parametrize("content", [["x", "y"], "x", [], None, {"a": 1}, [1, 2, 3]])
def test_a_cursor_signed_by_us_for_something_else_is_refused(eva, content):
    assert refused(eva.get(CASES, {"cursor": signing.dumps(content, salt=SALT)}))
    assert refused(eva.get(CASES, {"cursor": signing.dumps(["x", "y"], salt="another")}))


@pytest.mark.parametrize("limit", ["0", "201", "-1", "x", "1.5", "", "1e9", "9" * 400])
def test_a_limit_is_1_to_200(eva, limit):
    answer = eva.get(CASES, {"limit": limit})
    assert answer.status_code == 400
    assert [fault["parameter"] for fault in answer.json()["errors"]] == ["limit"]


def test_a_limit_of_200_holds_200(eva, roles):
    for n in range(203):
        make_offer(title=f"Tilbud {n}")
    assert len(eva.items("/api/v1/offers", {"limit": 200})) == 200
    assert len(eva.items("/api/v1/offers")) == 50
