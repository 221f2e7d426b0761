"""Whether the borger says otherwise: her answer to “var du med til at vælge?” beside what was recorded (V-20)."""

from __future__ import annotations

from typing import Any

from django.db.models import Case as Choice
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from cases.enums import Chose
from cases.involvement.notices import CHOICES
from cases.models import Case, CitizenStatement, FormClaim, InvolvementEntry

from .voice import Voice, as_voice, statements_of, voice_of

CONTESTED = "omstridt"


def answer() -> Choice:
    """What she answered about an entry, as an expression on it; empty while she has not.

    An entry of a samtale is answered in that samtale; another from its own day until the day of the next entry.
    """
    said = CitizenStatement.objects.standing().answered().exclude(chose="").order_by("-given_on", "-recorded_at")
    another = InvolvementEntry.objects.standing().filter(
        case=OuterRef("case"), occurred_on__gt=OuterRef(OuterRef("occurred_on")), occurred_on__lte=OuterRef("given_on")
    )
    since = said.filter(~Exists(another), case=OuterRef("case"), meeting=None, given_on__gte=OuterRef("occurred_on"))
    of_meeting = said.filter(meeting=OuterRef("meeting"))
    return Choice(
        When(meeting__isnull=False, then=Subquery(of_meeting.values("chose")[:1])),
        default=Subquery(since.values("chose")[:1]),
        output_field=CharField(),
    )


def voice_about(case: Case, entry: InvolvementEntry) -> Voice | None:
    """Her newest answer about the entry, by the same rule as `answer`: what she says of a later talk is not about it.

    One statement.
    """
    if entry.meeting is not None:
        return voice_of(case, entry.meeting)
    another = InvolvementEntry.objects.standing().filter(
        case=case, occurred_on__gt=entry.occurred_on, occurred_on__lte=OuterRef("given_on")
    )
    since = statements_of(case).filter(
        ~Exists(another), marked_wrong=None, skipped=False, meeting=None, given_on__gte=entry.occurred_on
    )
    newest = since.first()
    return as_voice(newest) if newest else None


def whole(entries: QuerySet[InvolvementEntry]) -> QuerySet[InvolvementEntry]:
    """Entries with their parts and the borger's answer, ready to be judged."""
    with_parts: Any = entries
    rows: QuerySet[InvolvementEntry] = with_parts.with_parts().annotate(borger_chose=answer())
    return rows


def denied() -> QuerySet[InvolvementEntry]:
    """Entries of which she says that she was not part of choosing."""
    answered: Any = InvolvementEntry.objects.alias(borger_chose=answer())
    rows: QuerySet[InvolvementEntry] = answered.filter(borger_chose=Chose.NEJ)
    return rows


def contested_claim() -> Q:
    """Of a FormClaim: a decision or a choice that she denies. It is shown, counted apart, and never overwritten."""
    return Q(form__in=CHOICES) & Q(Exists(denied().filter(pk=OuterRef("entry"))))


def contested_entry() -> Q:
    """Of an InvolvementEntry: one of its forms is contested."""
    claimed = FormClaim.objects.filter(entry=OuterRef("pk"), form__in=CHOICES)
    return Q(Exists(claimed)) & Q(Exists(denied().filter(pk=OuterRef("pk"))))


def as_truth(chose: str) -> bool | None:
    """The answer as a record keeps it; “delvist” and “ved ikke” contradict nothing."""
    return {Chose.JA.value: True, Chose.NEJ.value: False}.get(chose)


def mark() -> Any:
    """ "omstridt" or nothing, as an expression on an entry."""
    return Choice(When(contested_entry(), then=Value(CONTESTED)), default=Value(""), output_field=CharField())
