"""A migration does not make people wait: it gives up on a lock that somebody else holds, and changes nothing."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from jobcenter.jobs.models import Pulse


@pytest.fixture
def somebody_reads_on():
    """Another connection in the middle of a long transaction."""
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("LOCK TABLE jobs_pulse IN ACCESS SHARE MODE")
    yield
    other.close()


@pytest.mark.django_db(transaction=True)
def test_it_gives_up_and_leaves_everything_as_it_was(somebody_reads_on, monkeypatch):
    monkeypatch.setenv("MIGRATE_LOCK_TIMEOUT", "200ms")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = '10s'")  # without a limit of its own it would wait for ever
    with pytest.raises(OperationalError, match="lock timeout"):
        call_command("migrate", "jobs", "0001", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("RESET statement_timeout")
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone() == ("0",)
    assert Pulse.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_there_is_nothing_to_do_and_it_says_so(capsys):
    call_command("migrate", "jobs")
    assert "No migrations to apply" in capsys.readouterr().out
