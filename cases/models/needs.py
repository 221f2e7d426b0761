"""What the borger brings and needs, in that order; sensitive facts live in a table of their own."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Channel, SensitiveKind, Voice
from jobcenter import audit
from jobcenter.audit.triggers import AppendOnly
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes
from offers.enums import NeedKind


@audit.tracked()
class Strength(VersionedRow):
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="strengths")
    text = models.CharField(_("styrke"), max_length=200)
    in_citizens_words = models.BooleanField(_("borgerens egne ord"), default=False)
    noted_on = models.DateField(_("noteret"))
    ended_on = models.DateField(_("gælder ikke længere fra"), null=True, blank=True)

    class Meta:
        ordering = ["noted_on", "id"]


@audit.tracked()
class AccommodationNeed(VersionedRow):
    """Skånebehov: what the person needs of a place, never why; companies may see it."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField(_("skånebehov"), max_length=30, choices=NeedKind)
    text = models.CharField(_("med ord"), max_length=300, blank=True)
    noted_on = models.DateField(_("noteret"))
    ended_on = models.DateField(_("gælder ikke længere fra"), null=True, blank=True)

    class Meta:
        ordering = ["noted_on", "id"]
        constraints = [
            known_codes("need", kind=NeedKind),
            models.UniqueConstraint(
                name="one_current_need_of_a_kind",
                fields=["case", "kind"],
                condition=Q(ended_on=None),
                violation_error_message=_("Det skånebehov er allerede noteret."),
            ),
        ]


@audit.tracked()
class SensitiveFact(VersionedRow):
    """Health and other sensitive facts, each with the purpose it is kept for (S4-88)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="sensitive_facts")
    kind = models.CharField(_("slags"), max_length=20, choices=SensitiveKind)
    purpose = models.CharField(_("hvad vi bruger det til"), max_length=200)
    text = models.TextField(_("oplysning"))
    noted_on = models.DateField(_("noteret"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    ended_on = models.DateField(_("gælder ikke længere fra"), null=True, blank=True)

    class Meta:
        ordering = ["noted_on", "id"]
        constraints = [
            known_codes("sensitive", kind=SensitiveKind),
            models.CheckConstraint(
                name="sensitive_fact_has_a_purpose",
                condition=~Q(purpose="") & ~Q(text=""),
                violation_error_message=_("Skriv, hvad oplysningen skal bruges til. Uden formål må den ikke gemmes."),
            ),
        ]


@audit.tracked()
class ProblemDefinition(Row):
    """One version of one voice; the newest of each voice is the current one (S4-12).

    With a `channel` the words are the borger's own, and only she may follow them up with others (S3-21); without it
    somebody has noted what she said. No version is ever rewritten.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="problem_definitions")
    voice = models.CharField(_("hvis ord"), max_length=10, choices=Voice)
    channel = models.CharField(
        _("skrevet af borgeren selv"), max_length=10, choices=Channel, blank=True, default="", db_default=""
    )
    text = models.TextField(_("hvad det handler om"))
    noted_on = models.DateField(_("noteret"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        ordering = ["noted_on", "recorded_at"]
        triggers = [AppendOnly()]
        constraints = [
            known_codes("problem", voice=Voice),
            known_codes("problem_channel", blank=("channel",), channel=Channel),
            models.CheckConstraint(
                name="own_problem_text_is_hers",
                condition=Q(channel="") | Q(voice=Voice.BORGER),
                violation_error_message=_("Kun borgerens egne ord kan være skrevet af borgeren selv."),
            ),
            models.CheckConstraint(
                name="own_problem_text_on_paper_names_who_typed_it",
                condition=Q(channel="")
                | Q(channel=Channel.PAPIR, noted_by__isnull=False)
                | ~Q(channel__in=["", Channel.PAPIR]) & Q(noted_by=None),
                violation_error_message=_("Ord på papir viser, hvem der skrev dem ind."),
            ),
            models.CheckConstraint(
                name="problem_definition_is_written",
                condition=~Q(text=""),
                violation_error_message=_("Skriv, hvad det handler om."),
            ),
        ]
