"""Every variable that production is given: what is accepted, and the one sentence where it is not."""

import base64
from datetime import date

import pytest

from jobcenter.env import Environment, Misconfigured

KEY = base64.b64encode(bytes(range(32))).decode()


def env(value):
    return Environment({"NAME": value})


def refusal(method, value, **options):
    with pytest.raises(Misconfigured) as caught:
        getattr(env(value), method)("NAME", **options)
    return str(caught.value)


def test_a_sentence_names_the_variable_what_is_wrong_and_what_is_right():
    with pytest.raises(Misconfigured) as caught:
        Environment({}).database("DATABASE_URL")
    assert str(caught.value) == (
        "DATABASE_URL is not set; it must be an address like postgresql://user:password@host:5432/name "
        "(PostgreSQL is the only engine)."
    )


@pytest.mark.parametrize("method", ["secret", "hosts", "database", "redis", "key", "keys"])
@pytest.mark.parametrize("value", ["", "  ", "hemmelig_kode-42"])
def test_what_is_required_is_required_and_never_repeated(method, value):
    said = refusal(method, value)
    assert said.startswith("NAME ")
    assert "it must be" in said
    assert "hemmelig" not in said


def test_secret():
    assert env("abcdefghij" * 5).secret("NAME") == "abcdefghij" * 5
    assert "has only 49 characters" in refusal("secret", "abcdefghi" * 5 + "abcd")
    assert "repeats" in refusal("secret", "ab" * 40)


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("False", False), ("", False)])
def test_boolean(value, expected):
    assert env(value).boolean("NAME", default=False) is expected


@pytest.mark.parametrize("value", ["1", "yes", "sandt"])
def test_boolean_refuses_what_it_could_only_guess(value):
    assert "neither true nor false" in refusal("boolean", value, default=False)


def test_integer():
    assert env("20").integer("NAME", default=1, least=1, most=20) == 20
    assert env("").integer("NAME", default=8, least=1, most=20) == 8


@pytest.mark.parametrize("value", ["0", "21", "-1", "1.5", "٣", "9" * 40, "otte"])
def test_integer_keeps_its_limits(value):
    assert "whole number from 1 to 20" in refusal("integer", value, default=1, least=1, most=20)


def test_one_of():
    assert env("INFO").one_of("NAME", ["INFO", "ERROR"], default="ERROR") == "INFO"
    assert "one of INFO, ERROR" in refusal("one_of", "debug", choices=["INFO", "ERROR"], default="ERROR")


def test_hosts():
    assert env("sag.kommune.dk, .intern").hosts("NAME") == ["sag.kommune.dk", ".intern"]


@pytest.mark.parametrize(
    "value", ["*", "https://sag.kommune.dk", "sag.kommune.dk:443", "sag.kommune.dk,", "sag kommune"]
)
def test_hosts_are_names_alone(value):
    assert "not a host name" in refusal("hosts", value)


def test_day():
    assert env("2026-11-20").day("NAME") == date(2026, 11, 20)
    assert env("").day("NAME") is None
    assert "written as 2026-11-20" in refusal("day", "20/11 2026")


def test_database():
    entry = env("postgresql://bo:k%40de@db.intern:5433/sager?sslmode=verify-full").database("NAME")
    assert entry == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "sager",
        "HOST": "db.intern",
        "PORT": "5433",
        "USER": "bo",
        "PASSWORD": "k@de",
        "OPTIONS": {
            "sslmode": "verify-full",
            "tcp_user_timeout": 10_000,
            "keepalives_idle": 30,
            "keepalives_interval": 5,
            "keepalives_count": 3,
        },
    }


def test_who_writes_the_address_may_say_when_a_server_is_given_up():
    entry = env("postgresql://bo@db.intern/sager?tcp_user_timeout=60000").database("NAME")
    assert entry["OPTIONS"]["tcp_user_timeout"] == "60000"


def test_database_on_a_socket():
    entry = env("postgresql:///sager?host=/srv/run&user=bo").database("NAME")
    assert (entry["HOST"], entry["USER"], entry["PORT"], entry["OPTIONS"]) == ("/srv/run", "bo", "", {})


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("mysql://host/sager", "does not begin with postgresql://"),
        ("sqlite:///sager", "does not begin with postgresql://"),
        ("postgresql://host/", "does not name one database"),
        ("postgresql://host/a/b", "does not name one database"),
        ("postgresql:///sager", "names no host"),
        ("postgresql://host:port/sager", "has a port that is no number"),
        ("postgresql://host:99999/sager", "has a port that is no number"),
    ],
)
def test_database_refuses(value, wrong):
    assert wrong in refusal("database", value)


@pytest.mark.parametrize(
    "value", ["redis://host", "redis://host:6379/15", "rediss://:kode@host/0", "unix:///srv/redis.sock?db=3"]
)
def test_redis(value):
    assert env(value).redis("NAME") == value


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("http://host", "does not begin with redis://"),
        ("redis://", "names no host"),
        ("redis://host/sager", "number of a database"),
        ("redis://host:x/1", "has a port that is no number"),
        ("unix://redis.sock", "names no socket"),
    ],
)
def test_redis_refuses(value, wrong):
    assert wrong in refusal("redis", value)


def test_keys_come_in_the_order_given():
    assert list(env(f"2026a:{KEY}, 2025:{KEY}").keys("NAME")) == ["2026a", "2025"]
    assert env(KEY).key("NAME") == bytes(range(32))


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        (KEY, "without a key id"),
        (f"ÆØÅ:{KEY}", "without a key id"),
        (f"a:{KEY},a:{KEY}", "names the key id a twice"),
        ("a:not base64!", "not base64"),
        (f"a:{base64.b64encode(b'short').decode()}", "key of 5 bytes"),
        (f"a:{KEY},", "without a key id"),
    ],
)
def test_keys_refuse(value, wrong):
    assert wrong in refusal("keys", value)
