"""What is weighed before a sanction step, in the order of the law; each thing missing is named beside its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.enums import MeetingState, ResistanceCause
from cases.models import Case, Goal, Meeting
from jobcenter.dates import danish


@dataclass(frozen=True)
class Considered:
    """S4-65, S3-36, S0-04, S1-66. No amount and no percentage: what follows is decided elsewhere, by a person."""

    guided_on: date
    about: str
    happened_on: date
    heard_by: str
    heard_on: date
    citizen_account: str
    causes: tuple[str, ...]
    ability: str
    support_tried: str
    help_offered: str
    vulnerability: str
    side_effects: str
    alternatives: str
    goal: Goal
    reasons: str
    outcome: str
    cheating_basis: str = ""
    reactivation_override: str = ""
    meeting: Meeting | None = None

    @property
    def values(self) -> dict[str, Any]:
        """For the row: texts without the blanks around them."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        found["causes"] = list(self.causes)
        return {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}


def check(said: Considered, case: Case, on: date) -> None:
    """Refuse with a sentence for every field at once: whoever writes a long form puts it right in one go."""
    found = dict([*_foreign(said, case), *_unwritten(said), *amiss(vars(said), on)])
    if found:
        raise ValidationError(found)


def _foreign(said: Considered, case: Case) -> Iterator[tuple[str, str]]:
    if said.goal.plan.case_id != case.pk:
        yield "goal", _("Det mål står ikke på sagen.")
    if said.meeting and (said.meeting.case_id != case.pk or said.meeting.state != MeetingState.UDEBLEVET):
        yield "meeting", _("Vælg en samtale på sagen, som borgeren ikke kom til.")


def _unwritten(said: Considered) -> Iterator[tuple[str, str]]:
    needed = {
        "about": _("Skriv, hvad det handler om."),
        "citizen_account": _("Skriv, hvad borgeren selv siger. Uden borgerens forklaring kan intet besluttes."),
        "support_tried": _("Skriv, hvilken støtte der er prøvet."),
        "help_offered": _("Skriv, hvilken hjælp I tilbød først – for eksempel at gøre det sammen."),
        "vulnerability": _("Skriv, hvilket hensyn borgerens situation kræver."),
        "side_effects": _("Skriv, hvad det kan betyde for borgeren og for andre, for eksempel børn."),
        "alternatives": _("Skriv, hvilke andre veje der er prøvet."),
        "reasons": _("Skriv begrundelsen for beslutningen."),
    }
    for name, sentence in needed.items():
        if not getattr(said, name).strip():
            yield name, sentence
    if not said.causes:
        yield "causes", _("Overvej, hvorfor borgeren ikke kom eller sagde nej. »Ved ikke« er et svar.")


def amiss(values: Mapping[str, Any], on: date) -> Iterator[tuple[str, str]]:
    """Field and sentence where two answers do not go together; one that is not given yet is left alone."""
    if ResistanceCause.SNYD in (values.get("causes") or ()) and not (values.get("cheating_basis") or "").strip():
        yield "cheating_basis", _("Skriv det konkrete grundlag, eller fjern krydset ved snyd.")
    happened, guided, heard = (values.get(name) for name in ("happened_on", "guided_on", "heard_on"))
    if happened and happened > on:
        yield "happened_on", _("Dagen er ikke kommet endnu. Vælg i dag eller en tidligere dag.")
    if happened and guided and guided > happened:
        sentence = _(
            "Vejledningen skal være givet, før det skete. Det skete den %(day)s – vælg den dag eller en tidligere."
        )
        yield "guided_on", sentence % {"day": danish(happened)}
    if happened and heard and heard < happened:
        sentence = _("Borgeren kan først høres, når det er sket. Det skete den %(day)s – vælg den dag eller en senere.")
        yield "heard_on", sentence % {"day": danish(happened)}
    if heard and heard > on:
        yield "heard_on", _("Vent med beslutningen, til borgeren er hørt. Vælg i dag eller en tidligere dag.")
