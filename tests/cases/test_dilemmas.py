"""Decisions that carry a dilemma: weighed in the open, out of a praktik with somewhere to go, and asked of colleagues."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cases.actions import colleagues, dilemmas
from cases.actions.dilemmas import Answers, Weighed
from cases.models import (
    CheckIn,
    ColleagueQuestion,
    CompanyContact,
    Pause,
    Placement,
    PlacementGuide,
    Task,
    Weighing,
)
from cases.queries.dilemmas import asked_to_be_left_alone
from cases.queries.timeline import timeline
from cases.risk import evaluate
from tests.factories import TODAY, make_case, make_workplace, share

pytestmark = pytest.mark.django_db
WEIGHED = Weighed(("respekt", "effektivitet"), "Borgerens ord vejede mere end arbejdet med at finde stedet.")


@pytest.fixture
def case(asta, units, dated_rules):
    return make_case(unit=units.unge, caseworker=asta, name="Liva Bjerregaard")


@pytest.fixture
def placement(case):
    return Placement.objects.create(
        case=case,
        purpose="afklaring",
        citizen_reason="Jeg vil prøve en butik.",
        workplace=make_workplace(name="Butikken"),
        state="i_gang",
        hours=15,
        starts_on=TODAY - timedelta(days=20),
        ends_on=TODAY + timedelta(days=20),
        moved_on=TODAY - timedelta(days=20),
    )


def leave_alone(placement, handling="ingen_kontakt"):
    return CheckIn.objects.create(
        placement=placement, channel="kiosk", given_on=TODAY, wants="stop", handling=handling, own_words="Det er slut."
    )


@pytest.mark.requirement("S3-01")
def test_a_stop_without_a_dimension_is_refused_and_with_two_it_stands_in_the_timeline(client, asta, case):
    client.force_login(asta)
    here = reverse("cases:weighing_new", args=[case.pk])
    typed = {"row_id": str(uuid4()), "decision": "stop", "text": WEIGHED.text}
    answer = client.post(here, typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Vælg mindst ét af de fire hensyn" in page and WEIGHED.text in page
    assert not Weighing.objects.exists()
    typed["dimensions"] = ["respekt", "effektivitet"]
    assert client.post(here, typed).status_code == client.post(here, typed).status_code == 302
    weighing = Weighing.objects.get()
    assert weighing.dimensions == ["effektivitet", "respekt"]
    assert "Afvejning: stoppe" in [one.title for one in timeline(case, TODAY, notes=True)]
    assert "Afvejning: stoppe" not in [one.title for one in timeline(case, TODAY, notes=False)]


@pytest.mark.requirement("S3-01", "S4-44")
def test_the_sag_shows_the_way_to_who_may_write_there(client, asta, vera, case):
    share(case, vera)
    ways = [reverse(f"cases:{name}", args=[case.pk]) for name in ("weighing_new", "ask_colleagues")]
    for who, shown in ((asta, True), (vera, False)):
        client.force_login(who)
        page = client.get(reverse("cases:case", args=[case.pk])).content.decode()
        assert [f'href="{way}"' in page for way in ways] == [shown, shown]


@pytest.mark.requirement("S3-01")
def test_the_dimensions_are_a_list_and_never_a_sum():
    names = {field.name for model in (Weighing, PlacementGuide) for field in model._meta.get_fields()}
    assert not [name for name in names if "score" in name or "total" in name or "sum" in name]


def test_a_step_of_another_case_is_not_weighed_here(client, asta, bo, case, units):
    other = Placement.objects.create(
        case=make_case(unit=units.unge, caseworker=bo), purpose="afklaring", moved_on=TODAY
    )
    with pytest.raises(ValidationError):
        dilemmas.weigh(case=case, by=asta, on=TODAY, decision="stop", weighed=WEIGHED, placement=other)
    client.force_login(asta)
    answer = client.post(
        reverse("cases:weighing_new", args=[case.pk]),
        {"decision": "stop", "dimensions": ["respekt"], "text": "x", "placement": str(other.pk)},
    )
    assert answer.status_code == 422 and "Det valg findes ikke på sagen." in answer.content.decode()


@pytest.mark.requirement("S3-02")
def test_a_stop_needs_something_instead_or_an_agreed_day(asta, placement):
    with pytest.raises(ValidationError) as refusal:
        dilemmas.guide_out(placement=placement, by=asta, on=TODAY, answers=Answers(outcome="stop"), weighed=WEIGHED)
    assert list(refusal.value.error_dict) == ["alternative"]
    assert not (PlacementGuide.objects.exists() or Weighing.objects.exists() or Pause.objects.exists())


@pytest.mark.requirement("S3-02")
def test_an_agreed_rest_is_no_parking_until_the_day_after_its_last(asta, case, placement):
    until = TODAY + timedelta(days=14)
    answers = Answers(outcome="stop", no_activity_until=until, her_account="Jeg kan ikke mere lige nu.")
    dilemmas.guide_out(placement=placement, by=asta, on=TODAY, answers=answers, weighed=WEIGHED)
    placement.state, placement.ended_on = "afsluttet", TODAY
    placement.end_reason, placement.citizen_account = "andet", "Jeg kan ikke mere lige nu."
    placement.save()

    def parked(day):
        evaluate.reconcile([case.pk], on=day)
        return set(case.flags.open().values_list("code", flat=True))

    assert parked(TODAY + timedelta(days=10)) == parked(until) == set()
    assert parked(until + timedelta(days=1)) == {"pause_skal_revurderes"}
    assert Weighing.objects.get().decision == "stop"


@pytest.mark.requirement("S3-02")
def test_the_four_questions_stand_in_the_sources_order(client, asta, case, placement):
    client.force_login(asta)
    page = client.get(reverse("cases:guide", args=[case.pk, placement.pk])).content.decode()
    asked = [
        "Hvad ligger der af arbejde bag",
        "Hvad er alternativet",
        "Passer stedet til borgeren",
        "Hvad siger borgeren",
    ]
    places = [page.index(text) for text in asked]
    assert places == sorted(places)


def test_only_who_decides_takes_somebody_out_of_a_praktik(client, vera, dorte, case, placement, asta):
    share(case, vera)
    answers = Answers(outcome="fortsaet")
    for who in (vera, dorte):
        with pytest.raises(PermissionDenied):
            dilemmas.guide_out(placement=placement, by=who, on=TODAY, answers=answers, weighed=Weighed((), ""))
    client.force_login(vera)
    assert client.get(reverse("cases:guide", args=[case.pk, placement.pk])).status_code == 403


@pytest.mark.requirement("S3-04")
@pytest.mark.parametrize("handling", ["ingen_kontakt", "stille"])
def test_against_her_wish_only_with_a_reason_that_she_is_told(client, asta, case, placement, handling):
    leave_alone(placement, handling)
    client.force_login(asta)
    here = reverse("cases:company_contact", args=[case.pk, placement.pk])
    typed = {"row_id": str(uuid4()), "kind": "moede", "happened_on": TODAY.isoformat(), "text": "Trepartsmøde"}
    answer = client.post(here, typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Skriv begrundelsen, som borgeren får." in page and "Trepartsmøde" in page
    assert not CompanyContact.objects.exists() and not Task.objects.exists()
    assert client.post(here, typed | {"reason": "Der er sket en skade."}).status_code == 302
    contact = CompanyContact.objects.get()
    assert contact.against_wish and contact.reason == "Der er sket en skade."
    task = Task.objects.get()
    assert (task.owner, task.about_id) == (asta, contact.pk) and "Fortæl borgeren" in task.what
    assert "skade" not in task.what


@pytest.mark.requirement("S3-04")
def test_a_newer_answer_opens_the_way_again(asta, placement):
    leave_alone(placement)
    CheckIn.objects.create(
        placement=placement, channel="kiosk", given_on=TODAY + timedelta(days=1), wants="juster", handling="faelles"
    )
    assert not asked_to_be_left_alone(placement)


def test_a_consultant_is_told_to_stay_away_and_not_what_she_said(client, vera, case, placement):
    share(case, vera)
    leave_alone(placement)
    client.force_login(vera)
    page = client.get(reverse("cases:company_contact", args=[case.pk, placement.pk])).content.decode()
    assert "Tal med borgeren først." in page and "Det er slut." not in page


@pytest.mark.requirement("S4-44")
def test_a_question_tells_of_nobody_and_its_answer_comes_back_to_the_sag(client, asta, bo, carl, case):
    client.force_login(asta)
    here = reverse("cases:ask_colleagues", args=[case.pk])
    for named in ("Hvad gør jeg for Liva?", "CPR 140390-1234 er kørt fast."):
        answer = client.post(here, {"text": named})
        assert answer.status_code == 422 and not ColleagueQuestion.objects.exists()
    typed = {"row_id": str(uuid4()), "text": "Borgeren vil kun arbejde med dyr. Hvad overser jeg?"}
    assert client.post(here, typed).status_code == client.post(here, typed).status_code == 302
    question = ColleagueQuestion.objects.get()

    client.force_login(carl)
    assert client.get(reverse("cases:question", args=[question.pk])).status_code == 404
    client.force_login(bo)
    there = reverse("cases:question", args=[question.pk])
    page = client.get(there).content.decode()
    assert "kun arbejde med dyr" in page
    assert case.citizen.last_name not in page and str(case.pk) not in page
    assert client.post(there, {"text": ""}).status_code == 422
    assert client.post(there, {"text": "Spørg dyreinternatet, ikke klinikken."}).status_code == 302

    client.force_login(asta)
    page = client.get(here).content.decode()
    assert "Spørg dyreinternatet" in page and bo.full_name in page
    advice = question.answers.get()
    assert client.post(here, {"act": "brugt", "row": str(advice.pk)}).status_code == 302
    advice.refresh_from_db()
    assert advice.used_on == TODAY
    assert client.post(here, {"act": "luk", "row": str(question.pk)}).status_code == 302
    client.force_login(bo)
    assert client.get(there).status_code == 404


def test_advice_comes_from_those_of_the_unit(vera, carl, asta, case):
    question = colleagues.ask(case=case, by=asta, on=TODAY, text="Hvad overser jeg?")
    for who in (vera, carl):
        with pytest.raises(PermissionDenied):
            colleagues.answer(question=question, by=who, on=TODAY, text="Prøv noget andet.")
