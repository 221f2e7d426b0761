"""The demo: plain HTTP on this machine, keys of its own, and a day that stands still."""

from jobcenter.settings.local import prepare, remembered_day

DATA = prepare("demo")

from jobcenter.settings.base import *  # noqa: E402, F403
from jobcenter.settings.base import INSTALLED_APPS, env  # noqa: E402

INSTALLED_APPS += ["jobcenter.demo", "jobcenter.bench"]
DEMO = True
GALLERY = True
TODAY = env.day("JOBCENTER_TODAY") or remembered_day(DATA)
STATIC_ROOT = DATA / "static"
SESSION_COOKIE_NAME = "demo-session"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_NAME = "demo-csrf"
CSRF_COOKIE_SECURE = False
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
MUNICIPALITY_PHONE = "12 34 56 78"  # no Danish number begins with a one
