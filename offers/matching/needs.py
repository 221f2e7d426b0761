"""What a person needs of an offer, as a frozen value: the catalogue never sees a case."""

from __future__ import annotations

from dataclasses import dataclass, field

from offers.enums import Branch
from offers.matching.words import branches_in, own_words


@dataclass(frozen=True)
class WishedFor:
    """A wish with its rank, in the borger's own words."""

    rank: int
    wording: str
    branches: frozenset[Branch] = field(init=False, compare=False)
    words: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "branches", branches_in(self.wording))
        object.__setattr__(self, "words", own_words(self.wording))


@dataclass(frozen=True)
class Need:
    """Needs as codes of NeedKind, and the wishes in the borger's order; neither says anything about health."""

    needs: frozenset[str] = frozenset()
    wishes: tuple[WishedFor, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.needs and not self.wishes
