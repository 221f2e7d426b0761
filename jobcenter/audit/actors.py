"""Who acted, without knowing what a user is: anything with a `pk` and a name, an `Actor`, or nobody (the system)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

Kind = Literal["user", "system", "client"]


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who acts. The name is for the screen; the logs keep kind and id."""

    kind: Kind
    id: UUID | None
    name: str


SYSTEM = Actor("system", None, "systemet")


def actor(by: Any) -> Actor:
    """An `Actor` as it is; a user or a client by pk and name; None and the anonymous become the system."""
    if isinstance(by, Actor):
        return by
    if by is None or getattr(by, "is_anonymous", False):
        return SYSTEM
    return Actor(getattr(by, "actor_kind", "user"), by.pk, str(getattr(by, "full_name", by)))
