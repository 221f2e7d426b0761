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
from rest_framework.serializers import BaseSerializer

import cases
import jobcenter
import offers
from jobcenter.api.public import document
from tests.house.statements import OURS, by_employee
from tests.house.words import EXCUSED, NEVER, OWN_ORDER, RANK, SORTS

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cases", "offers", "jobcenter")
# Every clause about who works here, reviewed one by one; nothing else may be grouped or ordered by them.
REVIEWED = {
    # One figure about the frame of the work, without a name: average, fewest and most cases a sagsbehandler (S4-59).
    "team": {'GROUP "cases_assignment"."caseworker_id" AS "caseworker"'},
    # Lists of colleagues to choose among, by name: who takes a task, who gets a sag. No figure stands beside a name.
    "cases:assign": {'ORDER "accounts_user"."full_name" ASC', 'ORDER "accounts_user"."username" ASC'},
    "sparring": {'ORDER "accounts_user"."full_name" ASC'},
    "cases:task": {'ORDER "accounts_user"."full_name" ASC', 'ORDER "accounts_user"."id" ASC'},
    "cases:task_new": {'ORDER "accounts_user"."full_name" ASC', 'ORDER "accounts_user"."id" ASC'},
}
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


def named_on(text: str, words) -> list[str]:
    """Whole words as they are written: the username `bo` is not in *bor*, the initials LIV not in *Livet*."""
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["team", "team_waiting", "team_movement"])
def test_the_leaders_pages_of_figures_name_nobody_who_works_here(tour, name):
    """Her own name stands in the frame; volume is told as an average and a range (S4-59)."""
    [page, *_parts] = tour.of("dorte", name=name)
    others = [word for person, words in tour.called.items() if person != "Dorte Kjær" for word in words]
    assert named_on(page.page.text, ["Dorte Kjær"]), "the page was read"
    assert named_on(page.page.text, others) == []


def test_the_scan_of_names_finds_what_is_planted():
    assert named_on("1. ast 4, bo: 3", ["ast", "bo", "BO"]) == ["ast", "bo"]
    assert named_on("Livet bor her", ["Liv", "LIV", "bo"]) == []


# --- What is asked of the database ----------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.requirement("S4-85")
def test_no_statement_groups_or_orders_by_employee(tour):
    """Whatever the code looks like: these are the statements of all pages, for all roles."""
    assert sum(len(spoken) for spoken in tour.statements.values()) > 300
    asked = {
        name: {clause for sql in spoken for clause in by_employee(sql)} for name, spoken in tour.statements.items()
    }
    assert {name: clauses for name, clauses in asked.items() if clauses} == REVIEWED


PLANTED = [
    'SELECT "caseworker_id", COUNT(*) FROM x GROUP BY "x"."caseworker_id"',
    'SELECT 1 FROM x ORDER BY "accounts_user"."full_name" ASC LIMIT 5',
    'SELECT "c"."caseworker_id" AS "who", COUNT(1) AS "n" FROM c WHERE a IN (SELECT 1) GROUP BY 1',
    'SELECT 1 FROM (SELECT "made_by_id", MAX("at") FROM x GROUP BY 1) t',
    'SELECT 1 FROM x ORDER BY LOWER("accounts_user"."initials")',
    'SELECT "accounts_user"."id", COUNT("x"."id") AS "n" FROM x GROUP BY "accounts_user"."id"',
    'SELECT 1, (SELECT COUNT(*) FROM x U0 WHERE U0."who" = ("accounts_user"."id")) AS "n" FROM "accounts_user"',
    'SELECT 1, RANK() OVER (PARTITION BY "x"."caseworker_id") AS "n" FROM x',
    'SELECT "accounts_user"."id", "n" FROM "accounts_user" ORDER BY "n" DESC',
]


@pytest.mark.parametrize("sql", PLANTED)
def test_the_scan_of_statements_finds_what_is_planted(sql):
    assert by_employee(sql)


def test_the_scan_of_statements_tells_the_order_of_what_is_grouped():
    grouped = 'SELECT "x"."caseworker_id" AS "who", COUNT(*) AS "n" FROM x GROUP BY 1'
    assert by_employee(grouped) == ['GROUP "x"."caseworker_id" AS "who"']
    assert 'ORDER "n" DESC' in by_employee(f'{grouped} ORDER BY "n" DESC')
    assert 'ORDER "n" DESC' in by_employee(f'SELECT "who" FROM ({grouped}) t ORDER BY "n" DESC')
    assert any(clause.startswith("ORDER COUNT") for clause in by_employee(f"{grouped} ORDER BY 2 DESC"))


def test_the_scan_of_statements_lets_the_rest_be():
    assert not by_employee('SELECT "x"."caseworker_id" FROM x WHERE "x"."caseworker_id" = 1 ORDER BY "x"."rank"')
    assert not by_employee('SELECT "unit_id", COUNT(*) AS "n" FROM x GROUP BY 1 ORDER BY "n" DESC')


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
    assert [(where, said) for where, said in found if NEVER.search(said) and said not in EXCUSED] == []


def test_no_word_is_excused_that_nobody_uses():
    text = "\n".join(path.read_text() for path in sources())
    assert [word for word in EXCUSED if word not in text] == []
