"""Where a plan asks for a step that no offer of the kommune begins on: a lack of offers, never the borger's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar
from uuid import UUID

from cases.enums import OPEN_STEPS, Area, StepKind, StepState
from cases.enums import Demand as Asked
from offers.enums import Demand, OfferType

# What a catalogue can answer, from the gentlest on. Ordinary demands are met at a job, which is no offer.
ANSWERED = (Asked.RO, Asked.LIDT, Asked.NOGET, Asked.ARBEJDSLIGNENDE)
# Pay and treatment are found elsewhere than in this catalogue.
FOUND_ELSEWHERE = frozenset({StepKind.BEHANDLING, StepKind.LOENTILSKUD, StepKind.LOENNEDE_TIMER, StepKind.JOB})

# How the catalogue's own codes are read: an offer asks as much as its type does at least, and as its hardest demand.
TYPE_ASKS: dict[str, Asked] = {
    OfferType.FAELLESSKAB: Asked.RO,
    OfferType.MENTOR: Asked.RO,
    OfferType.MESTRING: Asked.LIDT,
    OfferType.VEJLEDNING: Asked.LIDT,
    OfferType.KURSUS: Asked.NOGET,
    OfferType.VIRKSOMHEDSCENTER: Asked.NOGET,
    OfferType.VIRKSOMHEDSPRAKTIK: Asked.NOGET,
    OfferType.KOMBIMODEL: Asked.ARBEJDSLIGNENDE,
}
DEMAND_ASKS: dict[str, Asked] = {
    Demand.SELVSTRUKTURERING: Asked.NOGET,
    Demand.OPSOEGENDE: Asked.NOGET,
    Demand.SOCIAL_KONTAKT: Asked.NOGET,
    Demand.FAST_FREMMOEDE: Asked.NOGET,
    Demand.STOEJ: Asked.NOGET,
    Demand.FYSISK: Asked.ARBEJDSLIGNENDE,
    Demand.DANSK: Asked.ARBEJDSLIGNENDE,
}


def asks(kind: str, demands: Iterable[str]) -> Asked:
    """What an offer of this type with these demands asks of whoever begins there."""
    return max((TYPE_ASKS[kind], *(DEMAND_ASKS[code] for code in demands)), key=ANSWERED.index)


def unanswered(offered: Collection[str]) -> frozenset[Asked]:
    """The levels where neither they nor the next one up has an offer (S1-28): from there nothing can be begun."""
    return frozenset(level for level in ANSWERED if not any(near in offered for near in _near(level)))


def _near(level: Asked) -> tuple[Asked, ...]:
    here = ANSWERED.index(level)
    return ANSWERED[here : here + 2]


class Step(Protocol):
    """What a step of the plan tells here."""

    plan_id: UUID
    goal_id: UUID | None
    demand: str
    kind: str
    area: str
    state: str
    reached_on: date | None
    recorded_at: datetime


S = TypeVar("S", bound=Step)


def standing(steps: Sequence[S]) -> list[S]:
    """The steps that tell where a borger stands towards each goal: the open ones, else the one reached last."""
    told = [step for step in steps if step.demand in ANSWERED and _of_offers(step)]
    waiting = [step for step in told if step.state in OPEN_STEPS]
    going = {_towards(step) for step in waiting}
    reached = {
        _towards(step): step
        for step in sorted(told, key=lambda step: (step.reached_on or date.min, step.recorded_at))
        if step.state == StepState.NAAET and _towards(step) not in going
    }
    return waiting + list(reached.values())


def _of_offers(step: Step) -> bool:
    return step.area != Area.SUNDHED and step.kind not in FOUND_ELSEWHERE


def _towards(step: Step) -> tuple[UUID, UUID | None]:
    """The goal; steps without one stand together, plan by plan."""
    return step.plan_id, step.goal_id


def missing(steps: Sequence[S], offered: Collection[str]) -> list[S]:
    """Of the steps where somebody stands, those that ask for an offer the kommune does not have."""
    lacking = unanswered(offered)
    return [step for step in standing(steps) if step.demand in lacking]
