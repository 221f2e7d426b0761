"""The documentation budget: no field is demanded without a purpose, and the habit is five a form."""

from __future__ import annotations

import pytest

from cases.forms.purposes import acts, register, required

# A sanction step is weighed in the order of the law, and every part of it protects the borger.
MAY_ASK_FOR_MORE = {"SanctionForm"}
HABIT = 5


@pytest.mark.requirement("S2-03")
@pytest.mark.requirement("S1-61")
def test_every_field_that_must_be_filled_in_has_a_purpose_and_a_reader():
    known = register()
    asked = {f"{form}.{name}" for form, fields in required().items() for name in fields}
    lines = {f"{form}.{name}": line for form, row in known.items() for name, line in row.items()}
    without = sorted(one for one in asked if lines.get(one, "").count("|") not in (1, 2))
    assert without == []
    assert not [one for one in asked if not all(part.strip() for part in lines[one].split("|"))]


@pytest.mark.requirement("S2-03")
def test_no_purpose_outlives_its_field():
    fields = required()
    lines = {(form, name) for form, row in register().items() for name in row if name not in ("act", "like")}
    assert sorted(f"{form}.{name}" for form, name in lines if name not in fields.get(form, {})) == []


@pytest.mark.requirement("S4-92")
def test_no_form_asks_for_more_than_the_habit_without_a_reason():
    over = {form for form, fields in required().items() if len(fields) > HABIT}
    assert over == MAY_ASK_FOR_MORE


@pytest.mark.requirement("S2-03")
@pytest.mark.django_db
def test_the_register_is_a_page_that_counts_what_each_act_asks_for(client, asta):
    client.force_login(asta)
    page = client.get("/dokumentation/").content.decode()
    for act in acts():
        assert f'{act.title} <span class="count">({act.count})</span>' in page
    assert "Forvaltningsloven § 19" in page
    for act in ("Skriv et dilemma", "Skriv om »Lån et øre«"):  # asked for outside the sag
        assert f'{act} <span class="count">' in page
