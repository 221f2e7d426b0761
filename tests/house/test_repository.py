"""The repository says what it does: migrations, beat, models, rooms and variables agree with what is written of them."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest
from celery import current_app
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parents[2]
OURS = ("cases", "offers", "jobcenter")
README = (ROOT / "README.md").read_text() + "".join(path.read_text() for path in (ROOT / "docs").glob("*.md"))
# A pair is set together by a constraint that names both, or because neither may be empty. Here the one who did it may
# be nobody: the system itself, or another system that tells when and not who.
BY_NOBODY = {
    "Exemption.decided_on": "a decision that came from the fagsystem has a day and no user here",
    "Meeting.held_on": "a samtale that came from the fagsystem has a day and no user here; the reverse is refused",
    "ProblemDefinition.noted_on": "may come from the fagsystem",
    "PurposeAlignment.noted_on": "may come from the fagsystem",
    "SensitiveFact.noted_on": "may come from the fagsystem",
    "StepChange.changed_on": "the sweep and an import have no user",
    "WishAttempt.made_on": "may come from the fagsystem",
    "WorkDuty.decided_on": "a decision that came from the fagsystem has a day and no user here",
}


def our_models():
    return [model for model in apps.get_models() if model.__module__.split(".")[0] in OURS]


# --- Migrations -----------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)


@pytest.mark.django_db
def test_no_two_migrations_stand_beside_each_other():
    loader = MigrationLoader(connection)
    assert loader.detect_conflicts() == {}
    assert not [key for key in loader.graph.nodes if key[0] in OURS and key not in loader.disk_migrations]


# --- Beat and jobs --------------------------------------------------------------------------------------------------


def test_every_entry_of_the_schedule_is_a_task_that_exists():
    current_app.loader.import_default_modules()
    assert settings.CELERY_BEAT_SCHEDULE
    lost = {
        name: entry["task"]
        for name, entry in settings.CELERY_BEAT_SCHEDULE.items()
        if entry["task"] not in current_app.tasks
    }
    assert lost == {}


def test_every_task_of_ours_is_a_bell_without_arguments():
    """What is to be done stands in a row; a message on the broker may be lost, and may be read (house.md 3)."""
    current_app.loader.import_default_modules()
    ours = {
        name: task
        for name, task in current_app.tasks.items()
        if not name.startswith("celery.") and not name.startswith("tests.")
    }
    assert {"jobs.ring", "jobs.reconcile", "cases.nightly"} <= set(ours)
    assert {
        name: list(inspect.signature(task.run).parameters)
        for name, task in ours.items()
        if inspect.signature(task.run).parameters
    } == {}


def test_nobody_calls_a_task_but_the_bell():
    """`.delay()` and `.apply_async()` in the rooms: Celery is the doorbell, and one place rings it."""
    callers = {
        path.relative_to(ROOT).as_posix()
        for room in OURS
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in ("delay", "apply_async", "send_task", "delay_on_commit")
    }
    assert callers == {"jobcenter/jobs/bell.py"}


# --- Models ---------------------------------------------------------------------------------------------------------


def pairs():
    """Every `x_on` or `x_at` with its `x_by`, and the pairs whose halves have names of their own."""
    for model in our_models():
        fields = {field.name: field for field in model._meta.local_fields}
        for name, field in fields.items():
            stem, _, half = name.rpartition("_")
            if half in ("on", "at") and f"{stem}_by" in fields and not hasattr(model, "pgh_tracked_model"):
                yield model, field, fields[f"{stem}_by"]


def named_in(condition) -> set[str]:
    if isinstance(condition, models.Q):
        return set().union(*(named_in(child) for child in condition.children), set())
    return {condition[0].partition("__")[0]} if isinstance(condition, tuple) else set()


def set_together(model, moment, who) -> bool:
    if not moment.null and not who.null:
        return True
    return any(
        {moment.name, who.name} <= named_in(constraint.condition)
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    )


def test_a_moment_and_the_one_who_did_it_are_set_together():
    found = list(pairs())
    assert len(found) >= 8
    apart = {f"{model.__name__}.{moment.name}" for model, moment, who in found if not set_together(model, moment, who)}
    assert apart == set(BY_NOBODY) - {"Meeting.held_on"}


def test_every_model_says_what_it_is_or_is_what_its_fields_say():
    """A docstring, or a name that docs/vocabulary.md explains."""
    known = (ROOT / "docs" / "vocabulary.md").read_text()
    silent = [
        model.__name__
        for model in our_models()
        if not hasattr(model, "pgh_tracked_model")
        and (model.__doc__ or "").startswith(f"{model.__name__}(")
        and not re.search(rf"`[^`]*\b{model.__name__}\b", known)
    ]
    assert silent == []


def test_every_migration_after_the_first_says_what_it_does():
    unnamed = [
        path.relative_to(ROOT).as_posix()
        for room in OURS
        for path in (ROOT / room).rglob("migrations/[0-9]*.py")
        if re.search(r"_(auto|alter)_\w*\d{6,}|_auto_", path.name)
    ]
    assert unnamed == []


# --- Words about the house ------------------------------------------------------------------------------------------


def test_every_module_opens_with_one_sentence():
    silent = [
        path.relative_to(ROOT).as_posix()
        for room in OURS
        for path in (ROOT / room).rglob("*.py")
        if not {"migrations", "management"} & set(path.parts)
        and path.name not in ("apps.py",)
        and path.read_text().strip()
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_no_module_outgrows_the_house():
    """250 lines by habit, 400 never (house.md 4); test files up to 600."""
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for room, most in ((*((room, 400) for room in OURS), ("tests", 600)))
        for path in (ROOT / room).rglob("*.py")
        if (lines := len(path.read_text().splitlines())) > most and "migrations" not in path.parts
    }
    assert long == {}


def variables() -> set[str]:
    """What production asks of its environment."""
    tree = ast.parse((ROOT / "jobcenter" / "settings" / "base.py").read_text())
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_variable_of_production_is_explained():
    found = variables()
    assert "SECRET_KEY" in found
    assert sorted(name for name in found if f"`{name}`" not in README) == []
