"""What beat rings: tasks that exist, and that may be rung too often or not at all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from cases.tasks import SWEEP, nightly
from jobcenter.accounts.models import Session
from jobcenter.accounts.tasks import clear_sessions
from jobcenter.celery import app
from jobcenter.jobs.models import Job


def test_everything_on_the_schedule_is_a_task():
    app.finalize()
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


def test_the_night_is_rung_again_each_hour_for_a_beat_that_was_away():
    schedule = settings.CELERY_BEAT_SCHEDULE["cases.nightly"]["schedule"]
    assert schedule.hour == set(range(2, 24))
    assert schedule.minute == {15}


@pytest.mark.django_db
def test_however_often_it_is_rung_a_day_has_one_night():
    for _ in range(3):
        nightly()
    assert Job.objects.filter(handler=SWEEP).count() == 1


@pytest.mark.django_db
def test_sessions_that_have_ended_leave_the_table():
    now = timezone.now()
    for key, ends in {"over": now - timedelta(minutes=1), "open": now + timedelta(minutes=1)}.items():
        Session.objects.create(session_key=key, session_data="", expire_date=ends)
    clear_sessions()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]
