"""Systems given access and losing it: an account, a role in a unit, scopes and a secret, with one event for it all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import get_access_token_model

from jobcenter.accounts.actions import memberships, people
from jobcenter.accounts.actions.writing import saved, writing
from jobcenter.accounts.models import Role, Unit, User
from jobcenter.api.models import Client


@dataclass(frozen=True)
class Created:
    """The secret is here and nowhere else: the table holds its hash."""

    client: Client
    secret: str


def create_client(
    *,
    code: str,
    name: str,
    unit: Unit,
    scopes: Sequence[str],
    purpose: str,
    by: User | None,
    on: date,
    valid_to: date | None = None,
) -> Created:
    """A system that may call from today to `valid_to`, with the role "fagsystem" in the unit and those below it.

    Raises ValidationError with what to put right; then nothing of it is written.
    """
    secret = generate_client_secret()
    with writing("client.created", by=by, on=on) as note:
        role = Role.objects.get(pk=memberships.CLIENT_ROLE)
        user = people.create_user(by=by, on=on, username=code, full_name=name, initials="API", is_client=True)
        memberships.grant(user=user, role=role, unit=unit, by=by, on=on, valid_to=valid_to)
        client = Client(
            user=user,
            name=name,
            scopes=sorted(set(scopes)),
            purpose=purpose.strip(),
            valid_from=on,
            valid_to=valid_to,
            client_secret=secret,
            client_type=Client.CLIENT_CONFIDENTIAL,
            authorization_grant_type=Client.GRANT_CLIENT_CREDENTIALS,
        )
        saved(client)
        note(client, user_id=user.pk, unit_id=unit.pk, scopes=client.scopes)
    return Created(client, secret)


def renew_secret(*, client: Client, by: User | None, on: date) -> str:
    """A new secret; the old one and every token given for it end now."""
    secret: str = generate_client_secret()
    with writing("client.secret_renewed", by=by, on=on) as note:
        client.client_secret = secret
        saved(client)
        note(client, tokens_ended=_end_tokens(client))
    return secret


def revoke_client(*, client: Client, by: User | None, on: date) -> None:
    """Out at once, and not back by its account alone: closed, without role, period or a secret that anybody knows.

    What it did stays readable.
    """
    with writing("client.revoked", by=by, on=on) as note:
        people.deactivate(user=client.user, by=by, on=on)
        for membership in client.user.memberships.filter(Q(valid_to=None) | Q(valid_to__gte=on)):
            memberships.revoke(membership=membership, by=by, on=on)
        # One that was created today cannot have ended yesterday; its secret ends all the same.
        client.valid_to = max(client.valid_from, on - timedelta(days=1))
        client.client_secret = generate_client_secret()
        saved(client)
        note(client, tokens_ended=_end_tokens(client))


def _end_tokens(client: Client) -> int:
    ended, _rows = get_access_token_model().objects.filter(application=client).delete()
    return int(ended)
