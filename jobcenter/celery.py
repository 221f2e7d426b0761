"""Celery: the doorbell. What has to be done stands as rows in jobcenter.jobs; a lost message loses nothing."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobcenter.settings.base")

app = Celery("jobcenter")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_finalize.connect
def _with_pulse(sender, **kwargs):
    # Later than this module: the step needs Django's settings.
    from jobcenter.jobs.hooks import WorkerPulse

    sender.steps["consumer"].add(WorkerPulse)
