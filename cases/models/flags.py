"""Opmærksomhedspunkter: a case to help, with the sentence, the data it stands on, the rule and its version."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jobcenter import audit
from jobcenter.rows import Row


class FlagQuerySet(models.QuerySet["Flag"]):
    def open(self) -> FlagQuerySet:
        return self.filter(closed_on=None)


@audit.tracked()
class Flag(Row):
    """Written by cases.risk.evaluate only; `since` is the day the need was left alone, not the day we saw it."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="flags")
    code = models.CharField(_("slags"), max_length=40)
    subject_id = models.UUIDField(_("hvilken række"), null=True, blank=True)
    since = models.DateField(_("siden"))
    sentence = models.TextField(_("sætning"))
    data = models.JSONField(_("det står på"), default=dict)
    rule_version = models.PositiveSmallIntegerField(_("reglens udgave"))
    opened_on = models.DateField(_("åbnet"))
    closed_on = models.DateField(_("lukket"), null=True, blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        indexes = [models.Index(name="open_flags_by_case", fields=["case", "code"], condition=Q(closed_on=None))]
        constraints = [
            models.CheckConstraint(
                name="flag_closes_after_it_opens",
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                violation_error_message=_("Et opmærksomhedspunkt kan ikke lukke, før det åbnede."),
            ),
            models.UniqueConstraint(
                name="one_open_flag_of_a_kind",
                fields=["case", "code", "subject_id"],
                condition=Q(closed_on=None),
                nulls_distinct=False,
            ),
        ]
