"""Has the borger seen what was written? A reminder after some days, one tap, and the end of the reminder (V-14)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cases.actions import confirmations, involvement
from cases.enums import Confirmation, Form, Phase
from cases.involvement import Claim, Draft
from cases.models import Assignment, InvolvementEntry, Task
from cases.queries.involvement_drafts import draft_of
from cases.queries.unseen import unseen
from cases.tasks import remind_to_show
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
LATE = TODAY - timedelta(days=14)
RECENT = TODAY - timedelta(days=13)


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


def record(case, by, day=LATE):
    draft = Draft(phase=Phase.REGULERING, occurred_on=day, barriers=frozenset({"tid"}), citizen_words="Jeg er træt.")
    return involvement.record(case=case, by=by, on=TODAY, draft=draft)


def reminders():
    return [(task.owner, task.about_id, task.done_on) for task in Task.objects.order_by("recorded_at")]


@pytest.mark.requirement("V-14")
def test_an_entry_nobody_has_shown_becomes_a_task_for_the_sagsbehandler(case, asta, bo):
    entry = record(case, bo)
    remind_to_show(TODAY)
    assert reminders() == [(asta, entry.pk, None)]
    event = Event.objects.get(kind="involvement.reminded")
    assert event.actor_id is None


@pytest.mark.requirement("V-14")
def test_running_it_twice_or_missing_a_night_does_no_harm(case, asta):
    record(case, asta)
    for day in (0, 0, 1, 5):
        remind_to_show(TODAY + timedelta(days=day))
    assert len(reminders()) == 1


@pytest.mark.requirement("V-14")
@pytest.mark.parametrize("answer", sorted(set(Confirmation.values) - {Confirmation.IKKE_SET}))
def test_an_entry_that_was_shown_asks_for_nothing(case, asta, answer):
    entry = record(case, asta)
    comment = "Det var ikke helt sådan." if answer == Confirmation.SET_MED_BEMAERKNING else ""
    confirmations.confirm(entry=entry, by=asta, on=TODAY, answer=answer, comment=comment)
    remind_to_show(TODAY)
    assert reminders() == []


@pytest.mark.requirement("V-14")
def test_a_fresh_entry_a_wrong_one_and_a_case_that_is_nobodys_are_left_alone(case, asta, units):
    record(case, asta, RECENT)
    wrong = record(make_case(unit=units.unge, caseworker=asta, name="Vera Forkert"), asta)
    involvement.mark_wrong(entry=wrong, by=asta, on=TODAY, reason="Forkert sag.")
    record(make_case(unit=units.unge, name="Ida Ingen"), asta)
    closed = record(make_case(unit=units.unge, caseworker=asta, name="Lis Lukket"), asta)
    type(case).objects.filter(pk=closed.case_id).update(closed_on=TODAY)
    assert list(unseen(TODAY)) == []


def test_one_a_case_about_the_newest_and_the_next_only_when_that_is_settled(case, asta):
    record(case, asta, LATE - timedelta(days=30))
    newest = record(case, asta)
    remind_to_show(TODAY)
    assert [about for _owner, about, _done in reminders()] == [newest.pk]
    confirmations.confirm(entry=newest, by=asta, on=TODAY, answer="set_og_enig")
    remind_to_show(TODAY)
    assert len(reminders()) == 1


@pytest.mark.requirement("V-14")
def test_one_tap_on_the_entry_notes_it_and_ends_the_reminder(client, case, asta):
    entry = record(case, asta)
    remind_to_show(TODAY)
    client.force_login(asta)
    page = f"/sager/{case.pk}/inddragelse/{entry.pk}/"
    assert page in client.get(f"/sager/{case.pk}/opgaver/{Task.objects.get().pk}/").content.decode()
    assert "Har borgeren set det?" in client.get(page).content.decode()
    assert client.post(f"{page}set/", {"answer": "set_og_uenig"}).status_code == 302
    assert InvolvementEntry.objects.get().citizen_confirmation == "set_og_uenig"
    assert reminders() == [(asta, entry.pk, TODAY)]
    assert "Set, og borgeren er uenig" in client.get(page).content.decode()


@pytest.mark.requirement("V-14")
def test_a_remark_is_kept_in_her_words_and_asked_for_beside_the_field(client, case, asta):
    entry = record(case, asta)
    client.force_login(asta)
    page = f"/sager/{case.pk}/inddragelse/{entry.pk}/set/"
    refused = client.post(page, {"answer": "set_med_bemaerkning", "comment": " "})
    assert refused.status_code == 422
    assert "Skriv bemærkningen med borgerens ord." in refused.content.decode()
    assert InvolvementEntry.objects.get().citizen_confirmation == "ikke_set"
    client.post(page, {"answer": "set_med_bemaerkning", "comment": "Jeg sagde ti, ikke tolv."})
    assert InvolvementEntry.objects.get().confirmation_comment == "Jeg sagde ti, ikke tolv."


@pytest.mark.requirement("V-14")
@pytest.mark.parametrize(
    "changed",
    [{"decision": "Ti timer."}, {"claims": (Claim(Form.SELVREFLEKSION, "Vi talte."),)}, {"dissent": "Jeg sagde otte."}],
    ids=["column", "row", "dissent"],
)
def test_what_she_said_to_the_former_words_is_not_said_to_the_new(client, case, asta, changed):
    entry = record(case, asta)
    confirmations.confirm(entry=entry, by=asta, on=TODAY, answer="set_med_bemaerkning", comment="Jeg sagde ti.")
    entry.refresh_from_db()
    draft = replace(draft_of(entry), **changed)
    involvement.revise(entry=entry, by=asta, on=TODAY, version=entry.version, draft=draft)
    entry.refresh_from_db()
    assert (entry.citizen_confirmation, entry.confirmation_comment) == ("ikke_set", "")
    client.force_login(asta)
    page = client.get(f"/sager/{case.pk}/inddragelse/{entry.pk}/").text
    assert "Teksten er ændret, siden borgeren så den. Vis den igen." in page
    assert "Set, med en bemærkning" in page
    assert "Jeg sagde ti." in page
    remind_to_show(TODAY)
    assert reminders() == [(asta, entry.pk, None)]


@pytest.mark.requirement("V-14")
def test_saved_again_without_a_change_her_answer_stands(case, asta):
    entry = record(case, asta)
    confirmations.confirm(entry=entry, by=asta, on=TODAY, answer="set_og_enig")
    entry.refresh_from_db()
    involvement.revise(entry=entry, by=asta, on=TODAY, version=entry.version, draft=draft_of(entry))
    entry.refresh_from_db()
    assert entry.citizen_confirmation == "set_og_enig"


@pytest.mark.parametrize("answer", ["", "ja", "ikke_set"])
def test_an_answer_that_is_none_is_said_and_changes_nothing(client, case, asta, answer):
    entry = record(case, asta)
    client.force_login(asta)
    refused = client.post(f"/sager/{case.pk}/inddragelse/{entry.pk}/set/", {"answer": answer})
    assert refused.status_code == 422
    assert InvolvementEntry.objects.get().version == 1


def test_another_team_and_a_wrong_entry_are_refused(case, asta, carl):
    entry = record(case, asta)
    with pytest.raises(PermissionDenied):
        confirmations.confirm(entry=entry, by=carl, on=TODAY, answer="set_og_enig")
    involvement.mark_wrong(entry=entry, by=asta, on=TODAY, reason="Forkert sag.")
    with pytest.raises(ValidationError, match="fejlregistreret"):
        confirmations.confirm(entry=entry, by=asta, on=TODAY, answer="set_og_enig")


def test_a_case_whose_sagsbehandler_has_left_waits_for_the_next(case, asta, bo):
    record(case, asta)
    Assignment.objects.filter(case=case).update(valid_to=TODAY - timedelta(days=1))
    remind_to_show(TODAY)
    assert reminders() == []
    Assignment.objects.create(case=case, caseworker=bo, valid_from=TODAY)
    remind_to_show(TODAY)
    assert [owner for owner, *_ in reminders()] == [bo]
