"""Frozen values of the involvement room: what was recorded, and what the validations say about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cases.enums import Agreement, ClaimStatus, DecidedBy, Form


def filled(text: str) -> bool:
    return bool(text.strip())


def normalised(text: str) -> str:
    """Case, blanks and punctuation do not make two texts different."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


@dataclass(frozen=True, slots=True)
class Option:
    """One option the borger was shown; `key` is the catalogue's id where it has one."""

    label: str
    key: str = ""
    why_relevant: str = ""
    demands: str = ""
    consequence_of_choice: str = ""
    consequence_of_decline: str = ""
    response: str = ""
    citizen_reason: str = ""
    what_is_new: str = ""

    @property
    def identity(self) -> str:
        return self.key or normalised(self.label)

    @property
    def relevant(self) -> bool:
        return filled(self.label) and filled(self.why_relevant)

    @property
    def informed(self) -> bool:
        """The borger was told what both yes and no would mean."""
        return filled(self.consequence_of_choice) and filled(self.consequence_of_decline)


@dataclass(frozen=True, slots=True)
class Asked:
    """A provider asked what it changed because of the borger's choice."""

    provider: str
    asked_on: dt.date
    what_changed: str = ""
    key: str = ""
    due_on: dt.date | None = None
    answered_on: dt.date | None = None
    unchanged: bool = False

    @property
    def answered(self) -> bool:
        return filled(self.what_changed)

    @property
    def changed(self) -> bool:
        """The answer tells of a change; that nothing was changed is an answer too, and no consequence."""
        return self.answered and not self.unchanged


@dataclass(frozen=True, slots=True)
class Withheld:
    """A relevant option that was not shown, and why."""

    label: str
    reason: str
    key: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Negotiated:
    """One move of a negotiation: who made it, what kind it was, and a few words."""

    party: str
    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One form said to have been in play; `hits` is indicator code -> what was observed, in words."""

    form: Form
    evidence: str = ""
    hits: Mapping[str, str] = field(default_factory=dict)
    # Why the form is claimed although something speaks against it.
    counter_comment: str = ""

    def said(self, code: str) -> bool:
        return filled(self.hits.get(code, ""))

    def ticked_only(self, code: str) -> bool:
        return code in self.hits and not self.said(code)


@dataclass(frozen=True, slots=True)
class Record:
    """One involvement entry as the validations see it."""

    claims: tuple[Claim, ...] = ()
    citizen_words: str = ""
    worker_view: str = ""
    decision: str = ""
    decided_by: str = ""
    legal_basis: str = ""
    power_moved: str = ""
    decision_included: str = ""
    barriers: frozenset[str] = frozenset()
    barrier_explanation: str = ""
    options: tuple[Option, ...] = ()
    asked: tuple[Asked, ...] = ()
    actors: frozenset[str] = frozenset()
    pressure: str = ""
    pressure_text: str = ""
    free_choice: str = ""
    # The borger's own answer to "var du med til at vælge?"; None while she has not answered.
    citizen_chose: bool | None = None

    @property
    def borger_decided(self) -> bool:
        return self.decided_by in (DecidedBy.BORGER, DecidedBy.FAELLES)

    @property
    def relevant_options(self) -> frozenset[str]:
        """Different ones: an offer of the catalogue and the same words typed once more are one."""
        relevant = [option for option in self.options if option.relevant]
        named = {normalised(option.label) for option in relevant if option.key}
        return frozenset(option.identity for option in relevant if option.key or option.identity not in named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Record):
    """A record with all that is kept beside it: what a screen hands to the action, and an entry gives back."""

    phase: str
    occurred_on: dt.date
    subjects: tuple[str, ...] = ()
    agreement: str = Agreement.IKKE_AFKLARET
    dissent: str = ""
    withheld: tuple[Withheld, ...] = ()
    preconditions: frozenset[str] = frozenset()
    moves: tuple[Negotiated, ...] = ()
    # The element of the plan it was about: the id of a step, or nothing.
    step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a record: its case, what its author wrote elsewhere, and the kommune's own limits.

    `declined`: the options declined before, each time by its key and its normalised label; `declined_in`: the branch of
    each that has one; `branches`: the branch an offer is in, by its key. `reused`: texts that stand word by word in
    another case. `reflections`: the case's other entries where each is selv-refleksion alone; None where another form
    was in play. `placements`: those that have ended. The kommune's limits say nothing where they are 0.
    """

    declined: tuple[tuple[str, str], ...] = ()
    declined_in: tuple[str, ...] = ()
    branches: Mapping[str, str] = field(default_factory=dict)
    reused: frozenset[str] = frozenset()
    reflections: int | None = None
    placements: int = 0
    shortest_evidence: int = 0
    repeated_proposal: int = 0
    reflections_alone: int = 0

    def declined_before(self, option: Option) -> int:
        """How often this option was declined: the same offer of the catalogue, or the same words."""
        label = normalised(option.label)
        return sum(1 for key, told in self.declined if (key and key == option.key) or told == label)

    def declined_again(self, option: Option) -> tuple[str, int]:
        """What is proposed again, and how often it was declined: this very option, or else the branch it is in."""
        branch = self.branches.get(option.key, "")
        itself, there = self.declined_before(option), self.declined_in.count(branch) if branch else 0
        return (option.label, itself) if itself >= self.repeated_proposal else (branch, there)


class Effect(StrEnum):
    """What a validation does: refuse the save, cap the form at delvis, or say something that can be passed."""

    REFUSE = "refuse"
    CAP = "cap"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing a validation found; `field` and `row` say where on the screen it belongs."""

    code: str
    effect: Effect
    message: str
    form: Form | None = None
    field: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """All verdicts on a record and the status of each claimed form; a profile, never a number."""

    statuses: Mapping[Form, ClaimStatus]
    verdicts: tuple[Verdict, ...]

    @property
    def refusals(self) -> tuple[Verdict, ...]:
        return tuple(v for v in self.verdicts if v.effect is Effect.REFUSE)

    @property
    def notices(self) -> tuple[Verdict, ...]:
        return tuple(v for v in self.verdicts if v.effect is Effect.NOTICE)

    def missing(self, form: Form) -> tuple[Verdict, ...]:
        """What keeps this form from being documented."""
        return tuple(v for v in self.verdicts if v.form is form and v.effect is not Effect.NOTICE)

    @property
    def contested(self) -> frozenset[Form]:
        """Forms the borger's own answer contradicts; the status stays as it is, and is not counted with the others."""
        return frozenset(v.form for v in self.verdicts if v.code == "V-20" and v.form)

    @property
    def saveable(self) -> bool:
        return not self.refusals
