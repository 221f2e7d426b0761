"""From the words of a wish to a branch of the catalogue: a list of beginnings of words, to be read and extended."""

from __future__ import annotations

import re

from offers.enums import Branch

BEGINNINGS: dict[Branch, tuple[str, ...]] = {
    Branch.DETAIL: ("butik", "supermarked", "tøj", "ekspedient", "kassen", "detail", "købmand", "blomsterhandler"),
    Branch.KULTUR: ("museum", "museet", "museer", "bibliotek", "arkiv", "teater", "kultur", "biograf", "bøger"),
    Branch.OMSORG: ("børn", "vuggestue", "dagpleje", "ældre", "pleje", "plejehjem", "sosu", "skole", "pædagog"),
    Branch.DYR: ("dyr", "hund", "kat", "hest", "dyrepasser", "gartner", "natur", "skov", "have", "planter", "landbrug"),
    Branch.KREATIV: ("tatovør", "tattoo", "design", "kreativ", "musik", "kunst", "keramik", "foto", "syning", "grafi"),
    Branch.IT: ("it", "computer", "kontor", "administration", "programmør", "programmering", "regnskab"),
    Branch.LAGER: ("lager", "truck", "chauffør", "transport", "bud", "køre", "lastbil", "pakke", "pakkeri"),
    Branch.INDUSTRI: ("smed", "metal", "svejs", "industri", "fabrik", "maskin", "produktion"),
    Branch.KANTINE: ("køkken", "kok", "kantine", "bager", "café", "cafe", "restaurant", "mad"),
    Branch.SERVICE: ("rengøring", "pedel", "vicevært", "service", "skadedyr", "vinduespudser"),
    Branch.BYGGERI: ("bygge", "tømrer", "murer", "anlæg", "maler", "håndværk", "elektriker", "vvs"),
}
# A beginning this short must be the whole word: “it” is in “italiensk”, “mad” in “madras”, “kat” in “katalog”.
WHOLE_UP_TO = 4
EMPTY = frozenset(
    """
    at arbejde arbejder arbejdet job jobbet gerne vil ville kunne noget nogle sted steder med som inden for eller
    helst være blive komme praktik virksomhed måske have hjælpe lære plads timer dage ligesom andet hvor fordi
    """.split()  # noqa: SIM905
)
SHORTEST = 4


def words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def branches_in(text: str) -> frozenset[Branch]:
    spoken = words(text)
    return frozenset(
        branch
        for branch, beginnings in BEGINNINGS.items()
        if any(_begins(word, beginning) for word in spoken for beginning in beginnings)
    )


def _begins(word: str, beginning: str) -> bool:
    return word == beginning if len(beginning) <= WHOLE_UP_TO else word.startswith(beginning)


def own_words(text: str) -> frozenset[str]:
    """The words that say what the wish is about."""
    return frozenset(word for word in words(text) if len(word) >= SHORTEST and word not in EMPTY)
