"""The night's look at the whole municipality, beside one SQL statement that computes the same facts."""

from __future__ import annotations

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


def rows(on: date, repeats: int, limit_ms: float | None = LIMIT_MS) -> list[Row]:
    """The statement; a quiet night; the next night, when flags change; and the first of all, when none stand yet."""
    one = measure("fakta_i_én_sql", [lambda: facts_in_one_statement(on)] * repeats, limit_p95_ms=None, warm=1)

    def swept(task: str, run: Any) -> Row:
        row = measure(task, [run] * repeats, limit_p95_ms=limit_ms, warm=1)
        return Row(**row.as_json() | {"ratio_to_sql": round(row.p50_ms / max(one.p50_ms, 0.1), 1)})

    found = [
        one,
        swept("gennemgang_uændret", lambda: _sweep(on)),
        swept("gennemgang_næste_nat", lambda: _sweep(on + timedelta(days=1))),
    ]
    with transaction.atomic():
        Flag.objects.all().delete()
        found.append(swept("gennemgang_første", lambda: _sweep(on)))
        transaction.set_rollback(True)
    return found


def _sweep(on: date) -> None:
    """Rolled back, so that every run finds the same flags."""
    with transaction.atomic():
        evaluate.sweep(on)
        transaction.set_rollback(True)
