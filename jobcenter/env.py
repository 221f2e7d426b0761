"""Environment: reads the variables that production is configured by, and says plainly which one is wrong."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

HOST = re.compile(r"^\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$", re.IGNORECASE)
KEY_ID = re.compile(r"^[a-z0-9-]{1,16}$")
AES_KEY_BYTES = 32
# Where a variable that is not set is looked for, as a file of its name: so secrets reach a container unseen.
SECRETS_FOLDER = "SECRETS_FOLDER"
# A database whose machine is gone is given up after ten seconds, not after the quarter of an hour that the kernel would
# try (milliseconds and seconds, as libpq counts them); on a socket they mean nothing.
GIVEN_UP = {"tcp_user_timeout": 10_000, "keepalives_idle": 30, "keepalives_interval": 5, "keepalives_count": 3}
SECRET_LENGTH = 50  # what `check --deploy` asks for (security.W009)


class Misconfigured(Exception):
    """One sentence: the variable, what was wrong with it, what would be right."""

    def __init__(self, name: str, wrong: str, right: str) -> None:
        # The value itself is never repeated: it may be a secret.
        super().__init__(f"{name} {wrong}; it must be {right}.")
        self.name = name


class Environment:
    """Typed access to the variables; every method raises Misconfigured."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def text(self, name: str, right: str, default: str | None = None) -> str:
        value = self._values.get(name, "").strip() or self._from_file(name)
        if value:
            return value
        if default is None:
            raise Misconfigured(name, "is not set", right)
        return default

    def _from_file(self, name: str) -> str:
        folder = self._values.get(SECRETS_FOLDER, "").strip()
        try:
            return Path(folder, name).read_text().strip() if folder else ""
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError):
            raise Misconfigured(name, "has a file that cannot be read", "a text file that this user may read") from None

    def secret(self, name: str) -> str:
        right = f"a random text of at least {SECRET_LENGTH} characters"
        value = self.text(name, right)
        if len(value) < SECRET_LENGTH:
            raise Misconfigured(name, f"has only {len(value)} characters", right)
        if len(set(value)) < 8:
            raise Misconfigured(name, "repeats the same few characters", right)
        return value

    def boolean(self, name: str, *, default: bool) -> bool:
        value = self.text(name, "true or false", str(default)).lower()
        if value not in {"true", "false"}:
            raise Misconfigured(name, "is neither true nor false", "true or false")
        return value == "true"

    def integer(self, name: str, *, default: int, least: int, most: int) -> int:
        right = f"a whole number from {least} to {most}"
        value = self.text(name, right, str(default))
        if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
            raise Misconfigured(name, "is not a number within its limits", right)
        return int(value)

    def one_of(self, name: str, choices: Sequence[str], *, default: str) -> str:
        right = f"one of {', '.join(choices)}"
        value = self.text(name, right, default)
        if value not in choices:
            raise Misconfigured(name, "is none of its choices", right)
        return value

    def hosts(self, name: str) -> list[str]:
        right = "host names separated by commas, without scheme or port, for example sag.kommune.dk"
        hosts = [host.strip() for host in self.text(name, right).split(",")]
        for host in hosts:
            if not HOST.match(host):
                raise Misconfigured(name, "holds something that is not a host name", right)
        return hosts

    def day(self, name: str) -> date | None:
        value = self.text(name, "", "")
        if not value:
            return None
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Misconfigured(name, "is not a date", "written as 2026-11-20") from None

    def database(self, name: str) -> dict[str, object]:
        """A Django database entry from postgresql://user:password@host:5432/name?sslmode=verify-full."""
        right = "an address like postgresql://user:password@host:5432/name (PostgreSQL is the only engine)"
        url = urlsplit(self.text(name, right))
        if url.scheme not in {"postgres", "postgresql"}:
            raise Misconfigured(name, "does not begin with postgresql://", right)
        database = unquote(url.path[1:])
        if not database or "/" in database:
            raise Misconfigured(name, "does not name one database", right)
        options = dict(parse_qsl(url.query))
        host = options.pop("host", "") or unquote(url.hostname or "")
        if not host:
            raise Misconfigured(name, "names no host", right)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": database,
            "HOST": host,
            "PORT": str(_port(name, right, url.netloc) or ""),
            "USER": options.pop("user", "") or unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "OPTIONS": options if host.startswith("/") else GIVEN_UP | options,
        }

    def redis(self, name: str) -> str:
        right = "an address like rediss://:password@host:6379/0, redis://host:6379/0 or unix:///path?db=0"
        value = self.text(name, right)
        url = urlsplit(value)
        if url.scheme not in {"redis", "rediss", "unix"}:
            raise Misconfigured(name, "does not begin with redis://, rediss:// or unix://", right)
        if url.scheme == "unix":
            if not url.path.startswith("/"):
                raise Misconfigured(name, "names no socket", right)
        elif not url.hostname:
            raise Misconfigured(name, "names no host", right)
        elif not re.fullmatch(r"(/[0-9]{0,2})?", url.path):
            raise Misconfigured(name, "does not end in the number of a database", right)
        else:
            _port(name, right, url.netloc)
        return value

    def key(self, name: str) -> bytes:
        right = f"{AES_KEY_BYTES} random bytes as base64"
        return _key(name, self.text(name, right), right)

    def keys(self, name: str) -> dict[str, bytes]:
        """Keys by id, the one in use first; older ones stay so that what they sealed can be read."""
        right = f"a list like 2026a:KEY,2025a:KEY, newest first, each KEY {AES_KEY_BYTES} random bytes as base64"
        keys: dict[str, bytes] = {}
        for entry in self.text(name, right).split(","):
            key_id, colon, encoded = entry.strip().partition(":")
            if not colon or not KEY_ID.match(key_id):
                raise Misconfigured(name, "holds an entry without a key id in front", right)
            if key_id in keys:
                raise Misconfigured(name, f"names the key id {key_id} twice", right)
            keys[key_id] = _key(name, encoded, right)
        return keys


def _key(name: str, encoded: str, right: str) -> bytes:
    try:
        key = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        raise Misconfigured(name, "holds a key that is not base64", right) from None
    if len(key) != AES_KEY_BYTES:
        raise Misconfigured(name, f"holds a key of {len(key)} bytes", right)
    return key


def _port(name: str, right: str, netloc: str) -> int | None:
    try:
        return urlsplit(f"//{netloc}").port
    except ValueError:
        raise Misconfigured(name, "has a port that is no number", right) from None
