"""Roles x addresses x relation to the case, played by the fixed cast (S4-87)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from jobcenter.audit.models import Viewing
from tests.factories import TODAY, share
from tests.house.access import ALLOWED, ROLES, TABLE
from tests.world import fill

# Not pages of ours, or pages that exist outside production only.
ELSEWHERE = {"gallery"}
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S4-87")]


def addresses(resolver=None, space: str = "") -> dict[str, tuple[str, ...]]:
    """Every named address with the names of its arguments."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            found |= addresses(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name and pattern.name not in ELSEWHERE:
            found[f"{space}{pattern.name}"] = tuple(pattern.pattern.regex.groupindex)
    return found


ADDRESSES = addresses()


def test_every_address_has_a_row_in_the_table_and_every_row_an_address():
    assert sorted(TABLE) == sorted(ADDRESSES)


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
    return reverse(name, kwargs={argument: ids[argument] for argument in ADDRESSES[name]})


def visitor(people, role, world) -> Client:
    if role == "vera_shared":
        share(world.case, people[role])
    client = Client(raise_request_exception=False)
    if people[role] is not None:
        client.force_login(people[role])
    return client


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(set(TABLE) & set(ADDRESSES)))
def test_reading(people, world, name, role):
    answer = visitor(people, role, world).get(url(name, world.ids)).status_code
    expected = TABLE[name].read[role]
    assert answer in (200, 302) if expected == ALLOWED else answer == expected


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted(set(TABLE) & set(ADDRESSES)))
def test_writing(people, world, name, role):
    """An empty form: refused by its own sentences where one may write, turned away before them where one may not."""
    answer = visitor(people, role, world).post(url(name, world.ids)).status_code
    expected = TABLE[name].write[role]
    assert answer in (200, 302, 400, 422) if expected == ALLOWED else answer == expected


@pytest.mark.parametrize("name", sorted(name for name, arguments in ADDRESSES.items() if arguments))
def test_an_id_that_does_not_exist_is_404_and_says_nothing(people, world, name):
    client = visitor(people, "asta", world)
    for argument in ADDRESSES[name]:
        answer = client.get(url(name, world.ids | {argument: uuid4()}))
        assert answer.status_code in (404, 405)
        assert world.case.citizen.last_name not in answer.content.decode()


@pytest.mark.parametrize("name", sorted(name for name, arguments in ADDRESSES.items() if len(arguments) > 1))
def test_a_row_of_another_case_is_404_under_this_one(people, world, asta, units, name):
    other = fill(unit=units.unge, caseworker=asta, name="En Anden")
    client = visitor(people, "asta", world)
    for argument in ADDRESSES[name][1:]:
        if argument == "offer_id":  # offers belong to no case
            continue
        assert client.get(url(name, world.ids | {argument: other.ids[argument]})).status_code in (404, 405)


@pytest.mark.parametrize("name", sorted(set(TABLE) & set(ADDRESSES)))
def test_every_answer_that_shows_the_borger_leaves_a_viewing(people, world, name):
    answer = visitor(people, "asta", world).get(url(name, world.ids))
    if answer.status_code == 200 and world.case.citizen.last_name in answer.content.decode():
        assert world.case.citizen_id in {pk for row in Viewing.objects.all() for pk in row.citizen_ids}


def test_a_role_that_ended_yesterday_opens_nothing_today(people, world, asta):
    client = visitor(people, "asta", world)
    assert client.get(url("cases:case", world.ids)).status_code == 200
    asta.memberships.update(valid_to=TODAY - timedelta(days=1))
    assert client.get(url("cases:case", world.ids)).status_code == 404
