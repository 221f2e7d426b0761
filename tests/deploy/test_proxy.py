"""The TLS proxy of compose, played by a real nginx in front of a server that repeats the headers it was sent."""

from __future__ import annotations

import json
import shutil
import signal
import ssl
import subprocess
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


@pytest.fixture(scope="module")
def proxy(product, tmp_path_factory):
    folder = tmp_path_factory.mktemp("proxy")
    config, plain, sealed = written(folder, product)
    command = [NGINX, "-c", str(config), "-p", str(folder), "-g", "daemon off;"]
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


def ask(port, path, *, sealed=True, **headers):
    if sealed:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = HTTPSConnection("127.0.0.1", port, timeout=PATIENCE, context=context)
    else:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    sent = {"Host": "sag.kommune.example"} | {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        connection.request("GET", path, headers=sent)
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
