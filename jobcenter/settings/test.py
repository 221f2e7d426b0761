"""Tests: like production, but quick, on plain HTTP, and with keys of its own."""

import os

from jobcenter.settings.local import prepare

prepare("test")

from jobcenter.htmx.strict import Undefined  # noqa: E402
from jobcenter.settings.base import *  # noqa: E402, F403
from jobcenter.settings.base import DATABASES, INSTALLED_APPS, TEMPLATES, env  # noqa: E402

INSTALLED_APPS += ["jobcenter.demo", "jobcenter.bench"]
GALLERY = True
TODAY = env.day("JOBCENTER_TODAY")
SESSION_COOKIE_NAME = "test-session"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_NAME = "test-csrf"
CSRF_COOKIE_SECURE = False
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
CELERY_BEAT_MAX_LOOP_INTERVAL = PULSE_EVERY = 1
HEALTH_GOOD_FOR = 0  # no test is answered with what another one saw
# Hashing a password for production takes longer than most tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Nothing is collected before a test; the files are served from where they lie.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# A template that prints what it was not given fails.
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined()
# A pool would keep the test database busy while it is being dropped.
DATABASES["default"]["OPTIONS"].pop("pool")
if "JOBCENTER_TEST_DATABASE" in os.environ:
    DATABASES["default"]["TEST"] = {"NAME": os.environ["JOBCENTER_TEST_DATABASE"]}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
