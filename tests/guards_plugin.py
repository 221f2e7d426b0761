"""Two things a run can be asked: which requirements have tests, and whether the browser tests truly ran.

`pytest --requirements` lists the ids from the markers, without running anything.
With JOBCENTER_BROWSER_REQUIRED=1 a full run fails when a browser test was skipped, or when there was none.
"""

import os
from collections import Counter, defaultdict

import pytest

_browser = Counter()
_seen = set()


def pytest_addoption(parser):
    parser.addoption("--requirements", action="store_true", help="list the requirement ids that have tests")


def pytest_configure(config):
    if config.option.requirements:
        config.option.collectonly = True
        config.option.verbose = min(config.option.verbose, -3)


def requirements_of(items):
    """Requirement id -> the tests that carry it."""
    found = defaultdict(list)
    for item in items:
        for marker in item.iter_markers("requirement"):
            for number in marker.args:
                test = item.nodeid.partition("[")[0]
                if test not in found[number]:
                    found[number].append(test)
    return found


def pytest_collection_modifyitems(items):
    _seen.update(item.nodeid for item in items if item.get_closest_marker("browser"))


def pytest_collection_finish(session):
    if not session.config.option.requirements:
        return
    found = requirements_of(session.items)
    for number in sorted(found):
        tests = found[number]
        print(f"{number:8} {len(tests):3}  {tests[0]}" + (" …" if len(tests) > 1 else ""))
    print(f"\n{len(found)} requirement ids have tests.")


def pytest_runtest_logreport(report):
    if report.nodeid in _seen and (report.when == "call" or report.skipped):
        _browser[report.outcome] += 1


def pytest_sessionfinish(session, exitstatus):
    if os.environ.get("JOBCENTER_BROWSER_REQUIRED") != "1" or session.config.option.collectonly:
        return
    # A run of chosen files promises nothing about the browser.
    whole = session.config.args_source is not pytest.Config.ArgsSource.ARGS
    if exitstatus == pytest.ExitCode.OK and whole and (_browser["skipped"] or not _browser["passed"]):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    if _browser["skipped"]:
        terminalreporter.section("browser tests were left out", yellow=True, bold=True)
        terminalreporter.line(f"{_browser['skipped']} were skipped. On Debian and Ubuntu: apt-get install chromium")
    elif os.environ.get("JOBCENTER_BROWSER_REQUIRED") == "1":
        terminalreporter.line(f"{_browser['passed']} browser tests ran.")
