"""Providers and offers: what an offer is for, what it demands, and what it can accommodate."""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jobcenter import audit
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes
from offers.enums import Branch, Demand, NeedKind, OfferPurpose, OfferType, Prospect, ProviderKind


class Provider(Row):
    """Udbyder: who runs an offer, the kommune itself or somebody it pays."""

    name = models.CharField(_("navn"), max_length=120, unique=True)
    kind = models.CharField(_("slags"), max_length=20, choices=ProviderKind)
    contact = models.CharField(_("kontakt"), max_length=160, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [known_codes("provider", kind=ProviderKind)]

    def __str__(self) -> str:
        return self.name


class OfferQuerySet(models.QuerySet["Offer"]):
    def open_on(self, on: date) -> OfferQuerySet:
        return self.filter(Q(open_to=None) | Q(open_to__gt=on), open_from__lte=on)

    def demanding(self, demand: str) -> OfferQuerySet:
        return self.filter(demands__contains=[demand])

    def accommodating(self, need: str) -> OfferQuerySet:
        return self.filter(accommodates__contains=[need])


@audit.tracked()
class Offer(VersionedRow):
    title = models.CharField(_("titel"), max_length=160)
    kind = models.CharField(_("type"), max_length=30, choices=OfferType)
    purpose = models.CharField(_("formål"), max_length=30, choices=OfferPurpose)
    description = models.TextField(_("beskrivelse"))
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="offers", verbose_name=_("udbyder"))
    branch = models.CharField(_("branche"), max_length=20, choices=Branch, blank=True)
    demands = ArrayField(
        models.CharField(max_length=30, choices=Demand), default=list, blank=True, verbose_name=_("hvad det kræver")
    )
    demands_text = models.TextField(_("hvad det kræver, med ord"))
    accommodates = ArrayField(
        models.CharField(max_length=30, choices=NeedKind),
        default=list,
        blank=True,
        verbose_name=_("hvad det kan rumme"),
    )
    hours_min = models.PositiveSmallIntegerField(_("timer om ugen, mindst"), default=1)
    hours_max = models.PositiveSmallIntegerField(_("timer om ugen, højst"), default=37)
    weeks = models.PositiveSmallIntegerField(_("uger"), null=True, blank=True)
    capacity = models.PositiveSmallIntegerField(_("pladser"), null=True, blank=True)
    voluntary = models.BooleanField(_("frivilligt"), default=True)
    prospect = models.CharField(_("hvad det kan føre til"), max_length=20, choices=Prospect)
    legal_basis = models.CharField(_("hjemmel"), max_length=120)
    open_from = models.DateField(_("findes fra"))
    open_to = models.DateField(_("findes til"), null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            known_codes(
                "offer", blank=("branch",), kind=OfferType, purpose=OfferPurpose, branch=Branch, prospect=Prospect
            ),
            models.CheckConstraint(
                name="offer_has_purpose_and_demands",
                condition=~Q(purpose="") & ~Q(demands_text=""),
                violation_error_message=_(
                    "Et tilbud skal have et formål og fortælle, hvad det kræver, så borgeren kan vælge oplyst."
                ),
            ),
            models.CheckConstraint(
                name="offer_hours_in_order",
                condition=Q(hours_min__lte=F("hours_max"), hours_max__lte=37),
                violation_error_message=_("Timerne skal gå fra færrest til flest og højst være 37 om ugen."),
            ),
            models.CheckConstraint(
                name="offer_open_period_in_order",
                condition=Q(open_to=None) | Q(open_to__gt=F("open_from")),
                violation_error_message=_("Tilbuddet skal slutte efter den dag, det begynder."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def demand_labels(self) -> list[str]:
        return [str(Demand(code).label) for code in self.demands]

    @property
    def accommodation_labels(self) -> list[str]:
        return [str(NeedKind(code).label) for code in self.accommodates]
