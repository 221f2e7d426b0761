"""Which cases a word about their involvement picks: the same condition for the team's number and for its list."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from cases.enums import Agreement, Form, Phase
from cases.models import FormClaim, InvolvementEntry

# In place of a form: nothing is recorded; something is; an entry says that no form fitted; the borger's own side.
NO_ENTRY, ANY_ENTRY, NO_FORM = "ingen", "noteret", "uden_form"
SAID, DIFFERS, UNKNOWN = "egne_ord", "uenig", "uafklaret"

OWN_WORDS = ~Q(citizen_words="")
DISSENT = Q(agreement__in=[Agreement.UENIG, Agreement.DELVIST_ENIG])
UNSETTLED = Q(agreement=Agreement.IKKE_AFKLARET)
_OF_ENTRIES = {ANY_ENTRY: Q(), SAID: OWN_WORDS, DIFFERS: DISSENT, UNKNOWN: UNSETTLED}
INSTEAD_OF_A_FORM = frozenset({NO_ENTRY, NO_FORM, *_OF_ENTRIES})


def involved(form: str, phase: str, since: date | None, on: date) -> Q:
    """Cases where the form was claimed in the phase, from `since` to `on`; or what the code instead of a form says."""
    period = Q(occurred_on__gte=since or date.min, occurred_on__lte=on)
    entries = InvolvementEntry.objects.standing().filter(period, case=OuterRef("pk"))
    claims = FormClaim.objects.filter(entry=OuterRef("pk"))
    if form == NO_ENTRY:
        return ~Q(Exists(entries))
    if form in _OF_ENTRIES:
        return Q(Exists(entries.filter(_OF_ENTRIES[form])))
    if form == NO_FORM:
        return Q(Exists(entries.filter(~Exists(claims))))
    return Q(Exists(entries.filter(Exists(claims.filter(form=form)), phase=phase)))


def parse_cell(text: str) -> tuple[str, str]:
    """`<form>.<phase>`, or a code instead of a form, as it stands in the URL; ("", "") for anything else."""
    if text in INSTEAD_OF_A_FORM:
        return text, ""
    form, _, phase = text.partition(".")
    return (form, phase) if form in Form.values and phase in Phase.values else ("", "")
