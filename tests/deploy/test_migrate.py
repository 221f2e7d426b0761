"""A migration does not make people wait: it gives up on a lock that somebody else holds, and changes nothing."""

from __future__ import annotations

from threading import Thread
from time import monotonic

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.db.models.signals import post_migrate

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


BUILT = """
    SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE relname = 'meetings_booked' AND indisvalid
"""
# For far longer than it would in a hurry.
WAITING = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'CREATE INDEX %'
    AND wait_event_type = 'Lock' AND clock_timestamp() - query_start > interval '0.3 seconds'
"""
PATIENCE = 30


@pytest.fixture
def before_the_indexes():
    """The tables as they are without the second migration; with it again afterwards."""
    call_command("migrate", "cases", "0001", verbosity=0)
    yield
    call_command("migrate", "cases", verbosity=0)


def built() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(BUILT)
        return [definition for (definition,) in cursor.fetchall()]


@pytest.fixture
def somebody_writes_on():
    """Another connection, in a transaction that has written to the table and lasts; a function that ends it."""
    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("UPDATE cases_meeting SET planned_on = planned_on")
    yield other.rollback
    other.close()


def migrate_aside(refused):
    try:
        call_command("migrate", "cases", verbosity=0)
    except OperationalError as error:
        refused.append(error)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_an_index_is_built_beside_people_at_work(before_the_indexes, somebody_writes_on, monkeypatch):
    """It waits for a transaction as long as that lasts, keeps nobody from writing meanwhile, and does not give up."""
    monkeypatch.setenv("MIGRATE_LOCK_TIMEOUT", "1ms")
    refused = []
    migrating = Thread(target=migrate_aside, args=[refused])
    migrating.start()
    deadline = monotonic() + PATIENCE
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        while cursor.fetchone() == (0,):
            assert migrating.is_alive() and monotonic() < deadline, refused
            cursor.execute(WAITING)
        with transaction.atomic():
            cursor.execute("SET LOCAL lock_timeout = '2s'")
            cursor.execute("UPDATE cases_meeting SET planned_on = planned_on")
    assert built() == []
    somebody_writes_on()
    migrating.join(PATIENCE)
    assert refused == []
    assert len(built()) == 1


@pytest.mark.django_db(transaction=True)
def test_what_an_interrupted_build_left_is_built_anew(before_the_indexes):
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX meetings_booked ON cases_meeting (id)")
    call_command("migrate", "cases", verbosity=0)
    (definition,) = built()
    assert "(case_id, planned_on)" in definition


@pytest.mark.django_db(transaction=True)
def test_what_is_migrated_after_an_index_is_in_a_hurry_again(before_the_indexes, monkeypatch):
    monkeypatch.setenv("MIGRATE_LOCK_TIMEOUT", "1234ms")
    seen = []

    def look(**_):
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            seen.append(cursor.fetchone()[0])

    post_migrate.connect(look)
    try:
        call_command("migrate", "cases", verbosity=0)
    finally:
        post_migrate.disconnect(look)
    assert set(seen) == {"1234ms"}
