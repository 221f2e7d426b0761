"""Cases by number: the same seed and number give the same case, however many are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from jobcenter.demo.municipality.course import Frame, tell
from jobcenter.demo.municipality.ledger import Sag
from jobcenter.demo.municipality.people import draw
from jobcenter.demo.municipality.places import Places
from jobcenter.demo.municipality.staffing import Staffing

HISTORY = timedelta(days=3 * 365)


@dataclass(frozen=True)
class Generated:
    """The cases and who follows them."""

    cases: list[Sag]
    staffing: Staffing


def generate(citizens: int, seed: int, as_of: date) -> Generated:
    """That many cases, each a frozen value; no database, no clock."""
    frame = Frame(as_of, as_of - HISTORY, Staffing(seed), Places(), {})
    cases = []
    for number in range(citizens):
        rng = Random(f"{seed}:{number}")  # noqa: S311 - invented people, not secrets
        cases.append(tell(number, rng, draw(rng, as_of), frame))
    return Generated(cases, frame.staffing)
