"""The night's look at the whole municipality, beside one SQL statement that computes the same facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from cases.enums import (
    CASES_THAT_NEED_A_NEXT_STEP,
    EMPLOYER_ATTEMPTS,
    EMPLOYER_WISHES,
    OPEN_STEPS,
    OPEN_WISHES,
    PROTECTIVE_PAUSES,
)
from cases.models import Flag
from cases.risk import evaluate
from jobcenter.bench.measuring import Row, measure

FACTS = (Path(__file__).parent / "sql" / "facts.sql").read_text()
LIMIT_MS = 5000
SETS = {
    "need_a_step": CASES_THAT_NEED_A_NEXT_STEP,
    "employer_attempts": EMPLOYER_ATTEMPTS,
    "employer_wishes": EMPLOYER_WISHES,
    "open_steps": OPEN_STEPS,
    "open_wishes": OPEN_WISHES,
    "protective_pauses": PROTECTIVE_PAUSES,
}


def facts_in_one_statement(on: date) -> list[dict[str, Any]]:
    """One row an open case, with the names of the columns in sql/facts.sql."""
    values = {name: sorted(codes) for name, codes in SETS.items()}
    with connection.cursor() as cursor:
        cursor.execute(FACTS, values | {"on": on})
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def rows(on: date, repeats: int) -> Iterator[Row]:
    """The statement; a quiet night; the next night, when flags change; and the first of all, when none stand yet."""
    one = _one_statement(on, repeats)
    yield one
    yield _swept("gennemgang_uændret", on, repeats, one)
    yield _swept("gennemgang_næste_nat", on + timedelta(days=1), repeats, one)
    with transaction.atomic():
        Flag.objects.all().delete()
        yield _swept("gennemgang_første", on, repeats, one)
        transaction.set_rollback(True)


def one_night(on: date) -> Iterator[Row]:
    """The next night, once: for a crowd whose nights take minutes, and to whom nothing is promised."""
    one = _one_statement(on, repeats=4)
    yield one
    yield _swept("gennemgang_næste_nat", on + timedelta(days=1), 2, one, warm=0, limit_ms=None)


def _one_statement(on: date, repeats: int) -> Row:
    return measure("fakta_i_én_sql", [lambda: facts_in_one_statement(on)] * repeats, limit_p95_ms=None, warm=1)


def _swept(task: str, on: date, repeats: int, one: Row, *, warm: int = 1, limit_ms: float | None = LIMIT_MS) -> Row:
    row = measure(task, [lambda: _sweep(on)] * repeats, limit_p95_ms=limit_ms, warm=warm)
    return replace(row, ratio_to_sql=round(row.p50_ms / max(one.p50_ms, 0.1), 1))


def _sweep(on: date) -> None:
    """Rolled back, so that every run finds the same flags."""
    with transaction.atomic():
        evaluate.sweep(on)
        transaction.set_rollback(True)
