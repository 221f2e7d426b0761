"""A form that a colleague overtook keeps its text; a form that is sent twice writes once."""

from uuid import uuid4

import pytest
from django.urls import reverse

from cases.actions import bookings, involvement, meetings, wishes
from cases.actions.meetings import Samtale
from cases.models import Contact, EntryMarkedWrong, InvolvementEntry, Meeting, Wish, WishAttempt
from jobcenter.audit.models import Event
from tests.cases.test_samtale_pages import DONE, ENTRY, _edit, new_url, page_of
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


def hidden(page: str, name: str) -> str:
    return page.split(f'name="{name}" value="')[1].split('"')[0]


# --- A colleague was there first ---------------------------------------------------------------------------------------


def _hold(meeting, by):
    told = {"held_on": TODAY, "kind": "opfoelgning", "form": "telefon", "talked_about": "Bos notat."}
    samtale = Samtale(**told, no_step_needed=True)
    meetings.hold(case=meeting.case, by=by, on=TODAY, meeting=meeting, samtale=samtale)


def _miss(meeting, by):
    bookings.missed(meeting=meeting, by=by, on=TODAY)


@pytest.mark.parametrize(("meanwhile", "state"), [(_hold, "holdt"), (_miss, "borgeren kom ikke")])
@pytest.mark.parametrize("address", ["?aftale={}", ""])
def test_notes_for_a_samtale_that_a_colleague_has_noted_stay_on_the_page(as_asta, bo, case, address, meanwhile, state):
    booked = Meeting.objects.create(case=case, planned_on=TODAY)
    url = new_url(case) + address.format(booked.pk)
    opened = as_asta.get(url).content.decode()
    meanwhile(booked, bo)
    sent = DONE | {"aftale": hidden(opened, "aftale"), "row_id": hidden(opened, "row_id")}
    answer = as_asta.post(url, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vi talte om, hvad der skal til." in page
    assert f"imens noteret som »{state}«" in page
    assert reverse("cases:samtale", args=[case.pk, booked.pk]) in page
    assert Meeting.objects.get().talked_about != DONE["talked_about"]


def test_a_booking_of_another_case_is_still_no_door(as_asta, asta, units, case):
    other = Meeting.objects.create(case=make_case(unit=units.unge, caseworker=asta), planned_on=TODAY)
    assert as_asta.post(new_url(case), DONE | {"aftale": str(other.pk)}).status_code == 404


@pytest.fixture
def entry(as_asta, case):
    assert as_asta.post(new_url(case, "involvement_new"), ENTRY).status_code == 302
    return InvolvementEntry.objects.get()


def test_an_edit_of_an_entry_that_was_marked_wrong_stays_on_the_page(as_asta, entry, bo):
    data = _edit(as_asta, entry, citizen_words="Det skrev Asta imens.")
    involvement.mark_wrong(entry=entry, by=bo, on=TODAY, reason="Forkert sag.")
    answer = as_asta.post(page_of(entry, "involvement_edit"), data)
    assert answer.status_code == 422
    assert "Det skrev Asta imens." in answer.content.decode()
    assert "imens markeret som fejlregistreret" in answer.content.decode()
    assert as_asta.get(page_of(entry, "involvement_edit")).status_code == 404


@pytest.mark.parametrize("what", ["answer", "wrong"])
def test_what_is_typed_to_an_entry_that_was_marked_wrong_stays(as_asta, entry, bo, what):
    involvement.mark_wrong(entry=entry, by=bo, on=TODAY, reason="Forkert sag.")
    name, field, more = {
        "answer": ("involvement_answer", "what_changed", [entry.provider_responses.get().pk]),
        "wrong": ("involvement_wrong", "reason", []),
    }[what]
    answer = as_asta.post(page_of(entry, name, *more), {field: "Det skrev Asta imens."})
    assert answer.status_code == 422
    assert "Det skrev Asta imens." in answer.content.decode()
    assert "imens markeret som fejlregistreret" in answer.content.decode()
    assert EntryMarkedWrong.objects.get().marked_by == bo


# --- Sent twice ---------------------------------------------------------------------------------------------------------


def _contact(case, by):
    return reverse("cases:contact_new", args=[case.pk]), {
        "kind": "sms",
        "happened_on": "2026-11-19",
        "direction": "fra_kommunen",
        "text": "Sendte et kort.",
    }


def _wish(case, by):
    return reverse("cases:wishes", args=[case.pk]), {"act": "tilfoej", "kind": "branche", "wording": "et museum"}


def _attempt(case, by):
    wish = wishes.add(case=case, by=by, on=TODAY, wording="et museum")
    typed = {"act": "forsoeg", "kind": "opkald", "outcome": "afventer", "made_on": "2026-11-20", "text": "Ringede."}
    return reverse("cases:wish", args=[case.pk, wish.pk]), typed


def _samtale(case, by):
    return new_url(case), DONE


def _booked(case, by):
    booked = Meeting.objects.create(case=case, planned_on=TODAY)
    return f"{new_url(case)}?aftale={booked.pk}", DONE


def _entry(case, by):
    return new_url(case, "involvement_new"), ENTRY


FORMS = {
    "contact": (_contact, Contact, "row_id", "text"),
    "wish": (_wish, Wish, "row_id", "wording"),
    "attempt": (_attempt, WishAttempt, "row_id", "text"),
    "samtale": (_samtale, Meeting, "row_id", "talked_about"),
    "booked": (_booked, Meeting, "row_id", "talked_about"),
    "entry": (_entry, InvolvementEntry, "inddragelse-row_id", "inddragelse-citizen_words"),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_sent_twice_writes_once_and_leads_to_what_it_wrote(as_asta, asta, case, name):
    build, model, field, _text = FORMS[name]
    url, typed = build(case, asta)
    row_id = hidden(as_asta.get(url).content.decode(), field)
    first, second = (as_asta.post(url, typed | {field: row_id}) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    row = model.objects.get()
    assert name == "booked" or str(row.pk) == row_id
    assert Event.objects.filter(target_id=str(row.pk)).count() == 1


@pytest.mark.parametrize("name", sorted(set(FORMS) - {"booked"}))
def test_other_words_under_the_same_id_are_neither_dropped_nor_written_over(as_asta, asta, case, name):
    build, model, field, text = FORMS[name]
    url, typed = build(case, asta)
    row_id = hidden(as_asta.get(url).content.decode(), field)
    assert as_asta.post(url, typed | {field: row_id}).status_code == 302
    changed = typed | {text: "Noget helt andet, som ingen har gemt."}
    answer = as_asta.post(url, changed | {field: row_id})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Noget helt andet, som ingen har gemt." in page
    assert "gemt én gang før" in page
    assert model.objects.count() == 1
    assert as_asta.post(url, changed | {field: hidden(page, field)}).status_code == 302
    assert model.objects.count() == 2


@pytest.mark.parametrize("row_id", ["rod", "", "4c8f0e5e-1d7a-4b53-9a3c-0d6f2b1a7c99"])
def test_any_id_will_do_and_a_garbled_one_is_none(as_asta, asta, case, row_id):
    url, typed = _contact(case, asta)
    assert as_asta.post(url, typed | {"row_id": row_id}).status_code == 302
    assert Contact.objects.count() == 1


def test_the_id_of_a_row_in_another_case_opens_nothing_and_loses_nothing(as_asta, asta, carl, units, case):
    theirs = make_case(unit=units.job, caseworker=carl)
    taken = Contact.objects.create(case=theirs, kind="opkald", happened_on=TODAY, text="Carls note", id=uuid4())
    url, typed = _contact(case, asta)
    assert as_asta.post(url, typed | {"row_id": str(taken.pk)}).status_code == 302
    assert case.contacts.get().pk != taken.pk
    taken.refresh_from_db()
    assert (taken.case, taken.text) == (theirs, "Carls note")
