"""A job's progress: asks again while there is something to wait for, and stops when there is not."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone

from jobcenter import jobs
from jobcenter.jobs import Failure, State
from jobcenter.jobs.models import Job


@pytest.fixture
def look(asta, client):
    client.force_login(asta)

    def get(job, **headers):
        answer = client.get(f"/drift/opgaver/{job.pk}/", **headers)
        assert answer.status_code == 200
        return answer.content.decode()

    return get


def as_it_is(job, **changes):
    Job.objects.filter(pk=job.pk).update(**changes)


RUNNING = {"state": State.RUNNING, "claimed_by": "w", "claimed_at": timezone.now(), "lease_until": timezone.now()}


def test_while_it_runs_it_says_how_far_and_asks_again(look):
    job = jobs.add("tests.leave")
    as_it_is(job, **RUNNING, progress_done=30, progress_total=120)
    text = look(job)
    assert 'role="progressbar"' in text
    assert 'aria-valuenow="25"' in text
    assert "30 af 120" in text
    assert f'hx-get="/drift/opgaver/{job.pk}/"' in text
    assert 'hx-trigger="every 2s"' in text
    assert "Vis igen" in text


def test_what_is_not_measured_claims_no_share(look):
    text = look(jobs.add("tests.leave"))
    assert "tests.leave: venter" in text
    assert "aria-valuenow" not in text


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ({"state": State.DONE}, "tests.leave: færdig"),
        ({"state": State.FAILED, "failure": Failure.RAISED}, "Opgaven gik i stå, hver gang den blev forsøgt."),
    ],
)
def test_when_it_has_ended_it_says_so_and_stops_asking(look, end, said):
    job = jobs.add("tests.leave")
    as_it_is(job, finished_at=timezone.now(), **end)
    text = look(job)
    assert said in text
    assert "hx-get" not in text
    assert "data-announce" in text


def test_htmx_gets_the_part_alone(look):
    job = jobs.add("tests.leave")
    whole, part = look(job), look(job, headers={"HX-Request": "true"})
    assert "<html" in whole
    assert "<html" not in part
    assert part.strip() in whole


def test_a_handler_with_a_title_is_called_by_it(look, handle):
    handle("tests.titled", lambda job: None, title="Opmærksomhedspunkter gennemgås")
    assert "Opmærksomhedspunkter gennemgås: venter" in look(jobs.add("tests.titled"))


def test_an_unknown_job_is_not_found_and_a_stranger_logs_in_first(client, asta):
    address = f"/drift/opgaver/{uuid4()}/"
    assert client.get(address).status_code == 302
    client.force_login(asta)
    assert client.get(address).status_code == 404
