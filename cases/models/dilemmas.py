"""Decisions that carry a dilemma in one case: what was weighed, the way out of a praktik, and advice from colleagues.

What a team reflects on stands in `jobcenter.reflection`, which cannot know a case.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import CompanyContactKind, GuideOutcome, PlanDecision
from jobcenter import audit
from jobcenter.reflection.enums import Dimension
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes

from .text import has_text


@audit.tracked()
class Weighing(VersionedRow):
    """Which of the four dimensions pulled against each other in one decision, and how it was weighed (S3-01).

    A list and a text, and never a number: the dimensions are not added up.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="weighings")
    decision = models.CharField(_("beslutning"), max_length=10, choices=PlanDecision)
    step = models.ForeignKey(
        "cases.PlanStep", on_delete=models.PROTECT, related_name="weighings", null=True, blank=True
    )
    placement = models.ForeignKey(
        "cases.Placement", on_delete=models.PROTECT, related_name="weighings", null=True, blank=True
    )
    dimensions = ArrayField(models.CharField(max_length=20, choices=Dimension))
    text = models.TextField(_("afvejningen"))
    decided_on = models.DateField(_("besluttet"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-decided_on", "-recorded_at"]
        constraints = [
            known_codes("weighing", decision=PlanDecision),
            models.CheckConstraint(
                name="weighing_names_its_dimensions",
                condition=Q(dimensions__contained_by=Dimension.values) & Q(dimensions__len__gte=1),
                violation_error_message=_("Vælg mindst ét af de fire hensyn, der trak i sagen."),
            ),
            models.CheckConstraint(
                name="weighing_is_written",
                condition=has_text("text"),
                violation_error_message=_("Skriv med få ord, hvordan I vejede det."),
            ),
        ]

    @property
    def dimension_labels(self) -> list[str]:
        return [str(dimension.label) for dimension in Dimension if dimension in self.dimensions]


@audit.tracked()
class PlacementGuide(VersionedRow):
    """“Ud af praktikken”: four short answers, and where they led (S3-02)."""

    placement = models.ForeignKey("cases.Placement", on_delete=models.PROTECT, related_name="guides")
    work_behind = models.TextField(_("arbejdet bag praktikken"), blank=True)
    short_track = models.TextField(_("alternativet på den korte bane"), blank=True)
    her_needs = models.TextField(_("borgerens forudsætninger og behov"), blank=True)
    her_account = models.TextField(_("borgerens eget udsagn"), blank=True)
    outcome = models.CharField(_("det ender med"), max_length=10, choices=GuideOutcome)
    alternative = models.TextField(_("hvad sker der i stedet"), blank=True)
    no_activity_until = models.DateField(_("ingen aktivitet – aftalt til"), null=True, blank=True)
    decided_on = models.DateField(_("besluttet"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-decided_on", "-recorded_at"]
        constraints = [
            known_codes("guide", outcome=GuideOutcome),
            models.CheckConstraint(
                name="stop_has_an_alternative_or_a_day",
                condition=~Q(outcome=GuideOutcome.STOP) | has_text("alternative") | Q(no_activity_until__isnull=False),
                violation_error_message=_(
                    "Skriv, hvad der sker i stedet, eller til hvilken dag I har aftalt, at der ingen aktivitet er."
                ),
            ),
        ]


@audit.tracked()
class CompanyContact(VersionedRow):
    """A contact with the workplace about a praktik; against her wish only with a reason she is told (S3-04)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="company_contacts")
    placement = models.ForeignKey("cases.Placement", on_delete=models.PROTECT, related_name="company_contacts")
    kind = models.CharField(_("slags"), max_length=10, choices=CompanyContactKind)
    happened_on = models.DateField(_("hvornår"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("kort note"), blank=True)
    against_wish = models.BooleanField(default=False, editable=False)
    reason = models.TextField(_("begrundelsen, som borgeren får"), blank=True)

    class Meta:
        ordering = ["-happened_on", "id"]
        constraints = [
            known_codes("company_contact", kind=CompanyContactKind),
            models.CheckConstraint(
                name="contact_against_her_wish_is_explained",
                condition=Q(against_wish=False) | has_text("reason"),
                violation_error_message=_(
                    "Borgeren har bedt om, at arbejdspladsen ikke kontaktes. Skriv begrundelsen, som borgeren får."
                ),
            ),
        ]


class ColleagueQuestion(Row):
    """“Er der noget, jeg har overset?”: asked of colleagues without anything that tells who it is about (S4-44)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="questions")
    unit = models.ForeignKey("accounts.Unit", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("spørgsmålet"))
    asked_on = models.DateField(_("spurgt"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(_("lukket"), null=True, blank=True)

    class Meta:
        ordering = ["-asked_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(
                name="colleague_question_is_written",
                condition=has_text("text"),
                violation_error_message=_("Skriv spørgsmålet."),
            )
        ]


class ColleagueAnswer(Row):
    """Advice from a colleague, who knows neither the case nor whom it is about (S4-44)."""

    question = models.ForeignKey(ColleagueQuestion, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(_("svaret"))
    given_on = models.DateField(_("svaret den"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    used_on = models.DateField(_("brugt"), null=True, blank=True)

    class Meta:
        ordering = ["given_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                name="colleague_answer_is_written",
                condition=has_text("text"),
                violation_error_message=_("Skriv svaret."),
            )
        ]
