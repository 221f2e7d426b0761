"""The table of dated rules; the database holds what a rule must be."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from jobcenter import audit
from jobcenter.rows import VersionedRow
from jobcenter.rows.periods import in_force, no_overlap, period_in_order
from jobcenter.rules.enums import IN_WORDS, NO, YES, Certainty, Unit
from jobcenter.rules.values import Rule, plain

KEY = r"^[a-z0-9_]+(\.[a-z0-9_]+)+$"
WORDS = sorted(IN_WORDS)


class DatedRuleQuerySet(models.QuerySet["DatedRule"]):
    def spoken(self) -> Self:
        """Rules that speak: those withdrawn from the data file are kept, and silent."""
        return self.filter(withdrawn_at=None)

    def in_force(self, on: date) -> Self:
        return self.spoken().filter(in_force(on))


@audit.tracked()
class DatedRule(VersionedRow):
    key = models.CharField(_("nøgle"), max_length=120)
    title = models.CharField(_("titel"), max_length=200)
    number = models.DecimalField(_("tal"), max_digits=12, decimal_places=4, null=True, blank=True)
    text = models.TextField(_("tekst"), blank=True)
    unit = models.CharField(_("enhed"), max_length=20, choices=Unit.choices)
    valid_from = models.DateField(_("gælder fra"))
    valid_to = models.DateField(_("sidste dag"), null=True, blank=True)
    legal_basis = models.CharField(_("hjemmel"), max_length=200, blank=True)
    municipal_choice = models.BooleanField(_("kommunalt valg"), default=False)
    source = models.TextField(_("kilde"))
    certainty = models.CharField(_("sikkerhed"), max_length=20, choices=Certainty.choices)
    note = models.TextField(_("bemærkning"), blank=True)
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True, editable=False)

    objects = DatedRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("regel")
        verbose_name_plural = _("regler")
        ordering = ["key", "valid_from"]
        constraints = [
            period_in_order("rules_datedrule"),
            no_overlap(
                "rules_datedrule",
                "key",
                message=_("To perioder af samme regel må ikke overlappe hinanden."),
                condition=Q(withdrawn_at=None),
            ),
            UniqueConstraint(
                fields=["key", "valid_from"],
                name="rules_datedrule_one_start",
                violation_error_message=_("Reglen har allerede en periode, der begynder den dag."),
            ),
            CheckConstraint(
                condition=Q(key__regex=KEY),
                name="rules_datedrule_key_speaks",
                violation_error_message=_("Nøglen skrives med små bogstaver, tal og punktum: emne.regel."),
            ),
            CheckConstraint(
                condition=Q(unit__in=Unit.values) & Q(certainty__in=Certainty.values),
                name="rules_datedrule_known_codes",
                violation_error_message=_("Enhed og sikkerhed skal være en af de kendte koder."),
            ),
            CheckConstraint(
                condition=Q(unit__in=WORDS, number=None) & ~Q(text="")
                | ~Q(unit__in=WORDS) & Q(number__isnull=False, text=""),
                name="rules_datedrule_one_value",
                violation_error_message=_("En regel har enten et tal med enhed eller en tekst."),
            ),
            CheckConstraint(
                condition=~Q(unit=Unit.YES_NO) | Q(text__in=[YES, NO]),
                name="rules_datedrule_yes_or_no",
                violation_error_message=_("Svaret skal være ja eller nej."),
            ),
            CheckConstraint(
                condition=~Q(legal_basis="") | Q(municipal_choice=True),
                name="rules_datedrule_has_basis",
                violation_error_message=_("En regel skal have en hjemmel eller være et kommunalt valg."),
            ),
            CheckConstraint(
                condition=~Q(source="") & ~Q(title=""),
                name="rules_datedrule_has_source",
                violation_error_message=_("En regel skal have en titel og en kilde."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.valid_from.isoformat()})"

    def as_rule(self) -> Rule:
        return Rule(
            key=self.key,
            title=self.title,
            value=self.text if self.number is None else plain(self.number),
            unit=self.unit,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            legal_basis=self.legal_basis,
            municipal_choice=self.municipal_choice,
            source=self.source,
            certainty=self.certainty,
            note=self.note,
            version=self.version,
            id=self.id,
        )
