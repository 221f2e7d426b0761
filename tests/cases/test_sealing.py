"""CPR keys are changed: everything is opened by the old one and sealed by the new, and can still be found."""

from __future__ import annotations

import os
from datetime import date

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from cases.actions import sealing
from cases.models import Citizen
from jobcenter.audit.models import Event
from jobcenter.cpr import CprVault, UnreadableCpr, synthetic
from tests.factories import TODAY, make_citizen

pytestmark = pytest.mark.django_db
OLD, NEW, SEARCH, OTHER_SEARCH = (os.urandom(32) for _ in range(4))


@pytest.fixture
def numbers(settings):
    """Five borgere whose numbers the old key sealed: id -> number."""
    settings.CPR_KEYS, settings.CPR_SEARCH_KEY = {"old": OLD}, SEARCH
    vault = CprVault(settings.CPR_KEYS, settings.CPR_SEARCH_KEY)
    made = {}
    for n in range(5):
        cpr, citizen = synthetic(date(1990, 1, 1 + n), n), make_citizen()
        sealed = {"cpr_cipher": vault.encrypt(cpr, owner=citizen.pk.bytes), "cpr_search": vault.search_key(cpr)}
        Citizen.objects.filter(pk=citizen.pk).update(**sealed)
        made[citizen.pk] = cpr.digits()
    return made


def opened(vault):
    return {row.pk: vault.decrypt(row.cpr_cipher, owner=row.pk.bytes).digits() for row in Citizen.objects.all()}


def test_a_new_key_takes_over_and_the_old_one_is_needed_no_more(numbers, settings, monkeypatch):
    monkeypatch.setattr(sealing, "AT_A_TIME", 2)
    settings.CPR_KEYS = {"new": NEW, "old": OLD}
    assert sealing.sealed_by() == {"old": 5}
    assert sealing.renew(by=None, on=TODAY) == 5
    assert sealing.sealed_by() == {"new": 5}
    assert opened(CprVault({"new": NEW}, SEARCH)) == numbers
    written = Event.objects.filter(kind="cpr.renewed")
    assert sorted(event.data["count"] for event in written) == [1, 2, 2]
    assert {event.actor_kind for event in written} == {"system"}


def test_running_it_again_changes_nothing(numbers, settings):
    settings.CPR_KEYS = {"new": NEW, "old": OLD}
    sealing.renew(by=None, on=TODAY)
    before = {row.pk: bytes(row.cpr_cipher) for row in Citizen.objects.all()}
    assert sealing.renew(by=None, on=TODAY) == 0
    assert {row.pk: bytes(row.cpr_cipher) for row in Citizen.objects.all()} == before


def test_a_new_search_key_indexes_anew_and_seals_nothing_again(numbers, settings):
    before = {row.pk: bytes(row.cpr_cipher) for row in Citizen.objects.all()}
    settings.CPR_SEARCH_KEY = OTHER_SEARCH
    assert sealing.renew(by=None, on=TODAY) == 5
    assert {row.pk: bytes(row.cpr_cipher) for row in Citizen.objects.all()} == before
    vault = CprVault({"old": OLD}, OTHER_SEARCH)
    found = {row.cpr_search for row in Citizen.objects.all()}
    assert found == {
        vault.search_key(vault.decrypt(row.cpr_cipher, owner=row.pk.bytes)) for row in Citizen.objects.all()
    }


def test_a_lost_key_is_said_and_nothing_is_touched(numbers, settings):
    settings.CPR_KEYS = {"new": NEW}
    with pytest.raises(UnreadableCpr):
        sealing.renew(by=None, on=TODAY)
    with pytest.raises(CommandError, match="kan ikke åbnes"):
        call_command("cpr", "renew")
    assert sealing.sealed_by() == {"old": 5}


def test_the_command_counts_and_shows_no_number(numbers, settings, capsys):
    settings.CPR_KEYS = {"new": NEW, "old": OLD}
    call_command("cpr", "status")
    call_command("cpr", "renew")
    said = capsys.readouterr().out
    assert said == "old: 5\n5 numre er forseglet igen.\nnew: 5\n"
    assert not [number for number in numbers.values() if number in said]


def test_no_history_keeps_what_the_old_key_sealed(numbers, settings):
    history = apps.get_model("cases", "CitizenHistory")
    settings.CPR_KEYS = {"new": NEW, "old": OLD}
    sealing.renew(by=None, on=TODAY)
    assert {row.pgh_context["action"] for row in history.objects.filter(version=2)} == {"cpr.renewed"}
    assert not {"cpr_cipher", "cpr_search"} & {field.name for field in history._meta.get_fields()}


def test_a_save_that_read_the_old_number_comes_too_late(numbers, settings):
    citizen = Citizen.objects.first()
    settings.CPR_KEYS = {"new": NEW, "old": OLD}
    sealing.renew(by=None, on=TODAY)
    assert Citizen.objects.get(pk=citizen.pk).version == citizen.version + 1
