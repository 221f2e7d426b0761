"""Both rhythms of a case, the law's and the agreed one, with what came late and why; one statement for any number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery

from cases.enums import (
    PROTECTIVE_PAUSES,
    ContactKind,
    MeetingForm,
    OverdueCause,
    RhythmKind,
    VisitationScheme,
)
from cases.models import Case, Citizen, Contact, Exemption, LateFollowUp, Meeting, Pause, Rhythm, Visitation
from cases.planning.rhythm import Agreed, Late, Law, Rest, agreed, group_of, law
from cases.queries.gathered import listed, plain
from jobcenter.rows.periods import in_force
from jobcenter.rules import RuleSet

OFTEN = 2  # the first time anything comes late, nobody is asked why


@dataclass(frozen=True)
class Breach:
    """One follow-up that came late, and the cause somebody gave; `asked`: not the first, and no cause is known."""

    kind: RhythmKind
    late: Late
    cause: str
    text: str
    asked: bool

    @property
    def cause_label(self) -> str:
        return str(OverdueCause(self.cause).label) if self.cause else ""


@dataclass(frozen=True)
class Rhythms:
    """`row` is the rhythm that holds on the day: `every_days`, `reason`, `first_on`, `last_on`; None without one."""

    case_id: UUID
    law: Law
    agreed: Agreed | None
    row: SimpleNamespace | None
    breaches: tuple[Breach, ...]

    @property
    def asked(self) -> tuple[Breach, ...]:
        return tuple(breach for breach in self.breaches if breach.asked)


def rhythms_of(cases: QuerySet[Case], rules: RuleSet, on: date) -> dict[UUID, Rhythms]:
    """By case id; one statement however many. `rules` are all those of the day."""
    asked = _facts(on)
    rows = cases.order_by().annotate(**asked).values_list("pk", "opened_on", "citizen__birth_date", *asked)
    return {
        pk: _rhythms(pk, opened, born, dict(zip(asked, facts, strict=True)), rules, on)
        for pk, opened, born, *facts in rows
    }


def _facts(on: date) -> dict[str, Any]:
    mine = {"case": OuterRef("pk")}
    placed = Visitation.objects.deciding(on).filter(scheme=VisitationScheme.VISITATION, **mine)
    # A letter is no talk, whichever way it went.
    held = Meeting.objects.held().filter(held_on__lte=on, **mine).exclude(form=MeetingForm.BREV).order_by()
    reached = Contact.objects.filter(reached=True, happened_on__lte=on, **mine).exclude(kind=ContactKind.BREV)
    rests = Pause.objects.filter(reason__in=PROTECTIVE_PAUSES, starts_on__lte=on).order_by("starts_on")
    return {
        "of_category": Subquery(placed.values("category")[:1]),
        "of_held": ArraySubquery(held.values("held_on")),
        "of_talks": ArraySubquery(reached.order_by().values("happened_on")),
        "of_exempt": ArraySubquery(Exemption.objects.on(on).filter(**mine).order_by().values("kind")),
        "of_rhythm": listed(
            Rhythm.objects.filter(in_force(on)),
            every_days="every_days",
            reason="reason",
            first_on="valid_from",
            last_on="valid_to",
        ),
        "of_rests": listed(rests, first_on="starts_on", until_on="ended_on"),
        "of_causes": listed(LateFollowUp.objects.all(), rhythm="rhythm", due_on="due_on", cause="cause", text="text"),
    }


def _rhythms(pk: UUID, opened_on: date, born: date, facts: Mapping[str, Any], rules: RuleSet, on: date) -> Rhythms:
    held, category = facts["of_held"], facts["of_category"]
    legal = Law()
    if category:
        group = group_of(rules, category, Citizen(birth_date=born).age(on))
        legal = law(rules, group, opened_on, held=held, exempt=frozenset(facts["of_exempt"]), on=on)
    row = next((plain(item, {}) for item in facts["of_rhythm"]), None)
    own = _agreed(row, {*held, *facts["of_talks"]}, facts["of_rests"], on) if row else None
    causes = {(item["rhythm"], date.fromisoformat(item["due_on"])): item for item in facts["of_causes"]}
    late = [(RhythmKind.LOV, legal.late), (RhythmKind.AFTALT, own.late if own else ())]
    return Rhythms(pk, legal, own, row, tuple(breach for kind, found in late for breach in _told(kind, found, causes)))


def _agreed(row: SimpleNamespace, talks: set[date], rests: list[dict[str, Any]], on: date) -> Agreed:
    pauses = [plain(item, {}) for item in rests]
    resting = [Rest(pause.first_on, pause.until_on) for pause in pauses]
    return agreed(row.every_days, row.first_on, row.last_on, talks=talks, rests=resting, on=on)


def _told(kind: RhythmKind, late: tuple[Late, ...], causes: Mapping[tuple[str, date], Any]) -> list[Breach]:
    """The cause is asked of the newest, once the same rhythm has been late before (S1-57)."""
    newest = late[-1] if len(late) >= OFTEN else None
    found = []
    for each in late:
        said = causes.get((kind.value, each.due_on), {"cause": "", "text": ""})
        found.append(Breach(kind, each, said["cause"], said["text"], asked=each is newest and not said["cause"]))
    return found
