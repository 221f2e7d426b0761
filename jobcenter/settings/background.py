"""Background work: how the bell is rung through Redis, and when the beat rings it by itself."""

from urllib.parse import parse_qs, urlsplit

from celery.schedules import crontab


def broker_url(redis_url: str) -> str:
    """Celery writes the address of a Redis socket in its own way."""
    url = urlsplit(redis_url)
    if url.scheme != "unix":
        return redis_url
    number = parse_qs(url.query).get("db", ["0"])[0]
    return f"redis+socket://{url.path}?virtual_host={number}"


CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# One quick second try: the row is written already, and a page must not wait for a broker that is down.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# It keeps nothing: what it forgets when it ends is rung again.
CELERY_BEAT_SCHEDULER = "jobcenter.jobs.hooks:PulsingScheduler"
CELERY_BEAT_MAX_LOOP_INTERVAL = PULSE_EVERY = 15  # seconds
CELERY_BEAT_SCHEDULE = {
    # Finds the rows whose ring was lost.
    "jobs.reconcile": {"task": "jobs.reconcile", "schedule": 60.0, "options": {"expires": 55}},
    # After the fagsystemer's own nightly runs, before anybody meets; again each hour, for the beat that was away then.
    # The first ring of a day makes its job, the others find it.
    "cases.nightly": {"task": "cases.nightly", "schedule": crontab(hour="2-23", minute=15)},
    "reflection.forget": {"task": "reflection.forget", "schedule": crontab(hour=3, minute=25)},
    "accounts.clear_sessions": {"task": "accounts.clear_sessions", "schedule": crontab(minute=40)},
    "api.clear_tokens": {"task": "api.clear_tokens", "schedule": crontab(minute=50)},
}
