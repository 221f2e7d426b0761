"""Who stands around two of the borgere: Lone, where one holds it together, and Freja, where nobody does yet (S4-63)."""

from __future__ import annotations

from cases.actions import around
from cases.enums import ActorKind, Area, Coordinator
from cases.models import ActorAround
from jobcenter.demo.vignettes._telling import Story


def _helps(s: Story, kind: ActorKind, name: str, function: str, *areas: Area, yes: bool = False) -> ActorAround:
    consent = s.today if yes else None
    values = {"kind": kind, "name": name, "function": function, "areas": areas, "consent_on": consent}
    row: ActorAround = s.do(around.add, **values)
    return row


def lone(s: Story) -> None:
    """Her doctor and a bostøtte; she chose herself who should ring to whom."""
    doctor, daily = (Area.SUNDHED,), (Area.HVERDAG,)
    _helps(s, ActorKind.SUNDHED, "Lægehuset ved åen", "Udredning og samtaler", *doctor, yes=True)
    support = _helps(s, ActorKind.SOCIAL, "Bostøtten", "Kommer hjem til Lone om mandagen", *daily, yes=True)
    s.do(around.coordinate, version=0, who=Coordinator.AKTOER, actor=support)
    s.do(around.note, text="Bostøtten ringer til os, når lægen har svaret. Lone er med, når vi taler sammen.")


def freja(s: Story) -> None:
    """Two who know her, and nobody named to hold it together."""
    social, daily = (Area.SOCIAL,), (Area.HVERDAG, Area.BESKAEFTIGELSE)
    _helps(s, ActorKind.FAMILIE, "Familieafdelingen", "Følger Freja og hendes familie", *social)
    _helps(s, ActorKind.MENTOR, "Kontaktpersonen", "Tager med, når Freja beder om det", *daily, yes=True)
    s.do(around.note, text="Kontaktpersonen er med næste gang, vi taler om vuggestuen.")
