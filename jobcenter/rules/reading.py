"""Asking for rules: those of one day, or all of them with their history."""

from __future__ import annotations

from datetime import date

from jobcenter.rules.values import Rule, RuleSet


def on(day: date, subject: str = "") -> RuleSet:
    """The rules in force on that day, all or those of one subject ("opmaerksomhed"); one query."""
    from jobcenter.rules.models import DatedRule  # this package is imported before Django's models are

    found = DatedRule.objects.in_force(day).order_by("key")
    if subject:
        found = found.filter(key__startswith=f"{subject}.")
    return RuleSet(day, {row.key: row.as_rule() for row in found})


def everything() -> dict[str, list[Rule]]:
    """Each key with its rules, oldest first; one query."""
    from jobcenter.rules.models import DatedRule

    by_key: dict[str, list[Rule]] = {}
    for row in DatedRule.objects.spoken().order_by("key", "valid_from"):
        by_key.setdefault(row.key, []).append(row.as_rule())
    return by_key
