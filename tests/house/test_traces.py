"""What every act leaves behind: one event with its actor, and no typed word anywhere but in the cases' own tables.

The channels: the log, every table outside `cases`, the opened sessions with their messages, the jobs, the messages
on the broker, every key and value in Redis, the addresses people are sent to, and what is said back.
What PostgreSQL's own log holds is the operator's setting (`log_statement`), not the product's.
"""

from __future__ import annotations

import base64
import json
from unittest import mock

import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings

from jobcenter.audit.models import Event
from jobcenter.jobs.models import Job
from tests.full_world import MARKUP
from tests.house.acts import SONG, traces
from tests.house.store import everything_in
from tests.house.tour import logged

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S4-88")]
# Asked and not saved: a search, and what is missing in a form while it is being filled in.
NOT_WRITTEN = {"cases:search", "cases:caseload"}
# One form, two rows of the sag: each has its own event.
TOGETHER = {"cases:samtale_new": ["involvement.recorded", "meeting.held", "meeting.planned"]}
# What it made is shown once, by the answer itself, and could be shown by no other page.
SHOWN_ONCE = {"cases:voice_link"}
# What the world does not let happen in one step, with the reason; its own tests hold it.
REFUSED = {
    ("asta", "cases:pause_new", ""): "a pause runs already",
    ("asta", "cases:guide", ""): "a pause runs already",
    ("asta", "sparring", ""): "nobody has asked the borger",
    ("dorte", "sparring", ""): "nobody has asked the borger",
    ("vera_shared", "sparring", ""): "nobody has asked the borger",
    ("ida", "cases:text_indicator", ""): "the same words are no change",
    ("ida", "cases:text_public", ""): "the same words are no change",
}


def while_typing(act) -> bool:
    return "vis" in act.form.attrs.get("hx-vals", "") and "vis" in act.data


def written(acts):
    return [act for act in acts.acts if act.events]


# --- One event an act -----------------------------------------------------------------------------------------------


def test_every_form_of_every_page_can_be_saved(acts):
    """So that what follows speaks of all of them."""
    saved = {act.label for act in written(acts)}
    asked = {act.label for act in acts.acts if act.name not in NOT_WRITTEN and act.status != 200}
    assert asked - saved == set(REFUSED)
    assert len(saved) > 75


def test_every_act_leaves_one_event_with_its_actor(acts):
    """One, beside the events of the flags that its act opened or closed, which are the system's own."""
    wrong = {}
    for act in written(acts):
        own = [event for event in act.events if not event.kind.startswith("flag.")]
        actors = {(event.actor_kind, event.actor_id) for event in own}
        kinds = sorted(event.kind for event in own)
        if (len(own) != 1 and kinds != TOGETHER.get(act.name)) or actors != {("user", acts.actor_ids[act.role])}:
            wrong[act.label] = [(event.kind, event.actor_kind) for event in act.events]
        flags = {event.actor_kind for event in act.events if event.kind.startswith("flag.")}
        if flags - {"system"}:
            wrong[act.label] = flags
    assert wrong == {}


def test_what_is_refused_leaves_no_event(acts):
    kept = [act for act in acts.acts if act.status != 302 and act.name not in SHOWN_ONCE]
    assert {act.label: act.events for act in kept if act.events} == {}


def test_a_form_that_is_sent_twice_writes_once(acts):
    twice = [act for act in written(acts) if any(name.endswith("row_id") for name in act.data)]
    assert {act.label: act.again for act in twice if act.again} == {}
    assert len(twice) >= 5


# --- No typed word outside ------------------------------------------------------------------------------------------


def test_no_table_outside_the_cases_and_no_session_holds_a_typed_word(acts):
    assert {act.label: act.traces for act in acts.acts if act.traces} == {}


def test_no_address_that_an_act_leads_to_holds_a_typed_word(acts):
    assert {act.label: act.location for act in acts.acts if "anarie" in act.location} == {}


def test_the_log_of_every_act_holds_no_typed_word(acts):
    assert "anarie" not in acts.log
    assert acts.log.count('"method": "POST"') >= 2 * len(acts.acts)


def test_words_in_a_field_that_nobody_types_in_are_answered_and_not_logged(acts):
    """Ids, versions and the code of the act; the log above covers these posts as well."""
    odd = {(act.label, name): status for act in acts.acts for name, status in act.odd.items()}
    assert {where: status for where, status in odd.items() if status >= 500} == {}
    assert len(odd) > 80


def test_what_was_typed_is_said_back_escaped(acts):
    assert [act.label for act in acts.acts if SONG + MARKUP[0] in act.html + act.part + act.fresh] == []
    assert [act.label for act in acts.acts if SONG in act.html], "no refused form keeps what was typed"


def test_the_broker_is_only_rung(acts):
    """Real messages on a real Redis: the name of a bell, without arguments."""
    assert acts.messages
    for message in acts.messages:
        args, kwargs, _embedded = json.loads(base64.b64decode(message["body"]))
        assert (args, kwargs) == ([], {})
        assert message["headers"]["task"].startswith("jobs.")
        assert (message["headers"]["argsrepr"], message["headers"]["kwargsrepr"]) == ("()", "{}")


def test_no_key_and_no_value_in_redis_holds_a_typed_word(acts):
    assert "jobs.ring" in acts.redis
    assert "anarie" not in acts.redis


# --- The scans themselves -------------------------------------------------------------------------------------------


def test_the_scan_of_the_tables_finds_what_is_planted(asta):
    client = Client()
    client.force_login(asta)
    assert traces() == []
    Job.objects.create(handler="planted", args={"note": SONG})
    session = client.session
    session["note"] = SONG
    session.save()
    Event.objects.create(on="2026-11-20", kind="planted", actor_kind="system", data={"note": SONG})
    assert traces() == ["audit_event", "jobs_job", "a session"]


def test_the_scan_of_redis_sees_what_a_cache_holds():
    store = redis.Redis.from_url(settings.REDIS_URL)
    cache.set(f"key-{SONG}", f"value-{SONG}")
    try:
        assert f"key-{SONG}" in everything_in(store)
        assert f"value-{SONG}" in everything_in(store)
    finally:
        cache.delete(f"key-{SONG}")


# --- Errors ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_no_error_page_repeats_what_was_sent(asta, status):
    """The exception holds the word; the page, its headers and the log do not."""
    from django.core.exceptions import BadRequest, PermissionDenied
    from django.http import Http404

    error = {400: BadRequest, 403: PermissionDenied, 404: Http404, 500: ValueError}[status](f"{SONG}{MARKUP}")
    client = Client(raise_request_exception=False)
    client.force_login(asta)
    broken = mock.Mock(side_effect=error, __name__="broken", login_required=True)
    with logged() as log, mock.patch("cases.views.caseload.query.caseload", broken):
        answer = client.get(f"/sager/?q={SONG}")
    assert answer.status_code == status
    assert SONG not in answer.content.decode()
    assert SONG not in str(answer.headers)
    assert SONG not in log.getvalue()
    assert "request" in log.getvalue()


def test_an_unknown_address_is_not_repeated(asta):
    client = Client()
    client.force_login(asta)
    with logged() as log, override_settings(DEBUG=False):
        answer = client.get(f"/sager/{SONG}/")
    assert answer.status_code == 404
    assert SONG not in answer.content.decode() + log.getvalue()
