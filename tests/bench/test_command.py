"""`manage.py bench`: its rows as JSON, its refusals, and a database of its own that it takes away again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
NAMED = {"sagsstamme", "sag", "samtale_gemt", "gennemgang_næste_nat", "fakta_i_én_sql", "team"}
NAMED |= {"min_dag", "før_samtalen", "plan_60_elementer", "kladde_gemt", "plan_som_pdf"}


def bench(*options):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "jobcenter.settings.test", "JOBCENTER_TODAY": "2026-11-20"}
    command = [sys.executable, "manage.py", "bench", *options]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--citizens", "mange"], "»mange« kan ikke bruges. Skriv et helt tal på mindst 100"),
        (["--citizens", "12"], "mindst 100"),
        (["--repeat", "3"], "under 20 er en p95 intet værd"),
        (["--borgere", "4000"], "usage: manage.py bench"),
    ],
)
def test_a_wrong_option_gets_a_sentence_and_a_two(options, words):
    answer = bench(*options)
    assert answer.returncode == 2
    assert words in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.long
def test_the_rows_are_one_json_list_and_the_database_is_gone_afterwards():
    answer = bench("--citizens", "100", "--repeat", "20", "--json")
    assert answer.returncode == 0, answer.stderr[-2000:]
    rows = json.loads(answer.stdout)
    assert {row["task"] for row in rows} >= NAMED
    assert all(row["n"] and row["sql"] and row["p50_ms"] <= row["p95_ms"] for row in rows)
    assert all(row["ratio_to_sql"] for row in rows if row["task"].startswith("gennemgang"))
    given = settings.DATABASES["default"]
    with psycopg.connect(
        host=given["HOST"], port=given["PORT"] or None, user=given["USER"], dbname="postgres"
    ) as there:
        assert not there.execute("SELECT datname FROM pg_database WHERE datname LIKE '%_bench_100_%'").fetchall()
