"""The wish ledger: a wish, its place, what was tried for it, and what became of it (S4-16 to S4-18)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases.enums import (
    EMPLOYER_ATTEMPTS,
    EMPLOYER_WISHES,
    OPEN_WISHES,
    AttemptKind,
    AttemptOutcome,
    WishKind,
    WishStatus,
)
from cases.enums.planning_moves import WISH_MOVES
from cases.models import Case, Task, Wish, WishAttempt
from cases.permissions import may_record, may_work_with_companies
from jobcenter.rows.saving import save_checked
from offers.models import Workplace

from ._checks import fresh, has_come, taken, written
from ._once import once
from ._set_aside import NO_REASON, Reason
from ._writing import change, create, refuse, writing

WORDED = _lazy("Skriv ønsket, som borgeren siger det.")


def add(
    *,
    case: Case,
    by: Any,
    on: date,
    wording: str,
    kind: str = WishKind.BRANCHE,
    raised_on: date | None = None,
    row_id: UUID | None = None,
) -> Wish:
    """A new wish at the end of the borger's list, open from the day it was first said (today unless told)."""
    with writing(case, by=by, on=on, what="wish.added", may=may_record) as w:
        last = w.case.wishes.aggregate(last=Max("rank"))["last"] or 0
        wish = create(
            Wish(
                id=once(w.case.wishes.all(), row_id),
                case=w.case,
                rank=last + 1,
                kind=kind,
                wording=written(wording, WORDED, "wording"),
                raised_on=has_come(raised_on or on, on, "raised_on"),
            )
        )
        w.target, w.data = wish, {"rank": wish.rank, "kind": wish.kind}
    return wish


def reword(*, wish: Wish, by: Any, on: date, version: int | None, wording: str, kind: str) -> Wish:
    with writing(wish.case, by=by, on=on, what="wish.reworded", may=may_record) as w:
        wording = written(wording, WORDED, "wording")
        wish = change(wish, version=version, wording=wording, kind=kind)
        w.target, w.data = wish, {"kind": wish.kind}
    return wish


def move(*, wish: Wish, by: Any, on: date, up: bool) -> Wish:
    """Change places with the open wish above (or below); at the end of the list nothing happens."""
    with writing(wish.case, by=by, on=on, what="wish.ranked", may=may_record) as w:
        wish = fresh(wish, None)
        if wish.status not in OPEN_WISHES:
            raise refuse(_("Kun åbne ønsker har en plads i rækken. Tag ønsket op igen først."))
        _swap(wish, _neighbour(wish, up))
        w.target, w.data = wish, {"rank": wish.rank}
    return wish


def _neighbour(wish: Wish, up: bool) -> Wish | None:
    others = Wish.objects.open().filter(case=wish.case_id)
    nearest: QuerySet[Wish] = (
        others.filter(rank__lt=wish.rank).order_by("-rank") if up else others.filter(rank__gt=wish.rank)
    )
    return nearest.first()


def _swap(wish: Wish, other: Wish | None) -> None:
    if other is None:
        return
    wish.rank, other.rank = other.rank, wish.rank
    # Between the two saves both stand on one rank; the constraint is asked when the transaction ends.
    for row in (wish, other):
        row.version += 1
        row.save(update_fields=["rank", "version"])


def attempt(
    *,
    wish: Wish,
    by: Any,
    on: date,
    kind: str,
    outcome: str = AttemptOutcome.AFVENTER,
    made_on: date | None = None,
    workplace: Workplace | None = None,
    workplace_text: str = "",
    text: str = "",
    row_id: UUID | None = None,
) -> WishAttempt:
    """Something done to make the wish come true; a virksomhedskonsulent may note it too.

    An open wish becomes "forsøgt" when an employer was contacted, or when the wish is not an employer's to grant.
    """
    with writing(wish.case, by=by, on=on, what="wish.attempted", may=may_work_with_companies) as w:
        wish = fresh(wish, None)
        row = create(
            WishAttempt(
                id=once(WishAttempt.objects.filter(wish=wish), row_id),
                wish=wish,
                made_on=has_come(made_on or on, on, "made_on"),
                made_by=by,
                kind=kind,
                workplace=workplace,
                workplace_text=workplace_text.strip(),
                outcome=outcome,
                text=text.strip(),
            )
        )
        if wish.status == WishStatus.AABEN and _counts(wish, kind):
            change(wish, version=None, status=WishStatus.FORSOEGT)
        w.target, w.data = row, {"wish_id": wish.pk, "kind": row.kind, "outcome": row.outcome}
    return row


def _counts(wish: Wish, kind: str) -> bool:
    return wish.kind not in EMPLOYER_WISHES or AttemptKind(kind) in EMPLOYER_ATTEMPTS


def answer(*, attempt: WishAttempt, by: Any, on: date, outcome: str) -> WishAttempt:
    """The answer to an attempt that waited for one."""
    case = attempt.wish.case
    with writing(case, by=by, on=on, what="wish.answered", may=may_work_with_companies) as w:
        current = WishAttempt.objects.get(pk=attempt.pk)
        if current.outcome != AttemptOutcome.AFVENTER:
            raise refuse(_("Svaret er allerede noteret: %(outcome)s.") % {"outcome": current.get_outcome_display()})
        current.outcome = outcome
        save_checked(current)
        w.target, w.data = current, {"wish_id": current.wish_id, "outcome": current.outcome}
    return current


def fulfil(*, wish: Wish, by: Any, on: date, version: int | None = None, explanation: str = "") -> Wish:
    """The wish came true; `explanation` may say how."""
    return _decide(wish, "opfyld", by=by, on=on, version=version, explanation=explanation.strip())


def withdraw(*, wish: Wish, by: Any, on: date, version: int | None = None, explanation: str = "") -> Wish:
    """The borger no longer wants it; `explanation` may hold the borger's words."""
    return _decide(wish, "traek", by=by, on=on, version=version, explanation=explanation.strip())


def close_as_impossible(
    *,
    wish: Wish,
    by: Any,
    on: date,
    explanation: str,
    alternatives: str,
    version: int | None = None,
    why: Reason = NO_REASON,
) -> Wish:
    """It cannot be done: refused without the explanation the borger got and what was talked about instead (S4-17)."""
    explanation = written(
        explanation,
        _("Skriv den forklaring, borgeren fik, så borgeren kan forstå, hvorfor det ikke kan lade sig gøre."),
        "explanation",
    )
    alternatives = written(
        alternatives,
        _("Skriv, hvad I talte om i stedet – også hvis borgeren ikke ville have noget andet."),
        "alternatives",
    )
    return _decide(
        wish,
        "ikke_mulig",
        by=by,
        on=on,
        version=version,
        explanation=explanation,
        alternatives=alternatives,
        **why.checked(),
    )


def reopen(*, wish: Wish, by: Any, on: date) -> Wish:
    """Take the wish up again; the explanation once given stays readable."""
    return _decide(wish, "genaabn", by=by, on=on, version=None, set_aside="")


def _decide(wish: Wish, code: str, *, by: Any, on: date, version: int | None, **values: str) -> Wish:
    with writing(wish.case, by=by, on=on, what="wish.decided", may=may_record) as w:
        current = fresh(wish, version)
        move = taken(WISH_MOVES, code, current.status, current.get_status_display())
        wish = change(current, version=version, status=move.target, revisit_on=None, revisit_when="", **values)
        _finish_reminders(wish, by, on)
        w.target, w.data = wish, {"rank": wish.rank, "status": wish.status}
    return wish


def park(
    *,
    wish: Wish,
    by: Any,
    on: date,
    version: int | None = None,
    revisit_on: date | None = None,
    revisit_when: str = "",
    why: Reason = NO_REASON,
) -> Wish:
    """ "Not now": the wish stays open and comes back on a day, or when a condition is met (S4-18).

    A day leaves a task with the one who parked it, so that the wish cannot be forgotten.
    """
    if revisit_on is None and not revisit_when.strip():
        raise refuse(_("Vælg den dag, ønsket tages op igen, eller skriv, hvad der skal ske først."), "revisit_on")
    if revisit_on is not None and revisit_on <= on:
        raise refuse(_("Vælg en dag, der ligger efter i dag."), "revisit_on")
    reason = why.checked()
    with writing(wish.case, by=by, on=on, what="wish.parked", may=may_record) as w:
        current = fresh(wish, version)
        if current.status not in OPEN_WISHES:
            raise refuse(_("Kun et åbent ønske kan vente til senere. Tag ønsket op igen først."))
        wish = change(current, version=version, revisit_on=revisit_on, revisit_when=revisit_when.strip(), **reason)
        _finish_reminders(wish, by, on)
        if revisit_on is not None and by is not None:
            what = _("Tag ønsket op igen: %(wish)s") % {"wish": wish.wording}
            task = Task(case=w.case, what=what[:200], owner=by, due_on=revisit_on)
            task.about_kind, task.about_id = "wish", wish.pk
            create(task)
        w.target, w.data = wish, {"revisit_on": revisit_on}
    return wish


def take_up(*, wish: Wish, by: Any, on: date) -> Wish:
    """A parked wish is on the table again."""
    with writing(wish.case, by=by, on=on, what="wish.taken_up", may=may_record) as w:
        wish = change(wish, version=None, revisit_on=None, revisit_when="", set_aside="")
        _finish_reminders(wish, by, on)
        w.target = wish
    return wish


def _finish_reminders(wish: Wish, by: Any, on: date) -> None:
    for task in Task.objects.open().filter(about_kind="wish", about_id=wish.pk):
        if by is not None:
            change(task, version=None, done_on=on, done_by=by)
