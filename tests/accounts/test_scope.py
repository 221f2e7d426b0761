"""What a person may reach on a day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from jobcenter.accounts import reference
from jobcenter.accounts.actions.memberships import grant, revoke
from jobcenter.accounts.models import Membership, Role, Unit, User
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import Scope, scope_of
from tests import factories_people as people

ON = people.TODAY


@pytest.mark.requirement("S4-87")
def test_each_of_the_cast_reaches_what_her_role_says(units, asta, bo, carl, vera, dorte, ida, nora):
    assert scope_of(asta, ON).own_units == scope_of(bo, ON).own_units == {units.unge.pk}
    assert scope_of(carl, ON).own_units == {units.job.pk}
    assert scope_of(vera, ON).shared
    assert not scope_of(vera, ON).units
    assert scope_of(dorte, ON).led_units == {units.ungeindsats.pk, units.unge.pk}
    assert not scope_of(dorte, ON).own_units
    for person, right in ((ida, Right.ADMINISTRERE), (nora, Right.TILSYN)):
        assert not scope_of(person, ON).units
        assert not scope_of(person, ON).shared
        assert scope_of(person, ON).rights == {right}


@pytest.mark.requirement("S4-87", "S4-88")
def test_rights_depend_on_how_the_case_is_reached(units, asta, vera, dorte):
    unge, job = units.unge.pk, units.job.pk
    assert Right.AFGOERE in scope_of(asta, ON).rights_in(unge)
    assert not scope_of(asta, ON).rights_in(job, shared=True)
    assert not scope_of(vera, ON).rights_in(job)
    assert scope_of(vera, ON).rights_in(unge, shared=True) == {Right.SE_SAG, Right.VIRKSOMHEDSKONTAKT}
    assert Right.AFGOERE not in scope_of(dorte, ON).rights_in(unge)
    assert not scope_of(dorte, ON).rights_in(job)
    assert not scope_of(asta, ON).rights_in(None)


def test_two_roles_do_not_lend_each_other_rights(units, asta):
    people.membership(asta, "teamleder", units.job)
    scope = scope_of(asta, ON)
    assert scope.units == {units.unge.pk, units.job.pk}
    assert Right.AFGOERE not in scope.rights_in(units.job.pk)
    assert Right.LEDE not in scope.rights_in(units.unge.pk)
    assert scope.role_names == ("Sagsbehandler", "Teamleder")


@pytest.mark.parametrize("memberships", [1, 12])
def test_the_scope_costs_one_query_however_many_roles(units, roles, django_assert_num_queries, memberships):
    person = people.user()
    for number in range(memberships):
        people.membership(person, "teamleder", people.unit(f"Enhed {number}", units.kommunen))
    with django_assert_num_queries(1):
        scope = scope_of(person, ON)
        assert len(scope.led_units) == memberships
        assert scope_of(person, ON) is scope


def test_nobody_and_the_closed_account_reach_nothing(asta, django_assert_num_queries):
    asta.is_active = False
    with django_assert_num_queries(0):
        assert scope_of(AnonymousUser(), ON) == scope_of(asta, ON) == Scope()


@pytest.mark.parametrize(
    ("first", "last", "inside"),
    [(ON, None, True), (ON, ON, True), (ON + timedelta(1), None, False), (date(2026, 1, 1), ON - timedelta(1), False)],
)
def test_a_membership_holds_from_its_first_to_its_last_day(units, roles, first, last, inside):
    person = people.user()
    people.membership(person, "sagsbehandler", units.unge, first, last)
    assert bool(scope_of(person, ON).units) is inside


@pytest.mark.parametrize("begun", [date(2026, 1, 1), ON])
def test_a_revoked_role_is_gone_at_once(asta, units, begun):
    membership = people.membership(asta, "sagsbehandler", units.job, begun)
    assert units.job.pk in scope_of(asta, ON).units
    revoke(membership=membership, by=None, on=ON)
    assert units.job.pk not in scope_of(User.objects.get(pk=asta.pk), ON).units


def test_the_scope_is_not_kept_from_one_request_to_the_next(client, asta):
    client.force_login(asta)
    assert "Du kan se sager i Unge og aktivitet." in client.get("/profil/").content.decode()
    revoke(membership=asta.memberships.get(), by=None, on=ON)
    assert "Du har ingen rolle endnu" in client.get("/profil/").content.decode()


def test_the_remembered_scope_follows_the_day_and_the_grant(asta, units):
    assert scope_of(asta, ON).units
    assert not scope_of(asta, date(2025, 12, 31)).units
    scope_of(asta, ON)
    grant(user=asta, role=Role.objects.get(pk="sagsbehandler"), unit=units.job, by=None, on=ON)
    assert units.job.pk in scope_of(asta, ON).units


class SubtreeProperty(HypothesisTestCase):
    """For any tree: a leader reaches her unit and its descendants, found by walking the parents."""

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(parents=st.lists(st.integers(min_value=-1, max_value=12), min_size=1, max_size=13), data=st.data())
    def test_subtree(self, parents, data):
        reference.load()
        made: list[Unit] = []
        for number, parent in enumerate(parents):
            made.append(people.unit(f"E{number}", made[parent % len(made)] if made and parent >= 0 else None))
        top = data.draw(st.sampled_from(made))
        leader = people.user(username=f"leder-{uuid4().hex[:12]}")
        Membership.objects.create(user=leader, role_id="teamleder", unit=top, valid_from=ON)
        by_id = {unit.pk: unit for unit in made}

        def under(unit: Unit) -> bool:
            return unit.pk == top.pk or (unit.parent_id is not None and under(by_id[unit.parent_id]))

        assert scope_of(leader, ON).led_units == {unit.pk for unit in made if under(unit)}
