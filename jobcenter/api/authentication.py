"""Who calls: a bearer token and nothing else. A session cookie opens nothing here, so nothing here can be forged."""

from __future__ import annotations

from typing import Any

from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from rest_framework.request import Request

from jobcenter.accounts.models import User


class Bearer(OAuth2Authentication):
    """The library checks the token, that it has not expired, and that its client may still call."""

    www_authenticate_realm = "medspil"

    def authenticate(self, request: Request) -> tuple[User, Any] | None:
        """The client's account, which reaches what its memberships reach, and the token with its scopes."""
        found = super().authenticate(request)
        if found is None or found[1].application is None:
            return None
        return found[1].application.user, found[1]
