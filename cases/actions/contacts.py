"""Contacts that are not samtaler: calls, messages, visits, and preparation, which is work of its own (S4-48, S1-59)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from cases.enums import ContactDirection, ContactKind
from cases.models import Case, Contact
from cases.permissions import may_work_with_companies

from ._checks import has_come
from ._once import once
from ._writing import create, writing


def record(
    *,
    case: Case,
    by: Any,
    on: date,
    kind: str,
    direction: str = ContactDirection.FRA_KOMMUNEN,
    happened_on: date | None = None,
    reached: bool = True,
    text: str = "",
    minutes: int | None = None,
    row_id: UUID | None = None,
) -> Contact:
    """Something happened between us and the borger; a virksomhedskonsulent prepares too, and may note it.

    `minutes` is the time it took, the way there and back counted in, where anybody cares to say.
    """
    with writing(case, by=by, on=on, what="contact.recorded", may=may_work_with_companies) as w:
        contact = create(
            Contact(
                id=once(w.case.contacts.all(), row_id),
                case=w.case,
                kind=kind,
                direction=direction,
                happened_on=has_come(happened_on or on, on, "happened_on"),
                made_by=by,
                reached=reached,
                text=text.strip(),
                minutes=minutes,
            )
        )
        w.target, w.data = contact, {"kind": contact.kind, "reached": contact.reached}
    return contact


def called_without_answer(*, case: Case, by: Any, on: date) -> Contact:
    """One tap: we rang, and the borger was not there. It says nothing about the borger."""
    return record(case=case, by=by, on=on, kind=ContactKind.OPKALD, reached=False)
