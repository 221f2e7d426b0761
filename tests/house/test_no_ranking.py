"""No creaming machine and no league table: nothing scores a borger's chances, nothing ranks or counts employees."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cases", "offers", "jobcenter")
CHANCE = re.compile(
    r"score|chance|probab|sandsynlig|predict|prognos|likelihood|employab|jobparathed_|ranking|rangorden|leaguetable|league_|percentile",
    re.IGNORECASE,
)
EMPLOYEE = re.compile(r"-?(\w+__)?(caseworker|author|held_by|made_by|decided_by|owner|kept_by|done_by|noted_by)")
SORT_PARAMETER = re.compile(r"GET\.get\(\s*[\"'](sort|order|orden|sorter)")


def sources(*suffixes: str):
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in suffixes and "migrations" not in path.parts:
                yield path


@pytest.mark.requirement("S4-56", "S4-22")
def test_no_model_has_a_field_for_a_persons_chances():
    fields = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in {"cases", "offers", "accounts", "rules", "dashboards"}
        for field in model._meta.get_fields()
    ]
    assert not [name for name in fields if CHANCE.search(name)]


@pytest.mark.requirement("S4-56", "S4-22", "S3-48")
def test_no_form_and_no_address_offers_to_sort_by_chance_or_by_anything_of_the_users_own():
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources(".py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if SORT_PARAMETER.search(line)
    ]
    assert not guilty


def chain(node: ast.AST):
    """The calls of a queryset chain, outermost first."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield node.func.attr, node.args
        node = node.func.value


def lists_employees(node: ast.Call) -> bool:
    """A chain that orders by a person who works here, or that groups by her and counts."""
    calls = [
        (name, any(isinstance(arg, ast.Constant) and EMPLOYEE.match(str(arg.value)) for arg in args))
        for name, args in chain(node)
    ]
    ordered = any(name == "order_by" and by_employee for name, by_employee in calls)
    grouped = any(name in {"values", "values_list"} and by_employee for name, by_employee in calls)
    return ordered or (grouped and any(name in {"annotate", "aggregate"} for name, _ in calls))


@pytest.mark.requirement("S3-48", "S4-85")
def test_no_query_groups_or_orders_by_employee():
    guilty = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources(".py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and lists_employees(node)
    ]
    assert not guilty


@pytest.mark.requirement("S4-56")
def test_no_name_in_the_rooms_that_read_and_decide_speaks_of_chances():
    name = re.compile(r"(?:def|class)\s+(\w+)|^\s*(\w+)\s*[:=]")
    guilty = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sources(".py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (found := name.search(line)) and CHANCE.search(found.group(1) or found.group(2) or "")
    ]
    assert not guilty
