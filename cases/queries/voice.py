"""The borger's own voice as staff may read it: verbatim, by which way it came, and missing where it is missing.

Whether the samtale made sense is not here: that answer is read beside the other side's (`voice_meaning`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from cases.enums import Channel, Stance
from cases.models import (
    AgreementLine,
    Case,
    CheckIn,
    CitizenStatement,
    LineRemark,
    Meeting,
    Placement,
)


@dataclass(frozen=True)
class Said:
    """What she said to one agreement line."""

    line: str
    stance: str
    text: str


@dataclass(frozen=True)
class Wrong:
    """Registered wrongly: who said so, on which day and why."""

    by: str
    on: date
    reason: str


@dataclass(frozen=True)
class Voice:
    """One answer. Where it was registered wrongly its words are left out; where she skipped it, there are none."""

    id: UUID
    case_id: UUID
    meeting_id: UUID | None
    given_on: date
    channel: str
    skipped: bool
    chose: str = ""
    change: str = ""
    own_words: str = ""
    understood: bool | None = None
    remarks: tuple[Said, ...] = ()
    wrong: Wrong | None = None

    @property
    def has_words(self) -> bool:
        return bool(self.change or self.own_words or self.chose or self.remarks or self.understood is not None)


def voices_of(meetings: Iterable[UUID]) -> dict[UUID, list[Voice]]:
    """The answers to each samtale, the newest first, those marked wrong without their words; one statement."""
    found: dict[UUID, list[Voice]] = defaultdict(list)
    for row in _rows(CitizenStatement.objects.filter(meeting__in=list(meetings))):
        if row.meeting_id is not None:
            found[row.meeting_id].append(as_voice(row))
    return found


def voice_of(case: Case, meeting: Meeting | None = None) -> Voice | None:
    """The newest answer that stands, to this samtale or whatever it was about; None is a voice that is missing.

    One statement.
    """
    answers = CitizenStatement.objects.standing().answered().filter(case=case)
    newest = _rows(answers.filter(meeting=meeting) if meeting is not None else answers).first()
    return as_voice(newest) if newest else None


def heard(voices: Iterable[Voice]) -> Voice | None:
    """The newest of them that says something and stands."""
    return next((one for one in voices if not one.skipped and one.wrong is None), None)


def words_of(case: Case, answer_id: str) -> dict[str, Any]:
    """What she wrote in one answer or check-in of this case, and on which day; nothing where there is none."""
    try:
        wanted = UUID(answer_id)
    except ValueError:
        return {}
    answer = CitizenStatement.objects.standing().filter(case=case, pk=wanted).first()
    check_in = None if answer else CheckIn.objects.filter(placement__case=case, pk=wanted).first()
    said = answer.own_words or answer.change if answer else check_in.own_words if check_in else ""
    row = answer or check_in
    return {"text": said, "said_on": row.given_on} if row and said else {}


def statements_of(case: Case) -> QuerySet[CitizenStatement]:
    return _rows(CitizenStatement.objects.filter(case=case))


def _rows(rows: QuerySet[CitizenStatement]) -> QuerySet[CitizenStatement]:
    remarks = LineRemark.objects.filter(statement=OuterRef("pk")).order_by("line__order", "recorded_at")
    said = JSONObject(line="line__text", stance="stance", text="text")
    return rows.select_related("entered_by", "marked_wrong__marked_by").annotate(
        said=ArraySubquery(remarks.values(row=said))
    )


def as_voice(row: Any) -> Voice:
    frame = {"id": row.pk, "case_id": row.case_id, "meeting_id": row.meeting_id, "given_on": row.given_on}
    frame |= {"channel": channel(row), "skipped": row.skipped}
    mark = getattr(row, "marked_wrong", None)
    if mark is not None:
        return Voice(**frame, wrong=Wrong(mark.marked_by.full_name, mark.marked_on, mark.reason))
    return Voice(
        **frame,
        chose=row.get_chose_display() if row.chose else "",
        change=row.change,
        own_words=row.own_words,
        understood=row.understood,
        remarks=tuple(Said(one["line"], _stance(one["stance"]), one["text"]) for one in row.said),
    )


def channel(row: CitizenStatement | CheckIn) -> str:
    """By which way it came, in words; what stood on paper names who typed it in, everywhere (S4-20)."""
    if row.channel == Channel.PAPIR and row.entered_by is not None:
        return _("på papir, skrevet ind af %(name)s") % {"name": row.entered_by.full_name}
    return str(Channel(row.channel).label)


def _stance(code: str) -> str:
    return str(Stance(code).label) if code else ""


def agreed_in(meeting: Meeting) -> QuerySet[AgreementLine]:
    """The agreement lines of the samtale that stand."""
    return AgreementLine.objects.standing().filter(meeting=meeting)


def check_ins_of(placement: Placement) -> QuerySet[CheckIn]:
    """The newest first."""
    return CheckIn.objects.filter(placement=placement).select_related("entered_by")
