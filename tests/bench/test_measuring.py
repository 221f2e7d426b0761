"""A row of the bench says what was measured, and nothing is timed and counted in the same run."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from jobcenter.bench.measuring import Row, measure, quantile

TIMES = st.lists(st.floats(0, 1e6), min_size=1, max_size=200)


@given(times=TIMES, share=st.floats(0.01, 1))
def test_a_quantile_is_the_least_measured_time_that_this_share_did_not_exceed(times, share):
    found = quantile(times, share)
    assert found in {round(time, 1) for time in times}
    assert sum(round(time, 1) <= found for time in times) >= share * len(times)
    least = min(times)
    assert found >= round(least, 1)


def test_one_slow_run_in_twenty_is_not_the_p95_and_two_are():
    assert quantile([1.0] * 19 + [90.0], 0.95) == 1.0
    assert quantile([1.0] * 18 + [90.0] * 2, 0.95) == 90.0


@pytest.mark.django_db
def test_runs_are_warmed_timed_and_counted_and_each_is_one_of_these():
    seen = []

    def run(number):
        seen.append((number, connection.force_debug_cursor))
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    row = measure("en", [lambda n=n: run(n) for n in range(6)], limit_p95_ms=5000, warm=2)
    assert (row.n, row.sql) == (3, 1)
    assert [number for number, _counted in seen] == list(range(6))
    assert [counted for _number, counted in seen] == [False] * 5 + [True]


@pytest.mark.parametrize(("p95", "limit", "within"), [(200, 200, True), (200.1, 200, False), (9999, None, True)])
def test_a_row_is_within_its_limit_or_has_none(p95, limit, within):
    assert Row("en", 20, 1.0, p95, 3, limit).within is within
    assert Row("en", 20, 1.0, p95, 3, limit).as_json().keys() == {
        "task", "n", "p50_ms", "p95_ms", "sql", "limit_p95_ms", "ratio_to_sql",
    }  # fmt: skip
