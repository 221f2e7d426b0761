"""The table of jobs, constraints first, because workers die between two statements; and the signs of life."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from jobcenter.jobs.enums import FINISHED, Failure, Kind, State
from jobcenter.jobs.registry import find
from jobcenter.rows import Row

ENDED = sorted(FINISHED)


class JobQuerySet(models.QuerySet["Job"]):
    def due(self) -> Self:
        return self.filter(state=State.QUEUED, run_after__lte=Now())

    def lost(self) -> Self:
        """Running, but the worker has not been heard of until its lease ran out."""
        return self.filter(state=State.RUNNING, lease_until__lt=Now())


class Job(Row):
    """Work to be done later, and how far it is; the row is the truth, the message on the broker only a bell."""

    handler = models.CharField(_("slags"), max_length=100)
    args = models.JSONField(_("oplysninger"), default=dict, blank=True)
    key = models.CharField(_("nøgle"), max_length=100, null=True, blank=True, unique=True)
    state = models.CharField(_("tilstand"), max_length=10, choices=State.choices, default=State.QUEUED)
    run_after = models.DateTimeField(_("tidligst"), db_default=Now())
    # Also the fence: whoever holds an older attempt can no longer finish the job.
    attempts = models.PositiveSmallIntegerField(_("forsøg"), default=0)
    claimed_at = models.DateTimeField(_("taget"), null=True, blank=True)
    claimed_by = models.CharField(_("taget af"), max_length=100, blank=True)
    lease_until = models.DateTimeField(_("holdes til"), null=True, blank=True)
    finished_at = models.DateTimeField(_("sluttede"), null=True, blank=True)
    failure = models.CharField(_("årsag"), max_length=20, choices=Failure.choices, blank=True)
    # The class alone: a message may hold what a person wrote.
    error_class = models.CharField(_("undtagelse"), max_length=200, blank=True)
    progress_done = models.PositiveIntegerField(_("nået"), default=0)
    progress_total = models.PositiveIntegerField(_("i alt"), default=0)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("opgave i baggrunden")
        verbose_name_plural = _("opgaver i baggrunden")
        ordering = ["-recorded_at", "id"]
        indexes = [
            models.Index(fields=["run_after", "recorded_at"], name="jobs_job_due", condition=Q(state=State.QUEUED)),
            models.Index(fields=["lease_until"], name="jobs_job_leases", condition=Q(state=State.RUNNING)),
            models.Index(fields=["handler", "-recorded_at"], name="jobs_job_latest"),
        ]
        constraints = [
            CheckConstraint(
                condition=Q(state__in=State.values) & (Q(failure="") | Q(failure__in=Failure.values)),
                name="jobs_job_known_codes",
                violation_error_message=_("Tilstand og årsag skal være kendte koder."),
            ),
            CheckConstraint(
                condition=Q(claimed_at=None, claimed_by="") | Q(claimed_at__isnull=False) & ~Q(claimed_by=""),
                name="jobs_job_claimed_pair",
                violation_error_message=_("Hvem der tog opgaven, og hvornår, hører sammen."),
            ),
            CheckConstraint(
                condition=Q(state=State.RUNNING, lease_until__isnull=False, claimed_at__isnull=False)
                | ~Q(state=State.RUNNING) & Q(lease_until=None),
                name="jobs_job_running_is_held",
                violation_error_message=_("En opgave i gang holdes af nogen indtil et tidspunkt; ingen anden gør."),
            ),
            CheckConstraint(
                condition=Q(state__in=ENDED, finished_at__isnull=False) | ~Q(state__in=ENDED) & Q(finished_at=None),
                name="jobs_job_ended_has_time",
                violation_error_message=_("En opgave har et sluttidspunkt, netop når den er slut."),
            ),
            CheckConstraint(
                condition=Q(state=State.FAILED) & ~Q(failure="") | ~Q(state=State.FAILED) & Q(failure=""),
                name="jobs_job_failed_says_why",
                violation_error_message=_("En stoppet opgave har en årsag; ingen anden har."),
            ),
            CheckConstraint(
                condition=Q(progress_done__lte=F("progress_total")),
                name="jobs_job_progress_within",
                violation_error_message=_("Der kan ikke være nået mere, end der er i alt."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handler} ({self.state})"

    @property
    def title(self) -> str:
        """What people read: the handler's title, or its name where it has none."""
        found = find(self.handler)
        return str(found.title or self.handler) if found else self.handler

    @property
    def is_finished(self) -> bool:
        return self.state in FINISHED

    @property
    def percent(self) -> int:
        """How far it is; a finished job is all the way, an unmeasured one not at all."""
        if self.state == State.DONE:
            return 100
        return 100 * self.progress_done // self.progress_total if self.progress_total else 0


class Pulse(Row):
    """When somebody who works last said that it still does; one row a process, written over and over."""

    kind = models.CharField(_("slags"), max_length=10, choices=Kind.choices)
    place = models.CharField(_("sted"), max_length=100, blank=True)
    at = models.DateTimeField(_("sidst"), db_default=Now())

    class Meta:
        verbose_name = _("livstegn")
        verbose_name_plural = _("livstegn")
        ordering = ["kind", "place"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "place"], name="jobs_pulse_one_a_place"),
            CheckConstraint(
                condition=Q(kind__in=Kind.values),
                name="jobs_pulse_known_kind",
                violation_error_message=_("Slagsen skal være en kendt kode."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.place}".strip()
