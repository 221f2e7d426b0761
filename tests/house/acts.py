"""Every form on every page, filled in as a person would and sent: with its token and without, by htmx and without.

Each act happens inside a savepoint that is undone, so that all of them begin from the same world.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

from django.db import connection, transaction
from django.test import Client, TestCase

from jobcenter.accounts.sessions import SessionStore
from jobcenter.audit.models import Event
from tests.factories import TODAY
from tests.full_world import MARKUP
from tests.house.html import Control, Form, Page
from tests.house.store import everything_in, fresh
from tests.house.tour import HTMX, addresses, cast, logged, undone, url, visitor, world_of

SONG = "Kanariesang"
TYPED = SONG + MARKUP  # in every field with room for words, a search for a person included
ACTORS = ("asta", "dorte", "ida", "vera_shared")
# Leaving and passwords are acts on the session itself; tests/accounts holds them.
NOT_SENT = {"/log-ud/", "/log-ind/", "/profil/adgangskode/", "/profil/log-ud-andre-steder/"}
KINDS = ("act", "handling")  # the fields by which a page tells its acts apart
LATER = ("review", "revisit", "ends", "valid_to", "until", "due")


@dataclass
class Act:
    """One form, sent: what was answered and what it left behind."""

    role: str
    name: str
    address: str
    form: Form
    data: dict[str, Any]
    bare: int = 0
    status: int = 0
    location: str = ""
    html: str = ""
    events: list[Event] = field(default_factory=list)
    again: int = 0
    "New events when the very same form is sent a second time."
    traces: list[str] = field(default_factory=list)
    "Tables outside the cases' own that hold a typed word now."
    odd: dict[str, int] = field(default_factory=dict)
    "Field that no person types in -> the answer when somebody has put words into it."
    part: str = ""
    part_status: int = 0
    fresh: str = ""
    "The page as a fresh GET shows it after the part was swapped in."

    @property
    def label(self) -> tuple[str, str, str]:
        told = {name: value for name, value in self.data.items() if name in KINDS}
        return self.role, self.name, " ".join(f"{name}={value}" for name, value in told.items())


@dataclass
class Acts:
    acts: list[Act] = field(default_factory=list)
    log: str = ""
    messages: list[dict[str, Any]] = field(default_factory=list)
    "What was put on the broker, as Celery wrote it."
    redis: str = ""
    "Every key and value that stands in Redis afterwards."
    actor_ids: dict[str, Any] = field(default_factory=dict)


def send_all() -> Acts:
    store = fresh()
    with undone(), logged() as log:
        done = Acts()
        units, players = cast()
        world = world_of(units, players)
        done.actor_ids = {role: players[role.removesuffix("_shared")].pk for role in ACTORS}
        for role in ACTORS:
            client = visitor(players, role, world, enforce_csrf_checks=True)
            client.get("/profil/")
            known: set[Any] = set()
            for name, arguments in sorted(addresses().items()):
                rows = world.variants(arguments)
                for ids in rows if role == "asta" else rows[:1]:
                    done.acts += _acts_of(client, role, name, url(name, ids, arguments), known)
        done.log = log.getvalue()
    done.messages = [json.loads(raw) for raw in store.lrange("celery", 0, -1)]
    done.redis = everything_in(store)
    return done


def _acts_of(client: Client, role: str, name: str, address: str, known: set[Any]) -> Iterator[Act]:
    shown = client.get(address)
    if shown.status_code != 200 or not shown["Content-Type"].startswith("text/html"):
        return
    for form in Page(shown.content.decode()).forms:
        target = urljoin(address, form.attrs.get("action", "") or address)
        if form.method != "post" or target.partition("?")[0] in NOT_SENT:
            continue
        for button in form.buttons or [Control("", "submit")]:
            data = filled(form, button)
            sign = (name, *(data.get(key) for key in KINDS), *sorted(data))
            if sign not in known:
                act = _sent(client, Act(role, name, target, form, data), shown_at=address)
                # One that was refused is tried again on the next row that has it.
                known |= {sign} if act.events else set()
                yield act


def _sent(client: Client, act: Act, shown_at: str) -> Act:
    with _then_undone():
        bare = {key: value for key, value in act.data.items() if key != "csrfmiddlewaretoken"}
        act.bare = client.post(act.address, bare).status_code
    with _then_undone():
        before = set(Event.objects.values_list("pk", flat=True))
        with TestCase.captureOnCommitCallbacks(execute=True):
            answer = client.post(act.address, act.data)
        act.status, act.location, act.html = answer.status_code, answer.headers.get("Location", ""), _text(answer)
        act.events = list(Event.objects.exclude(pk__in=before))
        act.traces = traces()
        if "row_id" in act.data:
            client.post(act.address, act.data)
            act.again = Event.objects.exclude(pk__in=before).count() - len(act.events)
    for name in _unseen(act):
        with _then_undone():
            act.odd[name] = client.post(act.address, {**act.data, name: TYPED}).status_code
    if "hx-post" in act.form.attrs:
        with _then_undone():
            answer = client.post(act.address, act.data, headers=HTMX)
            if answer.status_code == 302:  # the browser follows by itself, and htmx swaps what it gets there
                answer = client.get(urljoin(act.address, answer["Location"]), headers=HTMX)
            act.part, act.part_status = _text(answer), answer.status_code
            act.fresh = _text(client.get(shown_at))
    return act


def _unseen(act: Act) -> set[str]:
    hidden = {control.name for control in act.form.controls if control.kind == "hidden"}
    return (hidden | {name for name in KINDS if name in act.data}) - {"csrfmiddlewaretoken"}


def _text(answer: Any) -> str:
    return b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()


@contextmanager
def _then_undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# --- Filling in -----------------------------------------------------------------------------------------------------


def filled(form: Form, button: Control) -> dict[str, Any]:
    """The form as its page shows it, with something in what stands empty; one submit button pressed."""
    data: dict[str, Any] = {}
    for control in form.controls:
        if control.kind == "checkbox":
            data |= _ticked(form, control, data)
        elif control.kind == "radio":
            if control.checked or control.name not in data:
                data[control.name] = control.value
        elif control.kind == "select":
            data[control.name] = _option(control)
        elif control.kind not in ("submit", "button", "file"):
            data[control.name] = control.value or _word(control)
    return data | ({button.name: button.value} if button.name else {})


def _ticked(form: Form, control: Control, data: dict[str, Any]) -> dict[str, Any]:
    """What is ticked already, the first of several that stand together, and every form of involvement."""
    group = [one for one in form.controls if one.name == control.name]
    first_of_many = len(group) > 1 and control is group[0] and not any(one.checked for one in group)
    if not (control.checked or first_of_many or "claim_" in control.name):
        return {}
    return {control.name: [*data.get(control.name, []), control.value or "on"]}


def _option(control: Control) -> str:
    chosen = [value for value, selected in control.options if selected and value]
    return (chosen or [value for value, _selected in control.options if value] or [""])[0]


def _word(control: Control) -> str:
    if control.kind == "hidden":
        return ""
    if control.kind == "date":
        later = any(word in control.name for word in LATER)
        return (TODAY + timedelta(days=30 if later else 0)).isoformat()
    if control.attrs.get("inputmode") == "decimal":
        return "3,5"
    return {"time": "10:00", "number": control.attrs.get("min") or "10", "email": "a@example.dk"}.get(
        control.kind
    ) or _song(control)


def _song(control: Control) -> str:
    """Different in each field, because two voices may not say the same."""
    return f"{TYPED} {control.name}"[: int(control.attrs.get("maxlength") or 200)]


# --- Traces ---------------------------------------------------------------------------------------------------------


def traces(word: str = SONG) -> list[str]:
    """The tables in which the word stands, the cases' own and reflection's left out; sessions are opened first."""
    quoted = connection.ops.quote_name
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(("cases_", "reflection_")):
                cursor.execute(f"SELECT 1 FROM {quoted(table)} AS t WHERE t::text LIKE %s LIMIT 1", [f"%{word}%"])
                found += [table] if cursor.fetchone() else []
        cursor.execute("SELECT session_data FROM accounts_session")
        opened = [str(SessionStore().decode(sealed)) for (sealed,) in cursor.fetchall()]
    return found + ["a session" for text in opened if word in text]
