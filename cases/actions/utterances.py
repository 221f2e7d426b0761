"""Write what the borger said that made sense to her, in her words; and what became of it (S3-13)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases.enums import Gribning
from cases.models import Case, Goal, Meeting, PlanStep, Utterance, Wish
from cases.permissions import may_record
from offers.models import Offer

from ._checks import has_come, written
from ._once import once
from ._writing import change, create, refuse, writing

AS_SAID = _lazy("Skriv det, borgeren sagde, som det blev sagt.")
STEP, GOAL, WISH, OFFER = LINKS = ("step", "goal", "wish", "offer")
# The step that is being agreed in the very same samtale and has no id yet.
THIS_STEP: Final = "nyt"


@dataclass(frozen=True)
class Link:
    """What an utterance became: a step, goal or wish of the same case, or an offer of the catalogue."""

    kind: str
    id: UUID


@dataclass(frozen=True)
class Said:
    """One utterance, verbatim; `link` may be THIS_STEP."""

    text: str
    about_work: bool = False
    response: str = ""
    link: Link | str | None = None


def note(
    *, case: Case, by: Any, on: date, said: Said, said_on: date | None = None, row_id: UUID | None = None
) -> Utterance:
    """Something she said outside a samtale. Raises AlreadySaved where the same form has been sent before."""
    with writing(case, by=by, on=on, what="utterance.noted", may=may_record) as w:
        new = once(w.case.utterances.all(), row_id)
        row = _new(w.case, said, has_come(said_on or on, on, "said_on"), id=new)
        w.target, w.data = row, {"response": row.response, "about_work": row.about_work}
    return row


def write_within(meeting: Meeting, *, said: Iterable[Said], day: date, step: PlanStep | None) -> None:
    """What she said in a samtale, inside its transaction; `step` is the one that was agreed in it."""
    for one in said:
        if one.link == THIS_STEP:
            one = Said(one.text, one.about_work, one.response, Link(STEP, step.pk) if step else None)
        _new(meeting.case, one, day, meeting=meeting)


def _new(case: Case, said: Said, day: date, **more: Any) -> Utterance:
    text = written(said.text, AS_SAID, "text")
    return create(Utterance(case=case, text=text, about_work=said.about_work, said_on=day, **_fate(case, said), **more))


def revise(*, utterance: Utterance, by: Any, on: date, version: int | None, said: Said) -> Utterance:
    """Her words put right, and what became of them: linked, it is no longer waiting; without a link it waits again."""
    with writing(utterance.case, by=by, on=on, what="utterance.revised", may=may_record) as w:
        text = written(said.text, AS_SAID, "text")
        values = _fate(w.case, said)
        row = change(utterance, version=version, text=text, about_work=said.about_work, **values)
        w.target, w.data = row, {"response": row.response, "linked": _linked(row)}
    return row


def _fate(case: Case, said: Said) -> dict[str, Any]:
    """The columns for what became of it; a link is an answer, so it counts as grebet unless somebody says otherwise."""
    found = dict.fromkeys((f"{kind}_id" for kind in LINKS), None)
    link = said.link if isinstance(said.link, Link) else None
    if link is not None:
        found[f"{link.kind}_id"] = _row(case, link).pk
    return found | {"response": said.response or (Gribning.GREBET if link else "")}


def _row(case: Case, link: Link) -> Model:
    """The row the link names, when it is one of the case's own or stands in the catalogue."""
    rows: dict[str, QuerySet[Any]] = {
        STEP: PlanStep.objects.filter(plan__case=case),
        GOAL: Goal.objects.filter(plan__case=case),
        WISH: Wish.objects.filter(case=case),
        OFFER: Offer.objects.all(),
    }
    found: Model | None = rows[link.kind].filter(pk=link.id).first() if link.kind in rows else None
    if found is None:
        raise refuse(_("Det valg findes ikke på sagen. Vælg et fra listen."), "link")
    return found


def _linked(row: Utterance) -> bool:
    return any(getattr(row, f"{kind}_id") is not None for kind in LINKS)
