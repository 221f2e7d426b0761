"""Reconcile what the rules find with the open flags: open, refresh, close; running it twice changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from cases.models import Case, Flag
from cases.risk.facts import facts_for
from cases.risk.rules import RULES, Finding, findings
from jobcenter import audit, rules

Key = tuple[UUID, str, UUID | None]
BATCH = 500  # cases locked together: few statements for a municipality, a short wait for whoever saves meanwhile
_waits: ContextVar[bool] = ContextVar("flags wait for the end of a load", default=False)


@dataclass(frozen=True)
class Outcome:
    opened: int = 0
    refreshed: int = 0
    closed: int = 0

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(self.opened + other.opened, self.refreshed + other.refreshed, self.closed + other.closed)


def sweep(on: date, *, progress: Callable[[int, int], None] | None = None) -> Outcome:
    """Every open case, and what closed ones left behind; one transaction a batch, `progress(done, total)` after each.

    Stopped half-way, the batches done stand; run again, it changes only what is left to change.
    """
    left_behind = Exists(Flag.objects.open().filter(case=OuterRef("pk")))
    ids = list(Case.objects.filter(Q(closed_on=None) | left_behind).order_by("pk").values_list("pk", flat=True))
    outcome = Outcome()
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        outcome += reconcile(batch, on=on)
        if progress is not None:
            progress(start + len(batch), len(ids))
    return outcome


@contextmanager
def postponed() -> Iterator[None]:
    """Inside, `reconcile` waits: a load that tells years in a second looks once, when all of it is told.

    Whoever opens this owes the cases a `sweep` before the transaction ends; a screen or a task never opens it.
    """
    token = _waits.set(True)
    try:
        yield
    finally:
        _waits.reset(token)


@transaction.atomic
def reconcile(case_ids: Sequence[UUID], *, on: date) -> Outcome:
    """Bring the flags of these cases up to date; only changes are written, each with its audit event."""
    if _waits.get():
        return Outcome()
    thresholds = rules.on(on, rules.Subject.ATTENTION)
    # The case row is the lock, as in every action, so that a sweep and a save never write the same flag twice.
    citizens = dict(
        Case.objects.filter(pk__in=case_ids)
        .select_for_update(of=("self",))
        .order_by("pk")
        .values_list("pk", "citizen_id")
    )
    found: dict[Key, Finding] = {
        (case_id, code, finding.subject_id): finding
        for case_id, facts in facts_for(case_ids, on).items()
        for code, finding in findings(facts, thresholds, on).items()
    }
    standing: dict[Key, Flag] = {
        (row.case_id, row.code, row.subject_id): row for row in Flag.objects.open().filter(case__in=case_ids)
    }
    opened = [_flag(key, finding, on) for key, finding in found.items() if key not in standing]
    refreshed = [row for key, row in standing.items() if key in found and _refresh(row, found[key])]
    closed = [row for key, row in standing.items() if key not in found]
    for row in closed:
        row.closed_on = on
    Flag.objects.bulk_create(opened)
    Flag.objects.bulk_update(refreshed, ["since", "sentence", "data", "rule_version"])
    Flag.objects.bulk_update(closed, ["closed_on"])
    for what, rows in (("flag.opened", opened), ("flag.closed", closed)):
        for row in rows:
            audit.record(
                what,
                by=None,
                on=on,
                case_id=row.case_id,
                citizen_id=citizens[row.case_id],
                target=row,
                data={"code": row.code, "version": row.rule_version},
            )
    return Outcome(len(opened), len(refreshed), len(closed))


def _flag(key: Key, finding: Finding, on: date) -> Flag:
    case_id, code, subject_id = key
    return Flag(
        case_id=case_id,
        code=code,
        subject_id=subject_id,
        since=finding.since,
        sentence=finding.sentence,
        data=finding.data,
        rule_version=RULES[code].version,
        opened_on=on,
    )


def _refresh(row: Flag, finding: Finding) -> bool:
    """Take over what the rule now says; True when anything differs."""
    fresh = (finding.since, finding.sentence, finding.data, RULES[row.code].version)
    if fresh == (row.since, row.sentence, row.data, row.rule_version):
        return False
    row.since, row.sentence, row.data, row.rule_version = fresh
    return True
