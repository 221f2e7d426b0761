"""What a samtale may hold besides its one text: all of it optional, none of it asked for twice, and saved in one go."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.actions import bookings, meetings
from cases.actions.meetings import NextStep, Samtale
from cases.enums import MeetingState
from cases.forms.bookings import BookingForm, ExplanationForm
from cases.forms.samtale import NotesForm, SamtaleForm
from cases.forms.utterances import UtteranceForm
from cases.models import Meeting
from cases.wording.prompts import PROMPTS, MandatoryWithoutLaw, Prompt, read
from jobcenter.audit.models import Event
from jobcenter.rows import StaleEdit
from tests.cases.test_samtale_pages import DONE, SAMTALE, new_url, with_
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
HENSYN = {
    "institutional": "Fristen for den næste samtale.",
    "clarified": "Formiddage går bedst.",
    "involving": "Hun fik at vide, hvad museet kræver.",
}


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


def after(meeting):
    return reverse("cases:samtale_after", args=[meeting.case_id, meeting.pk])


# --- Three hensyn -------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-12")
def test_three_hensyn_are_kept_apart_and_shown_apart(as_asta, case):
    assert as_asta.post(new_url(case), DONE | HENSYN | {"talked_about": ""}).status_code == 302
    meeting = Meeting.objects.get()
    assert {name: getattr(meeting, name) for name in HENSYN} == HENSYN
    page = as_asta.get(reverse("cases:samtale", args=[case.pk, meeting.pk])).text
    shown = [page.index(text) for text in HENSYN.values()]
    assert shown == sorted(shown)
    assert "Der er ikke skrevet noget." not in page


@pytest.mark.requirement("S3-12")
def test_an_empty_third_hensyn_is_saved_and_asked_about_gently(as_asta, case):
    soft = "Der står ikke noget om, hvad borgeren fik at vide"
    assert as_asta.post(new_url(case), DONE | HENSYN | {"involving": " "}).status_code == 302
    assert soft in as_asta.get(after(Meeting.objects.get())).text
    Meeting.objects.all().delete()
    as_asta.post(new_url(case), DONE | HENSYN)
    assert soft not in as_asta.get(after(Meeting.objects.get())).text


@pytest.mark.requirement("S3-12", "S1-60")
def test_who_has_told_how_the_borger_was_part_of_it_is_not_asked_again(as_asta, case):
    as_asta.post(new_url(case), DONE | with_(phase="regulering", barriers=["tid"]))
    assert "Der står ikke noget om, hvad borgeren" not in as_asta.get(after(Meeting.objects.get())).text


@pytest.mark.parametrize("only", ["talked_about", *HENSYN])
def test_one_text_is_enough_whichever_it_is(as_asta, case, only):
    texts = dict.fromkeys(("talked_about", *HENSYN), "")
    assert as_asta.post(new_url(case), DONE | texts | {only: "Vi talte om ro."}).status_code == 302


def test_without_a_word_nothing_is_saved_and_the_sentence_stands_at_the_first_box(as_asta, asta, case):
    answer = as_asta.post(new_url(case), DONE | {"talked_about": "  "})
    assert answer.status_code == 422
    assert 'id="id_talked_about_error"' in answer.text
    assert "Én sætning er nok." in answer.text
    told = {"held_on": TODAY, "kind": "opfoelgning", "form": "telefon", "no_step_needed": True}
    with pytest.raises(ValidationError, match="Én sætning"):
        meetings.hold(case=case, by=asta, on=TODAY, samtale=Samtale(**told))


# --- Prompts, never scripts ---------------------------------------------------------------------------------------------

# Why a field of these screens has to be filled in: what would be untrue without it, and that it is answered already.
# A new one needs a row here, with a law where it is not about the truth, and takes its place among at most five (S2-03).
NEEDED = {
    "held_on": "a held samtale has a day; filled in beforehand",
    "kind": "a call and a visit are not the same samtale; filled in beforehand",
    "form": "which contact it was, the dated rules count by it; filled in beforehand",
    "planned_on": "a booking without a day is no booking",
    "text": "an utterance without its words is none",
    "said_on": "what was said has a day; filled in beforehand",
}


def fields_of(form):
    for part in form.parts():
        for name, field in part.fields.items():
            if not field.widget.is_hidden:
                yield part, name, field


def screens(case):
    meeting = Meeting.objects.create(case=case, state="holdt", held_on=TODAY, talked_about="Ro.")
    return [
        SamtaleForm(on=TODAY),
        NotesForm(row=meeting, on=TODAY),
        BookingForm(),
        ExplanationForm(row=meeting),
        UtteranceForm(initial={"said_on": TODAY}),
    ]


@pytest.mark.requirement("S3-19", "S2-03")
def test_nothing_is_needed_that_neither_the_law_nor_the_truth_asks_for(case):
    for form in screens(case):
        needed = [name for _part, name, field in fields_of(form) if field.required]
        assert set(needed) <= set(NEEDED), type(form)
        assert len(needed) <= 5
        assert isinstance(form, forms.Form)


@pytest.mark.requirement("S3-19", "S4-92")
def test_what_is_needed_for_a_samtale_is_filled_in_beforehand(case):
    form = SamtaleForm(on=TODAY)
    assert all(form[name].value() for _part, name, field in fields_of(form) if field.required)


@pytest.mark.requirement("S3-19")
def test_a_note_saves_with_all_prompts_skipped_and_no_page_counts_them(as_asta, case):
    page = as_asta.get(new_url(case)).text
    assert all(prompt.text in page for prompt in PROMPTS)
    assert "Ingen rækkefølge, og ingen af dem skal bruges." in page
    assert "%" not in page.partition("<main")[2].partition("</main>")[0]
    assert as_asta.post(new_url(case), DONE).status_code == 302
    meeting = Meeting.objects.get()
    assert [getattr(meeting, name) for name in (*HENSYN, "spoken", "present")] == ["", "", "", "", []]


@pytest.mark.requirement("S3-19")
def test_a_prompt_becomes_mandatory_by_law_alone(tmp_path: Path):
    with pytest.raises(MandatoryWithoutLaw):
        Prompt("Hvad er dit mål?", mandatory=True, legal_basis=" ")
    file = tmp_path / "prompts.toml"
    file.write_text('[[prompt]]\ntext = "Hvad er dit mål?"\nmandatory = true\n')
    with pytest.raises(MandatoryWithoutLaw):
        read(file)
    file.write_text('[[prompt]]\ntext = "Hvad er dit mål?"\nmandatory = true\nlegal_basis = "LAB § 36"\n')
    assert read(file)[0].legal_basis == "LAB § 36"
    assert not any(prompt.mandatory for prompt in PROMPTS)


# --- Who was there, and in which language -------------------------------------------------------------------------------


@pytest.mark.requirement("S4-79")
def test_who_was_there_and_a_shift_of_language_are_noted_and_read(as_asta, case):
    told = {"present": ["tolk", "bisidder"], "spoken": "arabisk, dansk fra midten"}
    as_asta.post(new_url(case), DONE | told)
    meeting = Meeting.objects.get()
    assert (meeting.present, meeting.spoken) == (["bisidder", "tolk"], "arabisk, dansk fra midten")
    page = as_asta.get(reverse("cases:samtale", args=[case.pk, meeting.pk])).text
    assert "Bisidder, Tolk" in page
    assert "arabisk, dansk fra midten" in page


@pytest.mark.requirement("S4-79")
def test_somebody_who_is_on_no_list_is_refused_in_words(as_asta, case):
    answer = as_asta.post(new_url(case), DONE | {"present": ["hund"]})
    assert answer.status_code == 422
    assert not Meeting.objects.exists()
    assert as_asta.post(new_url(case), DONE | {"spoken": "x" * 61}).status_code == 422


def test_notes_are_revised_whole_and_a_stale_copy_shows_both_lists(as_asta, case):
    as_asta.post(new_url(case), DONE | {"present": ["tolk"]})
    meeting = Meeting.objects.get()
    url = reverse("cases:samtale_edit", args=[case.pk, meeting.pk])
    typed = {"held_on": "2026-11-20", "form": "telefon", "kind": "opfoelgning", "version": "1"}
    typed |= {"talked_about": "Samme.", "present": ["mentor", "bisidder"], **HENSYN}
    assert as_asta.post(url, typed).status_code == 302
    answer = as_asta.post(url, typed | {"present": ["tolk"]})
    assert answer.status_code == 409
    assert "Bisidder, Mentor" in answer.text
    meeting.refresh_from_db()
    assert meeting.present == ["bisidder", "mentor"]
    assert meeting.clarified == HENSYN["clarified"]


# --- The next step and the next samtale ---------------------------------------------------------------------------------


@pytest.mark.requirement("S3-05", "S3-16")
def test_a_next_step_without_somebody_to_do_it_is_refused(case, asta):
    told = {"held_on": TODAY, "kind": "opfoelgning", "form": "telefon", "talked_about": "Ro."}
    with pytest.raises(ValidationError, match="Vælg, hvem der gør det"):
        meetings.hold(case=case, by=asta, on=TODAY, samtale=Samtale(**told, step=NextStep("Besøg", TODAY, "")))
    assert not Meeting.objects.exists()


@pytest.mark.requirement("S3-05")
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"step": "Besøg på museet"}, "Sæt en dato på"),
        ({"step_on": "2026-12-02"}, "Skriv, hvad der skal ske den dag."),
        ({"aftaler-0-what": "Ser på museet"}, "Hvad er næste skridt, og hvornår?"),
        ({"aftaler-0-what": "", "aftaler-0-due_on": "2026-12-02"}, "Skriv, hvad der er lovet."),
        ({"aftaler-0-what": "Ringer", "aftaler-0-party": "", "aftaler-0-due_on": "2026-12-02"}, "Vælg, hvem"),
    ],
)
def test_a_samtale_is_not_closed_on_half_a_step(as_asta, case, typed, sentence):
    answer = as_asta.post(new_url(case), SAMTALE | typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Meeting.objects.exists()


def test_the_next_samtale_is_booked_in_the_same_save(as_asta, case):
    ahead = {"next_on": "2026-12-04", "next_time": "10.30", "next_form": "telefon", "next_purpose": "Høre om museet"}
    assert as_asta.post(new_url(case), DONE | ahead).status_code == 302
    booked = Meeting.objects.get(state=MeetingState.AFTALT)
    assert (booked.planned_on, booked.planned_time) == (date(2026, 12, 4), time(10, 30))
    assert (booked.form, booked.purpose) == ("telefon", "Høre om museet")
    events = Event.objects.filter(kind__startswith="meeting.").values_list("kind", flat=True)
    assert sorted(events) == ["meeting.held", "meeting.planned"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"next_on": "2026-11-19"}, "Den dag er gået."),
        ({"next_time": "10.30"}, "Vælg den dag, I er blevet enige om"),
        ({"next_purpose": "Høre om museet"}, "Vælg den dag, I er blevet enige om"),
        ({"next_on": "2026-12-04", "next_time": "25.00"}, "Skriv et klokkeslæt"),
        ({"next_on": "2926-12-04"}, "Årstallet 2926"),
    ],
)
def test_a_booking_that_cannot_be_kept_takes_the_samtale_back_and_says_why(as_asta, case, typed, sentence):
    answer = as_asta.post(new_url(case), DONE | typed)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not Meeting.objects.exists()


# --- Udeblivelse: her explanation first ---------------------------------------------------------------------------------


@pytest.fixture
def missed(case):
    return Meeting.objects.create(case=case, planned_on=TODAY - timedelta(days=1), state="udeblevet")


@pytest.mark.requirement("S3-36")
def test_who_did_not_come_is_asked_and_nothing_waits_for_the_answer(as_asta, case):
    booked = Meeting.objects.create(case=case, planned_on=TODAY)
    page = reverse("cases:samtale", args=[case.pk, booked.pk])
    assert as_asta.post(f"{page}udfald/", {"act": "udeblev"}).status_code == 302
    shown = as_asta.get(page).text
    assert "Hvad siger borgeren selv?" in shown
    assert 'action="' + reverse("cases:meeting_explanation", args=[case.pk, booked.pk]) in shown
    typed = {"citizen_explanation": "Bussen kørte ikke.", "version": "2"}
    assert as_asta.post(f"{page}forklaring/", typed).status_code == 302
    booked.refresh_from_db()
    assert booked.citizen_explanation == "Bussen kørte ikke."
    assert "Bussen kørte ikke." in as_asta.get(page).text
    again = as_asta.post(f"{page}forklaring/", typed | {"citizen_explanation": "Noget andet."})
    assert again.status_code == 409
    assert "Bussen kørte ikke." in again.text and "Noget andet." in again.text


@pytest.mark.requirement("S3-36")
def test_only_a_samtale_that_came_to_nothing_has_an_explanation(as_asta, asta, case, missed):
    who = {"by": asta, "on": TODAY, "citizen_explanation": "Bussen"}
    with pytest.raises(StaleEdit):
        bookings.explain(meeting=missed, version=7, **who)
    bookings.reopen(meeting=missed, by=asta, on=TODAY)
    with pytest.raises(ValidationError, match="imens noteret"):
        bookings.explain(meeting=missed, version=None, **who)
    url = reverse("cases:meeting_explanation", args=[case.pk, missed.pk])
    assert as_asta.get(url).status_code == 302
    answer = as_asta.post(url, {"citizen_explanation": "Bussen", "version": "2"})
    assert answer.status_code == 422 and "Bussen" in answer.text
