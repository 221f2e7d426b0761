"""Every form with room for words warns before they are lost."""

from __future__ import annotations

import pytest

from tests.house.html import Form

# A login, a password and a search hold nothing that anybody would write twice.
NOT_KEPT = {"login", "password", "cases:search", "cases:caseload"}


def has_room_for_words(form: Form) -> bool:
    return any(
        control.kind in ("textarea", "text") and "readonly" not in control.attrs and "hidden" not in control.attrs
        for control in form.controls
    )


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["asta", "vera_shared", "dorte", "ida"])
def test_every_form_with_words_is_guarded(tour, role):
    found, bare = 0, []
    for answer in tour.of(role, how=None):
        for form in answer.page.forms if answer.name not in NOT_KEPT else ():
            if form.method == "post" and has_room_for_words(form) and form.attrs.get("role") != "search":
                found += 1
                bare += [] if "data-guard" in form.attrs else [(answer.name, str(form.attrs))]
    assert bare == []
    assert found > {"asta": 60, "vera_shared": 4}.get(role, -1)
