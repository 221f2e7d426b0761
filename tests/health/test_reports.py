"""How often the question is truly asked, what the command says, and the container's own probe."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from threading import Event, Thread

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from jobcenter.health import alive
from jobcenter.health.reports import Remembered, Report
from jobcenter.management.commands.health import SENTENCES

LIMIT = 20
WELL, UNWELL = Report({"database": "ok"}), Report({"database": "silent"})


def counting(*reports):
    asked = iter(reports)
    return Remembered(lambda: next(asked))


def test_a_report_is_good_for_its_time_and_no_longer(settings):
    settings.HEALTH_GOOD_FOR = 1000
    ask = counting(WELL, UNWELL)
    assert [ask(), ask(), ask()] == [WELL, WELL, WELL]
    settings.HEALTH_GOOD_FOR = -1
    assert ask() == UNWELL


def test_who_comes_while_it_is_being_asked_gets_the_last_report(settings):
    settings.HEALTH_GOOD_FOR = -1
    inside, go_on = Event(), Event()

    def slow():
        inside.set()
        assert go_on.wait(LIMIT)
        return UNWELL

    answers = iter([lambda: WELL, slow])
    ask = Remembered(lambda: next(answers)())
    assert ask() == WELL
    asker = Thread(target=ask)
    asker.start()
    assert inside.wait(LIMIT)
    assert ask() == WELL  # at once: the database may be the slow one
    go_on.set()
    asker.join(LIMIT)
    settings.HEALTH_GOOD_FOR = 1000
    assert ask() == UNWELL


class Hanging:
    """A question that never comes back, asked by a thread of its own until the end of the block."""

    def __init__(self, *before):
        self._inside, self._go_on = Event(), Event()
        answers = iter([*(lambda report=report: report for report in before), self._hang])
        self.ask = Remembered(lambda: next(answers)())

    def _hang(self):
        self._inside.set()
        assert self._go_on.wait(LIMIT)
        return WELL

    def __enter__(self):
        self._thread = Thread(target=self.ask)
        self._thread.start()
        assert self._inside.wait(LIMIT)
        return self.ask

    def __exit__(self, *_):
        self._go_on.set()
        self._thread.join(LIMIT)


def test_a_question_that_hangs_is_a_database_that_is_silent(settings):
    """Else the web would be called ready by what was true before the database hung."""
    settings.HEALTH_GOOD_FOR = -1
    hanging = Hanging(WELL)
    assert hanging.ask() == WELL
    with hanging as ask:
        settings.HEALTH_SILENT_AFTER = 1000
        assert ask() == WELL
        settings.HEALTH_SILENT_AFTER = 0
        assert ask() == UNWELL
    settings.HEALTH_GOOD_FOR = settings.HEALTH_SILENT_AFTER = 1000
    assert hanging.ask() == WELL


def test_nobody_waits_for_ever_behind_the_very_first_question(settings):
    settings.HEALTH_SILENT_AFTER = 0
    with Hanging() as ask:
        answered = []
        second = Thread(target=lambda: answered.append(ask()), daemon=True)
        second.start()
        second.join(LIMIT)
        assert answered == [UNWELL]


def test_who_comes_long_after_the_last_report_waits_for_the_next_one(settings):
    """Two who ask once an hour, at the same moment: the second is neither told of an hour ago nor that it is silent."""
    settings.HEALTH_GOOD_FOR = settings.HEALTH_SILENT_AFTER = -1
    hanging = Hanging(UNWELL)
    assert hanging.ask() == UNWELL
    settings.HEALTH_SILENT_AFTER = LIMIT
    hanging.ask._asked_at -= 3600
    answered, at_the_door = [], Event()

    def come():
        at_the_door.set()
        answered.append(hanging.ask())

    with hanging:
        settings.HEALTH_GOOD_FOR = 1000
        second = Thread(target=come)
        second.start()
        assert at_the_door.wait(LIMIT)
    second.join(LIMIT)
    assert answered == [WELL]


def test_a_noted_check_does_not_make_it_unwell():
    assert Report({"redis": "silent"}, noted=frozenset({"redis"})).is_well
    assert not Report({"redis": "silent"}).is_well


@pytest.mark.django_db
def test_the_command_says_in_one_sentence_what_is_wrong(dated_rules, indicators, roles, capsys, settings):
    call_command("health", "ready")
    assert capsys.readouterr().out == "Alt er, som det skal være.\n"
    with pytest.raises(CommandError, match=r"^Klokken \(beat\) har aldrig givet livstegn\.$") as refused:
        call_command("health", "beat")
    assert refused.value.returncode == 1
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    call_command("health", "ready")
    assert capsys.readouterr().out.startswith("Redis svarer ikke")


def test_every_bad_code_has_its_sentence():
    checks = {"database": ["silent"], "migrations": ["missing"], "reference": ["missing"], "redis": ["silent"]}
    checks |= {name: ["silent", "never"] for name in ("worker", "round", "beat")}
    assert set(SENTENCES) == {(name, code) for name, codes in checks.items() for code in codes}


@pytest.fixture
def pulse(tmp_path, monkeypatch):
    monkeypatch.setenv("PULSE_FOLDER", str(tmp_path))
    return tmp_path / "worker.pulse"


def test_the_container_asks_the_file_of_its_own_process(pulse):
    assert alive.main(["worker"]) == f"There is no {pulse}."
    pulse.touch()
    assert alive.main(["worker"]) is None
    long_ago = time.time() - alive.LIMIT - 60
    os.utime(pulse, (long_ago, long_ago))
    assert "seconds old" in alive.main(["worker"])
    assert "no" in alive.main(["beat"])


def test_a_web_that_is_not_there_is_said(monkeypatch):
    monkeypatch.setenv("PORT", "1")
    assert alive.main(["web"]) == "The web does not answer: ConnectionRefusedError."
    assert alive.main(["teapot"]).startswith("usage:")


def test_the_container_s_probe_loads_no_django(pulse):
    pulse.touch()
    code = "import sys; from jobcenter.health import alive; print(alive.main(['worker']), 'django' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=django_settings.BASE_DIR, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["None", "False"]
    ran = subprocess.run([sys.executable, "-m", "jobcenter.health.alive", "beat"], cwd=django_settings.BASE_DIR,
                         capture_output=True, text=True)  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr.startswith("There is no ")
