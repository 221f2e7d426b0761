"""Every write is one action: keyword-only, with `by` and `on`, inside the one frame, and closed to those without the right."""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from datetime import time, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases.actions._voice import Answer
from cases.actions.dilemmas import Answers, Weighed
from cases.actions.meetings import Notes, Samtale
from cases.actions.utterances import Said
from cases.models import (
    AccommodationNeed,
    ActorAround,
    AgreementLine,
    CitizenStatement,
    ColleagueQuestion,
    Commitment,
    Concern,
    CoordinationNote,
    Enrolment,
    Exemption,
    Goal,
    InvolvementEntry,
    Meeting,
    Observation,
    Pause,
    Placement,
    PlanStep,
    ProviderResponse,
    Rhythm,
    SanctionStep,
    SensitiveFact,
    StatementLink,
    Strength,
    Task,
    Utterance,
    Wish,
    WorkDuty,
)
from cases.queries.involvement_drafts import draft_of
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_considered, make_offer, make_workplace
from tests.full_world import thicken
from tests.world import fill

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "actions"
# Writes over all rows, for whoever runs the machine: with an event of its own, and reached by a command alone.
OF_THE_OPERATOR = {"sealing"}
# What somebody is typing is no part of a case: no event, no flag (docs/decisions.md, 24). tests/cases/test_drafts.py.
BESIDE_THE_CASE = {"drafts"}
# About no case: words of the product, which the administrator alone gives (tests/cases/test_rewording.py).
OF_THE_ADMINISTRATOR = {"texts"}
MODULES = sorted({path.stem for path in FOLDER.glob("[a-z]*.py")} - OF_THE_OPERATOR - BESIDE_THE_CASE)
# Public names in these modules that write nothing by themselves.
HELPERS = {
    "agreement.overall": "where two stand on the whole, of lines",
    "agreement.write_within": "a part of holding a samtale, inside its frame",
    "bookings.plan_within": "a part of holding a samtale, inside its frame",
    "utterances.write_within": "a part of holding a samtale, inside its frame",
    "enrolments.right": "which right a move takes",
    "involvement.place": "where a refusal stands in the form",
    "involvement.record_within": "a part of holding a samtale, inside its frame",
    "visitation.close_former": "a part of a visitation, inside its frame",
}
# Asked before the frame is entered; without it the sentence about it would come before the refusal.
ALSO = {
    "wishes.park": {"revisit_on": TODAY + timedelta(days=20)},
    "confirmations.confirm": {"answer": "set_og_enig"},
}
SOON = TODAY + timedelta(days=20)
WORDS = ("wording", "text", "what", "purpose", "reason", "sentence", "explanation", "alternatives", "legal_basis")
WORDS += ("prompt", "source", "body", "how")
WORDS += (
    "citizen_wording",
    "title",
    "what_changed",
    "phone",
    "address",
    "language",
    "citizen_explanation",
    "second_look_text",
)
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S4-87")]


def functions(module: str) -> dict[str, ast.FunctionDef]:
    tree = ast.parse((FOLDER / f"{module}.py").read_text())
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


ACTIONS = sorted(
    f"{module}.{name}"
    for module in MODULES
    for name in functions(module)
    if not name.startswith("_") and f"{module}.{name}" not in HELPERS
)


def calls(node: ast.AST) -> set[str]:
    """The names called; what a decorator or a `with` calls counts too."""
    found = {call.func for call in ast.walk(node) if isinstance(call, ast.Call)}
    return {f.id for f in found if isinstance(f, ast.Name)} | {f.attr for f in found if isinstance(f, ast.Attribute)}


def reaches_the_frame(module: str, name: str, seen: frozenset[str] = frozenset()) -> bool:
    here = functions(module)
    if name not in here or name in seen:
        return False
    called = calls(here[name])
    return "writing" in called or any(reaches_the_frame(module, one, seen | {name}) for one in called)


def test_there_are_actions():
    assert len(ACTIONS) > 55
    assert [name for name in HELPERS if name.partition(".")[2] not in functions(name.partition(".")[0])] == []


def test_what_the_operator_does_is_reached_by_a_command_alone():
    rooms = [path for room in ("cases", "jobcenter") for path in (FOLDER.parents[1] / room).rglob("*.py")]
    callers = {path for path in rooms if re.search(r"actions(\.| import )sealing", path.read_text())}
    assert callers
    assert [path.as_posix() for path in callers if "commands" not in path.parts] == []


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_writes_inside_the_frame(action):
    """The frame checks the right, locks the case, records the event and looks at the flags (cases.actions._writing)."""
    assert reaches_the_frame(*action.split("."))


@pytest.mark.parametrize("action", ACTIONS)
def test_an_action_takes_keywords_and_says_by_whom_and_on_which_day(action):
    module, name = action.split(".")
    parameters = inspect.signature(getattr(importlib.import_module(f"cases.actions.{module}"), name)).parameters
    assert {"by", "on"} <= set(parameters)
    assert {one.kind for one in parameters.values()} <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


# --- Closed to everybody else ---------------------------------------------------------------------------------------

ROWS = {
    "wish": (Wish, "wish_id"),
    "goal": (Goal, "goal_id"),
    "step": (PlanStep, "step_id"),
    "meeting": (Meeting, "meeting_id"),
    "line": (AgreementLine, "line_id"),
    "utterance": (Utterance, "utterance_id"),
    "statement": (CitizenStatement, "statement_id"),
    "observation": (Observation, "observation_id"),
    "link": (StatementLink, "link_id"),
    "commitment": (Commitment, "commitment_id"),
    "enrolment": (Enrolment, "enrolment_id"),
    "placement": (Placement, "placement_id"),
    "entry": (InvolvementEntry, "entry_id"),
    "response": (ProviderResponse, "response_id"),
    "pause": (Pause, "pause_id"),
    "exemption": (Exemption, "exemption_id"),
    "task": (Task, "task_id"),
    "strength": (Strength, "strength_id"),
    "fact": (SensitiveFact, "fact_id"),
    "need": (AccommodationNeed, "need_id"),
    "rhythm": (Rhythm, "rhythm_id"),
    "actor": (ActorAround, "actor_id"),
    "coordination_note": (CoordinationNote, "note_id"),
    "duty": (WorkDuty, "duty_id"),
    "sanction": (SanctionStep, "sanction_id"),
    "concern": (Concern, "concern_id"),
    "question": (ColleagueQuestion, "question_id"),
}


@pytest.fixture
def arguments(asta, units, dated_rules, indicators):
    """A value for every parameter of every action, by its name; a new name needs a value here."""
    world = fill(unit=units.unge, caseworker=asta)
    thicken(world, asta)
    rows = {name: model.objects.get(pk=world.ids[key]) for name, (model, key) in ROWS.items()}
    days = dict.fromkeys(("review_on", "valid_to", "due_on", "revisit_on", "planned_on", "ends_on", "until"), SOON)
    days |= dict.fromkeys(("starts_on", "valid_from", "held_on", "happened_on", "occurred_on"), TODAY)
    words = dict.fromkeys(WORDS, "ord")
    codes = {
        "party": "borger",
        "voice": "borger",
        "code": "opgiv",
        "by_whom": "borger",
        "outcome": "ja",
        "lasting": "et_aar",
    }
    codes |= {"name": "ord", "function": "ord", "areas": ["social"], "since": TODAY, "who": "borger"}
    codes |= {"stance": "enig", "said": Said("ord")}
    codes |= {"channel": "kiosk", "meaning": "ja", "answer": Answer(own_words="ord"), "teller": "borger"}
    codes |= {"hat": "stoette", "applies": True, "considered": make_considered(rows["goal"]), "done_on": TODAY}
    codes |= {"phrases": ["ord"], "citizen_purpose": "arbejde", "authority_purpose": "praktik", "aligned": True}
    codes |= {"explained_on": TODAY, "decision": "stop", "weighed": Weighed(("respekt",), "ord")}
    codes |= {"answers": Answers(outcome="fortsaet"), "advice": rows["question"].answers.first()}
    codes |= {
        "asked": True,
        "procedure": "foertidspension",
        "step_code": "fp_laege",
        "mark": world.case.procedure_marks.first(),
    }
    told = {"held_on": TODAY, "kind": "opfoelgning", "form": "telefon", "talked_about": "ord"}
    codes |= {"samtale": Samtale(**told, no_step_needed=True), "notes": Notes(**told)}
    return {
        **rows, **days, **words, **codes,
        "case": world.case, "row": rows["strength"], "attempt": rows["wish"].attempts.first(), "on": TODAY,
        "version": 1, "every_days": 14, "cause": "sagstal", "up": True, "number": 3, "planned_time": time(10), "offer": make_offer(title="Nyt"),
        "workplace": make_workplace(), "owner": asta, "caseworker": asta, "assignee": asta, "move": "drop", "reached": True, "in_citizens_words": True,
        "interpreter": False, "protected": False, "draft": draft_of(rows["entry"]), "details": {}, "to": asta, "meeting_form": "telefon",
        "reached_on": None, "until_after": SOON, "category": "jobparat", "form": "telefon", "scheme": "visitation", "last": SOON,
    }  # fmt: skip


def kind_for(action: str) -> str:
    return {
        "pauses.begin": "tryghed", "wishes.attempt": "opkald", "contacts.record": "opkald", "persons.add_need": "ro",
        "persons.revise_need": "ro", "persons.add_sensitive": "helbred", "persons.revise_sensitive": "helbred",
        "exemptions.grant": "fritagelse", "visitation.change_benefit": "kontanthjaelp", "wishes.reword": "opgaver",
        "around.add": "mentor", "around.revise": "mentor", "bookings.plan": "opfoelgning", "reactivation.record": "kontakt",
    }.get(action, "afklaring")  # fmt: skip


def test_no_action_lets_anybody_in_without_the_right(arguments, carl, nora, ida):
    """Another unit's sagsbehandler, the databeskyttelsesrådgiver, the administrator: refused, and nothing recorded."""
    values = arguments
    before = Event.objects.count()
    let_in = {}
    for action in ACTIONS:
        module, name = action.split(".")
        run = getattr(importlib.import_module(f"cases.actions.{module}"), name)
        for user in (carl, nora) if module in OF_THE_ADMINISTRATOR else (carl, nora, ida):
            asked = inspect.signature(run).parameters.values()
            needed = [one.name for one in asked if one.kind is one.KEYWORD_ONLY and one.default is one.empty]
            known = {**values, "by": user, "kind": kind_for(action)}
            if missing := set(needed) - set(known):
                let_in[action, "no value for"] = missing
                continue
            given = {name: known[name] for name in needed} | ALSO.get(action, {})
            try:
                with transaction.atomic():
                    run(**given)
                let_in[action, user.username] = "let in"
            except PermissionDenied:
                pass
            except Exception as error:
                let_in[action, user.username] = f"{type(error).__name__}: {error}"[:120]
    assert let_in == {}, let_in
    assert Event.objects.count() == before
