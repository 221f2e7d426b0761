"""How long a praktik may last by the dated rule of the visitation; an unverified rule says so and never accuses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from cases.enums import VisitationCategory
from jobcenter.dates import danish
from jobcenter.rules import Rule, RuleSet

LONGEST = "virksomhedspraktik.varighed.{group}.uger"
IN_ALL = "virksomhedspraktik.forlaengelse.i_alt.uger"
SPECIAL = "virksomhedspraktik.saerligt_behov.ad_gangen.uger"
# Categories of earlier schemes have no group in the rule of today: they get no number rather than a wrong one.
GROUPS: dict[str, str] = {
    VisitationCategory.JOBPARAT: "jobparat",
    VisitationCategory.AKTIVITETSPARAT: "aktivitetsparat",
    VisitationCategory.UDDANNELSESPARAT: "uddannelsesparat",
    VisitationCategory.AABENLYST_UDDANNELSESPARAT: "uddannelsesparat",
}
# Only the long group may be extended to the total (LAB § 61, stk. 2).
EXTENDABLE = frozenset({"aktivitetsparat", "andre"})


@dataclass(frozen=True)
class Duration:
    """The rule, the last day it gives, whether the planned last day lies after it, and the rule that leads further."""

    rule: Rule
    last_day: date | None
    beyond: bool
    further: Rule | None

    @property
    def warns(self) -> bool:
        return self.beyond and self.rule.confirmed

    @property
    def sentence(self) -> str:
        if self.last_day is None:
            return _("Højst %(length)s.") % {"length": self.rule.display}
        values = {"length": self.rule.display, "day": danish(self.last_day)}
        if not self.rule.confirmed:
            return _("Efter en regel, der skal verificeres: højst %(length)s, altså til og med %(day)s.") % values
        if self.beyond:
            return _("Den planlagte sidste dag ligger efter %(length)s, som går til og med %(day)s.") % values
        return _("Højst %(length)s, altså til og med %(day)s.") % values


def duration(
    rules: RuleSet, category: str | None, *, starts_on: date | None, ends_on: date | None, extended: bool = False
) -> Duration | None:
    """None where no group, or no rule of that day, can be named."""
    group = GROUPS.get(category or "")
    rule = rules.get(LONGEST.format(group=group)) if group else None
    if rule is None:
        return None
    total = rules.get(IN_ALL) if group in EXTENDABLE else None
    speaking, further = (total, rules.get(SPECIAL)) if extended and total is not None else (rule, total)
    last_day = speaking.due(starts_on) - timedelta(days=1) if starts_on else None
    beyond = bool(last_day and ends_on and ends_on > last_day)
    return Duration(speaking, last_day, beyond, further)
