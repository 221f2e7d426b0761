"""The wish ledger: what the borger wants, in ranks and own words, and what became of it (S4-16)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _

from cases.enums import OPEN_WISHES, AttemptKind, AttemptOutcome, SetAside, WishKind, WishStatus
from jobcenter import audit
from jobcenter.rows import Row, VersionedRow
from jobcenter.rows.codes import known_codes

from .text import has_text


class WishQuerySet(models.QuerySet["Wish"]):
    def open(self) -> WishQuerySet:
        return self.filter(status__in=OPEN_WISHES)


@audit.tracked()
class Wish(VersionedRow):
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="wishes")
    rank = models.PositiveSmallIntegerField(_("nummer"))
    kind = models.CharField(_("handler om"), max_length=20, choices=WishKind, default=WishKind.BRANCHE)
    wording = models.TextField(_("ønsket med borgerens ord"))
    status = models.CharField(_("hvor står det"), max_length=20, choices=WishStatus, default=WishStatus.AABEN)
    raised_on = models.DateField(_("sagt første gang"))
    explanation = models.TextField(_("forklaringen, borgeren fik"), blank=True)
    alternatives = models.TextField(_("hvad vi så talte om i stedet"), blank=True)
    revisit_on = models.DateField(_("tages op igen"), null=True, blank=True)
    revisit_when = models.CharField(_("eller når"), max_length=200, blank=True)
    set_aside = models.CharField(
        _("hvorfor det er lagt til side"), max_length=20, choices=SetAside, blank=True, default="", db_default=""
    )
    # Judging somebody's selvindsigt asks for three things in words (S4-27).
    insight_observed = models.TextField(_("hvad vi har set"), blank=True, default="", db_default="")
    insight_explained = models.TextField(_("hvordan det blev forklaret"), blank=True, default="", db_default="")
    insight_answer = models.TextField(_("hvad borgeren svarede"), blank=True, default="", db_default="")

    objects = WishQuerySet.as_manager()

    class Meta:
        ordering = ["rank", "id"]
        constraints = [
            known_codes("wish", blank=("set_aside",), kind=WishKind, status=WishStatus, set_aside=SetAside),
            models.CheckConstraint(
                name="insight_is_shown_and_talked_about",
                condition=~Q(set_aside=SetAside.SELVINDSIGT)
                | has_text("insight_observed") & has_text("insight_explained") & has_text("insight_answer"),
                violation_error_message=_(
                    "Skriv, hvad I har set, hvordan det blev forklaret, og hvad borgeren svarede."
                ),
            ),
            # Deferrable, so that two wishes can change places in one transaction.
            models.UniqueConstraint(
                name="wish_rank_is_unique_in_case", fields=["case", "rank"], deferrable=Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                name="wish_rank_starts_at_one",
                condition=Q(rank__gte=1),
                violation_error_message=_("Det første ønske har nummer 1."),
            ),
            models.CheckConstraint(
                name="wish_is_worded",
                condition=~Q(wording=""),
                violation_error_message=_("Skriv ønsket, som borgeren siger det."),
            ),
            models.CheckConstraint(
                name="refused_wish_is_explained",
                condition=~Q(status=WishStatus.IKKE_MULIG) | ~Q(explanation=""),
                violation_error_message=_(
                    "Et ønske, der ikke kan lade sig gøre, skal have den forklaring, borgeren fik."
                ),
            ),
        ]


@audit.tracked()
class WishAttempt(Row):
    """Something done to make the wish come true; a contact with an employer counts as touching it."""

    wish = models.ForeignKey(Wish, on_delete=models.PROTECT, related_name="attempts")
    made_on = models.DateField(_("hvornår"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    kind = models.CharField(_("hvad gjorde vi"), max_length=20, choices=AttemptKind)
    workplace = models.ForeignKey("offers.Workplace", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    workplace_text = models.CharField(_("hos hvem"), max_length=160, blank=True)
    outcome = models.CharField(_("svaret"), max_length=20, choices=AttemptOutcome, default=AttemptOutcome.AFVENTER)
    text = models.TextField(_("kort note"), blank=True)

    class Meta:
        ordering = ["-made_on", "id"]
        constraints = [known_codes("attempt", kind=AttemptKind, outcome=AttemptOutcome)]
