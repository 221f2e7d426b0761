"""CPR numbers locked for storage, and the key that finds one without opening any."""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jobcenter.cpr.number import Cpr, CprError, parse

# Stored: format (1 byte) | length of key id (1) | key id | nonce (12) | ciphertext and tag.
FORMAT: Final = 1
NONCE: Final = 12
KEY_BYTES: Final = 32


class UnreadableCpr(Exception):
    """A stored number that these keys cannot open: altered, moved, or its key is missing."""


class CprVault:
    """Locks with the first of `keys`, opens with any of them, so that keys can be changed."""

    def __init__(self, keys: Mapping[str, bytes], search_key: bytes) -> None:
        _check(keys, search_key)
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.items()}
        self._current = next(iter(keys))
        self._search_key = search_key

    def encrypt(self, cpr: Cpr, *, owner: bytes = b"") -> bytes:
        """`owner` (the row's id, say) ties the secret to its row: moved, it will not open."""
        header = _header(self._current)
        nonce = os.urandom(NONCE)
        sealed = self._ciphers[self._current].encrypt(nonce, cpr.digits().encode(), header + owner)
        return header + nonce + sealed

    def decrypt(self, secret: bytes, *, owner: bytes = b"") -> Cpr:
        """Raises UnreadableCpr, whatever is wrong with the secret."""
        key_id = self.key_id(secret)
        if key_id not in self._ciphers:
            raise UnreadableCpr(f"no key {key_id!r}")
        header, rest = _header(key_id), bytes(secret)[2 + len(key_id.encode()) :]
        try:
            opened = self._ciphers[key_id].decrypt(rest[:NONCE], rest[NONCE:], header + owner)
            return parse(opened.decode(), synthetic_ok=True)
        except (InvalidTag, ValueError, CprError):
            raise UnreadableCpr("altered, or another owner's") from None

    def key_id(self, secret: bytes) -> str:
        """Which key locked it: what a change of keys looks for."""
        data = bytes(secret)  # PostgreSQL hands out memoryviews
        if len(data) < 2 or data[0] != FORMAT or len(data) < 2 + data[1] + NONCE:
            raise UnreadableCpr("not a locked number")
        try:
            return data[2 : 2 + data[1]].decode()
        except UnicodeDecodeError:
            raise UnreadableCpr("not a locked number") from None

    def search_key(self, cpr: Cpr) -> str:
        """64 hex digits, equal for equal numbers; useless without the secret."""
        return hmac.new(self._search_key, cpr.digits().encode(), sha256).hexdigest()


def _header(key_id: str) -> bytes:
    name = key_id.encode()
    return bytes((FORMAT, len(name))) + name


def _check(keys: Mapping[str, bytes], search_key: bytes) -> None:
    if not keys:
        raise ValueError("at least one CPR key is needed")
    for key_id, key in keys.items():
        if not 0 < len(key_id.encode()) < 256 or len(key) != KEY_BYTES:
            raise ValueError("a CPR key has a short id and 32 bytes")
    if len(search_key) < KEY_BYTES or search_key in keys.values():
        raise ValueError("the CPR search key has 32 bytes of its own")
