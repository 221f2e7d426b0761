"""Production refuses to start half configured, and is strict where demo and tests relax."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "REDIS_URL", "CPR_KEYS", "CPR_SEARCH_KEY"]
SHOWN = """
import json
from django.conf import settings
names = [name for name in dir(settings) if name.isupper()]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


def production_variables():
    """The values that `make quality` checks production with."""
    script = [sys.executable, str(ROOT / ".ci" / "production_variables.py")]
    printed = subprocess.run(script, capture_output=True, text=True, check=True).stdout
    return dict(pair.split("=", 1) for pair in printed.split())


def run(variables, code=SHOWN):
    clean = {"PATH": os.environ["PATH"], **variables}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=clean, capture_output=True, text=True, check=False
    )


def loaded(variables):
    done = run(variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def production():
    return loaded(production_variables())


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", [None, "42"])
def test_production_does_not_start_without(name, value):
    variables = production_variables()
    if value is None:
        del variables[name]
    else:
        variables[name] = value
    done = run(variables)
    # "42" happens to be a host name, if a strange one.
    if (name, value) == ("ALLOWED_HOSTS", "42"):
        assert done.returncode == 0
        return
    last = done.stderr.strip().splitlines()[-1]
    assert done.returncode != 0
    assert last.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} ")
    assert "it must be" in last


def test_wsgi_is_production_unless_told_otherwise():
    variables = production_variables()
    del variables["DJANGO_SETTINGS_MODULE"]
    code = "import jobcenter.wsgi; from django.conf import settings; print(settings.SETTINGS_MODULE)"
    assert run(variables, code).stdout.strip() == "jobcenter.settings.base"


def test_production_is_strict(production):
    assert production["DEBUG"] is False
    assert production["DEMO"] is False
    assert production["GALLERY"] is False
    assert production["TODAY"] is None
    assert production["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert production["CSRF_COOKIE_NAME"].startswith("__Host-")
    for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SECURE_SSL_REDIRECT"):
        assert production[name] is True, name
    assert production["SECURE_HSTS_SECONDS"] >= 365 * 24 * 60 * 60
    assert "jobcenter.demo" not in production["INSTALLED_APPS"]


def test_the_day_cannot_be_fixed_in_production():
    assert loaded(production_variables() | {"JOBCENTER_TODAY": "2020-01-01"})["TODAY"] is None


def test_no_policy_admits_what_is_inline(production):
    policy = production["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert policy["default-src"] == ["'none'"]
    said = json.dumps(policy)
    assert "unsafe" not in said
    assert "http" not in said


def test_a_lost_redis_loses_no_login(production):
    assert "cache" not in production["SESSION_ENGINE"]


def test_a_killed_worker_gives_its_task_back(production):
    assert production["CELERY_TASK_ACKS_LATE"] is True
    assert production["CELERY_TASK_REJECT_ON_WORKER_LOST"] is True


def test_a_proxy_is_trusted_only_when_there_is_one(production):
    assert production["SECURE_PROXY_SSL_HEADER"] is None
    trusted = loaded(production_variables() | {"BEHIND_PROXY": "true"})
    assert trusted["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


def test_the_demo_makes_keys_for_its_owner_only(tmp_path):
    variables = {"DJANGO_SETTINGS_MODULE": "jobcenter.settings.demo", "JOBCENTER_DATA": str(tmp_path / "data")}
    first = loaded(variables)
    assert (tmp_path / "data" / "keys").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert loaded(variables)["SECRET_KEY"] == first["SECRET_KEY"]
    other = variables | {"JOBCENTER_DATA": str(tmp_path / "other")}
    assert loaded(other)["CPR_SEARCH_KEY"] != first["CPR_SEARCH_KEY"]


def test_the_demo_stands_still_on_the_day_it_is_told(tmp_path):
    variables = {
        "DJANGO_SETTINGS_MODULE": "jobcenter.settings.demo",
        "JOBCENTER_DATA": str(tmp_path),
        "JOBCENTER_TODAY": "2026-03-01",
    }
    assert loaded(variables)["TODAY"] == "2026-03-01"


@pytest.mark.django_db
def test_headers_of_a_page(client):
    response = client.get("/log-ind/")
    assert response.status_code == 200
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
