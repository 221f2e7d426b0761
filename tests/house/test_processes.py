"""A run in several processes: files and the house stay whole, and each process has a Redis number of its own."""

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ("house/test_one", "house/test_two", "rules/test_three", "rules/test_four", "rules/test_five")
TESTS = """
import os
from time import sleep
import pytest
@pytest.mark.parametrize("number", range(4))
def test_it(number):
    sleep(0.05)
    with open("told", "a") as told:
        told.write(f"{__file__} {os.environ['PYTEST_XDIST_WORKER']} {os.environ['REDIS_URL']}\\n")
"""


@pytest.fixture
def told(tmp_path):
    """What each test said of itself: its file, its process, its Redis."""

    def run(redis_url):
        for name in FILES:
            path = tmp_path / "tests" / f"{name}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(TESTS)
        plugins = ("no:django", "no:cacheprovider", "tests.servers_plugin", "tests.processes_plugin")
        options = [word for plugin in plugins for word in ("-p", plugin)]
        variables = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "jobcenter.settings.test",
            "JOBCENTER_DATA": str(tmp_path / "data"),
            "DATABASE_URL": "postgresql://127.0.0.1:1/nothing",
            "REDIS_URL": redis_url,
        }
        command = [sys.executable, "-m", "pytest", "--import-mode=importlib", "-n", "2", *options]
        done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
        return [line.split() for line in (tmp_path / "told").read_text().splitlines()]

    return run


@pytest.mark.parametrize("address", ["redis://127.0.0.1:1/3", "unix:///nobody/redis.sock?db=3"])
def test_each_file_and_the_house_stay_in_one_process_with_a_redis_number_of_its_own(told, address):
    processes, numbers = defaultdict(set), {}
    for file, process, redis_url in told(address):
        processes["house" if "/house/" in file else file].add(process)
        numbers[process] = redis_url
    assert len(processes) == 4
    assert all(len(found) == 1 for found in processes.values()), processes
    assert numbers == {"gw0": address, "gw1": address[:-1] + "4"}
