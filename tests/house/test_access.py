"""Roles x addresses x relation to the case, played by the fixed cast (S4-87)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver

from jobcenter.audit.models import Viewing
from tests.api.access import TABLE as API
from tests.factories import TODAY, share
from tests.house import tour as tour_of
from tests.house.access import ALLOWED, ROLES, TABLE
from tests.world import fill

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S4-87")]
ADDRESSES = tour_of.addresses()


def test_every_address_has_a_row_in_the_table_and_every_row_an_address():
    assert sorted([*TABLE, *API]) == sorted(tour_of.everything())


def test_every_address_has_a_name():
    def nameless(resolver):
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                yield from nameless(pattern)
            elif not pattern.name:
                yield str(pattern.pattern)

    assert list(nameless(get_resolver())) == []


@pytest.fixture
def people(asta, bo, carl, vera, dorte, ida, nora):
    return {"asta": asta, "bo": bo, "carl": carl, "vera": vera, "vera_shared": vera, "dorte": dorte} | {
        "ida": ida,
        "nora": nora,
        "anonymous": None,
    }


@pytest.fixture
def world(asta, units, dated_rules, indicators):
    """One case with one of everything, and the ids that stand in its addresses."""
    return fill(unit=units.unge, caseworker=asta)


def url(name: str, ids: dict[str, object]) -> str:
    return tour_of.url(name, ids, ADDRESSES[name])


def visitor(people, role, world) -> Client:
    if role == "vera_shared":
        share(world.case, people[role])
    client = Client(raise_request_exception=False)
    if people[role] is not None:
        client.force_login(people[role])
    return client


# Words of the product in an address, and no rows; the administrator's pages turn everybody else away before they ask.
WORDS = {"voice", "indicator_code", "text_code", "language"}
NAMES = sorted(set(TABLE) & set(ADDRESSES))


def outcome(status: int, allowed: tuple[int, ...]) -> int | str:
    return ALLOWED if status in allowed else status


@pytest.mark.parametrize("role", ROLES)
def test_reading(tour, role):
    answers = {answer.name: answer.status for answer in tour.of(role)}
    # Where a page leads elsewhere at once (home, search), being led is being let in.
    expected = {name: TABLE[name].read[role] for name in answers}
    allowed = (200,) if role == "anonymous" else (200, 204, 302)
    assert {name: outcome(status, allowed) for name, status in answers.items()} == expected
    assert set(answers) == set(NAMES) - tour_of.NOT_WALKED


@pytest.mark.parametrize("role", ROLES)
def test_the_page_of_another_row_of_the_same_kind(tour, role):
    """A finished wish, an ended placement, a booked samtale: in another state, and to the same readers."""
    wrong = {
        (answer.name, answer.address, answer.status)
        for answer in tour.of(role, how="other")
        if answer.status not in (404, 405)  # some pages are only there in one state
        and outcome(answer.status, (200, 204, 302)) != TABLE[answer.name].read[role]
        and not (role == "anonymous" and answer.status == 302)
    }
    assert wrong == set()


@pytest.mark.parametrize("role", ROLES)
def test_a_part_is_read_by_those_who_read_its_page(tour, role):
    pages = {answer.name: answer.status for answer in tour.of(role)}
    assert {answer.name: answer.status for answer in tour.of(role, how="part")}.items() <= pages.items()


@pytest.mark.parametrize("role", ROLES)
def test_writing(tour, role):
    """An empty form: refused by its own sentences where one may write, turned away before them where one may not."""
    answers = {answer.name: answer.status for answer in tour.of(role, how="post")}
    expected = {name: TABLE[name].write[role] for name in answers}
    # 409: an empty form would empty what stands, over a version that nobody has read.
    allowed = (200,) if role == "anonymous" else (200, 302, 400, 409, 422)
    assert {name: outcome(status, allowed) for name, status in answers.items()} == expected


def test_logging_out_is_an_act_and_not_an_address(people, world):
    client = visitor(people, "asta", world)
    assert client.get(url("logout", {})).status_code == 405
    assert client.get(url("cases:caseload", {})).status_code == 200
    assert client.post(url("logout", {})).status_code in (200, 302)
    assert client.get(url("cases:caseload", {})).status_code == 302


def test_an_id_that_does_not_exist_is_404_and_says_nothing(people, world):
    client = visitor(people, "asta", world)
    opened = []
    for name, arguments in ADDRESSES.items():
        for argument in set(arguments) - WORDS:
            answer = client.get(url(name, world.ids | {argument: uuid4()}))
            if answer.status_code not in (404, 405) or world.case.citizen.last_name in answer.content.decode(
                errors="replace"
            ):
                opened.append((name, argument, answer.status_code))
    assert opened == []


def test_a_row_of_another_case_is_404_under_this_one(people, world, asta, units):
    other = fill(unit=units.unge, caseworker=asta, name="En Anden")
    client = visitor(people, "asta", world)
    opened = []
    for name, arguments in ADDRESSES.items():
        # Offers and ways belong to no case.
        for argument in set(arguments[1:]) - WORDS - {"offer_id", "procedure"}:
            answer = client.get(url(name, world.ids | {argument: other.ids[argument]}))
            if answer.status_code not in (404, 405):
                opened.append((name, argument, answer.status_code))
    assert opened == []


def test_every_answer_that_shows_the_borger_leaves_a_viewing(people, world):
    client = visitor(people, "asta", world)
    shown, unlogged = [], []
    for name in NAMES:
        before = Viewing.objects.count()
        answer = client.get(url(name, world.ids)) if name != "logout" else None
        if answer is None or answer.status_code != 200 or "Kanariefugl" not in answer.content.decode(errors="replace"):
            continue
        shown.append(name)
        if Viewing.objects.filter(citizen_ids__contains=[world.case.citizen_id]).count() != before + 1:
            unlogged.append(name)
    assert unlogged == []
    assert "cases:caseload" in shown and "cases:case" in shown


def test_a_role_that_ended_yesterday_opens_nothing_today(people, world, asta):
    client = visitor(people, "asta", world)
    assert client.get(url("cases:case", world.ids)).status_code == 200
    asta.memberships.update(valid_to=TODAY - timedelta(days=1))
    assert client.get(url("cases:case", world.ids)).status_code == 404
