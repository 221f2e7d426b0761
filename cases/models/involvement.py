"""Involvement entries: which forms were in play, on what evidence, in which phase and about what; never a score."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import (
    Actor,
    Agreement,
    Barrier,
    ClaimStatus,
    Confirmation,
    DecidedBy,
    DecisionIncluded,
    Form,
    NegotiationKind,
    Party,
    Phase,
    Precondition,
    Pressure,
    Subject,
)
from jobcenter import audit
from jobcenter.audit.triggers import AppendOnly
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes

from .text import has_text


class InvolvementQuerySet(models.QuerySet["InvolvementEntry"]):
    def standing(self) -> InvolvementQuerySet:
        """Entries nobody has marked as wrongly registered."""
        return self.filter(marked_wrong__isnull=True)

    def about(self, subject: str) -> InvolvementQuerySet:
        return self.filter(subjects__contains=[subject])

    def with_parts(self) -> InvolvementQuerySet:
        """Each entry whole, in the same number of statements for one as for many."""
        hits = models.Prefetch("claims__hits", IndicatorHit.objects.select_related("indicator"))
        parts = self.prefetch_related("claims", hits, "options", "withheld", "provider_responses")
        return parts.select_related("author", "meeting")


@audit.tracked()
class InvolvementEntry(VersionedRow):
    """How the borger was part of one decision or one piece of work: phase x subjects, with 0-4 forms claimed."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="involvement_entries")
    meeting = models.ForeignKey(
        "cases.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="involvement_entries"
    )
    placement = models.ForeignKey(
        "cases.Placement", on_delete=models.PROTECT, null=True, blank=True, related_name="involvement_entries"
    )
    offer = models.ForeignKey("offers.Offer", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # The element of the plan it was about; what samskabelse builds on the borger's knowledge shows there (S4-08).
    step = models.ForeignKey(
        "cases.PlanStep", on_delete=models.PROTECT, null=True, blank=True, related_name="involvement_entries"
    )
    occurred_on = models.DateField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_has_authority = models.BooleanField()

    phase = models.CharField(max_length=20, choices=Phase)
    subjects = ArrayField(models.CharField(max_length=20, choices=Subject), default=list, blank=True)
    # Two voices, never merged: what the borger said in her own words, and the professional view (S4-12).
    citizen_words = models.TextField(blank=True)
    worker_view = models.TextField(blank=True)

    decision = models.TextField(blank=True)
    decided_by = models.CharField(max_length=20, choices=DecidedBy, blank=True)
    legal_basis = models.CharField(max_length=200, blank=True)
    power_moved = models.TextField(blank=True)
    decision_included = models.CharField(max_length=10, choices=DecisionIncluded, blank=True)

    barriers = ArrayField(models.CharField(max_length=20, choices=Barrier), default=list, blank=True)
    barrier_explanation = models.TextField(blank=True)
    agreement = models.CharField(max_length=20, choices=Agreement, default=Agreement.IKKE_AFKLARET)
    dissent = models.TextField(blank=True)
    pressure = models.CharField(max_length=20, choices=Pressure, blank=True)
    pressure_text = models.TextField(blank=True)
    # Pressure beside a claimed choice: was the choice free, in words (S4-66)?
    free_choice = models.TextField(blank=True, default="", db_default="")

    # Who else had a part; with more than one, somebody has to say who decides (V-09).
    actors = ArrayField(models.CharField(max_length=20, choices=Actor), default=list, db_default=[], blank=True)
    # Which of the seven preconditions failed, so that the level that can act hears of it (S3-23).
    preconditions = ArrayField(
        models.CharField(max_length=30, choices=Precondition), default=list, db_default=[], blank=True
    )
    citizen_confirmation = models.CharField(
        max_length=20, choices=Confirmation, default=Confirmation.IKKE_SET, db_default=Confirmation.IKKE_SET
    )
    confirmation_comment = models.TextField(blank=True, default="", db_default="")
    # Phrases the guard asked about and the author kept; stored here and nowhere else (S4-26).
    kept_wording = ArrayField(models.CharField(max_length=60), default=list, db_default=[], blank=True)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        ordering = ["-occurred_on", "-recorded_at"]
        indexes = [models.Index(fields=["case", "-occurred_on"], name="involvement_by_case")]
        constraints = [
            models.CheckConstraint(
                name="involvement_phase_is_known",
                condition=Q(phase__in=Phase.values),
                violation_error_message=_("Vælg en af de fem faser."),
            ),
            models.CheckConstraint(
                name="involvement_subjects_are_known",
                condition=Q(subjects__contained_by=Subject.values),
                violation_error_message=_("Et af emnerne findes ikke."),
            ),
            models.CheckConstraint(
                name="involvement_barriers_are_known",
                condition=Q(barriers__contained_by=Barrier.values),
                violation_error_message=_("En af forhindringerne findes ikke."),
            ),
            models.CheckConstraint(
                name="involvement_actors_are_known",
                condition=Q(actors__contained_by=Actor.values),
                violation_error_message=_("En af de andre parter findes ikke."),
            ),
            models.CheckConstraint(
                name="involvement_preconditions_are_known",
                condition=Q(preconditions__contained_by=Precondition.values),
                violation_error_message=_("En af forudsætningerne findes ikke."),
            ),
            models.CheckConstraint(
                name="involvement_codes_are_known",
                condition=Q(decided_by__in=["", *DecidedBy.values])
                & Q(decision_included__in=["", *DecisionIncluded.values])
                & Q(agreement__in=Agreement.values)
                & Q(pressure__in=["", *Pressure.values])
                & Q(citizen_confirmation__in=Confirmation.values),
                violation_error_message=_("Et af valgene findes ikke."),
            ),
            models.CheckConstraint(
                name="involvement_lovkrav_names_the_law",
                condition=~Q(decided_by=DecidedBy.LOVKRAV) | has_text("legal_basis"),
                violation_error_message=_("Skriv hjemlen, når loven havde afgjort det – for eksempel LAB § 58."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occurred_on} {self.get_phase_display()}"

    @property
    def subject_labels(self) -> list[str]:
        return [str(subject.label) for subject in Subject if subject in self.subjects]

    @property
    def actor_labels(self) -> list[str]:
        return [str(actor.label) for actor in Actor if actor in self.actors]

    @property
    def precondition_labels(self) -> list[str]:
        return [str(one.label) for one in Precondition if one in self.preconditions]

    @property
    def barrier_labels(self) -> list[str]:
        return [str(barrier.label) for barrier in Barrier if barrier in self.barriers]


class EntryMarkedWrong(Row):
    """Appended beside an entry that was registered wrongly: it hides the entry, and nothing is rewritten."""

    entry = models.OneToOneField(InvolvementEntry, on_delete=models.PROTECT, related_name="marked_wrong")
    reason = models.TextField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marked_on = models.DateField()

    class Meta:
        triggers = [AppendOnly()]
        constraints = [
            models.CheckConstraint(
                name="entry_marked_wrong_has_reason",
                condition=has_text("reason"),
                violation_error_message=_("Skriv, hvorfor registreringen er forkert."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}"


@audit.tracked()
class FormClaim(Row):
    """One of the four forms, claimed with its own evidence; the status is computed when the entry is saved."""

    entry = models.ForeignKey(InvolvementEntry, on_delete=models.CASCADE, related_name="claims")
    form = models.CharField(max_length=20, choices=Form)
    evidence = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=ClaimStatus, default=ClaimStatus.UDOKUMENTERET)
    # Why the form is claimed although something speaks against it; both stay (V-12).
    counter_comment = models.TextField(blank=True, default="", db_default="")

    class Meta:
        ordering = ["form"]
        constraints = [
            models.UniqueConstraint(
                name="form_claimed_once_an_entry",
                fields=["entry", "form"],
                violation_error_message=_("Formen er allerede valgt."),
            ),
            models.CheckConstraint(
                name="form_claim_codes_are_known",
                condition=Q(form__in=Form.values) & Q(status__in=ClaimStatus.values),
                violation_error_message=_("Formen findes ikke."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_form_display()


@audit.tracked()
class IndicatorHit(Row):
    """What was observed for one indicator, in words: ticking it is not enough (V-19)."""

    claim = models.ForeignKey(FormClaim, on_delete=models.CASCADE, related_name="hits")
    indicator = models.ForeignKey("cases.Indicator", on_delete=models.PROTECT, related_name="hits")
    text = models.TextField()

    class Meta:
        ordering = ["indicator__order"]
        constraints = [
            models.UniqueConstraint(
                name="indicator_hit_once_a_claim",
                fields=["claim", "indicator"],
                violation_error_message=_("Spørgsmålet er allerede besvaret."),
            ),
            models.CheckConstraint(
                name="indicator_hit_has_text",
                condition=has_text("text"),
                violation_error_message=_("Skriv med ord, hvad der skete."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}"


@audit.tracked()
class NegotiationMove(Row):
    """One move of a negotiation, who made it, in the order it happened (S4-24)."""

    entry = models.ForeignKey(InvolvementEntry, on_delete=models.CASCADE, related_name="moves")
    order = models.PositiveSmallIntegerField(default=0)
    party = models.CharField(max_length=30, choices=Party)
    kind = models.CharField(max_length=20, choices=NegotiationKind)
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["order", "recorded_at"]
        constraints = [known_codes("negotiation", party=Party, kind=NegotiationKind)]
