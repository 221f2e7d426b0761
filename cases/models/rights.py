"""Rights and duties: plain texts with versions, the marks on the ways through the system, and arbejdspligt."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    Hat,
    TextKind,
)
from jobcenter import audit
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes
from jobcenter.rows.periods import in_force, no_overlap, period_in_order

from .text import has_text


class PublicTextQuerySet(models.QuerySet["PublicText"]):
    def in_force(self, on: dt.date) -> PublicTextQuerySet:
        return self.filter(in_force(on))


class PublicText(Row):
    """One wording of a text the borger reads, in one period; a new wording is a new row (S4-64, S4-68).

    A procedure's steps share `procedure` (the goal they lead to) and stand in `order`.
    """

    kind = models.CharField(max_length=12, choices=TextKind)
    code = models.CharField(max_length=40)
    procedure = models.CharField(max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=120)
    body = models.TextField()
    language = models.CharField(max_length=8, default="da")
    # Whether the kommune helps here or decides; empty where it does both (S2-20).
    hat = models.CharField(max_length=12, choices=Hat, blank=True, default="", db_default="")
    legal_basis = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=200)
    certain = models.BooleanField(default=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = PublicTextQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "procedure", "order", "code"]
        constraints = [
            known_codes("public_text", kind=TextKind),
            known_codes("public_text_hat", blank=("hat",), hat=Hat),
            period_in_order("public_text"),
            no_overlap(
                "public_text", "code", "language", message=_("Der gælder allerede en tekst med den kode i perioden.")
            ),
            models.CheckConstraint(
                name="public_text_is_written",
                condition=has_text("title") & has_text("body") & has_text("source"),
                violation_error_message=_("Skriv både overskrift, tekst og kilde."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.valid_from})"


@audit.tracked()
class ProcedureMark(VersionedRow):
    """Where on a way through the system this borger is: what is documented, by what (S4-68)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="procedure_marks")
    procedure = models.CharField(max_length=40)
    step_code = models.CharField(max_length=40)
    documented_on = models.DateField(_("dokumenteret"))
    how = models.CharField(_("hvordan"), max_length=300)

    class Meta:
        ordering = ["documented_on", "id"]
        constraints = [
            models.UniqueConstraint(
                name="procedure_step_marked_once",
                fields=["case", "step_code"],
                violation_error_message=_("Det er allerede noteret."),
            ),
            models.CheckConstraint(
                name="procedure_mark_says_how",
                condition=has_text("how"),
                violation_error_message=_("Skriv, hvor det er dokumenteret."),
            ),
        ]


class WorkDutyQuerySet(models.QuerySet["WorkDuty"]):
    def on(self, day: dt.date) -> WorkDutyQuerySet:
        return self.filter(in_force(day))


@audit.tracked()
class WorkDuty(VersionedRow):
    """Arbejdspligt as a recorded decision with its basis and period; explained to the borger or not yet."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="work_duties")
    applies = models.BooleanField(_("omfattet"))
    legal_basis = models.CharField(_("hjemmel"), max_length=120)
    reason = models.TextField(_("begrundelse"))
    decided_on = models.DateField(_("besluttet"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    valid_from = models.DateField(_("fra"))
    valid_to = models.DateField(_("til og med"), null=True, blank=True)
    review_on = models.DateField(_("vi ser på det igen"), null=True, blank=True)
    explained_on = models.DateField(_("forklaret for borgeren"), null=True, blank=True)

    objects = WorkDutyQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "id"]
        constraints = [
            period_in_order("work_duty"),
            no_overlap("work_duty", "case", message=_("Der er allerede en beslutning for den periode.")),
            models.CheckConstraint(
                name="work_duty_is_reasoned",
                condition=has_text("legal_basis") & has_text("reason"),
                violation_error_message=_("Skriv både hjemmel og begrundelse."),
            ),
            models.CheckConstraint(
                name="exempt_from_duty_is_looked_at_again",
                condition=Q(applies=True) | Q(review_on__isnull=False),
                violation_error_message=_("Skriv, hvornår I ser på det igen."),
            ),
        ]
