"""Who stands around the borger, who holds it together, and short notes of what they agreed (S4-63)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import Area
from cases.models import ActorAround, Case, Coordination, CoordinationNote
from cases.permissions import may_record
from jobcenter.rows import StaleEdit

from ._checks import fresh, has_come, written
from ._once import once
from ._writing import change, create, refuse, writing


def add(
    *,
    case: Case,
    by: Any,
    on: date,
    kind: str,
    name: str,
    function: str,
    areas: Sequence[str],
    since: date | None = None,
    contact: str = "",
    consent_on: date | None = None,
    row_id: UUID | None = None,
) -> ActorAround:
    """Somebody stands beside the borger from `since` (today where it is not said)."""
    with writing(case, by=by, on=on, what="actor.added", may=may_record) as w:
        row = ActorAround(pk=once(w.case.actors_around.all(), row_id), case=w.case, kind=kind)
        told = _told(on, name=name, function=function, areas=areas, contact=contact, consent_on=consent_on)
        for field, value in (told | {"since": has_come(since or on, on, "since")}).items():
            setattr(row, field, value)
        w.target, w.data = create(row), {"kind": row.kind, "areas": row.areas}
    return row


def revise(
    *,
    actor: ActorAround,
    by: Any,
    on: date,
    version: int | None,
    kind: str,
    name: str,
    function: str,
    areas: Sequence[str],
    since: date,
    contact: str = "",
    consent_on: date | None = None,
) -> ActorAround:
    with writing(actor.case, by=by, on=on, what="actor.revised", may=may_record) as w:
        told = _told(on, name=name, function=function, areas=areas, contact=contact, consent_on=consent_on)
        actor = change(actor, version=version, kind=kind, since=has_come(since, on, "since"), **told)
        w.target, w.data = actor, {"kind": actor.kind, "areas": actor.areas}
    return actor


def _told(on: date, *, name: str, function: str, areas: Sequence[str], contact: str, consent_on: date | None) -> Any:
    return {
        "name": written(name, _("Skriv, hvem det er."), "name"),
        "function": written(function, _("Skriv, hvad de hjælper med."), "function"),
        "areas": [code for code in Area.values if code in areas],
        "contact": contact.strip(),
        "consent_on": has_come(consent_on, on, "consent_on") if consent_on else None,
    }


def end(*, actor: ActorAround, by: Any, on: date) -> ActorAround:
    """They are not around the borger from today on; where they coordinated, nobody does."""
    with writing(actor.case, by=by, on=on, what="actor.ended", may=may_record) as w:
        current = fresh(actor, None)
        if current.ended_on is None:
            current = change(current, version=None, ended_on=on)
            for held in Coordination.objects.on(on).filter(case=w.case, actor=current):
                change(held, version=None, ended_on=on)
        w.target, w.data = current, {"kind": current.kind}
    return current


def coordinate(
    *, case: Case, by: Any, on: date, version: int | None, who: str, actor: ActorAround | None = None
) -> Coordination:
    """From today this one holds it together; whoever did before ended today, and the history stays.

    `version` is that of the coordination which held when the page was read, 0 where there was none; StaleEdit when a
    colleague has said another meanwhile.
    """
    with writing(case, by=by, on=on, what="coordination.agreed", may=may_record) as w:
        if actor is not None:
            _still_there(actor, w.case, on)
        former: Coordination | None = Coordination.objects.on(on).filter(case=w.case).first()
        if former is not None and version is not None and former.version != version:
            raise StaleEdit(former)
        if former is not None and (former.who, former.actor_id) == (who, actor.pk if actor else None):
            w.target = former
            return former
        if former is not None:
            change(former, version=None, ended_on=on)
        row = create(Coordination(case=w.case, who=who, actor=actor, since=on))
        w.target, w.data = row, {"who": row.who}
    return row


def _still_there(actor: ActorAround, case: Case, on: date) -> None:
    if not ActorAround.objects.on(on).filter(pk=actor.pk, case=case).exists():
        raise refuse(_("De er ikke længere rundt om borgeren. Vælg en anden."), "who")


def stop_coordinating(*, case: Case, by: Any, on: date) -> None:
    """Nobody is said to hold it together from today on."""
    with writing(case, by=by, on=on, what="coordination.stopped", may=may_record) as w:
        former = Coordination.objects.on(on).filter(case=w.case).first()
        if former is None:
            raise refuse(_("Der er ikke noteret nogen, der koordinerer."))
        w.target, w.data = change(former, version=None, ended_on=on), {"who": former.who}


def note(
    *, case: Case, by: Any, on: date, text: str, noted_on: date | None = None, row_id: UUID | None = None
) -> CoordinationNote:
    """What those around agreed on; short, and of a day that has come."""
    with writing(case, by=by, on=on, what="coordination.noted", may=may_record) as w:
        row = CoordinationNote(
            pk=once(w.case.coordination_notes.all(), row_id),
            case=w.case,
            noted_on=has_come(noted_on or on, on, "noted_on"),
            noted_by=by,
            text=written(text, _("Skriv kort, hvad I aftalte."), "text"),
        )
        w.target = create(row)
    return row


def remove_note(*, coordination_note: CoordinationNote, by: Any, on: date) -> None:
    """Noted by mistake: the note goes, and the row's history keeps it."""
    with writing(coordination_note.case, by=by, on=on, what="coordination.note_removed", may=may_record) as w:
        w.target = coordination_note
        CoordinationNote.objects.filter(pk=coordination_note.pk).delete()
