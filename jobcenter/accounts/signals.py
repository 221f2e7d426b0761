"""A login and a logout leave an event each, and the session learns when it began and on what."""

from __future__ import annotations

import time
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import transaction
from django.http import HttpRequest

from jobcenter import audit
from jobcenter.accounts.devices import describe
from jobcenter.accounts.sessions import DEVICE, SEEN, STARTED
from jobcenter.dates import today


def connect() -> None:
    user_logged_in.connect(on_login, dispatch_uid="accounts.login")
    user_logged_out.connect(on_logout, dispatch_uid="accounts.logout")


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
