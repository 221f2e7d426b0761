"""Involvement as it is saved: what is kept, what is refused, what a second editor sees, and what the profile shows."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from cases.actions import involvement
from cases.enums import ClaimStatus, DecidedBy, Form, Phase, Response, Subject
from cases.involvement import Asked, Claim, Draft, Option, Withheld, reference
from cases.models import FormClaim, Indicator, IndicatorHit, InvolvementEntry, OptionShown
from cases.queries import involvement as queries
from cases.queries.involvement_drafts import draft_of
from jobcenter.audit.models import Event
from jobcenter.rows import StaleEdit
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


MUSEUM = Option(
    "Praktik på museet",
    why_relevant="Hun holder af historie.",
    consequence_of_choice="Tre formiddage.",
    consequence_of_decline="Ingen følger for ydelsen.",
    response=Response.TILVALG,
)
LIBRARY = replace(MUSEUM, label="Praktik på biblioteket", response=Response.FRAVALG)
DRAFT = Draft(
    phase=Phase.UDVAELGELSE,
    occurred_on=TODAY,
    subjects=(Subject.BRANCHE, Subject.TIMER),
    citizen_words="Jeg vil helst være et sted med ro.",
    worker_view="Roen er en forudsætning for fremmødet.",
    claims=(
        Claim(Form.FORBRUG, "Hun valgte museet."),
        Claim(Form.SAMSKABELSE, "Vi lagde ugen sammen.", {"S-1": "Begge skrev.", "S-2": "Hun tegnede ugen."}),
    ),
    options=(MUSEUM, LIBRARY),
    withheld=(Withheld("Praktik i butik", "Butikken har ikke plads før januar."),),
    asked=(Asked("Bymuseet", TODAY),),
)
NOTHING = Draft(phase=Phase.REGULERING, occurred_on=TODAY, barriers=frozenset({"rettidighed"}))


def record(case, by, draft=DRAFT, **more):
    return involvement.record(case=case, by=by, on=TODAY, draft=draft, **more)


def statuses(entry):
    return dict(FormClaim.objects.filter(entry=entry).values_list("form", "status"))


@pytest.mark.requirement("S4-01")
def test_two_forms_are_kept_each_with_its_own_evidence(case, asta):
    entry = record(case, asta)
    assert dict(entry.claims.values_list("form", "evidence")) == {
        "forbrug": "Hun valgte museet.",
        "samskabelse": "Vi lagde ugen sammen.",
    }
    assert statuses(entry) == {"forbrug": "delvis", "samskabelse": "delvis"}


def test_what_was_recorded_reads_back_as_the_same_draft(case, asta):
    entry = record(case, asta)
    read = draft_of(InvolvementEntry.objects.with_parts().get(pk=entry.pk))
    assert {f.name for f in fields(Draft) if getattr(read, f.name) != getattr(DRAFT, f.name)} == set()


@pytest.mark.requirement("S4-03")
def test_forbrug_is_documented_once_the_provider_has_answered(case, asta):
    entry = record(case, asta)
    (response,) = entry.provider_responses.all()
    involvement.provider_answered(
        response=response, by=asta, on=TODAY + timedelta(days=6), what_changed="Museet flyttede mødetiden."
    )
    assert statuses(entry)["forbrug"] == ClaimStatus.DOKUMENTERET
    assert statuses(entry)["samskabelse"] == ClaimStatus.DELVIS
    with pytest.raises(ValidationError, match="allerede"):
        involvement.provider_answered(response=response, by=asta, on=TODAY, what_changed="Igen.")


@pytest.mark.requirement("S4-04")
def test_fravalg_without_its_consequence_is_refused_and_nothing_is_half_saved(case, asta):
    draft = replace(DRAFT, options=(MUSEUM, replace(LIBRARY, consequence_of_decline=" ")))
    with pytest.raises(ValidationError) as refused:
        record(case, asta, draft)
    assert list(refused.value.message_dict) == ["options-1-consequence_of_decline"]
    assert not InvolvementEntry.objects.exists()
    assert not Event.objects.filter(kind="involvement.recorded").exists()


@pytest.mark.requirement("S4-04")
def test_the_database_itself_refuses_a_fravalg_without_its_consequence(case, asta):
    entry = record(case, asta)
    with pytest.raises(IntegrityError, match="fravalg_names_its_consequence"), transaction.atomic():
        OptionShown.objects.create(entry=entry, label="Lager", response=Response.FRAVALG)


@pytest.mark.requirement("S4-05")
def test_what_was_not_shown_stands_beside_what_was(case, asta):
    entry = record(case, asta)
    assert list(entry.options.values_list("label", flat=True)) == ["Praktik på museet", "Praktik på biblioteket"]
    assert list(entry.withheld.values_list("label", "reason")) == [
        ("Praktik i butik", "Butikken har ikke plads før januar.")
    ]


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ({"withheld": (Withheld("Butikken", " "),)}, "hvorfor den ikke blev vist"),
        ({"options": (replace(MUSEUM, label=" "),)}, "hvilken mulighed I talte om"),
        ({"asked": (Asked(" ", TODAY),)}, "hvem der skal svare"),
        ({"asked": (Asked("Museet", TODAY, due_on=date(2926, 1, 5)),)}, "Årstallet 2926 ligger langt ude"),
        ({"occurred_on": date(26, 1, 5)}, "Årstallet 26 ligger langt tilbage"),
        ({"asked": (Asked("Museet", TODAY, due_on=TODAY - timedelta(days=1)),)}, "ikke ligge før spørgsmålet"),
    ],
)
def test_what_the_database_refuses_is_said_in_danish(case, asta, broken, sentence):
    with pytest.raises(ValidationError, match=sentence):
        record(case, asta, replace(DRAFT, **broken))
    assert not InvolvementEntry.objects.exists()


@pytest.mark.requirement("S4-10")
def test_no_form_with_a_barrier_is_a_valid_record(case, asta):
    entry = record(case, asta, NOTHING)
    assert (entry.claims.count(), entry.barriers) == (0, ["rettidighed"])
    with pytest.raises(ValidationError) as refused:
        record(case, asta, replace(NOTHING, barriers=frozenset()))
    assert list(refused.value.message_dict) == ["barriers"]


@pytest.mark.requirement("V-10")
def test_lovkrav_without_a_law_is_refused_by_action_and_database(case, asta):
    with pytest.raises(ValidationError) as refused:
        record(case, asta, replace(NOTHING, decided_by=DecidedBy.LOVKRAV))
    assert list(refused.value.message_dict) == ["legal_basis"]
    entry = record(case, asta, NOTHING)
    with pytest.raises(IntegrityError, match="lovkrav_names_the_law"), transaction.atomic():
        InvolvementEntry.objects.filter(pk=entry.pk).update(decided_by=DecidedBy.LOVKRAV)


@pytest.mark.requirement("S4-25")
def test_every_negotiation_about_hours_can_be_found(case, asta):
    about_hours = record(case, asta)
    record(case, asta, replace(NOTHING, subjects=(Subject.CV,)))
    assert list(InvolvementEntry.objects.about(Subject.TIMER)) == [about_hours]


@pytest.mark.parametrize("field", ["subjects", "barriers"])
def test_the_database_knows_the_codes(case, asta, field):
    entry = record(case, asta, NOTHING)
    with pytest.raises(IntegrityError, match="are_known"), transaction.atomic():
        InvolvementEntry.objects.filter(pk=entry.pk).update(**{field: ["gætteri"]})


def test_tomorrow_cannot_be_recorded(case, asta):
    with pytest.raises(ValidationError, match="fremtiden"):
        record(case, asta, replace(NOTHING, occurred_on=TODAY + timedelta(days=1)))


# --- Revising --------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-12")
def test_a_revision_keeps_both_voices_of_before_in_the_history(case, asta):
    entry = record(case, asta)
    revised = involvement.revise(
        entry=entry, by=asta, on=TODAY, version=1, draft=replace(DRAFT, citizen_words="Jeg vil være på museet.")
    )
    assert revised.version == 2
    assert [v.citizen_words for v in entry.history.all()] == [DRAFT.citizen_words, "Jeg vil være på museet."]


def test_a_revision_changes_what_changed_and_leaves_the_rest(case, asta):
    entry = record(case, asta)
    before = set(IndicatorHit.objects.filter(claim__entry=entry).values_list("pk", flat=True))
    draft = replace(
        DRAFT,
        claims=(replace(DRAFT.claims[1], hits={"S-1": "Begge skrev.", "S-3": "Hun kender arkiver."}),),
        options=(MUSEUM,),
        withheld=(),
        asked=(),
    )
    involvement.revise(entry=entry, by=asta, on=TODAY, version=1, draft=draft)
    hits = {hit.indicator.code: hit.pk for hit in IndicatorHit.objects.filter(claim__entry=entry)}
    assert set(hits) == {"S-1", "S-3"}
    assert hits["S-1"] in before
    assert (entry.options.count(), entry.withheld.count(), entry.provider_responses.count()) == (1, 0, 0)


def test_a_stale_revision_overwrites_nothing(case, asta, bo):
    entry = record(case, asta)
    involvement.revise(entry=entry, by=bo, on=TODAY, version=1, draft=replace(DRAFT, decision="Bos udgave."))
    with pytest.raises(StaleEdit) as stale:
        involvement.revise(entry=entry, by=asta, on=TODAY, version=1, draft=replace(DRAFT, decision="Astas."))
    assert stale.value.current.decision == "Bos udgave."
    assert InvolvementEntry.objects.get(pk=entry.pk).decision == "Bos udgave."


def test_the_providers_answer_makes_an_open_screen_stale(case, asta):
    entry = record(case, asta)
    involvement.provider_answered(
        response=entry.provider_responses.get(), by=asta, on=TODAY, what_changed="Mødetiden blev flyttet."
    )
    with pytest.raises(StaleEdit):
        involvement.revise(entry=entry, by=asta, on=TODAY, version=1, draft=DRAFT)


def test_a_wrong_registration_is_hidden_and_not_rewritten(case, asta):
    entry = record(case, asta)
    involvement.mark_wrong(entry=entry, by=asta, on=TODAY, reason="Skrevet i den forkerte sag.")
    assert InvolvementEntry.objects.filter(pk=entry.pk).exists()
    assert not InvolvementEntry.objects.standing().exists()
    with pytest.raises(ValidationError, match="fejlregistreret"):
        involvement.revise(entry=entry, by=asta, on=TODAY, version=1, draft=DRAFT)


def test_another_team_and_a_consultant_may_not_record(case, carl, vera):
    for person in (carl, vera):
        with pytest.raises(PermissionDenied):
            record(case, person)
    assert not InvolvementEntry.objects.exists()


def test_the_event_tells_forms_and_statuses_and_no_words(case, asta):
    entry = record(case, asta)
    event = Event.objects.get(kind="involvement.recorded")
    assert event.data["forms"] == {"forbrug": "delvis", "samskabelse": "delvis"}
    assert str(event.target_id) == str(entry.pk)
    assert "museet" not in str(event.data).lower()


# --- Reference data ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-02")
def test_an_old_entry_keeps_the_wording_of_its_day(case, asta):
    entry = record(case, asta)
    tomorrow = TODAY + timedelta(days=1)
    old = Indicator.objects.get(code="S-1")
    Indicator.objects.filter(pk=old.pk).update(valid_to=TODAY)
    Indicator.objects.create(
        code="S-1",
        form=old.form,
        prompt="Hvordan var I to om det?",
        required=True,
        source=old.source,
        valid_from=tomorrow,
    )
    later = involvement.record(case=case, by=asta, on=tomorrow, draft=replace(DRAFT, occurred_on=tomorrow))
    involvement.revise(entry=entry, by=asta, on=tomorrow, version=1, draft=DRAFT)

    def prompt(of):
        return IndicatorHit.objects.get(claim__entry=of, indicator__code="S-1").indicator.prompt

    assert prompt(entry) == old.prompt
    assert prompt(later) == "Hvordan var I to om det?"


@pytest.mark.requirement("S4-02")
def test_two_wordings_cannot_hold_on_the_same_day():
    old = Indicator.objects.get(code="S-1")
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        Indicator.objects.create(
            code="S-1", form=old.form, prompt="Andet?", source=old.source, valid_from=date(2026, 1, 1)
        )


def test_loading_again_changes_nothing_and_rewrites_nothing(tmp_path):
    before = list(Indicator.objects.order_by("code").values())
    assert reference.load() == len(before) == 30
    assert list(Indicator.objects.order_by("code").values()) == before
    edited = tmp_path / "indicators.toml"
    edited.write_text(reference.DATA.read_text().replace("Hvor var borgeren den styrende", "Hvor styrede borgeren"))
    with pytest.raises(reference.WordingRewritten):
        reference.load(edited)


def test_the_file_and_the_rules_agree_on_what_is_required():
    from cases.involvement.evidence import COUNTERS, NEEDED

    needed = {code for groups in NEEDED.values() for group in groups for code in group}
    assert set(Indicator.objects.filter(required=True).values_list("code", flat=True)) == needed
    assert set(Indicator.objects.filter(polarity="imod").values_list("code", flat=True)) == COUNTERS


# --- Profile ----------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-22", "S4-11")
def test_the_profile_shows_forms_by_phase_with_the_entries_behind_them(case, asta):
    entry = record(case, asta)
    honest = record(case, asta, NOTHING)
    shown = queries.profile(asta, case, TODAY)
    cells = {(cell.form, cell.phase): cell for row in shown.rows for cell in row.cells}
    assert len(cells) == 20
    assert cells[Form.FORBRUG, Phase.UDVAELGELSE].partly == (entry.pk,)
    assert cells[Form.DEMOKRATI, Phase.UDVAELGELSE].entries == ()
    assert shown.without_form == (honest.pk,)
    assert shown.barriers == ("rettidighed",)
    assert shown.missing_phases == (Phase.PROBLEMDEFINITION, Phase.TILRETTELAEGGELSE, Phase.AFSLUTNING)


@pytest.mark.requirement("S4-22")
def test_the_profile_holds_no_score():
    names = {f.name for cls in (queries.Profile, queries.Row, queries.Cell) for f in fields(cls)}
    assert not {n for n in names if any(w in n for w in ("score", "total", "sum", "rank", "index", "level", "point"))}


def test_the_profile_costs_the_same_for_many_entries(case, asta, django_assert_num_queries):
    queries.profile(asta, case, TODAY)
    for _ in range(4):
        record(case, asta)
    with django_assert_num_queries(2):
        queries.profile(asta, case, TODAY)


def test_another_team_gets_an_empty_profile(case, asta, carl):
    record(case, asta)
    assert queries.profile(carl, case, TODAY).entries == 0
