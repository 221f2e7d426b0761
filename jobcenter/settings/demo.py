"""The demo: plain HTTP on this machine, keys of its own, and a day that stands still."""

import os

from jobcenter.settings.local import prepare

prepare("demo")

from jobcenter.settings.base import *  # noqa: E402, F403
from jobcenter.settings.base import env  # noqa: E402

DEMO = True
GALLERY = True
TODAY = env.day("JOBCENTER_TODAY")
DEBUG = os.environ.get("JOBCENTER_DEBUG") == "true"
SESSION_COOKIE_NAME = "demo-session"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_NAME = "demo-csrf"
CSRF_COOKIE_SECURE = False
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
