"""Wishes in the citizen's own order and words, with what was tried for them."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers

from cases.enums import AttemptKind, AttemptOutcome, SetAside, WishKind, WishStatus
from cases.models import Wish, WishAttempt
from cases.queries import discreet
from jobcenter.api.fields import ROW, CaseRow, Code, day, key, note, number, text
from jobcenter.api.parameters import ListParameters
from jobcenter.api.reading import Item, Reader, Resource, equal_to, items_of, parts_by


class AttemptAnswer(serializers.Serializer):
    """Something done to make the wish come true."""

    id = key("The attempt.")
    made_on = day("When.")
    made_by_id = key("The employee who did it.", allow_null=True)
    kind = Code(AttemptKind, help_text="What was done.")
    workplace_id = key("The workplace, where it is one of the catalogue.", allow_null=True)
    workplace_text = text("The workplace in words.")
    outcome = Code(AttemptOutcome, help_text="The answer.")
    text = text("A short note on the attempt.")


class WishAnswer(CaseRow):
    """A wish."""

    rank = number("The citizen's own order; 1 is what she wants most.")
    kind = Code(WishKind, help_text="What it is about.")
    wording = text("The wish in her words.")
    status = Code(WishStatus, help_text="Where it stands.")
    raised_on = day("When she first said it.")
    revisit_on = day("It is taken up again on this day.", allow_null=True)
    revisit_when = text("Or when this has happened.")
    explanation = note("The explanation she was given.")
    alternatives = note("What was talked about instead.")
    set_aside = Code(
        SetAside, blank=True, allow_null=True, help_text="Why it was set aside. Null without `notes:read`."
    )
    insight_observed = note("For selvindsigt: what was seen.")
    insight_explained = note("How it was explained.")
    insight_answer = note("What she answered.")
    attempts = AttemptAnswer(many=True, help_text="The newest first.")


class WishParameters(ListParameters):
    case = key("Wishes of this case.", required=False)
    status = Code(WishStatus, required=False, help_text="Wishes that stand there.")
    kind = Code(WishKind, required=False, help_text="Wishes about this.")


ATTEMPT = {"_wish": "wish_id", "id": "pk"} | {
    name: name for name in ("made_on", "made_by_id", "kind", "workplace_id", "workplace_text", "outcome", "text")
}


def visible(reader: Reader) -> QuerySet[Wish]:
    return Wish.objects.filter(case__in=reader.cases)


def dress(reader: Reader, items: list[Item]) -> None:
    attempts = WishAttempt.objects.filter(wish__in=[item["id"] for item in items]).order_by("-made_on", "pk")
    made = parts_by("_wish", items_of(attempts, ATTEMPT))
    for item in items:
        item["attempts"] = made.get(item["id"], [])


WISHES = Resource(
    name="wishes",
    scope="wishes:read",
    answer=WishAnswer,
    fields=ROW
    | {
        name: name
        for name in (
            *("rank", "kind", "wording", "status", "raised_on", "revisit_on", "revisit_when"),
            *("explanation", "alternatives", "set_aside"),
            *("insight_observed", "insight_explained", "insight_answer"),
        )
    },
    rows=visible,
    narrow=equal_to(case="case", status="status", kind="kind"),
    parameters=WishParameters,
    notes=discreet.NOTES[Wish],
    dress=dress,
)
