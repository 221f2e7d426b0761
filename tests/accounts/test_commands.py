"""Accounts, roles and units from the command line."""

import io

import pytest
from django.core.management import CommandError, call_command

from jobcenter.accounts.models import Unit, User
from jobcenter.accounts.scope import scope_of
from jobcenter.audit.models import Event
from tests import factories_people as people

ON = people.TODAY


@pytest.fixture
def typed(monkeypatch):
    """Types a password on standard input."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(f"{text}\n"))


def test_from_an_empty_database_to_a_sagsbehandler_with_a_case_list(roles, typed, client, capsys):
    call_command("unit", "create", "Kommunen")
    call_command("unit", "create", "Unge", "--under", "0001.")
    typed(people.PASSWORD)
    call_command("user", "create", "Mette", "--name", "Mette Krog", "--initials", "MK")
    call_command("user", "grant", "mette", "sagsbehandler", "Unge")
    user = User.objects.get(username="mette")
    assert scope_of(user, ON).own_units == {Unit.objects.get(name="Unge").pk}
    assert client.post("/log-ind/", {"username": "METTE", "password": people.PASSWORD}).status_code == 302
    call_command("user", "show", "mette")
    assert "sagsbehandler  Unge  2026-11-20" in capsys.readouterr().out
    assert {e.actor_kind for e in Event.objects.exclude(kind="user.logged_in")} == {"system"}


def test_a_role_is_taken_and_an_account_closed_and_opened(asta):
    call_command("user", "revoke", "asta", "sagsbehandler", "Unge og aktivitet")
    assert not scope_of(User.objects.get(pk=asta.pk), ON).units
    call_command("user", "deactivate", "asta")
    assert not User.objects.get(pk=asta.pk).is_active
    call_command("user", "reactivate", "asta")
    assert User.objects.get(pk=asta.pk).is_active


def test_a_password_is_read_from_standard_input_and_checked(asta, typed):
    typed("for kort")
    with pytest.raises(CommandError, match="12 tegn"):
        call_command("user", "password", "asta")
    typed(people.PASSWORD)
    call_command("user", "password", "asta")
    asta.refresh_from_db()
    assert asta.check_password(people.PASSWORD)


def test_units_are_moved_and_renamed(units, capsys):
    call_command("unit", "move", "0001.0001.", "--under", "0001.0002.")
    call_command("unit", "rename", "0001.0002.", "Erhverv")
    call_command("unit", "list")
    listed = capsys.readouterr().out
    assert "0001.0002.0001.0001.           Unge og aktivitet" in listed
    assert "Erhverv" in listed


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["user", "show", "ingen"], "ingen medarbejder"),
        (["user", "grant", "asta", "chef", "Unge og aktivitet"], "Rollerne er: administrator"),
        (["user", "grant", "asta", "teamleder", "Ukendt"], "Ingen enhed"),
        (["user", "grant", "asta", "sagsbehandler", "Unge og aktivitet"], "har allerede rollen"),
        (["user", "revoke", "asta", "teamleder", "Unge og aktivitet"], "er ikke teamleder"),
        (["unit", "rename", "0009.", "X"], "ingen enhed på stien"),
        (["unit", "move", "0001.", "--under", "0001.0001."], "under sig selv"),
        (["unit", "create", "Job og virksomhed", "--under", "0001."], "allerede en enhed"),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(asta, command, message):
    with pytest.raises(CommandError, match=message):
        call_command(*command)
