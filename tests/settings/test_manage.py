"""`./manage.py` as it is typed in a plain shell, where Django is not installed."""

import os
import subprocess
import sys
from pathlib import Path

import django
import pytest

ROOT = Path(__file__).resolve().parents[2]


def typed(folder, *words):
    """By an interpreter that sees no packages."""
    command = [sys.executable, "-S", str(folder / "manage.py"), *words]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not (ROOT / ".venv" / "bin" / "python").exists(), reason="the environment stands elsewhere")
def test_it_finds_the_environment_that_make_has_built():
    answer = typed(ROOT, "version")
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip() == django.get_version()


def test_without_one_it_says_how_to_make_it(tmp_path):
    (tmp_path / "manage.py").write_text((ROOT / "manage.py").read_text())
    answer = typed(tmp_path, "version")
    assert answer.returncode == 1
    assert answer.stderr == "Pakkerne mangler. Kør først: make install\n"
