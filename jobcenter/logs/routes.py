"""The pattern of an address, which a log may hold, in place of the address, which it may not."""

from __future__ import annotations

from typing import Any


def route_of(request: Any) -> str:
    """ "/sager/<uuid:case_id>/": nobody's id and nothing that was searched for; "[unknown]" where no page answers."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "[unknown]"
