"""How often the third hensyn stands in the notes: cases out of cases, each number with its list, and nobody's name."""

import pytest
from django.urls import reverse

from cases.models import Meeting
from tests.factories import TODAY, make_case

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("dated_rules", "indicators"),
    pytest.mark.requirement("S3-12"),
]


def held(case, **texts):
    return Meeting.objects.create(case=case, state="holdt", held_on=TODAY, **texts)


@pytest.fixture
def cases(asta, units):
    """One that holds all three, one without the third, one that is not told apart at all."""
    made = [make_case(unit=units.unge, caseworker=asta, name=f"Borger {name}") for name in "ABC"]
    held(made[0], institutional="En frist.", involving="Hun fik at vide, hvad stedet kræver.")
    held(made[0], clarified="Formiddage går bedst.")
    held(made[1], clarified="Kræfterne rækker til tre timer.")
    held(made[2], talked_about="Vi talte om ro.")
    return made


def test_the_share_is_of_those_whose_notes_are_told_apart(client, dorte, cases):
    client.force_login(dorte)
    page = " ".join(client.get(reverse("team")).text.split())
    assert "I 1 sag står der noget om information, støtte og lyst" in page
    assert "2 sager, hvor et notat er delt i tre hensyn" in page


@pytest.mark.parametrize(("code", "shown"), [("information", "A"), ("tre_hensyn", "AB")])
def test_each_number_leads_to_the_cases_it_counts(client, dorte, cases, code, shown):
    client.force_login(dorte)
    page = client.get(reverse("cases:caseload"), {"omfang": "enhed", "inddragelse": code}).text
    assert [name for name in "ABC" if f"Borger {name}" in page] == list(shown)


def test_where_nobody_tells_them_apart_there_is_no_figure(client, dorte, units):
    make_case(unit=units.unge)
    client.force_login(dorte)
    assert "tre hensyn" not in client.get(reverse("team")).text
