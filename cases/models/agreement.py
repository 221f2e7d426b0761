"""What a samtale ended in, line by line, with dissent in the borger's words; and what she said that mattered."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import AuthorityPurpose, CitizenPurpose, Gribning, Stance
from jobcenter import audit
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes

from .text import has_text


class AgreementLineQuerySet(models.QuerySet["AgreementLine"]):
    def standing(self) -> AgreementLineQuerySet:
        return self.filter(withdrawn_on=None)

    def in_dispute(self) -> AgreementLineQuerySet:
        """Disagreement is a normal state; it is shown, and it blocks nothing."""
        return self.standing().filter(stance__in=[Stance.UENIG, Stance.DELVIST], settled_on=None)


@audit.tracked()
class AgreementLine(VersionedRow):
    """One sentence of what was agreed, each enig, delvist or uenig (S4-13)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="agreement_lines")
    meeting = models.ForeignKey(
        "cases.Meeting", on_delete=models.PROTECT, related_name="agreement_lines", null=True, blank=True
    )
    step = models.ForeignKey(
        "cases.PlanStep", on_delete=models.PROTECT, related_name="agreement_lines", null=True, blank=True
    )
    order = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("det er vi enige eller uenige om"), max_length=300)
    stance = models.CharField(_("hvor står vi"), max_length=10, choices=Stance, default=Stance.ENIG)
    dissent = models.TextField(_("uenigheden med borgerens ord"), blank=True)
    noted_on = models.DateField(_("noteret"))
    settled_on = models.DateField(_("afklaret"), null=True, blank=True)
    withdrawn_on = models.DateField(_("gælder ikke længere fra"), null=True, blank=True)

    objects = AgreementLineQuerySet.as_manager()

    class Meta:
        ordering = ["order", "recorded_at"]
        constraints = [
            known_codes("agreement_line", stance=Stance),
            models.CheckConstraint(
                name="agreement_line_is_written",
                condition=has_text("text"),
                violation_error_message=_("Skriv, hvad linjen handler om."),
            ),
            models.CheckConstraint(
                name="dissent_stands_in_the_borgers_words",
                condition=~Q(stance=Stance.UENIG) | has_text("dissent"),
                violation_error_message=_("Skriv uenigheden med borgerens egne ord."),
            ),
        ]


class UtteranceQuerySet(models.QuerySet["Utterance"]):
    def not_seized(self) -> UtteranceQuerySet:
        """Endnu ikke grebet: nothing in the plan answers it yet (S3-13)."""
        return self.filter(step=None, wish=None, goal=None, offer=None)


@audit.tracked()
class Utterance(VersionedRow):
    """Something the borger said that made sense to her, verbatim; linked to what it became (S3-13)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="utterances")
    meeting = models.ForeignKey(
        "cases.Meeting", on_delete=models.PROTECT, related_name="utterances", null=True, blank=True
    )
    text = models.TextField(_("borgerens ord"))
    said_on = models.DateField(_("sagt"))
    about_work = models.BooleanField(_("konkret arbejdsmarkedsperspektiv"), default=False)
    response = models.CharField(_("hvad blev der af det"), max_length=12, choices=Gribning, blank=True)
    step = models.ForeignKey(
        "cases.PlanStep", on_delete=models.PROTECT, related_name="utterances", null=True, blank=True
    )
    goal = models.ForeignKey("cases.Goal", on_delete=models.PROTECT, related_name="utterances", null=True, blank=True)
    wish = models.ForeignKey("cases.Wish", on_delete=models.PROTECT, related_name="utterances", null=True, blank=True)
    offer = models.ForeignKey("offers.Offer", on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = UtteranceQuerySet.as_manager()

    class Meta:
        ordering = ["-said_on", "-recorded_at"]
        constraints = [
            known_codes("utterance", blank=("response",), response=Gribning),
            models.CheckConstraint(
                name="utterance_is_written",
                condition=has_text("text"),
                violation_error_message=_("Skriv det, borgeren sagde, som det blev sagt."),
            ),
        ]


class PurposeQuerySet(models.QuerySet["PurposeAlignment"]):
    def current(self, on: date) -> PurposeQuerySet:
        return self.filter(noted_on__lte=on).order_by("-noted_on", "-recorded_at")


@audit.tracked()
class PurposeAlignment(Row):
    """The borger's own purpose beside the kommune's, a version each time; the newest holds (S4-96)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="purposes")
    citizen_purpose = models.CharField(_("borgerens formål"), max_length=20, choices=CitizenPurpose)
    citizen_words = models.TextField(_("med borgerens ord"), blank=True)
    authority_purpose = models.CharField(_("kommunens formål"), max_length=25, choices=AuthorityPurpose)
    authority_words = models.TextField(_("kommunens formål med ord"), blank=True)
    aligned = models.BooleanField(_("vi er enige om, hvor vi skal hen"))
    noted_on = models.DateField(_("noteret"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = PurposeQuerySet.as_manager()

    class Meta:
        ordering = ["-noted_on", "-recorded_at"]
        constraints = [known_codes("purpose", citizen_purpose=CitizenPurpose, authority_purpose=AuthorityPurpose)]
