"""Write a dilemma or a sparring: no event tells what it says, and no key leads from it to a case."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from jobcenter import audit, rules
from jobcenter.accounts.models import Membership, User
from jobcenter.reflection import identifiers
from jobcenter.reflection.enums import DilemmaStatus
from jobcenter.reflection.models import Dilemma, Sparring
from jobcenter.reflection.rights import takes_part, teams
from jobcenter.rows import StaleEdit
from jobcenter.rows.saving import save_checked

KEEP = "refleksion.opbevaring"


@dataclass(frozen=True, kw_only=True)
class Told:
    """A dilemma as it was told; lists hold codes."""

    situation: str
    dimensions: tuple[str, ...]
    text: str
    kind: str = ""
    values: tuple[str, ...] = ()
    choice: str = ""
    consulted: tuple[str, ...] = ()
    unease: str = ""
    status: str = DilemmaStatus.AABENT


@dataclass(frozen=True, kw_only=True)
class Listened:
    """What a colleague heard: three patterns, questions, and one thing to try. There is no grade."""

    held_on: date
    citizen_consented: bool
    seized: str = ""
    institutional: str = ""
    about_work: str = ""
    questions: str = ""
    to_try: str = ""


WORDS = ("text", "choice", "unease")
HEARD = ("seized", "institutional", "about_work", "questions", "to_try")


def tell(*, by: User, on: date, told: Told, row_id: UUID | None = None) -> Dilemma:
    """A dilemma of one's own; nobody else sees it before it is shared. Sent twice, it is there once."""
    unit = _team(by, on)
    _nobody_is_named(asdict(told), WORDS, by, on)
    with transaction.atomic():
        if row_id and (there := Dilemma.objects.filter(pk=row_id, author=by).first()):
            return there
        dilemma = Dilemma(author=by, unit_id=unit, written_on=on, keep_until=_last_day(on), **_columns(told))
        if row_id and not Dilemma.objects.filter(pk=row_id).exists():
            dilemma.pk = row_id
        save_checked(dilemma, new=True)
        audit.record("dilemma.told", by=by, on=on)
    return dilemma


def retell(*, dilemma: Dilemma, by: User, on: date, version: int, told: Told) -> Dilemma:
    """Only its author; StaleEdit when it was saved since `version` was read."""
    _nobody_is_named(asdict(told), WORDS, by, on)
    with transaction.atomic():
        current = _own(dilemma, by)
        if current.version != version:
            raise StaleEdit(current)
        for name, value in _columns(told).items():
            setattr(current, name, value)
        current.version += 1
        save_checked(current)
        audit.record("dilemma.retold", by=by, on=on)
    return current


def share(*, dilemma: Dilemma, by: User, on: date) -> Dilemma:
    """From now on the team reads it, without her name. What was shared is read again for names first."""
    with transaction.atomic():
        current = _own(dilemma, by)
        _nobody_is_named({name: getattr(current, name) for name in WORDS}, WORDS, by, on)
        current.shared_on = current.shared_on or on
        current.version += 1
        save_checked(current)
        audit.record("dilemma.shared", by=by, on=on)
    return current


def take_back(*, dilemma: Dilemma, by: User, on: date) -> None:
    """Hers alone again; what others have read they have read."""
    with transaction.atomic():
        current = _own(dilemma, by)
        current.shared_on = None
        current.version += 1
        save_checked(current)
        audit.record("dilemma.taken_back", by=by, on=on)


def remove(*, dilemma: Dilemma, by: User, on: date) -> None:
    with transaction.atomic():
        _own(dilemma, by).delete()
        audit.record("dilemma.removed", by=by, on=on)


def listen(*, by: User, on: date, listened_to: User, listened: Listened, row_id: UUID | None = None) -> Sparring:
    """A colleague of the same team lent an ear; without the borger's consent it cannot begin."""
    unit = _team(by, on)
    if not Membership.objects.filter(user=listened_to, unit=unit).on(on).exists():
        raise ValidationError({"listened_to": _("Vælg en kollega i dit eget team.")})
    last_day = _kept_until(listened.held_on, on)
    _nobody_is_named(asdict(listened), HEARD, by, on)
    with transaction.atomic():
        if row_id and (there := Sparring.objects.filter(pk=row_id, listener=by).first()):
            return there
        sparring = Sparring(
            listener=by,
            listened_to=listened_to,
            unit_id=unit,
            keep_until=last_day,
            **asdict(listened),
        )
        if row_id and not Sparring.objects.filter(pk=row_id).exists():
            sparring.pk = row_id
        save_checked(sparring, new=True)
        audit.record("sparring.held", by=by, on=on)
    return sparring


def forget(*, on: date) -> int:
    """What has had its time is deleted for good; answers how many rows."""
    with transaction.atomic():
        dilemmas, _by_table = Dilemma.objects.filter(keep_until__lt=on).delete()
        heard, _by_table = Sparring.objects.filter(keep_until__lt=on).delete()
        if dilemmas or heard:
            audit.record("reflection.forgotten", by=None, on=on, data={"rows": dilemmas + heard})
    return dilemmas + heard


def _columns(told: Told) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(told).items()}


def _own(dilemma: Dilemma, by: User) -> Dilemma:
    current = Dilemma.objects.select_for_update(of=("self",)).get(pk=dilemma.pk)
    if current.author_id != by.pk:
        raise PermissionDenied("dilemma")
    return current


def _team(by: User, on: date) -> UUID:
    if not takes_part(by, on):
        raise PermissionDenied("reflection")
    unit = min(teams(by, on), default=None, key=str)
    if unit is None:
        raise PermissionDenied("reflection")
    return unit


def _last_day(on: date) -> date:
    return on + timedelta(days=rules.on(on).days(KEEP))


def _kept_until(held_on: date, on: date) -> date:
    """By today's rule, however long ago it was; refused where it would be deleted the night it is written."""
    days = _last_day(on) - on
    if held_on > on:
        raise ValidationError({"held_on": _("Dagen er ikke kommet endnu. Vælg i dag eller en tidligere dag.")})
    if held_on < on - days:
        told = _("Det, I skriver her, bliver gemt i %(days)d dage efter den dag, I talte. Vælg en senere dag.")
        raise ValidationError({"held_on": told % {"days": days.days}})
    return held_on + days


def _nobody_is_named(said: dict[str, Any], names: tuple[str, ...], by: User, on: date) -> None:
    errors = {name: text for name in names if (text := identifiers.sentence(str(said[name]), by=by, on=on))}
    if errors:
        raise ValidationError(errors)
