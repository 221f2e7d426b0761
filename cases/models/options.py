"""What was on the table: options shown, options held back, and what the provider changed because of a choice."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Response, WithheldReason
from jobcenter import audit
from jobcenter.rows import Row
from jobcenter.rows.codes import known_codes

from .involvement import InvolvementEntry
from .text import has_text


@audit.tracked()
class OptionShown(Row):
    """One option the borger saw; the label is the name it had that day, whatever the catalogue says later."""

    entry = models.ForeignKey(InvolvementEntry, on_delete=models.CASCADE, related_name="options")
    offer = models.ForeignKey("offers.Offer", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(max_length=200)
    why_relevant = models.TextField(blank=True)
    demands = models.TextField(blank=True)
    consequence_of_choice = models.TextField(blank=True)
    consequence_of_decline = models.TextField(blank=True)
    response = models.CharField(max_length=12, choices=Response, blank=True)
    citizen_reason = models.TextField(blank=True)
    # Proposed again after she declined it twice: what is new (S4-19).
    what_is_new = models.TextField(blank=True, default="", db_default="")

    class Meta:
        ordering = ["order", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                name="option_shown_has_label",
                condition=has_text("label"),
                violation_error_message=_("Skriv, hvilken mulighed I talte om."),
            ),
            models.CheckConstraint(
                name="option_response_is_known",
                condition=Q(response__in=["", *Response.values]),
                violation_error_message=_("Svaret findes ikke."),
            ),
            models.CheckConstraint(
                name="fravalg_names_its_consequence",
                condition=~Q(response=Response.FRAVALG) | has_text("consequence_of_decline"),
                violation_error_message=_(
                    "Skriv, hvad borgeren fik at vide om konsekvensen af at vælge fra – også når der ingen er."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.label


@audit.tracked()
class OptionWithheld(Row):
    """A relevant option that was not shown, and why: choosing for the borger is allowed, hiding it is not (S4-05)."""

    entry = models.ForeignKey(InvolvementEntry, on_delete=models.CASCADE, related_name="withheld")
    offer = models.ForeignKey("offers.Offer", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    label = models.CharField(max_length=200)
    reason = models.TextField()
    code = models.CharField(max_length=20, choices=WithheldReason, blank=True, default="", db_default="")

    class Meta:
        ordering = ["order", "recorded_at"]
        constraints = [
            known_codes("option_withheld", blank=("code",), code=WithheldReason),
            models.CheckConstraint(
                name="option_withheld_has_label_and_reason",
                condition=has_text("label") & has_text("reason"),
                violation_error_message=_("Skriv både muligheden og hvorfor den ikke blev vist."),
            ),
        ]

    def __str__(self) -> str:
        return self.label


class ProviderResponseQuerySet(models.QuerySet["ProviderResponse"]):
    def open(self) -> ProviderResponseQuerySet:
        return self.filter(answered_on__isnull=True, entry__marked_wrong__isnull=True)


@audit.tracked()
class ProviderResponse(Row):
    """What kommunen, the provider or the company changed because of the borger's choice: forbrug's third condition."""

    entry = models.ForeignKey(InvolvementEntry, on_delete=models.CASCADE, related_name="provider_responses")
    offer = models.ForeignKey("offers.Offer", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    provider = models.CharField(max_length=200)
    asked_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    what_changed = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    # Answered, and nothing was changed: an honest answer, and no consequence of her choice.
    unchanged = models.BooleanField(default=False, db_default=False)

    objects = ProviderResponseQuerySet.as_manager()

    class Meta:
        ordering = ["order", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                name="provider_response_has_provider",
                condition=has_text("provider"),
                violation_error_message=_("Skriv, hvem der skal svare."),
            ),
            models.CheckConstraint(
                name="provider_answer_has_day_and_words",
                condition=Q(answered_on__isnull=True, what_changed="")
                | (Q(answered_on__isnull=False) & has_text("what_changed")),
                violation_error_message=_("Skriv både, hvad der blev ændret, og hvornår svaret kom."),
            ),
            models.CheckConstraint(
                name="provider_changed_nothing_by_an_answer",
                condition=Q(unchanged=False) | Q(answered_on__isnull=False),
                violation_error_message=_("Skriv, hvorfor intet blev ændret."),
            ),
            models.CheckConstraint(
                name="provider_response_runs_forward",
                condition=(Q(due_on__isnull=True) | Q(due_on__gte=F("asked_on")))
                & (Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on"))),
                violation_error_message=_("Svaret kan ikke ligge før spørgsmålet."),
            ),
        ]

    def __str__(self) -> str:
        return self.provider
