"""Booking a samtale: a day ahead, moves by a table, no blame when it comes to nothing, and the flag that follows."""

import re
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cases.actions import bookings
from cases.enums import MeetingForm, MeetingKind, MeetingState
from cases.enums.meeting_moves import MEETING_MOVES
from cases.models import Meeting
from cases.queries.timeline import timeline
from jobcenter.audit.models import Event
from jobcenter.rows import StaleEdit
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
DAY = timedelta(days=1)
WEEK = TODAY + 7 * DAY
SATURDAY = date(2026, 11, 28)
AGREED = {"kind": MeetingKind.OPFOELGNING, "form": MeetingForm.FREMMOEDE}
TYPED = {
    "planned_on": "2026-11-27",
    "planned_time": "10:30",
    "form": "telefon",
    "kind": "opfoelgning",
    "purpose": "Hvordan var besøget?",
}


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def booked(case, asta):
    return bookings.plan(case=case, by=asta, on=TODAY, planned_on=WEEK, **AGREED)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


def at(name, case, *args):
    return reverse(f"cases:{name}", args=[case.pk, *args])


def flagged(case):
    return case.flags.open().filter(code="intet_naeste_skridt").exists()


# --- The action -------------------------------------------------------------------------------------------------------


def test_a_booking_leaves_its_event_without_a_word_of_its_purpose(case, asta):
    row = bookings.plan(
        case=case, by=asta, on=TODAY, planned_on=WEEK, planned_time=time(9), purpose=" Noget privat ", **AGREED
    )
    assert (row.state, row.planned_on, row.planned_time, row.purpose) == ("aftalt", WEEK, time(9), "Noget privat")
    event = Event.objects.get(kind="meeting.planned")
    assert (event.actor_id, event.target_id) == (asta.pk, str(row.pk))
    assert event.data == {"planned_on": WEEK.isoformat(), "kind": "opfoelgning", "form": "fremmoede"}
    assert not row.substantive


@pytest.mark.parametrize(("day", "fine"), [(TODAY - DAY, False), (TODAY, True), (SATURDAY, True)])
def test_a_day_that_is_gone_is_refused_and_a_day_off_is_not(case, asta, booked, day, fine):
    for act in (
        lambda: bookings.plan(case=case, by=asta, on=TODAY, planned_on=day, **AGREED),
        lambda: bookings.move(meeting=booked, by=asta, on=TODAY, version=1, planned_on=day, **AGREED),
    ):
        if fine:
            assert act().planned_on == day
        else:
            with pytest.raises(ValidationError, match="Den dag er gået") as refused:
                act()
            assert list(refused.value.message_dict) == ["planned_on"]
    assert Meeting.objects.count() == 1 + fine


ALLOWED = {
    ("flyt", "aftalt"): "aftalt",
    ("udeblev", "aftalt"): "udeblevet",
    ("aflys_borger", "aftalt"): "aflyst_borger",
    ("aflys_kommune", "aftalt"): "aflyst_kommune",
    ("tag_tilbage", "udeblevet"): "aftalt",
    ("tag_tilbage", "aflyst_borger"): "aftalt",
    ("tag_tilbage", "aflyst_kommune"): "aftalt",
}
ACTS = {
    "flyt": lambda row, who: bookings.move(meeting=row, version=None, planned_on=WEEK, **AGREED, **who),
    "udeblev": lambda row, who: bookings.missed(meeting=row, **who),
    "aflys_borger": lambda row, who: bookings.cancel(meeting=row, by_whom="borger", **who),
    "aflys_kommune": lambda row, who: bookings.cancel(meeting=row, by_whom="kommune", **who),
    "tag_tilbage": lambda row, who: bookings.reopen(meeting=row, **who),
}


def test_every_move_of_the_table_has_its_act():
    assert {move.code for move in MEETING_MOVES} == set(ACTS)


@pytest.mark.parametrize("state", MeetingState.values)
@pytest.mark.parametrize("code", ACTS)
def test_every_move_from_every_state(case, asta, code, state):
    held = {"held_on": TODAY, "held_by": asta} if state == "holdt" else {}
    row = Meeting.objects.create(case=case, state=state, planned_on=TODAY, **held)
    who = {"by": asta, "on": TODAY}
    if (code, state) in ALLOWED:
        assert ACTS[code](row, who).state == ALLOWED[code, state]
        assert Event.objects.filter(kind__startswith="meeting.", target_id=str(row.pk)).count() == 1
    else:
        with pytest.raises(ValidationError, match="Det kan ikke gøres nu"):
            ACTS[code](row, who)
        assert not Event.objects.filter(kind__startswith="meeting.").exists()
    row.refresh_from_db()
    assert row.state == ALLOWED.get((code, state), state)


def test_who_cancelled_stays_on_the_row_the_event_and_the_timeline(case, asta):
    ours, theirs = (Meeting.objects.create(case=case, planned_on=TODAY) for _ in range(2))
    bookings.cancel(meeting=ours, by=asta, on=TODAY, by_whom="kommune")
    bookings.cancel(meeting=theirs, by=asta, on=TODAY, by_whom="borger")
    told = {event.target_id: event.data["state"] for event in Event.objects.filter(kind="meeting.cancelled")}
    assert told == {str(ours.pk): "aflyst_kommune", str(theirs.pk): "aflyst_borger"}
    assert {row.title for row in timeline(case, TODAY, notes=False)} >= {
        "Opfølgning: aflyst af kommunen",
        "Opfølgning: aflyst af borgeren",
    }


def test_nobody_stayed_away_from_a_day_that_has_not_come(asta, booked):
    with pytest.raises(ValidationError, match=r"Samtalen er først den 27\. november 2026"):
        bookings.missed(meeting=booked, by=asta, on=WEEK - DAY)
    assert bookings.missed(meeting=booked, by=asta, on=WEEK).state == MeetingState.UDEBLEVET


def test_a_stale_move_overwrites_nothing(asta, bo, booked):
    bookings.move(meeting=booked, by=bo, on=TODAY, version=1, planned_on=WEEK + DAY, **AGREED)
    with pytest.raises(StaleEdit):
        bookings.move(meeting=booked, by=asta, on=TODAY, version=1, planned_on=WEEK + 2 * DAY, **AGREED)
    booked.refresh_from_db()
    assert booked.planned_on == WEEK + DAY
    assert Event.objects.get(kind="meeting.moved").data["days"] == 1


def test_who_may_not_record_may_neither_book_nor_cancel(case, booked, carl, vera, dorte):
    share(case, vera)
    for person in (carl, vera, dorte):
        who = {"by": person, "on": TODAY}
        with pytest.raises(PermissionDenied):
            bookings.plan(case=case, planned_on=WEEK, **AGREED, **who)
        for act in ACTS.values():
            with pytest.raises(PermissionDenied):
                act(booked, who)
    assert list(Meeting.objects.values_list("pk", "state")) == [(booked.pk, "aftalt")]


@pytest.mark.requirement("S4-50")
@pytest.mark.parametrize("code", ["aflys_borger", "aflys_kommune"])
def test_the_flag_closes_with_the_booking_and_opens_when_it_is_called_off(case, asta, code):
    who = {"by": asta, "on": TODAY}
    gone = Meeting.objects.create(case=case, planned_on=TODAY - 30 * DAY)
    bookings.cancel(meeting=gone, by_whom="kommune", **who)
    assert flagged(case)
    row = bookings.plan(case=case, planned_on=WEEK, **AGREED, **who)
    assert not flagged(case)
    ACTS[code](row, who)
    assert flagged(case)
    bookings.reopen(meeting=row, **who)
    assert not flagged(case)


@pytest.mark.requirement("S4-50")
def test_a_borger_who_did_not_come_has_no_next_step_any_more(case, asta, booked):
    assert not flagged(case)
    bookings.missed(meeting=booked, by=asta, on=WEEK)
    assert flagged(case)


# --- The pages --------------------------------------------------------------------------------------------------------


def test_a_samtale_is_booked_from_the_next_card(as_asta, case):
    assert at("meeting_plan", case) in as_asta.get(at("case", case)).text
    answer = as_asta.post(at("meeting_plan", case), TYPED, follow=True)
    row = Meeting.objects.get()
    assert answer.redirect_chain[-1][0] == at("samtale", case, row.pk)
    assert "Samtalen er aftalt til den 27. november 2026." in answer.text
    assert "Aftalt kl. 10.30 · Telefon" in answer.text
    assert "helligdag" not in answer.text
    card = as_asta.get(at("case", case)).text
    assert "27. november 2026 kl. 10.30" in card
    assert "Hvordan var besøget?" in card
    assert at("samtale", case, row.pk) in card


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"planned_on": ""}, "Vælg den dag, I er blevet enige om."),
        ({"planned_on": "2026-11-19"}, "Den dag er gået. Vælg i dag eller en senere dag."),
        ({"planned_on": "31-11-2026"}, "Skriv en dato, der findes"),
        ({"planned_time": "kvart i"}, "Skriv et klokkeslæt, for eksempel 10.30."),
        ({"kind": "afhøring"}, "Det valg findes ikke. Vælg et fra listen."),
        ({"purpose": "Besøget? " * 30}, "Skriv højst 200 tegn"),
    ],
)
def test_a_booking_that_cannot_be_saved_says_what_would_be_right(as_asta, case, typed, says):
    answer = as_asta.post(at("meeting_plan", case), TYPED | typed)
    assert answer.status_code == 422
    assert answer.text.count(says) == 2
    assert "Besøget?" in answer.text or "Hvordan var besøget?" in answer.text
    assert not Meeting.objects.exists()


def test_a_clock_may_be_written_as_danes_do(as_asta, case):
    assert as_asta.post(at("meeting_plan", case), TYPED | {"planned_time": "9.15"}).status_code == 302
    assert Meeting.objects.get().planned_time == time(9, 15)


def test_a_day_off_is_mentioned_and_saved_all_the_same(as_asta, case):
    answer = as_asta.post(at("meeting_plan", case), TYPED | {"planned_on": SATURDAY.isoformat()}, follow=True)
    assert "ligger i en weekend eller på en helligdag" in answer.text
    assert Meeting.objects.get().planned_on == SATURDAY


def test_the_page_of_a_booked_samtale_offers_what_the_day_allows(as_asta, case, booked, settings):
    url = at("samtale", case, booked.pk)
    ahead = as_asta.get(url).text
    assert at("meeting_move", case, booked.pk) in ahead
    assert 'value="aflys_borger"' in ahead
    assert 'value="udeblev"' not in ahead
    settings.TODAY = WEEK
    assert 'value="udeblev"' in as_asta.get(url).text


def test_not_come_is_one_tap_and_leads_to_a_call(as_asta, case):
    row = Meeting.objects.create(case=case, planned_on=TODAY, purpose="Om besøget", form="telefon")
    shown = as_asta.post(at("meeting_outcome", case, row.pk), {"act": "udeblev"}, follow=True).text
    assert "Ring og hør, hvordan det går" in shown
    assert at("contact_new", case) in shown
    assert 'value="tag_tilbage"' in shown
    again = f"{at('meeting_plan', case)}?igen={row.pk}"
    assert again in shown
    form = as_asta.get(again).text
    assert 'value="Om besøget"' in form
    assert re.search(r'value="telefon"[^>]* checked', form)
    assert 'value="2026-11-20"' not in form  # the day that was missed is no suggestion
    as_asta.post(at("meeting_outcome", case, row.pk), {"act": "tag_tilbage"})
    row.refresh_from_db()
    assert row.state == "aftalt"


def test_an_earlier_samtale_that_is_not_of_this_sag_suggests_nothing(as_asta, asta, units, case):
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    theirs = Meeting.objects.create(case=other, planned_on=TODAY, purpose="Noget hemmeligt")
    for wanted in (theirs.pk, "rod", ""):
        answer = as_asta.get(f"{at('meeting_plan', case)}?igen={wanted}")
        assert answer.status_code == 200
        assert "Noget hemmeligt" not in answer.text


@pytest.mark.parametrize("act", ["", "holdt", "flyt"])
def test_an_unknown_tap_is_no_act(as_asta, case, booked, act):
    assert as_asta.post(at("meeting_outcome", case, booked.pk), {"act": act}).status_code == 400


def test_a_tap_twice_is_said_and_not_done_again(as_asta, case, booked):
    url = at("meeting_outcome", case, booked.pk)
    as_asta.post(url, {"act": "aflys_borger"})
    assert "Det kan ikke gøres nu" in as_asta.post(url, {"act": "aflys_kommune"}, follow=True).text
    booked.refresh_from_db()
    assert booked.state == "aflyst_borger"


def test_a_stale_move_shows_both_agreements(as_asta, bo, case, booked):
    values = AGREED | {"planned_on": WEEK + DAY, "planned_time": time(14)}
    bookings.move(meeting=booked, by=bo, on=TODAY, version=1, **values)
    url = at("meeting_move", case, booked.pk)
    answer = as_asta.post(url, TYPED | {"version": "1"})
    assert answer.status_code == 409
    assert "Bo Lund har gemt en anden udgave" in answer.text
    for words in ("28. november 2026", "27. november 2026", "14.00", "10.30"):
        assert words in answer.text
    booked.refresh_from_db()
    assert booked.planned_time == time(14)
    assert as_asta.post(url, TYPED | {"version": "2"}).status_code == 302
    booked.refresh_from_db()
    assert (booked.planned_on, booked.planned_time, booked.form) == (WEEK, time(10, 30), "telefon")


def test_a_move_typed_while_a_colleague_cancelled_keeps_its_text(as_asta, bo, case, booked):
    bookings.cancel(meeting=booked, by=bo, on=TODAY, by_whom="borger")
    url = at("meeting_move", case, booked.pk)
    assert as_asta.post(url, TYPED | {"version": "1"}).status_code == 409
    answer = as_asta.post(url, TYPED | {"version": "2"})
    assert answer.status_code == 422
    assert "Det kan ikke gøres nu, for status er “Aflyst af borgeren”." in answer.text
    assert "Hvordan var besøget?" in answer.text
    assert as_asta.get(url).url == at("samtale", case, booked.pk)


def test_a_samtale_whose_day_has_passed_asks_how_it_went(as_asta, case):
    row = Meeting.objects.create(case=case, planned_on=TODAY - DAY)
    card = as_asta.get(at("case", case)).text
    assert "hvordan gik det?" in card
    assert at("samtale", case, row.pk) in card


@pytest.mark.requirement("S4-87")
def test_what_a_samtale_is_to_be_about_is_for_those_who_read_notes(client, vera, case):
    Meeting.objects.create(case=case, planned_on=WEEK, purpose="Svaret fra lægen")
    share(case, vera)
    client.force_login(vera)
    shown = client.get(at("case", case)).text
    assert "27. november 2026" in shown
    assert "Svaret fra lægen" not in shown
    assert "/samtaler/" not in shown
    assert at("meeting_plan", case) not in shown


def test_after_a_held_samtale_the_next_one_is_near(as_asta, asta, case):
    row = Meeting.objects.create(case=case, state="holdt", held_on=TODAY, held_by=asta)
    assert at("meeting_plan", case) in as_asta.get(at("samtale", case, row.pk)).text
