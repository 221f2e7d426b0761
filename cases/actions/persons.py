"""About the borger: strengths, needs, two views of the problem, sensitive facts with a purpose, ways of contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cases.enums import Channel, Support, Voice
from cases.involvement.values import normalised
from cases.models import AccommodationNeed, Case, Citizen, ProblemDefinition, SensitiveFact, Strength
from cases.permissions import may_record, may_see_sensitive
from jobcenter.rows import StaleEdit

from ._checks import fresh, has_come, written
from ._once import once
from ._writing import change, create, refuse, writing

Ending = Strength | AccommodationNeed | SensitiveFact


def add_strength(*, case: Case, by: Any, on: date, text: str, in_citizens_words: bool = False) -> Strength:
    with writing(case, by=by, on=on, what="strength.added", may=may_record) as w:
        text = written(text, _("Skriv, hvad borgeren er god til."), "text")
        strength = create(Strength(case=w.case, text=text, in_citizens_words=in_citizens_words, noted_on=on))
        w.target = strength
    return strength


def revise_strength(
    *, strength: Strength, by: Any, on: date, version: int | None, text: str, in_citizens_words: bool
) -> Strength:
    with writing(strength.case, by=by, on=on, what="strength.revised", may=may_record) as w:
        text = written(text, _("Skriv, hvad borgeren er god til."), "text")
        strength = change(strength, version=version, text=text, in_citizens_words=in_citizens_words)
        w.target = strength
    return strength


def add_need(*, case: Case, by: Any, on: date, kind: str, text: str = "") -> AccommodationNeed:
    """A skånebehov: what the borger needs of a place, never why; a company may be told."""
    with writing(case, by=by, on=on, what="need.added", may=may_record) as w:
        need = create(AccommodationNeed(case=w.case, kind=kind, text=text.strip(), noted_on=on))
        w.target, w.data = need, {"kind": need.kind}
    return need


def revise_need(
    *, need: AccommodationNeed, by: Any, on: date, version: int | None, kind: str, text: str = ""
) -> AccommodationNeed:
    with writing(need.case, by=by, on=on, what="need.revised", may=may_record) as w:
        need = change(need, version=version, kind=kind, text=text.strip())
        w.target, w.data = need, {"kind": need.kind}
    return need


def define_problem(
    *, case: Case, by: Any, on: date, voice: str, text: str, version: int | None = None
) -> ProblemDefinition:
    """A new version of one voice; the former stays readable (S4-12).

    `version` counts the versions of that voice that were read (StaleEdit when there are more now).
    Refused when the two voices say the same (V-11): then one of them has not been heard. Closed (PermissionDenied)
    where the borger has written her own: only she follows that up (S3-21).
    """
    with writing(case, by=by, on=on, what="problem.defined", may=may_record) as w:
        _not_over_her_own(w.case, voice)
        text = written(text, _("Skriv, hvad det handler om."), "text")
        _unread(w.case, voice, version)
        other = w.case.problem_definitions.exclude(voice=voice).last()
        if other is not None and normalised(other.text) == normalised(text):
            raise refuse(_echo(voice), "text")
        definition = create(ProblemDefinition(case=w.case, voice=voice, text=text, noted_on=on, noted_by=by))
        w.target, w.data = definition, {"voice": voice}
    return definition


def _not_over_her_own(case: Case, voice: str) -> None:
    standing = case.problem_definitions.filter(voice=Voice.BORGER).last()
    if voice == Voice.BORGER and standing is not None and standing.channel:
        raise PermissionDenied


def own_problem(
    *,
    case: Case,
    by: Any,
    on: date,
    channel: str,
    text: str,
    given_on: date | None = None,
    row_id: UUID | None = None,
) -> ProblemDefinition:
    """What it is about, in words the borger wrote: on the screen of `by` (kiosk), or from her paper, typed in by `by`.

    A new dated text each time; the former stays as it was. Nothing is compared with the professional view: she may
    say the same. Raises AlreadySaved where it has been sent before.
    """
    if channel not in (Channel.KIOSK, Channel.PAPIR):
        raise refuse(_("Borgeren kan skrive det på skærmen eller på papir."))
    with writing(case, by=by, on=on, what="problem.told_by_borger", may=may_record) as w:
        definition = ProblemDefinition(
            pk=once(w.case.problem_definitions.all(), row_id),
            case=w.case,
            voice=Voice.BORGER,
            channel=channel,
            text=written(text, _("Skriv, hvad det handler om."), "text"),
            noted_on=has_come(given_on or on, on, "given_on"),
            noted_by=by if channel == Channel.PAPIR else None,
        )
        w.target, w.data = create(definition), {"channel": definition.channel}
    return definition


def _unread(case: Case, voice: str, version: int | None) -> None:
    mine = list(case.problem_definitions.filter(voice=voice))
    if version is not None and len(mine) != version and mine:
        current = mine[-1]
        current.version = len(mine)  # type: ignore[attr-defined]  # versions of a voice are counted, not stored
        raise StaleEdit(current)


def _echo(voice: str) -> str:
    if voice == Voice.BORGER:
        return _("Det er de samme ord som i det faglige blik. Skriv, hvordan borgeren selv siger det.")
    return _(
        "Det er de samme ord som borgerens. Skriv, hvad du ser fagligt, så de to blikke kan stå ved siden af hinanden."
    )


def add_sensitive(*, case: Case, by: Any, on: date, kind: str, purpose: str, text: str) -> SensitiveFact:
    """A sensitive fact with the purpose it is kept for; without a purpose it may not be kept (S4-88)."""
    with writing(case, by=by, on=on, what="sensitive.added", may=_may_keep_sensitive) as w:
        values = _purposeful(purpose, text)
        fact = create(SensitiveFact(case=w.case, kind=kind, noted_on=on, noted_by=by, **values))
        w.target = fact
    return fact


def revise_sensitive(
    *, fact: SensitiveFact, by: Any, on: date, version: int | None, kind: str, purpose: str, text: str
) -> SensitiveFact:
    with writing(fact.case, by=by, on=on, what="sensitive.revised", may=_may_keep_sensitive) as w:
        fact = change(fact, version=version, kind=kind, **_purposeful(purpose, text))
        w.target = fact
    return fact


def _may_keep_sensitive(user: Any, case: Case, on: date) -> bool:
    return may_record(user, case, on) and may_see_sensitive(user, case, on)


def _purposeful(purpose: str, text: str) -> dict[str, str]:
    message = _("Skriv, hvad oplysningen skal bruges til. Uden formål må den ikke gemmes.")
    return {
        "purpose": written(purpose, message, "purpose"),
        "text": written(text, _("Skriv oplysningen."), "text"),
    }


def end(*, row: Ending, by: Any, on: date) -> Ending:
    """It no longer holds, from today; it stays readable in the history."""
    may = _may_keep_sensitive if isinstance(row, SensitiveFact) else may_record
    with writing(row.case, by=by, on=on, what=f"{row._meta.model_name}.ended", may=may) as w:
        current = fresh(row, None)
        if current.ended_on is None:
            current = change(current, version=None, ended_on=on)
        w.target = current
    return current


def change_contact_details(
    *,
    case: Case,
    by: Any,
    on: date,
    version: int | None,
    phone: str,
    address: str,
    protected: bool,
    language: str | None = None,
    interpreter: bool | None = None,
) -> Citizen:
    """How to reach the borger, and whether name and address are protected. A system may give the language as well;
    None leaves it and the interpreter as they are."""
    with writing(case, by=by, on=on, what="citizen.contact_changed", may=may_record) as w:
        spoken = {} if language is None else {"language": language.strip() or "dansk"}
        helped = {} if interpreter is None else {"interpreter": interpreter}
        values = {"phone": phone.strip(), "address": address.strip(), "protected": protected}
        citizen = change(w.case.citizen, version=version, **values, **spoken, **helped)
        w.target, w.data = citizen, {"protected": citizen.protected, "interpreter": citizen.interpreter}
    return citizen


def agree_how_to_talk(
    *,
    case: Case,
    by: Any,
    on: date,
    version: int | None,
    language: str,
    interpreter: bool,
    asked: bool,
    communication: Sequence[str] = (),
) -> Citizen:
    """In which language, with an interpreter or not, and what helps; how, never why (S4-79).

    `asked`: somebody has asked the borger about an interpreter; the day of the first answer stays.
    """
    with writing(case, by=by, on=on, what="citizen.communication_agreed", may=may_record) as w:
        citizen = w.case.citizen
        citizen = change(
            citizen,
            version=version,
            language=written(language, _("Skriv det sprog, I taler sammen på."), "language"),
            interpreter=interpreter,
            interpreter_asked_on=(citizen.interpreter_asked_on or on) if asked or interpreter else None,
            communication=[code for code in Support.values if code in communication],
        )
        w.target = citizen
        w.data = {"interpreter": citizen.interpreter, "support": citizen.communication}
    return citizen
