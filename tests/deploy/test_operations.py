"""The operator's guide names what is there: variables, commands, files and what a 503 says."""

from __future__ import annotations

import re

import pytest
from django.core.management import get_commands, load_command_class

from jobcenter.management.commands.health import SENTENCES
from tests.deploy.shared import ROOT, asked_by_settings, asked_by_start

TEXT = (ROOT / "docs" / "operations.md").read_text()


def test_the_table_of_variables_is_complete():
    table = TEXT.split("## Variables")[1].split("\n\n")[1]
    named = {name for line in table.splitlines() for name in re.findall(r"`([A-Z_]{4,})`", line.split("|")[1])}
    assert named == asked_by_settings().keys() | asked_by_start() | {"SECRETS_FOLDER", "MIGRATE_LOCK_TIMEOUT"}


@pytest.mark.parametrize("name", ["unit", "user", "cpr", "health", "load_reference"])
def test_the_commands_it_names_are_there(name):
    assert name in TEXT
    load_command_class(get_commands()[name], name)


def test_the_files_it_names_are_there():
    named = set(re.findall(r"(?:deploy|tests)/[\w./-]+[\w]", TEXT))
    made = {"deploy/.env", "deploy/.secrets", "deploy/.certificates", "deploy/.backups"} | {
        "deploy/kubernetes/overlays/trial/secrets"
    }
    assert not {path for path in named - made if not (ROOT / path).exists()} - {"deploy/web"}


def test_what_each_503_says_is_explained():
    table = TEXT.split("## Watching it")[1].split("\n\n")[1]
    for name, code in SENTENCES:
        assert (
            f"{name}: {code}" in table or (code == "never" and f"{name}: silent` or `never" in table) or name == "round"
        )
