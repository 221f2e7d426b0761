"""What one samtale and its involvement hold, as frozen values with the codes in words; sentences are made of these."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time


@dataclass(frozen=True, kw_only=True)
class Line:
    """One agreement line; `remarks` are the borger's own, each with the way it came and where she stands."""

    text: str
    stance: str
    dissent: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Remark:
    channel: str
    stance: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """An utterance; `became` is what it was linked to, in words."""

    text: str
    about_work: bool = False
    response: str = ""
    became: str = ""


@dataclass(frozen=True, kw_only=True)
class Doing:
    """A promise or a step: who does what by when."""

    party: str
    what: str
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Booked:
    planned_on: date
    planned_time: time | None = None
    form: str = ""
    purpose: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The borger's own answers, in her words, and the way they came."""

    channel: str
    given_on: date
    skipped: bool = False
    chose: str = ""
    change: str = ""
    own_words: str = ""
    understood: bool | None = None


@dataclass(frozen=True, kw_only=True)
class FormTold:
    """One of the four forms: how well it is documented, and what happened; `answers` are (question, words)."""

    form: str
    status: str
    evidence: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    counter_comment: str = ""


@dataclass(frozen=True, kw_only=True)
class Shown:
    label: str
    why_relevant: str = ""
    demands: str = ""
    consequence_of_choice: str = ""
    consequence_of_decline: str = ""
    response: str = ""
    citizen_reason: str = ""
    what_is_new: str = ""


@dataclass(frozen=True, kw_only=True)
class Withheld:
    label: str
    reason: str
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A provider asked what it changed because of the borger's choice."""

    provider: str
    asked_on: date
    due_on: date | None = None
    what_changed: str = ""
    answered_on: date | None = None
    unchanged: bool = False


@dataclass(frozen=True, kw_only=True)
class Moved:
    party: str
    kind: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Involved:
    """One involvement entry."""

    phase: str
    subjects: tuple[str, ...] = ()
    citizen_words: str = ""
    worker_view: str = ""
    decision: str = ""
    decided_by: str = ""
    legal_basis: str = ""
    power_moved: str = ""
    decision_included: str = ""
    actors: tuple[str, ...] = ()
    forms: tuple[FormTold, ...] = ()
    shown: tuple[Shown, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    asked: tuple[Asked, ...] = ()
    moves: tuple[Moved, ...] = ()
    barriers: tuple[str, ...] = ()
    preconditions: tuple[str, ...] = ()
    barrier_explanation: str = ""
    agreement: str = ""
    dissent: str = ""
    pressure: str = ""
    pressure_text: str = ""
    free_choice: str = ""
    confirmation: str = ""
    confirmation_comment: str = ""


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A held samtale whole."""

    kind: str
    form: str
    held_on: date
    held_by: str = ""
    purpose: str = ""
    present: tuple[str, ...] = ()
    spoken: str = ""
    talked_about: str = ""
    institutional: str = ""
    clarified: str = ""
    involving: str = ""
    said: tuple[Said, ...] = ()
    lines: tuple[Line, ...] = ()
    promises: tuple[Doing, ...] = ()
    steps: tuple[Doing, ...] = ()
    no_step_needed: bool = False
    booked: Booked | None = None
    answers: tuple[Answer, ...] = ()
    entries: tuple[Involved, ...] = field(default=())
