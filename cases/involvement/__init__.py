"""Involvement: what counts as documented in each of the four forms, and what is missing; pure, nothing is saved."""

from .judge import judge
from .suggest import Suggestion, answered, suggest
from .values import (
    Asked,
    Claim,
    Draft,
    Effect,
    Judgement,
    Negotiated,
    Option,
    Record,
    Surroundings,
    Verdict,
    Withheld,
)

__all__ = [
    "Asked",
    "Claim",
    "Draft",
    "Effect",
    "Judgement",
    "Negotiated",
    "Option",
    "Record",
    "Suggestion",
    "Surroundings",
    "Verdict",
    "Withheld",
    "answered",
    "judge",
    "suggest",
]
