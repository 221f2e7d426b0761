"""A login, a logout: an audit event each, and the session learns when it began and on what."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest


def connect() -> None:
    user_logged_in.connect(on_login, dispatch_uid="accounts.login")
    user_logged_out.connect(on_logout, dispatch_uid="accounts.logout")


def on_login(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    pass


def on_logout(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    pass
