"""Who stands around the borger: with what, since when, who holds it together, and where nobody stands (S4-63)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from cases.actions import around
from cases.enums import Area
from cases.models import ActorAround, Coordination, CoordinationNote, Goal, Plan, PlanStep, SensitiveFact
from cases.planning.around import areas, lacks_coordinator
from jobcenter.audit.models import Event
from jobcenter.rows import StaleEdit
from tests.factories import TODAY, make_case, share

DAY = timedelta(days=1)
WARNING = "ingen er noteret som koordinator"


def section_html(page, anchor):
    """What stands in the section with this heading."""
    return re.search(rf'<section[^>]*aria-labelledby="{anchor}".*?</section>', page, re.DOTALL)[0]


# --- Where nobody stands: no database -------------------------------------------------------------------------------


def shown(actors=(), steps=(), needs=()):
    return {one.area: one for one in areas(actors=actors, steps=steps, needs=needs)}


@pytest.mark.requirement("S4-63")
@pytest.mark.parametrize(
    ("told", "gaps"),
    [
        ({}, set()),
        ({"steps": [("Tale med lægen", "sundhed")]}, {Area.SUNDHED}),
        ({"needs": [("Helbred", "helbred")]}, {Area.SUNDHED}),
        ({"needs": [("Bolig og økonomi", "bolig_oekonomi"), ("Familie", "familie")]}, {Area.SOCIAL}),
        ({"needs": [("Andet personligt", "andet")]}, set()),
        ({"steps": [("Tale med lægen", "sundhed")], "actors": [("Lægen", ["sundhed", "hverdag"])]}, set()),
        ({"steps": [("Tale med lægen", "sundhed")], "actors": [("Skolen", ["uddannelse"])]}, {Area.SUNDHED}),
        ({"steps": [("Se museet", "beskaeftigelse")]}, set()),
    ],
)
def test_an_area_with_a_need_or_a_step_and_nobody_beside_it_is_a_gap(told, gaps):
    assert {area for area, one in shown(**told).items() if one.gap} == gaps


@pytest.mark.requirement("S4-63")
@pytest.mark.parametrize(
    ("actors", "coordinated", "asked"), [(1, False, False), (2, False, True), (2, True, False), (5, False, True)]
)
def test_from_two_actors_on_somebody_should_hold_it_together(actors, coordinated, asked):
    assert lacks_coordinator(actors, coordinated=coordinated, from_actors=2) is asked


# --- The page -------------------------------------------------------------------------------------------------------


@pytest.fixture
def case(db, dated_rules, asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


def stands(case, name="Bostøtte Vest", since=30, **values):
    told = {"kind": "social", "function": "Hjælper med post og regninger", "areas": ["social"]}
    return ActorAround.objects.create(case=case, name=name, since=TODAY - since * DAY, **told | values)


def url(case):
    return reverse("cases:around", args=[case.pk])


def sent(**values):
    told = {"act": "aktoer", "kind": "mentor", "name": "Mentor i huset", "function": "Følger med til lægen"}
    return told | {"areas": ["sundhed", "hverdag"], "since": "2026-10-01", "contact": "Tlf. 12 34 56 78"} | values


@pytest.mark.requirement("S4-63")
def test_two_around_the_borger_and_no_coordinator_warns_till_somebody_is_named(as_asta, case):
    stands(case)
    assert WARNING not in as_asta.get(url(case)).text
    mentor = stands(case, "Mentoren", kind="mentor", areas=["hverdag"])
    page = as_asta.get(url(case)).text
    assert WARNING in page
    assert "Der er 2 rundt om borgeren" in page
    answer = as_asta.post(url(case), {"act": "koordinerer", "who": str(mentor.pk), "version": "0"}, follow=True)
    assert WARNING not in answer.text
    assert "Mentoren" in section_html(answer.text, "koordinerer")
    as_asta.post(url(case), {"act": "stop"})
    assert WARNING in as_asta.get(url(case)).text


@pytest.mark.requirement("S4-63")
def test_the_coordination_notes_are_listed_the_newest_first(as_asta, asta, case):
    for text, day in (("Vi mødes den første mandag", "2026-11-02"), ("Mentoren ringer til lægen", "2026-11-16")):
        answer = as_asta.post(url(case), {"act": "note", "text": text, "noted_on": day}, follow=True)
        assert "Noten er gemt." in answer.text
    listed = section_html(answer.text, "noter")
    assert listed.index("Mentoren ringer til lægen") < listed.index("Vi mødes den første mandag")
    assert asta.full_name in listed
    note = CoordinationNote.objects.get(text="Mentoren ringer til lægen")
    as_asta.post(reverse("cases:around_note_removed", args=[case.pk, note.pk]))
    assert "Mentoren ringer til lægen" not in section_html(as_asta.get(url(case)).text, "noter")


@pytest.mark.requirement("S4-63")
def test_an_area_with_a_step_and_nobody_there_is_shown_as_a_gap(as_asta, case):
    plan = Plan.objects.create(case=case, started_on=TODAY)
    goal = Goal.objects.create(plan=plan, kind="afklaring", citizen_wording="Få det bedre", set_on=TODAY)
    PlanStep.objects.create(plan=plan, goal=goal, title="Tale med lægen", area="sundhed")
    assert "Der er ingen her endnu" in section_html(as_asta.get(url(case)).text, "omraader")
    as_asta.post(url(case), sent())
    found = section_html(as_asta.get(url(case)).text, "omraader")
    assert "Der er ingen her endnu" not in found
    assert "Mentor i huset" in found


def test_what_was_told_in_confidence_opens_no_gap_for_a_leader_who_may_not_read_it(client, as_asta, dorte, case):
    SensitiveFact.objects.create(case=case, kind="helbred", purpose="Skånehensyn", text="Træt", noted_on=TODAY)
    assert "Følsom oplysning: Helbred" in as_asta.get(url(case)).text
    client.force_login(dorte)
    page = client.get(url(case))
    assert page.status_code == 200
    assert "Følsom oplysning" not in page.text
    assert "Der er ingen her endnu" not in page.text


def test_who_helps_with_what_since_when_and_with_the_borgers_yes(as_asta, asta, case):
    answer = as_asta.post(url(case), sent(consent_on="2026-11-03"), follow=True)
    shown = section_html(answer.text, "nu")
    for said in ("Mentor i huset", "Følger med til lægen", "Tlf. 12 34 56 78", "Helbred og behandling, Hverdagen"):
        assert said in shown
    assert "siden 1. oktober 2026" in shown
    assert "Borgeren sagde 3. november 2026 ja til, at vi taler sammen." in shown
    event = Event.objects.get(kind="actor.added")
    assert (event.actor_id, event.data) == (asta.pk, {"kind": "mentor", "areas": ["sundhed", "hverdag"]})


def test_who_has_left_stands_below_and_coordinates_no_more(as_asta, case):
    row = stands(case)
    stands(case, "Lægen", kind="sundhed", areas=["sundhed"])
    Coordination.objects.create(case=case, who="aktoer", actor=row, since=TODAY - 9 * DAY)
    answer = as_asta.post(reverse("cases:actor_around", args=[case.pk, row.pk]), {"act": "slut"}, follow=True)
    assert "Bostøtte Vest" not in section_html(answer.text, "nu")
    assert "Bostøtte Vest" in section_html(answer.text, "foer")
    assert Coordination.objects.get().ended_on == TODAY
    stands(case, "Skolen", areas=["uddannelse"])
    assert WARNING in as_asta.get(url(case)).text


def test_somebody_who_begins_tomorrow_is_not_there_today(as_asta, case):
    stands(case, since=-1)
    assert "Bostøtte Vest" not in as_asta.get(url(case)).text


def test_another_coordinator_follows_the_former_and_both_stay_readable(as_asta, asta, case):
    row = stands(case)
    around.coordinate(case=case, by=asta, on=TODAY - 5 * DAY, version=0, who="sagsbehandler")
    around.coordinate(case=case, by=asta, on=TODAY, version=1, who="aktoer", actor=row)
    page = section_html(as_asta.get(url(case)).text, "koordinerer")
    assert page.index("Bostøtte Vest") < page.index("Før koordinerede")
    assert "15. nov. 2026 – 20. nov. 2026" in page


def test_a_colleague_who_named_another_first_is_not_overruled_unseen(as_asta, bo, case):
    row = stands(case)
    around.coordinate(case=case, by=bo, on=TODAY, version=0, who="borger")
    answer = as_asta.post(url(case), {"act": "koordinerer", "who": str(row.pk), "version": "0"})
    assert answer.status_code == 409
    assert "Borgeren selv" in answer.text
    assert Coordination.objects.get().who == "borger"
    with pytest.raises(StaleEdit):
        around.coordinate(case=case, by=bo, on=TODAY, version=0, who="sagsbehandler")


def test_sent_twice_it_is_one_and_the_same_coordinator_again_is_none(as_asta, asta, case):
    row_id = "6e4a2a3c-6a38-4b6f-9a4b-7a5a8a1c0001"
    for _ in range(2):
        assert as_asta.post(url(case), sent(row_id=row_id)).status_code == 302
    assert ActorAround.objects.count() == 1
    for _ in range(2):
        around.coordinate(case=case, by=asta, on=TODAY, version=None, who="sagsbehandler")
    assert Coordination.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"areas": []}, "Vælg mindst ét område"),
        ({"name": " "}, "Skriv, hvem det er."),
        ({"since": "2027-01-01"}, "Dagen er ikke kommet endnu."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_keeps_the_words(as_asta, case, values, sentence):
    answer = as_asta.post(url(case), sent(**values))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Følger med til lægen" in answer.text
    assert not ActorAround.objects.exists()


def test_an_edit_over_a_colleagues_edit_shows_both(as_asta, bo, case):
    row = stands(case)
    told = {"kind": "social", "name": "Bostøtte Vest", "areas": ["social"], "since": row.since}
    around.revise(actor=row, by=bo, on=TODAY, version=1, function="Kommer om tirsdagen", **told)
    page = reverse("cases:actor_around", args=[case.pk, row.pk])
    answer = as_asta.post(page, told | {"function": "Kommer om onsdagen", "version": "1"})
    assert answer.status_code == 409
    assert "Kommer om tirsdagen" in answer.text
    assert "Kommer om onsdagen" in answer.text


# --- Who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-63", "S4-88")
def test_it_is_closed_to_a_virksomhedskonsulent(client, vera, asta, case):
    row = stands(case)
    share(case, vera)
    client.force_login(vera)
    assert client.get(url(case)).status_code == 403
    assert "Bostøtte Vest" not in client.get(reverse("cases:case", args=[case.pk])).text
    with pytest.raises(PermissionDenied):
        around.end(actor=row, by=vera, on=TODAY)


def test_a_leader_reads_and_writes_nothing(client, dorte, case):
    stands(case)
    client.force_login(dorte)
    assert "Bostøtte Vest" in client.get(url(case)).text
    assert client.post(url(case), sent()).status_code == 403


def test_an_act_that_does_not_exist_is_a_bad_request(as_asta, case):
    assert as_asta.post(url(case), {"act": "andet"}).status_code == 400


def test_nobody_coordinates_and_is_stopped_says_so(as_asta, asta, case):
    assert "Der er ikke noteret nogen, der koordinerer." in as_asta.post(url(case), {"act": "stop"}, follow=True).text


def test_one_who_has_left_cannot_be_named(asta, case):
    gone = stands(case, ended_on=TODAY)
    with pytest.raises(ValidationError, match="ikke længere rundt om borgeren"):
        around.coordinate(case=case, by=asta, on=TODAY, version=0, who="aktoer", actor=gone)


@pytest.mark.parametrize(
    "broken", [{"areas": []}, {"areas": ["maanen"]}, {"name": " "}, {"kind": "robot"}, {"ended_on": date(2020, 1, 1)}]
)
def test_the_table_refuses_what_says_nothing(case, broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        stands(case, **broken)


def test_the_table_lets_one_coordinate_at_a_time(case):
    Coordination.objects.create(case=case, who="borger", since=TODAY - 5 * DAY, ended_on=TODAY)
    Coordination.objects.create(case=case, who="sagsbehandler", since=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Coordination.objects.create(case=case, who="borger", since=TODAY - DAY, ended_on=TODAY + DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Coordination.objects.create(case=case, who="aktoer", since=TODAY - 90 * DAY, ended_on=TODAY - 80 * DAY)
