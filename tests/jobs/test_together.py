"""Several workers at once, each with its own connection: every job once, nobody waits for another."""

from __future__ import annotations

from collections import Counter
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, transaction

from jobcenter import jobs
from jobcenter.jobs import State
from jobcenter.jobs.models import Job

pytestmark = pytest.mark.django_db(transaction=True)
LIMIT = 30


def together(*runs):
    """Run each in a thread with a connection of its own; their results in order."""
    results = [None] * len(runs)

    def call(n, run):
        try:
            results[n] = run()
        except BaseException as error:
            results[n] = error
        finally:
            connection.close()

    threads = [Thread(target=call, args=pair) for pair in enumerate(runs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=LIMIT)
        assert not thread.is_alive()
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results


def test_two_workers_share_forty_jobs_and_run_each_once():
    for n in range(40):
        jobs.add("tests.leave", {"n": n})
    start = Barrier(2)

    def worker():
        start.wait(timeout=LIMIT)
        return jobs.work(limit=40)

    ran = together(worker, worker)
    assert sum(ran) == 40
    effects = Counter(Job.objects.filter(handler="tests.effect").values_list("args__n", flat=True))
    assert effects == Counter(range(40))
    assert set(Job.objects.filter(handler="tests.leave").values_list("state", "attempts")) == {(State.DONE, 1)}


def test_a_worker_steps_over_a_row_that_another_is_claiming():
    first, second = jobs.add("tests.leave"), jobs.add("tests.leave")
    held, worked = Event(), Event()

    def holder():
        with transaction.atomic():
            Job.objects.select_for_update().get(pk=first.pk)
            held.set()
            assert worked.wait(timeout=LIMIT)

    def worker():
        assert held.wait(timeout=LIMIT)
        try:
            with connection.cursor() as cursor:
                cursor.execute("set lock_timeout = '2s'")
            return jobs.work()
        finally:
            worked.set()

    assert together(holder, worker)[1] == 1
    assert Job.objects.get(pk=second.pk).state == State.DONE
    assert Job.objects.get(pk=first.pk).state == State.QUEUED


def test_two_askers_with_one_key_get_one_job():
    start = Barrier(2)

    def ask():
        start.wait(timeout=LIMIT)
        with transaction.atomic():
            return jobs.add("tests.leave", key="sweep:1").pk

    one, other = together(ask, ask)
    assert one == other
    assert Job.objects.count() == 1


def test_an_asker_that_rolls_back_leaves_the_key_to_the_next():
    added, asked = Event(), Event()

    def first():
        with transaction.atomic():
            jobs.add("tests.leave", key="sweep:1")
            added.set()
            assert asked.wait(timeout=LIMIT)
            transaction.set_rollback(True)

    def second():
        assert added.wait(timeout=LIMIT)
        asked.set()
        return jobs.add("tests.leave", key="sweep:1").pk

    assert Job.objects.filter(pk=together(first, second)[1]).exists()


def test_an_atomic_job_that_is_alive_is_not_taken_for_dead(handle):
    inside, looked = Event(), Event()

    def slow(job):
        inside.set()
        assert looked.wait(timeout=LIMIT)

    handle("tests.slow", slow, atomic=True)
    job = jobs.add("tests.slow")

    def reconciler():
        assert inside.wait(timeout=LIMIT)
        try:
            return jobs.reconcile()
        finally:
            looked.set()

    def worker():
        return jobs.work(lease=-jobs.LEASE)

    ran, lost = together(worker, reconciler)
    assert (ran, lost) == (1, 0)
    assert (Job.objects.get(pk=job.pk).state, Job.objects.get(pk=job.pk).attempts) == (State.DONE, 1)
