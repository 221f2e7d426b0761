"""The document is what is served, the committed copy is the document, and the answers are what it says."""

from __future__ import annotations

import copy
import re
import subprocess
from datetime import timedelta
from pathlib import Path

import jsonschema
import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import OptionShown, OptionWithheld, Placement, PlacementExtension, WishAttempt
from jobcenter.api import public
from jobcenter.api.problems import KINDS
from jobcenter.api.public import document
from jobcenter.api.scopes import SCOPES
from tests.api.access import OPEN, TABLE
from tests.api.test_access import address, call, done
from tests.factories import TODAY, make_wish

COMMITTED = Path(settings.BASE_DIR) / "docs" / "openapi.yaml"
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S4-89")]
GUARDED = [
    (name, method) for name, row in sorted(TABLE.items()) for method, scope in row.scopes.items() if scope != OPEN
]


def test_the_committed_document_is_the_one_the_views_make(tmp_path):
    """After a change: `python manage.py spectacular --file docs/openapi.yaml`."""
    made = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(made), validate=True, fail_on_warn=True)
    assert made.read_text() == COMMITTED.read_text()


def test_what_is_served_is_what_is_committed():
    answer = Browser().get(reverse("api:openapi"))
    assert answer.json() == yaml.safe_load(COMMITTED.read_text())
    assert answer.json()["openapi"].startswith("3.1")


def test_the_document_has_every_guarded_address_with_the_scope_of_the_table():
    told = {
        (re.sub(r"{\w+}", "{}", path), method.upper()): operation["security"]
        for path, methods in document()["paths"].items()
        for method, operation in methods.items()
    }
    expected = {}
    for name, method in GUARDED:
        where = reverse(name, args=["11111111-1111-4111-8111-111111111111"] if TABLE[name].about else [])
        where = where.replace("11111111-1111-4111-8111-111111111111", "{}")
        expected[where, method] = [{"oauth2": TABLE[name].scopes[method].split()}]
    assert told == expected


def test_the_quickstart_leaves_no_secret_where_it_stands(tmp_path):
    """Its first block, with a command that only prints: the file is nobody else's to read, and not in the checkout."""
    checkout, away = tmp_path / "checkout", tmp_path / "away"
    checkout.mkdir()
    away.mkdir()
    command = checkout / "manage.py"
    command.write_text("#!/bin/sh\necho client_id=a\necho client_secret=b\n")
    command.chmod(0o700)
    blocks = re.findall(r"```\n(.*?)```", (Path(settings.BASE_DIR) / "docs" / "api.md").read_text(), re.DOTALL)
    script = f'umask 022\n{blocks[0]}\necho "$client_id:$client_secret"\n'
    said = subprocess.run(
        ["/bin/sh", "-eu", "-c", script], cwd=checkout, env={"TMPDIR": str(away)}, capture_output=True, text=True
    )
    assert said.stdout == "a:b\n", said.stderr
    assert [path.name for path in checkout.iterdir()] == ["manage.py"]
    [kept] = away.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert 'rm "$CLIENT"' in "".join(blocks)


def strict(schema):
    """The document allows fields to be added later; today's answers hold those it names and no others."""
    if isinstance(schema, dict):
        closed = (
            {"additionalProperties": False} if "properties" in schema and "additionalProperties" not in schema else {}
        )
        return {name: strict(inner) for name, inner in schema.items()} | closed
    return [strict(inner) for inner in schema] if isinstance(schema, list) else schema


def validate(answer, path, method):
    """The body against the schema of its status and content type, formats included."""
    found = strict(copy.deepcopy(document()))
    told = found["paths"][path][method.lower()]["responses"][str(answer.status_code)]
    schema = told["content"][answer["Content-Type"]]["schema"] | {"components": found["components"]}
    formats = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=formats).validate(answer.json())


def template(name):
    """The address as the document writes it."""
    row = TABLE[name]
    return reverse(name, args=["11111111-1111-4111-8111-111111111111"] if row.about else []).replace(
        "11111111-1111-4111-8111-111111111111", "{id}"
    )


@pytest.fixture
def rich(world):
    """Every part an answer can have, at least once."""
    entry = world.case.involvement_entries.get()
    OptionShown.objects.create(entry=entry, label="Værkstedet", response="tilvalg", citizen_reason="fordi")
    OptionWithheld.objects.create(entry=entry, label="Skolen", reason="fuldt hold")
    wish = make_wish(world.case, rank=2, wording="en have", revisit_on=TODAY + timedelta(days=30))
    WishAttempt.objects.create(wish=wish, made_on=TODAY, kind="opkald", workplace_text="Gartneriet", text="ring igen")
    placement = Placement.objects.get(case=world.case)
    PlacementExtension.objects.create(
        placement=placement,
        extended_on=TODAY,
        until_before=TODAY,
        until_after=TODAY + timedelta(days=7),
        reason="trives",
    )
    return world


@pytest.mark.parametrize(
    "scopes",
    [
        (),
        tuple(sorted(set(SCOPES) - {"notes:read"})),
    ],
)
@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_an_answer_is_what_the_document_says(eva, rich, name, method, scopes):
    """With everything, and with everything but the notes."""
    answer = call(eva.with_scopes(*scopes), name, method, rich)
    if scopes and "notes:read" in TABLE[name].scopes[method].split():
        assert answer.status_code == 403
        return
    assert answer.status_code == done(method, name)
    validate(answer, template(name), method)


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_a_problem_is_what_the_document_says(eva, world, name, method):
    wrong = f"{address(name, world)}?findes=ikke"
    answers = [call(eva, name, method, world, at=wrong)]
    eva.token = ""
    answers.append(call(eva, name, method, world))
    assert [answer.status_code for answer in answers] == [400, 401]
    for answer in answers:
        validate(answer, template(name), method)


def test_the_page_shows_every_operation_scope_and_problem_and_fetches_nothing_elsewhere():
    page = Browser().get(reverse("api:docs"))
    text = page.content.decode()
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            assert f"{method.upper()} {path}" in text
            assert " ".join(operation["security"][0]["oauth2"]) in text
    for code in KINDS:
        assert reverse("api:problem", args=[code]) in text
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', text)
    assert "'unsafe" not in page["Content-Security-Policy"]
    named = set(re.findall(r'href="#([^"]+)"', text)) - {"indhold"}
    assert named <= set(re.findall(r'id="([^"]+)"', text))


def test_the_page_is_made_once_and_is_the_same_for_everybody(client, asta):
    where = reverse("api:docs")
    with CaptureQueriesContext(connection) as counted:
        first = Browser().get(where)
    client.force_login(asta)
    second = client.get(where)
    assert first.content == second.content and asta.full_name not in second.content.decode()
    assert public.page.cache_info().misses == 1
    for answer in (first, second):
        assert answer["Cache-Control"] == "public, max-age=300"
        assert not answer.cookies
    assert len(counted) == 0


def test_the_scope_of_flags_says_that_a_sentence_can_quote_a_wish(eva, world):
    wording = world.case.wishes.get(pk=world.ids["wish_id"]).wording
    flags = eva.with_scopes("flags:read").items("/api/v1/flags")
    assert any(wording in flag["sentence"] for flag in flags)
    assert (
        "words of a wish"
        in document()["components"]["securitySchemes"]["oauth2"]["flows"]["clientCredentials"]["scopes"]["flags:read"]
    )


def test_no_field_and_no_parameter_ranks_anybody():
    words = re.compile(r"score|chance|probab|predict|ranking|order_by|ordering|sort", re.IGNORECASE)
    found = document()
    names = [name for schema in found["components"]["schemas"].values() for name in schema.get("properties", {})]
    names += [
        parameter["name"]
        for methods in found["paths"].values()
        for operation in methods.values()
        for parameter in operation.get("parameters", [])
    ]
    assert len(names) > 100
    assert [name for name in names if words.search(name)] == []
