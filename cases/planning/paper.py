"""The plan on paper: what stands on it, in plain values that can be kept as they were and shown again (S4-14)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.enums import Area, Basis, Firmness, Hat, Party
from cases.models import AgreementLine, Commitment, PlanStep
from cases.planning.elements import who_decides

# What the type may shrink to, in points, before the paper takes a second page. A plan in pictures never goes below 14.
SIZES = (14, 13, 12)
SIZES_IN_PICTURES = (16, 15, 14)
# A line of more letters than these takes more than two rows on paper.
LONG_LINE = 90
SHOWN_LONG_LINES = 4
# The picture at a line, by what the step is about; a promise has the tick of an agreement.
PICTURES = {
    Area.BESKAEFTIGELSE: "job",
    Area.UDDANNELSE: "bog",
    Area.SOCIAL: "sammen",
    Area.SUNDHED: "hjerte",
    Area.HVERDAG: "hus",
}
# What is a day on a paper that was kept as JSON.
DAYS = frozenset({"made_on", "talked_on", "next_on", "due_on", "valid_from"})


@dataclass(frozen=True)
class Line:
    """Who does what and by when; who decides over it, and in which of its roles the kommune speaks."""

    what: str
    who: str
    due_on: date | None = None
    late: bool = False
    decider: str = ""
    hat: str = ""
    firmness: str = ""
    if_declined: str = ""
    picture: str = "aftale"


@dataclass(frozen=True)
class Dissent:
    """What the two see differently, and the borger's own words about it."""

    about: str
    words: str
    partly: bool = False


@dataclass(frozen=True)
class Rights:
    """The rights in short, as they were worded on the day, with the day of that wording."""

    title: str
    body: str
    language: str
    valid_from: date
    certain: bool = True


@dataclass(frozen=True)
class Paper:
    """Everything on the sheet."""

    name: str
    made_on: date
    talked_on: date | None = None
    pictures: bool = False
    agreed: list[str] = field(default_factory=list)
    ours: list[Line] = field(default_factory=list)
    theirs: list[Line] = field(default_factory=list)
    dissent: list[Dissent] = field(default_factory=list)
    next_on: date | None = None
    next_at: str = ""
    next_how: str = ""
    call: str = ""
    phone: str = ""
    unit: str = ""
    rights: Rights | None = None

    @property
    def sizes(self) -> Sequence[int]:
        return SIZES_IN_PICTURES if self.pictures else SIZES

    @property
    def today(self) -> bool:
        return self.talked_on == self.made_on

    @property
    def hats(self) -> bool:
        """Whether any line says which role the kommune has, so that the words need explaining."""
        return any(line.hat for line in (*self.ours, *self.theirs))

    @property
    def words(self) -> str:
        """Every word that somebody wrote, to be looked through for letters that the paper's font has not."""
        lines = [text for line in (*self.ours, *self.theirs) for text in _texts(line)]
        told = [text for one in self.dissent for text in (one.about, one.words)]
        rights = [self.rights.title, self.rights.body] if self.rights else []
        return "\n".join([self.name, self.call, self.unit, *self.agreed, *lines, *told, *rights])

    @property
    def long_lines(self) -> list[str]:
        """The lines to shorten first, the longest before the others."""
        told = [text for one in self.dissent for text in (one.about, one.words)]
        mine = [text for line in (*self.ours, *self.theirs) for text in _texts(line)]
        every = [*self.agreed, *mine, *told]
        return sorted((text for text in every if len(text) > LONG_LINE), key=len, reverse=True)[:SHOWN_LONG_LINES]


def _texts(line: Line) -> tuple[str, ...]:
    return line.what, line.who, line.decider, line.if_declined


def to_json(paper: Paper) -> dict[str, Any]:
    """To be kept with the sheet; days become ISO texts."""
    kept: dict[str, Any] = json.loads(json.dumps(asdict(paper), default=date.isoformat))
    return kept


def from_json(kept: dict[str, Any]) -> Paper:
    """The paper as it was; what a later version of the product has added to papers is empty on it."""
    made = _dated(kept)
    made["ours"] = [Line(**_dated(line)) for line in kept["ours"]]
    made["theirs"] = [Line(**_dated(line)) for line in kept["theirs"]]
    made["dissent"] = [Dissent(**line) for line in kept["dissent"]]
    made["rights"] = Rights(**_dated(kept["rights"])) if kept["rights"] else None
    return Paper(**made)


def _dated(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: date.fromisoformat(value) if name in DAYS and value else value for name, value in kept.items()}


# --- From the plan ------------------------------------------------------------------------------------------------


def lines(steps: Iterable[PlanStep], promises: Iterable[Commitment], on: date, *, borger: bool) -> list[Line]:
    """The open steps and promises of one side, the nearest day first; said twice, it stands once."""
    mine = [step for step in steps if (step.party == Party.BORGER) == borger]
    said = {_plain(step.title) for step in mine}
    kept = [
        promise
        for promise in promises
        if (promise.party == Party.BORGER) == borger and _plain(promise.what) not in said
    ]
    rows: list[PlanStep | Commitment] = [*mine, *kept]
    rows.sort(key=lambda row: (row.due_on is None, row.due_on or on))
    return [_line(row, on) for row in rows]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")


def _line(row: PlanStep | Commitment, on: date) -> Line:
    late = row.due_on is not None and row.due_on < on
    if isinstance(row, PlanStep):
        firm = str(row.get_firmness_display()) if row.firmness else ""
        return Line(
            what=row.title,
            who=row.get_party_display(),
            due_on=row.due_on,
            late=late,
            decider=_decider(row),
            hat=hat_of(row),
            firmness=firm,
            if_declined=row.if_declined.strip(),
            picture=PICTURES[Area(row.area)],
        )
    return Line(row.what, row.get_party_display(), row.due_on, late)


def _decider(step: PlanStep) -> str:
    """In the words of a paper that speaks to the borger."""
    if step.firmness == Firmness.EGET_VALG and not step.decider.strip():
        return _("du selv")
    return who_decides(step)


def hat_of(step: PlanStep) -> str:
    """Myndighed where the kommune demands or the law says it, støtte where the borger chooses or may discuss it;
    empty where nobody has marked it (S2-20)."""
    if step.firmness == Firmness.KRAV or step.basis == Basis.LOV:
        return Hat.MYNDIGHED
    return Hat.STOETTE if step.firmness else ""


def dissent_of(rows: Iterable[AgreementLine]) -> list[Dissent]:
    return [Dissent(row.text, row.dissent, partly=row.stance == "delvist") for row in rows]
