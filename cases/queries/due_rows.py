"""The rows that have a day, a queryset a kind with the same columns, within what a user may see."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Case as Choice
from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, QuerySet, TextChoices, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from cases.enums import EnrolmentState, Party, PlacementState
from cases.models import (
    Case,
    Commitment,
    Concern,
    Enrolment,
    Exemption,
    Meeting,
    Pause,
    Placement,
    PlanStep,
    ProviderResponse,
    Task,
    Wish,
)
from jobcenter.accounts.scope import scope_of

DAYS = 14  # how far a week's planning looks ahead and back; nothing else follows from it
WINDOW = timedelta(days=DAYS)


class Kind(TextChoices):
    """What has a day, in the order it is told."""

    SAMTALE = "samtale", _("Samtaler")
    LOEFTE = "loefte", _("Løfter")
    SKRIDT = "skridt", _("Skridt")
    OPGAVE = "opgave", _("Opgaver")
    PAUSE = "pause", _("Pauser, der skal ses på igen")
    FRITAGELSE = "fritagelse", _("Fritagelser, der slutter")
    PRAKTIK = "praktik", _("Praktikker, der slutter")
    TILBUD = "tilbud", _("Tilbud, der slutter")
    OENSKE = "oenske", _("Ønsker, der tages op igen")
    BEKYMRING = "bekymring", _("Bekymringer, der venter på svar")
    UDBYDER = "udbyder", _("Udbydere, der skal svare")


class Side(TextChoices):
    """Who is to do it; the kommune's own first, because the borger waits for it (S4-15)."""

    KOMMUNEN = "kommunen", _("Kommunen")
    ANDRE = "andre", _("Virksomheder og andre")
    BORGEREN = "borgeren", _("Borgeren")


class Time(TextChoices):
    GAAET = "gaaet", _("Dagen er gået")
    KOMMER = "kommer", _("De næste 14 dage")
    KLARET = "klaret", _("Klaret de seneste 14 dage")
    UDEN_DAG = "uden_dag", _("Uden en dag")


AHEAD = (Time.GAAET, Time.KOMMER)  # what still waits and has a day


def waiting(user: Any, on: date, *, case: Any = None, among: Any = None) -> dict[Kind, QuerySet[Any]]:
    """What is not done: past its day, due in the window, or without a day; `case` (OuterRef) instead of all she sees.

    Asked about one case by the query around it, the rows leave it to that query whether she may see the case;
    `among` are ids of cases that were fetched for her already.
    """
    ours, of_plan, theirs = _reach(user, on, case, among)
    of_entry, their_entry = _of_entry(user, on, case, among)
    parked = Wish.objects.open().filter(revisit_on__isnull=False)
    rows = {
        Kind.SAMTALE: _columns(Meeting.objects.booked().filter(ours), Kind.SAMTALE, "planned_on", "kind"),
        Kind.LOEFTE: _columns(Commitment.objects.open().filter(ours), Kind.LOEFTE, "due_on", "what", party="party"),
        Kind.SKRIDT: _steps(PlanStep.objects.open().filter(of_plan), "due_on"),
        Kind.OPGAVE: _columns(_tasks().filter(ours, theirs | Q(owner=user)), Kind.OPGAVE, "due_on", "what"),
        Kind.PAUSE: _columns(_pauses(on).filter(ours, theirs), Kind.PAUSE, "review_on"),
        Kind.FRITAGELSE: _columns(_exemptions(on).filter(ours, theirs), Kind.FRITAGELSE, "valid_to", "kind"),
        Kind.PRAKTIK: _columns(_placements().filter(ours), Kind.PRAKTIK, "ends_on", "workplace__name"),
        Kind.TILBUD: _columns(_enrolments().filter(ours), Kind.TILBUD, "ends_on", "offer__title"),
        Kind.OENSKE: _columns(parked.filter(ours), Kind.OENSKE, "revisit_on", "wording"),
        Kind.BEKYMRING: _columns(Concern.objects.open().filter(ours, theirs), Kind.BEKYMRING, "answer_due_on"),
        Kind.UDBYDER: _answers(ProviderResponse.objects.open().filter(of_entry, their_entry), "due_on"),
    }
    past, near = Q(on_day__lt=on), Q(on_day__gte=on)
    time = Choice(When(past, then=code(Time.GAAET)), When(near, then=code(Time.KOMMER)), default=code(Time.UDEN_DAG))
    to_come = Q(on_day=None) | Q(on_day__lte=on + WINDOW)
    return {kind: part.filter(to_come).annotate(of_time=time) for kind, part in rows.items()}


def done(user: Any, on: date) -> dict[Kind, QuerySet[Any]]:
    """What was done within the window, on the day it was: the outcome beside the volume."""
    ours, of_plan, theirs = _reach(user, on, None, None)
    of_entry, their_entry = _of_entry(user, on, None, None)
    answered = ProviderResponse.objects.filter(entry__marked_wrong=None)
    ended = Placement.objects.filter(ours, state=PlacementState.AFSLUTTET)
    finished = Enrolment.objects.filter(ours, state=EnrolmentState.AFSLUTTET)
    rows = {
        Kind.SAMTALE: _columns(Meeting.objects.held().filter(ours), Kind.SAMTALE, "held_on", "kind"),
        Kind.LOEFTE: _columns(Commitment.objects.filter(ours), Kind.LOEFTE, "kept_on", "what", party="party"),
        Kind.SKRIDT: _steps(PlanStep.objects.filter(of_plan), "reached_on"),
        Kind.OPGAVE: _columns(Task.objects.filter(ours, theirs | Q(owner=user)), Kind.OPGAVE, "done_on", "what"),
        Kind.PAUSE: _columns(Pause.objects.filter(ours, theirs), Kind.PAUSE, "ended_on"),
        Kind.PRAKTIK: _columns(ended, Kind.PRAKTIK, "ended_on", "workplace__name"),
        Kind.TILBUD: _columns(finished, Kind.TILBUD, "moved_on", "offer__title"),
        Kind.BEKYMRING: _columns(Concern.objects.filter(ours, theirs), Kind.BEKYMRING, "answered_on"),
        Kind.UDBYDER: _answers(answered.filter(of_entry, their_entry), "answered_on"),
    }
    lately = Q(on_day__gt=on - WINDOW, on_day__lte=on)
    return {kind: part.filter(lately).annotate(of_time=code(Time.KLARET)) for kind, part in rows.items()}


def code(text: str) -> Value:
    return Value(str(text), CharField())


def _reach(user: Any, on: date, case: Any, among: Any) -> tuple[Q, Q, Q]:
    """Rows of the cases; steps of their plans; and where pauses, exemptions and others' tasks are open, as on a sag."""
    theirs = Q(case__unit__in=scope_of(user, on).units)
    if case is not None:
        return Q(case=case), Q(plan__case=case), theirs
    visible = _seen(user, on) if among is None else among
    return Q(case__in=visible), Q(plan__case__in=visible), theirs


def _seen(user: Any, on: date) -> QuerySet[Any, Any]:
    ids: QuerySet[Any, Any] = Case.objects.visible_to(user, on).open().order_by().values("pk")
    return ids


def _of_entry(user: Any, on: date, case: Any, among: Any) -> tuple[Q, Q]:
    """The same for what hangs on an entry of involvement: who may not read notes does not meet it."""
    theirs = Q(entry__case__unit__in=scope_of(user, on).units)
    if case is not None:
        return Q(entry__case=case), theirs
    return Q(entry__case__in=_seen(user, on) if among is None else among), theirs


def _columns(
    rows: QuerySet[Any],
    kind: Kind,
    day: str,
    said: str = "",
    *,
    case: str = "case_id",
    party: str = "",
    page: str = "pk",
) -> QuerySet[Any]:
    """A kind without a party is the kommune's; `page` is the row whose page helps."""
    shaped: QuerySet[Any] = rows.annotate(
        of_case=F(case),
        of_row=F(page),
        of_kind=code(kind),
        of_side=_side(party) if party else code(Side.KOMMUNEN),
        of_party=Cast(F(party), CharField()) if party else code(""),
        on_day=Cast(F(day), DateField()),
        said=Cast(F(said), CharField()) if said else code(""),
    )
    return shaped


def _side(party: str) -> Choice:
    return Choice(
        When(**{party: Party.BORGER}, then=code(Side.BORGEREN)),
        When(**{f"{party}__in": [Party.SAGSBEHANDLER, Party.VIRKSOMHEDSKONSULENT]}, then=code(Side.KOMMUNEN)),
        default=code(Side.ANDRE),
    )


def _steps(rows: QuerySet[Any], day: str) -> QuerySet[Any]:
    return _columns(rows, Kind.SKRIDT, day, "title", case="plan__case_id", party="party")


def _answers(rows: QuerySet[Any], day: str) -> QuerySet[Any]:
    """Whoever delivers is to answer; the page that helps is that of the entry."""
    told = _columns(rows, Kind.UDBYDER, day, "provider", case="entry__case_id", page="entry_id")
    shaped: QuerySet[Any] = told.annotate(of_side=code(Side.ANDRE), of_party=code(Party.ANDEN))
    return shaped


def _tasks() -> QuerySet[Task]:
    """A reminder to take up a wish, or to hear from a provider, is the wish or the question, and stands there."""
    wish = Wish.objects.open().filter(pk=OuterRef("about_id"), revisit_on=OuterRef("due_on"))
    question = ProviderResponse.objects.open().filter(pk=OuterRef("about_id"))
    rows: QuerySet[Task] = Task.objects.open().exclude(Exists(wish)).exclude(Exists(question))
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
