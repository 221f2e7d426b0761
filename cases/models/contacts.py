"""Samtaler, other contacts, and tasks; a call is not a samtale, and a booking is not contact."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import ContactDirection, ContactKind, MeetingForm, MeetingKind, MeetingState, Present
from jobcenter import audit
from jobcenter.rows import VersionedRow
from jobcenter.rows.codes import known_codes


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def held(self) -> MeetingQuerySet:
        return self.filter(state=MeetingState.HOLDT)

    def booked(self) -> MeetingQuerySet:
        """Agreed and neither held nor called off, also where the day has passed and nobody said how it went."""
        return self.filter(state=MeetingState.AFTALT)

    def ahead(self, on: date) -> MeetingQuerySet:
        return self.booked().filter(planned_on__gte=on)


@audit.tracked()
class Meeting(VersionedRow):
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(_("slags"), max_length=20, choices=MeetingKind, default=MeetingKind.OPFOELGNING)
    form = models.CharField(_("hvordan"), max_length=20, choices=MeetingForm, default=MeetingForm.FREMMOEDE)
    state = models.CharField(_("status"), max_length=20, choices=MeetingState, default=MeetingState.AFTALT)
    planned_on = models.DateField(_("dag"), null=True, blank=True)
    planned_time = models.TimeField(_("klokken"), null=True, blank=True)
    held_on = models.DateField(_("holdt"), null=True, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    purpose = models.CharField(_("formål"), max_length=200, blank=True)
    talked_about = models.TextField(_("det talte vi om"), blank=True)
    no_step_needed = models.BooleanField(_("der er ikke brug for et næste skridt nu"), default=False)
    substantive = models.BooleanField(_("flyttede noget"), default=False)
    # Three hensyn of the talk, each with room of its own (S3-12); the one text above may stand alone.
    institutional = models.TextField(_("krav og rammer"), blank=True, default="", db_default="")
    clarified = models.TextField(_("behov og forudsætninger"), blank=True, default="", db_default="")
    involving = models.TextField(_("information, støtte og lyst"), blank=True, default="", db_default="")
    present = ArrayField(models.CharField(max_length=30, choices=Present), default=list, db_default=[], blank=True)
    spoken = models.CharField(_("sproget, I talte"), max_length=60, blank=True, default="", db_default="")
    # Why a missed samtale was missed, by the borger, before anything else (S3-36).
    citizen_explanation = models.TextField(_("borgerens forklaring"), blank=True, default="", db_default="")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-planned_on", "id"]
        # What is open and has a day, few rows of many: every page and the sweep ask for them.
        indexes = [
            models.Index(name="meetings_booked", fields=["case", "planned_on"], condition=Q(state=MeetingState.AFTALT))
        ]
        constraints = [
            known_codes("meeting", kind=MeetingKind, form=MeetingForm, state=MeetingState),
            models.CheckConstraint(
                name="meeting_present_are_known",
                condition=Q(present__contained_by=Present.values),
                violation_error_message=_("En af de tilstedeværende findes ikke på listen."),
            ),
            models.CheckConstraint(
                name="held_meeting_has_a_day",
                condition=Q(state=MeetingState.HOLDT, held_on__isnull=False)
                | ~Q(state=MeetingState.HOLDT) & Q(held_on=None, held_by=None),
                violation_error_message=_("En holdt samtale skal have den dag, den blev holdt."),
            ),
            models.CheckConstraint(
                name="unheld_meeting_has_a_planned_day",
                condition=Q(state=MeetingState.HOLDT) | Q(planned_on__isnull=False),
                violation_error_message=_("Skriv, hvilken dag samtalen er aftalt til."),
            ),
        ]

    @property
    def day(self) -> date | None:
        return self.held_on or self.planned_on


@audit.tracked()
class Contact(VersionedRow):
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(_("slags"), max_length=20, choices=ContactKind)
    direction = models.CharField(
        _("fra hvem"), max_length=20, choices=ContactDirection, default=ContactDirection.FRA_KOMMUNEN
    )
    happened_on = models.DateField(_("hvornår"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    reached = models.BooleanField(_("vi fik fat i hinanden"), default=True)
    text = models.TextField(_("kort note"), blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutter brugt"), null=True, blank=True)
    goal = models.ForeignKey("cases.Goal", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["-happened_on", "id"]
        constraints = [known_codes("contact", kind=ContactKind, direction=ContactDirection)]


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> TaskQuerySet:
        return self.filter(done_on=None)


@audit.tracked()
class Task(VersionedRow):
    """Who, what, when; `about` names the row it concerns, so that the screen can open it."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="tasks")
    what = models.CharField(_("hvad"), max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("senest"))
    about_kind = models.CharField(max_length=30, blank=True, editable=False)
    about_id = models.UUIDField(null=True, blank=True, editable=False)
    done_on = models.DateField(_("klaret"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="task_done_on_and_by_together",
                condition=Q(done_on=None, done_by=None) | Q(done_on__isnull=False, done_by__isnull=False),
                violation_error_message=_("En klaret opgave skal vise, hvem der klarede den."),
            )
        ]
