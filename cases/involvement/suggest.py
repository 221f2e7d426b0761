"""Suggest forms from what was written under the indicators; the caseworker chooses, order says nothing of worth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cases.enums import Form

from .evidence import COUNTERS

PREFIX = {"D": Form.DEMOKRATI, "F": Form.FORBRUG, "R": Form.SELVREFLEKSION, "S": Form.SAMSKABELSE}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A form that seems to have been in play, with the indicators that speak for it and against it."""

    form: Form
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...] = ()


def form_of(code: str) -> Form:
    return PREFIX[code[0]]


def suggest(answered: Iterable[str]) -> tuple[Suggestion, ...]:
    """`answered`: codes of the indicators that hold words; forms come in the source's own order."""
    codes = sorted(set(answered))
    found = []
    for form in Form:
        ours = [code for code in codes if form_of(code) is form]
        speaks_for = tuple(code for code in ours if code not in COUNTERS)
        if speaks_for:
            found.append(Suggestion(form, speaks_for, tuple(code for code in ours if code in COUNTERS)))
    return tuple(found)
