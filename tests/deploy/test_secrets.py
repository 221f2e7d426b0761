"""deploy/make-secrets: whole secrets or none, each written once, and a product that starts with them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from jobcenter.env import Environment
from tests.deploy.shared import DEPLOY, SECRET, SERVERS

SHELL = ("sh", "date", "mkdir", "chmod", "cat", "tr", "mv", "rm")


@pytest.fixture
def programs(tmp_path):
    """A folder with what every machine has; openssl is not among it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in SHELL:
        (folder / name).symlink_to(shutil.which(name))
    return folder


def make(folder: Path, path: str) -> subprocess.CompletedProcess:
    command = ["/bin/sh", DEPLOY / "make-secrets", folder]
    return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True)


def kept(folder: Path) -> dict[str, str]:
    return {file.name: file.read_text() for file in folder.iterdir()} if folder.exists() else {}


def test_they_are_made_once_and_never_again(tmp_path):
    first = make(tmp_path / "secrets", os.environ["PATH"])
    made = kept(tmp_path / "secrets")
    assert (first.returncode, first.stderr) == (0, "")
    assert made.keys() == SECRET | SERVERS
    assert make(tmp_path / "secrets", os.environ["PATH"]).returncode == 0
    assert kept(tmp_path / "secrets") == made
    env = Environment({"SECRETS_FOLDER": str(tmp_path / "secrets")})
    assert env.secret("SECRET_KEY") and env.keys("CPR_KEYS") and env.key("CPR_SEARCH_KEY") and env.redis("REDIS_URL")
    assert env.database("DATABASE_URL")["PASSWORD"] == made["DATABASE_PASSWORD"].strip()
    assert (tmp_path / "secrets").stat().st_mode & 0o077 == 0


def test_without_openssl_it_says_so_and_writes_nothing(tmp_path, programs):
    refused = make(tmp_path / "secrets", str(programs))
    assert refused.returncode != 0
    assert refused.stderr == "deploy/make-secrets needs openssl, which is not installed.\n"
    assert kept(tmp_path / "secrets") == {}


@pytest.mark.parametrize("failing", ["exit 1", "exit 0", "echo half; exit 1"])
def test_an_openssl_that_fails_leaves_no_secret_that_is_none(tmp_path, programs, failing):
    (programs / "openssl").write_text(f"#!/bin/sh\n{failing}\n")
    (programs / "openssl").chmod(0o755)
    assert make(tmp_path / "secrets", str(programs)).returncode != 0
    assert kept(tmp_path / "secrets") == {}


def test_one_that_cannot_be_finished_is_not_begun(tmp_path, programs):
    """Its file stands there whole or not at all: half of one would be kept for ever."""
    (programs / "openssl").symlink_to(shutil.which("openssl"))
    (programs / "chmod").unlink()
    assert make(tmp_path / "secrets", str(programs)).returncode != 0
    assert not kept(tmp_path / "secrets").keys() & (SECRET | SERVERS)
    (programs / "chmod").symlink_to(shutil.which("chmod"))
    assert make(tmp_path / "secrets", str(programs)).returncode == 0
    assert kept(tmp_path / "secrets").keys() == SECRET | SERVERS
