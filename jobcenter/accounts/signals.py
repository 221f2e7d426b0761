"""A login, a logout and a lock-out leave an event each, and the session learns when it began and on what."""

from __future__ import annotations

import time
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.http import HttpRequest

from jobcenter import audit
from jobcenter.accounts.devices import describe
from jobcenter.accounts.models import User
from jobcenter.accounts.sessions import DEVICE, SEEN, STARTED
from jobcenter.dates import today


def connect() -> None:
    user_logged_in.connect(on_login, dispatch_uid="accounts.login")
    user_logged_out.connect(on_logout, dispatch_uid="accounts.logout")
    user_locked_out.connect(on_lock_out, dispatch_uid="accounts.lock_out")


def on_login(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """The session's clock starts anew: it may have begun before anybody was logged in."""
    request.session[STARTED] = request.session[SEEN] = time.time()
    request.session[DEVICE] = describe(request.META.get("HTTP_USER_AGENT", ""))
    with transaction.atomic():
        audit.record("user.logged_in", by=user, on=today(), target=user)


def on_logout(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    if user is not None:
        with transaction.atomic():
            audit.record("user.logged_out", by=user, on=today(), target=user)


def on_lock_out(sender: Any, request: HttpRequest, username: str, **kwargs: Any) -> None:
    """Once a lock-out, not once a try. An account that does not exist is not named: the name may be a password."""
    failures = request.axes_failures_since_start  # type: ignore[attr-defined]
    if failures is None:
        return
    with transaction.atomic():
        target = User.objects.filter(username=username).first()
        audit.record("user.locked_out", by=None, on=today(), target=target, data={"failures": failures})
