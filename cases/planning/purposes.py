"""Whether the borger's purpose and the kommune's lead the same way: a suggestion with its reason, never a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cases.enums import AuthorityPurpose as Ours
from cases.enums import CitizenPurpose as Hers

# What the borger wants -> what of the kommune's leads there. Everything else leads somewhere else (S4-96).
# Førtidspension is decided on what has been tried and clarified; a praktik “for at afprøve” is another purpose.
_TOGETHER: dict[str, frozenset[str]] = {
    Hers.FOERTIDSPENSION: frozenset({Ours.AFKLARING}),
    Hers.AFKLARING: frozenset({Ours.AFKLARING, Ours.PRAKTIK}),
    Hers.HJAELP: frozenset({Ours.LIVSMESTRING, Ours.PARATHED}),
    Hers.UDDANNELSE: frozenset({Ours.UDDANNELSE}),
    Hers.ARBEJDE: frozenset({Ours.BESKAEFTIGELSE, Ours.PRAKTIK, Ours.PARATHED}),
}
# The way to what she wants, where the kommune has one that can be shown step by step (S4-68).
PROCEDURES: dict[str, str] = {Hers.FOERTIDSPENSION: "foertidspension"}


@dataclass(frozen=True)
class Suggestion:
    """`aligned` is None where nobody but the two can tell."""

    aligned: bool | None
    sentence: str


def suggest(citizen: str, authority: str) -> Suggestion:
    """What the two purposes by themselves suggest; the caseworker says how it is."""
    hers, ours = Hers(citizen), Ours(authority)
    values = {"hers": str(hers.label).lower(), "ours": str(ours.label).lower()}
    if hers not in _TOGETHER:
        return Suggestion(None, _("Kun I kan sige, om de to formål peger samme vej."))
    if ours in _TOGETHER[hers]:
        return Suggestion(True, _("Forslag: afstemt. %(ours)s kan være vejen til %(hers)s.") % _capital(values, "ours"))
    return Suggestion(False, _("Forslag: ikke afstemt. Borgeren vil %(hers)s, og kommunen vil %(ours)s.") % values)


def _capital(values: dict[str, str], name: str) -> dict[str, str]:
    return values | {name: values[name][:1].upper() + values[name][1:]}


@dataclass(frozen=True)
class Standing:
    """The newest version of the two purposes, and whether the problem was talked about since (S4-96)."""

    row: Any = None
    revisit: bool = False

    @property
    def not_aligned(self) -> bool:
        return self.row is not None and not self.row.aligned

    @property
    def hers(self) -> str:
        return str(Hers(self.row.citizen_purpose).label)

    @property
    def ours(self) -> str:
        return str(Ours(self.row.authority_purpose).label)

    @property
    def procedure(self) -> str:
        return PROCEDURES.get(self.row.citizen_purpose, "") if self.row is not None else ""


def standing(versions: Sequence[Any], entries: Iterable[Any]) -> Standing:
    """`versions` with the newest first; `entries` are those of phase problemdefinition. Both tell their day and when
    they were recorded."""
    if not versions:
        return Standing()
    newest = versions[0]
    since = (newest.noted_on, _moment(newest.recorded_at))
    return Standing(newest, any((entry.occurred_on, _moment(entry.recorded_at)) > since for entry in entries))


def _moment(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value
