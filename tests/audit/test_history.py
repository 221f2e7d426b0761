"""Every version of every row, however it was written (S4-90)."""

from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import connection, transaction

from jobcenter import audit
from jobcenter.accounts.models import Membership, Unit, User
from tests import factories_people as people

pytestmark = pytest.mark.requirement("S4-90")


def labels(unit_id) -> list[tuple[str, str]]:
    return list(Unit.History.objects.filter(id=unit_id).values_list("pgh_label", "name"))


def test_insert_update_and_delete_each_leave_a_version(units):
    unit = people.unit("Før", units.kommunen)
    unit.name = "Efter"
    unit.save()
    assert [version.name for version in unit.history] == ["Før", "Efter"]
    pk = unit.pk
    unit.delete()
    assert labels(pk) == [("insert", "Før"), ("update", "Efter"), ("delete", "Efter")]


def test_the_ways_past_save_are_caught_too(units):
    one, two = (
        Unit(name="1", parent=units.job, path="0001.0002.0001."),
        Unit(name="2", parent=units.job, path="0001.0002.0002."),
    )
    Unit.objects.bulk_create([one, two])
    Unit.objects.filter(pk=one.pk).update(name="ændret")
    two.name = "samlet"
    Unit.objects.bulk_update([two], ["name"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_unit SET name = 'rå' WHERE id = %s", [one.pk])
        cursor.execute("DELETE FROM accounts_unit WHERE id = %s", [one.pk])
    Unit.objects.filter(pk=two.pk).delete()
    assert labels(one.pk) == [("insert", "1"), ("update", "ændret"), ("update", "rå"), ("delete", "rå")]
    assert labels(two.pk) == [("insert", "2"), ("update", "samlet"), ("delete", "samlet")]


def test_copy_is_caught(units):
    pk = uuid4()
    with connection.cursor() as cursor, cursor.copy("COPY accounts_unit (id, name, path) FROM STDIN") as copy:
        copy.write_row((pk, "Kopieret", "0009."))
    assert labels(pk) == [("insert", "Kopieret")]


def test_no_client_can_switch_it_off(units):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'accounts_unit'::regclass AND NOT tgisinternal")
        names = ",".join(name for (name,) in cursor.fetchall())
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + names + "}"])
    Unit.objects.filter(pk=units.job.pk).update(name="i smug")
    assert labels(units.job.pk)[-1] == ("update", "i smug")


def test_a_save_that_changes_nothing_leaves_no_version(units):
    units.job.save()
    assert len(labels(units.job.pk)) == 1


def test_the_password_is_in_no_version(db):
    user = people.user("mette", password=people.PASSWORD)
    user.set_password("en helt anden sætning")
    user.save()
    assert user.history.count() == 1
    fields = {field.name for field in User.History._meta.fields}
    assert "username" in fields
    assert not fields & {"password", "last_login"}


def test_keys_are_kept_as_values(asta, units):
    membership = asta.memberships.get()
    version = Membership.History.objects.get(id=membership.pk)
    assert (version.user, version.role, version.unit) == (asta.pk, "sagsbehandler", units.unge.pk)


def test_a_version_says_which_action_wrote_it(units):
    by = uuid4()
    with audit.acting("outer.act", by_id=by):
        Unit.objects.filter(pk=units.job.pk).update(name="ude")
        with audit.acting("inner.act"):
            Unit.objects.filter(pk=units.job.pk).update(name="inde")
        Unit.objects.filter(pk=units.job.pk).update(name="ude igen")
    outer = {"action": "outer.act", "user": str(by)}
    assert [version.pgh_context for version in units.job.history][1:] == [outer, outer | {"action": "inner.act"}, outer]


def test_the_stamp_is_taken_off_when_the_action_fails(units):
    with audit.acting("outer.act"):
        with suppress(ZeroDivisionError), transaction.atomic(), audit.acting("inner.act"):
            1 / 0  # noqa: B018
        Unit.objects.filter(pk=units.job.pk).update(name="bagefter")
    assert units.job.history.last().pgh_context == {"action": "outer.act"}
