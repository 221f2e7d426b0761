"""What a token may be used for: each scope narrows what the client's role gives, and none of them widens it."""

from __future__ import annotations

from typing import Any

from oauth2_provider.scopes import BaseScopes

NOTES = "notes:read"
SCOPES = {
    "citizens:read": "Read citizens one may see, and find one by CPR number. CPR numbers are masked.",
    "citizens:write": "Change how a citizen is reached. Goes with `citizens:read`: the answer is what stands now.",
    "cases:read": "Read cases: unit, caseworker, visitation.",
    "meetings:read": "Read when citizen and caseworker meet and met.",
    "wishes:read": "Read wishes with the attempts made for them.",
    "wishes:write": "Add a wish, word it anew, or note what became of it. Goes with `wishes:read`.",
    "contacts:read": "Read contacts that were not meetings.",
    "contacts:write": "Note a contact. Goes with `contacts:read`.",
    "steps:read": "Read the elements of the plan. Those about health and social matters need `notes:read`.",
    "steps:write": "Add an element to the plan, or with `notes:read` change or move one. Goes with `steps:read`.",
    "statements:read": "Read that the citizen answered herself; what she answered needs `notes:read`. Never written.",
    "involvement:write": "Add an involvement entry, or with `notes:read` change one. Goes with `involvement:read`.",
    "involvement:read": "Read how the citizen was involved: forms, indicators, status, validation codes.",
    "placements:read": "Read placements and what became of them.",
    "flags:read": "Read points of attention with their rule and data. A sentence can quote the words of a wish.",
    "offers:read": "Read the catalogue of offers. Holds no citizen.",
    NOTES: "Read what was said and written as well: without it, the texts marked as notes are null.",
}


def scopes_of(token: Any) -> frozenset[str]:
    """What the token may be used for now: what it was given for, and its client still has."""
    return frozenset(token.scope.split()) & frozenset(token.application.scopes)


class ClientScopes(BaseScopes):
    """A client may ask for the scopes it was given, and gets all of those when it asks for none."""

    def get_all_scopes(self) -> dict[str, str]:
        return SCOPES

    def get_available_scopes(
        self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any
    ) -> list[str]:
        return list(application.scopes) if application is not None else []

    def get_default_scopes(self, application: Any = None, request: Any = None, *args: Any, **kwargs: Any) -> list[str]:
        return self.get_available_scopes(application)
