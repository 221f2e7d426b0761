"""Which cases the borger has spoken in herself: the same condition for the team's number and for its list (S4-21)."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.lookups import Exact, IsNull

from cases.enums import Phase
from cases.models import CitizenStatement, InvolvementEntry

# She has answered herself; only staff have told what she says; she has not answered, whoever else has spoken.
OWN_VOICE, RELAYED, NO_VOICE = "egen_stemme", "kun_gengivet", "stemme_mangler"
VOICES = frozenset({OWN_VOICE, RELAYED, NO_VOICE})
NO_PHASE = "ingen"  # in place of a phase: no involvement is recorded at all
PHASES = frozenset({*Phase.values, NO_PHASE})


def voiced(code: str, phase: str, since: date | None, on: date) -> Q:
    """Cases with this code, from `since` to `on`; those without her voice also by the phase they are in."""
    answers = CitizenStatement.objects.standing().answered().filter(case=OuterRef("pk"))
    spoken = Q(Exists(answers.filter(given_on__gte=since or date.min, given_on__lte=on)))
    if code == OWN_VOICE:
        return spoken
    if code == RELAYED:
        told = InvolvementEntry.objects.standing().filter(case=OuterRef("pk")).exclude(citizen_words="")
        return ~spoken & Q(Exists(told.filter(occurred_on__gte=since or date.min, occurred_on__lte=on)))
    if not phase:
        return ~spoken
    here = IsNull(current_phase(on), True) if phase == NO_PHASE else Exact(current_phase(on), phase)
    return ~spoken & Q(here)


def current_phase(on: date) -> Subquery:
    """The phase of the newest registration of a case; null where there is none."""
    entries = InvolvementEntry.objects.standing().filter(case=OuterRef("pk"), occurred_on__lte=on)
    return Subquery(entries.order_by("-occurred_on", "-recorded_at").values("phase")[:1])
