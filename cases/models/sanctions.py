"""What is weighed before a sanction step, and the concern that the rules wear somebody down."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    Ability,
    Hat,
    HearingForm,
    ResistanceCause,
    SanctionOutcome,
)
from jobcenter import audit
from jobcenter.rows import VersionedRow
from jobcenter.rows.codes import known_codes

from .text import has_text


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
