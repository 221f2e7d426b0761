"""Indicators: the questions of the four forms as dated reference data; old entries keep the words of their day."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases.enums import Form, Polarity
from jobcenter.rows import Row
from jobcenter.rows.periods import in_force, no_overlap, period_in_order

from .text import has_text


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def in_force(self, on: dt.date) -> IndicatorQuerySet:
        return self.filter(in_force(on))


class Indicator(Row):
    """One wording of one indicator in one period; `valid_to` is its last day."""

    code = models.CharField(max_length=8)
    form = models.CharField(max_length=20, choices=Form)
    prompt = models.CharField(max_length=300)
    polarity = models.CharField(max_length=5, choices=Polarity, default=Polarity.FOR)
    required = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)
    source = models.CharField(max_length=120)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["form", "order", "code"]
        constraints = [
            period_in_order("indicator"),
            no_overlap(
                "indicator", "code", message=_("Der gælder allerede en formulering af dette spørgsmål i perioden.")
            ),
            models.CheckConstraint(
                name="indicator_form_is_known",
                condition=Q(form__in=Form.values) & Q(polarity__in=Polarity.values),
                violation_error_message=_("Formen findes ikke."),
            ),
            models.CheckConstraint(
                name="indicator_has_prompt_and_source",
                condition=has_text("prompt") & has_text("source"),
                violation_error_message=_("Skriv både spørgsmålet og kilden."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.valid_from})"
