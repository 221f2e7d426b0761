"""How often the two talk: agreed on a small page, ended or stopped, and the cause asked the second time it came late."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cases.actions import rhythms
from cases.models import Case, Contact, LateFollowUp, Meeting, Pause, Rhythm
from cases.queries.rhythms import rhythms_of
from jobcenter import rules
from jobcenter.audit.models import Event
from jobcenter.rows import StaleEdit
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
DAY = timedelta(days=1)


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


def rhythm(case, days=14, since=30, **values):
    return Rhythm.objects.create(case=case, every_days=days, valid_from=TODAY - since * DAY, **values)


def both(case, on=TODAY):
    return rhythms_of(Case.objects.filter(pk=case.pk), rules.on(on), on)[case.pk]


def url(case, name="rhythm"):
    return reverse(f"cases:{name}", args=[case.pk])


# --- Agreeing ---------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S1-57")
def test_the_two_agree_on_a_rhythm_of_their_own(as_asta, asta, case):
    assert "I har ikke aftalt en rytme" in as_asta.get(url(case)).text
    answer = as_asta.post(url(case), {"every_days": "14", "reason": "Det giver ro", "version": "0"}, follow=True)
    assert "Rytmen er aftalt." in answer.text
    assert "mindst hver 14. dag" in answer.text
    assert "Næste gang senest 4. december 2026 (om 14 dage)" in answer.text
    row = Rhythm.objects.get()
    assert (row.every_days, row.reason, row.valid_from, row.valid_to) == (14, "Det giver ro", TODAY, None)
    event = Event.objects.get(kind="rhythm.agreed")
    assert (event.actor_id, event.data) == (asta.pk, {"every_days": 14})


def test_another_rhythm_ends_the_former_yesterday(as_asta, case):
    former = rhythm(case)
    as_asta.post(url(case), {"every_days": "7", "version": str(former.version)})
    former.refresh_from_db()
    assert former.valid_to == TODAY - DAY
    assert Rhythm.objects.get(valid_to=None).every_days == 7


def test_sent_twice_it_is_one_rhythm(as_asta, case):
    for _ in range(2):
        assert as_asta.post(url(case), {"every_days": "14", "version": "0"}).status_code == 302
    assert Rhythm.objects.count() == 1


def test_a_colleague_who_was_first_is_not_overruled_unseen(as_asta, bo, case):
    rhythms.agree(case=case, by=bo, on=TODAY, version=0, every_days=30, reason="Bo og borgeren")
    answer = as_asta.post(url(case), {"every_days": "14", "reason": "Asta", "version": "0"})
    assert answer.status_code == 409
    assert "Bo Lund har gemt en anden udgave" in answer.text
    assert Rhythm.objects.get().every_days == 30
    with pytest.raises(StaleEdit):
        rhythms.agree(case=case, by=bo, on=TODAY, version=0, every_days=7)


@pytest.mark.parametrize("days", ["", "0", "367", "-3", "fjorten", "1.5"])
def test_a_number_of_days_that_is_none_says_what_would_be_right(as_asta, case, days):
    answer = as_asta.post(url(case), {"every_days": days, "reason": "Ro og tid", "version": "0"})
    assert answer.status_code == 422
    assert answer.text.count("Skriv et antal dage mellem 1 og 366") == 2
    assert 'value="Ro og tid"' in answer.text
    assert not Rhythm.objects.exists()


def test_it_is_stopped_with_one_tap_and_one_of_today_never_was(as_asta, asta, case):
    row = rhythm(case)
    as_asta.post(url(case), {"act": "stop"})
    row.refresh_from_db()
    assert row.valid_to == TODAY - DAY
    with pytest.raises(ValidationError, match="allerede ikke længere"):
        rhythms.stop(rhythm=row, by=asta, on=TODAY)
    rhythms.agree(case=case, by=asta, on=TODAY, version=0, every_days=7)
    as_asta.post(url(case), {"act": "stop"})
    assert list(Rhythm.objects.all()) == [row]
    rhythms.agree(case=case, by=asta, on=TODAY, version=0, every_days=7)  # and may be agreed on again at once
    as_asta.post(url(case), {"act": "stop"})
    assert as_asta.post(url(case), {"act": "stop"}).status_code == 302  # nothing is left to stop


# --- What counts ------------------------------------------------------------------------------------------------------


def test_a_talk_counts_and_a_letter_or_a_call_without_an_answer_does_not(case):
    rhythm(case)
    for n, (kind, reached) in enumerate((("brev", True), ("opkald", False)), 1):
        Contact.objects.create(case=case, kind=kind, reached=reached, happened_on=TODAY - n * DAY)
    Meeting.objects.create(case=case, state="holdt", form="brev", held_on=TODAY)
    assert both(case).agreed.waits_since == TODAY - 16 * DAY
    Contact.objects.create(case=case, kind="ledsagelse", happened_on=TODAY - 3 * DAY)
    assert both(case).agreed.waits_since is None
    assert both(case).agreed.next_on == TODAY + 11 * DAY


@pytest.mark.requirement("S1-57")
@pytest.mark.parametrize(("reason", "rests"), [("behandling", True), ("ingen_tid", False)])
def test_a_pause_for_the_borgers_sake_stops_it_and_one_for_ours_does_not(as_asta, case, reason, rests):
    rhythm(case)
    Pause.objects.create(
        case=case, reason=reason, text="x", activity="y", starts_on=TODAY - 20 * DAY, review_on=TODAY + 9 * DAY
    )
    assert both(case).agreed.resting == rests
    assert (both(case).agreed.waits_since is None) == rests
    assert ("Den hviler, mens pausen varer." in as_asta.get(url(case)).text) == rests


def test_any_number_of_cases_is_one_statement(case, asta, units, django_assert_num_queries):
    for _ in range(3):
        rhythm(make_case(unit=units.unge, caseworker=asta))
    of_day = rules.on(TODAY)
    with django_assert_num_queries(1):
        assert len(rhythms_of(Case.objects.all(), of_day, TODAY)) == 4


# --- Late, and why ----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S1-57")
def test_legal_overdue_and_agreed_overdue_are_told_apart(as_asta, asta, units, settings):
    settings.TODAY = on = date(2026, 6, 15)  # the rule of the first samtale was verified until 1 July
    case = make_case(unit=units.unge, caseworker=asta, category="jobparat", opened_on=on - 30 * DAY)
    rhythm(case, since=(TODAY - on).days + 20)
    found = both(case, on)
    assert (found.law.first.overdue, found.agreed.waits_since) == (True, on - 6 * DAY)
    page = as_asta.get(url(case)).text
    assert "overskredet siden 23. maj 2026" in page
    assert '<span class="badge badge-info">Det var tid for 6 dage siden</span>' in page


@pytest.mark.requirement("S1-57")
def test_the_cause_is_asked_the_second_time_by_one_tap_and_never_in_the_way(as_asta, asta, case):
    row = rhythm(case, since=20)
    assert not both(case).asked  # once is nothing
    assert "Hvad kom i vejen" not in as_asta.get(url(case)).text
    row.valid_from -= 10 * DAY
    row.save()
    [asked] = both(case).asked
    assert asked.late.due_on == TODAY - 2 * DAY
    assert "Hvad kom i vejen den 18. nov. 2026?" in as_asta.get(url(case)).text
    tapped = {"rhythm": "aftalt", "due_on": "2026-11-18", "cause": "sagstal"}
    answer = as_asta.post(url(case, "rhythm_late") + "?fra=rytme", tapped, follow=True)
    assert answer.redirect_chain[-1][0] == url(case)
    assert "For mange sager" in answer.text
    assert not both(case).asked
    corrected = tapped | {"cause": "ikke_truffet", "text": "Ny telefon"}
    as_asta.post(url(case, "rhythm_late"), corrected)  # a wrong tap is put right
    assert "Borgeren var ikke til at få fat i: Ny telefon" in as_asta.get(url(case)).text
    told = LateFollowUp.objects.get()
    assert (told.cause, told.rhythm, told.due_on, told.noted_by) == ("ikke_truffet", "aftalt", TODAY - 2 * DAY, asta)


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"cause": "dovenskab"}, 400),
        ({"text": "x" * 201}, 400),
        ({"due_on": "i går"}, 400),
        ({"rhythm": "lov"}, 404),  # nothing of the law's came late
        ({"due_on": "2026-11-17"}, 404),
    ],
)
def test_only_what_came_late_has_a_cause(as_asta, case, typed, status):
    rhythm(case)
    whole = {"rhythm": "aftalt", "due_on": "2026-11-18", "cause": "sagstal"}
    assert as_asta.post(url(case, "rhythm_late"), whole | typed).status_code == status
    assert not LateFollowUp.objects.exists()


def test_why_a_rhythm_was_agreed_is_for_those_who_read_notes(client, as_asta, vera, dorte, case):
    rhythm(case, reason="Angsten fylder")
    share(case, vera)
    for user, status in ((vera, 403), (dorte, 200)):
        client.force_login(user)
        assert client.get(url(case)).status_code == status
        assert client.post(url(case), {"act": "stop"}).status_code == 403
    with pytest.raises(PermissionDenied):
        rhythms.explain(case=case, by=vera, on=TODAY, kind="aftalt", due_on=TODAY, cause="sagstal")
