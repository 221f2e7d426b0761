"""A run that leaves the browser out does not pass where the browser is required; the markers can be listed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETUP = """
[pytest]
markers =
    requirement(*ids): x
    browser: x
"""
PLAIN = "def test_plain(): pass\n"
BROWSER = "import pytest\n@pytest.mark.browser\ndef test_page(): {}\n"
REQUIREMENTS = """
import pytest
@pytest.mark.requirement("S4-03", "V-01")
@pytest.mark.parametrize("n", [1, 2])
def test_one(n): raise AssertionError
@pytest.mark.requirement("S4-03")
def test_two(): raise AssertionError
"""


def run(folder, code, *arguments, required="1"):
    (folder / "pytest.ini").write_text(SETUP)
    (folder / "test_it.py").write_text(code)
    command = [sys.executable, "-m", "pytest", "-p", "no:django", "-p", "tests.guards_plugin", *arguments]
    variables = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "JOBCENTER_BROWSER_REQUIRED": required}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("processes", ["0", "2"])
@pytest.mark.parametrize(
    ("code", "passes"),
    [
        (PLAIN, False),
        (BROWSER.format("pass"), True),
        (BROWSER.format("pytest.skip('no Chromium')"), False),
        (PLAIN + BROWSER.format("pass"), True),
        (BROWSER.format("assert False"), False),
    ],
)
def test_required_browser_tests_have_to_run(tmp_path, code, passes, processes):
    assert (run(tmp_path, code, "-n", processes).returncode == 0) is passes


def test_elsewhere_they_may_be_left_out_with_a_notice(tmp_path):
    done = run(tmp_path, BROWSER.format("pytest.skip('no Chromium')"), required="")
    assert done.returncode == 0
    assert "browser tests were left out" in done.stdout
    assert "apt-get install chromium" in done.stdout


def test_chosen_tests_promise_nothing_about_the_browser(tmp_path):
    assert run(tmp_path, PLAIN, "test_it.py").returncode == 0


def test_requirements_are_listed_with_their_tests(tmp_path):
    done = run(tmp_path, REQUIREMENTS, "--requirements", "-q")
    assert "S4-03      2  test_it.py::test_one …" in done.stdout
    assert "V-01       1  test_it.py::test_one\n" in done.stdout
    assert "2 requirement ids have tests." in done.stdout
    assert done.returncode == 0
