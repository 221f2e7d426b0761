"""The reviewed table of the API: which scope opens which address, with which method; nothing else does.

A new address without a row here fails the build (tests/house/test_access.py). What a caller without a token, with a
wrong one, with too small a scope, or of another unit is answered follows from the row, and is played in test_access.py.
"""

from __future__ import annotations

from dataclasses import dataclass

OPEN = ""  # anybody may read it; it holds no data


@dataclass(frozen=True)
class Row:
    """`scopes`: method -> the scope it needs, or more of them between blanks. `about`: what the id in the address is, in the world of the tests."""

    scopes: dict[str, str]
    about: str = ""
    shared: bool = False  # the catalogue: every unit sees the same


def _get(scope: str, about: str = "", *, shared: bool = False) -> Row:
    return Row({"GET": scope}, about, shared)


def _written(read: str, write: str, about: str = "") -> Row:
    """Who writes is answered what stands now, so she reads as well."""
    return Row({"GET": read, ("PATCH" if about else "POST"): f"{read} {write}"}, about)


TABLE: dict[str, Row] = {
    "api:citizens": _get("citizens:read"),
    "api:citizens_one": _get("citizens:read", "citizen_id"),
    "api:citizens_search": Row({"POST": "citizens:read"}),
    "api:contact_details": Row({"GET": "citizens:read", "PATCH": "citizens:read citizens:write"}, "citizen_id"),
    "api:cases": _get("cases:read"),
    "api:cases_one": _get("cases:read", "case_id"),
    "api:meetings": _get("meetings:read"),
    "api:meetings_one": _get("meetings:read", "meeting_id"),
    "api:contacts": _written("contacts:read", "contacts:write"),
    "api:contacts_one": _get("contacts:read", "contact_id"),
    "api:wishes": _written("wishes:read", "wishes:write"),
    "api:wishes_one": _written("wishes:read", "wishes:write", "wish_id"),
    "api:involvement": _written("involvement:read", "involvement:write"),
    "api:involvement_one": _written("involvement:read", "involvement:write notes:read", "entry_id"),
    "api:steps": _written("steps:read", "steps:write"),
    "api:steps_one": _written("steps:read", "steps:write notes:read", "step_id"),
    # Nobody writes in the citizen's place.
    "api:statements": _get("statements:read"),
    "api:statements_one": _get("statements:read", "statement_id"),
    "api:placements": _get("placements:read"),
    "api:placements_one": _get("placements:read", "placement_id"),
    "api:flags": _get("flags:read"),
    "api:flags_one": _get("flags:read", "flag_id"),
    "api:offers": _get("offers:read", shared=True),
    "api:offers_one": _get("offers:read", "offer_id", shared=True),
    "api:openapi": _get(OPEN),
    "api:docs": _get(OPEN),
    "api:problem": _get(OPEN),
    # A client shows its id and secret; without them it gets nothing. Played in test_tokens.py.
    "api:token": Row({"POST": OPEN}),
    "api:revoke": Row({"POST": OPEN}),
    "api:unknown": Row({}),
}
