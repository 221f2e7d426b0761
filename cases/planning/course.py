"""A course over time: steps, pauses, placements and offers in lanes by area, each with where it begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import Area
from cases.planning.axis import Axis, percent
from offers.enums import OfferType

# The lane an offer stands in; what is not named here is about work.
OFFER_AREAS: dict[str, Area] = {
    OfferType.VEJLEDNING: Area.UDDANNELSE,
    OfferType.KURSUS: Area.UDDANNELSE,
    OfferType.MENTOR: Area.SOCIAL,
    OfferType.FAELLESSKAB: Area.SOCIAL,
    OfferType.MESTRING: Area.HVERDAG,
}
PAUSE = "pause"
GONE, DONE, RUNNING, AHEAD = "gone", "done", "running", "ahead"


@dataclass(frozen=True)
class Piece:
    """One thing of the course. `look` says whether it is over, runs, lies ahead, or was laid aside."""

    what: str
    id: UUID
    title: str
    lane: str
    first: date | None
    last: date | None
    state: str
    look: str = AHEAD
    who: str = ""

    @property
    def days(self) -> list[date]:
        return [day for day in (self.first, self.last) if day is not None]


@dataclass(frozen=True)
class Drawn:
    """A piece with its place on the axis as SVG reads it: a bar from `x`, `width` wide, or a mark at `x`."""

    piece: Piece
    x: str = ""
    width: str = ""

    @property
    def is_bar(self) -> bool:
        return bool(self.width)


@dataclass(frozen=True)
class Lane:
    code: str
    label: str
    pieces: list[Drawn]


def lanes(pieces: Iterable[Piece], axis: Axis) -> list[Lane]:
    """The lanes that hold anything, a pause first; within a lane by first day, what has no day last."""
    of_lane: dict[str, list[Piece]] = {}
    for piece in pieces:
        of_lane.setdefault(piece.lane, []).append(piece)
    return [
        Lane(code, label, [drawn(piece, axis) for piece in sorted(of_lane[code], key=_by_day)])
        for code, label in named()
        if code in of_lane
    ]


def named() -> Sequence[tuple[str, str]]:
    return [(PAUSE, _("Faglig pause")), *((area.value, str(area.label)) for area in Area)]


def drawn(piece: Piece, axis: Axis) -> Drawn:
    """A period is a bar; a single day is a mark; what runs without an end goes on to today."""
    first, last = piece.first, piece.last
    if first is None and last is None:
        return Drawn(piece)
    if first is None or (last is None and piece.look != RUNNING) or first == last:
        return Drawn(piece, percent(axis.at(first or last or axis.on)))
    start, end = axis.at(first), axis.after(last or max(axis.on, first))
    return Drawn(piece, percent(start), percent(max(end - start, 0.0)))


def _by_day(piece: Piece) -> tuple[Any, ...]:
    return (piece.first or piece.last or date.max, piece.last or date.max, piece.title)
