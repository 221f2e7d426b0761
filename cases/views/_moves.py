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
        return not self.form.fields and not self.decides

    @property
    def decides(self) -> bool:
        return self.code in DECISIONS

    @property
    def open(self) -> bool:
        return bool(self.form.errors)


def acts(
    moves: Iterable[Move], forms: Mapping[str, Any], row: Any, bound: Any, may: Mapping[str, bool], likely: str
) -> list[Act]:
    """In the order of the table; a form that was posted and refused keeps what was typed."""
    found = []
    for move in moves:
        form = bound if getattr(bound, "code", None) == move.code else forms[move.code](row=row)
        found.append(Act(move.code, move.label, form, may[move.code], likely=move.code == likely))
    return found


def posted(request: HttpRequest) -> tuple[str, QueryDict | None]:
    """The code of the act and its data; no data where nothing was posted."""
    if request.method != "POST":
        return "", None
    return request.POST.get(FIELD, ""), request.POST
