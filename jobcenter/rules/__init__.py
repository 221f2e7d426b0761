"""Dated rules: what the law or the kommune says, from when to when, on what basis and how surely."""

from jobcenter.rules.enums import Certainty, Subject, Unit
from jobcenter.rules.reading import everything, on
from jobcenter.rules.values import Rule, RuleMissing, RuleSet, WrongUnit

__all__ = ["Certainty", "Rule", "RuleMissing", "RuleSet", "Subject", "Unit", "WrongUnit", "everything", "on"]
