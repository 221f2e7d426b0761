"""From the words of a wish to a branch of the catalogue: a list of parts of words, to be read and extended."""

from __future__ import annotations

import re

from offers.enums import Branch

PARTS: dict[Branch, tuple[str, ...]] = {
    Branch.DETAIL: ("butik", "supermarked", "tøj", "ekspedient", "kassen", "detail", "købmand", "blomsterhandler"),
    Branch.KULTUR: ("museum", "museet", "museer", "bibliotek", "arkiv", "teater", "kultur", "biograf", "bøger"),
    Branch.OMSORG: ("børn", "vuggestue", "dagpleje", "ældre", "pleje", "plejehjem", "sosu", "skole", "pædagog"),
    Branch.DYR: ("dyr", "hund", "kat", "hest", "dyrepasser", "gartner", "natur", "skov", "haven", "plante", "land"),
    Branch.KREATIV: ("tatovør", "tattoo", "design", "kreativ", "musik", "kunst", "keramik", "foto", "syning", "grafi"),
    Branch.IT: ("it", "computer", "kontor", "administration", "programmør", "programmering", "regnskab"),
    Branch.LAGER: ("lager", "truck", "chauffør", "transport", "bud", "køre", "lastbil", "pakke", "pakkeri"),
    Branch.INDUSTRI: ("smed", "metal", "svejs", "industri", "fabrik", "maskin", "produktion"),
    Branch.KANTINE: ("køkken", "kok", "kantine", "bager", "café", "cafe", "restaurant", "mad"),
    Branch.SERVICE: ("rengøring", "pedel", "vicevært", "service", "skadedyr", "vinduespudser"),
    Branch.BYGGERI: ("bygge", "tømrer", "murer", "anlæg", "maler", "håndværk", "elektriker", "vvs"),
}
# Danish puts words together at either end: “tøjbutik”, “bibliotekar”. A part this short must be the whole word,
# for “it” is in “italiensk”, “mad” in “madras” and “kat” in “katalog”.
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
        branch for branch, parts in PARTS.items() if any(_speaks_of(word, part) for word in spoken for part in parts)
    )


def _speaks_of(word: str, part: str) -> bool:
    return word == part if len(part) <= WHOLE_UP_TO else word.startswith(part) or word.endswith(part)


def own_words(text: str) -> frozenset[str]:
    """The words that say what the wish is about."""
    return frozenset(word for word in words(text) if len(word) >= SHORTEST and word not in EMPTY)
