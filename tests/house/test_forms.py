"""Every form that writes carries its token, wherever its markup was included from."""

import re

import pytest
from django.test import Client

from tests.house.access import ALLOWED, TABLE
from tests.house.test_access import ADDRESSES, url
from tests.world import fill

FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
WRITES = re.compile(r"^<form\b[^>]*method=\"post\"", re.IGNORECASE)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["asta", "dorte", "ida"])
def test_every_form_that_writes_has_a_token(request, role, asta, units, dated_rules, indicators):
    world = fill(unit=units.unge, caseworker=asta)
    client = Client()
    client.force_login(request.getfixturevalue(role))
    bare = []
    for name in sorted(set(TABLE) & set(ADDRESSES)):
        if TABLE[name].read[role] != ALLOWED:
            continue
        page = client.get(url(name, world.ids)).content.decode()
        bare += [
            (name, form[:90]) for form in FORM.findall(page) if WRITES.match(form) and "csrfmiddlewaretoken" not in form
        ]
    assert bare == []


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_in_danish(asta):
    client = Client(enforce_csrf_checks=True)
    client.force_login(asta)
    answer = client.post("/sager/soeg/", {"q": "Maja"})
    assert answer.status_code == 403
    assert "Siden var for gammel" in answer.content.decode()
