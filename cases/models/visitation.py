"""Where the law places the borger: target group, visitation and benefit, each a history that is never overwritten."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, When
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    SCHEME_CATEGORIES,
    BenefitKind,
    MatchElement,
    VisitationCategory,
    VisitationScheme,
    VisitationStage,
)
from jobcenter import audit
from jobcenter.rows import Row
from jobcenter.rows.codes import known_codes
from jobcenter.rows.periods import in_force, no_overlap, period_in_order


class PeriodQuerySet(models.QuerySet):
    def on(self, day: date):
        return self.filter(in_force(day))


class VisitationQuerySet(PeriodQuerySet):
    def deciding(self, day: date):
        """The lines in force, the one that decides first.

        Today's scheme before the historical ones, a final assessment before a coarse one, then the newest.
        A sygedagpengekategori speaks of another benefit and decides nothing here.
        """
        return (
            self.on(day)
            .exclude(scheme=VisitationScheme.SYGEDAGPENGE)
            .alias(
                historical=Case(When(scheme=VisitationScheme.VISITATION, then=0), default=1),
                coarse=Case(When(stage=VisitationStage.ENDELIG, then=0), default=1),
            )
            .order_by("historical", "coarse", "-valid_from", "pk")
        )


@audit.tracked()
class TargetGroup(Row):
    """LAB § 6: the number of the group; its name and its rules are dated data in jobcenter.rules."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="target_groups")
    number = models.PositiveSmallIntegerField(_("målgruppe nr. (LAB § 6)"))
    # What it was checked against, and why it stands all the same (S4-61).
    educated = models.BooleanField(_("erhvervskompetencegivende uddannelse"), null=True, blank=True)
    override_reason = models.TextField(_("hvorfor alligevel"), blank=True, default="", db_default="")
    valid_from = models.DateField(_("fra"))
    valid_to = models.DateField(_("til og med"), null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            period_in_order("target_group"),
            no_overlap("target_group", "case", message=_("Borgeren er allerede i en målgruppe i den periode.")),
            models.CheckConstraint(
                name="target_group_number_exists",
                condition=Q(number__gte=1, number__lte=13),
                violation_error_message=_("LAB § 6 har målgrupperne 1 til 13."),
            ),
        ]


def _category_of_its_scheme() -> Q:
    fits = Q(pk__in=[])
    for scheme, categories in SCHEME_CATEGORIES.items():
        codes = sorted(category.value for category in categories)
        fits |= Q(scheme=scheme.value, category__in=codes)
    return fits


@audit.tracked()
class Visitation(Row):
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="visitations")
    scheme = models.CharField(_("ordning"), max_length=30, choices=VisitationScheme)
    category = models.CharField(_("kategori"), max_length=40, choices=VisitationCategory)
    stage = models.CharField(_("vurdering"), max_length=10, choices=VisitationStage, default=VisitationStage.ENDELIG)
    reason = models.TextField(_("begrundelse"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    valid_from = models.DateField(_("fra"))
    valid_to = models.DateField(_("til og med"), null=True, blank=True)

    objects = VisitationQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            known_codes("visitation", scheme=VisitationScheme, category=VisitationCategory, stage=VisitationStage),
            period_in_order("visitation"),
            no_overlap(
                "visitation",
                "case",
                "scheme",
                "stage",
                message=_("Borgeren er allerede visiteret efter den ordning i den periode."),
            ),
            models.CheckConstraint(
                name="visitation_category_belongs_to_scheme",
                condition=_category_of_its_scheme(),
                violation_error_message=_("Kategorien hører ikke til den valgte ordning."),
            ),
            models.CheckConstraint(
                name="visitation_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Skriv kort, hvorfor borgeren er visiteret sådan."),
            ),
        ]


@audit.tracked()
class MatchReason(Row):
    """Why a match is 4 or 5, element by element of the definition (S1-01)."""

    visitation = models.ForeignKey(Visitation, on_delete=models.PROTECT, related_name="match_reasons")
    element = models.CharField(_("led"), max_length=20, choices=MatchElement)
    text = models.TextField(_("begrundelse"))

    class Meta:
        constraints = [
            known_codes("match_reason", element=MatchElement),
            models.UniqueConstraint(name="one_reason_per_match_element", fields=["visitation", "element"]),
            models.CheckConstraint(
                name="match_reason_is_written",
                condition=~Q(text=""),
                violation_error_message=_("Hvert led i definitionen skal have sin egen begrundelse."),
            ),
        ]


@audit.tracked()
class Benefit(Row):
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="benefits")
    kind = models.CharField(_("ydelse"), max_length=30, choices=BenefitKind)
    educated = models.BooleanField(_("erhvervskompetencegivende uddannelse"), null=True, blank=True)
    override_reason = models.TextField(_("hvorfor alligevel"), blank=True, default="", db_default="")
    valid_from = models.DateField(_("fra"))
    valid_to = models.DateField(_("til og med"), null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            known_codes("benefit", kind=BenefitKind),
            period_in_order("benefit"),
            no_overlap("benefit", "case", message=_("Borgeren har allerede en ydelse i den periode.")),
        ]
