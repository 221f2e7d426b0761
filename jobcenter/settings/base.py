"""Production. Refuses to start where a variable is missing or malformed; `demo` and `test` relax it."""

import os
from datetime import date, timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from jobcenter.env import Environment, Misconfigured
from jobcenter.logs import logging_for
from jobcenter.settings.background import *  # noqa: F403
from jobcenter.settings.background import broker_url
from jobcenter.settings.rest import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parents[2]

env = Environment(os.environ)

try:
    SECRET_KEY = env.secret("SECRET_KEY")
    ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS")
    DATABASES = {"default": env.database("DATABASE_URL")}
    DATABASE_POOL_SIZE = env.integer("DATABASE_POOL_SIZE", default=8, least=1, most=100)
    REDIS_URL = env.redis("REDIS_URL")
    # Sealing of CPR numbers: the first key seals, every key opens. The search key makes the blind index.
    CPR_KEYS = env.keys("CPR_KEYS")
    CPR_SEARCH_KEY = env.key("CPR_SEARCH_KEY")
    # True only where a proxy of one's own ends TLS, overwrites X-Forwarded-Proto and adds the last X-Forwarded-For.
    BEHIND_PROXY = env.boolean("BEHIND_PROXY", default=False)
    LOG_LEVEL = env.one_of("LOG_LEVEL", ["INFO", "WARNING", "ERROR"], default="INFO")
    # What deploy/start gives each worker; the web has to know it to tell a busy worker from a deaf one.
    WORKER_PROCESSES = env.integer("WORKER_PROCESSES", default=2, least=1, most=100)
    # Where worker and beat leave the file that their container is asked by; none where nobody asks.
    PULSE_FOLDER = env.text("PULSE_FOLDER", "a folder", default="")
    # Whom a borger may ring when her link does not work.
    MUNICIPALITY_PHONE = env.text("MUNICIPALITY_PHONE", "a phone number", default="")
except Misconfigured as reason:
    raise ImproperlyConfigured(str(reason)) from None

DEBUG = False
DEMO = False
GALLERY = False  # the page of components; demo and test only
TODAY: date | None = None  # fixed by demo and test settings only

# --- Rooms ---------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "jobcenter.apps.RoofConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
    "oauth2_provider",
    "rest_framework",
    "drf_spectacular",
    "pgtrigger",
    "pghistory",
    "jobcenter.dates",
    "jobcenter.htmx",
    "jobcenter.audit",
    "jobcenter.accounts",
    "jobcenter.rules",
    "jobcenter.jobs",
    "jobcenter.reflection",
    "offers",
    "cases",
    "jobcenter.dashboards",
    "jobcenter.api",
]

AUTH_USER_MODEL = "accounts.User"

MIDDLEWARE = [
    # First: a probe comes by plain HTTP to the address of a pod, many times a minute.
    "jobcenter.health.middleware.HealthFirst",
    "jobcenter.logs.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages of text, on a phone's connection; with padding of random length, so that a size gives no secret away.
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "jobcenter.accounts.middleware.SessionLimits",
    # Before everything that answers: a session whose screen is in a borger's hands opens three pages.
    "jobcenter.accounts.kiosk.HandedOver",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # After the authentication, so that it knows who asks; before everything that answers.
    "jobcenter.audit.middleware.AuditMiddleware",
    "jobcenter.accounts.middleware.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "jobcenter.urls"
WSGI_APPLICATION = "jobcenter.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jobcenter.htmx.context.house",
                "jobcenter.dashboards.context.navigation",
            ],
        },
    }
]

# --- Language and time ---------------------------------------------------------------------------------------------

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk")]
LOCALE_PATHS = [BASE_DIR / "jobcenter" / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

# --- Logs ----------------------------------------------------------------------------------------------------------

LOGGING = logging_for(LOG_LEVEL)

# --- Data ----------------------------------------------------------------------------------------------------------

# PostgreSQL compiles a statement whose cost it guesses high: most of a second for what takes a tenth to answer.
DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off")
# The pool holds connections; CONN_MAX_AGE must stay 0 beside it. Each is tried before it is lent: after a restart of
# the database they are all dead.
DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": DATABASE_POOL_SIZE, "timeout": 10}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        # What is kept there is a help; nobody waits for it.
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 1},
    }
}
# In the database alone: a Redis that is lost or down costs nobody her login.
SESSION_ENGINE = "jobcenter.accounts.sessions"

# --- Background work: the rest of it stands in settings.background -------------------------------------------------

CELERY_BROKER_URL = broker_url(REDIS_URL)
CELERY_TIMEZONE = TIME_ZONE

# --- Health ---------------------------------------------------------------------------------------------------------

HEALTH_GOOD_FOR = 2.0  # seconds that one look at database and Redis answers everybody who asks
HEALTH_SILENT_AFTER = 15.0  # seconds that a look may take before the database is called silent

# --- People and sessions -------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Length and a list of common passwords; no rules of composition, no forced change (ASVS 6.2).
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Name and address together: nobody can lock a colleague out from elsewhere.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the page has told her until when
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "jobcenter.accounts.lockout.client_address"
AXES_USERNAME_CALLABLE = "jobcenter.accounts.lockout.username"
AXES_LOCKOUT_CALLABLE = "jobcenter.accounts.lockout.respond"
AXES_DISABLE_ACCESS_LOG = True  # logins are audit events
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False  # no greeting at every start
LOGIN_URL = "/log-ind/"
LOGIN_REDIRECT_URL = "/"  # the front door knows who begins where
LOGOUT_REDIRECT_URL = "/log-ind/"
# The pages of a screen that was handed to a borger: what she answers, thanks, and the way back.
KIOSK_URLS = ["/borger/", "/borger/tak/", "/borger/tilbage/"]
LINK_REQUESTS_PER_MINUTE = 60  # one address; a library or a shelter has many borgere behind one
SESSION_IDLE_SECONDS = 30 * 60
SESSION_ABSOLUTE_SECONDS = 10 * 60 * 60
SESSION_COOKIE_AGE = SESSION_ABSOLUTE_SECONDS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- Transport and browser -----------------------------------------------------------------------------------------

# In the session, not in a cookie: a message may name a borger.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# --- Static files --------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "jobcenter.htmx.finders.PackageFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
