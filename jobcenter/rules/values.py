"""A rule and the rules of one day, as frozen values that know how firmly they may speak."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from jobcenter import dates
from jobcenter.rules.enums import NO, ONE_OF, YES, Certainty, Subject, Unit

DAYS_IN: Final[dict[str, int]] = {Unit.DAYS: 1, Unit.WEEKS: 7}
MONTHS_IN: Final[dict[str, int]] = {Unit.MONTHS: 1, Unit.YEARS: 12}


class RuleMissing(KeyError):
    """No rule of that key is in force on that day."""

    def __init__(self, key: str, on: date) -> None:
        super().__init__(key)
        self.key, self.on = key, on

    def __str__(self) -> str:
        return f"no rule {self.key} in force on {self.on.isoformat()}"


class WrongUnit(TypeError):
    """The rule is there, but does not count in what it was asked for."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in one period; `valid_to` is its last day, None while it has none."""

    key: str
    title: str
    value: Decimal | str
    unit: str
    valid_from: date
    valid_to: date | None
    legal_basis: str
    municipal_choice: bool
    source: str
    certainty: str
    note: str
    version: int = 1
    id: UUID | None = None

    @property
    def confirmed(self) -> bool:
        return self.certainty == Certainty.CONFIRMED

    @property
    def certainty_label(self) -> str:
        return str(Certainty(self.certainty).label)

    @property
    def subject(self) -> Subject:
        return Subject(self.key.partition(".")[0])

    @property
    def source_text(self) -> str:
        """The source without its address."""
        return self.source.partition("https://")[0].rstrip(" :")

    @property
    def source_url(self) -> str:
        """The address at the end of the source, or nothing."""
        _before, scheme, address = self.source.partition("https://")
        return scheme + address

    @property
    def number(self) -> Decimal:
        if isinstance(self.value, str):
            raise WrongUnit(f"{self.key} is in words, not a number")
        return self.value

    @property
    def display(self) -> str:
        """The value as it is read: "4 samtaler", "1 uge", "15.500 kr.", "ja"."""
        if isinstance(self.value, str):
            return self.value
        name = ONE_OF.get(self.unit) if self.value == 1 else None
        return f"{danish_number(self.value)} {name or Unit(self.unit).label}"

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def due(self, start: date) -> date:
        """The day that lies this rule's days, weeks, months or years after `start`; the calendar's last beyond it."""
        if self.number % 1 == 0:
            try:
                if self.unit in DAYS_IN:
                    return start + timedelta(days=int(self.number) * DAYS_IN[self.unit])
                if self.unit in MONTHS_IN:
                    return dates.add_months(start, int(self.number) * MONTHS_IN[self.unit])
            except (OverflowError, ValueError):
                return date.max  # a year past 9999 was stored once; a page that shows it must still open
        raise WrongUnit(f"{self.key} is no length of time in whole days, weeks, months or years")

    def deadline_phrase(self, due: date, on: date) -> str:
        """How this rule speaks of a deadline. Only a confirmed rule says that one has been passed."""
        words = {"due": dates.danish(due), "ago": dates.ago(due, on)}
        if not self.confirmed:
            return _unsure(due < on) % words
        if due < on:
            return _("overskredet siden %(due)s") % words
        return _("frist %(due)s (%(ago)s)") % words


def _unsure(past: bool) -> str:
    if past:
        return _("efter en regel, der skal verificeres, var fristen %(due)s")
    return _("efter en regel, der skal verificeres, er fristen %(due)s (%(ago)s)")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules in force on one day, by key."""

    on: date
    rules: Mapping[str, Rule]

    def __getitem__(self, key: str) -> Rule:
        try:
            return self.rules[key]
        except KeyError:
            raise RuleMissing(key, self.on) from None

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def __len__(self) -> int:
        return len(self.rules)

    def __contains__(self, key: object) -> bool:
        return key in self.rules

    def get(self, key: str) -> Rule | None:
        return self.rules.get(key)

    def matching(self, prefix: str) -> list[Rule]:
        """In the order of their keys."""
        return [self.rules[key] for key in sorted(self.rules) if key.startswith(prefix)]

    def days(self, key: str) -> int:
        """A whole number of days; raises WrongUnit for anything that is not days or weeks."""
        rule = self[key]
        if rule.unit not in DAYS_IN or rule.number % 1:
            raise WrongUnit(f"{key} is not a whole number of days or weeks")
        return int(rule.number) * DAYS_IN[rule.unit]

    def number(self, key: str) -> Decimal:
        return self[key].number

    def yes(self, key: str) -> bool:
        rule = self[key]
        if rule.value not in (YES, NO):
            raise WrongUnit(f"{key} is neither ja nor nej")
        return rule.value == YES


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent: 4.0000 -> 4, 2.5000 -> 2.5."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def danish_number(number: Decimal) -> str:
    """ "15.500", "2,5": full stops between thousands, a comma before what is left."""
    whole, _point, rest = f"{plain(number):,f}".partition(".")
    return whole.replace(",", ".") + ("," + rest if rest else "")
