"""One small pure function a flag: (facts, thresholds, on) -> Finding or None; its docstring is what one reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases.enums import PauseReason
from cases.risk.facts import CaseFacts
from jobcenter.dates import danish


class Thresholds(Protocol):
    """The dated numbers a rule may ask for, in days; jobcenter.rules.on(day) is one."""

    def days(self, key: str) -> int: ...


@dataclass(frozen=True)
class Finding:
    """A need that was left alone: since when, which row, the sentence, and the data it stands on."""

    since: date
    sentence: str
    data: dict[str, Any]
    subject_id: UUID | None = None


Check = Callable[[CaseFacts, Thresholds, date], Finding | None]


@dataclass(frozen=True)
class FlagRule:
    """A rule with its code, its version, the words on the screen, and the dated thresholds it reads."""

    code: str
    version: int
    title: str
    check: Check
    thresholds: tuple[str, ...]
    about_pause: bool
    source: str

    @property
    def explanation(self) -> str:
        return " ".join((self.check.__doc__ or "").split())


RULES: dict[str, FlagRule] = {}


def flag(
    code: str, *, version: int, title: str, thresholds: tuple[str, ...], source: str, about_pause: bool = False
) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        RULES[code] = FlagRule(code, version, title, check, thresholds, about_pause, source)
        return check

    return register


NO_STEP_DAYS = "opmaerksomhed.intet_naeste_skridt.dage"
EXCUSED_DAYS = "opmaerksomhed.intet_skridt_noedvendigt.dage"
WISH_DAYS = "opmaerksomhed.oenske_uden_forsoeg.dage"
SYSTEM_PAUSE_DAYS = "opmaerksomhed.pause_systemets_skyld.dage"
REVIEW_DAYS = "opmaerksomhed.pause_revurdering.dage"
SOON_DAYS = "opmaerksomhed.praktik_begynder_snart.dage"
CHOICE_DAYS = "opmaerksomhed.praktik_uden_udvaelgelse.dage"


@flag(
    "intet_naeste_skridt",
    version=1,
    title="Intet næste skridt",
    thresholds=(NO_STEP_DAYS, EXCUSED_DAYS),
    source="seed 004, l. 4209 (P-1)",
)
def no_next_step(facts: CaseFacts, thresholds: Thresholds, on: date) -> Finding | None:
    """En borger, der er aktivitetsparat, skal kunne se, hvad der sker næste gang og hvornår.
    Punktet vises, når der ikke er aftalt noget med en dato – et skridt, en samtale, et løfte, et tilbud
    eller en praktik – og sagen hverken holder en faglig pause eller er fritaget."""
    if not facts.needs_next_step or facts.next_act or facts.pause or facts.exempt:
        return None
    since = facts.last_dated_on or facts.opened_on
    if facts.excused_on and facts.excused_on >= since:
        since = facts.excused_on + timedelta(days=thresholds.days(EXCUSED_DAYS))
    if (on - since).days < thresholds.days(NO_STEP_DAYS):
        return None
    return Finding(
        since=since,
        sentence=_("Der er ikke aftalt et næste skridt med en dato. Sådan har det været siden %(since)s.")
        % {"since": danish(since)},
        data={"sidste_dato": facts.last_dated_on.isoformat() if facts.last_dated_on else None},
    )


@flag(
    "oenske_uden_forsoeg",
    version=1,
    title="Første ønske er ikke forsøgt",
    thresholds=(WISH_DAYS,),
    source="seed 004, l. 4223-4227 (P-3)",
)
def first_wish_untouched(facts: CaseFacts, thresholds: Thresholds, on: date) -> Finding | None:
    """Det ønske, borgeren sætter øverst, kan være svært at opfylde. Netop derfor kommer det let til at vente.
    Punktet vises, når ingen har været i kontakt med en virksomhed om ønsket i en periode, det ikke er aftalt
    at vente til senere, og der hverken er en praktik i gang eller en pause for borgerens skyld."""
    wish = facts.first_wish
    if wish is None or wish.parked or facts.in_placement or (facts.pause and facts.pause.protective):
        return None
    since = wish.touched_on or wish.raised_on
    if (on - since).days < thresholds.days(WISH_DAYS):
        return None
    return Finding(
        since=since,
        sentence=(
            _("Det første ønske, “%(wish)s”, har ventet siden %(since)s uden kontakt til en virksomhed.")
            if wish.touched_on is None
            else _("Der har ikke været kontakt til en virksomhed om det første ønske, “%(wish)s”, siden %(since)s.")
        )
        % {"wish": wish.wording, "since": danish(since)},
        data={"sagt": wish.raised_on.isoformat(), "sidste_forsoeg": _iso(wish.touched_on)},
        subject_id=wish.id,
    )


@flag(
    "pause_systemets_skyld",
    version=1,
    title="Pause for systemets skyld",
    thresholds=(SYSTEM_PAUSE_DAYS,),
    source="seed 004, l. 4209-4211 (P-4)",
    about_pause=True,
)
def pause_for_the_system(facts: CaseFacts, thresholds: Thresholds, on: date) -> Finding | None:
    """En pause kan beskytte borgeren. Men er grunden, at der mangler plads eller tid hos os, så venter borgeren
    på systemet. Det skal kunne ses, så nogen kan gøre noget ved det."""
    pause = facts.pause
    if pause is None or pause.protective or (on - pause.starts_on).days < thresholds.days(SYSTEM_PAUSE_DAYS):
        return None
    return Finding(
        since=pause.starts_on,
        sentence=_("Sagen har ventet siden %(since)s. Grunden ligger hos os: %(reason)s.")
        % {"since": danish(pause.starts_on), "reason": _lower_first(str(PauseReason(pause.reason).label))},
        data={"grund": pause.reason},
        subject_id=pause.id,
    )


@flag(
    "pause_skal_revurderes",
    version=1,
    title="Pausen skal ses på igen",
    thresholds=(REVIEW_DAYS,),
    source="seed 004, l. 4131-4150 (P-5)",
    about_pause=True,
)
def pause_review_lapsed(facts: CaseFacts, thresholds: Thresholds, on: date) -> Finding | None:
    """En faglig pause har en dag, hvor I ser på den igen. Punktet vises, når den dag
    er gået, og pausen stadig løber."""
    pause = facts.pause
    if pause is None or (on - pause.review_on).days <= thresholds.days(REVIEW_DAYS):
        return None
    return Finding(
        since=pause.review_on,
        sentence=_("Pausen skulle ses på igen den %(review)s. Passer den stadig til borgeren?")
        % {"review": danish(pause.review_on)},
        data={"begyndt": pause.starts_on.isoformat(), "ses_paa_igen": pause.review_on.isoformat()},
        subject_id=pause.id,
    )


@flag(
    "praktik_uden_udvaelgelse",
    version=1,
    title="Valget af praktikken kan ikke ses",
    thresholds=(SOON_DAYS, CHOICE_DAYS),
    source="seed 004, l. 2137-2139, l. 1489 (V-18, S4-11)",
)
def placement_without_choice(facts: CaseFacts, thresholds: Thresholds, on: date) -> Finding | None:
    """En praktik begynder med et valg. Punktet vises, når en praktik snart begynder eller er i gang, og det ikke er
    noteret, hvordan borgeren var med til at vælge den. Passede ingen af formerne, er det også et svar."""
    placement = facts.placement
    if placement is None or (placement.starts_on - on).days > thresholds.days(SOON_DAYS):
        return None
    chosen = placement.chosen_on
    if chosen is not None and (placement.starts_on - chosen).days <= thresholds.days(CHOICE_DAYS):
        return None
    begun = placement.starts_on <= on
    sentence = _("Praktikken begyndte den %(day)s.") if begun else _("Praktikken begynder den %(day)s.")
    return Finding(
        since=placement.starts_on - timedelta(days=thresholds.days(SOON_DAYS)),
        sentence=" ".join(
            [
                sentence % {"day": danish(placement.starts_on)},
                _("Det er ikke noteret, hvordan borgeren var med til at vælge den."),
            ]
        ),
        data={"praktik_fra": placement.starts_on.isoformat(), "sidste_valg": _iso(chosen)},
        subject_id=placement.id,
    )


# What a finding stands on, in the words of the page that explains it.
DATA = {
    "sidste_dato": _lazy("Det seneste, der var aftalt med en dag"),
    "sagt": _lazy("Ønsket blev sagt første gang"),
    "sidste_forsoeg": _lazy("Seneste kontakt til en virksomhed om det"),
    "grund": _lazy("Grunden til pausen"),
    "begyndt": _lazy("Pausen begyndte"),
    "ses_paa_igen": _lazy("Skulle ses på igen"),
    "praktik_fra": _lazy("Praktikkens første dag"),
    "sidste_valg": _lazy("I talte sidst om valg af indsats"),
}


def words(value: str) -> str:
    """One value of a finding's data as it is read: a day in Danish, a reason by its name."""
    if value in PauseReason.values:
        return str(PauseReason(value).label)
    return danish(date.fromisoformat(value))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def findings(facts: CaseFacts, thresholds: Thresholds, on: date) -> dict[str, Finding]:
    """Every rule asked about one case, by code."""
    found = ((code, rule.check(facts, thresholds, on)) for code, rule in RULES.items())
    return {code: finding for code, finding in found if finding is not None}
