"""The embedded servers: private, shared by their users, gone with the last of them, however it ends."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
import redis

from jobcenter.servers import Places, ServersFailed, serving, serving_unless_given
from jobcenter.servers.client import ROOT
from tests.servers.processes import mentioning, wait_until_ended

HOLDER = """
import sys
from pathlib import Path
from jobcenter.servers import serving
with serving(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Another process that uses the servers of `tmp_path` until its standard input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout.readline() == b"ready\n"
        yield process
        process.kill()


def answer(addresses):
    with psycopg.connect(addresses.database_url) as connection:
        assert connection.execute("SELECT lower('ÆØÅ'), 'Ål' ILIKE 'å%'").fetchone() == ("æøå", True)
    return redis.Redis.from_url(addresses.redis_url).ping()


def test_both_answer_and_end_with_the_block(tmp_path):
    with serving(tmp_path) as addresses:
        assert answer(addresses)
        running = mentioning(tmp_path)
        assert len(running) >= 3  # the keeper and its two servers, at least
    assert not wait_until_ended(running)
    assert not wait_until_ended(mentioning(tmp_path))


def test_the_folder_is_closed_to_everybody_else(tmp_path):
    tmp_path.chmod(0o755)
    with serving(tmp_path) as addresses:
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
        assert stat.S_IMODE(Places.at(tmp_path).sockets.stat().st_mode) == 0o700
        with psycopg.connect(addresses.database_url) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)


def test_what_is_stored_is_there_the_next_time(tmp_path):
    with serving(tmp_path) as addresses, psycopg.connect(addresses.database_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'brød' AS word")
    with serving(tmp_path) as addresses, psycopg.connect(addresses.database_url) as connection:
        assert connection.execute("SELECT word FROM kept").fetchone() == ("brød",)


def test_the_second_user_joins_and_the_first_may_leave(tmp_path):
    with ExitStack() as first, ExitStack() as second:
        one = first.enter_context(serving(tmp_path))
        keeper = Places.at(tmp_path).ready.read_text()
        two = second.enter_context(serving(tmp_path))
        assert one == two
        assert Places.at(tmp_path).ready.read_text() == keeper
        first.close()
        assert answer(two)
    assert not wait_until_ended(mentioning(tmp_path))


def test_a_user_in_another_process_may_be_killed(tmp_path, holder):
    with serving(tmp_path) as addresses:
        holder.kill()
        holder.wait()
        assert answer(addresses)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_when_the_only_user_is_killed(tmp_path, holder, number):
    running = mentioning(tmp_path) - {holder.pid}
    assert len(running) >= 3
    holder.send_signal(number)
    assert not wait_until_ended(running)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ends the children of a killed parent")
def test_nothing_is_left_when_the_keeper_is_killed(tmp_path, holder):
    keeper = int(Places.at(tmp_path).ready.read_text())
    running = mentioning(tmp_path) - {holder.pid}
    os.kill(keeper, signal.SIGKILL)
    assert not wait_until_ended(running)
    with serving(tmp_path) as addresses:
        assert answer(addresses)


def test_a_long_path_gets_its_sockets_elsewhere(tmp_path):
    folder = tmp_path / ("en mappe med et langt navn " * 5)
    folder.mkdir()
    with serving(folder) as addresses:
        assert answer(addresses)
        sockets = Places.at(folder).sockets
        assert not sockets.is_relative_to(folder)
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    sockets.rmdir()


def test_a_server_that_cannot_start_says_where_to_look(tmp_path):
    with serving(tmp_path):
        pass
    Places.at(tmp_path).postgres.joinpath("PG_VERSION").write_text("9.6\n")
    with pytest.raises(ServersFailed, match=r"PostgreSQL did not start; see .*postgres\.log"), serving(tmp_path):
        pass
    assert not wait_until_ended(mentioning(tmp_path))


def test_a_start_that_was_interrupted_is_made_again(tmp_path):
    places = Places.at(tmp_path)
    places.postgres.mkdir()
    places.postgres.joinpath("half").write_text("made")
    with serving(tmp_path) as addresses:
        assert answer(addresses)


def test_given_addresses_are_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/data")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere/1")
    with serving_unless_given(tmp_path):
        assert os.environ["DATABASE_URL"] == "postgresql://elsewhere/data"
    assert not list(tmp_path.iterdir())


def test_only_the_missing_address_is_filled_in(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/data")
    monkeypatch.setenv("REDIS_URL", "")
    with serving_unless_given(tmp_path):
        assert os.environ["DATABASE_URL"] == "postgresql://elsewhere/data"
        assert os.environ["REDIS_URL"].startswith("unix://")


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="only root has to hide")
def test_root_without_user_namespaces(tmp_path):
    """As in most containers: no `unshare`, and folders above that only root may enter."""
    tools = tmp_path / "tools"
    closed = tmp_path / "closed"
    tools.mkdir()
    closed.mkdir(mode=0o700)
    for name in ("setpriv", "true"):
        (tools / name).symlink_to(shutil.which(name))
    environment = {"PATH": str(tools), "HOME": str(tmp_path)}
    command = [sys.executable, "-c", HOLDER, closed / "data"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"ready\n"
        assert answer(Places(closed / "data").addresses)
        assert (closed / "data" / "postgres").stat().st_uid == 65534
        running = mentioning(closed)
        process.kill()
    assert not wait_until_ended(running)
    # The same folder, where user namespaces work again.
    with serving(closed / "data") as addresses:
        assert answer(addresses)
    assert Path(closed / "data" / "postgres").stat().st_uid in {0, 65534}


def test_many_come_and_go_at_once(tmp_path):
    """Whoever comes while the last one leaves gets a server all the same."""
    code = """
import sys
from pathlib import Path
import psycopg
from jobcenter.servers import serving
for _ in range(6):
    with serving(Path(sys.argv[1]), quick=True) as addresses, psycopg.connect(addresses.database_url) as connection:
        connection.execute("SELECT 1")
"""
    command = [sys.executable, "-c", code, tmp_path]
    running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(3)]
    said = [process.communicate()[1].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], "\n".join(said)
    assert not wait_until_ended(mentioning(tmp_path))
