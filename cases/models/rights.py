"""Rights and pressure: plain texts with versions, duties, and what is weighed before a sanction."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    Ability,
    Hat,
    HearingForm,
    OverdueCause,
    ReactivationKind,
    ResistanceCause,
    RhythmKind,
    SanctionOutcome,
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


class SanctionStepQuerySet(models.QuerySet["SanctionStep"]):
    def going_on(self) -> SanctionStepQuerySet:
        """Decided to go on; whether a leader has looked is another question."""
        return self.filter(outcome=SanctionOutcome.TIL_AFGOERELSE)

    def awaiting_look(self) -> SanctionStepQuerySet:
        return self.going_on().filter(second_look_needed=True, second_look_on=None)


@audit.tracked()
class SanctionStep(VersionedRow):
    """What was weighed before a sanction step; recorded by one with myndighed, one at a time, suggested by nobody.

    S4-65, S3-36, S0-04, S1-66: guidance, hearing, help, the borger's account, whether she can, why, and side effects.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="sanction_steps")
    goal = models.ForeignKey(
        "cases.Goal", on_delete=models.PROTECT, related_name="sanction_steps", null=True, blank=True
    )
    meeting = models.ForeignKey(
        "cases.Meeting", on_delete=models.PROTECT, related_name="sanction_steps", null=True, blank=True
    )
    about = models.TextField(_("hvad det handler om"))
    happened_on = models.DateField(_("hvornår det skete"))
    guided_on = models.DateField(_("skriftlig vejledning givet"))
    heard_on = models.DateField(_("partshørt"))
    heard_by = models.CharField(_("hvordan vi fik fat i borgeren"), max_length=20, choices=HearingForm)
    citizen_account = models.TextField(_("borgerens egen forklaring"))
    causes = ArrayField(models.CharField(max_length=20, choices=ResistanceCause), default=list)
    cheating_basis = models.TextField(_("konkret grundlag for snyd"), blank=True)
    ability = models.CharField(_("kan borgeren leve op til kravet"), max_length=10, choices=Ability)
    support_tried = models.TextField(_("den støtte, der er prøvet"))
    help_offered = models.TextField(_("den hjælp, vi tilbød først"))
    vulnerability = models.TextField(_("hensynet til borgerens situation"))
    side_effects = models.TextField(_("følger for borgeren og andre"))
    alternatives = models.TextField(_("andre veje, der er prøvet"))
    reasons = models.TextField(_("begrundelse"))
    outcome = models.CharField(_("beslutning"), max_length=20, choices=SanctionOutcome)
    decided_on = models.DateField(_("besluttet"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    second_look_needed = models.BooleanField(default=False, editable=False)
    second_look_on = models.DateField(_("set af leder"), null=True, blank=True)
    second_look_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    second_look_text = models.TextField(_("lederens blik"), blank=True)
    # Where the case had stood still for long and was not opened step by step first (S1-105): why it goes on anyway.
    reactivation_override = models.TextField(_("hvorfor nu alligevel"), blank=True)

    objects = SanctionStepQuerySet.as_manager()

    class Meta:
        ordering = ["-decided_on", "id"]
        constraints = [
            known_codes("sanction", heard_by=HearingForm, ability=Ability, outcome=SanctionOutcome),
            models.CheckConstraint(
                name="sanction_causes_are_considered",
                condition=Q(causes__contained_by=ResistanceCause.values) & Q(causes__len__gte=1),
                violation_error_message=_("Overvej, hvorfor borgeren ikke kom eller sagde nej. »Ved ikke« er et svar."),
            ),
            models.CheckConstraint(
                name="sanction_cheating_has_a_basis",
                condition=~Q(causes__contains=[ResistanceCause.SNYD]) | has_text("cheating_basis"),
                violation_error_message=_("Skriv det konkrete grundlag, eller fjern krydset ved snyd."),
            ),
            models.CheckConstraint(
                name="sanction_guidance_and_hearing_come_first",
                condition=Q(guided_on__lte=F("happened_on"))
                & Q(heard_on__gte=F("happened_on"))
                & Q(decided_on__gte=F("heard_on")),
                violation_error_message=_(
                    "Rækkefølgen er: skriftlig vejledning, det der skete, partshøring, beslutning. Se datoerne efter."
                ),
            ),
            models.CheckConstraint(
                name="sanction_is_weighed_in_words",
                condition=has_text("about")
                & has_text("citizen_account")
                & has_text("support_tried")
                & has_text("help_offered")
                & has_text("vulnerability")
                & has_text("side_effects")
                & has_text("alternatives")
                & has_text("reasons"),
                violation_error_message=_("Alle overvejelserne skal stå med ord, før skridtet kan gemmes."),
            ),
            models.CheckConstraint(
                name="sanction_second_look_together",
                condition=Q(second_look_on=None, second_look_by=None, second_look_text="")
                | Q(second_look_on__isnull=False, second_look_by__isnull=False) & has_text("second_look_text"),
                violation_error_message=_("Lederens blik skal have både dag, navn og ord."),
            ),
        ]

    @property
    def awaits_look(self) -> bool:
        """Till the leader has looked, the step does not go on (S1-66)."""
        going_on = self.outcome == SanctionOutcome.TIL_AFGOERELSE
        return going_on and self.second_look_needed and self.second_look_on is None


@audit.tracked()
class ReactivationStep(VersionedRow):
    """A case that stood still is opened stepwise: contact, will, need, and only then a demand (S1-105)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="reactivation_steps")
    kind = models.CharField(_("trin"), max_length=12, choices=ReactivationKind)
    done_on = models.DateField(_("hvornår"))
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("hvad skete der"))

    class Meta:
        ordering = ["done_on", "recorded_at"]
        constraints = [
            known_codes("reactivation", kind=ReactivationKind),
            models.CheckConstraint(
                name="reactivation_is_told",
                condition=has_text("text"),
                violation_error_message=_("Skriv, hvad der skete."),
            ),
        ]


class ConcernQuerySet(models.QuerySet["Concern"]):
    def open(self) -> ConcernQuerySet:
        return self.filter(answered_on=None)


@audit.tracked()
class Concern(VersionedRow):
    """“Uværdigt forløb”: the rules wear the borger down; a leader answers, and she reads it (S2-06)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="concerns")
    by_citizen = models.BooleanField(_("sagt af borgeren"), default=False)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    raised_on = models.DateField(_("sagt"))
    text = models.TextField(_("hvad er der galt"))
    answer_due_on = models.DateField(_("svar senest"))
    answer = models.TextField(_("svaret, som borgeren læser det"), blank=True)
    # Support or myndighed: no answer leaves the house without saying which (S2-20).
    hat = models.CharField(_("skrevet som"), max_length=10, choices=Hat, blank=True, default="", db_default="")
    answered_on = models.DateField(_("svaret"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="concern_is_written",
                condition=has_text("text"),
                violation_error_message=_("Skriv, hvad der er galt."),
            ),
            models.CheckConstraint(
                name="concern_answer_together",
                condition=Q(answered_on=None, answered_by=None, answer="", hat="")
                | Q(answered_on__isnull=False, answered_by__isnull=False, hat__in=Hat.values) & has_text("answer"),
                violation_error_message=_(
                    "Et svar skal have ord, dag og navn, og borgeren skal kunne se, hvem der taler."
                ),
            ),
        ]


@audit.tracked()
class Rhythm(VersionedRow):
    """How often the two agreed to talk, beside what the law asks; tighter than the law, and their own (S1-57)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="rhythms")
    every_days = models.PositiveSmallIntegerField(_("hver … dag"))
    reason = models.CharField(_("hvorfor"), max_length=200, blank=True)
    valid_from = models.DateField(_("fra"))
    valid_to = models.DateField(_("til og med"), null=True, blank=True)

    class Meta:
        ordering = ["-valid_from", "id"]
        constraints = [
            period_in_order("rhythm"),
            no_overlap("rhythm", "case", message=_("Der er allerede aftalt en rytme for den periode.")),
            models.CheckConstraint(
                name="rhythm_is_days",
                condition=Q(every_days__gte=1, every_days__lte=366),
                violation_error_message=_("Skriv et antal dage mellem 1 og 366."),
            ),
        ]


@audit.tracked()
class LateFollowUp(Row):
    """Why one follow-up came late; asked at the second time, and never a mark against anybody (S1-57)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="late_follow_ups")
    rhythm = models.CharField(max_length=10, choices=RhythmKind)
    due_on = models.DateField()
    cause = models.CharField(max_length=20, choices=OverdueCause)
    text = models.CharField(max_length=200, blank=True)
    noted_on = models.DateField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-due_on", "recorded_at"]
        constraints = [
            known_codes("late_follow_up", rhythm=RhythmKind, cause=OverdueCause),
            models.UniqueConstraint(name="one_cause_a_late_follow_up", fields=["case", "rhythm", "due_on"]),
        ]
