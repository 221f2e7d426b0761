"""Suggest forms from what was written under the indicators; the caseworker chooses, order says nothing of worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cases.enums import Form

from .evidence import COUNTERS, shown
from .values import Claim, Record, filled

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


def answered(record: Record, texts: Mapping[str, str]) -> frozenset[str]:
    """Codes that hold words on the screen, also under forms that are not chosen yet; `texts`: code -> what is written.

    Only a decision by the borger and a choice between options speak for a form by themselves: her words about
    the problem stand in every good record.
    """
    nothing = {form: Claim(form) for form in (Form.DEMOKRATI, Form.FORBRUG)}
    told = {code for code, text in texts.items() if filled(text)}
    told |= {code for code in ("D-1", "F-2") if shown(record, nothing[form_of(code)], code)}
    return frozenset(told)
