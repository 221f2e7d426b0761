"""Involvement: what counts as documented in each of the four forms, and what is missing; pure, nothing is saved."""

from .judge import judge
from .suggest import Suggestion, suggest
from .values import Asked, Claim, Effect, Judgement, Option, Record, Verdict

__all__ = [
    "Asked",
    "Claim",
    "Effect",
    "Judgement",
    "Option",
    "Record",
    "Suggestion",
    "Verdict",
    "judge",
    "suggest",
]
