"""The TLS proxy of compose, played by a real nginx in front of a server that repeats the headers it was sent."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from jobcenter.demo.processes import free_port
from jobcenter.servers.children import start, stop
from tests.deploy.shared import DEPLOY

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed")
PATIENCE = 20


class Echo(BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def do_GET(self):
        body = json.dumps({"path": self.path, "headers": dict(self.headers.items())}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Strict-Transport-Security", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Silent."""


@pytest.fixture(scope="module")
def product():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def written(folder: Path, product: int) -> tuple[Path, int, int]:
    """The configuration with this machine's places in place of the container's; its two ports."""
    plain = free_port(28080)
    sealed = free_port(plain + 1)
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    named = ["-subj", "/CN=localhost", "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"]
    subprocess.run([*made, *named], check=True, capture_output=True)
    (folder / "forward.conf").write_text(
        (DEPLOY / "proxy" / "forward.conf").read_text().replace("web:8000", f"127.0.0.1:{product}")
    )
    text = (DEPLOY / "proxy" / "nginx.conf").read_text()
    for here, there in {
        "/tmp/": f"{folder}/",
        "/certs/": f"{folder}/",
        "/etc/nginx/medspil-forward.conf": f"{folder}/forward.conf",
        "listen 8080": f"listen 127.0.0.1:{plain}",
        "listen 8443": f"listen 127.0.0.1:{sealed}",
    }.items():
        assert here in text
        text = text.replace(here, there)
    (folder / "nginx.conf").write_text(text)
    return folder / "nginx.conf", plain, sealed


@contextmanager
def running(folder: Path, product: int):
    """An nginx in front of that port; its own two ports. Whatever it says is in `log` of the folder."""
    config, plain, sealed = written(folder, product)
    # Its workers write where this user may; only root could give them another one.
    owner = "user root;" if os.getuid() == 0 else ""
    command = [NGINX, "-c", str(config), "-p", str(folder), "-g", f"daemon off; {owner}"]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    process = start(command, log=folder / "log")
    deadline = monotonic() + PATIENCE
    while True:
        try:
            ask(plain, "/", sealed=False)
            break
        except OSError:
            assert process.poll() is None and monotonic() < deadline, (folder / "log").read_text()
    yield plain, sealed
    stop(process, signal.SIGQUIT, signal.SIGTERM)


@pytest.fixture(scope="module")
def proxy(product, tmp_path_factory):
    with running(tmp_path_factory.mktemp("proxy"), product) as ports:
        yield ports


def ask(port, path, *, sealed=True, body=None, **headers):
    if sealed:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = HTTPSConnection("127.0.0.1", port, timeout=PATIENCE, context=context)
    else:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    sent = {"Host": "sag.kommune.example"} | {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request("POST" if body else "GET", path, body, headers=sent)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


def test_what_a_visitor_says_of_her_way_is_overwritten(proxy):
    lies = {"X_Forwarded_For": "10.9.8.7", "X_Forwarded_Proto": "http", "X_Forwarded_Host": "evil.example"}
    status, answered, text = ask(proxy[1], "/sager/", **lies, Forwarded="for=10.9.8.7", X_Real_IP="10.9.8.7")
    sent = json.loads(text)["headers"]
    assert status == 200
    assert sent["X-Forwarded-For"] == "127.0.0.1"
    assert sent["X-Forwarded-Proto"] == "https"
    assert sent["Host"] == "sag.kommune.example"
    assert not {"X-Forwarded-Host", "Forwarded", "X-Real-IP"} & set(sent)
    # One, and it is the product's.
    assert answered.get_all("Strict-Transport-Security") == ["max-age=31536000"]
    assert "/" not in answered["Server"]  # no version


def test_the_path_and_its_query_arrive_as_they_are(proxy):
    assert json.loads(ask(proxy[1], "/sager/?side=2&flag=a%2Fb")[2])["path"] == "/sager/?side=2&flag=a%2Fb"


def test_plain_http_is_led_to_tls(proxy):
    status, answered, _ = ask(proxy[0], "/sager/?side=2", sealed=False)
    assert (status, answered["Location"]) == (308, "https://sag.kommune.example/sager/?side=2")


@pytest.mark.parametrize(("path", "status"), [("live", 200), ("ready", 404), ("worker", 404), ("beat", 404)])
def test_the_outside_learns_only_that_it_lives(proxy, path, status):
    assert ask(proxy[1], f"/health/{path}")[0] == status


ASKED = f"/borgere/?q=0101010101&navn={'a' * 20}"
VISITOR = {"Referer": "https://sag.kommune.example/borgere/?q=0202020202"}


def said(folder: Path) -> str:
    """Its log, once it has ended."""
    return (folder / "log").read_text()


def keeps_quiet(text: str) -> None:
    for each in ("?", "borgere", "0101010101", "0202020202", "127.0.0.1", "request", "client"):
        assert each not in text, text


def test_a_product_that_is_away_leaves_nothing_of_the_visitor_in_the_log(tmp_path):
    with running(tmp_path, free_port(38000)) as (_, sealed):
        assert ask(sealed, ASKED, **VISITOR)[0] == 502
    keeps_quiet(said(tmp_path))


def test_a_large_body_arrives_and_leaves_nothing_in_the_log(product, tmp_path):
    with running(tmp_path, product) as (_, sealed):
        assert ask(sealed, ASKED, body=b"a" * 40_000, **VISITOR)[0] == 200
        assert ask(sealed, ASKED, body=b"a" * 400_000, **VISITOR)[0] == 200
        with suppress(ConnectionError, ssl.SSLError):  # it may hang up before all of it is sent
            assert ask(sealed, ASKED, body=b"a" * 4_000_000, **VISITOR)[0] == 413
    keeps_quiet(said(tmp_path))


def test_a_full_disk_and_a_broken_greeting_leave_nothing_in_the_log(product, tmp_path):
    """What nginx itself calls critical."""
    with running(tmp_path, product) as (_, sealed):
        (tmp_path / "body").rmdir()
        assert ask(sealed, ASKED, body=b"a" * 400_000, **VISITOR)[0] == 500
        with socket.create_connection(("127.0.0.1", sealed), timeout=PATIENCE) as greeting, suppress(ConnectionError):
            greeting.sendall(b"\x16\x03\x01\x00\x05hello")
            greeting.recv(1)
    keeps_quiet(said(tmp_path))
