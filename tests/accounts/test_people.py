"""Accounts and memberships: made, changed and ended, each with its event."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from jobcenter.accounts.actions import people as actions
from jobcenter.accounts.actions.memberships import grant, revoke
from jobcenter.accounts.actions.units import create_unit
from jobcenter.accounts.models import Membership, Role, Session, User
from jobcenter.audit.models import Event
from tests import factories_people as people

ON = people.TODAY


def last_event() -> Event:
    return Event.objects.order_by("-at").first()


def test_a_new_account_is_logged_with_its_id_and_nothing_personal(ida):
    user = actions.create_user(
        by=ida, on=ON, username="Mette.K", full_name="Mette Krog", initials="MK", password=people.PASSWORD
    )
    assert user.username == "mette.k"
    assert user.check_password(people.PASSWORD)
    event = last_event()
    assert (event.kind, event.actor_id, event.target_id) == ("user.created", ida.pk, str(user.pk))
    assert "mette" not in str(event.data).lower()


def test_an_account_without_a_password_opens_for_nobody(client, db):
    actions.create_user(by=None, on=ON, username="saml", full_name="S", initials="S")
    assert client.post("/log-ind/", {"username": "saml", "password": ""}).status_code == 200
    assert not User.objects.get().has_usable_password()


@pytest.mark.parametrize("name", ["", "to ord", "åse", "<b>", "-a"])
def test_a_username_that_will_not_do_is_answered_with_the_field(db, name):
    with pytest.raises(ValidationError) as refusal:
        actions.create_user(by=None, on=ON, username=name, full_name="N", initials="N")
    assert "username" in refusal.value.message_dict
    assert not User.objects.exists()
    assert not Event.objects.exists()


def test_a_username_is_one_in_any_case(db):
    people.user("mette")
    with pytest.raises(ValidationError, match="i brug"):
        actions.create_user(by=None, on=ON, username="METTE", full_name="M", initials="M")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="Mette", full_name="M", initials="M")


@pytest.mark.parametrize("weak", ["kort", "password1234", "123456123456"])
def test_a_weak_password_is_refused_without_rules_of_composition(db, weak):
    with pytest.raises(ValidationError):
        actions.create_user(by=None, on=ON, username="m", full_name="M", initials="M", password=weak)


def test_a_long_plain_sentence_is_a_good_password(db):
    assert actions.create_user(
        by=None, on=ON, username="m", full_name="M", initials="M", password="fire ord uden tal"
    ).has_usable_password()


@pytest.mark.requirement("S4-87")
@pytest.mark.parametrize("who", ["asta", "vera", "dorte", "nora"])
def test_only_an_administrator_writes_about_people(request, units, bo, who):
    by = request.getfixturevalue(who)
    before = Event.objects.count()
    for act in (
        lambda: actions.create_user(by=by, on=ON, username="ny", full_name="N", initials="N"),
        lambda: actions.set_password(user=bo, by=by, on=ON, password=people.PASSWORD),
        lambda: actions.deactivate(user=bo, by=by, on=ON),
        lambda: actions.reactivate(user=bo, by=by, on=ON),
        lambda: actions.end_other_sessions(user=bo, by=by, on=ON, keep_session=None),
        lambda: grant(user=bo, role=Role.objects.get(pk="teamleder"), unit=units.job, by=by, on=ON),
        lambda: revoke(membership=bo.memberships.get(), by=by, on=ON),
        lambda: create_unit(name="Ny", parent=None, by=by, on=ON),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Event.objects.count() == before
    assert bo.memberships.count() == 1


def test_an_administrator_cannot_give_herself_a_role(ida, units):
    with pytest.raises(PermissionDenied):
        grant(user=ida, role=Role.objects.get(pk="sagsbehandler"), unit=units.unge, by=ida, on=ON)


@pytest.mark.parametrize(
    ("is_client", "role"), [(True, "sagsbehandler"), (True, "administrator"), (False, "fagsystem")]
)
def test_a_system_has_the_role_of_systems_and_nobody_else_has_it(units, roles, is_client, role):
    user = actions.create_user(by=None, on=ON, username="ny", full_name="N", initials="N", is_client=is_client)
    with pytest.raises(ValidationError, match="fagsystem") as refusal:
        grant(user=user, role=Role.objects.get(pk=role), unit=units.job, by=None, on=ON)
    assert "role" in refusal.value.message_dict
    assert not user.memberships.exists()


def test_a_role_is_given_and_taken_with_an_event_each(ida, bo, units):
    membership = grant(user=bo, role=Role.objects.get(pk="sagsbehandler"), unit=units.job, by=ida, on=ON)
    given = last_event()
    assert given.kind == "membership.granted"
    assert given.data["role"] == "sagsbehandler"
    assert given.data["unit_id"] == str(units.job.pk)
    revoke(membership=membership, by=ida, on=ON + timedelta(10))
    assert last_event().kind == "membership.revoked"
    assert Membership.objects.get(pk=membership.pk).valid_to == ON + timedelta(9)


def test_revoking_never_makes_a_role_last_longer(bo, units):
    ended = people.membership(bo, "teamleder", units.job, date(2026, 1, 1), date(2026, 2, 1))
    revoke(membership=ended, by=None, on=ON)
    ended.refresh_from_db()
    assert ended.valid_to == date(2026, 2, 1)


def test_the_same_role_cannot_be_held_twice_at_a_time(bo, units):
    with pytest.raises(ValidationError, match="har allerede rollen"):
        grant(user=bo, role=Role.objects.get(pk="sagsbehandler"), unit=units.unge, by=None, on=ON)
    with pytest.raises(IntegrityError), transaction.atomic():
        people.membership(bo, "sagsbehandler", units.unge, date(2026, 12, 31))


def test_the_same_role_can_be_held_again_later_and_elsewhere(bo, units):
    membership = bo.memberships.get()
    membership.valid_to = ON
    membership.save()
    people.membership(bo, "sagsbehandler", units.unge, ON + timedelta(1))
    people.membership(bo, "sagsbehandler", units.job)


def test_a_role_cannot_end_before_it_begins(bo, units):
    with pytest.raises(ValidationError, match="Slutdatoen"):
        grant(
            user=bo, role=Role.objects.get(pk="teamleder"), unit=units.job, by=None, on=ON, valid_to=ON - timedelta(1)
        )


def test_a_closed_account_is_out_at_once_everywhere(client, asta):
    client.force_login(asta)
    assert client.get("/profil/").status_code == 200
    actions.deactivate(user=asta, by=None, on=ON)
    assert not Session.objects.filter(user=asta).exists()
    assert client.get("/profil/").status_code == 302


def test_a_closed_account_stays_out_even_with_a_session(client, asta):
    client.force_login(asta)
    User.objects.filter(pk=asta.pk).update(is_active=False)
    assert client.get("/profil/").status_code == 302


def test_an_opened_account_has_its_roles_again(asta):
    actions.deactivate(user=asta, by=None, on=ON)
    actions.reactivate(user=asta, by=None, on=ON)
    assert last_event().kind == "user.reactivated"
    assert asta.memberships.on(ON).exists()


def test_a_new_password_ends_the_sessions(client, asta):
    client.force_login(asta)
    actions.set_password(user=asta, by=None, on=ON, password=people.PASSWORD)
    assert client.get("/profil/").status_code == 302
    assert last_event().data == {"sessions_ended": 1}
