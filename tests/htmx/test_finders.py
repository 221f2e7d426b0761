"""Only the files that are referred to leave the front-end packages."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from jobcenter.htmx.finders import PackageFinder, wanted


@pytest.fixture
def served():
    return {name for name, _ in PackageFinder().list([])}


def test_everything_the_stylesheet_names_is_served(served):
    text = Path(finders.find("dkfds/css/dkfds.min.css")).read_text()
    named = {re.sub(r"^\.\./", "", name.strip("\"'")) for name in re.findall(r"url\(([^)]+)\)", text)}
    named = {name for name in named if not name.startswith("data:")}
    assert len(named) > 100
    assert named <= served


def test_no_other_portals_logo_and_no_source_is_served(served):
    assert len(served) < 200
    assert not [name for name in served if "borger" in name or "virk" in name.lower() or name.endswith(".scss")]


@pytest.mark.parametrize("path", ["dkfds/img/logo-borgerdk.svg", "dkfds/../package.json", "dkfds/css/missing.css"])
def test_what_is_not_wanted_is_not_found(path):
    assert finders.find(path) is None


def test_a_package_that_is_missing_is_said(tmp_path, settings):
    assert PackageFinder().check() == []
    settings.BASE_DIR = tmp_path
    assert [error.id for error in PackageFinder().check()] == ["htmx.E001"]


def test_wanted_is_about_whole_paths():
    assert wanted("img/svg-icons/check.svg")
    assert not wanted("old/css/dkfds.min.css")
