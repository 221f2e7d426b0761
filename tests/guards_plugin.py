"""Two things a run can be asked: which requirements have tests, and whether the browser tests truly ran.

`pytest --requirements` lists the ids from the markers, without running anything.
With JOBCENTER_BROWSER_REQUIRED=1 a full run fails when a browser test was skipped, or when there was none.
"""

import os
from collections import Counter, defaultdict

import pytest

IN_A_BROWSER = ("browser", True)
_browser = Counter()


def pytest_addoption(parser):
    parser.addoption("--requirements", action="store_true", help="list the requirement ids that have tests")


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
    for item in items:
        if item.get_closest_marker("browser"):
            # With the report it reaches the process that counts, where a run has several.
            item.user_properties.append(IN_A_BROWSER)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    """In place of running the tests: the list."""
    if not session.config.option.requirements:
        return None
    found = requirements_of(session.items)
    for number in sorted(found):
        tests = sorted(found[number])
        print(f"{number:8} {len(tests):3}  {tests[0]}" + (" …" if len(tests) > 1 else ""))
    print(f"\n{len(found)} requirement ids have tests.")
    return True


def _browser_required(config):
    one_of_several = hasattr(config, "workerinput")
    asked_for_less = config.option.collectonly or config.option.requirements or one_of_several
    return os.environ.get("JOBCENTER_BROWSER_REQUIRED") == "1" and not asked_for_less


def pytest_runtest_logreport(report):
    if IN_A_BROWSER in map(tuple, report.user_properties) and (report.when == "call" or report.skipped):
        _browser[report.outcome] += 1


def pytest_sessionfinish(session, exitstatus):
    # A run of chosen files promises nothing about the browser.
    whole = session.config.args_source is not pytest.Config.ArgsSource.ARGS
    missing = _browser["skipped"] or not _browser["passed"]
    if _browser_required(session.config) and exitstatus == pytest.ExitCode.OK and whole and missing:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    if _browser["skipped"]:
        terminalreporter.section("browser tests were left out", yellow=True, bold=True)
        terminalreporter.line(f"{_browser['skipped']} were skipped. On Debian and Ubuntu: apt-get install chromium")
    elif _browser_required(config):
        terminalreporter.line(f"{_browser['passed']} browser tests ran.")
