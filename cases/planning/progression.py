"""What moved between two times the same teller was asked; tellers and aspects are never added to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cases.enums import SENTENCES, Aspect, Movement, Now, Teller

ORDER = tuple(Now)


@dataclass(frozen=True)
class Said:
    """What one teller said of one aspect of a case on one day; `id` is the row it stands in."""

    case: UUID
    teller: Teller
    aspect: Aspect
    now: Now
    day: date
    id: UUID

    @property
    def label(self) -> str:
        return str(self.now.label)

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.aspect][self.now])


@dataclass(frozen=True)
class Moved:
    """The first and the last that one teller said of one aspect of a case."""

    first: Said
    last: Said

    @property
    def movement(self) -> Movement:
        before, after = ORDER.index(self.first.now), ORDER.index(self.last.now)
        if after > before:
            return Movement.FREM
        return Movement.TILBAGE if after < before else Movement.SOM_FOER


def moved(said: Iterable[Said]) -> list[Moved]:
    """From the oldest on: the first and the last of each case, aspect and teller; one day alone shows no movement."""
    found: dict[tuple[UUID, Aspect, Teller], Moved] = {}
    for one in said:
        key = (one.case, one.aspect, one.teller)
        found[key] = Moved(found[key].first if key in found else one, one)
    return [pair for pair in found.values() if pair.first.day < pair.last.day]


@dataclass(frozen=True)
class Row:
    """One aspect with what each teller has said of it, the newest first; an empty list: not asked."""

    aspect: Aspect
    views: list[tuple[Teller, list[Said]]]

    @property
    def asked(self) -> bool:
        return any(said for _teller, said in self.views)


def profile(said: Sequence[Said]) -> list[Row]:
    """From the oldest on: every aspect and every teller, also those that nobody asked."""
    return [Row(aspect, [(teller, _of(said, aspect, teller)) for teller in Teller]) for aspect in Aspect]


def _of(said: Sequence[Said], aspect: Aspect, teller: Teller) -> list[Said]:
    return [one for one in said if one.aspect == aspect and one.teller == teller][::-1]
