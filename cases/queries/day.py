"""One sagsbehandler's own day: her samtaler, what was promised, what has a day, and who waits for an answer.

Within her own cases in her own units, whatever their number in the same few statements. Nothing here counts her work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from cases.enums import ContactDirection
from cases.models import Assignment, Case, CitizenStatement, Commitment, Contact, Exemption, Flag, Meeting, Task, Wish
from cases.planning.rhythm import Deadline
from cases.queries.due import Due, Kind, Side, read
from cases.queries.due_rows import waiting
from cases.queries.flags import open_flags
from cases.queries.gathered import listed, plain
from cases.queries.rhythms import Rhythms, rhythms_of
from jobcenter.accounts.scope import scope_of
from jobcenter.dates import next_working_day
from jobcenter.rows.periods import in_force
from jobcenter.rules import RuleSet

FLAGS = 5  # the page is about today; the rest is one tap away
# What somebody agreed to do, by a day that has come.
PROMISED = (Kind.LOEFTE, Kind.SKRIDT, Kind.UDBYDER)
# Days that come whether anybody promised anything or not.
DEADLINES = (Kind.PAUSE, Kind.FRITAGELSE, Kind.PRAKTIK, Kind.TILBUD)
COLUMNS = ("of_case", "of_row", "of_kind", "of_side", "of_party", "on_day", "said")  # as `due.read` wants them
ANSWER_DAYS = "kontaktforloeb.svar_til_borgeren.dage"


@dataclass(frozen=True)
class Item:
    """One row that has a day, with its case; `basis` is the law it stands on, where the row names one."""

    case: Case
    due: Due
    basis: str = ""


@dataclass(frozen=True)
class Legal:
    """What the law asks in one case by a day."""

    case: Case
    deadline: Deadline


@dataclass(frozen=True)
class Booked:
    """A samtale of today with its one line: the borger's words or her first wish, and the next promise."""

    meeting: Any
    words: str
    wish: str
    promise: Any


@dataclass(frozen=True)
class Call:
    """The borger tried to reach us and has had no answer; `waited` is true from the kommune's own day on."""

    case: Case
    contact: Contact
    waited: bool


@dataclass(frozen=True)
class Day:
    """`unsaid` are booked samtaler whose day has passed; `quiet` are cases whose agreed rhythm has come too far."""

    on: date
    cases: int
    meetings: list[Booked]
    unsaid: list[Item]
    promised: dict[Side, list[Item]]
    tasks: list[Item]
    legal: list[Legal]
    deadlines: list[Item]
    wishes: list[Item]
    calls: list[Call]
    quiet: list[tuple[Case, Rhythms]]
    flags: list[Flag]
    more_flags: bool

    @property
    def dated(self) -> list[Item]:
        """What the page shows of rows that have a day."""
        told = [item for side in self.promised.values() for item in side]
        return [*self.unsaid, *told, *self.tasks, *self.deadlines, *self.wishes]

    @property
    def cases_shown(self) -> list[Case]:
        legal, calls = [row.case for row in self.legal], [call.case for call in self.calls]
        quiet, booked = [case for case, _both in self.quiet], [one.meeting.case for one in self.meetings]
        return [*(item.case for item in self.dated), *legal, *calls, *quiet, *booked, *(f.case for f in self.flags)]


def day_of(user: Any, on: date, rules: RuleSet) -> Day:
    """Six statements; `rules` are all those of the day."""
    cases = {case.pk: case for case in _cases(user, on)}
    mine = {pk: case for pk, case in cases.items() if case.is_mine}
    items = [_item(cases[due.case_id], due) for due in _due(user, on, cases)]
    both = rhythms_of(Case.objects.filter(pk__in=mine), rules, on) if mine else {}
    flags = list(open_flags(user, on).filter(case__in=mine).select_related("case__citizen")[: FLAGS + 1])
    return Day(
        on=on,
        cases=len(mine),
        meetings=_meetings(mine, on),
        unsaid=_of(items, Kind.SAMTALE),
        promised={side: [item for item in _of(items, *PROMISED) if item.due.side == side] for side in Side},
        tasks=_of(items, Kind.OPGAVE),
        legal=sorted(_legal(mine, both), key=lambda row: row.deadline.due_on),
        deadlines=_of(items, *DEADLINES),
        wishes=_of(items, Kind.OENSKE),
        calls=_calls(mine, on, rules),
        quiet=_quiet(mine, both),
        flags=flags[:FLAGS],
        more_flags=len(flags) > FLAGS,
    )


def _cases(user: Any, on: date) -> QuerySet[Any]:
    """Those she is responsible for, and those in which she has a task of these days; in her own units only."""
    responsible = Assignment.objects.filter(in_force(on), case=OuterRef("pk"), caseworker=user)
    task = Task.objects.open().filter(case=OuterRef("pk"), owner=user, due_on__lte=_soon(on))
    ours = Case.objects.filter(unit__in=scope_of(user, on).own_units).open()
    cases: QuerySet[Any] = (
        ours.annotate(is_mine=Exists(responsible), bases=listed(Exemption.objects.on(on), basis="legal_basis"))
        .filter(Q(is_mine=True) | Exists(task))
        .select_related("citizen")
        .order_by("citizen__sort_key", "pk")
    )
    return cases


def _soon(on: date) -> date:
    """A task is seen the working day before its own: a borger who says stop is not first heard of tomorrow."""
    return next_working_day(on + timedelta(days=1))


def _due(user: Any, on: date, cases: Mapping[UUID, Any]) -> list[Due]:
    """By its day: what has come, and of the deadlines also those ahead; of a colleague's case her own task alone."""
    rows = waiting(user, on, among=list(cases))
    come = [rows[kind].filter(on_day__lte=on) for kind in (*PROMISED, Kind.OENSKE)]
    tasks = rows[Kind.OPGAVE].filter(owner=user, on_day__lte=_soon(on))
    parts = [*come, tasks, rows[Kind.SAMTALE].filter(on_day__lt=on)]
    parts += [rows[kind].filter(on_day__isnull=False) for kind in DEADLINES]
    first, *others = (part.order_by().values_list(*COLUMNS) for part in parts)
    found = read(first.union(*others, all=True).order_by("on_day", "of_kind", "of_row"))
    return [due for due in found if due.kind == Kind.OPGAVE or cases[due.case_id].is_mine]


def _item(case: Any, due: Due) -> Item:
    basis = next((row["basis"] for row in case.bases if row["id"] == str(due.row_id)), "")
    return Item(case, due, basis)


def _of(items: list[Item], *kinds: Kind) -> list[Item]:
    return [item for item in items if item.due.kind in kinds]


def _meetings(mine: Mapping[UUID, Case], on: date) -> list[Booked]:
    """In the order of the clock; those without one first, for they may be any time."""
    of_case = {"case": OuterRef("case")}
    said = CitizenStatement.objects.standing().answered().filter(**of_case).exclude(own_words="")
    nearest = (
        Commitment.objects.open().filter(**of_case).order_by(F("due_on").asc(nulls_last=True), "promised_on", "id")
    )
    rows = (
        Meeting.objects.ahead(on)
        .filter(planned_on=on, case__in=list(mine))
        .select_related("case__citizen")
        .annotate(
            words=Subquery(said.order_by("-given_on", "-recorded_at").values("own_words")[:1]),
            wish=Subquery(Wish.objects.open().filter(**of_case).order_by("rank").values("wording")[:1]),
            promise=Subquery(nearest.values(row=JSONObject(what="what", party="party", due_on="due_on"))[:1]),
        )
        .order_by(F("planned_time").asc(nulls_first=True), "id")
    )
    told: list[Any] = list(rows)
    return [
        Booked(row, row.words or "", row.wish or "", plain(row.promise, {}) if row.promise else None) for row in told
    ]


def _legal(mine: Mapping[UUID, Case], both: Mapping[UUID, Rhythms]) -> list[Legal]:
    return [Legal(mine[pk], deadline) for pk, rhythms in both.items() for deadline in rhythms.law.due]


def _quiet(mine: Mapping[UUID, Case], both: Mapping[UUID, Rhythms]) -> list[tuple[Case, Rhythms]]:
    """Where the two should have talked by now, and where a cause is asked for; the longest silence first."""
    found = [(rhythms.agreed.waits_since, pk) for pk, rhythms in both.items() if rhythms.agreed]
    waits = sorted((since, pk) for since, pk in found if since is not None)
    asked = [pk for pk, rhythms in both.items() if rhythms.asked and pk not in {pk for _since, pk in waits}]
    return [(mine[pk], both[pk]) for pk in (*(pk for _since, pk in waits), *asked)]


def _calls(mine: Mapping[UUID, Case], on: date, rules: RuleSet) -> list[Call]:
    """The first attempt of each borger who has had no answer since; whoever has waited longest stands first (S3-31)."""
    reached = Contact.objects.filter(case=OuterRef("case"), reached=True, happened_on__gte=OuterRef("happened_on"))
    talked = Meeting.objects.held().filter(case=OuterRef("case"), held_on__gte=OuterRef("happened_on"))
    tried = Contact.objects.filter(direction=ContactDirection.FRA_BORGEREN, reached=False, happened_on__lte=on)
    rows = tried.filter(~Exists(reached), ~Exists(talked), case__in=list(mine)).order_by("case_id", "happened_on", "id")
    first = rows.distinct("case_id")
    days = rules.days(ANSWER_DAYS)
    calls = [Call(mine[row.case_id], row, (on - row.happened_on).days > days) for row in first]
    return sorted(calls, key=lambda call: (call.contact.happened_on, call.case.citizen.sort_key))
