"""A goal about a job asks when it is called vedvarende (S1-25): answered in a tap, passed in a tap, never a block."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cases.actions import plans
from cases.enums import JOB_GOALS, GoalKind, Lasting
from cases.models import Goal
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("dated_rules"),
    pytest.mark.requirement("S1-25"),
]
ASKED = "Hvornår kalder I det vedvarende?"


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def who(asta):
    return {"by": asta, "on": TODAY}


def goal_of(case, who, kind="selvforsoergelse", **said):
    return plans.set_goal(case=case, kind=kind, citizen_wording="Et job, der holder", **said, **who)


def plan_of(client, user, case):
    client.force_login(user)
    return client.get(reverse("cases:plan", args=[case.pk])).text


@pytest.mark.parametrize("kind", list(GoalKind))
def test_goals_about_a_job_ask_and_no_others(client, asta, case, who, kind):
    goal_of(case, who, kind)
    assert (ASKED in plan_of(client, asta, case)) is (kind in JOB_GOALS)


@pytest.mark.parametrize("answer", list(Lasting))
def test_one_tap_answers_or_passes_and_is_recorded(client, asta, case, who, answer):
    goal = goal_of(case, who)
    client.force_login(asta)
    sent = {"act": f"maal_vedvarende_{answer}", "row": goal.pk}
    assert client.post(reverse("cases:plan", args=[case.pk]), sent).status_code == 302
    assert Goal.objects.get().lasting == answer
    assert Event.objects.get(kind="goal.lasting_said").data == {"lasting": answer}
    shown = plan_of(client, asta, case)
    assert ASKED not in shown
    assert ("Vedvarende:" in shown) is (answer != Lasting.SENERE)


def test_nothing_waits_for_the_answer(client, asta, case, who):
    goal = goal_of(case, who)
    plans.reach_goal(goal=goal, **who)
    assert Goal.objects.get().reached_on == TODAY
    assert ASKED not in plan_of(client, asta, case)


def test_it_is_said_where_the_goal_is_set_and_put_right_where_it_stands(client, asta, case):
    client.force_login(asta)
    sent = {"citizen_wording": "Et job, der holder", "kind": "fleksjob", "lasting": "et_aar"}
    assert client.post(reverse("cases:goal_new", args=[case.pk]), sent).status_code == 302
    goal = Goal.objects.get()
    assert goal.lasting == "et_aar"
    again = {**sent, "lasting": "halvt_aar", "version": goal.version}
    assert client.post(reverse("cases:goal", args=[case.pk, goal.pk]), again).status_code == 302
    assert Goal.objects.get().lasting == "halvt_aar"


def test_the_table_knows_the_codes(case, who):
    goal = goal_of(case, who)
    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.filter(pk=goal.pk).update(lasting="for_altid", version=2)


def test_who_may_not_record_is_not_asked(client, vera, case, who):
    goal_of(case, who)
    share(case, vera)
    assert ASKED not in plan_of(client, vera, case)
