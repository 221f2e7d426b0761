"""What it is about, in a text of the borger's own: staff may read it, and nobody but her may follow it up (S3-21)."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from cases.actions import persons
from cases.models import ProblemDefinition
from jobcenter.audit.models import Event
from tests.cases.borger import NAME, hard, hidden
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
KIOSK, BACK, PASSWORD = "/borger/", "/borger/tilbage/", "en-lang-adgangskode"
OURS, HERS = "Maja siger, at hun er træt", "Jeg er ikke doven. Jeg sover dårligt."


@pytest.fixture
def case(asta, units):
    asta.set_password(PASSWORD)
    asta.save()
    return make_case(unit=units.unge, caseworker=asta, name=NAME)


@pytest.fixture
def staff(asta, case):  # after the password is set
    client = Client()
    client.force_login(asta)
    return client


def at(name, case, *more):
    return reverse(f"cases:{name}", args=[case.pk, *more])


def relay(staff, case, text=OURS, version=0):
    return staff.post(at("problem", case, "borger"), {"version": version, "text": text})


def write(staff, case, text=HERS):
    """She is handed the screen, writes, and the password brings it back."""
    assert staff.post(at("problem_kiosk", case))["Location"] == KIOSK
    page = staff.get(KIOSK).text
    answer = staff.post(KIOSK, {"row_id": hidden(page), "text": text})
    staff.post(BACK, {"password": PASSWORD})
    return answer


def texts(case):
    return list(case.problem_definitions.filter(voice="borger").values_list("channel", "text", "noted_by"))


@pytest.mark.requirement("S3-21")
def test_a_text_that_the_borger_wrote_is_closed_to_staff(staff, asta, bo, case):
    assert relay(staff, case).status_code == 302
    assert write(staff, case).status_code == 302
    assert texts(case) == [("", OURS, asta.pk), ("kiosk", HERS, None)]
    for version in ("", "1", "2"):
        assert relay(staff, case, "Noget pænere", version).status_code == 403
    with pytest.raises(PermissionDenied):
        persons.define_problem(case=case, by=bo, on=TODAY, voice="borger", text="Noget pænere")
    assert len(texts(case)) == 2


@pytest.mark.requirement("S3-21")
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_other_way_of_sending_changes_it(staff, case, method):
    write(staff, case)
    assert getattr(staff, method)(at("problem", case, "borger")).status_code == 405
    assert texts(case) == [("kiosk", HERS, None)]


@pytest.mark.requirement("S3-21")
def test_the_database_refuses_to_rewrite_it(staff, case):
    write(staff, case)
    for act in (lambda rows: rows.update(text="Noget pænere"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            act(ProblemDefinition.objects.filter(case=case))


@pytest.mark.requirement("S3-21")
def test_she_follows_it_up_with_a_new_text_and_both_stay(staff, case):
    write(staff, case)
    write(staff, case, "Jeg sover bedre nu.")
    page = staff.get(at("about", case)).text
    assert page.index("Jeg sover bedre nu.") < page.index("Sådan stod der før") < page.index(HERS)
    assert "skrevet af borgeren" in page


@pytest.mark.requirement("S3-21")
def test_the_page_shows_her_text_and_no_form_for_it(staff, case):
    write(staff, case)
    page = staff.get(at("problem", case, "borger")).text
    assert HERS in page and "Kun borgeren kan sige det på en anden måde." in page
    assert 'name="text"' not in page
    assert 'name="text"' in staff.get(at("problem", case, "faglig")).text


@pytest.mark.requirement("S3-21")
def test_from_paper_it_says_who_typed_it_and_is_hers_all_the_same(staff, asta, case):
    answer = staff.post(at("problem_paper", case), {"given_on": "2026-11-18", "text": HERS}, follow=True)
    assert "kan ikke ændres" in answer.text
    row = ProblemDefinition.objects.get()
    assert (row.channel, row.noted_by, row.noted_on.isoformat()) == ("papir", asta, "2026-11-18")
    assert f"På papir, skrevet ind af en medarbejder: {asta.full_name}" in answer.text
    assert relay(staff, case, "Noget pænere").status_code == 403


@pytest.mark.requirement("S3-21")
def test_that_the_two_differ_is_no_obstacle_and_saying_the_same_is_allowed_her(staff, asta, case):
    persons.define_problem(case=case, by=asta, on=TODAY, voice="faglig", text="Søvnen driller")
    write(staff, case, "Søvnen driller")
    write(staff, case)
    page = staff.get(at("plan", case))
    assert page.status_code == 200


def test_her_page_is_easy_shows_no_name_and_may_be_skipped(staff, case):
    staff.post(at("problem_kiosk", case))
    page = staff.get(KIOSK).text
    assert NAME not in page and "<nav" not in page
    assert hard(page) == []
    empty = staff.post(KIOSK, {"row_id": hidden(page), "text": "  "})
    assert empty.status_code == 422 and "Der står ikke noget endnu." in empty.text
    assert staff.get(at("about", case))["Location"] == KIOSK
    assert staff.post(KIOSK, {"spring_over": "1"}).status_code == 302
    assert not ProblemDefinition.objects.exists()
    assert staff.post(BACK, {"password": PASSWORD})["Location"] == at("problem", case, "borger")


def test_sent_twice_it_is_one_text(staff, case):
    staff.post(at("problem_kiosk", case))
    sent = {"row_id": hidden(staff.get(KIOSK).text), "text": HERS}
    staff.post(KIOSK, sent)
    staff.post(KIOSK, sent)
    assert texts(case) == [("kiosk", HERS, None)]
    assert Event.objects.get(kind="problem.told_by_borger").data == {"channel": "kiosk"}


def test_only_those_who_record_hand_over_the_screen_or_type_from_paper(client, asta, vera, dorte, case):
    share(case, vera)
    for who in (vera, dorte):
        client.force_login(who)
        assert client.post(at("problem_kiosk", case)).status_code == 403
        assert client.post(at("problem_paper", case), {"text": HERS}).status_code == 403
    with pytest.raises(ValidationError):
        persons.own_problem(case=case, by=asta, on=TODAY, channel="link", text=HERS)


@pytest.mark.parametrize(
    "broken",
    [{"voice": "faglig", "channel": "kiosk"}, {"channel": "papir"}, {"channel": "brev"}, {"channel": "kiosk", "by": 1}],
)
def test_the_table_knows_whose_words_they_are(asta, case, broken):
    values = {"voice": "borger", "noted_by": asta if broken.pop("by", None) else None} | broken
    with pytest.raises(IntegrityError), transaction.atomic():
        ProblemDefinition.objects.create(case=case, text=HERS, noted_on=TODAY, **values)
