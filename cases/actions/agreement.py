"""Write what was agreed line by line: enig, delvist or uenig; disagreement is a normal state and blocks nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases.enums import Agreement, Stance
from cases.models import AgreementLine, Case, Meeting
from cases.permissions import may_record

from ._checks import fresh, written
from ._writing import change, create, refuse, writing

WHAT = _lazy("Skriv, hvad linjen handler om.")
IN_HER_WORDS = _lazy("Skriv uenigheden med borgerens egne ord.")


@dataclass(frozen=True)
class Line:
    """One sentence, and where the two stand on it; `dissent` is the borger's own words (S4-13)."""

    text: str
    stance: str
    dissent: str = ""


def overall(lines: Iterable[Line]) -> str:
    """Where the two stand on the whole, derived from the lines so that nobody is asked twice (S1-60)."""
    stances = {line.stance for line in lines}
    if not stances:
        return Agreement.IKKE_AFKLARET
    if stances == {Stance.ENIG}:
        return Agreement.ENIG
    return Agreement.UENIG if stances == {Stance.UENIG} else Agreement.DELVIST_ENIG


def write_within(case: Case, *, lines: Iterable[Line], day: date, meeting: Meeting | None = None) -> None:
    """The lines of a samtale in their order, inside its transaction."""
    for order, line in enumerate(lines):
        values = {"text": written(line.text, WHAT, "text"), "stance": line.stance, "dissent": _dissent(line)}
        create(AgreementLine(case=case, meeting=meeting, order=order, noted_on=day, **values))


def revise(
    *, line: AgreementLine, by: Any, on: date, version: int | None, text: str, stance: str, dissent: str = ""
) -> AgreementLine:
    """The line as the two now put it; what it was before stays in its history."""
    with writing(line.case, by=by, on=on, what="agreement.revised", may=may_record) as w:
        _standing(line)
        values = {"text": written(text, WHAT, "text"), "dissent": _dissent(Line(text, stance, dissent))}
        line = change(line, version=version, stance=stance, **values)
        w.target, w.data = line, {"stance": line.stance}
    return line


def settle(*, line: AgreementLine, by: Any, on: date) -> AgreementLine:
    """The two have found an answer; the dissent stays where it was said."""
    with writing(line.case, by=by, on=on, what="agreement.settled", may=may_record) as w:
        current = _standing(line)
        if current.stance == Stance.ENIG or current.settled_on:
            raise refuse(_("Der er ingen åben uenighed på linjen. Se, hvad der står nu."))
        line = change(current, version=None, settled_on=on)
        w.target, w.data = line, {"stance": line.stance}
    return line


def withdraw(*, line: AgreementLine, by: Any, on: date) -> AgreementLine:
    """It no longer holds; nothing is erased."""
    with writing(line.case, by=by, on=on, what="agreement.withdrawn", may=may_record) as w:
        line = change(_standing(line), version=None, withdrawn_on=on)
        w.target, w.data = line, {"stance": line.stance}
    return line


def reopen(*, line: AgreementLine, by: Any, on: date) -> AgreementLine:
    """Take back a tap that was wrong: the line stands as it did, and a disagreement is open again."""
    with writing(line.case, by=by, on=on, what="agreement.reopened", may=may_record) as w:
        line = change(line, version=None, settled_on=None, withdrawn_on=None)
        w.target, w.data = line, {"stance": line.stance}
    return line


def _dissent(line: Line) -> str:
    """The borger's words are asked for where she disagrees, and kept wherever they were said."""
    if line.stance == Stance.UENIG:
        return written(line.dissent, IN_HER_WORDS, "dissent")
    return line.dissent.strip()


def _standing(line: AgreementLine) -> AgreementLine:
    current = fresh(line, None)
    if current.withdrawn_on:
        raise refuse(_("Linjen gælder ikke længere. Åbn den igen først, hvis det var en fejl."))
    return current
