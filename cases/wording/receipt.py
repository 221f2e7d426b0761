"""“Hvad sker der nu?” in plain Danish, said to the borger; what is not known is asked for, not made up (S3-05)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.utils.translation import gettext as _

from cases.enums import Party
from jobcenter.dates import danish


@dataclass(frozen=True)
class Doing:
    """Something that is to be done: `party` or `due_on` may be unknown."""

    what: str
    party: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Meeting:
    """When the two meet next; `form` in words."""

    planned_on: date
    planned_time: time | None = None
    form: str = ""


@dataclass(frozen=True)
class Receipt:
    """`lines` are said to the borger; `asks` are what the caseworker can still find out."""

    steps: tuple[str, ...]
    promises: tuple[str, ...]
    meeting: str
    asks: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return (*self.steps, *self.promises, self.meeting)


def receipt(
    steps: Iterable[Doing], promises: Iterable[Doing], *, no_step_needed: bool, next_meeting: Meeting | None
) -> Receipt:
    """The next step with who and when, then the promises of both sides, then the next samtale."""
    steps, promises = list(steps), list(promises)
    told = tuple(_step(step) for step in steps)
    if not told and no_step_needed:
        told = (_("Vi er enige om, at der ikke skal ske noget nyt lige nu. Sig til, hvis det ændrer sig."),)
    return Receipt(
        steps=told,
        promises=tuple(_promise(promise) for promise in promises),
        meeting=_met(next_meeting),
        asks=tuple(ask for doing in (*steps, *promises) for ask in _asks(doing)),
    )


def who(party: str) -> str:
    """Who does it, as one says it to the borger."""
    return {
        Party.BORGER.value: _("du"),
        Party.SAGSBEHANDLER.value: _("din sagsbehandler"),
        Party.VIRKSOMHEDSKONSULENT.value: _("virksomhedskonsulenten"),
        Party.VIRKSOMHED.value: _("virksomheden"),
        Party.ANDEN.value: _("en anden"),
    }.get(party, "")


def _step(step: Doing) -> str:
    return " ".join((_("Det næste er: %(what)s.") % {"what": bare(step.what)}, *_by_whom(step)))


def _by_whom(doing: Doing) -> tuple[str, ...]:
    values = {"who": who(doing.party), "day": danish(doing.due_on) if doing.due_on else ""}
    if values["who"] and values["day"]:
        return (_("Det gør %(who)s, senest den %(day)s.") % values,)
    if values["who"]:
        return (_("Det gør %(who)s. Der er ikke sat en dag på endnu.") % values,)
    if values["day"]:
        return (_("Det skal ske senest den %(day)s. Vi har ikke aftalt, hvem der gør det.") % values,)
    return (_("Vi har ikke aftalt, hvem der gør det, eller hvornår."),)


def _promise(promise: Doing) -> str:
    name = who(promise.party) or _("ikke aftalt hvem")
    said = f"{name[:1].upper()}{name[1:]}: {bare(promise.what)}"
    if promise.due_on is None:
        return _("%(said)s. Der er ikke sat en dag på endnu.") % {"said": said}
    return _("%(said)s, senest den %(day)s.") % {"said": said, "day": danish(promise.due_on)}


def _met(meeting: Meeting | None) -> str:
    if meeting is None:
        return _("Den næste samtale er ikke aftalt endnu.")
    day = danish(meeting.planned_on)
    if meeting.planned_time is not None:
        day = _("%(day)s kl. %(clock)s") % {"day": day, "clock": f"{meeting.planned_time:%H.%M}"}
    if meeting.form:
        return _("Vi taler sammen igen den %(day)s (%(form)s).") % {"day": day, "form": meeting.form.lower()}
    return _("Vi taler sammen igen den %(day)s.") % {"day": day}


def _asks(doing: Doing) -> tuple[str, ...]:
    said = {"what": bare(doing.what)}
    asks = [] if who(doing.party) else [_("Hvem gør det? Det står ikke ved »%(what)s«.") % said]
    if doing.due_on is None:
        asks.append(_("Hvornår? Der er ingen dag på »%(what)s«.") % said)
    return tuple(asks)


def bare(text: str) -> str:
    """A few words without the full stop somebody may have put after them."""
    return " ".join(text.split()).rstrip(".")
