"""The people one can log in as: one line each."""

from __future__ import annotations

from collections.abc import Iterator


def logins() -> Iterator[str]:
    from jobcenter.demo.cast import LOGINS

    for login in LOGINS:
        yield str(login)
