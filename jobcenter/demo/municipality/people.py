"""Who the borgere are: name, age, place, and what weighs on them, drawn before anybody asks what we can offer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.words import pick, words

YOUNG, OLDEST, GROWN = 30, 66, 18
YEAR = 365.25
FEWEST_DAYS = 30  # of a case that is shown


@dataclass(frozen=True)
class Person:
    """A borger on the day that is shown. `weight`: what weighs on her, 0 (nothing) to 1, and which way it has gone."""

    first_names: str
    last_name: str
    born: date
    address: str
    phone: str
    language: str
    interpreter: bool
    protected: bool
    benefit: str
    category: str  # as it is on the day that is shown; "" where the scheme has none
    unskilled: bool
    weight: dict[str, float]
    began: date  # on benefits without a longer break since
    young: bool  # under 30 without an education, on the day that is shown

    def age(self, on: date) -> int:
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))

    @property
    def line(self) -> str:
        """Which part of the house follows her."""
        if self.benefit in ("sygedagpenge", "ledighedsydelse"):
            return "syge"
        if self.benefit == "dagpenge" or self.category == "jobparat":
            return "job"
        return "unge" if self.young else "mestring"

    @property
    def group(self) -> str:
        """The row of the parameters that speaks of her."""
        return self.category if self.category in ("jobparat", "aktivitetsparat") else "andre"

    @property
    def heavy(self) -> list[str]:
        return [name for name, weight in self.weight.items() if weight >= 0.5]


def draw(rng: Random, as_of: date) -> Person:
    benefit = p.BENEFITS.draw(rng)
    age = _age(rng, benefit)
    unskilled = rng.random() < p.UNSKILLED
    young = age < YOUNG and unskilled and benefit == "kontanthjaelp"
    category = _category(rng, benefit, young)
    born = _born(rng, as_of, age)
    first, last, language = _name(rng)
    return Person(
        first_names=first,
        last_name=last,
        born=born,
        address=_address(rng),
        phone="" if rng.random() < p.NO_PHONE else f"20 00 {rng.randrange(100):02} {rng.randrange(100):02}",
        language=language,
        interpreter=language != "dansk" and rng.random() < p.INTERPRETER,
        protected=rng.random() < p.PROTECTED,
        benefit=benefit,
        category=category,
        unskilled=unskilled,
        weight=_weight(rng, category, benefit),
        began=_began(rng, as_of, born, category, benefit),
        young=young,
    )


def _age(rng: Random, benefit: str) -> int:
    if benefit == "kontanthjaelp" and rng.random() < p.UNDER_30:
        return rng.randrange(GROWN, YOUNG)
    return rng.randrange(YOUNG, OLDEST)


def _category(rng: Random, benefit: str, young: bool) -> str:
    """A-dagpenge has no category, sygedagpenge a scheme of its own; they are drawn where the rows are made."""
    if benefit in ("dagpenge", "sygedagpenge"):
        return ""
    if benefit == "ledighedsydelse":
        return "aktivitetsparat" if rng.random() < 0.5 else "jobparat"
    if young:
        return "uddannelsesparat" if rng.random() < p.UDDANNELSESPARAT else "aktivitetsparat"
    return "jobparat" if rng.random() < p.JOBPARAT else "aktivitetsparat"


def _weight(rng: Random, category: str, benefit: str) -> dict[str, float]:
    light = category in ("jobparat", "uddannelsesparat") or benefit == "dagpenge"
    found = {}
    for name, share in p.WEIGHS.items():
        heavy = rng.random() < share * (p.LIGHTER if light else 1)
        found[name] = round(rng.uniform(0.5, 1) if heavy else rng.uniform(0, 0.5), 2)
    return found


def _born(rng: Random, as_of: date, age: int) -> date:
    days = int(age * YEAR) + rng.randrange(365)
    return as_of - timedelta(days=max(days, int(GROWN * YEAR) + 2 * FEWEST_DAYS))


def birthday(born: date, age: int) -> date:
    """The day she becomes that old; who was born on a leap day, on 1 March."""
    leap = born.month == 2 and born.day == 29
    return date(born.year + age, 3, 1) if leap else date(born.year + age, born.month, born.day)


def _began(rng: Random, as_of: date, born: date, category: str, benefit: str) -> date:
    """63 % of the aktivitetsparate have spent four of the last five years on benefits; the young have not had them."""
    if benefit in p.LONGEST_DAYS:
        days = rng.randint(*p.LONGEST_DAYS[benefit])
    elif category == "aktivitetsparat" and rng.random() < p.LONG_ON_BENEFITS:
        least, most = p.YEARS_WHEN_LONG
        days = rng.randint(int(least * YEAR) + 1, int(most * YEAR))
    else:
        days = rng.randint(45, int(p.YEARS_WHEN_LONG[0] * YEAR))
    return max(as_of - timedelta(days=days), birthday(born, GROWN))


def _name(rng: Random) -> tuple[str, str, str]:
    names = words("names")
    if rng.random() < p.OTHER_BACKGROUND:
        language = pick(rng, sorted(names["elsewhere"]))
        there = names["elsewhere"][language]
        return pick(rng, there["first"]), pick(rng, there["last"]), language
    first = pick(rng, names["first"])
    if rng.random() < 0.12:
        first = f"{first} {pick(rng, names['middle'])}"
    return first, pick(rng, names["last"]), "dansk"


def _address(rng: Random) -> str:
    names = words("names")
    door = pick(rng, ["", "", "", ", st.", ", 1. tv.", ", 1. th.", ", 2. tv.", ", 2. th."])
    return f"{pick(rng, names['streets'])} {rng.randint(1, 98)}{door}, {pick(rng, names['towns'])}"
