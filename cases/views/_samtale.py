"""What the page of a samtale shows of its form: which rows stand open, and how much each folded part holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from cases.forms._samtale_rows import OPENING
from cases.forms.samtale import HENSYN, NotesForm, SamtaleForm, talk_fields
from cases.models import Meeting


@dataclass(frozen=True)
class Fold:
    """One folded part: how many of its parts hold something, whether it stands open, and its rows if it has any."""

    count: int
    open: bool
    rows: list[Any]
    more: list[Any]


def folds(form: SamtaleForm) -> dict[str, Fold]:
    """What is empty is folded; what holds something, or has to be put right, stands open."""
    return {
        "hensyn": _fields(form, *HENSYN),
        "about": _fields(form, "present", "spoken", also=("held_on", "form", "kind")),
        "said": _rows(form.utterances, least=1),
        "lines": _rows(form.lines, least=2),
        "promises": _rows(form.promises, least=len(OPENING)),
        "next": _fields(form, "next_on", "next_time", "next_purpose"),
    }


def hensyn_of(meeting: Meeting) -> list[tuple[Any, str]]:
    """(label, text) of the hensyn that were written."""
    fields = talk_fields()
    return [(fields[name].label, getattr(meeting, name)) for name in HENSYN if getattr(meeting, name)]


def note_folds(form: NotesForm) -> dict[str, Fold]:
    """The same for a samtale that is revised."""
    about = _fields(form, "present", "spoken", also=("held_on", "form", "kind"))
    return {"hensyn": _fields(form, *HENSYN), "about": replace(about, open=True)}


def _fields(form: Any, *names: str, also: tuple[str, ...] = ()) -> Fold:
    filled = sum(1 for name in names if form[name].value())
    wrong = any(form[name].errors for name in (*names, *also))
    return Fold(filled, bool(filled) or wrong, [], [])


def _rows(formset: Any, least: int) -> Fold:
    rows = formset.forms
    typed = [number for number, row in enumerate(rows, 1) if _typed(row)]
    shown = max([least, *typed])
    return Fold(len(typed), bool(typed), rows[:shown], rows[shown:])


def _typed(row: Any) -> bool:
    """Something was written; which of the two sides stands in the select is there from the start."""
    return bool(row.errors) or any(bound.value() for bound in row if bound.name not in ("party", "about_work"))
