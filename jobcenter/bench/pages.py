"""The pages as the product serves them, through the whole stack but the socket, each by somebody whose page it is."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F
from django.test import Client
from django.test.client import ClientHandler
from django.urls import reverse

from cases.models import Assignment, Case
from jobcenter.accounts.models import Membership, User
from jobcenter.accounts.rights import Reach
from jobcenter.bench.long_plan import lengthen
from jobcenter.bench.measuring import Row, Run, measure
from jobcenter.bench.saving import Refused, hand_over, hold, keep_draft
from jobcenter.rows.periods import in_force

DAY_MS = 200  # her day, and the minute before a samtale
# The first three are promised; a leader's pages count the whole municipality, and may take twice an ordinary one's.
CASELOAD_MS, CASE_MS, SAVE_MS, OTHER_MS, LEADER_MS = 200, 250, 200, 250, 500
DRAFT_MS, PDF_MS = 50, 2000


@dataclass(frozen=True)
class Sample:
    """Whose pages are opened: (sagsbehandler, case) pairs drawn by lot, and somebody who leads all the units."""

    pairs: list[tuple[Client, Case]]
    leader: Client
    on: date

    @property
    def n(self) -> int:
        return len(self.pairs)


def sample(on: date, n: int, seed: int) -> Sample:
    """`n` open cases by lot, each with its own sagsbehandler logged in."""
    ours = Assignment.objects.filter(in_force(on), case__closed_on=None, case__unit=F("caseworker__memberships__unit"))
    ids = sorted(set(ours.values_list("case_id", "caseworker_id")))
    drawn = random.Random(seed).sample(ids, min(n, len(ids)))  # noqa: S311 - a lot, not a secret
    cases = Case.objects.select_related("citizen").in_bulk([case for case, _ in drawn])
    # One stack for all, as in a web process: putting it together takes longer than a page.
    stack = ClientHandler(enforce_csrf_checks=False)
    stack.load_middleware()
    clients = {pk: _client(user, stack) for pk, user in User.objects.in_bulk({worker for _, worker in drawn}).items()}
    return Sample([(clients[worker], cases[case]) for case, worker in drawn], _client(_leader(on), stack), on)


def _leader(on: date) -> User:
    """Of those who lead, the one with the largest subtree: a path is as short as its unit is high."""
    leads = Membership.objects.on(on).filter(role__reach=Reach.SUBTREE, role__rights__contains=["lede"])
    return leads.select_related("user").order_by("unit__path", "pk")[0].user


def _client(user: User, stack: ClientHandler) -> Client:
    client = Client()
    client.handler = stack
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


Visit = Callable[[Client, Case], Any]


def rows(given: Sample) -> Iterator[Row]:
    def each(task: str, visit: Visit, limit_ms: float) -> Row:
        runs: list[Run] = [lambda c=client, s=case: visit(c, s) for client, case in given.pairs]
        return measure(task, runs, limit_p95_ms=limit_ms)

    def leading(task: str, address: str) -> Row:
        return measure(task, [lambda: _get(given.leader, address)] * given.n, limit_p95_ms=LEADER_MS)

    def page(name: str) -> Visit:
        return lambda client, case: _get(client, reverse(f"cases:{name}", args=[case.pk]))

    yield each("sagsstamme", lambda client, case: _get(client, reverse("cases:caseload")), CASELOAD_MS)
    yield each("min_dag", lambda client, case: _get(client, reverse("day")), DAY_MS)
    yield each("før_samtalen", page("brief"), DAY_MS)
    yield each("sag", page("case"), CASE_MS)
    yield each("samtale_åbnet", page("samtale_new"), OTHER_MS)
    yield each("samtale_gemt", lambda client, case: hold(client, case, given.on), SAVE_MS)
    yield each("kladde_gemt", lambda client, case: keep_draft(client, case, given.on), DRAFT_MS)
    yield each("plan", page("plan"), OTHER_MS)
    yield _longest(given)
    yield _sheets(given)
    yield each("ønsker", page("wishes"), OTHER_MS)
    yield each("inddragelse_åbnet", page("involvement_new"), OTHER_MS)
    yield each("søgning", lambda client, case: _search(client, case), OTHER_MS)
    yield each("tilbud", lambda client, case: _get(client, reverse("cases:offers")), OTHER_MS)
    yield leading("alle_sager_som_leder", reverse("cases:caseload"))
    yield leading("team", reverse("team"))
    yield leading("team_venter", reverse("team_waiting"))
    yield leading("team_frister", reverse("team_due"))


def _longest(given: Sample) -> Row:
    """The plan of the first case with 60 elements and 80 entries in it."""
    client, case = given.pairs[0]
    worker = Assignment.objects.filter(in_force(given.on), case=case).select_related("caseworker")[0].caseworker
    lengthen(case, worker, given.on)
    address = reverse("cases:plan", args=[case.pk])
    return measure("plan_60_elementer", [lambda: _get(client, address)] * given.n, limit_p95_ms=OTHER_MS)


def _sheets(given: Sample) -> Row:
    """The PDF of a plan that was handed over before the clock was started."""
    made = [(client, hand_over(client, case)) for client, case in given.pairs]
    runs: list[Run] = [lambda c=client, at=address: _get(c, at) for client, address in made]
    return measure("plan_som_pdf", runs, limit_p95_ms=PDF_MS)


def _get(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise Refused(f"GET {answer.resolver_match and answer.resolver_match.view_name}: {answer.status_code}")


def _search(client: Client, case: Case) -> None:
    answer = client.post(reverse("cases:search"), {"q": case.citizen.last_name})
    if answer.status_code != 200:
        raise Refused(f"POST cases:search: {answer.status_code}")
