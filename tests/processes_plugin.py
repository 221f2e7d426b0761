"""A run in several processes (`-n 2`): what stays together, and what begins first.

The tests of a file stay in one process: their fixtures are made once, and those that take a port of a fixed range never
meet themselves. The house is as one file: its walks are made once. The names of the tests have to be the same in each
process, so no set and nothing random may stand in one.
"""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

HOUSE = "tests/house/"
# What takes long, the longest first, so that the processes end together; the rest in random order.
LONG = (
    HOUSE,
    "tests/demo/test_demo.py",
    "tests/browser/",
    "tests/health/",
    "tests/servers/",
    "tests/jobs/",
    "tests/deploy/",
    "tests/demo/",
    "tests/api/",
)


def together(nodeid: str) -> str:
    """The name of what stays in one process: the file, or the house."""
    return HOUSE if nodeid.startswith(HOUSE) else nodeid.partition("::")[0]


def _place(nodeid: str) -> int:
    return next((place for place, start in enumerate(LONG) if nodeid.startswith(start)), len(LONG))


class Scheduling(LoadScopeScheduling):
    """Hands out whole files, in the order in which they were collected."""

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    config.option.loadscopereorder = False
    return Scheduling(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: _place(item.nodeid))
