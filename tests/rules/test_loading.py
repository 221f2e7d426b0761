"""Loading: twice is once, a change is a new version, and nothing disappears."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from jobcenter import rules
from jobcenter.rules import reference
from jobcenter.rules.datafile import UnusableData
from jobcenter.rules.models import DatedRule

OLD = ("kontaktforloeb.proeve", "2025-01-01", "2026-06-30", 14)
NEW = ("kontaktforloeb.proeve", "2026-07-01", None, 7)
OTHER = ("opmaerksomhed.proeve", "2025-01-01", None, 3)


def stored():
    return list(DatedRule.objects.order_by("key", "valid_from").values())


def kept_versions():
    return DatedRule.History.objects.count()


def test_the_products_own_file_loads_and_loading_twice_changes_nothing(no_rules):
    first = reference.load()
    before, history = stored(), kept_versions()
    second = reference.load()
    assert len(first.added) == len(before) > 150
    assert (second.added, second.changed, second.withdrawn) == ([], [], [])
    assert second.unchanged == len(before)
    assert stored() == before
    assert kept_versions() == history


def test_a_changed_row_gets_a_new_version_and_keeps_its_identity(load):
    load(OLD, NEW)
    before = DatedRule.objects.get(valid_to=None)
    report = load(OLD, ("kontaktforloeb.proeve", "2026-07-01", None, 10))
    after = DatedRule.objects.get(valid_to=None)
    assert report.changed == ["kontaktforloeb.proeve (2026-07-01)"]
    assert (report.added, report.withdrawn, report.unchanged) == ([], [], 1)
    assert (after.pk, after.number, after.version) == (before.pk, 10, 2)


@pytest.mark.requirement("S4-90")
def test_the_history_keeps_what_the_rule_said_before(load):
    load(NEW)
    load(("kontaktforloeb.proeve", "2026-07-01", None, 10))
    said = DatedRule.objects.get().history.order_by("pgh_id").values_list("number", "pgh_context__action")
    assert said[0] == (7, "rules.loaded")
    assert list(said)[-1] == (10, "rules.loaded")


def test_a_row_taken_out_of_the_file_is_reported_kept_and_silent(load):
    load(OLD, NEW, OTHER)
    report = load(OLD, NEW)
    assert report.withdrawn == ["opmaerksomhed.proeve (2025-01-01)"]
    assert "opmaerksomhed.proeve (2025-01-01)" in str(report)
    assert DatedRule.objects.filter(key="opmaerksomhed.proeve").count() == 1
    assert "opmaerksomhed.proeve" not in rules.on(date(2026, 11, 20))
    assert load(OLD, NEW).withdrawn == []


def test_a_row_that_comes_back_speaks_again(load):
    load(NEW, OTHER)
    load(NEW)
    report = load(NEW, OTHER)
    assert report.changed == ["opmaerksomhed.proeve (2025-01-01)"]
    assert rules.on(date(2026, 11, 20)).days("opmaerksomhed.proeve") == 3


def test_the_boundary_between_two_periods_can_be_moved_either_way(load):
    load(OLD, NEW)
    load(("kontaktforloeb.proeve", "2025-01-01", "2026-08-31", 14), ("kontaktforloeb.proeve", "2026-09-01", None, 7))
    assert rules.on(date(2026, 8, 1)).days("kontaktforloeb.proeve") == 14
    load(OLD, NEW)
    assert rules.on(date(2026, 8, 1)).days("kontaktforloeb.proeve") == 7


def test_a_file_with_an_overlap_writes_nothing(load):
    load(OLD, NEW)
    before = stored()
    with pytest.raises(UnusableData, match=r"kontaktforloeb\.proeve"):
        load(("kontaktforloeb.proeve", "2025-01-01", "2026-07-01", 1), NEW, OTHER)
    assert stored() == before


@pytest.mark.django_db(transaction=True)
def test_two_loads_at_once_are_one_after_the_other(no_rules):
    start, seen = Barrier(2), []

    def run():
        try:
            start.wait(timeout=10)
            seen.append(len(reference.load().added))
        finally:
            connection.close()

    both = [Thread(target=run) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(timeout=60)
    assert sorted(seen) == [0, DatedRule.objects.count()]
