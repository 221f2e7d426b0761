"""No creaming machine and no league table: nothing scores a borger's chances, nothing ranks or counts employees.

Scanned: the columns of the database, the fields of every model, form and answer, the parameters of every address and
of the API's document, the headings and choices of every page, the names in the code, and every statement that was
sent to the database while all pages were walked.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from django import forms
from django.apps import apps
from django.db import connection
from django.db.models import ForeignKey
from rest_framework.serializers import BaseSerializer

import cases
import jobcenter
import offers
from jobcenter.accounts.models import User
from jobcenter.api.public import document
from tests.house.words import EXCUSED, NEVER, OWN_ORDER, RANK, SORTS

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cases", "offers", "jobcenter")
OURS = {"cases", "offers", "accounts", "rules", "dashboards", "audit", "jobs", "api", "bench"}
# One figure about the frame of the work, without a name: average, fewest and most cases a sagsbehandler (S4-59).
GROUPED_BY_EMPLOYEE = {"team"}
pytestmark = pytest.mark.requirement("S4-56", "S4-22", "S3-48")


def sources():
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def modules():
    """Every module of the rooms, so that every form and serializer is known."""
    for package in (cases, jobcenter, offers):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not {"migrations", "settings", "commands"} & set(found.name.split(".")):
                yield importlib.import_module(found.name)


def named(classes):
    """Every subclass of ours with the names of its fields."""
    for cls in classes.__subclasses__():
        yield from named(cls)
        if cls.__module__.split(".")[0] in ROOMS:
            fields = getattr(cls, "base_fields", None) or getattr(cls, "_declared_fields", {})
            yield cls, fields


def guilty(names) -> list[str]:
    return sorted({name for name in names if NEVER.search(name) and name not in EXCUSED})


# --- What is stored -------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_column_of_the_database_holds_a_persons_chances():
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'")
        columns = [f"{table}.{column}" for table, column in cursor.fetchall()]
    assert len(columns) > 400
    assert guilty(columns) == []


def test_no_model_has_a_field_or_a_property_for_them():
    names = [
        f"{model._meta.object_name}.{name}"
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for name in {*(field.name for field in model._meta.get_fields()), *vars(model)}
    ]
    assert guilty(names) == []


def test_a_rank_is_the_borgers_own():
    ranks = {
        f"{model._meta.object_name}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in OURS and not model._meta.object_name.endswith("History")
        for field in model._meta.local_fields
        if RANK.search(field.name)
    }
    assert ranks == set(OWN_ORDER)


# --- What is asked and answered -------------------------------------------------------------------------------------


def test_no_form_and_no_answer_has_a_field_for_them():
    list(modules())
    found = [
        (f"{cls.__name__}.{name}", name, str(getattr(field, "label", "") or ""))
        for kind in (forms.BaseForm, BaseSerializer)
        for cls, fields in named(kind)
        for name, field in fields.items()
    ]
    assert len(found) > 200
    assert guilty([where for where, _name, _label in found]) == []
    assert guilty([label for _where, _name, label in found]) == []
    assert [where for where, name, _label in found if SORTS.match(name) and not where.startswith("Wish")] == []


def parameters(tree: ast.AST):
    """The names that code takes out of `request.GET`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("get", "getlist"):
            holder, keys = node.func.value, node.args[:1]
        elif isinstance(node, ast.Subscript):
            holder, keys = node.value, [node.slice]
        else:
            continue
        if isinstance(holder, ast.Attribute) and holder.attr in ("GET", "query_params"):
            yield from (key.value for key in keys if isinstance(key, ast.Constant))


def test_no_address_offers_to_sort_by_a_choice_of_the_users_own():
    taken = {name for path in sources() for name in parameters(ast.parse(path.read_text()))}
    assert "page" in taken
    assert [name for name in taken if SORTS.match(name) or NEVER.search(name)] == []


def test_no_parameter_property_or_value_of_the_api_speaks_of_them():
    names, sorts = [], []

    def walk(part, where=""):
        if isinstance(part, dict):
            for key, value in part.items():
                names.append(key)
                if key == "parameters":
                    sorts.extend(one["name"] for one in value if isinstance(one, dict) and "name" in one)
                walk(value, f"{where}/{key}")
        elif isinstance(part, list):
            for value in part:
                walk(value, where)
        elif isinstance(part, str) and where.rpartition("/")[2] in ("name", "enum", "operationId", "title"):
            names.append(part)

    walk(document())
    assert {"rank", "caseworker_id"} & set(names), "the document was read"
    assert guilty(names) == []
    assert [name for name in sorts if SORTS.match(name)] == []


# --- What is shown --------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_no_heading_and_no_choice_on_any_page_speaks_of_them(tour):
    said = {
        (answer.name, " ".join(words.split()))
        for answer in tour.answers
        if answer.is_html
        for words in (*answer.page.headings, *answer.page.choices)
    }
    assert len(said) > 100
    assert [(name, words) for name, words in said if NEVER.search(words) or SORTS.match(words)] == []


@pytest.mark.django_db
def test_no_link_and_no_form_on_any_page_sorts(tour):
    sorts = set()
    for answer in tour.answers:
        page = answer.page if answer.is_html else None
        for link in page.links if page else ():
            sorts |= {(answer.name, key) for key, _value in parse_qsl(urlsplit(link).query, keep_blank_values=True)}
        for form in page.forms if page else ():
            sorts |= {(answer.name, control.name) for control in form.controls}
    assert sorts
    assert [(name, key) for name, key in sorts if SORTS.match(key) or NEVER.search(key)] == []


@pytest.mark.django_db
def test_the_leaders_pages_of_figures_name_nobody_who_works_here(tour):
    """Her own name stands in the frame; volume is told as an average and a range (S4-59)."""
    page = next(iter(tour.of("dorte", name="team")))
    assert [name for name in tour.names if name in page.page.text and name != "Dorte Kjær"] == []


# --- What is asked of the database ----------------------------------------------------------------------------------


def employee_columns() -> set[str]:
    keys = {
        field.column
        for model in apps.get_models()
        if model._meta.app_label in OURS - {"accounts"}
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey) and field.related_model is User
    }
    return keys | {"full_name", "username", "initials"}


def flat(sql: str) -> list[str]:
    """The queries inside a statement, each without the ones inside it."""
    found = []
    while inner := re.search(r"\(([^()]*)\)", sql):
        nested = "SELECT" in inner[1]
        found += [inner[1]] if nested else []
        sql = sql[: inner.start()] + ("" if nested else f" {inner[1].replace(',', ' ')} ") + sql[inner.end() :]
    return [*found, sql]


def by_employee(sql: str) -> list[str]:
    """What a statement groups or orders by, where that is somebody who works here: "GROUP …" and "ORDER …"."""
    columns = re.compile(rf'"(?:{"|".join(sorted(employee_columns()))})"')
    found = []
    for query in flat(sql):
        chosen = re.search(r"SELECT (?:DISTINCT )?(.*?) FROM ", query, re.DOTALL)
        for kind, clause in re.findall(r"(GROUP|ORDER) BY (.*?)(?= HAVING| ORDER BY| LIMIT| FOR |$)", query, re.DOTALL):
            for term in clause.split(","):
                number = re.match(r"\s*(\d+)\b", term)
                meant = chosen[1].split(",")[int(number[1]) - 1] if number and chosen else term
                found += [f"{kind} {meant.strip()}"] if columns.search(meant) else []
    return found


@pytest.mark.django_db
@pytest.mark.requirement("S4-85")
def test_no_statement_groups_or_orders_by_employee(tour):
    """Whatever the code looks like: these are the statements of all pages, for all roles."""
    assert sum(len(spoken) for spoken in tour.statements.values()) > 300
    asked = {
        name: [clause for sql in spoken for clause in by_employee(sql)] for name, spoken in tour.statements.items()
    }
    grouped = {name for name, clauses in asked.items() if any(clause.startswith("GROUP") for clause in clauses)}
    ordered = {
        name: clauses for name, clauses in asked.items() if any(clause.startswith("ORDER") for clause in clauses)
    }
    assert grouped == GROUPED_BY_EMPLOYEE
    assert {name: clauses for name, clauses in ordered.items() if name not in PICKED} == {}


# Lists of colleagues to choose among, by name: who takes a task, who gets a sag. No figure stands beside a name.
PICKED = {"cases:assign", "cases:task", "cases:task_new"}


def test_the_scan_of_statements_finds_what_is_planted():
    assert by_employee('SELECT "caseworker_id", COUNT(*) FROM x GROUP BY "x"."caseworker_id"')
    assert by_employee('SELECT 1 FROM x ORDER BY "accounts_user"."full_name" ASC LIMIT 5')
    assert by_employee('SELECT "c"."caseworker_id" AS "who", COUNT(1) AS "n" FROM c WHERE a IN (SELECT 1) GROUP BY 1')
    assert by_employee('SELECT 1 FROM (SELECT "made_by_id", MAX("at") FROM x GROUP BY 1) t')
    assert by_employee('SELECT 1 FROM x ORDER BY LOWER("accounts_user"."initials")')
    assert not by_employee('SELECT "x"."caseworker_id" FROM x WHERE "x"."caseworker_id" = 1 ORDER BY "x"."rank"')


# --- What the code is called ----------------------------------------------------------------------------------------


# People who do not exist have a chance of what happens to them, and pages a performance.
INVENTED = {"demo", "bench"}


def test_no_name_in_the_code_speaks_of_chances():
    name = re.compile(r"(?:def|class)\s+(\w+)|^\s*(\w+)\s*[:=]")
    found = [
        (f"{path.relative_to(ROOT)}:{number}", said.group(1) or said.group(2))
        for path in sources()
        if not INVENTED & set(path.parts)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (said := name.search(line))
    ]
    assert [(where, said) for where, said in found if NEVER.search(said)] == []


def test_no_word_is_excused_that_nobody_uses():
    text = "\n".join(path.read_text() for path in sources())
    assert [word for word in EXCUSED if word not in text] == []
