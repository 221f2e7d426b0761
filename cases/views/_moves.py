"""The moves of a table as the acts of a page: one form each, and which of them the posted one is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from cases.enums import Move

FIELD = "handling"
EDIT = "ret"
# Acts that are an afgørelse, with begrundelse and klagevejledning (house.md 7).
DECISIONS = frozenset({"bevilg", "aftal", "forlaeng"})


@dataclass(frozen=True)
class Act:
    """A button with its form; without the right it says who may, and there is no button."""

    code: str
    label: Any
    form: Any
    allowed: bool
    likely: bool
    "The one act this page is mostly opened for."

    @property
    def at_once(self) -> bool:
        """Nothing to fill in and nothing decided: a button is enough."""
        return not self.form.visible_fields() and not self.decides

    @property
    def decides(self) -> bool:
        return self.code in DECISIONS

    @property
    def open(self) -> bool:
        return bool(self.form and (self.form.errors or self.form.conflict))


def acts(
    moves: Iterable[Move], forms: Mapping[str, Any], row: Any, bound: Any, may: Mapping[str, bool], likely: str
) -> list[Act]:
    """In the order of the table; a form that was posted and refused keeps what was typed."""
    found = []
    for move in moves:
        form = None
        if may[move.code]:
            form = bound if getattr(bound, "code", None) == move.code else forms[move.code](row=row)
        found.append(Act(move.code, move.label, form, may[move.code], likely=move.code == likely))
    return found


def outrun(bound: Any, acts: Iterable[Act]) -> dict[str, Any] | None:
    """Why nothing was decided: what was read and what stands now, and what was typed where its form is gone."""
    conflict = getattr(bound, "conflict", None)
    if conflict is None or not hasattr(bound, "code"):  # an edit shows its own
        return None
    there = any(act.form is bound for act in acts)
    return {"pairs": conflict.pairs, "by": conflict.by, "typed": [] if there else conflict.typed}


def posted(request: HttpRequest) -> tuple[str, QueryDict | None]:
    """The code of the act and its data; no data where nothing was posted."""
    if request.method != "POST":
        return "", None
    return request.POST.get(FIELD, ""), request.POST
