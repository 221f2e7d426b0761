"""The traps of tests/traps.py and tests/unordered.py are set: each is sprung here once, and lets the right way pass."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import models, transaction

from cases.actions import _writing
from cases.models import Case, Meeting, Task, Wish
from jobcenter.rules.models import DatedRule
from tests import traps
from tests.factories import TODAY, make_case, make_wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


def product(code: str, **names):
    """Run a line as if it stood in a room of the product."""
    exec(compile(code, str(traps.ROOT / "cases" / "actions" / "planted.py"), "exec"), names)


# --- Locks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        lambda: Case.objects.select_related("citizen").select_for_update(),
        lambda: Meeting.objects.filter(case__opened_on__lt=TODAY).select_for_update(),
        lambda: Wish.objects.order_by("case__opened_on").select_for_update(skip_locked=True),
    ],
)
def test_a_lock_over_a_join_names_its_rows(case, rows):
    with pytest.raises(traps.LockWithoutOf):
        list(rows())
    with transaction.atomic():
        list(rows().select_for_update(of=("self",)))


def test_a_lock_of_one_table_needs_no_name(case):
    with transaction.atomic():
        assert list(Case.objects.select_for_update()) == [case]


# --- Versions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "Wish.objects.update(wording='x')",
        "Wish.objects.filter(pk=wish.pk).update(rank=9)",
        "wish.wording = 'x'; wish.save()",
        "wish.wording = 'x'; wish.version += 1; wish.save(update_fields=['wording'])",
        "wish = Wish.objects.get(); wish.wording = 'x'; wish.save()",
        "wish.version += 1; wish.save(); wish.wording = 'x'; wish.save()",
        "wish.wording = 'x'; Wish.objects.bulk_update([wish], ['wording'])",
        "wish.refresh_from_db(); wish.wording = 'x'; wish.save()",
    ],
)
def test_the_product_writes_no_row_without_its_version(case, code):
    wish = make_wish(case)
    with pytest.raises(traps.VersionForgotten):
        product(code, Wish=Wish, wish=wish)


@pytest.mark.parametrize(
    "code",
    [
        "wish.wording = 'x'; wish.version += 1; wish.save()",
        "wish.version += 1; wish.save(update_fields=['wording', 'version'])",
        "Wish.objects.update(wording='x', version=models.F('version') + 1)",
        "Wish.objects.create(case=wish.case, rank=2, wording='y', raised_on=wish.raised_on)",
        "change(wish, version=1, wording='x')",
    ],
)
def test_a_version_that_is_raised_passes(case, code):
    product(code, Wish=Wish, wish=make_wish(case), models=models, change=_writing.change)


def test_tests_arrange_their_rows_as_they_like(case):
    wish = make_wish(case)
    wish.wording = "et bibliotek"
    wish.save()
    assert Wish.objects.update(rank=3) == 1


def test_what_is_excused_is_never_edited_on_a_screen():
    assert {DatedRule._meta.label} == traps.NEVER_EDITED


# --- Stamps and days ------------------------------------------------------------------------------------------------


def test_a_stamp_is_not_left_out(case):
    stamp = models.DateTimeField(auto_now=True)
    stamp.set_attributes_from_name("touched_at")
    row = make_wish(case)
    fields = row._meta.concrete_fields
    try:
        row._meta.__dict__["concrete_fields"] = (*fields, stamp)
        with pytest.raises(traps.StampForgotten, match="touched_at"):
            row.save(update_fields=["rank", "version"])
    finally:
        row._meta.__dict__["concrete_fields"] = fields
    row.save(update_fields=["rank", "version"])


NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "put",
    [
        lambda **task: Task.objects.create(due_on=NOON, **task),
        lambda **task: Task(due_on=NOON, **task).full_clean(),
        lambda **task: Task.objects.filter(due_on__lte=NOON).exists(),
        lambda **task: Task.objects.update(due_on=NOON),
    ],
)
def test_a_moment_is_no_day(asta, case, put):
    task = {"case": case, "what": "Ring", "owner": asta}
    with pytest.raises(traps.DayFromMoment, match="due_on"):
        put(**task)


def test_a_moment_without_a_time_zone_is_an_error(case):
    with pytest.raises(RuntimeWarning, match="naive datetime"):
        Case.objects.filter(recorded_at__lte=NOON.replace(tzinfo=None)).exists()


# --- Orders ---------------------------------------------------------------------------------------------------------


def test_unordered_rows_come_in_random_order(case):
    for rank in range(1, 9):
        make_wish(case, rank=rank, wording=f"ønske {rank}")
    orders = {tuple(Wish.objects.order_by().values_list("rank", flat=True)) for _ in range(20)}
    assert len(orders) > 1
    assert len({tuple(Wish.objects.order_by("rank").values_list("rank", flat=True)) for _ in range(5)}) == 1
