"""How it goes now (S1-30): five aspects described by whoever says so; what moved is told apart by teller, never added."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cases.actions import progression
from cases.enums import SENTENCES, Aspect, Movement, Now, Teller
from cases.models import Flag, Observation
from cases.planning.progression import ORDER, Said, moved, profile
from cases.risk import evaluate
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = [pytest.mark.requirement("S1-30"), pytest.mark.usefixtures("dated_rules")]
DAY = timedelta(days=1)
CASE = uuid4()
nows = st.sampled_from(Now)


def said(now, days_ago=0, *, case=CASE, teller="borger", aspect="omgang"):
    return Said(case, Teller(teller), Aspect(aspect), Now(now), TODAY - days_ago * DAY, uuid4())


# --- the scale


def test_every_level_of_every_aspect_is_a_sentence_of_its_own_about_now():
    sentences = [str(SENTENCES[aspect][now]) for aspect in Aspect for now in Now]
    assert len(set(sentences)) == len(Aspect) * len(Now)
    assert all(one.endswith(".") and len(one) < 90 for one in sentences)
    assert not [one for one in sentences if "fejl" in one.lower() or "kan ikke" in one or "vil blive" in one]


# --- what moved, pure


@given(nows, nows)
def test_a_movement_is_the_order_of_the_first_and_the_last(before, after):
    pair = moved([said(before, 9), said(after)])[0]
    gone = ORDER.index(after) - ORDER.index(before)
    assert pair.movement == (Movement.FREM if gone > 0 else Movement.TILBAGE if gone < 0 else Movement.SOM_FOER)


@given(st.lists(nows, min_size=1), nows, nows)
def test_what_was_said_in_between_moves_nothing(between, before, after):
    rows = [said(before, 99), *(said(now, 50) for now in between), said(after)]
    pair = moved(rows)[0]
    assert (pair.first.now, pair.last.now) == (before, after)


def test_tellers_and_aspects_are_never_held_against_each_other():
    assert moved([said("svaert", 9), said("oftest", teller="udbyder"), said("oftest", aspect="netvaerk")]) == []
    both = [said("svaert", 9), said("svaert", 8, teller="udbyder"), said("oftest"), said("svaert", teller="udbyder")]
    assert [(pair.first.teller, pair.movement) for pair in moved(both)] == [("borger", "frem"), ("udbyder", "som_foer")]


def test_one_day_alone_shows_no_movement():
    assert moved([said("svaert"), said("oftest")]) == []


def test_the_profile_holds_every_aspect_and_teller_and_what_nobody_asked_is_empty():
    rows = profile([said("svaert", 9), said("oftest"), said("af_og_til", 0, teller="udbyder")])
    assert [row.aspect for row in rows] == list(Aspect)
    omgang = next(row for row in rows if row.aspect == "omgang")
    assert [(teller, [one.now for one in views]) for teller, views in omgang.views] == [
        ("borger", ["oftest", "svaert"]),
        ("udbyder", ["af_og_til"]),
        ("sagsbehandler", []),
    ]
    assert [row.asked for row in rows].count(True) == 1


# --- registered once


db = pytest.mark.django_db


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def who(asta):
    return {"by": asta, "on": TODAY}


def seen(case, by, teller="udbyder", days_ago=0, **told):
    return progression.observe(case=case, by=by, on=TODAY, teller=teller, said=told, observed_on=TODAY - days_ago * DAY)


@db
def test_what_is_left_out_was_not_asked_and_is_no_value(case, asta):
    row = seen(case, asta, omgang="oftest")
    assert (row.omgang, row.netvaerk, row.noted_by) == ("oftest", "", asta)
    event = Event.objects.get(kind="progression.observed")
    assert event.data == {"teller": "udbyder", "aspects": 1}


@db
@pytest.mark.parametrize(
    ("told", "sentence"),
    [({}, "Vælg mindst ét svar"), ({"omgang": "7"}, "ikke"), ({"omgang": "oftest", "days_ago": -1}, "ikke kommet")],
    ids=["nothing", "no code", "ahead"],
)
def test_what_says_nothing_or_has_not_been_is_refused_in_words(case, asta, told, sentence):
    with pytest.raises(ValidationError, match=sentence):
        seen(case, asta, **told)


@db
def test_the_table_refuses_what_the_action_would(case, asta):
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.create(case=case, teller="borger", observed_on=TODAY, noted_by=asta)
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.create(case=case, teller="nogen", observed_on=TODAY, noted_by=asta, omgang="oftest")


@db
def test_nobody_rewrites_it(case, asta):
    row = seen(case, asta, omgang="oftest")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Observation.objects.filter(pk=row.pk).update(omgang="svaert")


@db
def test_what_is_marked_wrong_is_hidden_and_still_there(client, case, asta, who):
    row = seen(case, asta, omgang="naesten_altid")
    progression.mark_wrong(observation=row, reason="Hører til en anden dag", **who)
    assert Observation.objects.get() == row
    assert not Observation.objects.standing().exists()
    with pytest.raises(ValidationError, match="allerede"):
        progression.mark_wrong(observation=row, reason="igen", **who)
    client.force_login(asta)
    shown = client.get(reverse("cases:progression", args=[case.pk])).text
    assert str(SENTENCES[Aspect.OMGANG][Now.NAESTEN_ALTID]) not in shown
    assert "1 fejlregistreret" in shown


@db
def test_it_is_noted_by_those_who_record_and_read_by_no_consultant(client, case, asta, vera, dorte):
    share(case, vera)
    for user in (vera, dorte):
        with pytest.raises(PermissionDenied):
            seen(case, user, omgang="oftest")
    for user, answer in ((vera, 403), (dorte, 200), (asta, 200)):
        client.force_login(user)
        assert client.get(reverse("cases:progression", args=[case.pk])).status_code == answer
    client.force_login(vera)
    assert "bevaegelse" not in client.get(reverse("cases:plan", args=[case.pk])).text


@db
def test_the_form_is_taps_and_sent_twice_it_writes_once(client, case, asta):
    client.force_login(asta)
    url = reverse("cases:progression_new", args=[case.pk])
    page = client.get(url)
    row_id = page.context["form"]["row_id"].value()
    assert "<textarea" not in page.text
    sent = {
        "row_id": row_id,
        "teller": "borger",
        "observed_on": "2026-11-19",
        "netvaerk": "af_og_til",
        "omgang": "ikke_talt_om",
    }
    for _time in range(2):
        assert client.post(url, sent).status_code == 302
    row = Observation.objects.get()
    assert (row.teller, row.netvaerk, row.omgang, row.moedestabilitet) == ("borger", "af_og_til", "", "")
    refused = client.post(url, {"teller": "borger", "observed_on": "2026-11-19"})
    assert refused.status_code == 422
    assert "Vælg mindst ét svar" in refused.text


@db
def test_different_views_stand_beside_each_other_with_who_and_when(client, case, asta):
    seen(case, asta, "borger", 30, omgang="svaert")
    seen(case, asta, "borger", 1, omgang="oftest")
    seen(case, asta, "udbyder", 2, omgang="af_og_til")
    client.force_login(asta)
    shown = client.get(reverse("cases:progression", args=[case.pk])).text
    for now in (Now.SVAERT, Now.OFTEST, Now.AF_OG_TIL):
        assert str(now.label) in shown
    for word in ("21. okt. 2026", "19. nov. 2026", "18. nov. 2026", "Ikke spurgt"):
        assert word in shown


@db
def test_no_opmaerksomhedspunkt_comes_or_goes_with_it(case, asta):
    evaluate.reconcile([case.pk], on=TODAY)
    before = set(Flag.objects.filter(case=case).values_list("code", "closed_on"))
    seen(case, asta, "sagsbehandler", 9, **dict.fromkeys(Aspect.values, "oftest"))
    seen(case, asta, "sagsbehandler", 0, **dict.fromkeys(Aspect.values, "svaert"))
    assert set(Flag.objects.filter(case=case).values_list("code", "closed_on")) == before


# Whoever reads it: its own rooms, the team's page, and nothing that flags, suggests, decides or sanctions.
READERS = {
    "cases/actions/progression.py",
    "cases/models/__init__.py",
    "cases/models/progression.py",
    "cases/queries/movement.py",
    "cases/queries/progression.py",
    "cases/views/progression.py",
}


def test_no_flag_suggestion_or_decision_reads_it():
    root = Path(__file__).resolve().parents[2]
    files = [path for room in ("cases", "jobcenter", "offers") for path in (root / room).rglob("*.py")]
    named = {
        str(path.relative_to(root))
        for path in files
        if "migrations" not in path.parts and ("Observation" in path.read_text() or "observations" in path.read_text())
    }
    assert {name for name in named if "forms/progression" not in name and "demo/" not in name} == READERS
