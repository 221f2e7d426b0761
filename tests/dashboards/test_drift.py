"""The operation page: the administrator sees the jobs, and asks for the night's look."""

import pytest

from cases.tasks import SWEEP
from jobcenter import jobs
from jobcenter.audit.models import Event
from jobcenter.jobs.models import Job


@pytest.fixture
def admin(client, ida):
    client.force_login(ida)
    return client


def test_before_anything_has_run_it_says_so(admin):
    text = admin.get("/drift/").content.decode()
    assert "Gennemgangen er ikke kørt endnu." in text
    assert "Der har ikke været opgaver endnu." in text


def test_the_button_asks_for_one_sweep_and_leaves_an_event(admin, ida):
    answer = admin.post("/drift/")
    assert (answer.status_code, answer["Location"]) == (302, "/drift/")
    job = Job.objects.get()
    assert (job.handler, job.args) == (SWEEP, {"on": "2026-11-20"})
    event = Event.objects.get(kind="sweep.asked")
    assert (event.actor_id, event.target_id) == (ida.pk, str(job.pk))


def test_asking_twice_is_two_jobs_even_when_the_night_has_had_its_own(admin):
    jobs.add(SWEEP, {"on": "2026-11-20"}, key=f"{SWEEP}:2026-11-20")
    admin.post("/drift/")
    admin.post("/drift/")
    assert Job.objects.count() == 3


def test_the_page_follows_the_newest_sweep(admin):
    admin.post("/drift/")
    page = admin.get("/drift/")
    job = Job.objects.get()
    assert page.context["sweep"] == job
    assert f"/drift/opgaver/{job.pk}/" in page.content.decode()
    assert page.content.decode().count("Nattens gennemgang") >= 2


def test_a_sweep_that_stopped_says_why(admin, db):
    job = jobs.add(SWEEP, {"on": "2026-11-20"})
    Job.objects.filter(pk=job.pk).update(state="failed", failure="undtagelse", finished_at="2026-11-20T04:00:00Z")
    assert "Opgaven gik i stå" in admin.get("/drift/").content.decode()


@pytest.mark.parametrize("who", ["asta", "vera", "dorte", "nora"])
def test_nobody_else_opens_it(who, request, client):
    client.force_login(request.getfixturevalue(who))
    assert client.get("/drift/").status_code == 403
    assert client.post("/drift/").status_code == 403
    assert not Job.objects.exists()


def test_a_look_alone_starts_nothing(admin):
    assert admin.get("/drift/").status_code == 200
    assert not Job.objects.exists()
