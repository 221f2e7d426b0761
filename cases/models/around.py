"""Who stands around the borger: for what, since when, who coordinates, and short notes of it (S4-63).

Health and social actors tell about a person by being there; the three tables are closed to a virksomhedskonsulent.
"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import ActorKind, Area, Coordinator
from jobcenter import audit
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes
from jobcenter.rows.periods import no_overlap, period_in_order

from .text import has_text


class AroundQuerySet(models.QuerySet):
    def on(self, day: date):
        """Around on the day; the day it ended is the first day without."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=day), since__lte=day)


@audit.tracked()
class ActorAround(VersionedRow):
    """One of those who help: a function and an organisation first, a person's name only where it is needed."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="actors_around")
    kind = models.CharField(_("slags"), max_length=20, choices=ActorKind)
    name = models.CharField(_("hvem"), max_length=120)
    function = models.CharField(_("hvad hjælper de med"), max_length=200)
    contact = models.CharField(_("sådan får man fat i dem"), max_length=200, blank=True)
    areas = ArrayField(models.CharField(max_length=20, choices=Area), verbose_name=_("områder"))
    # The day the borger said yes to their talking with us; empty till she has been asked.
    consent_on = models.DateField(_("borgeren sagde ja til, at vi taler sammen"), null=True, blank=True)
    since = models.DateField(_("siden"))
    ended_on = models.DateField(_("ikke længere fra"), null=True, blank=True)

    objects = AroundQuerySet.as_manager()

    class Meta:
        ordering = ["since", "recorded_at"]
        constraints = [
            known_codes("actor_around", kind=ActorKind),
            period_in_order("actor_around", "since", "ended_on"),
            models.CheckConstraint(
                name="actor_around_has_an_area",
                condition=Q(areas__contained_by=Area.values) & Q(areas__len__gte=1),
                violation_error_message=_("Vælg mindst ét område, de hjælper med."),
            ),
            models.CheckConstraint(
                name="actor_around_says_who_and_what",
                condition=has_text("name") & has_text("function"),
                violation_error_message=_("Skriv både hvem det er, og hvad de hjælper med."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def area_labels(self) -> list[str]:
        return [str(area.label) for area in Area if area in self.areas]


@audit.tracked()
class Coordination(VersionedRow):
    """Who held it together, in one period; one at a time."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="coordinations")
    who = models.CharField(_("hvem koordinerer"), max_length=20, choices=Coordinator)
    actor = models.ForeignKey(
        ActorAround, on_delete=models.PROTECT, related_name="coordinations", null=True, blank=True
    )
    since = models.DateField(_("siden"))
    ended_on = models.DateField(_("ikke længere fra"), null=True, blank=True)

    objects = AroundQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-recorded_at"]
        constraints = [
            known_codes("coordination", who=Coordinator),
            period_in_order("coordination", "since", "ended_on"),
            no_overlap(
                "coordination",
                "case",
                first="since",
                last="ended_on",
                bounds="[)",
                message=_("Der er allerede en, der koordinerer i den periode."),
            ),
            models.CheckConstraint(
                name="coordination_names_its_actor",
                condition=Q(who=Coordinator.AKTOER, actor__isnull=False)
                | ~Q(who=Coordinator.AKTOER) & Q(actor__isnull=True),
                violation_error_message=_("Vælg, hvem af dem rundt om borgeren der koordinerer."),
            ),
        ]


@audit.tracked()
class CoordinationNote(Row):
    """What those around agreed on, short and dated; never rewritten, only added to or taken away."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="coordination_notes")
    noted_on = models.DateField(_("hvornår"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(_("kort note"), max_length=400)

    class Meta:
        ordering = ["-noted_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(
                name="coordination_note_is_written",
                condition=has_text("text"),
                violation_error_message=_("Skriv kort, hvad I aftalte."),
            )
        ]
