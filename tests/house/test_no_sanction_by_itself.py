"""No sanction by itself (S1-67): one action writes a step, a person calls it from one form, and nothing leads there.

Read from the source, the addresses and every page that any role can open.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from cases.models import CitizenStatement, SanctionStep, WorkerMeaning
from jobcenter.api.public import document

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cases", "jobcenter", "offers")
ACTION, FORM = "cases/actions/sanctions.py", "cases/forms/sanctions.py"
WRITES = {"create", "bulk_create", "get_or_create", "update_or_create", "acreate", "abulk_create", "aget_or_create"}
# The rooms of a sanction step: what a borger has said in confidence is not reached from any of them.
OF_SANCTIONS = ("sanctions.py", "_considered.py", "reactivation.py")
pytestmark = pytest.mark.requirement("S1-67", "S4-65")


def sources() -> dict[str, ast.Module]:
    paths = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")) if "migrations" not in path.parts]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text()) for path in paths}


def called(tree: ast.Module, name: str) -> bool:
    """`name(…)`, or `x.name(…)`."""
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return any(getattr(func, "id", getattr(func, "attr", "")) == name for func in calls)


def written(tree: ast.Module) -> bool:
    """`SanctionStep.objects.create(…)` and its like, or by the case's own `sanction_steps`."""
    calls = (
        node.func for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    )
    names = ("SanctionStep", "sanction_steps")
    return any(func.attr in WRITES and any(name in ast.unparse(func) for name in names) for func in calls)


def test_one_action_makes_a_step_and_one_form_calls_it():
    trees = sources()
    assert [path for path, tree in trees.items() if called(tree, "SanctionStep")] == [ACTION]
    assert [path for path, tree in trees.items() if written(tree)] == []
    assert [path for path, tree in trees.items() if called(tree, "weigh") and "sanctions" in ast.unparse(tree)] == [
        FORM
    ]


def test_the_scan_would_see_another_way_in():
    for way in (
        "SanctionStep.objects.create(a=1)",
        "case.sanction_steps.create()",
        "SanctionStep.objects.bulk_create([])",
    ):
        assert written(ast.parse(way))
    assert called(ast.parse("SanctionStep(case=1)"), "SanctionStep")


# A story told by hand, in which a person weighs one step through the action (VIG-9).
STORY = "jobcenter/demo/vignettes/pain_and_duty.py"


def test_neither_sweep_nor_api_nor_bulk_nor_demo_knows_of_it():
    """Not by name: no task, no flag, no endpoint, no load of many rows."""
    rooms = (
        "cases/tasks.py",
        "cases/risk/",
        "jobcenter/api/",
        "jobcenter/jobs/",
        "jobcenter/demo/",
        "jobcenter/bench/",
    )
    told = [path for path in sources() if path.startswith(rooms) and path != STORY]
    text = {path: (ROOT / path).read_text() for path in told}
    assert [path for path in told if re.search(r"sanction_?step|sanctions", text[path], re.IGNORECASE)] == []
    assert not [path for path in document()["paths"] if "sank" in path or "sanct" in path]


def test_no_amount_and_no_percentage_stands_on_a_step():
    numbers = (models.DecimalField, models.FloatField, models.IntegerField)
    mine = [field.name for field in SanctionStep._meta.get_fields() if isinstance(field, numbers)]
    assert mine == ["version"]
    said = [path.read_text() for path in (ROOT / "templates" / "sanctions").glob("*.html")]
    said += [(ROOT / path).read_text() for path in (ACTION, FORM, "cases/actions/_considered.py")]
    assert not [text for text in said if re.search(r"\d\s*(kr|%|pct|procent)|beløb|sats\b|nedsæt", text, re.IGNORECASE)]


def test_what_the_borger_says_of_herself_is_not_reached_from_here():
    """Her own statements and the worker's meaning are no evidence against her."""
    closed = {CitizenStatement.__name__, WorkerMeaning.__name__, "CheckIn", "StatementLink", "LineRemark"}
    links = (field for model in (CitizenStatement, WorkerMeaning) for field in model._meta.fields if field.is_relation)
    closed |= {field.remote_field.related_name for field in links} - {"+"}
    assert len(closed) > 5
    for path, tree in sources().items():
        if path.startswith("cases/") and path.endswith(OF_SANCTIONS):
            names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
            names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
            names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
            assert names & closed == set(), path
            imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            assert not [module for module in imported if re.search(r"voice|statement|check_in", module)], path


def test_no_other_table_points_at_a_step():
    """Nothing is derived from one: no task, no flag, no figure with a key of its own."""
    pointing = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model is SanctionStep and not field.auto_created
    }
    assert {name for name in pointing if not name.startswith("SanctionStep")} == set()


@pytest.mark.django_db
def test_only_the_page_of_rights_and_duties_leads_to_the_form(tour):
    """No flag, no task, no deadline, no notice: every answer of every role was read."""
    leading = {answer.name for answer in tour.answers if "/sanktion/ny/" in answer.everything}
    assert leading <= {"cases:rights_and_duties", "cases:sanction_new"}
    assert "cases:rights_and_duties" in leading
