"""Imports point down. The contract stands in pyproject.toml; import-linter holds it, here as in `make quality`."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ["cases", "jobcenter", "offers"]


def lint(folder):
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", "pyproject.toml"]
    # From the folder alone: the environment knows the checkout by a path of its own.
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def house(tmp_path):
    """A copy of the code, to plant faults in."""
    for name in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__", "static", "locale", "data")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_keeps_its_direction():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "fault", "broken"),
    [
        ("offers/models/__init__.py", "import cases.models", "offers.models -> cases.models"),
        ("jobcenter/audit/__init__.py", "import jobcenter.accounts", "jobcenter.audit -> jobcenter.accounts"),
        ("cases/enums/__init__.py", "import cases.models", "cases.enums -> cases.models"),
        ("cases/risk/rules.py", "import cases.risk.evaluate", "cases.risk.rules -> cases.risk.evaluate"),
        ("jobcenter/servers/places.py", "import jobcenter.settings.local", "jobcenter.servers -> jobcenter.settings"),
        ("cases/helpers.py", "", "cases.helpers"),
        ("jobcenter/utils.py", "", "jobcenter.utils"),
    ],
)
def test_a_planted_fault_is_found(house, file, fault, broken):
    with open(house / file, "a") as code:
        code.write(f"\n{fault}\n")
    done = lint(house)
    assert done.returncode != 0
    assert broken in done.stdout.replace("is not allowed to import", "->").replace(
        "jobcenter.servers.places", "jobcenter.servers"
    ), done.stdout
