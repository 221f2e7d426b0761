"""Who calls: a bearer token and nothing else. A session cookie opens nothing here, so nothing here can be forged."""

from __future__ import annotations

from typing import Any

from oauth2_provider.contrib.rest_framework import OAuth2Authentication
from oauth2_provider.settings import oauth2_settings
from oauthlib.common import Request as Asked
from rest_framework.request import Request

from jobcenter.accounts.models import User


class Bearer(OAuth2Authentication):
    """The library checks the token, that it has not expired, and that its client may still call."""

    www_authenticate_realm = "medspil"

    def authenticate(self, request: Request) -> tuple[User, Any] | None:
        """The client's account, which reaches what its memberships reach, and the token with its scopes.

        The library's own way would read the query string and the body as well, and fail on what it cannot read there.
        """
        scheme, _blank, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        asked = Asked(request._request.build_absolute_uri(request.path), request.method)
        if not oauth2_settings.OAUTH2_VALIDATOR_CLASS().validate_bearer_token(token.strip(), [], asked):
            request.oauth2_error = getattr(asked, "oauth2_error", {})
            return None
        if asked.client is None:
            return None
        return asked.client.user, asked.access_token
