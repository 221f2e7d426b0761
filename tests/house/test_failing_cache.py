"""A Redis that refuses every connection costs nobody a page, a save, a login, a lock-out, an answer or a job.

Not a stand-in: the real cache and the real broker, at an address where nothing listens.
"""

from __future__ import annotations

from contextlib import contextmanager

import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings
from kombu.exceptions import OperationalError as NobodyHears
from redis.exceptions import ConnectionError as NothingListens

from cases.models import Meeting
from jobcenter import jobs
from jobcenter.celery import app
from jobcenter.jobs.models import Job
from jobcenter.jobs.tasks import ring
from tests import factories_people as people
from tests.api.access import TABLE as API
from tests.api.conftest import make_caller
from tests.house import tour as tour_of
from tests.house.access import ALLOWED, TABLE
from tests.house.acts import filled
from tests.house.html import Page
from tests.world import fill

CLOSED = "redis://127.0.0.1:1/0"
DOWN = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CLOSED}}
pytestmark = pytest.mark.django_db


def _broker_at(url: str) -> None:
    """Celery takes its next connection from the pool of `url`; kombu keeps one an address, and none may be closed."""
    app.conf.broker_url = app.conf.broker_write_url = url
    app._pool = app.amqp._producer_pool = None


@contextmanager
def _silence():
    _broker_at(CLOSED)
    try:
        with override_settings(CACHES=DOWN, REDIS_URL=CLOSED):
            yield
    finally:
        _broker_at(settings.CELERY_BROKER_URL)


@pytest.fixture
def nothing_listens():
    """Cache and broker are gone for the length of the test."""
    with _silence():
        yield


def test_the_bell_is_heard_before_and_after():
    """The tests of the rest of the run ring the real broker again."""
    store = redis.Redis.from_url(settings.REDIS_URL)
    waiting = store.llen("celery")
    ring.apply_async(retry=False)
    with _silence(), pytest.raises(NobodyHears):
        ring.apply_async(retry=False)
    ring.apply_async(retry=False)
    assert store.llen("celery") == waiting + 2


def test_the_cache_is_truly_down(nothing_listens):
    with pytest.raises(NothingListens):
        cache.get("anything")
    with pytest.raises(NothingListens):
        cache.set("anything", 1)


@pytest.mark.parametrize("role", ["asta", "dorte", "ida"])
def test_every_page_is_answered(request, nothing_listens, role, asta, units, dated_rules, indicators):
    world = fill(unit=units.unge, caseworker=asta)
    client = Client(raise_request_exception=False)
    client.force_login(request.getfixturevalue(role))
    pages = {name: arguments for name, arguments in tour_of.addresses().items() if TABLE[name].read[role] == ALLOWED}
    # Whether Redis answers is what the health page of the web process is asked.
    asked = {name: arguments for name, arguments in pages.items() if not name.startswith("health")}
    answers = {
        name: client.get(tour_of.url(name, world.ids, arguments)).status_code for name, arguments in asked.items()
    }
    assert {name: status for name, status in answers.items() if status not in (200, 204, 302)} == {}
    assert len(answers) > 10


def test_the_health_pages_say_so_and_do_not_break(nothing_listens, client):
    asked = [name for name in tour_of.addresses() if name.startswith("health")]
    answers = {name: client.get(tour_of.url(name, {}, ())).status_code for name in asked}
    assert set(answers.values()) <= {200, 503}
    assert answers.get("health_live", 200) == 200


def test_one_logs_in_and_is_locked_out(nothing_listens, roles, units):
    people.user("kim", "Kim Kær", password=people.PASSWORD)
    inside = Client()
    assert inside.post("/log-ind/", {"username": "kim", "password": people.PASSWORD}).status_code == 302
    assert inside.get("/profil/").status_code == 200
    outside = Client(REMOTE_ADDR="192.0.2.9")
    answers = [outside.post("/log-ind/", {"username": "kim", "password": "forkert"}).status_code for _ in range(6)]
    assert answers[0] == 200
    assert answers[-1] == 429


def test_a_samtale_is_written_down(nothing_listens, asta, units, dated_rules, indicators):
    world = fill(unit=units.unge, caseworker=asta)
    client = Client(raise_request_exception=False)
    client.force_login(asta)
    address = tour_of.url("cases:samtale_new", world.ids, ("case_id",))
    page = Page(client.get(address).content.decode())
    form = next(form for form in page.forms if form.method == "post" and form.has("talked_about"))
    before = Meeting.objects.held().count()
    assert client.post(address, filled(form, form.buttons[0])).status_code == 302
    assert Meeting.objects.held().count() == before + 1


def test_a_system_changes_a_phone_number(nothing_listens, roles, units, asta, dated_rules, indicators):
    citizen = fill(unit=units.unge, caseworker=asta).case.citizen
    eva = make_caller(units.ungeindsats).with_scopes()
    path = tour_of.url("api:contact_details", {"pk": citizen.pk}, ("pk",))
    answer = eva.send("PATCH", path, {"phone": "12 34 56 78"}, If_Match=eva.get(path)["ETag"])
    assert answer.status_code == 200
    citizen.refresh_from_db()
    assert citizen.phone == "12 34 56 78"


def test_a_job_is_taken_in(nothing_listens, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as rung:
        job = jobs.add("cases.sweep", {"on": "2026-11-20"})
    assert rung
    assert Job.objects.get(pk=job.pk).state == jobs.State.QUEUED


def test_a_system_gets_its_token_and_its_answers(nothing_listens, roles, units, asta, dated_rules, indicators):
    """The limit on requests is counted in the cache: without one, nobody is counted and nobody turned away."""
    fill(unit=units.unge, caseworker=asta)
    eva = make_caller(units.ungeindsats).with_scopes()
    lists = [name for name, row in API.items() if "GET" in row.scopes and not row.about and name != "api:problem"]
    answers = {name: eva.get(tour_of.url(name, {}, ())).status_code for name in lists}
    assert set(answers.values()) == {200}
    assert len(answers) > 5
