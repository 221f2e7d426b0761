"""The plan: goals in two voices, steps with a day, and promises that weigh the same on both sides."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.actions import commitments, plans
from cases.enums import StepState
from cases.enums.planning_moves import STEP_MOVES
from cases.models import Commitment, Goal, Plan, PlanStep
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, make_wish, share

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def url(client, asta, case):
    client.force_login(asta)
    return reverse("cases:plan", args=[case.pk])


def at(name, case, *args):
    return reverse(f"cases:{name}", args=[case.pk, *args])


@pytest.mark.requirement("S1-23")
def test_a_goal_stands_in_two_voices_and_begins_the_plan(client, case, url):
    assert not Plan.objects.exists()
    form = {"citizen_wording": "Jeg vil sove om natten", "kind": "foertidspension", "purpose": "Afklaring af evne"}
    answer = client.post(at("goal_new", case), form, follow=True)
    assert "Jeg vil sove om natten" in answer.text
    assert "Afklaring af evne" in answer.text
    assert "Førtidspension" in answer.text
    assert Plan.objects.get().started_on == TODAY
    assert Event.objects.get(kind="goal.set").data == {"kind": "foertidspension", "part": False}


@pytest.mark.requirement("S1-23")
def test_a_part_goal_belongs_to_a_goal_of_this_plan(client, asta, units, case, url):
    mine = plans.set_goal(case=case, by=asta, on=TODAY, kind="livskvalitet", citizen_wording="Ud af sengen")
    form = {"citizen_wording": "Op kl. 9", "kind": "livsmestring"}
    shown = client.post(at("goal_new", case), form | {"parent": mine.pk}, follow=True).text
    assert "Delmål" in shown
    part = Goal.objects.get(citizen_wording="Op kl. 9")
    assert part.parent == mine
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    theirs = plans.set_goal(case=other, by=asta, on=TODAY, kind="andet", citizen_wording="Noget hemmeligt")
    for wrong in (theirs, part):  # another borger's goal; a part of a part
        answer = client.post(at("goal_new", case), form | {"parent": wrong.pk})
        assert answer.status_code == 422
        assert "Noget hemmeligt" not in answer.text
        with pytest.raises(ValidationError, match="Et delmål skal høre til et af planens mål"):
            plans.set_goal(case=case, by=asta, on=TODAY, kind="andet", citizen_wording="Ro", parent=wrong)
    assert Goal.objects.filter(plan__case=case).count() == 2


def test_a_goal_without_the_borgers_words_is_refused_and_kept_on_the_screen(client, case, url):
    answer = client.post(at("goal_new", case), {"citizen_wording": "", "kind": "andet", "purpose": "Selvforsørgelse"})
    assert answer.status_code == 422
    assert answer.text.count("Skriv målet, som borgeren selv siger det.") == 2
    assert "Selvforsørgelse</textarea>" in answer.text
    assert not Plan.objects.exists()  # nothing half-saved


def test_a_dated_step_closes_the_flag_at_once(client, asta, case, url):
    commitments.reopen(  # any write evaluates the flags
        commitment=Commitment.objects.create(case=case, party="borger", what="x", promised_on=TODAY), by=asta, on=TODAY
    )
    assert case.flags.open().get().code == "intet_naeste_skridt"
    wish = make_wish(case)
    form = {"title": "Besøge museet", "due_on": "24-11-2026", "party": "borger", "wish": wish.pk}
    answer = client.post(at("step_new", case), form, follow=True)
    assert "24. november 2026" in answer.text
    assert "1. ønske" in answer.text
    assert not case.flags.open().filter(code="intet_naeste_skridt").exists()
    step = PlanStep.objects.get()
    client.post(url, {"act": "skridt_drop", "row": step.pk})
    assert case.flags.open().filter(code="intet_naeste_skridt").exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"title": ""}, "Skriv, hvad skridtet er."),
        ({"title": "x" * 201}, "Skriv højst 200 tegn; her er 201."),
        ({"title": "Gå", "due_on": "i morgen"}, "Skriv en dato, der findes"),
        ({"title": "Gå", "starts_on": "2026-12-24", "due_on": "2026-12-01"}, "Vælg en senere dag."),
        ({"title": "Gå", "party": "kongen"}, "Det valg findes ikke. Vælg et fra listen."),
    ],
)
def test_a_step_that_cannot_be_saved_says_what_would_be_right(client, case, url, typed, says):
    answer = client.post(at("step_new", case), {"party": "borger"} | typed)
    assert answer.status_code == 422
    assert answer.text.count(says) == 2
    assert not Plan.objects.exists()


ALLOWED = {
    ("naa", "planlagt"),
    ("naa", "i_gang"),
    ("naa", "udsat"),
    ("begynd", "planlagt"),
    ("begynd", "udsat"),
    ("udsaet", "planlagt"),
    ("udsaet", "i_gang"),
    ("udsaet", "udsat"),
    ("drop", "planlagt"),
    ("drop", "i_gang"),
    ("drop", "udsat"),
    ("genoptag", "naaet"),
    ("genoptag", "droppet"),
}
TARGET = {"naa": "naaet", "begynd": "i_gang", "udsaet": "udsat", "drop": "droppet", "genoptag": "planlagt"}


@pytest.mark.requirement("S1-31")
@pytest.mark.parametrize("state", StepState.values)
@pytest.mark.parametrize("move", [move.code for move in STEP_MOVES])
def test_every_move_of_a_step_from_every_state(client, asta, case, url, move, state):
    step = plans.add_step(case=case, by=asta, on=TODAY, title="Gå en tur")
    reached = TODAY - DAY if state == "naaet" else None
    PlanStep.objects.filter(pk=step.pk).update(state=state, reached_on=reached)
    later = (TODAY + 9 * DAY).isoformat()
    client.post(url, {"act": f"skridt_{move}", "row": step.pk, "due_on": later})
    step.refresh_from_db()
    moved = (move, state) in ALLOWED
    assert step.state == (TARGET[move] if moved else state)
    assert (step.reached_on is not None) == (step.state == "naaet")
    assert Event.objects.filter(kind="step.moved").exists() == moved


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(days=st.integers(-400, 400))
def test_a_step_is_only_put_off_to_a_day_ahead(client, asta, case, url, days):
    step = plans.add_step(case=case, by=asta, on=TODAY, title="Gå en tur", due_on=TODAY)
    day = TODAY + days * DAY
    answer = client.post(url, {"act": "skridt_udsaet", "row": step.pk, "due_on": day.isoformat()})
    step.refresh_from_db()
    assert (answer.status_code, step.due_on) == ((302, day) if days > 0 else (422, TODAY))
    if days <= 0:
        assert "Vælg en ny dag efter i dag" in answer.text


@pytest.mark.requirement("S4-15")
@pytest.mark.parametrize("party", ["borger", "sagsbehandler", "virksomhedskonsulent", "virksomhed", "anden"])
def test_a_late_promise_is_said_in_the_same_words_whoever_made_it(client, asta, case, url, party):
    who = {"case": case, "by": asta, "on": TODAY - 30 * DAY}
    commitments.make(party=party, what="ringe til museet", due_on=TODAY - 3 * DAY, **who)
    shown = client.get(url).text
    promise = shown[shown.index("ringe til museet") : shown.index("ringe til museet") + 900]
    assert "Skulle være klaret for 3 dage siden" in promise
    assert "badge-attention" in promise
    assert not case.flags.open().filter(code__contains="sanktion").exists()


@pytest.mark.requirement("S4-15")
def test_a_promise_is_made_kept_and_taken_back(client, asta, case, url):
    form = {"party": "sagsbehandler", "what": "ringe til museet", "due_on": (TODAY + DAY).isoformat()}
    assert "ringe til museet" in client.post(at("commitment_new", case), form, follow=True).text
    promise = Commitment.objects.get()
    answer = client.post(url, {"act": "loefte_holdt", "row": promise.pk}, headers={"HX-Request": "true"})
    assert "<html" not in answer.text
    assert "1 afsluttet løfte" in answer.text
    promise.refresh_from_db()
    assert (promise.kept_on, promise.kept_by) == (TODAY, asta)
    again = client.post(url, {"act": "loefte_slip", "row": promise.pk}, follow=True)
    assert "Løftet er allerede afsluttet." in again.text
    client.post(url, {"act": "loefte_aabn", "row": promise.pk})
    promise.refresh_from_db()
    assert (promise.kept_on, promise.kept_by, promise.released_on) == (None, None, None)


def test_a_goal_is_reached_and_opened_again(client, asta, case, url):
    goal = plans.set_goal(case=case, by=asta, on=TODAY, kind="livskvalitet", citizen_wording="Ud af sengen")
    assert "Nået 20. nov. 2026" in client.post(url, {"act": "maal_naaet", "row": goal.pk}, follow=True).text
    client.post(url, {"act": "maal_aabn", "row": goal.pk})
    goal.refresh_from_db()
    assert goal.reached_on is None


PAGES = ["goal_new", "step_new", "commitment_new", "plan"]
READS = {
    "asta": set(PAGES),
    "bo": set(PAGES),
    "dorte": {"plan"},
    "vera": {"plan"},
    "carl": None,
    "ida": None,
    "nora": None,
}


@pytest.mark.requirement("S4-87")
@pytest.mark.parametrize("who", READS)
@pytest.mark.parametrize("name", PAGES)
def test_who_may_open_and_who_may_write_the_plan(client, request, case, who, name):
    user = request.getfixturevalue(who)
    if who == "vera":
        share(case, user)
    step = plans.add_step(case=case, by=None, on=TODAY, title="Gå en tur")
    client.force_login(user)
    allowed = READS[who]
    expected = 404 if allowed is None else 200 if name in allowed else 403
    assert client.get(at(name, case)).status_code == expected
    writes = {"asta", "bo"}
    status = client.post(at("plan", case), {"act": "skridt_naa", "row": step.pk}).status_code
    assert status == (302 if who in writes else 404 if allowed is None else 403)
    step.refresh_from_db()
    assert step.state == ("naaet" if who in writes else "planlagt")


def test_rows_of_another_case_are_404(client, asta, units, case, url):
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    step = plans.add_step(case=other, by=asta, on=TODAY, title="Gå en tur")
    goal = plans.set_goal(case=other, by=asta, on=TODAY, kind="andet", citizen_wording="Ro")
    promise = commitments.make(case=other, by=asta, on=TODAY, party="borger", what="x")
    for name, row in (("step", step), ("goal", goal), ("commitment", promise)):
        assert client.get(at(name, case, row.pk)).status_code == 404
    for act, row in (("skridt_naa", step), ("maal_naaet", goal), ("loefte_holdt", promise)):
        assert client.post(url, {"act": act, "row": row.pk}).status_code == 404
    assert client.post(url, {"act": "skridt_naa", "row": "rod"}).status_code == 400
    assert client.post(url, {"act": "ukendt", "row": step.pk}).status_code == 400


def test_an_empty_plan_says_what_to_do_next(client, url):
    shown = client.get(url).text
    assert "Et lille skridt er nok" in shown
    assert "Begynd med det, borgeren selv siger." in shown


def test_the_plan_costs_the_same_for_one_row_and_for_many(client, asta, case, url, django_assert_max_num_queries):
    for n in range(12):
        goal = plans.set_goal(case=case, by=asta, on=TODAY, kind="andet", citizen_wording=f"Mål {n}")
        plans.add_step(case=case, by=asta, on=TODAY, title=f"Skridt {n}", goal=goal, due_on=TODAY + n * DAY)
        commitments.make(case=case, by=asta, on=TODAY, party="borger", what=f"Løfte {n}")
    client.get(url)
    with django_assert_max_num_queries(15):
        client.get(url)
