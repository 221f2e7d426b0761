"""Every form with room for words warns before they are lost."""

import re

import pytest
from django.test import Client

from tests.house.access import ALLOWED, TABLE
from tests.house.test_access import ADDRESSES, url
from tests.house.test_forms import FORM, WRITES
from tests.world import fill

WORDS = re.compile(r'<textarea(?![^>]*readonly)|<input[^>]*type="text"(?![^>]*hidden)')
# A login, a password and a search hold nothing that anybody would write twice.
NOT_KEPT = {"login", "password", "cases:search", "cases:caseload"}


@pytest.mark.django_db
def test_every_form_with_words_is_guarded(asta, units, dated_rules, indicators):
    world = fill(unit=units.unge, caseworker=asta)
    client = Client()
    client.force_login(asta)
    found, bare = 0, []
    for name in sorted((set(TABLE) & set(ADDRESSES)) - NOT_KEPT):
        if TABLE[name].read["asta"] != ALLOWED:
            continue
        for form in FORM.findall(client.get(url(name, world.ids)).content.decode()):
            if WRITES.match(form) and WORDS.search(form) and 'role="search"' not in form:
                found += 1
                bare += [] if "data-guard" in form.partition(">")[0] else [(name, form[:90])]
    assert bare == []
    assert found > 20
