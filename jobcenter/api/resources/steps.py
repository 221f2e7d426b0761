"""Elements of the plan: who does what by when, how firm it is, and who decides; of every department in one plan."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from rest_framework import serializers

from cases.actions import plans
from cases.enums import Area, Basis, Demand, Firmness, Party, StepKind, StepState, Timing
from cases.enums.planning_moves import STEP_MOVES
from cases.models import AccommodationNeed, Case, Goal, PlanStep, Wish
from cases.planning.draft import Source
from cases.queries import discreet
from jobcenter.api.fields import CaseRow, Code, day, key, note, text
from jobcenter.api.language import say
from jobcenter.api.parameters import ListParameters
from jobcenter.api.preconditions import stale
from jobcenter.api.problems import Fault, Problem
from jobcenter.api.reading import Reader, Resource, equal_to
from jobcenter.api.scopes import NOTES
from jobcenter.api.writing import New, Values, Writes, row_of

WORDS = {
    "purpose": "What it is good for.",
    "exit_criterion": "When it is done.",
    "if_it_gets_hard": "What happens if it becomes too hard.",
    "if_declined": "What happens if the citizen says no.",
    "basis_reference": "Where it stands; needed where the basis is the law.",
    "decider": "Who decides it.",
    "decided_when": "When, and by which rule.",
    "owner": "The department that is responsible, where it is not the employment services.",
}
LONGEST = {name: getattr(PlanStep._meta.get_field(name), "max_length", None) for name in WORDS}
CODES: dict[str, tuple[Any, str]] = {
    "party": (Party, "Who does it."),
    "area": (Area, "Social, health and employment steps stand in one plan."),
    "kind": (StepKind, "What kind of step; steps before work count like any other."),
    "demand": (Demand, "What it asks of the citizen, in words and not by number."),
    "timing": (Timing, "Before, beside or after the job effort."),
    "firmness": (Firmness, "A demand, negotiable, or the citizen's own choice."),
    "basis": (Basis, "Where it comes from: law, local goal, professional judgement, or a missing offer."),
}
DAYS = {"starts_on": "From.", "due_on": "Until.", "review_on": "Looked at again."}
LINKS = {
    "goal_id": "The goal it leads to.",
    "wish_id": "The wish it realises.",
    "need_id": "The need it meets.",
    "after_id": "The step it follows.",
}
MAY_BE_EMPTY = set(CODES) - {"party", "area"}


class StepAnswer(CaseRow):
    """One element of the plan."""

    title = text("What is to be done.")
    state = Code(StepState, help_text="Where it stands. Taking up an earlier step has no other name.")
    reached_on = day("The day it was reached.", allow_null=True)
    source_system = text("The system it came from, which alone may change it; empty where it was written here.")
    source_id = text("Its id there.")

    def get_fields(self) -> dict[str, serializers.Field]:
        own: dict[str, serializers.Field] = super().get_fields()
        return own | _fields(required=True)


def _fields(*, required: bool) -> dict[str, serializers.Field]:
    """The fields that are read and written alike."""
    codes = {
        name: Code(of, help_text=told, blank=name in MAY_BE_EMPTY, required=required, allow_blank=name in MAY_BE_EMPTY)
        for name, (of, told) in CODES.items()
    }
    words = {
        name: note(told) if required else text(told, required=False, allow_blank=True, max_length=LONGEST[name])
        for name, told in WORDS.items()
    }
    days = {name: day(told, required=required, allow_null=True) for name, told in DAYS.items()}
    links = {name: key(told, required=required, allow_null=True) for name, told in LINKS.items()}
    return {**codes, **words, **days, **links}


class NewStep(New):
    """An element for the plan. With `source_id` it is yours: the screen shows it and cannot change it."""

    title = text("What is to be done.", max_length=200)
    source_id = text("Its id in your system, where your system goes on owning it.", required=False, max_length=80)

    def get_fields(self) -> dict[str, serializers.Field]:
        own: dict[str, serializers.Field] = super().get_fields()
        return own | _fields(required=False)


class StepChange(serializers.Serializer):
    """What is to change; what is left out stays as it is. `move` takes the element from one state to another."""

    title = text("What is to be done.", required=False, max_length=200)
    move = Code(
        {move.code: str(move.label) for move in STEP_MOVES}, required=False, help_text="A move instead of an edit."
    )
    reached_on = day("With the move that reaches it: when; today unless told.", required=False)

    def get_fields(self) -> dict[str, serializers.Field]:
        own: dict[str, serializers.Field] = super().get_fields()
        return own | _fields(required=False)


class StepParameters(ListParameters):
    case = key("Elements of this case.", required=False)
    state = Code(StepState, required=False, help_text="Elements that stand there.")
    area = Code(Area, required=False, help_text="Elements of this area.")
    due_from = day("Due on this day or later.", required=False)
    due_to = day("Due on this day or earlier.", required=False)


def visible(reader: Reader) -> QuerySet[PlanStep]:
    """As on the screen: without the right to notes, only what tells nothing about health."""
    steps = PlanStep.objects.filter(plan__case__in=reader.cases)
    units = reader.cases.order_by().values_list("unit_id", flat=True).distinct()
    closed = [unit for unit in units if not reader.notes(unit)]
    if not closed:
        return steps
    open_to_all = PlanStep.objects.open_to(notes=False).values("pk")
    return steps.filter(~Q(plan__case__unit__in=closed) | Q(pk__in=open_to_all))


def create(reader: Reader, case: Case, values: Values) -> PlanStep:
    said = dict(values)
    row_id, source_id = said.pop("id", None), said.pop("source_id", "")
    source = Source(reader.user.username, source_id) if source_id else None
    return plans.add_step(case=case, by=reader.user, on=reader.on, source=source, row_id=row_id, **_linked(case, said))


def revise(reader: Reader, step: PlanStep, values: Values, version: int) -> PlanStep:
    said = dict(values)
    source = Source(step.source_system, step.source_id) if step.source_system == reader.user.username else None
    who: dict[str, Any] = {"by": reader.user, "on": reader.on, "source": source}
    if "move" in said:
        return _moved(step, said, version, who)
    if "reached_on" in said:
        raise Problem("refused", faults=[Fault("unknown", say(*ONLY_WITH_A_MOVE), pointer="/reached_on")])
    return plans.revise_step(step=step, version=version, **who, **_linked(step.plan.case, said))


ONLY_WITH_A_MOVE = ("Dagen følger med en move.", "The day goes with a move.")
EITHER = ("Flyt skridtet, eller ret det: ikke begge dele på én gang.", "Move the step or change it, not both at once.")


def _moved(step: PlanStep, said: dict[str, Any], version: int, who: dict[str, Any]) -> PlanStep:
    extra = set(said) - {"move", "due_on", "reached_on"}
    if extra:
        raise Problem("refused", faults=[Fault("unknown", say(*EITHER), pointer=f"/{min(extra)}")])
    if step.version != version:
        raise stale(step)
    return plans.move_step(step=step, **said, **who)


def _linked(case: Case, said: dict[str, Any]) -> dict[str, Any]:
    """The rows that the ids name, each of this case."""
    tables: dict[str, QuerySet[Any]] = {
        "goal_id": Goal.objects.filter(plan__case=case),
        "wish_id": Wish.objects.filter(case=case),
        "need_id": AccommodationNeed.objects.filter(case=case),
        "after_id": PlanStep.objects.filter(plan__case=case),
    }
    for name, rows in tables.items():
        if name in said:
            said[name.removesuffix("_id")] = row_of(rows, said, name)
    return said


STEP_ROW = {
    "id": "pk",
    "version": "version",
    "case_id": "plan__case_id",
    "citizen_id": "plan__case__citizen_id",
    "_unit": "plan__case__unit_id",
}

STEPS = Resource(
    name="steps",
    scope="steps:read",
    answer=StepAnswer,
    fields=STEP_ROW
    | {
        name: name
        for name in ("title", "state", "reached_on", "source_system", "source_id", *CODES, *WORDS, *DAYS, *LINKS)
    },
    rows=visible,
    narrow=equal_to(case="plan__case", state="state", area="area", due_from="due_on__gte", due_to="due_on__lte"),
    parameters=StepParameters,
    notes=discreet.NOTES[PlanStep],
)
STEP_WRITES = Writes(
    scope="steps:write",
    new=NewStep,
    create=create,
    change=StepChange,
    rows=lambda reader: visible(reader).select_related("plan__case"),
    revise=revise,
    # An element is changed over its words, so they have to be seen.
    also=(NOTES,),
)
