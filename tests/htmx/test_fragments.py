"""Page or part: what htmx asks for, and what rides along."""

import pytest
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from jobcenter.htmx import fragment, is_fragment
from jobcenter.htmx.gallery import _context

HTMX = {"HX-Request": "true"}


@pytest.fixture
def asked():
    def asking(**headers):
        request = RequestFactory().get("/komponenter/", headers=headers)
        request.htmx = HtmxDetails(request)
        request.user = AnonymousUser()
        request._messages = CookieStorage(request)
        return request

    return asking


def answer(request, **options):
    return fragment(request, "gallery.html", _context(request), part="_gallery_list.html", **options)


def test_a_browser_gets_the_page(asked):
    response = answer(asked())
    assert "<html" in response.text
    assert 'id="liste"' in response.text


def test_htmx_gets_the_part(asked):
    response = answer(asked(**HTMX))
    assert "<html" not in response.text
    assert response.text.lstrip().startswith('<div id="liste"')


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_boosted_and_restored_pages_are_whole(asked, header):
    assert not is_fragment(asked(**HTMX, **{header: "true"}))


def test_a_request_without_the_middleware_is_a_page():
    assert not is_fragment(RequestFactory().get("/"))


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_both_say_what_they_vary_on(asked, headers):
    assert "HX-Request" in answer(asked(**headers))["Vary"]


def test_the_status_is_kept(asked):
    assert answer(asked(**HTMX), status=422).status_code == 422


def test_messages_ride_along_with_a_part(asked):
    request = asked(**HTMX)
    messages.success(request, "Samtalen er gemt.")
    text = answer(request).text
    assert text.count("Samtalen er gemt.") == 1
    assert 'hx-swap-oob="true"' in text


def test_no_message_no_swap_beside_the_part(asked):
    assert "hx-swap-oob" not in answer(asked(**HTMX)).text
