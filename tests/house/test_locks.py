"""The lock files: current, hashed, and without a word about where the packages came from."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {"requirements.lock": ["demo"], "requirements-dev.lock": ["demo", "dev"], "requirements-production.lock": []}
FILES = [*LOCKS, "package-lock.json", ".npmrc", "pyproject.toml", "package.json"]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)")


def entries(name):
    """One text a package, its continuation lines joined."""
    joined = (ROOT / name).read_text().replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip()]


def pins(name):
    found = (PIN.match(line) for line in entries(name))
    return {canonicalize_name(match[1]): match[2] for match in found if match}


def declared(*groups):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = list(project["dependencies"])
    for group in groups:
        lines += project["optional-dependencies"][group]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("name", FILES)
def test_no_address(name):
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_and_hashed(name):
    for entry in entries(name):
        assert PIN.match(entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]


@pytest.mark.parametrize(("name", "groups"), LOCKS.items())
def test_the_lock_holds_what_the_project_declares(name, groups):
    """`make lock` renews them."""
    locked = pins(name)
    for requirement in declared(*groups):
        version = locked.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is missing in {name}"
        assert requirement.specifier.contains(version), f"{name} holds {requirement.name} {version}"


def test_production_the_demo_and_development_stand_on_the_same_versions():
    production, demo, development = (
        pins(name).items() for name in ("requirements-production.lock", "requirements.lock", "requirements-dev.lock")
    )
    assert production < demo < development


def test_every_dependency_says_what_for_and_where():
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    start = lines.index("dependencies = [")
    explained = False
    for line in lines[start + 1 : lines.index("[tool.pytest.ini_options]")]:
        if line.strip().startswith("#"):
            explained = True
        elif line.strip().startswith('"'):
            assert explained, f"no comment above {line.strip()}"
        else:
            explained = False


def test_the_front_end_lock_is_current_and_checked():
    declared_there = json.loads((ROOT / "package.json").read_text()).get("dependencies", {})
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert locked[""].get("dependencies", {}) == declared_there
    assert all(package["integrity"].startswith("sha512-") for name, package in locked.items() if name)
