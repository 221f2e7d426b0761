"""The plan as one page over time: goals on top, lanes below, two views, exact coverage; and what a consultant is not shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.actions import contacts, pauses, persons, plans
from cases.models import Case, Enrolment, FormClaim, Indicator, IndicatorHit, InvolvementEntry, Placement
from cases.risk.facts import last_substantive
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, make_offer, make_workplace, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
DAY = timedelta(days=1)


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def url(client, asta, case):
    client.force_login(asta)
    return reverse("cases:plan", args=[case.pk])


@pytest.fixture
def who(asta):
    return {"by": asta, "on": TODAY}


def page_of(client, url):
    return client.get(url).context["page"]


def placement(case, **said):
    values = {"state": "i_gang", "moved_on": TODAY, "workplace": make_workplace(), "purpose": "afklaring", "hours": 10}
    values |= {"citizen_reason": "Møde mennesker", "starts_on": TODAY - 30 * DAY, "ends_on": TODAY + 30 * DAY}
    return Placement.objects.create(case=case, **values | said)


def enrolment(case, **said):
    values = {"offer": make_offer(kind="kursus", title="Truckkursus"), "reason": "Ønsket", "chosen_on": TODAY}
    values |= {"state": "bevilget", "moved_on": TODAY, "starts_on": TODAY + 9 * DAY, "ends_on": TODAY + 20 * DAY}
    return Enrolment.objects.create(case=case, **values | said)


# --- over time


def test_the_course_stands_in_lanes_with_pauses_praktik_and_offers_around_it(client, case, url, who):
    for title, area in (("Museet", "beskaeftigelse"), ("Gåtur", "hverdag"), ("Psykolog", "sundhed"), ("Bo", "social")):
        plans.add_step(case=case, title=title, area=area, starts_on=TODAY, due_on=TODAY + 5 * DAY, **who)
    placement(case)
    enrolment(case)
    pauses.begin(
        case=case, reason="tryghed", text="Ro", activity="Møder", citizen_part="Foreslog det",
        review_on=TODAY + 30 * DAY, **who,
    )  # fmt: skip
    lanes = page_of(client, url).course.lanes
    assert [(lane.label, [drawn.piece.title for drawn in lane.pieces]) for lane in lanes] == [
        ("Faglig pause", ["Tryghed og tillid skal bygges op"]),
        ("Job og praktik", ["Virksomhedspraktik: Bymuseet", "Museet"]),
        ("Uddannelse", ["Truckkursus"]),
        ("Social indsats", ["Bo"]),
        ("Helbred og behandling", ["Psykolog"]),
        ("Hverdagen", ["Gåtur"]),
    ]
    shown = client.get(url).text
    assert "20. nov. 2026 – 25. nov. 2026" in shown  # the words beside the drawing
    assert "style=" not in shown
    assert shown.count("<rect") == 7


def test_a_long_course_folds_what_is_long_over_and_keeps_the_newest_in_sight(client, case, url, asta):
    for n in range(20):
        on = TODAY - (40 - n) * DAY
        step = plans.add_step(case=case, by=asta, on=on, title=f"Skridt {n}")
        plans.move_step(step=step, by=asta, on=on, move="naa")
    course = page_of(client, url).course
    near = [drawn.piece.title for lane in course.lanes for drawn in lane.pieces]
    assert len(near) == 12
    assert "Skridt 19" in near
    assert [drawn.piece.title for lane in course.earlier for drawn in lane.pieces] == [f"Skridt {n}" for n in range(8)]
    assert "Tidligere i forløbet" in client.get(url).text


@pytest.mark.requirement("S1-29")
def test_social_effort_beside_work_is_described_and_one_before_the_other_as_well(client, case, url, who):
    social = plans.add_step(
        case=case, title="Misbrugsbehandling", area="social", starts_on=TODAY, due_on=TODAY + 30 * DAY, **who
    )
    assert page_of(client, url).course.concurrence is None
    work = placement(case, starts_on=TODAY + 10 * DAY, ends_on=TODAY + 60 * DAY, state="aftalt")
    found = page_of(client, url).course.concurrence
    assert (found.code, found.label) == ("F", "Sideløbende")
    Placement.objects.filter(pk=work.pk).update(starts_on=TODAY + 40 * DAY)
    found = page_of(client, url).course.concurrence
    assert (found.code, found.label) == ("A", "Social indsats først")
    plans.move_step(step=social, move="drop", **who)
    assert page_of(client, url).course.concurrence is None


# --- goals (S1-23, S3-25, S0-23)


@pytest.mark.requirement("S1-23")
def test_a_citizen_may_have_pension_as_her_goal(client, case, url, who):
    plans.set_goal(case=case, kind="foertidspension", citizen_wording="Ro", purpose="Afklaring", **who)
    [branch] = page_of(client, url).work_goals
    assert (branch.goal.citizen_wording, branch.goal.purpose) == ("Ro", "Afklaring")


@pytest.mark.requirement("S0-23", "S3-25")
def test_living_well_stands_in_its_own_right_beside_work_and_reaching_one_keeps_the_other(client, case, url, who):
    work = plans.set_goal(case=case, kind="loennede_timer", citizen_wording="Ti timer i en butik", **who)
    life = plans.set_goal(case=case, kind="livskvalitet", citizen_wording="Sove om natten", **who)
    page = page_of(client, url)
    assert [branch.goal for branch in page.work_goals] == [work]
    assert [branch.goal for branch in page.life_goals] == [life]
    shown = client.get(url).text
    assert "Livsmestring og livskvalitet" in shown
    plans.reach_goal(goal=work, **who)
    life.refresh_from_db()
    assert life.reached_on is None
    assert [branch.goal for branch in page_of(client, url).life_goals] == [life]


@pytest.mark.requirement("S3-25")
@pytest.mark.parametrize("kind", ["livsmestring", "livskvalitet", "selvhjulpen", "bryde_isolation", "sundere_liv"])
def test_a_part_goal_about_living_is_progress_like_any_other(client, case, url, who, kind):
    """A case in which only such a part goal was reached is no case in which nothing happens."""
    mine = Case.objects.filter(pk=case.pk)
    assert last_substantive(mine, TODAY) == {}
    goal = plans.set_goal(case=case, kind="selvforsoergelse", citizen_wording="Et job engang", **who)
    part = plans.set_goal(case=case, kind=kind, citizen_wording="Handle ind selv", parent=goal, **who)
    assert last_substantive(mine, TODAY) == {}
    client.post(url, {"act": "maal_naaet", "row": part.pk})
    assert last_substantive(mine, TODAY) == {case.pk: TODAY}


# --- what leads to a goal (S1-24)


@pytest.mark.requirement("S1-24")
def test_coverage_is_exact_and_names_what_is_without_a_goal(client, case, url, who):
    goal = plans.set_goal(case=case, kind="afklaring", citizen_wording="Finde ud af det", **who)
    for n, serves in enumerate([goal, goal, None, None, None, None, goal]):
        plans.add_step(case=case, title=f"Skridt {n}", goal=serves, **who)
    enrolment(case)
    enrolment(case, goal=goal, offer=make_offer(title="Værkstedet"))
    placement(case)
    for _ in range(3):
        contacts.record(case=case, kind="opkald", **who)
    page = page_of(client, url)
    found = {one.label: (one.linked, one.total, one.percent) for one in page.coverage}
    assert found == {
        "Skridt": (3, 7, 43), "Tilbud": (1, 2, 50), "Praktik": (0, 1, 0), "Kontakter": (0, 3, 0),
    }  # fmt: skip
    assert [step.title for step in page.without_goal] == ["Skridt 2", "Skridt 3", "Skridt 4", "Skridt 5"]
    shown = client.get(url).text
    assert "3 af 7 (43 %)" in shown
    assert "4 skridt uden mål" in shown
    assert [row.what for row in page.unlinked] == ["tilbud", "praktik", "kontakt", "kontakt", "kontakt"]


@pytest.mark.requirement("S1-24")
@pytest.mark.parametrize("what", ["tilbud", "praktik", "kontakt"])
def test_a_referral_or_a_contact_is_tied_to_its_goal_on_the_plan(client, asta, units, case, url, who, what):
    goal = plans.set_goal(case=case, kind="afklaring", citizen_wording="Finde ud af det", **who)
    made = {"tilbud": enrolment, "praktik": placement}.get(what)
    row = made(case) if made else contacts.record(case=case, kind="opkald", **who)
    tied = {"act": f"kobl_{what}", "row": row.pk}
    assert client.post(url, tied | {"goal": ""}).status_code == 422
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    theirs = plans.set_goal(case=other, kind="andet", citizen_wording="Noget hemmeligt", **who)
    refused = client.post(url, tied | {"goal": theirs.pk})
    assert refused.status_code == 422
    assert "Det valg findes ikke på sagen." in refused.text
    assert "Noget hemmeligt" not in refused.text
    assert client.post(url, tied | {"goal": goal.pk}).status_code == 302
    row.refresh_from_db()
    assert row.goal == goal
    assert page_of(client, url).unlinked == []
    assert Event.objects.get(kind="goal.served").target_id == str(row.pk)


# --- two views (S4-12, S3-21)


@pytest.mark.requirement("S4-12", "S3-21")
def test_two_views_of_the_problem_stand_side_by_side_and_stop_nothing(client, case, url, who):
    persons.define_problem(case=case, voice="borger", text="Jeg er træt", **who)
    persons.define_problem(case=case, voice="faglig", text="Der mangler en udredning", **who)
    shown = client.get(url).text
    assert "Jeg er træt" in shown
    assert "Der mangler en udredning" in shown
    assert "Det stopper ikke planen." in shown
    form = {"title": "Museet", "party": "borger"}
    assert client.post(reverse("cases:step_new", args=[case.pk]), form).status_code == 302
    persons.define_problem(case=case, voice="borger", text="Jeg er træt af skemaer", **who)
    shown = client.get(url).text
    assert "Jeg er træt af skemaer" in shown
    assert "Sådan stod der før" in shown
    history = client.get(reverse("cases:about", args=[case.pk])).text
    assert "Jeg er træt<" in history


# --- S1-26


@pytest.mark.requirement("S1-26")
def test_a_step_with_nothing_after_it_is_said_and_passed(client, case, url, who):
    step = plans.add_step(case=case, title="Museet", **who)
    said = "Der står ikke, hvad der kommer bagefter."
    assert said not in client.get(url).text
    plans.move_step(step=step, move="begynd", **who)
    assert said in client.get(url).text
    plans.add_step(case=case, title="Biblioteket", after=step, **who)
    shown = client.get(url).text
    assert said not in shown
    assert "Derefter" in shown


@pytest.mark.requirement("S4-08", "S3-20")
def test_a_step_tells_what_of_the_borgers_knowledge_it_builds_on(client, asta, vera, case, url, who, indicators):
    step = plans.add_step(case=case, title="Museet", **who)
    entry = InvolvementEntry.objects.create(
        case=case, author=asta, author_has_authority=True, phase="regulering", occurred_on=TODAY, step=step
    )
    claim = FormClaim.objects.create(entry=entry, form="samskabelse", evidence="Sammen", status="dokumenteret")
    hit = {"claim": claim, "indicator": Indicator.objects.in_force(TODAY).get(code="S-3")}
    IndicatorHit.objects.create(text="Hun kender arkiver", **hit)
    shown = client.get(url).text
    assert "Bygger på borgerens viden:" in shown
    assert "Hun kender arkiver" in shown
    assert "Hvordan det fortsatte" in shown
    share(case, vera)
    client.force_login(vera)
    assert "Hun kender arkiver" not in client.get(url).text


# --- who sees what


CLOSED = ("Psykolog", "Misbrug", "Bade hver dag", "Hvis det kniber", "Jeg er træt", "Vil have ro")


@pytest.mark.requirement("S4-88")
@pytest.mark.parametrize("who_looks", ["asta", "dorte", "vera"])
def test_what_tells_about_health_family_and_everyday_is_closed_to_a_consultant(
    client, request, asta, case, url, who, who_looks
):
    looker = request.getfixturevalue(who_looks)
    if who_looks == "vera":
        share(case, looker)
    said, step = {"due_on": TODAY + DAY, "if_it_gets_hard": "Hvis det kniber"}, None
    for title, area, kind in (
        ("Psykolog", "sundhed", ""), ("Misbrug", "social", ""), ("Bade hver dag", "beskaeftigelse", "personlig_hygiejne"),
        ("Museet", "beskaeftigelse", "praktik"),
    ):  # fmt: skip
        step = plans.add_step(case=case, title=title, area=area, kind=kind, after=step, **said, **who)
        plans.move_step(step=step, move="naa", **who)
        plans.move_step(step=step, move="genoptag", **who)
    persons.define_problem(case=case, voice="borger", text="Jeg er træt", **who)
    case.purposes.create(
        citizen_purpose="foertidspension", citizen_words="Vil have ro", authority_purpose="praktik", aligned=False,
        noted_on=TODAY,
    )  # fmt: skip
    client.force_login(looker)
    pages = [client.get(url).text, client.get(reverse("cases:case", args=[case.pk])).text]
    pages.append(client.get(reverse("cases:caseload"), {"omfang": "enhed"}).text)
    shown = "".join(pages)
    assert "Museet" in shown
    assert {word for word in CLOSED if word in shown} == (set() if who_looks == "vera" else set(CLOSED))
    assert ("Ikke afstemt" in shown) is (who_looks != "vera")


# --- sent twice


@pytest.mark.parametrize(
    ("name", "form", "model"),
    [
        ("step_new", {"title": "Museet", "party": "borger"}, "PlanStep"),
        ("goal_new", {"citizen_wording": "Ro", "kind": "livskvalitet"}, "Goal"),
        ("commitment_new", {"party": "borger", "what": "Ringe"}, "Commitment"),
        (
            "purposes",
            {"citizen_purpose": "arbejde", "authority_purpose": "praktik", "aligned": "ja"},
            "PurposeAlignment",
        ),
    ],
)
def test_a_form_sent_twice_is_written_once(client, case, url, name, form, model):
    address = reverse(f"cases:{name}", args=[case.pk])
    given = form | {"row_id": str(client.get(address).context["form"]["row_id"].value())}
    assert client.post(address, given).status_code == 302
    assert client.post(address, given).status_code == 302
    assert apps.get_model("cases", model).objects.count() == 1


def test_sixty_steps_cost_the_page_no_more_statements_than_one(client, asta, case, url, who):
    goal = plans.set_goal(case=case, kind="andet", citizen_wording="Ro", **who)
    plans.add_step(case=case, title="Et", goal=goal, **who)
    client.get(url)
    few = _statements(client, url)
    for n in range(59):
        plans.add_step(case=case, title=f"Skridt {n}", goal=goal, due_on=TODAY + n * DAY, **who)
    assert _statements(client, url) == few <= 15


def _statements(client, url):
    with CaptureQueriesContext(connection) as counted:
        client.get(url)
    return sum("SAVEPOINT" not in query["sql"] for query in counted)
