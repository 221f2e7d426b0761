"""Dilemmas and peer sparring: about the work, never about a borger, and nobody is told by a number."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from jobcenter.audit.models import Event
from jobcenter.reflection import actions, identifiers, queries
from jobcenter.reflection.actions import Listened, Told
from jobcenter.reflection.models import Dilemma, Sparring
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
TOLD = Told(
    situation="praktikstop",
    dimensions=("respekt", "effektivitet"),
    text="Borgeren ville stoppe, og vi havde lige fundet stedet.",
)


def tell(by, **values):
    return actions.tell(by=by, on=TODAY, told=Told(**(vars_of(TOLD) | values)))


def vars_of(told):
    return {name: getattr(told, name) for name in told.__dataclass_fields__}


@pytest.mark.requirement("S3-06")
@pytest.mark.parametrize(
    "said",
    [
        "Borgeren 140390-1234 ville ikke.",
        "Nummer 1403901234 stod der.",
        "Ring på 20 30 40 50.",
        "Skriv til maja@example.dk.",
        "Hun bor på Kirkevej 12.",
    ],
)
@pytest.mark.parametrize("place", ["text", "choice", "unease"])
def test_what_would_tell_who_it_was_is_refused_beside_its_field(asta, said, place):
    with pytest.raises(ValidationError) as refusal:
        tell(asta, **{place: said})
    assert list(refusal.value.error_dict) == [place]
    assert not Dilemma.objects.exists()


@pytest.mark.requirement("S3-06")
@pytest.mark.requirement("S4-44")
def test_a_name_that_is_a_borgers_she_knows_is_refused_and_others_are_not(asta, units):
    make_case(unit=units.unge, caseworker=asta, name="Maja Holmegaard")
    with pytest.raises(ValidationError):
        tell(asta, text="Det var svært med Holmegaard.")
    with pytest.raises(ValidationError):
        tell(asta, text="Maja ville stoppe.")
    assert tell(asta, text="Borgeren ville stoppe. Vi talte om en holm i åen.")


@pytest.mark.requirement("S3-06")
def test_on_the_screen_the_refusal_stands_beside_the_words_that_were_typed(client, asta, bo):
    client.force_login(asta)
    words = "Borgeren 140390-1234 ville ikke."
    dilemma = {"situation": "praktikstop", "dimensions": ["respekt"], "text": words, "status": "aabent"}
    sparring = {"listened_to": bo.pk, "held_on": TODAY.isoformat(), "citizen_consented": "on", "seized": words}
    for name, typed in (("dilemma_new", dilemma), ("sparring", sparring)):
        answer = client.post(reverse(name), typed)
        page = answer.content.decode()
        assert answer.status_code == 422 and words in page and "CPR" in page
    assert not (Dilemma.objects.exists() or Sparring.objects.exists())


@pytest.mark.requirement("S3-06")
def test_no_key_leads_from_reflection_to_a_case_or_a_citizen():
    models = apps.get_app_config("reflection").get_models(include_auto_created=True)
    keys = {
        field.related_model._meta.label for model in models for field in model._meta.get_fields() if field.related_model
    }
    assert keys == {"accounts.User", "accounts.Unit"}


@pytest.mark.parametrize("who", ["ida", "nora"])
def test_who_has_no_casework_has_nothing_to_reflect_on(who, request, client):
    client.force_login(request.getfixturevalue(who))
    for name in ("reflection", "dilemma_new", "sparring"):
        assert client.get(reverse(name)).status_code == 403
    with pytest.raises(PermissionDenied):
        tell(request.getfixturevalue(who))


def test_it_is_hers_alone_until_she_shares_it(client, asta, bo, carl, dorte):
    dilemma = tell(asta)
    for other in (bo, carl, dorte):
        client.force_login(other)
        assert client.get(reverse("dilemma", args=[dilemma.pk])).status_code == 404
    actions.share(dilemma=dilemma, by=asta, on=TODAY)
    for other, status in ((bo, 200), (dorte, 200), (carl, 404)):
        client.force_login(other)
        answer = client.get(reverse("dilemma", args=[dilemma.pk]))
        assert answer.status_code == status
        assert asta.full_name not in answer.content.decode()
    client.force_login(bo)
    assert asta.full_name not in client.get(reverse("reflection")).content.decode()
    assert client.post(reverse("dilemma", args=[dilemma.pk]), {"act": "slet"}).status_code == 403


@pytest.mark.requirement("S4-72")
def test_a_dilemma_without_a_solution_is_a_whole_record(client, asta):
    client.force_login(asta)
    typed = {
        "row_id": str(uuid4()),
        "situation": "prioritering",
        "dimensions": ["lige_adgang", "responsivitet"],
        "text": "To borgere, én plads.",
        "kind": "let_og_svaer",
        "values": ["retfaerdighed", "retlig"],
        "consulted": ["kollega"],
        "unease": "Den anden venter stadig.",
        "status": "ingen_loesning",
    }
    assert client.post(reverse("dilemma_new"), typed).status_code == 302
    assert client.post(reverse("dilemma_new"), typed).status_code == 302  # sent twice, written once
    dilemma = Dilemma.objects.get()
    assert (dilemma.status, dilemma.kind, dilemma.values) == (
        "ingen_loesning",
        "let_og_svaer",
        ["retfaerdighed", "retlig"],
    )
    assert dilemma.keep_until == TODAY + timedelta(days=365)


def test_what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(client, asta):
    client.force_login(asta)
    answer = client.post(reverse("dilemma_new"), {"text": "Det var svært.", "unease": "Det nager."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Vælg, hvad det handlede om." in page and "Vælg mindst ét af de fire hensyn" in page
    assert "Det var svært." in page and "Det nager." in page
    assert not Dilemma.objects.exists()


def test_two_windows_show_both_texts_and_overwrite_nothing(client, asta):
    dilemma = tell(asta)
    client.force_login(asta)
    here = reverse("dilemma", args=[dilemma.pk])
    typed = {"situation": "praktikstop", "dimensions": ["respekt"], "status": "aabent", "version": "1"}
    assert client.post(here, typed | {"text": "Først gemt."}).status_code == 302
    answer = client.post(here, typed | {"text": "Sidst skrevet."})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Først gemt." in page and "Sidst skrevet." in page
    dilemma.refresh_from_db()
    assert dilemma.text == "Først gemt."
    assert client.post(here, typed | {"text": "Sidst skrevet.", "version": "2"}).status_code == 302


@pytest.mark.requirement("S3-06")
def test_the_leader_sees_pairs_without_authors_and_nothing_below_the_least(client, asta, bo, dorte):
    for by in (asta, bo, asta, bo):
        actions.share(dilemma=tell(by), by=by, on=TODAY)
    assert queries.pattern(dorte, TODAY, least=5).tensions == ()
    last = tell(asta, dimensions=("respekt", "effektivitet", "lige_adgang"))
    actions.share(dilemma=last, by=asta, on=TODAY)
    found = queries.pattern(dorte, TODAY, least=5)
    assert [(t.first, t.second, t.n) for t in found.tensions] == [("Effektivitet", "Respekt", 5)]
    assert found.situations == (("Ud af praktikken", 5),)
    client.force_login(dorte)
    page = client.get(reverse("reflection")).content.decode()
    assert "Effektivitet og Respekt: 5" in page
    assert asta.full_name not in page and bo.full_name not in page
    assert queries.pattern(asta, TODAY, least=5) is None


@pytest.mark.requirement("S3-06")
def test_what_is_not_shared_is_not_counted(asta, dorte):
    for _n in range(6):
        tell(asta)
    assert queries.pattern(dorte, TODAY, least=5).total == 0


def test_the_event_holds_no_word_of_it(asta):
    dilemma = tell(asta)
    actions.share(dilemma=dilemma, by=asta, on=TODAY)
    for event in Event.objects.filter(kind__startswith="dilemma."):
        assert (event.case_id, event.citizen_id, event.target_id, event.data) == (None, None, "", {})


def test_what_has_had_its_time_is_deleted_for_good(asta):
    dilemma = tell(asta)
    assert actions.forget(on=dilemma.keep_until) == 0
    assert queries.own(asta, dilemma.keep_until).exists()
    assert not queries.own(asta, dilemma.keep_until + timedelta(days=1)).exists()
    assert actions.forget(on=dilemma.keep_until + timedelta(days=1)) == 1
    assert not Dilemma.objects.exists()


HEARD = Listened(held_on=TODAY, citizen_consented=True, seized="Borgeren nævnte dyr.", to_try="Vent lidt længere.")


@pytest.mark.requirement("S3-09")
def test_without_consent_nobody_listens(client, asta, bo):
    client.force_login(asta)
    answer = client.post(reverse("sparring"), {"listened_to": bo.pk, "held_on": "2026-11-19", "seized": "Noget."})
    assert answer.status_code == 422 and "Spørg borgeren først." in answer.content.decode()
    with pytest.raises(ValidationError):
        actions.listen(by=asta, on=TODAY, listened_to=bo, listened=Listened(held_on=TODAY, citizen_consented=False))
    assert not Sparring.objects.exists()


@pytest.mark.requirement("S3-09")
def test_only_the_two_can_read_it(client, asta, bo, carl, dorte):
    held = actions.listen(by=asta, on=TODAY, listened_to=bo, listened=HEARD)
    here = reverse("sparring_one", args=[held.pk])
    for who, status in ((asta, 200), (bo, 200), (carl, 404), (dorte, 404)):
        client.force_login(who)
        assert client.get(here).status_code == status
    assert not {"rating", "score", "grade"} & {field.name for field in Sparring._meta.get_fields()}


@pytest.mark.requirement("S3-09")
def test_the_leader_reads_how_often_an_ear_was_lent_and_nothing_else_of_it(client, asta, bo, dorte):
    """Counted by itself: it does not wait for somebody to share a dilemma, and few are not counted at all."""
    client.force_login(dorte)
    for n in range(1, 6):
        assert "Lån et øre« er brugt" not in client.get(reverse("reflection")).text, n
        actions.listen(by=asta, on=TODAY, listened_to=bo, listened=HEARD)
    page = client.get(reverse("reflection")).text
    assert "»Lån et øre« er brugt 5 gange." in page
    for word in (asta.full_name, bo.full_name, HEARD.seized, HEARD.to_try):
        assert word not in page


@pytest.mark.requirement("S3-09")
@pytest.mark.parametrize("day", ["0001-01-01", "1999-01-01", "2025-11-19", "2026-11-21", "9999-12-31"])
def test_a_day_that_is_to_come_or_past_keeping_is_said_beside_its_field(client, asta, bo, day):
    client.force_login(asta)
    typed = {"listened_to": bo.pk, "held_on": day, "citizen_consented": "on", "to_try": "Vent lidt længere."}
    answer = client.post(reverse("sparring"), typed)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["held_on"] and "Vent lidt længere." in answer.content.decode()
    assert not Sparring.objects.exists()


def test_what_was_heard_within_the_days_it_is_kept_can_be_read_today(client, asta, bo):
    client.force_login(asta)
    first = TODAY - timedelta(days=365)
    typed = {"listened_to": bo.pk, "held_on": first.isoformat(), "citizen_consented": "on", "to_try": "Vent."}
    assert client.post(reverse("sparring"), typed).status_code == 302
    assert client.get(reverse("sparring_one", args=[Sparring.objects.get().pk])).status_code == 200


def test_an_ear_is_lent_within_the_team(asta, carl):
    with pytest.raises(ValidationError):
        actions.listen(by=asta, on=TODAY, listened_to=carl, listened=HEARD)


@pytest.mark.parametrize(
    "text", ["Borgeren var 29 år og gik 3 timer om dagen.", "Uge 47, 2026-11-20.", "LAB § 57, stk. 2"]
)
def test_ordinary_words_and_numbers_are_not_taken_for_a_person(text):
    assert identifiers.shapes_in(text) == []
