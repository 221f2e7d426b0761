"""The logs and the histories can only grow, whoever asks."""

from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from jobcenter import audit
from jobcenter.audit.models import Event, Viewing
from tests import factories_people as people
from tests.append_only import GUARDS

TABLES = [
    "audit_event",
    "audit_viewing",
    "accounts_unit_history",
    "accounts_membership_history",
    "accounts_user_history",
]
STATEMENTS = ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "DELETE FROM {0} WHERE false", "TRUNCATE {0}"]


@contextmanager
def role(name: str):
    """As another database role; the test's transaction takes the role away again."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {name}")
        cursor.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {name}")
        cursor.execute(f"SET LOCAL ROLE {name}")
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")


def refused(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except IntegrityError as error:
        return "append-only" in str(error)
    return False


@pytest.mark.requirement("S4-90")
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_owner_is_refused(asta, table, statement):
    with transaction.atomic():
        audit.record("test.made", by=asta, on=people.TODAY)
    sql = statement.format(table, "pgh_id" if table.endswith("history") else "id")
    assert refused(sql)


@pytest.mark.requirement("S4-90")
@pytest.mark.parametrize("table", TABLES)
def test_every_other_role_is_refused_too(asta, table):
    with role("app_of_the_test"):
        for statement in STATEMENTS:
            assert refused(statement.format(table, "pgh_id" if table.endswith("history") else "id"))


@pytest.mark.requirement("S4-90")
def test_the_librarys_back_door_is_shut(units):
    with connection.cursor() as cursor:
        cursor.execute(GUARDS)
        names = [name for _, name in cursor.fetchall()]
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + ",".join(names) + "}"])
    assert names
    assert refused("DELETE FROM audit_event")
    assert refused("DELETE FROM accounts_unit_history")


def test_the_orm_is_refused(units):
    for model in (Event, Viewing, type(units.kommunen).History):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.all().delete()


def test_every_history_table_has_its_guard(db):
    histories = {model._meta.db_table for model in apps.get_models() if model.__name__.endswith("History")}
    with connection.cursor() as cursor:
        cursor.execute(GUARDS)
        guarded = {table for table, _ in cursor.fetchall()}
    assert len(histories) > 3
    assert histories | {"audit_event", "audit_viewing"} <= guarded


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("run", [1, 2])
def test_a_test_with_real_transactions_is_flushed_and_the_guards_are_back(run):
    assert not Event.objects.exists()
    with transaction.atomic():
        audit.record("test.made", by=None, on=people.TODAY)
    assert refused("TRUNCATE audit_event")
