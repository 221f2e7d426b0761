"""The borger's purpose beside the kommune's, a version each time; said by the caseworker, never counted out (S4-96)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cases.models import Case, PurposeAlignment
from cases.permissions import may_record

from ._once import once
from ._writing import create, refuse, writing


def align(
    *,
    case: Case,
    by: Any,
    on: date,
    citizen_purpose: str,
    authority_purpose: str,
    aligned: bool,
    citizen_words: str = "",
    authority_words: str = "",
    row_id: UUID | None = None,
) -> PurposeAlignment:
    """What both want, as it stands today; what stood before stays readable."""
    with writing(case, by=by, on=on, what="purpose.aligned", may=may_record) as w:
        row = create(
            PurposeAlignment(
                id=once(w.case.purposes.all(), row_id),
                case=w.case,
                citizen_purpose=citizen_purpose,
                citizen_words=citizen_words.strip(),
                authority_purpose=authority_purpose,
                authority_words=authority_words.strip(),
                aligned=aligned,
                noted_on=on,
                noted_by=by,
            )
        )
        w.target, w.data = row, {"aligned": row.aligned}
    return row


def still_so(*, case: Case, by: Any, on: date) -> PurposeAlignment:
    """Looked at again, and unchanged: one tap, and a version of its own."""
    with writing(case, by=by, on=on, what="purpose.aligned", may=may_record) as w:
        last = w.case.purposes.current(on).first()
        if last is None:
            raise refuse(_("Der er ikke noteret et formål endnu. Skriv det første."))
        same = {name: getattr(last, name) for name in SAID}
        row = create(PurposeAlignment(case=w.case, noted_on=on, noted_by=by, **same))
        w.target, w.data = row, {"again": True, "aligned": row.aligned}
    return row


SAID = ("citizen_purpose", "citizen_words", "authority_purpose", "authority_words", "aligned")
