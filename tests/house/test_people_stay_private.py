"""Health, notes and CPR appear where they may and nowhere else; every personal field has its reviewed readers."""

from __future__ import annotations

import re

import pytest

from tests.api.access import OPEN
from tests.api.access import TABLE as API
from tests.full_world import MARKUP, NO_TEXT, canary_fields, personal_fields
from tests.house import readers
from tests.house.access import ROLES

# Day (61-91 in replacement numbers), month, year and serial; a P-number has ten digits too, and no such month.
DAY, MONTH = r"(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])", r"(?:0[1-9]|1[0-2])"
WHOLE_CPR = re.compile(rf"(?<![\w-]){DAY}{MONTH}\d\d-?\d{{4}}(?![\w-])")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
OUTSIDE = ("carl", "vera", "ida", "nora", "anonymous", "eva_elsewhere")
SYSTEMS = ("eva", "eva_without_notes")
pytestmark = pytest.mark.django_db


def test_every_personal_field_has_a_canary_in_the_walk(tour):
    """A field whose class is new gets rows in tests/full_world.py, or nobody would notice where it is shown."""
    assert sorted(tour.canaries) == sorted(canary_fields())
    erased = {name for name, how in personal_fields().items() if how != "keep"}
    assert set(tour.canaries) | NO_TEXT == erased


@pytest.mark.requirement("S4-87", "S4-88")
@pytest.mark.parametrize("role", OUTSIDE)
def test_who_may_not_open_the_sag_meets_no_word_of_it(tour, role):
    assert tour.seen(role) == {}


@pytest.mark.requirement("S4-87", "S4-88")
def test_each_field_is_read_by_its_readers_and_by_nobody_else(tour):
    shown = set(tour.canaries) - readers.ON_NO_PAGE
    assert set(tour.seen("asta")) == set(tour.seen("bo")) == shown
    assert set(tour.seen("dorte")) == shown - readers.ONLY_THE_SAGSBEHANDLERE
    assert set(tour.seen("vera_shared")) == shown - readers.ONLY_THE_SAGSBEHANDLERE - readers.NOT_THE_CONSULTANT


@pytest.mark.requirement("S4-87", "S4-88")
def test_no_system_reads_more_than_the_screens_show(tour):
    """A system with every scope reads what the leader reads; one without `notes:read` what the consultant reads."""
    shown = set(tour.canaries) - readers.ON_NO_PAGE - readers.ONLY_THE_SAGSBEHANDLERE
    assert set(tour.seen("eva")) - shown - readers.FOR_SYSTEMS == set()
    assert set(tour.seen("eva_without_notes")) - (shown - readers.NOT_THE_CONSULTANT) - readers.FOR_SYSTEMS == set()
    assert "Wish.wording" in tour.seen("eva_without_notes")


@pytest.mark.requirement("S4-88")
def test_health_stands_only_where_the_sagsbehandler_works_with_it(tour):
    assert tour.seen("asta")["SensitiveFact.text"] == {"cases:about", "cases:case", "cases:sensitive"}


@pytest.mark.requirement("S4-88")
def test_no_page_shows_a_whole_cpr_number(tour):
    leaks = {(answer.name, answer.role) for answer in tour.answers if WHOLE_CPR.search(UUID.sub("", answer.everything))}
    assert leaks == set()


@pytest.mark.parametrize("role", [*ROLES, *SYSTEMS])
def test_what_somebody_wrote_is_never_markup(tour, role):
    """Stored cross-site scripting: each word of the world stands beside `<i>"'&`, on pages, parts and refusals."""
    raw = [
        (answer.name, answer.how, name)
        for answer in tour.of(role, how=None)
        for name, word in tour.canaries.items()
        if answer.is_html and (word + MARKUP[0] in answer.html or f'{word}&lt;i&gt;"' in answer.html)
    ]
    assert raw == []


def test_the_markup_is_shown_as_it_was_written(tour):
    (page,) = tour.of("asta", name="cases:case")
    assert tour.canaries["Wish.wording"] + MARKUP in page.page.text


@pytest.mark.parametrize("role", [*ROLES, *SYSTEMS])
def test_no_address_no_header_and_no_file_name_holds_a_word_of_the_sag(tour, role):
    held = []
    for answer in tour.of(role, how=None):
        links = answer.page.links if answer.is_html else []
        places = [answer.address, str(answer.headers), *links, *(str(at) for _tag, at in answer.page.asks)]
        places += [form.attrs.get("action", "") for form in answer.page.forms]
        held += [(answer.name, name) for name, word in tour.canaries.items() if any(word in place for place in places)]
    assert held == []


def test_the_log_of_the_whole_walk_holds_no_word_and_nobody(tour):
    assert tour.log.count('"event": "request"') >= len([a for a in tour.answers if not a.name.startswith("health")])
    assert [name for name, word in tour.canaries.items() if word in tour.log] == []
    assert [name for name in tour.names if name in tour.log] == []


def test_no_key_and_no_value_in_redis_holds_a_word_of_the_sag(tour):
    """The cache and the broker, after every page was shown to everybody; the limit of the API counts there."""
    assert tour.redis
    assert [name for name, word in tour.canaries.items() if word in tour.redis] == []


def test_no_answer_is_an_error_of_ours(tour):
    """The health pages say 503 on purpose: here no worker and no beat run."""
    broken = [answer for answer in tour.answers if answer.status >= 500 and not answer.name.startswith("health")]
    assert [(answer.name, answer.role, answer.how, answer.status) for answer in broken] == []


def is_public(name: str) -> bool:
    """The document of the API and what it explains hold no data."""
    return name in API and API[name].scopes == {"GET": OPEN}


def test_nothing_that_is_shown_behind_the_login_is_stored_by_the_browser(tour):
    stored = {
        (answer.name, answer.role, answer.how)
        for answer in tour.answers
        if answer.role != "anonymous"
        and answer.html
        and not is_public(answer.name)
        and "no-store" not in answer.headers.get("Cache-Control", "")
    }
    assert stored == set()
