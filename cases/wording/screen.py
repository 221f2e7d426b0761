"""What stands on the screen that is turned to the borger: few words, large, in the second person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.enums import Stance, WishStatus
from jobcenter.dates import danish

from ._lines import sentence
from .receipt import who


@dataclass(frozen=True)
class Told:
    """Who does what, and by when."""

    who: str
    what: str
    due_on: date | None


@dataclass(frozen=True)
class Disputed:
    """A line the two see differently; `dissent` in the borger's own words."""

    text: str
    partly: bool
    dissent: str


@dataclass(frozen=True)
class Wished:
    """A wish in her own words, and what became of it; `explanation` and `instead` where it could not be met."""

    words: str
    became: str
    explanation: str = ""
    instead: str = ""


@dataclass(frozen=True)
class Screen:
    agreed: tuple[str, ...]
    disputed: tuple[Disputed, ...]
    steps: tuple[Told, ...]
    promises: tuple[Told, ...]
    wishes: tuple[Wished, ...] = ()

    @property
    def empty(self) -> bool:
        return not (self.agreed or self.disputed or self.steps or self.promises or self.wishes)


def screen(lines: Iterable[Any], promises: Iterable[Any], steps: Iterable[Any], wishes: Iterable[Any] = ()) -> Screen:
    """Lines with `text`, `stance` and `dissent`; promises with `what`, steps with `title`, both with party and day;
    wishes as their rows."""
    lines = list(lines)
    settled = [line for line in lines if line.stance == Stance.ENIG or getattr(line, "settled_on", None)]
    return Screen(
        agreed=tuple(_one_line(line.text) for line in settled),
        disputed=tuple(
            Disputed(_one_line(line.text), line.stance == Stance.DELVIST, line.dissent.strip())
            for line in lines
            if line not in settled
        ),
        steps=tuple(_told(step.party, step.title, step.due_on) for step in steps),
        promises=tuple(_told(promise.party, promise.what, promise.due_on) for promise in promises),
        wishes=tuple(_wished(wish) for wish in wishes),
    )


def _wished(wish: Any) -> Wished:
    if wish.status == WishStatus.IKKE_MULIG:
        return Wished(wish.wording, _("Det kan ikke lade sig gøre."), wish.explanation, wish.alternatives)
    if wish.revisit_on:
        day = _("Vi tager det op igen %(day)s.") % {"day": danish(wish.revisit_on)}
        return Wished(wish.wording, f"{day} {_one_line(wish.revisit_when)}".strip())
    if wish.revisit_when:
        return Wished(wish.wording, _("Vi tager det op igen: %(what)s") % {"what": _one_line(wish.revisit_when)})
    tried = wish.status == WishStatus.FORSOEGT
    return Wished(wish.wording, _("Vi har prøvet.") if tried else _("Vi har ikke prøvet endnu."))


def _told(party: str, what: str, due_on: date | None) -> Told:
    name = who(party) or _("en af os")
    return Told(name[:1].upper() + name[1:], _one_line(what), due_on)


def _one_line(text: str) -> str:
    return sentence(" ".join(text.split()))
