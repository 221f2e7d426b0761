"""Every form that writes carries its token and leads somewhere; what a page offers its reader, she may do."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, resolve

from tests.house.access import ROLES

pytestmark = pytest.mark.django_db
SOURCES = "/regler/"  # names the law behind each rule, by its public address


def shown(tour):
    """Every answer with a page or a part in it, the refusals too."""
    return [answer for answer in tour.answers if answer.is_html]


@pytest.mark.parametrize("role", ROLES)
def test_every_form_that_writes_has_a_token(tour, role):
    bare = {
        (answer.name, answer.how, str(form.attrs))
        for answer in shown(tour)
        if answer.role == role
        for form in answer.page.forms
        if form.method == "post" and not form.has("csrfmiddlewaretoken")
    }
    assert bare == set()


def test_every_form_is_refused_without_its_token_and_taken_with_it(acts):
    """403 without; with it, saved or answered by the form's own sentences, never by an error page."""
    assert {act.label: act.bare for act in acts.acts if act.bare != 403} == {}
    assert {act.label: act.status for act in acts.acts if act.status not in (200, 302, 422)} == {}
    assert len(acts.acts) > 90


def test_a_form_without_its_token_is_refused_in_danish(asta):
    client = Client(enforce_csrf_checks=True)
    client.force_login(asta)
    answer = client.post("/sager/soeg/", {"q": "Maja"})
    assert answer.status_code == 403
    assert "Siden var for gammel" in answer.content.decode()


def leads_nowhere(address: str, here: str) -> bool:
    parts = urlsplit(urljoin(here, address))
    if parts.scheme in ("tel", "mailto"):
        return False
    if parts.netloc or parts.scheme:
        return not (here == SOURCES and parts.scheme == "https")  # no other page leads out of the house
    if parts.path.startswith("/static/"):
        return finders.find(parts.path.removeprefix("/static/")) is None
    try:
        resolve(parts.path)
    except Resolver404:
        return True
    return False


def test_every_link_and_every_form_leads_somewhere(tour):
    lost = set()
    for answer in shown(tour):
        page = answer.page
        asked = [at.get("hx-get") or at.get("hx-post") or "" for _tag, at in page.asks]
        for address in {*page.links, *(form.attrs.get("action", "") for form in page.forms), *asked}:
            if leads_nowhere(address, answer.address):
                lost.add((answer.name, address))
    assert lost == set()


def test_every_link_to_a_place_on_a_page_finds_it(tour):
    """`#wishes` on the page that is shown, or on the page that is led to."""
    ids = {
        answer.address: set(answer.page.ids) for answer in tour.of("asta", how=None) if answer.how in ("page", "other")
    }
    lost = set()
    for answer in tour.of("asta"):
        for link in answer.page.links:
            target, _, place = urljoin(answer.address, link).partition("#")
            there = ids.get(target.partition("?")[0])
            if place and there is not None and place not in there:
                lost.add((answer.name, link))
    assert lost == set()


@pytest.mark.parametrize("role", ["asta", "vera_shared", "dorte", "ida"])
def test_what_a_page_links_to_its_reader_may_open(tour, role):
    """A link that is answered by 403 or 404 promises what the house does not keep."""
    answered = {answer.address: answer.status for answer in tour.of(role, how=None) if answer.how in ("page", "other")}
    closed = set()
    for answer in shown(tour):
        if answer.role != role or answer.status != 200:
            continue
        for link in answer.page.links:
            target = urljoin(answer.address, link).partition("#")[0].partition("?")[0]
            if answered.get(target) in (403, 404):
                closed.add((answer.name, target))
    assert closed == set()
