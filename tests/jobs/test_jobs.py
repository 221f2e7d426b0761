"""One worker: rows are claimed, run, ended, tried again and given up, and the row tells all of it."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from jobcenter import jobs
from jobcenter.jobs import Failure, LeaseLost, State, registry, tasks
from jobcenter.jobs.models import Job
from jobcenter.jobs.working import MOST_ATTEMPTS, wait_after

pytestmark = pytest.mark.django_db


def again(job):
    return Job.objects.get(pk=job.pk)


def test_a_job_is_done_and_says_so(effects):
    job = jobs.add("tests.leave", {"n": 1})
    assert jobs.work() == 1
    job = again(job)
    assert (job.state, job.attempts, job.failure, job.lease_until) == (State.DONE, 1, "", None)
    assert None not in (job.finished_at, job.claimed_at)
    assert job.claimed_by
    assert effects() == 1
    assert jobs.work() == 0


def test_the_same_key_is_one_job(effects):
    first = jobs.add("tests.leave", key="sweep:2026-11-20")
    assert jobs.add("tests.leave", key="sweep:2026-11-20").pk == first.pk
    jobs.work()
    assert jobs.add("tests.leave", key="sweep:2026-11-20").pk == first.pk
    assert jobs.work() == 0
    assert effects() == 1


def test_a_key_cannot_be_borrowed_by_another_handler():
    jobs.add("tests.leave", key="sweep:2026-11-20")
    with pytest.raises(jobs.NotForAJob):
        jobs.add("tests.raise", key="sweep:2026-11-20")


@pytest.mark.parametrize("what", [{"handler": ""}, {"handler": "Asta Holm"}, {"key": "010190-1234"}, {"key": ""}])
def test_names_and_keys_are_codes(what):
    with pytest.raises(jobs.NotForAJob):
        jobs.add(**({"handler": "tests.leave"} | what))
    assert not Job.objects.exists()


def test_a_job_waits_for_its_time(its_time_has_come, effects):
    job = jobs.add("tests.leave", run_after=timezone.now() + timedelta(hours=1))
    assert jobs.work() == 0
    its_time_has_come(job)
    assert jobs.work() == 1


def test_the_longest_waiting_goes_first_and_the_limit_is_kept(its_time_has_come):
    later, earlier = jobs.add("tests.leave"), jobs.add("tests.leave")
    its_time_has_come(earlier)
    assert jobs.work(limit=1) == 1
    assert (again(earlier).state, again(later).state) == (State.DONE, State.QUEUED)


def test_an_unknown_handler_stops_at_once_with_a_clear_code():
    job = jobs.add("tests.nobody")
    jobs.work()
    job = again(job)
    assert (job.state, job.failure, job.attempts) == (State.FAILED, Failure.UNKNOWN_HANDLER, 1)
    assert str(job.get_failure_display()) == "Systemet kender ikke denne slags opgave."


@pytest.mark.requirement("S4-88")
def test_a_failure_keeps_the_class_and_never_the_message(caplog):
    job = jobs.add("tests.raise")
    with caplog.at_level(logging.DEBUG):
        jobs.work()
    assert again(job).error_class == "LookupError"
    everything = caplog.text + str(Job.objects.values().get(pk=job.pk))
    assert "Asta" not in everything
    assert "1234" not in everything


def test_failing_again_and_again_waits_longer_and_then_stops(its_time_has_come):
    job = jobs.add("tests.raise")
    for attempt in range(1, MOST_ATTEMPTS):
        before = timezone.now()
        assert jobs.work() == 1
        job = again(job)
        assert (job.state, job.attempts, job.failure) == (State.QUEUED, attempt, "")
        assert job.run_after >= before + wait_after(attempt) - timedelta(seconds=5)
        assert jobs.work() == 0
        its_time_has_come(job)
    assert jobs.work() == 1
    job = again(job)
    assert (job.state, job.failure, job.error_class) == (State.FAILED, Failure.RAISED, "LookupError")
    its_time_has_come(job)
    assert jobs.work() == 0


def test_waits_grow_to_an_hour_and_no_further():
    waits = [wait_after(n) for n in range(1, 9)]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=15)
    assert waits[-1] == timedelta(hours=1)


def test_a_later_success_clears_the_old_error(handle, its_time_has_come):
    def second_time_lucky(job):
        if job.attempt == 1:
            raise ValueError

    handle("tests.lucky", second_time_lucky)
    job = jobs.add("tests.lucky")
    jobs.work()
    assert again(job).error_class == "ValueError"
    its_time_has_come(job)
    jobs.work()
    assert (again(job).state, again(job).error_class) == (State.DONE, "")


def test_a_whole_handler_that_fails_leaves_nothing(effects):
    jobs.add("tests.raise_whole")
    jobs.work()
    assert effects() == 0
    jobs.add("tests.raise")
    jobs.work()
    assert effects() == 1


def test_progress_is_kept_and_holds_the_job(handle):
    seen = []

    def run(job):
        Job.objects.filter(pk=job.id).update(lease_until=timezone.now() - timedelta(hours=1))
        job.progress(7, 10)
        row = Job.objects.get(pk=job.id)
        seen.append((row.progress_done, row.progress_total, row.percent, row.lease_until > timezone.now()))
        job.progress(12, 10)

    handle("tests.run", run)
    job = jobs.add("tests.run")
    jobs.work()
    assert seen == [(7, 10, 70, True)]
    assert (again(job).progress_done, again(job).percent, again(job).state) == (10, 100, State.DONE)


def test_a_job_whose_worker_died_is_given_back_and_run_once_more(handle, its_lease_runs_out, effects):
    class Killed(BaseException):
        """Stands for the end of the process: nothing after it runs."""

    def run(job):
        if job.attempt == 1:
            raise Killed
        leave(job)

    leave = registry.find("tests.leave").run
    handle("tests.run", run)
    job = jobs.add("tests.run")
    with pytest.raises(Killed):
        jobs.work()
    assert again(job).state == State.RUNNING
    assert jobs.reconcile() == 0
    its_lease_runs_out(job)
    assert jobs.reconcile() == 1
    assert jobs.reconcile() == 0
    assert jobs.work() == 1
    assert (again(job).state, again(job).attempts, effects()) == (State.DONE, 2, 1)
    assert (jobs.reconcile(), jobs.work()) == (0, 0)


def test_a_job_that_kills_every_worker_is_stopped(its_lease_runs_out):
    job = jobs.add("tests.leave")
    Job.objects.filter(pk=job.pk).update(
        state=State.RUNNING, attempts=MOST_ATTEMPTS, claimed_at=timezone.now(), claimed_by="w",
        lease_until=timezone.now(),
    )  # fmt: skip
    its_lease_runs_out(job)
    jobs.reconcile()
    assert (again(job).state, again(job).failure) == (State.FAILED, Failure.LOST)


@pytest.mark.parametrize("atomic", [True, False])
def test_an_attempt_given_up_for_dead_can_end_nothing(handle, its_lease_runs_out, effects, atomic):
    """The first attempt wakes up after a second one has been claimed."""
    leave = registry.find("tests.leave").run

    def slow(job):
        if job.attempt == 1:
            Job.objects.filter(pk=job.id).update(attempts=2)
            leave(job)
            if not atomic:
                job.progress(1, 2)

    handle("tests.slow", slow, atomic=atomic)
    job = jobs.add("tests.slow")
    jobs.work()
    assert again(job).attempts == (1 if atomic else 2)
    assert (again(job).state, again(job).progress_done) == (State.RUNNING, 0)
    assert effects() == (0 if atomic else 1)


def test_progress_of_a_lost_attempt_stops_it():
    job = jobs.add("tests.leave")
    with pytest.raises(LeaseLost):
        registry.RunningJob(id=job.pk, handler="x", attempt=1, args={}).progress(1, 2)


def test_two_handlers_cannot_share_a_name(handle):
    handle("tests.mine", lambda job: None)
    with pytest.raises(ValueError, match=r"tests\.mine"):
        registry.handler("tests.mine")(test_two_handlers_cannot_share_a_name)


def test_a_bell_that_does_not_ring_harms_nobody(monkeypatch, caplog, django_capture_on_commit_callbacks):
    def no_broker(**options):
        raise ConnectionRefusedError("redis://:secret@broker:6379")

    monkeypatch.setattr(tasks.ring, "apply_async", no_broker)
    with caplog.at_level(logging.WARNING), django_capture_on_commit_callbacks(execute=True) as rung:
        job = jobs.add("tests.leave")
    assert len(rung) == 1
    assert again(job).state == State.QUEUED
    assert "ConnectionRefusedError" in caplog.text
    assert "secret" not in caplog.text


def test_no_bell_for_work_that_was_rolled_back(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as rung, transaction.atomic():
        jobs.add("tests.leave")
        transaction.set_rollback(True)
    assert rung == []
    assert not Job.objects.exists()


def test_latest_and_overview(its_time_has_come, django_assert_num_queries):
    assert jobs.latest("tests.leave") is None
    done = jobs.add("tests.leave")
    jobs.work()
    failed = jobs.add("tests.nobody")
    jobs.work()
    waiting = jobs.add("tests.leave", key="b")
    Job.objects.filter(pk=done.pk).update(recorded_at=timezone.now() - timedelta(days=1))
    its_time_has_come(waiting)
    assert jobs.latest("tests.leave").pk == waiting.pk
    assert jobs.latest("tests.leave", State.DONE).pk == done.pk
    with django_assert_num_queries(1):
        seen = jobs.overview()
    assert (seen.queued, seen.running, seen.done, seen.failed) == (2, 0, 1, 1)  # the effect of the first waits too
    assert seen.oldest_due_at == again(waiting).run_after
    assert again(failed).is_finished


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"state": "flyttet"}, "Tilstand og årsag skal være kendte koder."),
        ({"claimed_at": timezone.now()}, "Hvem der tog opgaven, og hvornår, hører sammen."),
        ({"claimed_by": "w"}, "Hvem der tog opgaven, og hvornår, hører sammen."),
        ({"state": State.RUNNING}, "En opgave i gang holdes af nogen indtil et tidspunkt; ingen anden gør."),
        ({"lease_until": timezone.now()}, "En opgave i gang holdes af nogen indtil et tidspunkt; ingen anden gør."),
        ({"state": State.DONE}, "En opgave har et sluttidspunkt, netop når den er slut."),
        ({"finished_at": timezone.now()}, "En opgave har et sluttidspunkt, netop når den er slut."),
        ({"state": State.FAILED, "finished_at": timezone.now()}, "En stoppet opgave har en årsag; ingen anden har."),
        ({"failure": Failure.LOST}, "En stoppet opgave har en årsag; ingen anden har."),
        ({"progress_done": 2, "progress_total": 1}, "Der kan ikke være nået mere, end der er i alt."),
    ],
)
def test_the_table_refuses_half_told_jobs(changes, sentence):
    job = Job(handler="tests.leave", run_after=timezone.now(), **changes)
    with pytest.raises(ValidationError) as refused:
        job.validate_constraints()
    assert sentence in refused.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        job.save()
