"""eva: a municipal system's client, with a real token for each scope it is asked to have."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client as Browser

from jobcenter.accounts.models import Unit
from jobcenter.api import actions, public
from jobcenter.api.models import Client
from jobcenter.api.scopes import SCOPES
from tests.factories import TODAY
from tests.world import World, fill


@dataclass
class Caller:
    """A client as its own system sees it: an id, a secret, and a token once it has asked for one."""

    client: Client
    secret: str
    browser: Browser
    token: str = ""

    def ask_for_token(self, scope: str = "") -> Any:
        given = {"grant_type": "client_credentials", "client_id": self.client.client_id, "client_secret": self.secret}
        return self.browser.post("/api/oauth/token/", given | ({"scope": scope} if scope else {}))

    def with_scopes(self, *scopes: str) -> Caller:
        answer = self.ask_for_token(" ".join(scopes))
        assert answer.status_code == 200, answer.content
        return Caller(self.client, self.secret, self.browser, answer.json()["access_token"])

    def get(self, path: str, query: dict[str, Any] | None = None, **headers: str) -> Any:
        return self.browser.get(path, query, headers=self._headers(headers))

    def send(self, method: str, path: str, body: Any, *, kind: str = "application/json", **headers: str) -> Any:
        text = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return self.browser.generic(method, path, text, content_type=kind, headers=self._headers(headers))

    def items(self, path: str, query: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        answer = self.get(path, query)
        assert answer.status_code == 200, answer.content
        return answer.json()["items"]

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        bearer = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return bearer | {name.replace("_", "-"): value for name, value in more.items()}


def make_caller(unit: Unit, code: str = "eva", scopes: tuple[str, ...] = tuple(SCOPES), **more: Any) -> Caller:
    created = actions.create_client(
        code=code,
        name=f"Fagsystemet {code}",
        unit=unit,
        scopes=scopes,
        purpose="Vise aftaler i fagsystemet, LAB § 31",
        by=None,
        on=TODAY,
        **more,
    )
    return Caller(created.client, created.secret, Browser(raise_request_exception=False))


@pytest.fixture(autouse=True)
def _fresh():
    """Nobody has called yet."""
    cache.clear()
    public.document.cache_clear()
    public.page.cache_clear()


@pytest.fixture
def eva(roles, units) -> Caller:
    """The fagsystem of Asta's part of the kommune, with everything a client can have."""
    return make_caller(units.ungeindsats).with_scopes()


@pytest.fixture
def stranger(roles, units) -> Caller:
    """The system of another part of the kommune."""
    return make_caller(units.job, "fremmed").with_scopes()


@pytest.fixture
def world(asta, units, dated_rules, indicators) -> World:
    """One case with one of everything."""
    return fill(unit=units.unge, caseworker=asta)
