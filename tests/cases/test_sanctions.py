"""Before a sanction: help first, the borger heard, one concrete judgement, a leader's look where it is called for."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cases.actions import sanctions
from cases.enums import Ability, ResistanceCause
from cases.models import Goal, Meeting, Plan, SanctionStep, SensitiveFact
from jobcenter.accounts.models import User
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, make_considered, share
from tests.factories_people import membership
from tests.factories_people import user as person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WEIGHED = {
    "guided_on": (TODAY - 40 * DAY).isoformat(),
    "about": "Cv'et på Jobnet er ikke lavet.",
    "happened_on": (TODAY - 10 * DAY).isoformat(),
    "heard_by": "besoeg",
    "heard_on": (TODAY - 2 * DAY).isoformat(),
    "citizen_account": "Jeg kan ikke få det til at virke på min telefon.",
    "causes": ["undgaa_ubehag", "ved_ikke"],
    "ability": "delvist",
    "support_tried": "Vi viste siden på en skærm.",
    "help_offered": "At vi laver cv'et sammen på torsdag.",
    "vulnerability": "Hun har ikke sovet i ugevis.",
    "side_effects": "Der er to børn hjemme.",
    "alternatives": "En mentor, og et møde derhjemme.",
    "outcome": "ingen",
    "reasons": "Vi laver det sammen i stedet.",
}
TEXTS = ("about", "citizen_account", "support_tried", "help_offered")
TEXTS += ("vulnerability", "side_effects", "alternatives", "reasons")


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta, opened_on=TODAY - 200 * DAY)


@pytest.fixture
def goal(case):
    plan = Plan.objects.create(case=case, started_on=TODAY - 100 * DAY)
    return Goal.objects.create(plan=plan, kind="afklaring", citizen_wording="Finde ud af det", set_on=TODAY - 90 * DAY)


@pytest.fixture
def new(client, asta, case, goal):
    client.force_login(asta)
    return reverse("cases:sanction_new", args=[case.pk])


def typed(goal, **more):
    return WEIGHED | {"goal": goal.pk} | more


def weigh(case, goal, by, **more):
    return sanctions.weigh(case=case, by=by, on=TODAY, considered=make_considered(goal, **more))


def page_of(step):
    return reverse("cases:sanction", args=[step.case_id, step.pk])


@pytest.mark.requirement("S4-65", "S1-24")
def test_a_step_is_kept_with_everything_that_was_weighed_and_its_goal(client, asta, case, goal, new):
    shown = client.post(new, typed(goal), follow=True).text
    assert "Skridtet er gemt med alle overvejelserne." in shown
    step = SanctionStep.objects.get()
    assert (step.decided_by, step.decided_on, step.goal, step.second_look_needed) == (asta, TODAY, goal, False)
    told = client.get(page_of(step)).text
    for name in TEXTS:
        assert WEIGHED[name].replace("'", "&#x27;") in told
    for words in ("Finde ud af det", "Besøg", "Vil undgå noget, der er ubehageligt", "Ved ikke", "myndighed"):
        assert words in told
    event = Event.objects.get(kind="sanction.weighed")
    assert event.data == {"outcome": "ingen", "genaabning_overstyret": False}
    assert event.actor_id == asta.pk


@pytest.mark.requirement("S4-65")
def test_a_virksomhedskonsulent_gets_403_and_another_unit_404(client, vera, carl, dorte, case, goal, new):
    share(case, vera)
    for user, status in ((vera, 403), (carl, 404), (dorte, 403)):
        client.force_login(user)
        assert client.get(new).status_code == status
        assert client.post(new, typed(goal)).status_code == status
    assert not SanctionStep.objects.exists()


@pytest.mark.requirement("S4-65", "S1-66")
@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ("vulnerability", "Skriv, hvilket hensyn borgerens situation kræver."),
        ("help_offered", "Skriv, hvilken hjælp I tilbød først"),
        ("citizen_account", "Uden borgerens forklaring kan intet besluttes."),
        ("alternatives", "Skriv, hvilke andre veje der er prøvet."),
        ("side_effects", "for eksempel børn."),
        ("support_tried", "Skriv, hvilken støtte der er prøvet."),
        ("reasons", "Skriv begrundelsen for beslutningen."),
        ("about", "Skriv, hvad det handler om."),
        ("ability", "Vælg, om borgeren kan leve op til kravet."),
        ("heard_by", "Vælg, hvordan I fik fat i hinanden."),
        ("heard_on", "Vælg den dag, borgeren blev hørt."),
        ("guided_on", "Vælg den dag, vejledningen blev givet skriftligt."),
        ("outcome", "Vælg, hvad du beslutter."),
        ("goal", "Vælg en."),
        ("causes", "»Ved ikke« er et svar."),
    ],
)
def test_what_is_missing_is_said_and_all_that_was_typed_stays(client, goal, new, missing, says):
    whole = typed(goal)
    del whole[missing]
    answer = client.post(new, whole)
    assert answer.status_code == 422
    assert says in answer.text
    for name in set(TEXTS) - {missing}:
        assert WEIGHED[name].replace("'", "&#x27;") in answer.text
    assert not SanctionStep.objects.exists()


@pytest.mark.requirement("S0-04", "S1-66")
@pytest.mark.parametrize("blank", TEXTS)
def test_the_action_asks_for_each_of_them_as_well(asta, case, goal, blank):
    with pytest.raises(ValidationError) as refusal:
        weigh(case, goal, asta, **{blank: "  "})
    assert list(refusal.value.message_dict) == [blank]


@pytest.mark.requirement("S3-36")
def test_the_causes_are_empty_at_first_and_snyd_needs_its_basis(client, asta, goal, new):
    shown = client.get(new).text
    for cause in ResistanceCause:
        assert f'value="{cause}"' in shown
    assert 'name="causes" value="snyd" checked' not in shown
    assert " checked" not in shown
    answer = client.post(new, typed(goal, causes=["mistillid_system", "snyd"]))
    assert answer.status_code == 422
    assert "Skriv det konkrete grundlag, eller fjern krydset ved snyd." in answer.text
    client.post(new, typed(goal, causes=["snyd"], cheating_basis="Lønsedler fra to steder."))
    assert SanctionStep.objects.get().causes == ["snyd"]


@pytest.mark.requirement("S4-65", "S1-66")
@pytest.mark.parametrize(
    ("days", "field", "says"),
    [
        ({"guided_on": -5}, "guided_on", "Vejledningen skal være givet, før det skete."),
        ({"heard_on": -12}, "heard_on", "Borgeren kan først høres, når det er sket."),
        ({"heard_on": 3}, "heard_on", "Vent med beslutningen, til borgeren er hørt."),
        ({"happened_on": 1, "heard_on": 1}, "happened_on", "Dagen er ikke kommet endnu."),
    ],
)
def test_guidance_comes_before_hearing_after_and_the_decision_last(client, goal, new, days, field, says):
    moved = {name: (TODAY + number * DAY).isoformat() for name, number in days.items()}
    for more in ({}, {"reasons": ""}):  # with something missing as well, it is all said at once
        answer = client.post(new, typed(goal, **moved | more))
        assert answer.status_code == 422
        assert says in answer.text
        assert f'id="id_{field}_error"' in answer.text
    assert "Skriv begrundelsen for beslutningen." in answer.text
    assert not SanctionStep.objects.exists()


@pytest.mark.requirement("S1-67")
def test_neither_the_system_nor_a_system_that_calls_can_record_one(case, goal, units, roles):
    robot = person("fagsystem", "Fagsystemet", is_client=True)
    membership(robot, "sagsbehandler", units.unge)
    for nobody in (None, robot):
        with pytest.raises(PermissionDenied):
            weigh(case, goal, nobody)
    assert not SanctionStep.objects.exists()


@pytest.mark.requirement("S4-65")
def test_the_very_same_form_sent_twice_is_one_step(client, goal, new):
    row_id = client.get(new).context["form"]["row_id"].value()
    for _time in range(2):
        client.post(new, typed(goal, row_id=row_id))
    assert SanctionStep.objects.count() == 1


@pytest.mark.requirement("S3-36", "S4-65")
def test_what_the_borger_said_of_a_missed_samtale_is_a_quote_with_its_source(client, case, goal, new):
    missed = Meeting.objects.create(
        case=case, planned_on=TODAY - 10 * DAY, state="udeblevet", citizen_explanation="Bussen kørte ikke."
    )
    form = client.get(f"{new}?samtale={missed.pk}").context["form"]
    account = form["citizen_account"].value()
    assert account == (
        "Borgerens forklaring, noteret ved samtalen den 10. november 2026, som borgeren ikke kom til: »Bussen kørte ikke.«"
    )
    assert client.get(new).context["form"]["citizen_account"].value() is None
    other = Meeting.objects.create(case=make_case(unit=case.unit), planned_on=TODAY, state="udeblevet")
    for wrong in (other.pk, "ikke-en-samtale"):
        assert client.get(f"{new}?samtale={wrong}").status_code == 404
    client.post(new, typed(goal, meeting=other.pk))
    assert not SanctionStep.objects.exists()


@pytest.mark.requirement("S1-24")
def test_without_a_goal_the_way_is_to_agree_on_one(client, asta, case):
    client.force_login(asta)
    new = reverse("cases:sanction_new", args=[case.pk])
    shown = client.get(new).text
    assert "Sagen har intet mål endnu" in shown
    assert reverse("cases:goal_new", args=[case.pk]) in shown
    assert client.post(new, WEIGHED).status_code == 409
    assert not SanctionStep.objects.exists()


# --- The leader's look ----------------------------------------------------------------------------------------------


def ill(case, **more):
    return SensitiveFact.objects.create(
        case=case, kind="psykisk", purpose="Hensyn", text="Kanariehemmelighed", noted_on=TODAY, **more
    )


@pytest.mark.requirement("S1-66")
@pytest.mark.parametrize(
    ("marker", "ability", "outcome", "needed"),
    [
        ({}, "kan", "til_afgoerelse", True),
        ({"ended_on": TODAY}, "kan", "til_afgoerelse", False),
        (None, "kan", "til_afgoerelse", False),
        (None, "kan_ikke", "til_afgoerelse", True),
        ({}, "kan_ikke", "ingen", False),
    ],
)
def test_what_goes_on_waits_for_a_leader_where_it_is_called_for(asta, case, goal, marker, ability, outcome, needed):
    if marker is not None:
        ill(case, **marker)
    step = weigh(case, goal, asta, ability=ability, outcome=outcome)
    assert (step.second_look_needed, step.awaits_look) == (needed, needed)


@pytest.mark.requirement("S1-66")
def test_the_leader_looks_in_words_is_not_told_the_fact_and_cannot_decide(client, asta, dorte, case, goal):
    ill(case)
    step = weigh(case, goal, asta, outcome="til_afgoerelse")
    client.force_login(asta)
    assert "Afventer lederens blik" in client.get(page_of(step)).text
    assert client.post(page_of(step), {"act": "blik", "second_look_text": "Nej", "version": 1}).status_code == 403
    client.force_login(dorte)
    assert page_of(step) in client.get(reverse("team_looks")).text
    assert "I 1 sag afventer et skridt dit blik" in client.get(reverse("team")).text
    shown = client.get(page_of(step)).text
    assert "Kanariehemmelighed" not in shown
    assert "psykisk" not in shown.casefold()
    let_go = {"act": "lad_ligge", "sentence": "Nej", "version": step.version}
    assert client.post(page_of(step), let_go).status_code == 403
    blank = client.post(page_of(step), {"act": "blik", "second_look_text": " ", "version": step.version})
    assert (blank.status_code, "Skriv, hvad du ser." in blank.text) == (422, True)
    client.post(page_of(step), {"act": "blik", "second_look_text": "Vent til foråret.", "version": step.version})
    step.refresh_from_db()
    assert (step.second_look_by, step.second_look_on, step.awaits_look) == (dorte, TODAY, False)
    assert step.outcome == "til_afgoerelse"
    assert "Vent til foråret." in client.get(page_of(step)).text
    assert Event.objects.get(kind="sanction.looked_at").actor_id == dorte.pk


@pytest.mark.requirement("S1-66")
def test_one_who_decides_and_leads_does_not_look_at_her_own_step(asta, units, case, goal):
    ill(case)
    step = weigh(case, goal, asta, outcome="til_afgoerelse")
    membership(asta, "teamleder", units.unge)
    asta = User.objects.get(pk=asta.pk)
    with pytest.raises(ValidationError, match="en andens blik"):
        sanctions.look_again(sanction=step, by=asta, on=TODAY, version=step.version, second_look_text="Jeg ser")


@pytest.mark.requirement("S4-65")
def test_a_step_can_still_be_let_go_and_its_reasons_stay(client, asta, case, goal):
    step = weigh(case, goal, asta, outcome="til_afgoerelse")
    client.force_login(asta)
    client.post(page_of(step), {"act": "lad_ligge", "sentence": "Vi fandt en vej.", "version": step.version})
    step.refresh_from_db()
    assert step.outcome == "ingen"
    assert step.reasons == "Ord om reasons\n\n20. november 2026: Vi fandt en vej."


@pytest.mark.requirement("S0-04")
def test_the_leader_sees_how_often_it_went_on_although_the_borger_could_not(client, asta, dorte, units, case, goal):
    weigh(case, goal, asta, outcome="til_afgoerelse", ability=Ability.KAN_IKKE)
    weigh(case, goal, asta, outcome="til_afgoerelse", ability=Ability.KAN)
    weigh(case, goal, asta, outcome="ingen", ability=Ability.KAN_IKKE)
    client.force_login(dorte)
    answer = client.get(reverse("team_looks"))
    figures = answer.context["figures"]
    assert (figures.weighed, figures.went_on, figures.active, figures.unable) == (3, 2, 2, 1)
    assert len(answer.context["page"]) == 3
    assert asta.full_name not in answer.text
