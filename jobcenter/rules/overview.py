"""The page of rules as values: by subject, what holds on a day, and what held or will hold on others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jobcenter.rules.enums import Subject
from jobcenter.rules.values import Rule


@dataclass(frozen=True, slots=True)
class Line:
    """One key: the rule to show, and its other periods, newest first."""

    rule: Rule
    holds: bool
    others: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A subject with the rules of the day, and those that have ended or not yet begun."""

    subject: Subject
    in_force: tuple[Line, ...]
    asleep: tuple[Line, ...]


def sections(
    by_key: Mapping[str, list[Rule]], on: date, *, certainty: str = "", subject: str = ""
) -> tuple[Section, ...]:
    """Subjects in their order, without the empty ones; `certainty` is asked of the rule that is shown."""
    lines = [_line(history, on) for history in by_key.values()]
    kept = [line for line in lines if certainty in ("", line.rule.certainty)]
    wanted = [each for each in Subject if subject in ("", each.value)]
    found = (_section(each, [line for line in kept if line.rule.subject == each]) for each in wanted)
    return tuple(section for section in found if section.in_force or section.asleep)


def count(found: Iterable[Section]) -> int:
    """How many rules hold on the day."""
    return sum(len(section.in_force) for section in found)


def _section(subject: Subject, lines: list[Line]) -> Section:
    return Section(
        subject, tuple(line for line in lines if line.holds), tuple(line for line in lines if not line.holds)
    )


def _line(history: list[Rule], on: date) -> Line:
    """The rule that holds; else the last one that did; else the first one to come."""
    begun = [rule for rule in history if rule.valid_from <= on]
    shown = begun[-1] if begun else history[0]
    return Line(shown, shown.holds_on(on), tuple(rule for rule in reversed(history) if rule != shown))
