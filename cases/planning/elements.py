"""What an element of the plan says about itself: how firm, from where, who decides; and what it lacks on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases.enums import Basis, Demand, Firmness, Party, StepKind, Timing
from cases.models import PlanStep
from cases.planning.agreement import Missing
from jobcenter.dates import danish
from offers.enums import NeedKind

# With these two at the table it is plain who the actors are; anybody else makes it more than one (S4-70).
AT_THE_TABLE = frozenset({Party.BORGER, Party.SAGSBEHANDLER})


def several_decide(step: PlanStep) -> bool:
    """Somebody besides the borger and the sagsbehandler has a part in it."""
    return bool(step.owner.strip()) or step.party not in AT_THE_TABLE


def missing_to_finish(step: PlanStep) -> list[Missing]:
    """With several actors nothing is called reached or agreed before it says who decides (S4-70)."""
    if several_decide(step) and not step.decider.strip():
        return [
            Missing(
                "decider",
                _("Flere har del i “%(title)s”. Skriv først, hvem der bestemmer.") % {"title": step.title},
            )
        ]
    return []


def missing_on_paper(step: PlanStep) -> list[Missing]:
    """What stands between an element and the plan on paper: it may not be handed out as agreed before (S3-22)."""
    unmarked = (
        []
        if step.firmness
        else [
            Missing(
                "firmness",
                _("Mærk “%(title)s” som krav, kan forhandles eller eget valg, før det står på papir.")
                % {"title": step.title},
            )
        ]
    )
    return [*unmarked, *missing_to_finish(step)]


def printable(steps: Iterable[PlanStep]) -> tuple[list[PlanStep], list[PlanStep]]:
    """Those that may stand on paper as agreed, and those that wait for a mark or for a decider."""
    found: tuple[list[PlanStep], list[PlanStep]] = ([], [])
    for step in steps:
        found[bool(missing_on_paper(step))].append(step)
    return found


def who_decides(step: PlanStep) -> str:
    """What stands beside “hvem bestemmer”: what was written, else what the mark says by itself, else nothing."""
    if step.decider.strip():
        when = step.decided_when.strip()
        return f"{step.decider.strip()} – {when}" if when else step.decider.strip()
    return _("Borgeren") if step.firmness == Firmness.EGET_VALG else ""


def told(step: PlanStep, then: Sequence[Any] = ()) -> list[tuple[Any, str]]:
    """What else is said of a step, label and words; what nobody said is left out."""
    said = (
        step.purpose,
        step.exit_criterion,
        ", ".join(one.title for one in then),
        step.if_it_gets_hard,
        label_of(Demand, step.demand),
        label_of(StepKind, step.kind),
        label_of(NeedKind, step.need.kind) if step.need else "",
        _timing(step),
        _origin(step),
    )
    return [(label, str(words)) for label, words in zip(LABELS, said, strict=True) if words]


LABELS = (
    _lazy("Det skal gøre godt for"),
    _lazy("Vi er færdige, når"),
    _lazy("Derefter"),
    _lazy("Hvis det bliver for svært"),
    _lazy("Hvad det kræver"),
    _lazy("Slags"),
    _lazy("Tager hensyn til"),
    _lazy("I forhold til job"),
    _lazy("Hvor kommer det fra"),
)


def label_of(codes: type[TextChoices], code: str) -> str:
    """The words of a code, none for none. `get_…_display` puts the whole code list into words to find one of them."""
    return str(codes(code).label) if code else ""


def _timing(step: PlanStep) -> str:
    words = label_of(Timing, step.timing)
    if not step.review_on:
        return words
    again = _("vi ser på det igen %(day)s") % {"day": danish(step.review_on)}
    return f"{words} – {again}" if words else again[:1].upper() + again[1:]


def _origin(step: PlanStep) -> str:
    words = label_of(Basis, step.basis)
    return f"{words}: {step.basis_reference}" if words and step.basis_reference else words or step.basis_reference


@dataclass(frozen=True)
class Coverage:
    """How many of a kind name the goal they serve; the percentage is exact or not there (S1-24)."""

    label: str
    linked: int
    total: int

    @property
    def missing(self) -> int:
        return self.total - self.linked

    @property
    def percent(self) -> int | None:
        return round(100 * self.linked / self.total) if self.total else None
