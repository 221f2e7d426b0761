"""Where there is room: what the catalogue holds, what suits whom, and which workplaces there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from jobcenter.demo import catalogue_data
from jobcenter.demo.municipality.people import Person
from jobcenter.demo.municipality.words import pick, words

# Places in the small offers that the cases told by hand already hold.
HELD_BY_STORIES = 3
SMALL_OFFERS = {
    "Hverdag i balance": ("soevn", "hverdag"),
    "Rolig start": ("ro", "mennesker"),
    "En at følges med": ("ro", "hverdag"),
    "Dansk på arbejdet": (),
    "Seniornetværket": (),
}
# What somebody needs of a place when it weighs on her.
NEEDS = {
    "ro": ("ro", "faa_mennesker", "en_opgave"),
    "krop": ("lette_loeft", "siddende", "pauser"),
    "soevn": ("fleksibel_moedetid", "korte_dage"),
    "hverdag": ("fast_kontakt", "faste_rammer"),
    "mennesker": ("faa_mennesker", "fast_kontakt"),
    "skole": ("en_opgave",),
}


@dataclass(frozen=True)
class Course:
    """An offer as the practice sees it."""

    title: str
    weeks: int
    demands: str
    capacity: int | None = None
    suits: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass
class Places:
    """What there is, and how many of the small offers' places are taken now."""

    taken: dict[str, int] = field(default_factory=dict)

    def course(self, rng: Random, person: Person, now: bool) -> Course:
        """An offer that somebody in the practice would think of for her; a full one is passed over."""
        weights = [self._fit(offer, person, now) for offer in OFFERS]
        chosen: Course = rng.choices(OFFERS, weights)[0]
        if now and chosen.capacity is not None:
            self.taken[chosen.title] = self.taken.get(chosen.title, HELD_BY_STORIES) + 1
        return chosen

    def _fit(self, offer: Course, person: Person, now: bool) -> float:
        if offer.lines and person.line not in offer.lines:
            return 0
        if now and offer.capacity is not None and self.taken.get(offer.title, HELD_BY_STORIES) >= offer.capacity:
            return 0
        if not offer.lines and not offer.suits:
            return _only_for_some(offer.title, person)
        return 0.4 + sum(person.weight[name] for name in offer.suits)

    def workplace(self, rng: Random, branch: str) -> str:
        return pick(rng, WORKPLACES[branch])


def _only_for_some(title: str, person: Person) -> float:
    if title == "Dansk på arbejdet":
        return 3.0 if person.language != "dansk" else 0
    return 1.0 if person.line == "job" and person.benefit == "dagpenge" else 0


def _courses() -> list[Course]:
    small = [
        Course(row["title"], row.get("weeks", 12), row["demands_text"], row.get("capacity"), SMALL_OFFERS[row["title"]])
        for row in catalogue_data.OFFERS
        if row["title"] in SMALL_OFFERS
    ]
    large = [
        Course(row["title"], row["weeks"], row["demands_text"], None, tuple(row["suits"]), tuple(row["lines"]))
        for row in words("catalogue")["offer"]
    ]
    return small + large


def _workplaces() -> dict[str, list[str]]:
    found = {branch: list(names) for branch, names in words("catalogue")["workplaces"].items()}
    for row in catalogue_data.WORKPLACES:
        if row["name"] not in catalogue_data.PAUSED:
            found[row["branch"]].append(row["name"])
    return found


def more_offers() -> list[dict[str, Any]]:
    """The further offers as rows of the catalogue."""
    return [{k: v for k, v in row.items() if k not in ("suits", "lines")} for row in words("catalogue")["offer"]]


def more_workplaces() -> list[dict[str, Any]]:
    towns = words("names")["towns"]
    return [
        {"name": name, "company": name, "branch": branch, "town": towns[order % len(towns)]}
        for branch, names in words("catalogue")["workplaces"].items()
        for order, name in enumerate(names)
    ]


OFFERS = _courses()
WORKPLACES = _workplaces()
