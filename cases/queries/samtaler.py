"""What one reads before a samtale, the borger first: her words, her wishes, both sides' promises, what was tried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from cases.enums import OPEN_WISHES, Party, Stance
from cases.models import Case
from cases.queries.around import coordinator, split
from cases.queries.brief_parts import LATELY, WORDS, parts_of
from cases.queries.gathered import Rows, gather
from cases.queries.voice import Voice, voice_of


@dataclass(frozen=True)
class Promise:
    """A promise with what became of it, in the same words whoever made it (S4-15)."""

    row: SimpleNamespace
    on: date

    @property
    def open(self) -> bool:
        return self.row.kept_on is None and self.row.broken_on is None

    @property
    def late(self) -> bool:
        return self.open and self.row.due_on is not None and self.row.due_on < self.on


@dataclass(frozen=True)
class Brief:
    """The borger first; promises stand by side, the system's as plainly as the borger's. Rows are plain (`gathered`).

    `voice` is what she said herself the last time she did; None says that her voice is missing. `tried` is what has
    ended, the newest first; `ahead` the nearest booked samtale; `around` who else helps, and `coordinator` one of them,
    the sagsbehandler, the borger, or nobody.
    """

    on: date
    voice: Voice | None
    utterances: Rows
    strengths: Rows
    all_wishes: Rows
    promises: tuple[Promise, ...]
    lines: Rows
    steps: Rows
    tried: Rows
    last: SimpleNamespace | None
    ahead: SimpleNamespace | None
    pauses: Rows
    exemptions: Rows
    around: Rows
    coordinator: SimpleNamespace | None

    @property
    def wishes(self) -> Rows:
        return [wish for wish in self.all_wishes if wish.status in OPEN_WISHES]

    @property
    def laid_aside(self) -> Rows:
        return [wish for wish in self.all_wishes if wish.status not in OPEN_WISHES]

    @property
    def agenda(self) -> Rows:
        """Parked wishes whose day has come, and those that wait for something to happen: ask whether it has (S4-18)."""
        return [
            wish
            for wish in self.wishes
            if (wish.revisit_on is not None and wish.revisit_on <= self.on)
            or (wish.revisit_on is None and wish.revisit_when)
        ]

    @property
    def by_system(self) -> list[Promise]:
        return [promise for promise in self.promises if promise.open and promise.row.party != Party.BORGER]

    @property
    def by_borger(self) -> list[Promise]:
        return [promise for promise in self.promises if promise.open and promise.row.party == Party.BORGER]

    @property
    def sides(self) -> list[tuple[bool, list[Promise]]]:
        """(ours, promises): our side first; what is open, what was kept and what was broken since the last samtale."""
        ours = [promise for promise in self.promises if promise.row.party != Party.BORGER]
        return [(True, ours), (False, [promise for promise in self.promises if promise not in ours])]

    @property
    def disputed(self) -> Rows:
        return [line for line in self.lines if line.stance != Stance.ENIG]

    @property
    def agreed(self) -> Rows:
        return [line for line in self.lines if line.stance == Stance.ENIG]


def brief(user: Any, case: Case, on: date, *, sensitive: bool = False) -> Brief:
    """Two statements; the caller has fetched the case for this user and may see its notes.

    Why a praktik ended can be about health, and is fetched with `sensitive` only.
    """
    parts = gather(Case.objects.filter(pk=case.pk), parts_of(on, sensitive), WORDS)
    last = next(iter(parts["last"]), None)
    since = last.held_on if last else on - LATELY
    told = [Promise(row, on) for row in parts["promises"]]
    return Brief(
        on=on,
        voice=voice_of(case),
        utterances=parts["utterances"],
        strengths=parts["strengths"],
        all_wishes=parts["wishes"],
        promises=tuple(sorted((one for one in told if _is_told(one, since)), key=_late_first)),
        lines=parts["lines"],
        steps=parts["steps"],
        tried=_tried(parts),
        last=last,
        ahead=next(iter(parts["ahead"]), None),
        pauses=parts["pauses"],
        exemptions=parts["exemptions"],
        around=split(parts["actors"], on)[0],
        coordinator=coordinator(parts["coordinations"], on),
    )


def _is_told(promise: Promise, since: date) -> bool:
    return promise.open or max(filter(None, (promise.row.kept_on, promise.row.broken_on))) >= since


def _late_first(promise: Promise) -> tuple[bool, bool, date]:
    return (not promise.late, not promise.open, promise.row.due_on or date.max)


def _tried(parts: dict[str, Rows]) -> Rows:
    ended = [*parts["placements"], *parts["enrolments"]]
    return sorted(ended, key=lambda row: row.over_on, reverse=True)
