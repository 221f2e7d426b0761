"""What has a day on it: who waits for what, and until when; counted and listed from the same rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import CharField, Count, DateField, Exists, F, OuterRef, Q, QuerySet, TextChoices, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from cases.enums import EnrolmentState, MeetingKind, Party, PlacementState
from cases.models import Case, Commitment, Enrolment, Exemption, Meeting, Pause, Placement, PlanStep, Task, Wish
from jobcenter.accounts.scope import scope_of

AHEAD = 14  # days; how far a week's planning looks, not a rule that anything follows from


class Kind(TextChoices):
    """What falls due, in the order it is told."""

    SAMTALE = "samtale", _("Aftalt samtale")
    LOEFTE = "loefte", _("Løfte")
    SKRIDT = "skridt", _("Skridt")
    OPGAVE = "opgave", _("Opgave")
    PAUSE = "pause", _("Pause, der skal ses på igen")
    FRITAGELSE = "fritagelse", _("Fritagelse, der slutter")
    PRAKTIK = "praktik", _("Praktik, der slutter")
    TILBUD = "tilbud", _("Tilbud, der slutter")
    OENSKE = "oenske", _("Ønske, der tages op igen")


class Side(TextChoices):
    """Who is to do it; the kommune's own first, because the borger waits for it (S4-15)."""

    KOMMUNEN = "kommunen", _("Kommunen")
    ANDRE = "andre", _("Virksomheder og andre")
    BORGEREN = "borgeren", _("Borgeren")


class Time(TextChoices):
    GAAET = "gaaet", _("Dagen er gået")
    KOMMER = "kommer", _("De næste 14 dage")
    UDEN_DAG = "uden_dag", _("Uden en dag")


DATED = (Time.GAAET, Time.KOMMER)
# Kinds that somebody else than the kommune can owe, and that may be without a day.
PROMISED = (Kind.LOEFTE, Kind.SKRIDT)


@dataclass(frozen=True)
class DueFilter:
    """What the list is narrowed to; codes only. Without a time: all that has a day."""

    kind: str = ""
    side: str = ""
    time: str = ""


@dataclass(frozen=True)
class DueCount:
    kind: Kind
    side: Side
    time: Time
    n: int


@dataclass(frozen=True)
class Due:
    """One thing with its day; `said` are words of the row, or the code of a samtale."""

    case_id: UUID
    row_id: UUID
    kind: Kind
    side: Side
    party: str
    day: date | None
    said: str

    @property
    def what(self) -> str:
        return str(MeetingKind(self.said).label) if self.kind == Kind.SAMTALE else self.said

    @property
    def whose(self) -> str:
        """Who is to do it, as closely as the row knows."""
        return str(Party(self.party).label) if self.party else str(self.side.label)


def counts(user: Any, on: date) -> list[DueCount]:
    """How many of each kind, side and time, noughts left out; one statement, and each number is the list's length."""
    parts = [part.values("of_kind", "of_side", "of_time").annotate(n=Count("pk")) for part in _parts(user, on).values()]
    found = _union(parts)
    rows = found.values_list("of_kind", "of_side", "of_time", "n")
    return [DueCount(Kind(kind), Side(side), Time(time), n) for kind, side, time, n in rows]


def listed(user: Any, on: date, filters: DueFilter) -> QuerySet[Any]:
    """The rows behind a number, the earliest day first; to be sliced, then handed to `read`."""
    parts = [
        _narrowed(part, filters).values_list("of_case", "pk", "of_kind", "of_side", "of_party", "on_day", "said")
        for kind, part in _parts(user, on).items()
        if filters.kind in ("", kind)
    ]
    return _union(parts).order_by(F("on_day").asc(nulls_last=True), "of_kind", "pk")


def read(rows: Iterable[tuple[Any, ...]]) -> list[Due]:
    return [
        Due(case_id, row_id, Kind(kind), Side(side), party, day, said)
        for case_id, row_id, kind, side, party, day, said in rows
    ]


def cases_due(user: Any, on: date, time: str = "") -> QuerySet[Any]:
    """The ids of the cases in which something has its day; for `pk__in`."""
    narrowed = [_narrowed(part, DueFilter(time=time)) for part in _parts(user, on).values()]
    return _union([part.values_list("of_case") for part in narrowed])


def _union(parts: list[QuerySet[Any]]) -> QuerySet[Any]:
    first, *others = (part.order_by() for part in parts)
    return first.union(*others, all=True) if others else first


def _narrowed(rows: QuerySet[Any], filters: DueFilter) -> QuerySet[Any]:
    rows = rows.filter(of_time=filters.time) if filters.time else rows.exclude(of_time=Time.UDEN_DAG)
    return rows.filter(of_side=filters.side) if filters.side else rows


def _parts(user: Any, on: date) -> dict[Kind, QuerySet[Any]]:
    """A queryset a kind, with the same columns, within what this user may see."""
    visible = Case.objects.visible_to(user, on).open().order_by().values("pk")
    ours = Q(case__in=visible)
    # As on the pages of a sag: pauses and exemptions are closed to those it is only shared with, others' tasks too.
    theirs = Q(case__unit__in=scope_of(user, on).units)
    of_step = {"case": "plan__case_id", "party": "party"}
    return {
        Kind.SAMTALE: _part(Meeting.objects.booked().filter(ours), Kind.SAMTALE, on, "planned_on", "kind"),
        Kind.LOEFTE: _part(Commitment.objects.open().filter(ours), Kind.LOEFTE, on, "due_on", "what", party="party"),
        Kind.SKRIDT: _part(
            PlanStep.objects.open().filter(plan__case__in=visible), Kind.SKRIDT, on, "due_on", "title", **of_step
        ),
        Kind.OPGAVE: _part(_tasks().filter(ours, theirs | Q(owner=user)), Kind.OPGAVE, on, "due_on", "what"),
        Kind.PAUSE: _part(_pauses(on).filter(ours, theirs), Kind.PAUSE, on, "review_on"),
        Kind.FRITAGELSE: _part(_exemptions(on).filter(ours, theirs), Kind.FRITAGELSE, on, "valid_to"),
        Kind.PRAKTIK: _part(_placements().filter(ours), Kind.PRAKTIK, on, "ends_on", "workplace__name"),
        Kind.TILBUD: _part(_enrolments().filter(ours), Kind.TILBUD, on, "ends_on", "offer__title"),
        Kind.OENSKE: _part(
            Wish.objects.open().filter(ours, revisit_on__isnull=False), Kind.OENSKE, on, "revisit_on", "wording"
        ),
    }


def _part(
    rows: QuerySet[Any], kind: Kind, on: date, day: str, said: str = "", *, case: str = "case_id", party: str = ""
) -> QuerySet[Any]:
    """The rows up to the end of the window, and those without a day; a kind without a party is the kommune's."""
    past, near = Q(**{f"{day}__lt": on}), Q(**{f"{day}__gte": on})
    found: QuerySet[Any] = rows.filter(Q(**{day: None}) | Q(**{f"{day}__lte": on + timedelta(days=AHEAD)})).annotate(
        of_case=F(case),
        of_kind=_code(kind),
        of_side=_side(party) if party else _code(Side.KOMMUNEN),
        of_party=Cast(F(party), CharField()) if party else _code(""),
        of_time=models.Case(
            When(past, then=_code(Time.GAAET)), When(near, then=_code(Time.KOMMER)), default=_code(Time.UDEN_DAG)
        ),
        on_day=Cast(F(day), DateField()),
        said=Cast(F(said), CharField()) if said else _code(""),
    )
    return found


def _code(text: str) -> Value:
    return Value(str(text), CharField())


def _side(party: str) -> models.Case:
    return models.Case(
        When(**{party: Party.BORGER}, then=_code(Side.BORGEREN)),
        When(**{f"{party}__in": [Party.SAGSBEHANDLER, Party.VIRKSOMHEDSKONSULENT]}, then=_code(Side.KOMMUNEN)),
        default=_code(Side.ANDRE),
    )


def _tasks() -> QuerySet[Task]:
    """A reminder to take up a wish is the wish itself, and stands there."""
    wish = Wish.objects.open().filter(pk=OuterRef("about_id"), revisit_on=OuterRef("due_on"))
    rows: QuerySet[Task] = Task.objects.open().exclude(Exists(wish))
    return rows


def _pauses(on: date) -> QuerySet[Pause]:
    rows: QuerySet[Pause] = Pause.objects.filter(Q(ended_on=None) | Q(ended_on__gt=on))
    return rows


def _exemptions(on: date) -> QuerySet[Exemption]:
    """Those that run out without another after them; one that has run out is history and waits for nobody."""
    later = Exemption.objects.filter(case=OuterRef("case"), kind=OuterRef("kind"), valid_from__gt=OuterRef("valid_to"))
    rows: QuerySet[Exemption] = Exemption.objects.filter(~Exists(later), valid_to__gte=on)
    return rows


def _placements() -> QuerySet[Placement]:
    rows: QuerySet[Placement] = Placement.objects.filter(state__in=[PlacementState.AFTALT, PlacementState.I_GANG])
    return rows


def _enrolments() -> QuerySet[Enrolment]:
    rows: QuerySet[Enrolment] = Enrolment.objects.filter(state__in=[EnrolmentState.BEVILGET, EnrolmentState.I_GANG])
    return rows
