"""What happened: in the same transaction, and nothing personal in it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from jobcenter import audit
from jobcenter.accounts.models import Unit
from jobcenter.accounts.rights import Right
from jobcenter.audit import data as plain
from jobcenter.audit.models import Event
from tests import factories_people as people

ON = people.TODAY
ID = UUID("12345678-9012-4345-8678-901234567890")


def test_an_event_says_who_did_what_to_which_row(asta, units):
    with transaction.atomic():
        event = audit.record(
            "unit.moved", by=asta, on=ON, case_id=ID, citizen_id=UUID(int=5), target=units.unge, data={"steps": 2}
        )
    event.refresh_from_db()
    assert (event.actor_kind, event.actor_id, event.on) == ("user", asta.pk, ON)
    assert (event.target_type, event.target_id) == ("accounts.unit", str(units.unge.pk))
    assert (event.case_id, event.citizen_id, event.data) == (ID, UUID(int=5), {"steps": 2})
    assert event.at.tzinfo


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="inside the transaction"):
        audit.record("test.made", by=None, on=ON)


@transaction.atomic
def rename(unit: Unit, data: dict, fail: bool = False) -> None:
    Unit.objects.filter(pk=unit.pk).update(name="aldrig")
    audit.record("unit.renamed", by=None, on=ON, data=data)
    if fail:
        raise ZeroDivisionError


def test_an_undone_write_leaves_no_event(units):
    with pytest.raises(ZeroDivisionError):
        rename(units.job, {}, fail=True)
    assert not Event.objects.filter(kind="unit.renamed").exists()


def test_a_refused_event_undoes_the_write(units):
    with pytest.raises(audit.NotForTheLog):
        rename(units.job, {"wish": "at komme på museet"})
    units.job.refresh_from_db()
    assert units.job.name == "Job og virksomhed"


def test_actors(asta):
    assert audit.actor(asta) == audit.Actor("user", asta.pk, "Asta Holm")
    assert audit.actor(None) == audit.actor(AnonymousUser()) == audit.SYSTEM
    client = audit.Actor("client", ID, "fagsystem")
    assert audit.actor(client) is client


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (Decimal("12.5"), "12.5"),
        ("intet_naeste_skridt", "intet_naeste_skridt"),
        ("V-10", "V-10"),
        (Right.SE_SAG, "se_sag"),
        (ON, "2026-11-20"),
        (datetime(2026, 11, 20, 9, 5, tzinfo=UTC), "2026-11-20T09:05:00+00:00"),
        ("2026-11-20", "2026-11-20"),
        (ID, str(ID)),
        (str(ID), str(ID)),
        ([ID, "a"], [str(ID), "a"]),
        ({"from": "aktiv", "to": "pause"}, {"from": "aktiv", "to": "pause"}),
        (frozenset(["a"]), ["a"]),
    ],
)
def test_codes_numbers_dates_and_ids_are_let_in(value, stored):
    assert plain.clean({"value": value}) == {"value": stored}


@pytest.mark.parametrize(
    "data",
    [
        {"wish": "at komme på museet"},
        {"wish": "to ord"},
        {"wish": "søvn"},
        {"value": "0101901234"},
        {"value": "010190-1234"},
        {"value": "x_010190-1234"},
        {"value": 101901234},
        {"value": 101901234.0},
        {"value": Decimal("3112991234")},
        {"value": "a" * 65},
        {"value": gettext_lazy("Udeblevet af sygdom")},
        {"value": b"bytes"},
        {"value": object()},
        {"value": ["ok", "ikke ok"]},
        {"value": {"a": {"b": {"c": "d"}}}},
        {"diagnose": "f32"},
        {"helbred_status": "ok"},
        {"note": "ok"},
        {"citizen_cpr": 1},
        {"to ord": 1},
        {1: 1},
    ],
)
def test_free_text_cpr_and_health_are_kept_out(data):
    with pytest.raises(audit.NotForTheLog) as refusal:
        plain.clean(data)
    assert "museet" not in str(refusal.value)
    assert "1234" not in str(refusal.value)


def test_an_id_or_a_length_of_something_private_is_harmless():
    assert plain.clean({"note_id": ID, "text_length": 40}) == {"note_id": str(ID), "text_length": 40}


@pytest.mark.parametrize("kind", ["", "Ønske tilføjet", "wish added", "010190 1234"])
def test_a_kind_is_a_code(db, kind):
    with pytest.raises(audit.NotForTheLog):
        audit.record(kind, by=None, on=ON)


@given(st.dates(date(1900, 1, 1), date(2036, 12, 31)), st.integers(0, 9999), st.sampled_from(["", "-"]))
def test_no_cpr_gets_in_however_it_is_written(born, serial, dash):
    number = f"{born:%d%m%y}{dash}{serial:04}"
    for value in (number, f"a:{number}", [number], {"x": number}, *([] if dash else [int(number)])):
        if isinstance(value, int) and value < 10**8:
            continue  # eight digits or fewer cannot be told from a count
        with pytest.raises(audit.NotForTheLog):
            plain.clean({"value": value})
