"""What the team page says: frozen values within the reader's scope; each figure counts the list it links to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from cases.enums import (
    FRAMES,
    PROTECTIVE_PAUSES,
    Barrier,
    ClaimStatus,
    Form,
    Phase,
    Precondition,
    WithheldReason,
)
from cases.models import Assignment, Case, Concern, Exemption, FormClaim, InvolvementEntry, Pause, SanctionStep
from cases.models.cases import unassigned
from cases.queries.caseload import UNIT, CaseloadFilter, caseload, flag_counts
from cases.queries.concerns import led_units
from cases.queries.contested import contested_claim, contested_entry
from cases.queries.due import due_in
from cases.queries.involvement_filters import (
    DISSENT,
    OWN_WORDS,
    UNSETTLED,
    failed,
    framed,
    had_influence,
    withheld,
)
from cases.queries.talk_filters import INFORMED, TOLD_APART, talked
from cases.risk.facts import last_substantive
from cases.risk.rules import RULES, FlagRule
from jobcenter.rows.periods import in_force

EVERYTHING = CaseloadFilter(scope=UNIT)


@dataclass(frozen=True)
class Frame:
    """What the work stands in (S4-59): volume as an average and a range, never by name; `due`: with a deadline.

    `asked` and `looks` are cases in which a concern, or a step before a sanction, waits for the leader herself.
    `told_apart`: with notes in three hensyn in the period, and `informed` those of them with the third (S3-12).
    """

    cases: int
    unassigned: int
    due: int
    asked: int
    looks: int
    told_apart: int
    informed: int
    caseworkers: int
    fewest: int
    most: int

    @property
    def average(self) -> float:
        return (self.cases - self.unassigned) / self.caseworkers if self.caseworkers else 0


def frame(user: Any, on: date, since: date | None = None) -> Frame:
    cases = caseload(user, on, EVERYTHING).order_by()
    hers = {"case": OuterRef("pk"), "case__unit__in": led_units(user, on)}
    counted = cases.aggregate(
        cases=Count("pk"),
        unassigned=Count("pk", filter=unassigned(on)),
        due=Count("pk", filter=due_in(user, on)),
        asked=Count("pk", filter=Exists(Concern.objects.open().filter(**hers))),
        looks=Count("pk", filter=Exists(SanctionStep.objects.awaiting_look().filter(**hers))),
        told_apart=Count("pk", filter=talked(TOLD_APART, since, on)),
        informed=Count("pk", filter=talked(INFORMED, since, on)),
    )
    held = Assignment.objects.filter(in_force(on), case__in=cases.values("pk")).order_by().values("caseworker")
    each = sorted(row["n"] for row in held.annotate(n=Count("case")))
    fewest, most = (each[0], each[-1]) if each else (0, 0)
    return Frame(**counted, caseworkers=len(each), fewest=fewest, most=most)


@dataclass(frozen=True)
class FlagCount:
    rule: FlagRule
    cases: int


def flags(user: Any, on: date) -> list[FlagCount]:
    """Every kind, also those that nobody has: a nought is an answer."""
    counted = flag_counts(user, on, EVERYTHING)
    return [FlagCount(rule, counted.get(code, 0)) for code, rule in RULES.items()]


@dataclass(frozen=True)
class Cell:
    """Cases with this form in this phase, each counted once, by its best documented entry that nobody contests.

    `contested`: those where the borger denies each of them (V-20).
    """

    documented: int = 0
    partly: int = 0
    undocumented: int = 0
    contested: int = 0

    @property
    def cases(self) -> int:
        return self.documented + self.partly + self.undocumented + self.contested


@dataclass(frozen=True)
class Involvement:
    """Forms x phases in the period; every number counts cases.

    `missing`: without any entry. `without_form`: with an honest entry that no form fitted. Then the borger's side:
    `own_words` are noted; `dissent`: wholly or partly; `unsettled`: whether there is agreement is not known;
    `contested`: she denies a choice; `no_influence`: recorded, but in nothing that began, goes on or ended.
    Then what stood in the way: the four `frames` (S4-71), the preconditions that `failed` (S3-23), and why options
    were `withheld` (S4-05).
    """

    since: date | None
    cells: dict[tuple[Form, Phase], Cell]
    cases: int
    missing: int
    without_form: int
    own_words: int
    dissent: int
    unsettled: int
    contested: int
    no_influence: int
    frames: dict[Barrier, int]
    failed: dict[Precondition, int]
    withheld: dict[WithheldReason, int]

    @property
    def covered(self) -> int:
        return self.cases - self.missing


def involvement(user: Any, on: date, since: date | None, total: int) -> Involvement:
    """Forms x phases among the `total` open cases; two queries."""
    cases = caseload(user, on, EVERYTHING).order_by().values("pk")
    period = Q(occurred_on__gte=since or date.min, occurred_on__lte=on)
    entries = InvolvementEntry.objects.standing().filter(period, case__in=cases).order_by()
    claimed = Exists(FormClaim.objects.filter(entry=OuterRef("pk")))

    def having(which: Q | None = None) -> Count:
        return Count("case", filter=which, distinct=True)

    told = entries.aggregate(
        any=having(),
        without_form=having(~Q(claimed)),
        own_words=having(OWN_WORDS),
        dissent=having(DISSENT),
        unsettled=having(UNSETTLED),
        contested=having(contested_entry()),
        influence=having(had_influence()),
        **{f"frame_{code}": having(framed(code)) for code in FRAMES},
        **{f"failed_{code}": having(failed(code)) for code in Precondition},
        **{f"withheld_{code}": having(withheld(code)) for code in WithheldReason},
    )
    lists: dict[str, Any] = {
        "frames": {code: told.pop(f"frame_{code}") for code in FRAMES},
        "failed": {code: told.pop(f"failed_{code}") for code in Precondition},
        "withheld": {code: told.pop(f"withheld_{code}") for code in WithheldReason},
    }
    covered = told.pop("any")
    no_influence = covered - told.pop("influence")
    return Involvement(since, _cells(entries), total, total - covered, no_influence=no_influence, **told, **lists)


def _cells(entries: Any) -> dict[tuple[Form, Phase], Cell]:
    standing = ~contested_claim()
    documented = Q(status=ClaimStatus.DOKUMENTERET) & standing
    at_least_partly = Q(status__in=[ClaimStatus.DOKUMENTERET, ClaimStatus.DELVIS]) & standing
    rows = (
        FormClaim.objects.filter(entry__in=entries.values("pk"))
        .order_by()
        .values("form", "entry__phase")
        .annotate(
            any=Count("entry__case", distinct=True),
            standing=Count("entry__case", filter=standing, distinct=True),
            partly=Count("entry__case", filter=at_least_partly, distinct=True),
            full=Count("entry__case", filter=documented, distinct=True),
        )
    )
    return {
        (Form(row["form"]), Phase(row["entry__phase"])): Cell(
            row["full"], row["partly"] - row["full"], row["standing"] - row["partly"], row["any"] - row["standing"]
        )
        for row in rows
    }


@dataclass(frozen=True)
class Waiting:
    """A case and the last day something moved in it; `ever` is false where nothing is recorded since it opened."""

    case_id: UUID
    since: date
    ever: bool
    days: int


def waiting(user: Any, on: date) -> list[Waiting]:
    """All open cases, the longest wait first; two queries. A fact of each case, not a flag and not a measure."""
    cases = caseload(user, on, EVERYTHING)
    opened = dict(cases.order_by("opened_on", "pk").values_list("pk", "opened_on"))
    moved = last_substantive(cases, on)
    found = [Waiting(pk, moved.get(pk, day), pk in moved, (on - moved.get(pk, day)).days) for pk, day in opened.items()]
    return sorted(found, key=lambda row: (-row.days, row.case_id))


@dataclass(frozen=True)
class Band:
    """A stretch of days without anything that moved; `last` is None for the open end."""

    code: str
    first: int
    last: int | None

    def holds(self, row: Waiting) -> bool:
        return self.first <= row.days and (self.last is None or row.days <= self.last)


NEVER = "aldrig"  # in place of a band: nothing that moved the case is recorded at all
BANDS = (Band("0-14", 0, 14), Band("15-30", 15, 30), Band("31-60", 31, 60), Band("61-", 61, None))


def in_band(rows: list[Waiting], code: str) -> list[Waiting]:
    """The rows of one band, or of NEVER; all of them for a code that is neither."""
    if code == NEVER:
        return [row for row in rows if not row.ever]
    band = next((band for band in BANDS if band.code == code), None)
    return [row for row in rows if band.holds(row)] if band else rows


def cases_of(user: Any, on: date, rows: list[Waiting]) -> list[tuple[Case, Waiting]]:
    """The cases of one page of rows, in the order of the rows; her pause or exemption is told beside the wait."""
    by_id = {row.case_id: row for row in rows}
    cases = caseload(user, on, EVERYTHING).filter(pk__in=by_id).select_related("citizen", "unit").order_by()
    told = cases.annotate(
        paused=Exists(Pause.objects.running(on).filter(case=OuterRef("pk"), reason__in=PROTECTIVE_PAUSES)),
        exempt=Exists(Exemption.objects.on(on).filter(case=OuterRef("pk"))),
    )
    found = {case.pk: case for case in told}
    return [(found[pk], row) for pk, row in by_id.items() if pk in found]
