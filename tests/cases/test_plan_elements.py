"""What an element of the plan says: how firm, from where, who decides, in which order; and whose it is to change."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.actions import plans
from cases.enums import LOWER_STEPS, Area, StepKind, StepState
from cases.enums.planning_moves import STEP_MOVES
from cases.models import Case, PlanStep, StepChange
from cases.planning import progress
from cases.planning.draft import Source, StepDraft, draft_of
from cases.planning.elements import printable, who_decides
from cases.risk.facts import last_substantive
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, make_wish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
DAY = timedelta(days=1)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def url(client, asta, case):
    client.force_login(asta)
    return reverse("cases:plan", args=[case.pk])


@pytest.fixture
def step(asta, case):
    """A step as given, on the case, by Asta, today."""

    def adding(title="Gå en tur", on=TODAY, **said):
        return plans.add_step(case=case, by=asta, on=on, title=title, **said)

    return adding


def at(name, case, *args):
    return reverse(f"cases:{name}", args=[case.pk, *args])


def move(step, code, by, on=TODAY, **more):
    return plans.move_step(step=step, by=by, on=on, move=code, **more)


# --- one value


def test_a_form_sends_all_of_an_element_and_the_page_tells_it(client, asta, case, url):
    wish = make_wish(case)
    goal = plans.set_goal(case=case, by=asta, on=TODAY, kind="livsmestring", citizen_wording="Komme ud ad døren")
    need = case.needs.create(kind="ro", noted_on=TODAY)
    first = plans.add_step(case=case, by=asta, on=TODAY, title="Stå op kl. 8", kind="staa_op", area="hverdag")
    form = {
        "title": "Museet om onsdagen", "due_on": "2026-12-02", "party": "borger", "goal": goal.pk, "wish": wish.pk,
        "need": need.pk, "after": first.pk, "area": "beskaeftigelse", "kind": "praktik", "demand": "lidt",
        "purpose": "Møde mennesker", "exit_criterion": "Fire onsdage i træk", "if_it_gets_hard": "Tilbage til gåture",
        "timing": "sideloebende", "firmness": "kan_forhandles", "if_declined": "Vi finder et andet sted",
        "basis": "lov", "basis_reference": "LAB § 57", "decider": "Kommunen", "decided_when": "ved opfølgning",
    }  # fmt: skip
    shown = client.post(at("step_new", case), form, follow=True).text
    for words in ("Kan forhandles", "Vi finder et andet sted", "Møde mennesker", "Fire onsdage i træk",
                  "Tilbage til gåture", "Små krav", "Samtidig med job og praktik", "Loven: LAB § 57",
                  "Kommunen, ved opfølgning", "Ro og få indtryk", "efter “Stå op kl. 8”", "mod “Komme ud ad døren”"):  # fmt: skip
        assert words in shown, words
    made = PlanStep.objects.get(title="Museet om onsdagen")
    assert (made.goal, made.wish, made.need, made.after) == (goal, wish, need, first)
    again = client.get(at("step", case, made.pk)).text
    assert again.count('<details class="fold" open>') == 2  # what was said is in sight


def test_the_form_asks_three_things_and_folds_the_rest(client, case, url):
    shown = client.get(at("step_new", case)).text
    assert shown.count("skal udfyldes") == 1
    assert "Hvor fast ligger det, og hvem bestemmer?" in shown
    assert "Slags, krav og rækkefølge" in shown
    assert '<details class="fold" open>' not in shown


def test_what_is_not_named_stays_when_a_step_is_revised(asta, step):
    made = step(purpose="Luft", firmness="krav")
    revised = plans.revise_step(step=made, by=asta, on=TODAY, version=made.version, title="Gå længere")
    assert (revised.title, revised.purpose, revised.firmness) == ("Gå længere", "Luft", "krav")
    assert draft_of(revised) == StepDraft(title="Gå længere", purpose="Luft", firmness="krav")


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"timing": "forud_for"}, "review_on", "så det ikke bliver til ventetid"),
        ({"basis": "lov"}, "basis_reference", "hvor i loven det står"),
        ({"basis": "lov", "basis_reference": "  "}, "basis_reference", "hvor i loven det står"),
        ({"starts_on": "2026-12-24", "due_on": "2026-12-01"}, "due_on", "Vælg en senere dag"),
    ],
)
@pytest.mark.requirement("S0-24", "S4-71")
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(client, case, url, said, field, sentence):
    answer = client.post(at("step_new", case), {"title": "Behandling først", "party": "borger"} | said)
    assert answer.status_code == 422
    assert sentence in str(answer.context["form"].errors[field])
    assert not PlanStep.objects.exists()


@pytest.mark.requirement("S0-24")
@pytest.mark.parametrize("timing", ["forud_for", "sideloebende", "efter_placering"])
def test_effort_before_job_has_a_day_to_look_again_and_the_others_need_none(step, timing):
    review = {"review_on": TODAY + 30 * DAY} if timing == "forud_for" else {}
    assert step(timing=timing, **review).timing == timing


def test_rows_of_another_case_are_no_part_of_an_element(asta, units, case, url, step):
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    theirs = plans.add_step(case=other, by=asta, on=TODAY, title="Noget hemmeligt")
    goal = plans.set_goal(case=other, by=asta, on=TODAY, kind="andet", citizen_wording="Ro")
    foreign = {"goal": goal, "wish": make_wish(other), "need": other.needs.create(kind="ro", noted_on=TODAY)}
    foreign["after"] = theirs
    for name, row in foreign.items():
        with pytest.raises(ValidationError) as refusal:
            step(**{name: row})
        assert set(refusal.value.error_dict) == {name}


def test_a_step_does_not_come_after_itself(asta, step):
    made = step()
    with pytest.raises(ValidationError, match="efter sig selv"):
        plans.revise_step(step=made, by=asta, on=TODAY, version=None, after=made)


# --- no ladder (S0-17), lower steps (S1-27), back again (S1-31)


@pytest.mark.requirement("S0-17")
def test_a_plan_may_begin_with_a_job_and_no_step_has_a_number(client, url, step):
    step("Fem timer i kiosken", kind="job", demand="ordinaer", due_on=TODAY + DAY)
    assert "Fem timer i kiosken" in client.get(url).text
    numbers = {"PositiveSmallIntegerField", "PositiveIntegerField", "IntegerField", "SmallIntegerField"}
    for model in ("Plan", "PlanStep", "Goal"):
        fields = apps.get_model("cases", model)._meta.get_fields()
        assert [f.name for f in fields if f.__class__.__name__ in numbers and f.name != "version"] == []


@pytest.mark.requirement("S0-17")
def test_moving_between_workplaces_asks_what_can_be_taken_along_and_takes_no_for_an_answer(client, case, url, step):
    asked = "Hvad kan tages med fra det sidste sted?"
    assert asked not in client.get(at("step_new", case)).text
    step("Museet", kind="praktik")
    assert asked in client.get(at("step_new", case)).text
    form = {"title": "Biblioteket", "party": "borger", "kind": "praktik"}
    assert client.post(at("step_new", case), form).status_code == 302
    form = {"title": "Arkivet", "party": "borger", "kind": "praktik", "brings": "Fast onsdag og anbefaling"}
    shown = client.post(at("step_new", case), form, follow=True).text
    assert "Fast onsdag og anbefaling" in shown
    assert StepChange.objects.get(move="medbringer").step.title == "Arkivet"


@pytest.mark.requirement("S1-27")
@pytest.mark.parametrize("kind", sorted(LOWER_STEPS))
def test_reaching_a_step_before_work_counts_as_progress(client, asta, case, url, step, kind):
    made = step(kind=kind, area="hverdag")
    before = client.get(url).context["page"].progress
    assert before.reached == 0
    client.post(url, {"act": "skridt_naa", "row": made.pk})
    after = client.get(url).context["page"].progress
    assert after.by_area == [("Hverdagen", 1)]
    assert last_substantive(Case.objects.filter(pk=case.pk), TODAY)[case.pk] == TODAY


@pytest.mark.requirement("S1-31", "S1-26")
def test_going_back_a_step_is_one_tap_and_the_history_shows_both(client, asta, case, url, step):
    up = step("Stå op kl. 8", kind="staa_op", area="hverdag", due_on=TODAY - 9 * DAY, on=TODAY - 20 * DAY)
    move(up, "naa", asta, on=TODAY - 9 * DAY)
    out = step("Museet", kind="praktik", after=up, due_on=TODAY + 9 * DAY, on=TODAY - 8 * DAY)
    move(out, "begynd", asta, on=TODAY - 5 * DAY)
    client.post(url, {"act": "skridt_tilbage", "row": out.pk})
    up.refresh_from_db()
    out.refresh_from_db()
    assert (up.state, out.state) == ("i_gang", "planlagt")
    assert (up.reached_on, up.due_on) == (None, None)  # a day that has passed is no promise for the next time
    told = [(line.title, line.told) for line in client.get(url).context["page"].progress.lines]
    assert ("Stå op kl. 8", "Nået") in told
    assert ("Stå op kl. 8", "Taget op igen") in told
    assert ("Museet", "Venter, mens trinnet før bliver taget op igen") in told
    assert client.get(url).context["page"].progress.reached == 1
    move(up, "naa", asta)  # and round again
    move(out, "begynd", asta)
    assert StepChange.objects.filter(step=up, to_state="naaet").count() == 2
    assert Event.objects.filter(kind="step.moved").count() == 5


@pytest.mark.requirement("S1-31")
def test_two_steps_may_follow_one_another_in_a_loop(asta, url, client, step):
    one = step("Hjemmedage")
    two = step("Museet", after=one)
    plans.revise_step(step=one, by=asta, on=TODAY, version=one.version, after=two)
    assert client.get(url).status_code == 200
    for _ in range(2):
        move(two, "tilbage", asta)
        move(one, "tilbage", asta)


@pytest.mark.requirement("S1-31")
def test_a_step_without_one_before_says_what_is_missing(client, url, step):
    answer = client.post(url, {"act": "skridt_tilbage", "row": step().pk}, follow=True)
    assert "hvilket trin det her kommer efter" in answer.text
    assert not StepChange.objects.exists()


@pytest.mark.requirement("S1-31")
def test_nothing_about_steps_is_called_a_failure():
    """No code, label, column, template or answer field about a plan says that somebody failed."""
    failed = re.compile(r"fail|mislyk|fejlslag|fiasko|nederlag|opgivet|unsuccessful", re.IGNORECASE)
    words = [code for enum in (StepState, StepKind, Area) for choice in enum for code in (choice.value, choice.label)]
    words += [text for one in STEP_MOVES for text in (one.code, str(one.label))]
    words += [str(text) for pair in progress.TOLD.items() for text in pair]
    for model in ("PlanStep", "StepChange", "Goal", "Plan"):
        words += [field.name for field in apps.get_model("cases", model)._meta.get_fields()]
    assert [word for word in words if failed.search(str(word))] == []
    pages = [*(ROOT / "templates" / "plan").glob("*.html"), *(ROOT / "templates" / "purposes").glob("*.html")]
    assert len(pages) > 15
    assert [page.name for page in pages if failed.search(page.read_text())] == []
    answers = [
        path for path in (ROOT / "jobcenter" / "api").rglob("*.py") if "plan" in path.stem or "step" in path.stem
    ]
    assert [path.name for path in answers if re.search(r"mislyk|fejlslag|\bfailed\b", path.read_text())] == []


@pytest.mark.requirement("S1-31")
def test_every_move_leaves_one_line_and_a_refused_one_none(asta, step):
    made = step()
    for code in ("begynd", "naa", "genoptag", "drop", "genoptag"):
        made = move(made, code, asta)
    assert list(made.changes.values_list("move", flat=True)) == ["begynd", "naa", "genoptag", "drop", "genoptag"]
    with pytest.raises(ValidationError):
        move(made, "genoptag", asta)
    assert made.changes.count() == 5


# --- krav, kan forhandles, eget valg (S3-22); who decides (S4-70)


@pytest.mark.requirement("S3-22")
def test_an_element_without_a_mark_is_shown_as_such_and_may_not_stand_on_paper(client, url, step):
    unmarked, marked = step("Uden mærke"), step("Med mærke", firmness="eget_valg", if_declined="Der sker ikke noget.")
    shown = client.get(url).text
    assert shown.count("Ikke mærket endnu") == 1
    assert "Hvis borgeren siger nej: Der sker ikke noget." in shown
    assert printable([unmarked, marked]) == ([marked], [unmarked])
    assert who_decides(marked) == "Borgeren"


@pytest.mark.requirement("S4-70")
@pytest.mark.parametrize(
    "said", [{"owner": "Psykiatrien"}, {"party": "virksomhed"}, {"party": "anden"}, {"party": "virksomhedskonsulent"}]
)
def test_with_several_actors_nothing_is_finished_before_it_says_who_decides(client, asta, url, step, said):
    made = step(firmness="krav", **said)
    answer = client.post(url, {"act": "skridt_naa", "row": made.pk}, follow=True)
    assert "Skriv først, hvem der bestemmer." in answer.text
    made.refresh_from_db()
    assert made.state == "planlagt"
    assert printable([made]) == ([], [made])
    made = plans.revise_step(step=made, by=asta, on=TODAY, version=None, decider="Lægen", decided_when="efter § 12")
    assert printable([made]) == ([made], [])
    assert who_decides(made) == "Lægen – efter § 12"
    client.post(url, {"act": "skridt_naa", "row": made.pk})
    made.refresh_from_db()
    assert made.state == "naaet"


@pytest.mark.requirement("S4-70")
@pytest.mark.parametrize("party", ["borger", "sagsbehandler"])
def test_between_the_two_at_the_table_nobody_has_to_be_named(asta, step, party):
    assert move(step(party=party), "naa", asta).state == "naaet"


# --- another department's element (S2-12)


@pytest.fixture
def theirs(asta, case):
    """A step from the health department's system."""
    said = StepDraft(title="Genoptræning", area="sundhed", owner="Sundhedsafdelingen", decider="Sundhedsafdelingen")
    return plans.add_step(case=case, by=None, on=TODAY, draft=said, source=Source("sundhed", "77"))


@pytest.mark.requirement("S2-12")
def test_an_element_of_another_department_is_seen_with_its_owner_and_cannot_be_changed_here(client, case, url, theirs):
    shown = client.get(url).text
    assert "Genoptræning" in shown
    assert "Hører til Sundhedsafdelingen og rettes der." in shown
    assert f'name="row" value="{theirs.pk}"' not in shown
    page = client.get(at("step", case, theirs.pk)).text
    assert '<form class="form"' not in page
    for act in ("naa", "begynd", "drop", "udsaet", "tilbage"):
        client.post(url, {"act": f"skridt_{act}", "row": theirs.pk, "due_on": "2026-12-24"})
    answer = client.post(at("step", case, theirs.pk), {"title": "Noget andet", "party": "borger", "version": "1"})
    assert answer.status_code == 422
    assert "hører til Sundhedsafdelingen og rettes der" in answer.text
    theirs.refresh_from_db()
    assert (theirs.title, theirs.state, theirs.version) == ("Genoptræning", "planlagt", 1)
    assert not StepChange.objects.exists()


@pytest.mark.requirement("S2-12")
def test_only_the_system_it_came_from_moves_it(theirs):
    with pytest.raises(ValidationError):
        move(theirs, "begynd", None, source=Source("socialsystem", "77"))
    assert move(theirs, "begynd", None, source=Source("sundhed", "77")).state == "i_gang"
    with pytest.raises(ValidationError, match="allerede modtaget"):
        plans.add_step(case=theirs.plan.case, by=None, on=TODAY, title="Igen", source=Source("sundhed", "77"))


@pytest.mark.requirement("S2-12")
def test_going_back_does_not_reach_into_another_departments_step(asta, step, theirs):
    move(theirs, "naa", None, source=Source("sundhed", "77"))
    with pytest.raises(ValidationError, match="rettes der"):
        move(step(after=theirs), "tilbage", asta)
    theirs.refresh_from_db()
    assert theirs.state == "naaet"
    assert not PlanStep.objects.filter(state="i_gang").exists()  # nothing half-saved
