"""Reasons for and against one offer, each standing on one thing the borger said or one need that was noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from jobcenter.names import danish_sort_key
from offers.enums import CLASHES, Branch, Demand, NeedKind
from offers.matching.needs import Need, WishedFor
from offers.matching.words import words
from offers.models import Offer


class Weight(StrEnum):
    """Which way a reason points; a reason is read, never counted."""

    WISH = "oenske"
    MEETS = "kan_rumme"
    ASK = "spoerg"
    AGAINST = "taler_imod"


@dataclass(frozen=True)
class Reason:
    """One sentence, the way it points, and the code of the need or the rank of the wish it stands on."""

    weight: Weight
    text: str
    about: str


@dataclass(frozen=True)
class Suggestion:
    """An offer with its reasons; `wish_rank` is that of the first wish it speaks to."""

    offer: Offer
    reasons: tuple[Reason, ...]
    wish_rank: int | None

    @property
    def speaks_for(self) -> list[Reason]:
        return [reason for reason in self.reasons if reason.weight in (Weight.WISH, Weight.MEETS)]

    @property
    def against(self) -> list[Reason]:
        return [reason for reason in self.reasons if reason.weight is Weight.AGAINST]

    @property
    def to_ask(self) -> list[Reason]:
        return [reason for reason in self.reasons if reason.weight is Weight.ASK]

    @property
    def excluded(self) -> bool:
        """A need and a demand pull in opposite directions; shown folded with the reason, never hidden (S4-29)."""
        return bool(self.against)


def suggest(offers: Iterable[Offer], need: Need) -> list[Suggestion]:
    """Every offer with its reasons, in the order of the borger's wishes and then by title; nothing else orders them."""
    found = [_suggestion(offer, need) for offer in offers]
    return sorted(found, key=lambda one: (one.wish_rank is None, one.wish_rank or 0, danish_sort_key(one.offer.title)))


def reasons_for(offer: Offer, need: Need) -> tuple[Reason, ...]:
    """What each wish and each need says about the offer, independently of the others."""
    wished = [reason for wish in need.wishes if (reason := _wish(offer, wish))]
    # In the order of the code list, so that the same needs always read the same.
    needed = [_need(offer, kind) for kind in NeedKind if kind in need.needs]
    return (*wished, *(reason for reasons in needed for reason in reasons))


def _suggestion(offer: Offer, need: Need) -> Suggestion:
    reasons = reasons_for(offer, need)
    ranks = [int(reason.about) for reason in reasons if reason.weight is Weight.WISH]
    return Suggestion(offer, reasons, min(ranks, default=None))


def _wish(offer: Offer, wish: WishedFor) -> Reason | None:
    values = {"rank": wish.rank, "wish": wish.wording}
    if offer.branch and offer.branch in wish.branches:
        branch = Branch(offer.branch).label
        text = _("Passer til ønske %(rank)s, “%(wish)s”: branchen er %(branch)s") % {**values, "branch": branch}
        return Reason(Weight.WISH, text, str(wish.rank))
    spoken = [word for word in words(f"{offer.title} {offer.description}") if word in wish.words]
    if spoken:
        text = _("Nævner “%(word)s” fra ønske %(rank)s, “%(wish)s”") % {**values, "word": spoken[0]}
        return Reason(Weight.WISH, text, str(wish.rank))
    return None


def _need(offer: Offer, kind: NeedKind) -> Iterator[Reason]:
    """One need: what the offer demands against it, and whether the offer says it can accommodate it."""
    rooms = kind in offer.accommodates
    clashing = [demand for demand, need in CLASHES if need == kind and demand in offer.demands]
    for demand in clashing:
        yield _clash(demand, kind, rooms)
    if rooms:
        yield Reason(Weight.MEETS, _("Kan rumme: %(need)s") % {"need": _lower(kind)}, kind)
    elif not clashing:
        text = _("Siger ikke, om det kan rumme: %(need)s") % {"need": _lower(kind)}
        yield Reason(Weight.ASK, text, kind)


def _clash(demand: Demand, kind: NeedKind, rooms: bool) -> Reason:
    values = {"demand": Demand(demand).label, "need": _longed_for(kind)}
    if rooms:
        return Reason(Weight.ASK, _("%(demand)s, men siger også, at det kan rumme behovet") % values, kind)
    return Reason(Weight.AGAINST, _("%(demand)s – borgeren har brug for %(need)s") % values, kind)


def _longed_for(kind: NeedKind) -> str:
    return _("at undgå tunge løft") if kind == NeedKind.LETTE_LOEFT else _lower(kind)


def _lower(kind: NeedKind) -> str:
    label = str(NeedKind(kind).label)
    return label[:1].lower() + label[1:]
