"""Accounts: created, given a password, closed and opened again."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jobcenter.accounts.actions.writing import saved, writing
from jobcenter.accounts.models import User


def create_user(
    *,
    by: User | None,
    on: date,
    username: str,
    full_name: str,
    initials: str,
    email: str = "",
    phone: str = "",
    password: str | None = None,
    is_client: bool = False,
) -> User:
    """A new account; without a password nobody can log in to it here. Raises ValidationError with what to put right."""
    names = {"username": username.lower(), "full_name": full_name, "initials": initials}
    user = User(**names, email=email, phone=phone, is_client=is_client)
    if password is not None:
        validate_password(password, user)
    user.set_password(password)
    with writing("user.created", by=by, on=on) as note:
        saved(user)
        note(user, can_log_in=password is not None)
    return user


def set_password(*, user: User, by: User | None, on: date, password: str, keep_session: str | None = None) -> None:
    """A new password; ends all sessions but the one whose key is given. Raises ValidationError for a weak one."""
    validate_password(password, user)
    if user.is_client:
        raise ValidationError({"password": _("Et andet system kan ikke have en adgangskode.")})
    user.set_password(password)
    with writing("user.password_set", by=by, on=on, own=by == user) as note:
        user.save(update_fields=["password"])
        note(user, sessions_ended=_end_sessions(user, keep_session))


def deactivate(*, user: User, by: User | None, on: date) -> None:
    """Close the account: she is out everywhere at once and cannot come back. Her memberships stay readable."""
    with writing("user.deactivated", by=by, on=on) as note:
        user.is_active = False
        user.save(update_fields=["is_active"])
        note(user, sessions_ended=_end_sessions(user))


def reactivate(*, user: User, by: User | None, on: date) -> None:
    """Open the account again, with the memberships that are still in force."""
    with writing("user.reactivated", by=by, on=on) as note:
        user.is_active = True
        user.save(update_fields=["is_active"])
        note(user)


def end_other_sessions(*, user: User, by: User | None, on: date, keep_session: str | None) -> int:
    """Log out everywhere else. Returns how many sessions ended."""
    with writing("user.sessions_ended", by=by, on=on, own=by == user) as note:
        ended = _end_sessions(user, keep_session)
        note(user, sessions_ended=ended)
    return ended


def _end_sessions(user: User, keep: str | None = None) -> int:
    ended, _rows = user.sessions.exclude(session_key=keep or "").delete()
    return ended
