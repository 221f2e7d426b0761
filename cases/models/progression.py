"""How it goes now, said by the borger, by a provider or by the sagsbehandler: appended, never rewritten or combined.

An aspect that nobody asked about is empty: that is no value. A wrong registration gets a row beside it that hides it.
"""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Aspect, Now, Teller
from jobcenter.audit.triggers import AppendOnly
from jobcenter.rows import Row
from jobcenter.rows.codes import known_codes

from .text import has_text


class ObservationQuerySet(models.QuerySet["Observation"]):
    def standing(self) -> ObservationQuerySet:
        """What nobody has marked as wrongly registered."""
        return self.filter(marked_wrong__isnull=True)


class Observation(Row):
    """What one teller says on one day; `noted_by` is whoever typed it in. No words about the person, codes alone."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="observations")
    teller = models.CharField(_("hvem siger det"), max_length=20, choices=Teller)
    observed_on = models.DateField(_("dagen"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moedestabilitet = models.CharField(Aspect.MOEDESTABILITET.label, max_length=15, choices=Now, blank=True)
    omgang = models.CharField(Aspect.OMGANG.label, max_length=15, choices=Now, blank=True)
    selvtillid = models.CharField(Aspect.SELVTILLID.label, max_length=15, choices=Now, blank=True)
    hverdagsrutiner = models.CharField(Aspect.HVERDAGSRUTINER.label, max_length=15, choices=Now, blank=True)
    netvaerk = models.CharField(Aspect.NETVAERK.label, max_length=15, choices=Now, blank=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["-observed_on", "-recorded_at"]
        indexes = [models.Index(fields=["case", "-observed_on"], name="observations_by_case")]
        triggers = [AppendOnly()]
        constraints = [
            known_codes("observation_teller", teller=Teller),
            known_codes("observation", blank=tuple(Aspect.values), **dict.fromkeys(Aspect.values, Now)),
            models.CheckConstraint(
                name="observation_says_something",
                condition=reduce(or_, (~Q(**{aspect: ""}) for aspect in Aspect.values)),
                violation_error_message=_("Vælg mindst ét svar. Det, I ikke har talt om, lader du stå."),
            ),
        ]


class ObservationMarkedWrong(Row):
    """Appended beside what was registered wrongly: it hides it, and nothing is rewritten."""

    observation = models.OneToOneField(Observation, on_delete=models.PROTECT, related_name="marked_wrong")
    reason = models.TextField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marked_on = models.DateField()

    class Meta:
        triggers = [AppendOnly()]
        constraints = [
            models.CheckConstraint(
                name="observation_marked_wrong_has_reason",
                condition=has_text("reason"),
                violation_error_message=_("Skriv, hvorfor registreringen er forkert."),
            )
        ]
