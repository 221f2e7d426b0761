"""What runs beside PostgreSQL in compose and in the cluster: its password stands in no list of processes."""

from __future__ import annotations

import os
import shutil
import subprocess
from base64 import b64decode
from hashlib import pbkdf2_hmac, sha256
from hmac import digest
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection
from psycopg.pq import PGconn

from tests.deploy.shared import DEPLOY

SCRIPTS = DEPLOY / "kubernetes" / "parts" / "postgres"
# What make-secrets gives, and what somebody else's server may have.
PASSWORDS = ["0123456789abcdef", r"a:b\c%d'e/f@g æ"]


def run(place: Path, script: str, variables: dict[str, str]) -> subprocess.CompletedProcess:
    """The script with folders of `place` in place of the container's, and the programs in `place`/bin before others."""
    text = (SCRIPTS / script).read_text().replace("medspil", variables.get("NAME", "medspil"))
    for there in ("/tmp", "/backups", "/run/secrets"):
        text = text.replace(there, str(place / there.rpartition("/")[2]))
    path = f"{place / 'bin'}:{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", text, script], env=os.environ | {"PATH": path} | variables, capture_output=True, text=True
    )


@pytest.fixture
def place(tmp_path):
    for name in ("secrets", "backups", "bin", "tmp"):
        (tmp_path / name).mkdir()
    return tmp_path


def program(place: Path, name: str, text: str) -> None:
    file = place / "bin" / name
    file.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >>"{place}/called"\n{text}\n')
    file.chmod(0o755)


@pytest.mark.parametrize("password", PASSWORDS)
def test_a_backup_is_handed_the_password_as_a_file_of_its_own(place, password):
    program(place, "pg_dump", f'cp -p "$PGPASSFILE" "{place}/kept"; touch "$(eval echo \\${{$#}})"')
    program(place, "pg_restore", "")
    address = f"postgresql://bo:{quote(password, safe='')}@127.0.0.1:1/sager?sslmode=disable"
    (place / "secrets" / "DATABASE_URL").write_text(address + "\n")
    done = run(place, "backup.sh", {})
    assert (done.returncode, done.stderr) == (0, "")
    called = (place / "called").read_text().splitlines()
    assert called[:2] == ["--dbname", "postgresql://bo@127.0.0.1:1/sager?sslmode=disable"]
    assert not [each for each in called if password in each or quote(password, safe="") in each]
    assert (place / "kept").stat().st_mode & 0o777 == 0o600
    # As libpq reads it.
    assert PGconn.connect(f"{called[1]}&passfile={quote(str(place / 'kept'))}".encode()).password == password.encode()
    assert not list((place / "tmp").iterdir())
    assert len(list((place / "backups").glob("medspil-*.dump"))) == 1


def test_a_backup_that_fails_leaves_no_password_behind(place):
    program(place, "pg_dump", "exit 1")
    (place / "secrets" / "DATABASE_URL").write_text("postgresql://bo:hemmelig@127.0.0.1:1/sager")
    assert run(place, "backup.sh", {}).returncode == 1
    assert not list((place / "tmp").iterdir())
    assert not list((place / "backups").iterdir())


@pytest.fixture
def server():
    """Where psql finds this test's server, and a name for a role and a database that go with the test."""
    name = f"test_role_{os.getpid()}"
    at = connection.settings_dict
    yield {"PGHOST": at["HOST"], "PGPORT": str(at["PORT"] or 5432), "POSTGRES_USER": at["USER"], "NAME": name,
           "PGDATABASE": "postgres", "PGPASSWORD": at["PASSWORD"]}  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"DROP ROLE IF EXISTS {name}")


def is_password_of(kept: str, password: str) -> bool:
    """Whether PostgreSQL's verifier (SCRAM-SHA-256$ITERATIONS:SALT$STORED:SERVER) was made of it."""
    _, first, second = kept.split("$")
    iterations, salt = first.split(":")
    salted = pbkdf2_hmac("sha256", password.encode(), b64decode(salt), int(iterations))
    return sha256(digest(salted, b"Client Key", "sha256")).digest() == b64decode(second.split(":")[0])


@pytest.mark.skipif(not shutil.which("psql"), reason="psql is not installed")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("password", PASSWORDS)
def test_the_role_is_made_without_showing_its_password(place, server, password):
    program(place, "psql", f'exec {shutil.which("psql")} "$@"')
    (place / "secrets" / "DATABASE_PASSWORD").write_text(password + "\n")
    done = run(place, "role.sh", server)
    assert (done.returncode, done.stderr) == (0, "")
    assert password not in (place / "called").read_text()
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolpassword, rolsuper FROM pg_authid WHERE rolname = %s", [server["NAME"]])
        kept, is_super = cursor.fetchone()
    assert is_password_of(kept, password) and not is_super


@pytest.mark.skipif(not shutil.which("psql"), reason="psql is not installed")
@pytest.mark.django_db(transaction=True)
def test_no_role_is_made_without_a_password(place, server):
    (place / "secrets" / "DATABASE_PASSWORD").touch()
    assert run(place, "role.sh", server).returncode != 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [server["NAME"]])
        assert cursor.fetchone() == (0,)
