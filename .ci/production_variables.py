"""Prints well-formed values for every variable that production must be given; good for checking settings only."""

import base64
import secrets


def key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


VALUES = {
    "DJANGO_SETTINGS_MODULE": "jobcenter.settings.base",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "ALLOWED_HOSTS": "sag.kommune.example",
    "DATABASE_URL": "postgresql://jobcenter@database.example/jobcenter",
    "REDIS_URL": "rediss://redis.example:6379/0",
    "CPR_KEYS": f"a:{key()}",
    "CPR_SEARCH_KEY": key(),
}

print(*(f"{name}={value}" for name, value in VALUES.items()))
