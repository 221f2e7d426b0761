"""A held samtale is saved whole or not at all, and knows its next step."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cases.actions import meetings
from cases.actions.meetings import NextStep, Notes, Promise, Samtale
from cases.enums import MeetingForm, MeetingKind, MeetingState, Party, Phase
from cases.involvement import Draft
from cases.models import Commitment, InvolvementEntry, Meeting, PlanStep
from jobcenter.rows import StaleEdit
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
WEEK = TODAY + timedelta(days=7)
HONEST = Draft(phase=Phase.PROBLEMDEFINITION, occurred_on=TODAY, barriers=frozenset({"tid"}))


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


def hold(case, by, *, meeting=None, **values):
    told = {"held_on": TODAY, "kind": MeetingKind.OPFOELGNING, "form": MeetingForm.TELEFON}
    told |= {"talked_about": "Vi talte om ro.", "no_step_needed": True}
    return meetings.hold(case=case, by=by, on=TODAY, meeting=meeting, samtale=Samtale(**told | values))


@pytest.mark.requirement("S1-58")
@pytest.mark.parametrize(
    ("values", "known"),
    [
        ({"no_step_needed": True}, True),
        ({"no_step_needed": False}, False),
        ({"no_step_needed": False, "step": NextStep("Ring til museet", WEEK)}, True),
        ({"no_step_needed": False, "promises": (Promise(Party.SAGSBEHANDLER, "Ringer", WEEK),)}, True),
        ({"no_step_needed": False, "promises": (Promise(Party.SAGSBEHANDLER, "Ringer"),)}, False),
        ({"no_step_needed": True, "step": NextStep("Ring til museet", WEEK)}, False),
    ],
)
def test_a_samtale_is_done_when_the_next_step_is_known(case, asta, values, known):
    if known:
        assert hold(case, asta, **values).meeting.state == MeetingState.HOLDT
    else:
        with pytest.raises(ValidationError):
            hold(case, asta, **values)
        assert not Meeting.objects.exists()


def test_promises_of_both_sides_step_and_involvement_come_with_it(case, asta):
    held = hold(
        case,
        asta,
        no_step_needed=False,
        promises=(Promise(Party.BORGER, "Ser på museet", WEEK), Promise(Party.SAGSBEHANDLER, "Ringer", None)),
        step=NextStep("Besøg på museet", WEEK, Party.VIRKSOMHEDSKONSULENT),
        involvement=HONEST,
    )
    assert [(c.party, c.meeting) for c in Commitment.objects.order_by("party")] == [
        ("borger", held.meeting),
        ("sagsbehandler", held.meeting),
    ]
    assert PlanStep.objects.get(plan__case=case).due_on == WEEK
    assert held.entry.meeting == held.meeting
    assert held.meeting.substantive


def test_a_refused_involvement_takes_the_whole_samtale_back(case, asta):
    with pytest.raises(ValidationError):
        hold(
            case,
            asta,
            promises=(Promise(Party.BORGER, "Ser på museet", WEEK),),
            involvement=Draft(phase=Phase.REGULERING, occurred_on=TODAY),
        )
    assert not Meeting.objects.exists()
    assert not Commitment.objects.exists()
    assert not InvolvementEntry.objects.exists()


def test_talk_alone_is_not_a_substantive_act(case, asta):
    assert not hold(case, asta).meeting.substantive


def test_a_booked_samtale_becomes_the_held_one_and_only_once(case, asta):
    booked = Meeting.objects.create(case=case, planned_on=TODAY)
    assert hold(case, asta, meeting=booked).meeting.pk == booked.pk
    assert Meeting.objects.get().state == MeetingState.HOLDT
    with pytest.raises(ValidationError, match="imens noteret"):
        hold(case, asta, meeting=booked)


def test_a_samtale_of_another_sag_is_refused(case, asta, units):
    other = Meeting.objects.create(case=make_case(unit=units.unge, name="Per Lund"), planned_on=TODAY)
    with pytest.raises(ValidationError, match="anden sag"):
        hold(case, asta, meeting=other)


def test_tomorrow_has_not_been_held(case, asta):
    with pytest.raises(ValidationError, match="fremtiden"):
        hold(case, asta, held_on=TODAY + timedelta(days=1))


def test_a_stale_revision_overwrites_nothing(case, asta, bo):
    meeting = hold(case, asta).meeting
    about = {"held_on": TODAY, "kind": meeting.kind, "form": meeting.form}
    bos, astas = (Notes(talked_about=text, **about) for text in ("Bos ord.", "Astas ord."))
    meetings.revise(meeting=meeting, by=bo, on=TODAY, version=1, notes=bos)
    with pytest.raises(StaleEdit):
        meetings.revise(meeting=meeting, by=asta, on=TODAY, version=1, notes=astas)
    assert Meeting.objects.get().talked_about == "Bos ord."


def test_who_may_not_record_may_not_hold(case, carl, vera, dorte):
    for person in (carl, vera, dorte):
        with pytest.raises(PermissionDenied):
            hold(case, person)
    assert not Meeting.objects.exists()
