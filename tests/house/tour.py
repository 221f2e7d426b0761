"""One walk through every address for every role, in a world with a canary in each word; many scans read its answers.

The walk happens inside one transaction that is undone: what is handed on are plain values.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import get_resolver, reverse

from cases.models import Indicator
from jobcenter.accounts import reference
from jobcenter.api.scopes import SCOPES
from jobcenter.logs.setup import formatter
from jobcenter.rules.models import DatedRule
from tests import factories_people as people
from tests.api.access import TABLE as API
from tests.api.conftest import make_caller
from tests.factories import TODAY, share
from tests.full_world import put_canaries, thicken
from tests.house.access import ROLES
from tests.house.html import Page
from tests.house.store import everything_in, fresh
from tests.world import World, fill

# Not pages of ours, or pages that exist outside production only.
ELSEWHERE = {"gallery"}
HTMX = {"HX-Request": "true"}
# Leaving is an act of its own; it would end the walk.
NOT_WALKED = {"logout"}


def addresses() -> dict[str, tuple[str, ...]]:
    """Every named address that a person's browser may ask for; the API has a table and a walk of its own."""
    return {name: arguments for name, arguments in everything().items() if not name.startswith("api:")}


def everything(resolver: Any = None, space: str = "") -> dict[str, tuple[str, ...]]:
    """Every named address with the names of its arguments."""
    found: dict[str, tuple[str, ...]] = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            found |= everything(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name and pattern.name not in ELSEWHERE:
            found[f"{space}{pattern.name}"] = tuple(pattern.pattern.regex.groupindex)
    return found


def url(name: str, ids: dict[str, object], arguments: tuple[str, ...]) -> str:
    return reverse(name, kwargs={argument: ids[argument] for argument in arguments})


@dataclass(frozen=True)
class Answer:
    """What one role got at one address. `how`: "page"; "part", asked for by htmx; "post", an empty form;
    "other", the page of another row; "call", a system's request."""

    role: str
    name: str
    how: str
    address: str
    status: int
    headers: dict[str, str]
    html: str
    templates: frozenset[str]

    @cached_property
    def page(self) -> Page:
        return Page(self.html)

    @property
    def is_html(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def everything(self) -> str:
        """The headers too: a word can leak by a redirect or a file name."""
        return f"{self.headers}\n{self.html}"


@dataclass
class Tour:
    canaries: dict[str, str]
    answers: list[Answer] = field(default_factory=list)
    statements: dict[str, set[str]] = field(default_factory=dict)
    log: str = ""
    redis: str = ""
    "Every key and value that stands in Redis after the walk."
    called: dict[str, list[str]] = field(default_factory=dict)
    "Full name of who works here -> what she is called: that, her initials and her username."

    @property
    def names(self) -> list[str]:
        return sorted(self.called)

    def of(self, role: str | None = None, how: str | None = "page", name: str | None = None) -> list[Answer]:
        return [
            answer
            for answer in self.answers
            if role in (None, answer.role) and how in (None, answer.how) and name in (None, answer.name)
        ]

    def seen(self, role: str) -> dict[str, set[str]]:
        """`Model.field` -> the addresses that showed its canary to the role, in whatever answer."""
        found: dict[str, set[str]] = {}
        for answer in self.of(role, how=None):
            for name, word in self.canaries.items():
                if word in answer.everything:
                    found.setdefault(name, set()).add(answer.name)
        return found


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that leaves nothing, on the day of the tests."""
    with override_settings(TODAY=TODAY), transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """All that the log writes meanwhile, with the formatter of production."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield stream
    finally:
        root.removeHandler(handler)
        root.setLevel(before)


@contextmanager
def spoken(into: set[str]) -> Iterator[None]:
    """The statements the database was asked meanwhile, without their values."""

    def noting(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        into.add(str(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noting):
        yield


def cast() -> tuple[people.Units, dict[str, Any]]:
    """The units and everybody in them; the reference data too, where a test with real transactions emptied it."""
    reference.load()
    if not (DatedRule.objects.exists() and Indicator.objects.exists()):
        call_command("load_reference", verbosity=0)
    units = people.units()
    return units, {name: people.player(name, units) for name in people.CAST}


def world_of(units: people.Units, players: dict[str, Any]) -> World:
    world = fill(unit=units.unge, caseworker=players["asta"])
    thicken(world, players["asta"])
    return world


def visitor(players: dict[str, Any], role: str, world: World, **options: Any) -> Client:
    """A browser in which the role is logged in; the consultant gets her share of the case here."""
    client = Client(raise_request_exception=False, **options)
    if role == "vera_shared":
        share(world.case, players["vera"])
    if role != "anonymous":
        client.force_login(players[role.removesuffix("_shared")])
    return client


def walk() -> Tour:
    store = fresh()
    with undone(), logged() as log:
        units, players = cast()
        world = world_of(units, players)
        called = {one.full_name: [one.full_name, one.initials, one.username] for one in players.values()}
        tour = Tour(put_canaries(), called=called)
        for role in ROLES:
            client = visitor(players, role, world)
            if role == "vera_shared":
                tour.canaries |= put_canaries()
            for name, arguments in sorted(addresses().items()):
                if name not in NOT_WALKED:
                    first, *others = world.variants(arguments)
                    _visit(tour, client, role, name, url(name, first, arguments))
                    for ids in others:
                        address = url(name, ids, arguments)
                        _note(tour, role, name, "other", address, client.get(address))
        _call(tour, world, units)
        tour.log, tour.redis = log.getvalue(), everything_in(store)
    return tour


def _call(tour: Tour, world: World, units: people.Units) -> None:
    """Every address of the API for a system with all scopes, one without the texts, and one of another unit."""
    without = tuple(scope for scope in SCOPES if scope != "notes:read")
    callers = {
        "eva": make_caller(units.ungeindsats).with_scopes(),
        "eva_without_notes": make_caller(units.ungeindsats, "frida", without).with_scopes(),
        "eva_elsewhere": make_caller(units.job, "grete").with_scopes(),
    }
    ids = {**world.ids, "citizen_id": world.case.citizen_id, "code": "not-found", "rest": "findes-ikke"}
    for name, arguments in everything().items():
        if name not in API or "GET" not in API[name].scopes:
            continue
        given = {argument: ids[API[name].about if argument == "pk" else argument] for argument in arguments}
        address = reverse(name, kwargs=given)
        for role, caller in callers.items():
            with spoken(tour.statements.setdefault(name, set())):
                _note(tour, role, name, "call", address, caller.get(address))


def _visit(tour: Tour, client: Client, role: str, name: str, address: str) -> None:
    with spoken(tour.statements.setdefault(name, set())):
        _note(tour, role, name, "page", address, client.get(address))
        if role in ("asta", "vera_shared", "dorte"):
            _note(tour, role, name, "part", address, client.get(address, headers=HTMX))
        with transaction.atomic():
            _note(tour, role, name, "post", address, client.post(address))
            transaction.set_rollback(True)


def _note(tour: Tour, role: str, name: str, how: str, address: str, response: Any) -> None:
    templates = frozenset(template.name for template in response.templates or () if template.name)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    html = body.decode(errors="replace")  # a paper is no text
    headers = {**response.headers, "Set-Cookie": response.cookies.output()}
    tour.answers.append(Answer(role, name, how, address, response.status_code, headers, html, templates))
