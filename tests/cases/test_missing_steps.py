"""A level of the plan without an offer in the kommune (S1-28): told as a lack of offers, and counted by its own list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cases.actions import plans
from cases.enums import Demand as Asked
from cases.planning.missing_steps import ANSWERED, DEMAND_ASKS, TYPE_ASKS, asks, missing, standing, unanswered
from cases.queries.missing_steps import levels_without_offer, without_offer
from offers.enums import Demand, OfferType
from offers.models import Offer
from tests.factories import TODAY, make_case, make_offer, share

pytestmark = [pytest.mark.requirement("S1-28")]
DAY = timedelta(days=1)
PLAN, GOAL = uuid4(), uuid4()
levels = st.sampled_from(ANSWERED)


def db(test):
    return pytest.mark.django_db(pytest.mark.usefixtures("dated_rules")(test))


@dataclass(frozen=True)
class Step:
    demand: str
    state: str = "planlagt"
    goal_id: UUID | None = GOAL
    reached_on: date | None = None
    kind: str = ""
    area: str = "beskaeftigelse"
    plan_id: UUID = PLAN
    recorded_at: datetime = field(default=datetime(2026, 1, 1))


# --- what an offer asks


def test_every_code_of_the_catalogue_is_read():
    assert set(TYPE_ASKS) == set(OfferType)
    assert set(DEMAND_ASKS) == set(Demand)


@given(st.sampled_from(OfferType), st.lists(st.sampled_from(Demand)), st.sampled_from(Demand))
def test_a_further_demand_never_makes_an_offer_gentler(kind, demands, more):
    before, after = asks(kind, demands), asks(kind, [*demands, more])
    assert ANSWERED.index(after) >= ANSWERED.index(before) >= ANSWERED.index(TYPE_ASKS[kind])


@pytest.mark.parametrize(
    ("kind", "demands", "level"),
    [
        ("faellesskab", [], Asked.RO),
        ("mestring", [], Asked.LIDT),
        ("mestring", ["fast_fremmoede"], Asked.NOGET),
        ("virksomhedspraktik", ["fast_fremmoede", "fysisk"], Asked.ARBEJDSLIGNENDE),
    ],
)
def test_an_offer_asks_as_much_as_its_hardest_demand(kind, demands, level):
    assert asks(kind, demands) == level


# --- which level is missing


@pytest.mark.parametrize(
    ("offered", "lacking"),
    [
        ([], ["ro", "lidt", "noget", "arbejdslignende"]),
        (["noget", "arbejdslignende"], ["ro"]),
        (["lidt", "arbejdslignende"], []),
        (["ro"], ["lidt", "noget", "arbejdslignende"]),
    ],
)
def test_a_level_is_missing_where_neither_it_nor_the_next_has_an_offer(offered, lacking):
    assert unanswered(offered) == set(lacking)


@given(st.sets(levels), levels)
def test_a_further_offer_never_makes_a_further_lack(offered, more):
    assert unanswered(offered | {more}) <= unanswered(offered)


# --- where somebody stands


def test_one_stands_at_the_open_steps_and_where_none_is_open_at_the_last_that_was_reached():
    old = Step("ro", "naaet", reached_on=TODAY - 9 * DAY)
    new = Step("lidt", "naaet", reached_on=TODAY)
    assert standing([new, old]) == [new]
    ahead = Step("noget")
    assert standing([old, new, ahead]) == [ahead]


def test_two_goals_are_stood_at_apart():
    other = Step("ro", "naaet", goal_id=None, reached_on=TODAY)
    assert standing([Step("noget"), other]) == [Step("noget"), other]


@pytest.mark.parametrize(
    "step",
    [
        Step("ro", area="sundhed"),
        Step("ro", kind="behandling"),
        Step("arbejdslignende", kind="loentilskud"),
        Step("ordinaer"),
        Step(""),
        Step("ro", "droppet"),
    ],
    ids=["health", "treatment", "pay", "a job", "nothing said", "laid aside"],
)
def test_what_the_catalogue_does_not_answer_is_no_lack_of_offers(step):
    assert missing([step], []) == []


# --- in the kommune


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta, name="Maja Holm")


@pytest.fixture
def who(asta):
    return {"by": asta, "on": TODAY}


def at(case, who, demand, **said):
    goal = plans.set_goal(case=case, kind="livskvalitet", citizen_wording="Komme ud ad døren", **who)
    return plans.add_step(
        case=case, title="Et sted at begynde", demand=demand, goal=goal, due_on=TODAY + DAY, **said, **who
    )


@db
def test_at_level_one_without_an_offer_up_to_level_two_there_is_a_gap_with_the_number_affected(
    dorte, asta, units, case, who
):
    make_offer(title="Værksted", kind="kursus")
    at(case, who, "ro")
    for name in ("Ali Ny", "Bo Ny"):
        at(make_case(unit=units.unge, caseworker=asta, name=name), who, "ro")
    at(make_case(unit=units.unge, caseworker=asta, name="Ida Ny"), who, "noget")
    gaps = {gap.level: gap for gap in levels_without_offer(dorte, TODAY)}
    assert {level: gap.cases for level, gap in gaps.items() if gap.cases} == {"ro": 3}
    assert {level for level, gap in gaps.items() if gap.missing} == {"ro", "arbejdslignende"}
    assert gaps["ro"].offers == gaps["lidt"].offers == 0
    make_offer(title="Stille hjørne", kind="mestring")
    assert not any(gap.cases for gap in levels_without_offer(dorte, TODAY))
    assert list(without_offer(dorte, TODAY)) == []


@db
def test_an_offer_that_is_closed_or_not_open_yet_is_none(dorte, case, who):
    at(case, who, "ro")
    make_offer(title="Forbi", kind="faellesskab", open_to=TODAY)
    make_offer(title="Senere", kind="faellesskab", open_from=TODAY + DAY)
    assert [row.case.pk for row in without_offer(dorte, TODAY)] == [case.pk]
    Offer.objects.update(open_from=TODAY, open_to=None)
    assert without_offer(dorte, TODAY) == []


@db
def test_the_number_is_of_those_whom_the_leader_may_open(dorte, units, case, who):
    at(case, who, "ro")
    there = make_case(unit=units.kommunen, name="Ida Ny")
    at(there, {"by": None, "on": TODAY}, "ro")
    assert [row.case.pk for row in without_offer(dorte, TODAY)] == [case.pk]


@db
def test_one_borger_with_two_steps_is_counted_once(dorte, case, who):
    step = at(case, who, "ro")
    plans.add_step(case=case, title="Og et til", demand="ro", goal=step.goal, due_on=TODAY + DAY, **who)
    at(case, who, "ro")
    gap = next(gap for gap in levels_without_offer(dorte, TODAY) if gap.level == "ro")
    assert gap.cases == 1
    assert len(without_offer(dorte, TODAY, "ro")) == 1


@db
def test_a_goal_that_is_reached_asks_for_nothing_more(dorte, case, who):
    step = at(case, who, "ro")
    plans.reach_goal(goal=step.goal, **who)
    assert without_offer(dorte, TODAY) == []


@db
def test_each_number_leads_to_the_list_that_made_it(client, dorte, asta, units, case, who):
    at(case, who, "ro")
    at(make_case(unit=units.unge, caseworker=asta, name="Ali Ny"), who, "noget")
    client.force_login(dorte)
    page = client.get(reverse("team_missing_steps"))
    for gap, href in page.context["levels"]:
        if gap.cases:
            listed = client.get(href)
            assert listed.context["page"].paginator.count == gap.cases
    shown = client.get(reverse("team_missing_steps"), {"trin": "ro"}).text
    assert "Maja Holm" in shown
    assert "Ali Ny" not in shown


@db
def test_an_unknown_level_is_answered_with_the_whole_list(client, dorte, case, who):
    at(case, who, "ro")
    client.force_login(dorte)
    assert "Maja Holm" in client.get(reverse("team_missing_steps"), {"trin": "findes-ikke"}).text


@db
def test_the_plan_says_that_the_kommune_lacks_an_offer_and_nothing_of_the_borger(client, asta, case, who):
    at(case, who, "ro")
    client.force_login(asta)
    shown = " ".join(client.get(reverse("cases:plan", args=[case.pk])).text.split())
    assert "Der findes ikke et tilbud på dette niveau i kommunen" in shown
    assert "Ro og tryghed" in shown
    make_offer(kind="mestring")
    assert "Der findes ikke et tilbud på dette niveau" not in client.get(reverse("cases:plan", args=[case.pk])).text


@db
def test_a_consultant_does_not_learn_of_a_step_she_may_not_see_by_its_missing_offer(client, vera, case, who):
    at(case, who, "ro", area="hverdag")
    share(case, vera)
    client.force_login(vera)
    assert "Der findes ikke et tilbud" not in client.get(reverse("cases:plan", args=[case.pk])).text
