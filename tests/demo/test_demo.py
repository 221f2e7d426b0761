"""`manage.py demo` as a stranger runs it: from an empty folder to a page, and gone again without a trace."""

import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.servers.processes import mentioning, wait_until_ended

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-03-02"
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


def environment(folder):
    """Nothing of the test run: the demo finds its own servers and keys."""
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "JOBCENTER_DATA": str(folder)}


FIRST_PAGE = 150_000  # bytes over the wire


class Weighing:
    """What crosses the wire, headers and compression included, as the browser itself counts it."""

    def __init__(self, devtools):
        self.bytes, self.addresses = 0, set()
        devtools.on("Network.requestWillBeSent", lambda sent: self.addresses.add(sent["request"]["url"]))
        devtools.on("Network.loadingFinished", self._finished)
        devtools.send("Network.enable")

    def _finished(self, loaded):
        self.bytes += int(loaded["encodedDataLength"])


class Demo:
    """A running demo and what it has printed so far."""

    def __init__(self, folder, *options):
        self.folder = folder
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", *options],
            cwd=ROOT,
            env=environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            process_group=0,
        )

    def until(self, words, patience=180):
        """Read on until the words have come; fails where the demo ends first."""
        deadline = time.monotonic() + patience
        while words not in self.said:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, deadline - time.monotonic()))
            piece = os.read(self.process.stdout.fileno(), 65536).decode() if ready else ""
            assert piece, f"»{words}« never came: {self.said}{self.logs()}"
            self.said += piece
        return self

    def welcome(self):
        return self.until("Stop med Ctrl-C")

    @property
    def address(self):
        return ADDRESS.search(self.said)[0]

    def get(self, path):
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:
            return answer.status, answer.read().decode()

    def logs(self):
        return "".join(f"\n--- {log.name}\n{log.read_text()[-2000:]}" for log in self.folder.glob("*.log"))

    def end(self, number=signal.SIGINT):
        """Signal the demo alone, as Ctrl-C reaches it; the status it ends with."""
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=60)
        self.said += rest.decode()
        return self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()
        assert not wait_until_ended(mentioning(self.folder), 30)


@pytest.fixture(scope="module")
def first_start(tmp_path_factory):
    """The folder after one start from nothing, and what that start said."""
    folder = tmp_path_factory.mktemp("demo")
    with Demo(folder, "--port", "8765", "--as-of", DAY) as demo:
        demo.welcome()
        page = demo.get("log-ind/")
        status = demo.end()
        survivors = wait_until_ended(mentioning(folder))
    return folder, demo.said, page, status, survivors


def test_the_first_start_ends_at_a_page_one_can_open(first_start):
    _, said, (status, page), _, _ = first_start
    assert status == 200
    assert "<html" in page
    assert "Opretter databasens tabeller" in said
    assert "Indlæser demokommunen" in said
    assert "I demoen er det den 2. marts 2026." in said
    for username in ("asta", "bo", "carl", "vera", "dorte", "ida", "nora"):
        assert re.search(rf"^ +{username}\b", said, re.MULTILINE), username
    assert "Adgangskode" in said


def test_ctrl_c_stops_everything_and_says_so(first_start):
    _, said, _, status, survivors = first_start
    assert status == 0
    assert said.rstrip().endswith("Demoen er stoppet.")
    assert not survivors


def test_the_second_start_has_nothing_to_load_and_keeps_the_day(first_start):
    with Demo(first_start[0], "--port", "8765") as demo:
        demo.welcome()
        assert "Indlæser" not in demo.said
        assert "Opretter" not in demo.said
        assert "Samler" not in demo.said
        assert "2. marts 2026" in demo.said
        assert demo.get("log-ind/")[0] == 200


@pytest.mark.browser
def test_the_first_page_weighs_no_more_than_it_may_and_asks_nobody_else(first_start, browser):
    """With nothing in the browser's cache: the login, after it the day, and from there the whole sagsstamme."""
    folder, *_ = first_start
    with Demo(folder, "--port", "8769") as demo, browser.new_context() as context:
        page = context.new_page()
        weighed = Weighing(context.new_cdp_session(page))
        page.goto(demo.welcome().address)
        page.get_by_label("Brugernavn").fill("asta")
        page.get_by_label("Adgangskode").fill("vi-planlaegger-sammen")
        with page.expect_navigation(url="**/min-dag/", wait_until="networkidle"):
            page.get_by_role("button", name="Log ind").click()
        with page.expect_navigation(url="**/sager/", wait_until="networkidle"):
            page.get_by_role("link", name="Sager", exact=True).click()
        assert page.locator("main a[href^='/sager/']").count() > 50  # a whole page of cases
        print("first page:", weighed.bytes, "bytes")
        assert weighed.bytes <= FIRST_PAGE
        assert all(address.startswith((demo.address, "data:")) for address in weighed.addresses)
        demo.end()


def test_another_day_can_be_asked_for(first_start):
    with Demo(first_start[0], "--port", "8765", "--as-of", "2026-04-01") as demo:
        assert "1. april 2026" in demo.welcome().said


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_is_left_however_the_demo_ends(first_start, number):
    with Demo(first_start[0], "--port", "8765") as demo:
        demo.welcome()
        running = mentioning(demo.folder)
        assert len(running) >= 7  # keeper, two servers, the demo, web, worker, beat
        demo.end(number)
        assert not wait_until_ended(running, 30)


def test_a_port_in_use_is_passed_over(first_start):
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with Demo(first_start[0], "--port", str(port)) as demo:
            demo.welcome()
            assert f"Port {port} er optaget. Demoen bruger port " in demo.said
            assert int(ADDRESS.search(demo.said)[1]) > port


def test_a_second_demo_is_pointed_to_the_first(first_start):
    with Demo(first_start[0], "--port", "8765") as demo:
        demo.welcome()
        with Demo(first_start[0]) as second:
            second.until("Demoen kører allerede på " + demo.address)
            assert second.process.wait(30) == 1
            second.process.stdout.close()
            second.folder = first_start[0] / "nobody"  # the first one runs on
        assert demo.get("log-ind/")[0] == 200


def test_other_commands_join_the_running_demo(first_start):
    with Demo(first_start[0], "--port", "8765") as demo:
        demo.welcome()
        code = "from cases.models import Case; from django.conf import settings; print(Case.objects.count(), settings.TODAY)"
        done = subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
            cwd=ROOT,
            env=environment(demo.folder),
            capture_output=True,
            text=True,
            check=True,
        )
        count, day = done.stdout.split()
        assert int(count) >= 18
        assert day == DAY
        assert demo.get("log-ind/")[0] == 200


def test_the_page_of_a_stranger_is_the_login(first_start):
    with Demo(first_start[0], "--port", "8765") as demo:
        demo.welcome()
        assert "Adgangskode" in demo.get("sager/")[1]
        with pytest.raises(urllib.error.HTTPError, match="404"):
            demo.get("findes-ikke/")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--port", "otte"], "»otte« er ikke en port. Vælg et tal fra 1 til 65535, fx 8000."),
        (["--port", "70000"], "»70000« er ikke en port."),
        (["--as-of", "20/11"], "»20/11« er ikke en dato. Skriv den som 2026-11-20."),
    ],
)
def test_a_wrong_option_gets_a_sentence(tmp_path, options, words):
    with Demo(tmp_path, *options) as demo:
        demo.until(words)
        assert demo.process.wait(30) == 2
        demo.process.stdout.close()


def told(folder, *options):
    """What a demo with addresses of a server that does not run ends with."""
    variables = environment(folder) | {
        "DATABASE_URL": "postgresql://127.0.0.1:1/kommunens",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }
    command = [sys.executable, "manage.py", "demo", *options]
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_given_database_that_does_not_answer_is_named(tmp_path):
    assert "Databasen »kommunens« på 127.0.0.1 svarer ikke." in told(tmp_path)


def test_reset_never_empties_a_database_that_was_given(tmp_path):
    assert "--reset sletter kun demoens egen database" in told(tmp_path, "--reset")
