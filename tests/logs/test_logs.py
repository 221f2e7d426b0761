"""Canaries: texts about people are sent through every door of the log, and none of them comes out."""

import io
import json
import logging

import pytest
import structlog
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from jobcenter.logs.cleaning import CPR
from jobcenter.logs.setup import formatter

CPRS = ["010190-1234", "0101901234", "010190 1234", "610190-1234", "010190–1234"]
HEALTH = "depression siden 2019"


@pytest.fixture
def written():
    """What the log has written, as text; the handler is the one of the settings."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter())
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: stream.getvalue()
    root.removeHandler(handler)
    root.setLevel(before)


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("cpr", CPRS)
def test_a_cpr_number_is_marked_wherever_it_stands(written, cpr):
    structlog.get_logger("try").info(f"found {cpr}", key=cpr, deep={"list": [cpr, {"x": (cpr,)}]}, number=101901234)
    logging.getLogger("library").warning("found %s and %d", cpr, 2512851234)
    assert cpr not in written()
    assert "1234" not in written()
    assert lines(written())[0]["event"] == "found [cpr]"
    assert lines(written())[1]["event"] == "found [cpr] and [cpr]"


@given(st.dates(), st.integers(0, 9999), st.sampled_from(["", "-", " "]), st.sampled_from([0, 60]))
def test_every_cpr_number_is_recognised(day, serial, dash, added):
    cpr = f"{day.day + added:02}{day:%m%y}{dash}{serial:04}"
    assert CPR.sub("", f"sagen {cpr}, ") == "sagen , "


@pytest.mark.parametrize(
    "harmless", ["2026-11-20", "20261120T101500", "12345678", "4c8f0e5e-1d7a-4b53-9a3c-0d6f2b1a7c99"]
)
def test_what_is_no_cpr_number_stays(written, harmless):
    structlog.get_logger("try").info("seen", what=harmless)
    assert lines(written())[0]["what"] == harmless


@pytest.mark.parametrize("key", ["body", "POST", "data", "form", "params", "headers", "cookies", "password", "kwargs"])
def test_what_may_hold_typed_text_is_dropped_by_name(written, key):
    structlog.get_logger("try").info("saved", **{key: {"note": HEALTH}, "kept": {key: HEALTH, "n": 1}})
    assert HEALTH not in written()
    assert lines(written())[0]["kept"] == {"n": 1}


def test_an_exception_is_its_class_and_its_places(written):
    try:
        try:
            raise KeyError(HEALTH)
        except KeyError as cause:
            raise ValueError(f"invalid: {HEALTH}") from cause
    except ValueError:
        structlog.get_logger("try").exception("save_failed")
        logging.getLogger("celery.app.trace").error(
            "Task %(name)s[%(id)s] raised: %(exc)s",
            {"name": "jobs.ring", "id": "77", "exc": HEALTH, "args": [HEALTH]},
            exc_info=True,
        )
    assert HEALTH not in written()
    ours, theirs = lines(written())
    assert (ours["exception"], ours["caused_by"]) == ("ValueError", "KeyError")
    assert ours["at"][-1].endswith("test_an_exception_is_its_class_and_its_places")
    assert (theirs["task_name"], theirs["exception"]) == ("jobs.ring", "ValueError")


@pytest.mark.django_db
def test_a_refused_row_is_not_repeated(written):
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE t (note text CONSTRAINT short CHECK (length(note) < 5))")
        cursor.execute("INSERT INTO t VALUES (%s)", [HEALTH])
    assert HEALTH in str(caught.value)
    logging.getLogger("try").error("save failed: %s", caught.value, exc_info=caught.value)
    assert HEALTH not in written()
    assert lines(written())[0]["constraint"] == "short"


def test_an_exception_among_the_arguments_is_not_spelled_out(written):
    logging.getLogger("library").error("failed: %s", ValueError(HEALTH))
    structlog.get_logger("try").error("failed", error=ValueError(HEALTH))
    assert HEALTH not in written()
    assert [line.get("error") for line in lines(written())] == [None, "ValueError"]


@pytest.mark.django_db
def test_a_slow_or_failing_statement_is_not_logged(written):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT %s FROM nowhere", [HEALTH])
    assert HEALTH not in written()


@pytest.mark.django_db
def test_a_request_is_a_line_without_address_or_query(written, client):
    client.post("/log-ind/?soeg=0101901234&navn=Hansen", {"username": "asta.h", "password": HEALTH})
    client.get("/sager/findes-ikke-hansen/?navn=Hansen")
    requests = [line for line in lines(written()) if line["logger"] == "jobcenter.request"]
    assert [line["method"] for line in requests] == ["POST", "GET"]
    assert requests[0]["route"] == "/log-ind/"
    assert requests[0]["status"] == 200
    assert requests[0]["ms"] > 0
    assert len(requests[0]["request_id"]) == 36
    for canary in ("0101901234", "navn", "Hansen", HEALTH, "asta.h"):
        assert canary not in written()


@pytest.mark.django_db
def test_failed_logins_and_lock_out_name_nobody(written, client):
    for _ in range(7):
        client.post("/log-ind/", {"username": "asta.hemmelig", "password": "forkert-kode"}, REMOTE_ADDR="192.0.2.77")
    for canary in ("asta.hemmelig", "forkert-kode", "192.0.2.77"):
        assert canary not in written()


def test_every_line_is_json_with_a_time_and_a_level(written):
    logging.getLogger("library").warning("new\nline")
    (line,) = lines(written())
    assert (line["level"], line["logger"], line["event"]) == ("warning", "library", "new\nline")
    assert line["timestamp"].endswith("Z")


@pytest.mark.django_db
def test_an_error_in_a_view_leaves_its_class_alone(written, client, settings):
    settings.ROOT_URLCONF = "tests.logs.urls"
    client.raise_request_exception = False
    assert client.post("/bryder/?navn=Hansen", {"note": HEALTH}).status_code == 500
    assert HEALTH not in written()
    assert "Hansen" not in written()
    assert [line["exception"] for line in lines(written()) if "exception" in line] == ["ValueError"]


ID = "4c8f0e5e-1d7a-4b53-9a3c-0d6f2b1a7c99"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "route"),
    [(f"/sager/{ID}/", "/sager/<uuid:case_id>/"), (f"/sager/{ID}/kanariefugl/", "[unknown]")],
)
def test_an_address_is_logged_as_its_route(written, client, asta, address, route):
    client.force_login(asta)
    assert client.get(address).status_code == 404
    assert f"Not Found: {route}" in [line["event"] for line in lines(written())]
    for canary in (ID, "kanariefugl"):
        assert canary not in written()


@pytest.mark.django_db
def test_a_refused_method_and_a_missing_token_name_the_route_alone(written, client, asta):
    client.force_login(asta)
    client.post(f"/drift/opgaver/{ID}/")
    strict = type(client)(enforce_csrf_checks=True)
    strict.force_login(asta)
    strict.post(f"/sager/{ID}/om/")
    assert ID not in written()
    told = " ".join(line["event"] for line in lines(written()))
    assert "Method Not Allowed (POST): /drift/opgaver/<uuid:job_id>/" in told
    assert "Forbidden (CSRF cookie not set.): /sager/<uuid:case_id>/om/" in told


@pytest.mark.django_db
def test_an_error_in_a_view_names_the_route_alone(written, client, settings):
    settings.ROOT_URLCONF = "tests.logs.urls"
    client.raise_request_exception = False
    assert client.post("/bryder/kanariefugl/", {"note": HEALTH}).status_code == 500
    assert "kanariefugl" not in written()
    assert "Internal Server Error: /bryder/<str:hvem>/" in [line["event"] for line in lines(written())]
