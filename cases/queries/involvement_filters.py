"""Which cases a word about their involvement picks: the same condition for the team's number and for its list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Exists, OuterRef, Q, TextChoices

from cases.enums import (
    INFLUENCE_IN,
    Agreement,
    Barrier,
    ClaimStatus,
    Form,
    Influence,
    Phase,
    Precondition,
    WithheldReason,
)
from cases.models import FormClaim, InvolvementEntry, OptionWithheld
from cases.queries.contested import CONTESTED, contested_entry
from cases.queries.talk_filters import TALKS, talked
from cases.queries.voice_filters import NO_VOICE, PHASES, VOICES, voiced

# In place of a form: nothing is recorded; something is; an entry says that no form fitted; the borger's own side.
NO_ENTRY, ANY_ENTRY, NO_FORM = "ingen", "noteret", "uden_form"
SAID, DIFFERS, UNKNOWN = "egne_ord", "uenig", "uafklaret"
# Something is recorded, and none of it in what began, goes on or ends (S3-20).
NO_INFLUENCE = "uden_indflydelse"
# In place of a form, with a code of its own behind the full stop.
FRAME, FAILED, WITHHELD = "ramme", "forudsaetning", "ikke_vist"

OWN_WORDS = ~Q(citizen_words="")
DISSENT = Q(agreement__in=[Agreement.UENIG, Agreement.DELVIST_ENIG])
UNSETTLED = Q(agreement=Agreement.IKKE_AFKLARET)
_OF_ENTRIES = {ANY_ENTRY: Q(), SAID: OWN_WORDS, DIFFERS: DISSENT, UNKNOWN: UNSETTLED}
INSTEAD_OF_A_FORM = frozenset({NO_ENTRY, NO_FORM, NO_INFLUENCE, CONTESTED, *_OF_ENTRIES, *VOICES, *TALKS})
LATER_PHASES = [phase for phase, influence in INFLUENCE_IN.items() if influence != Influence.PROBLEM]


def framed(code: str) -> Q:
    """Entries where this stood in the way."""
    return Q(barriers__contains=[code])


def failed(code: str) -> Q:
    """Entries where this precondition was not there."""
    return Q(preconditions__contains=[code])


def withheld(code: str) -> Q:
    """Entries where an option was not shown for this reason."""
    return Q(Exists(OptionWithheld.objects.filter(entry=OuterRef("pk"), code=code)))


_LISTS: dict[str, tuple[type[TextChoices], Callable[[str], Q]]] = {
    FRAME: (Barrier, framed),
    FAILED: (Precondition, failed),
    WITHHELD: (WithheldReason, withheld),
}


def label(form: str, code: str) -> str:
    """What a code behind a full stop is called; nothing for the others."""
    return str(_LISTS[form][0](code).label).lower() if form in _LISTS else ""


def had_influence() -> Q:
    """Entries in which she had a part in what began, goes on or ends."""
    claims = FormClaim.objects.filter(entry=OuterRef("pk")).exclude(status=ClaimStatus.UDOKUMENTERET)
    return Q(Exists(claims.exclude(form=Form.SELVREFLEKSION)), phase__in=LATER_PHASES)


def involved(form: str, phase: str, since: date | None, on: date) -> Q:
    """Cases where the form was claimed in the phase, from `since` to `on`; or what the code instead of a form says."""
    if form in VOICES:
        return voiced(form, phase, since, on)
    if form in TALKS:
        return talked(form, since, on)
    period = Q(occurred_on__gte=since or date.min, occurred_on__lte=on)
    entries = InvolvementEntry.objects.standing().filter(period, case=OuterRef("pk"))
    if form == NO_ENTRY:
        return ~Q(Exists(entries))
    if form == NO_INFLUENCE:
        return Q(Exists(entries)) & ~Q(Exists(entries.filter(had_influence())))
    return Q(Exists(entries.filter(_of_entry(form, phase))))


def _of_entry(form: str, phase: str) -> Q:
    claims = FormClaim.objects.filter(entry=OuterRef("pk"))
    if form in _OF_ENTRIES:
        return _OF_ENTRIES[form]
    if form in _LISTS:
        return _LISTS[form][1](phase)
    if form == CONTESTED:
        return contested_entry()
    if form == NO_FORM:
        return Q(~Exists(claims))
    return Q(Exists(claims.filter(form=form)), phase=phase)


def parse_cell(text: str) -> tuple[str, str]:
    """`<form>.<phase>`, or a code instead of a form, as it stands in the URL; ("", "") for anything else."""
    if text in INSTEAD_OF_A_FORM:
        return text, ""
    form, _, phase = text.partition(".")
    if form == NO_VOICE and phase in PHASES:
        return form, phase
    if form in _LISTS:
        return (form, phase) if phase in _LISTS[form][0].values else ("", "")
    return (form, phase) if form in Form.values and phase in Phase.values else ("", "")
