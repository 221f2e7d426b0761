"""The borger's own voice, appended once and rewritten by nobody: not on a screen, over REST or by the database's role.

A wrong registration gets a row beside it that hides it. What a link may show is three questions and nothing else.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Channel, Chose, Handling, Meaning, Stance, Wants
from jobcenter.audit.triggers import AppendOnly
from jobcenter.rows import Row
from jobcenter.rows.codes import known_codes

from .text import has_text


class StatementQuerySet(models.QuerySet["CitizenStatement"]):
    def standing(self) -> StatementQuerySet:
        """Answers nobody has marked as wrongly registered."""
        return self.filter(marked_wrong__isnull=True)

    def answered(self) -> StatementQuerySet:
        """Where the borger answered at all; a skipped one says only that she was asked."""
        return self.filter(skipped=False)


class CitizenStatement(Row):
    """Three answers and own words, verbatim (S4-20); `entered_by` is whoever typed it in from paper, else empty."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="statements")
    meeting = models.ForeignKey(
        "cases.Meeting", on_delete=models.PROTECT, related_name="statements", null=True, blank=True
    )
    placement = models.ForeignKey(
        "cases.Placement", on_delete=models.PROTECT, related_name="statements", null=True, blank=True
    )
    channel = models.CharField(max_length=10, choices=Channel)
    given_on = models.DateField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    skipped = models.BooleanField(default=False)
    meaning = models.CharField(max_length=10, choices=Meaning, blank=True)
    chose = models.CharField(max_length=10, choices=Chose, blank=True)
    change = models.TextField(blank=True)
    own_words = models.TextField(blank=True)
    # “Hvad sker der nu?”: does the borger understand what was agreed (S3-05)? Empty where it was not asked.
    understood = models.BooleanField(null=True, blank=True)
    # She answered at the agreement lines, and may have left the questions alone.
    remarked = models.BooleanField(default=False, db_default=False)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["-given_on", "-recorded_at"]
        indexes = [models.Index(fields=["case", "-given_on"], name="statements_by_case")]
        triggers = [AppendOnly()]
        constraints = [
            known_codes("statement", blank=("meaning", "chose"), channel=Channel, meaning=Meaning, chose=Chose),
            models.CheckConstraint(
                name="statement_says_something_or_was_skipped",
                condition=Q(
                    skipped=True, meaning="", chose="", change="", own_words="", understood=None, remarked=False
                )
                | Q(skipped=False)
                & (
                    ~Q(meaning="")
                    | ~Q(chose="")
                    | has_text("change")
                    | has_text("own_words")
                    | Q(understood__isnull=False)
                    | Q(remarked=True)
                ),
                violation_error_message=_("Svar på et af spørgsmålene, eller spring det hele over."),
            ),
            models.CheckConstraint(
                name="paper_names_who_typed_it",
                condition=Q(channel=Channel.PAPIR, entered_by__isnull=False)
                | ~Q(channel=Channel.PAPIR) & Q(entered_by=None),
                violation_error_message=_("Et svar på papir viser, hvem der skrev det ind."),
            ),
        ]


class StatementMarkedWrong(Row):
    """Appended beside an answer that landed in the wrong place: it hides the answer, and nothing is rewritten."""

    statement = models.OneToOneField(CitizenStatement, on_delete=models.PROTECT, related_name="marked_wrong")
    reason = models.TextField()
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    marked_on = models.DateField()

    class Meta:
        triggers = [AppendOnly()]
        constraints = [
            models.CheckConstraint(
                name="statement_marked_wrong_has_reason",
                condition=has_text("reason"),
                violation_error_message=_("Skriv, hvorfor registreringen er forkert."),
            )
        ]


class LineRemark(Row):
    """What the borger says to one agreement line, in kiosk or on paper only; never by a link."""

    statement = models.ForeignKey(CitizenStatement, on_delete=models.PROTECT, related_name="remarks")
    line = models.ForeignKey("cases.AgreementLine", on_delete=models.PROTECT, related_name="remarks")
    stance = models.CharField(max_length=10, choices=Stance, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at"]
        triggers = [AppendOnly()]
        constraints = [
            known_codes("remark", blank=("stance",), stance=Stance),
            models.CheckConstraint(
                name="remark_says_something",
                condition=~Q(stance="") | has_text("text"),
                violation_error_message=_("Skriv bemærkningen, eller sæt kryds ved enig eller uenig."),
            ),
            models.UniqueConstraint(name="one_remark_a_line", fields=["statement", "line"]),
        ]


class CheckIn(Row):
    """How a praktik is, by the borger herself; the workplace never sees it (S3-03, S3-04)."""

    placement = models.ForeignKey("cases.Placement", on_delete=models.PROTECT, related_name="check_ins")
    channel = models.CharField(max_length=10, choices=Channel)
    given_on = models.DateField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    hours_agreed = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    hours_worked = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    talked_with_boss = models.BooleanField(null=True, blank=True)
    included = models.BooleanField(null=True, blank=True)
    wants = models.CharField(max_length=10, choices=Wants)
    handling = models.CharField(max_length=20, choices=Handling, blank=True)
    own_words = models.TextField(blank=True)

    class Meta:
        ordering = ["-given_on", "-recorded_at"]
        triggers = [AppendOnly()]
        constraints = [
            known_codes("check_in", blank=("handling",), channel=Channel, wants=Wants, handling=Handling),
            models.CheckConstraint(
                name="check_in_paper_names_who_typed_it",
                condition=Q(channel=Channel.PAPIR, entered_by__isnull=False)
                | ~Q(channel=Channel.PAPIR) & Q(entered_by=None),
                violation_error_message=_("Et svar på papir viser, hvem der skrev det ind."),
            ),
        ]


class StatementLink(Row):
    """A personal link or QR to the three questions: one purpose, one use, a last day. Only its digest is kept."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="statement_links")
    meeting = models.ForeignKey("cases.Meeting", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_on = models.DateField()
    used_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-made_on", "id"]
        constraints = [
            models.CheckConstraint(
                name="link_runs_forward",
                condition=Q(expires_on__gte=F("made_on")) & (Q(used_on=None) | Q(used_on__gte=F("made_on"))),
                violation_error_message=_("Linket kan ikke udløbe, før det er lavet."),
            )
        ]


class WorkerMeaning(Row):
    """The caseworker's own answer to whether the samtale made sense; seen beside the borger's when both are in (S3-15).

    Reflection about one's own work: no list and no figure is made of it by employee.
    """

    meeting = models.OneToOneField("cases.Meeting", on_delete=models.PROTECT, related_name="worker_meaning")
    meaning = models.CharField(max_length=10, choices=Meaning)
    given_on = models.DateField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = [AppendOnly()]
        constraints = [known_codes("worker_meaning", meaning=Meaning)]


class PlanSheet(Row):
    """One print of the plan on paper: which samtale it was, and which wording of the rights stood on it (S4-64)."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="plan_sheets")
    meeting = models.ForeignKey("cases.Meeting", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Ids of the PublicText rows whose words were printed, in their order.
    texts = ArrayField(models.UUIDField(), default=list, blank=True)
    # What was handed over, word for word: shown again, the sheet says what it said (cases.planning.paper.Paper).
    content = models.JSONField(default=dict, db_default={})

    class Meta:
        ordering = ["-made_on", "-recorded_at"]
        triggers = [AppendOnly()]
