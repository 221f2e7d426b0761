"""The pages of the main menu, who meets them there, and which of them is whose first."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import Scope


class Place(NamedTuple):
    """One page of the menu. `right` is what it takes to meet it there; None: anybody who is logged in."""

    href: str
    label: Any
    right: Right | None
    beside: tuple[str, ...] = ()  # pages that are reached from it and lie at a path of their own

    def holds(self, path: str) -> bool:
        return path.startswith((self.href, *self.beside))


DAY = Place("/min-dag/", _("Min dag"), Right.REGISTRERE)
CASES = Place("/sager/", _("Sager"), Right.SE_SAG)
OFFERS = Place("/tilbud/", _("Tilbud"), Right.SE_SAG, beside=("/virksomheder/",))
REFLECTION = Place("/refleksion/", _("Refleksion"), Right.SE_SAG)
TEAM = Place("/team/", _("Team"), Right.LEDE)
RULES = Place("/regler/", _("Regler"), None)
TEXTS = Place("/tekster/", _("Tekster"), Right.ADMINISTRERE)
OPERATION = Place("/drift/", _("Drift"), Right.ADMINISTRERE)
PROFILE = Place("/profil/", _("Min profil"), None)

MENU = (DAY, CASES, OFFERS, TEAM, REFLECTION, RULES, TEXTS, OPERATION)


# The pages of the team, as its own row of tabs shows them.
TEAM_PAGES = (
    ("/team/", _("Oversigt")),
    ("/team/frister/", _("Frister")),
    ("/team/venter/", _("Venter")),
    ("/team/kontakt/", _("Kontakt")),
    ("/team/samtaler/", _("Samtaler og mening")),
    ("/team/bevaegelse/", _("Bevægelse")),
    ("/team/manglende-trin/", _("Manglende trin")),
    ("/team/bekymringer/", _("Bekymringer")),
    ("/team/lederens-blik/", _("Lederens blik")),
)


def menu(scope: Scope) -> list[Place]:
    return [place for place in MENU if place.right is None or scope.can(place.right)]


def first_page(scope: Scope) -> Place:
    """Whoever works with cases begins with her day, or with the cases shared with her, also when she leads as well."""
    if scope.can(Right.REGISTRERE):
        return DAY
    if scope.own_units or scope.shared:
        return CASES
    return next((place for place in (TEAM, OPERATION) if scope.can(place.right)), PROFILE)
