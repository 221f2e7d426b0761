"""Rows by COPY: every kind of value comes back as it was given, and the database says the same no as ever."""

from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from cases.enums import MeetingForm, MeetingKind, MeetingState
from cases.models import Citizen, Flag, Meeting, Wish
from jobcenter import audit
from jobcenter.accounts.models import Unit
from jobcenter.rows import bulk
from offers.enums import Branch, Demand, NeedKind
from offers.models import Offer, Workplace
from tests import factories

DAY = date(2026, 3, 2)
MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def case(db):
    return factories.make_case(unit=Unit.objects.create(name="Unge", path="0001."))


def wish(case, **values):
    return {"id": uuid4(), "case_id": case.pk, "rank": 1, "wording": "Et museum", "raised_on": DAY} | values


@pytest.mark.django_db
def test_codes_lists_and_arrays_come_back_as_they_were():
    provider = factories.make_offer().provider
    given = {
        "id": uuid4(),
        "title": "Skiftet\tlinje\nog \\ skråstreg; æøå",
        "kind": "mestring",
        "purpose": "udviklende",
        "description": "",
        "provider_id": provider.pk,
        "branch": Branch.KULTUR,
        "demands": [Demand.FYSISK, "dansk"],
        "demands_text": "Ro",
        "accommodates": (NeedKind.RO,),
        "prospect": "afklaring",
        "legal_basis": "LAB § 91",
        "open_from": DAY,
    }
    assert bulk.copy(Offer, [given]) == 1
    row = Offer.objects.get(pk=given["id"])
    assert (row.title, row.branch, row.demands, row.accommodates) == (
        given["title"],
        "kultur",
        ["fysisk", "dansk"],
        ["ro"],
    )
    assert (row.version, row.hours_max, row.voluntary, row.capacity) == (1, 37, True, None)


@pytest.mark.django_db
def test_bytes_json_clocks_and_moments_come_back_as_they_were(case):
    sealed = {"id": uuid4(), "first_names": "Per", "last_name": "Lind", "sort_key": "lind per", "birth_date": DAY}
    sealed |= {"cpr_cipher": bytes(range(256)), "cpr_search": "f" * 64, "recorded_at": MOMENT}
    talk = {"id": uuid4(), "case_id": case.pk, "kind": MeetingKind.JOBSAMTALE, "form": MeetingForm.DIGITAL}
    talk |= {"state": MeetingState.AFTALT, "planned_on": DAY, "planned_time": time(9, 30)}
    found = {"id": uuid4(), "case_id": case.pk, "code": "x", "since": DAY, "sentence": "s", "rule_version": 1}
    found |= {"opened_on": DAY, "data": {"dag": "2026-03-02", "n": [1, None, '"æ\\']}}
    plain = {"id": uuid4(), "code": "y", "data": "et ord"}
    bulk.copy_all([(Citizen, [sealed]), (Meeting, [talk]), (Flag, [found, found | plain])])
    citizen = Citizen.objects.get(pk=sealed["id"])
    assert (bytes(citizen.cpr_cipher), citizen.recorded_at) == (bytes(range(256)), MOMENT)
    assert Meeting.objects.get(pk=talk["id"]).planned_time == time(9, 30)
    assert Flag.objects.get(pk=found["id"]).data == found["data"]
    assert Flag.objects.get(pk=plain["id"]).data == "et ord"


@pytest.mark.django_db
def test_nothing_to_write_is_no_rows():
    assert bulk.copy(Workplace, []) == 0


@pytest.mark.django_db
@pytest.mark.requirement("S4-90")
def test_every_row_writes_its_history_and_says_where_it_came_from(case):
    with audit.acting("demo.loaded"):
        bulk.copy(Wish, [wish(case), wish(case, rank=2)])
    versions = Wish.History.objects.filter(case=case.pk)
    assert {(row.pgh_label, row.pgh_context["action"]) for row in versions} == {("insert", "demo.loaded")}
    assert len(versions) == 2


@pytest.mark.django_db
def test_the_database_has_its_say_in_djangos_words(case):
    with pytest.raises(IntegrityError, match="wish_is_worded"), transaction.atomic():
        bulk.copy(Wish, [wish(case), wish(case, rank=2, wording="")])
    assert not Wish.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.copy(Wish, [wish(case, case_id=UUID(int=0))])
        connection.check_constraints()


@pytest.mark.django_db
def test_a_column_nobody_knows_is_named(case):
    with pytest.raises(bulk.UnknownColumn, match="ordlyd"):
        bulk.copy(Wish, [wish(case, ordlyd="?")])


@pytest.mark.django_db
def test_a_moment_is_given_by_every_row_or_by_none(case):
    bulk.copy(Wish, [wish(case)])
    assert Wish.objects.get().recorded_at is not None
    for rows in (
        [wish(case, rank=2, recorded_at=MOMENT), wish(case, rank=3)],
        [wish(case, rank=2), wish(case, rank=3, recorded_at=MOMENT)],
    ):
        with pytest.raises(bulk.UnknownColumn, match="recorded_at"), transaction.atomic():
            bulk.copy(Wish, rows)
    assert Wish.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_it_belongs_inside_a_transaction():
    with pytest.raises(transaction.TransactionManagementError):
        bulk.copy(Workplace, [])
