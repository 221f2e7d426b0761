"""Who follows which case: a few desks filled side by side, then the next, so a case has its desk however many come."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from jobcenter.demo.cast import JOB, MESTRING, UNGE
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.words import pick, words

SICK = "Sygdom og fleksjob"
TEAM = {"mestring": MESTRING, "unge": UNGE, "job": JOB, "syge": SICK}
AREAS = ("", " Øst", " Vest", " Syd", " Nord", " Midt")
TRIES = 99
# The employees of the cast come first, each with room for the cases that are told by hand.
CAST = {"mestring": (("asta", 66), ("bo", 72)), "unge": (("carl", 70), ("liv", 62)), "job": (("mona", 68),), "syge": ()}
# How many desks of a line fill side by side at first: as many as the default number of cases needs.
AT_FIRST = {"mestring": 5, "unge": 2, "job": 2, "syge": 2}
LATER = 2
CONSULTANT = "vera"
CASES_OF_A_CONSULTANT = 250


@dataclass
class Desk:
    """One sagsbehandler's place: `room` cases fit, `taken` are there. `order`: how many desks the line had before."""

    username: str
    full_name: str
    unit: str
    room: int
    order: int
    taken: int = 0


@dataclass
class Staffing:
    """Every desk so far, by line; grows as the cases come."""

    seed: int
    desks: dict[str, list[Desk]] = field(default_factory=dict)
    consultants: list[Desk] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    shared: int = 0

    def take(self, line: str, *, is_open: bool) -> Desk:
        """The desk the next case of the line comes to; a closed case takes up no room."""
        desks = self.desks.setdefault(line, [])
        if all(desk.taken >= desk.room for desk in desks):
            more = LATER if desks else AT_FIRST[line]
            desks += [self._desk(line, len(desks) + place) for place in range(more)]
        desk = min(desks, key=lambda one: one.taken / one.room)
        desk.taken += is_open
        return desk

    def before(self, line: str, rng: Random) -> Desk:
        """Somebody of the same line who may have had the case earlier."""
        return pick(rng, self.desks[line])

    def consultant(self) -> Desk:
        """The virksomhedskonsulent with whom the next case is shared."""
        order, self.shared = self.shared // CASES_OF_A_CONSULTANT, self.shared + 1
        if order >= len(self.consultants):
            self.consultants.append(self._consultant(order))
        return self.consultants[order]

    def everybody(self) -> list[Desk]:
        return [desk for desks in self.desks.values() for desk in desks]

    def leaders(self) -> list[Desk]:
        """A teamleder for every team that the cast has none of its own in."""
        units = sorted({desk.unit for desk in self.everybody()} - {MESTRING, UNGE, JOB})
        return [Desk(*self._name(Random(f"{self.seed}:leader:{unit}")), unit, 0, 0) for unit in units]  # noqa: S311

    def _desk(self, line: str, order: int) -> Desk:
        in_a_team = p.WORKERS_IN_A_TEAM[0]
        unit = TEAM[line] + AREAS[min(order // in_a_team, len(AREAS) - 1)]
        if order < len(CAST[line]):
            username, room = CAST[line][order]
            return Desk(username, "", unit, room, order)
        rng = Random(f"{self.seed}:desk:{line}:{order}")  # noqa: S311 - invented people, not secrets
        username, full_name = self._name(rng)
        return Desk(username, full_name, unit, rng.randint(*p.CASELOAD), order)

    def _consultant(self, order: int) -> Desk:
        if order == 0:
            return Desk(CONSULTANT, "", JOB, 0, 0)
        rng = Random(f"{self.seed}:consultant:{order}")  # noqa: S311
        return Desk(*self._name(rng), JOB, 0, order)

    def _name(self, rng: Random) -> tuple[str, str]:
        names = words("names")
        for _ in range(TRIES):
            first, last = pick(rng, names["first"]), pick(rng, names["last"])
            username = (first + last[:2]).lower().translate(ASCII)
            if username not in self.names:
                break
        self.names.add(username)
        return username, f"{first} {last}"


ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e"})


def initials(full_name: str) -> str:
    first, *_, last = full_name.split()
    return (first[:2] + last[:1]).upper()
