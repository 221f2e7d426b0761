"""What stands in Redis, for the walks: the cache and the broker are one store, and it is read whole."""

from __future__ import annotations

import base64
import json

import redis
from django.conf import settings


def fresh() -> redis.Redis:
    """The store of the tests, emptied: what an earlier walk left there would be taken for old, and not be seen."""
    store = redis.Redis.from_url(settings.REDIS_URL)
    store.flushdb()
    return store


def everything_in(store: redis.Redis) -> str:
    """Every key and every value, one a line; the bodies of messages are opened."""
    told = [line.decode(errors="replace") for key in store.scan_iter() for line in (key, *_values(store, key))]
    return "\n".join([*told, *(_body(one) for one in told)])


def _values(store: redis.Redis, key: bytes) -> list[bytes]:
    """Empty where the key has run out since it was seen."""
    kind = store.type(key).decode()
    read = {
        "string": lambda: [store.get(key) or b""],
        "list": lambda: store.lrange(key, 0, -1),
        "set": lambda: list(store.smembers(key)),
        "hash": lambda: [part for pair in store.hgetall(key).items() for part in pair],
        "zset": lambda: store.zrange(key, 0, -1),
        "none": list,
    }[kind]
    return read()


def _body(text: str) -> str:
    """The body of a Celery message, which is wrapped in base64."""
    try:
        return base64.b64decode(json.loads(text)["body"]).decode()
    except (ValueError, KeyError, TypeError):
        return ""
