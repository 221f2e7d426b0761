"""Dilemmas and peer sparring: about the work, never about a borger; no key leads to a case; each has a last day."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jobcenter.rows import VersionedRow
from jobcenter.rows.codes import known_codes

from .enums import Consulted, DilemmaKind, DilemmaStatus, Dimension, Situation, Value


class DilemmaQuerySet(models.QuerySet["Dilemma"]):
    def kept(self, on: date) -> DilemmaQuerySet:
        return self.filter(keep_until__gte=on)


class Dilemma(VersionedRow):
    """One hard choice, told so that nobody can be recognised; its author's own until it is shared (S3-06, S4-72)."""

    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("dilemmaet"), max_length=30, choices=DilemmaKind, blank=True)
    situation = models.CharField(_("situationen"), max_length=20, choices=Situation)
    dimensions = ArrayField(models.CharField(max_length=20, choices=Dimension), default=list)
    values = ArrayField(models.CharField(max_length=20, choices=Value), default=list, blank=True)
    text = models.TextField(_("hvad var svært"))
    choice = models.TextField(_("hvad gjorde I"), blank=True)
    consulted = ArrayField(models.CharField(max_length=20, choices=Consulted), default=list, blank=True)
    unease = models.TextField(_("det, der stadig nager"), blank=True)
    status = models.CharField(_("hvor står det"), max_length=20, choices=DilemmaStatus, default=DilemmaStatus.AABENT)
    shared_on = models.DateField(_("delt med teamet"), null=True, blank=True)
    written_on = models.DateField(_("skrevet"))
    keep_until = models.DateField(_("slettes efter"))

    objects = DilemmaQuerySet.as_manager()

    class Meta:
        ordering = ["-written_on", "-recorded_at"]
        constraints = [
            known_codes("dilemma", blank=("kind",), kind=DilemmaKind, situation=Situation, status=DilemmaStatus),
            models.CheckConstraint(
                name="dilemma_lists_are_known",
                condition=Q(dimensions__contained_by=Dimension.values)
                & Q(values__contained_by=Value.values)
                & Q(consulted__contained_by=Consulted.values),
                violation_error_message=_("Et af valgene findes ikke. Vælg fra listen."),
            ),
            models.CheckConstraint(
                name="dilemma_has_two_sides",
                condition=Q(dimensions__len__gte=1),
                violation_error_message=_("Vælg mindst ét af de fire hensyn, der trak."),
            ),
            models.CheckConstraint(
                name="dilemma_is_written",
                condition=Q(text__regex=r"\S"),
                violation_error_message=_("Skriv kort, hvad der var svært."),
            ),
            models.CheckConstraint(
                name="dilemma_has_a_last_day",
                condition=Q(keep_until__gt=F("written_on")),
                violation_error_message=_("Et dilemma slettes, når dets tid er gået."),
            ),
        ]

    @property
    def dimension_labels(self) -> list[str]:
        return [str(dimension.label) for dimension in Dimension if dimension in self.dimensions]


class Sparring(VersionedRow):
    """'Lån et øre': a colleague listens, with the borger's consent; three patterns, one thing to try (S3-09)."""

    listener = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    listened_to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    citizen_consented = models.BooleanField(_("borgeren har sagt ja"), default=False)
    held_on = models.DateField(_("hvornår"))
    seized = models.TextField(_("det, der blev grebet"), blank=True)
    institutional = models.TextField(_("når systemet talte"), blank=True)
    about_work = models.TextField(_("når et job blev nævnt forsigtigt"), blank=True)
    questions = models.TextField(_("spørgsmål til eftertanke"), blank=True)
    to_try = models.TextField(_("én ting at prøve"), blank=True)
    keep_until = models.DateField(_("slettes efter"))

    class Meta:
        ordering = ["-held_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(
                name="sparring_has_consent",
                condition=Q(citizen_consented=True),
                violation_error_message=_("Spørg borgeren først. Uden et ja kan en kollega ikke lytte med."),
            ),
            models.CheckConstraint(
                name="sparring_is_between_two",
                condition=~Q(listener=F("listened_to")),
                violation_error_message=_("Vælg en kollega."),
            ),
            models.CheckConstraint(
                name="sparring_has_a_last_day",
                condition=Q(keep_until__gt=F("held_on")),
                violation_error_message=_("Det, I skriver, slettes, når dets tid er gået."),
            ),
        ]
