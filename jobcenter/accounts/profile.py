"""What a person's roles mean in plain words, and where she is logged in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from jobcenter.accounts.models import Membership, User
from jobcenter.accounts.rights import Reach, Right
from jobcenter.dates import COPENHAGEN, danish, short


@dataclass(frozen=True)
class HeldRole:
    """One membership as its holder reads it."""

    role: str
    description: str
    unit: str
    sees: str
    may: tuple[str, ...]
    period: str
    begun: bool


def held_roles(user: User, on: date) -> list[HeldRole]:
    """The roles in force on the day and those to come; one query."""
    memberships = Membership.objects.filter(user=user).exclude(valid_to__lt=on).select_related("role", "unit")
    return [_held(membership, on) for membership in memberships.order_by("valid_from", "role__name", "unit__path")]


@dataclass(frozen=True)
class OpenSession:
    """A place where one is logged in, and since when."""

    device: str
    started: str
    seen: str
    current: bool


def open_sessions(user: User, at: datetime, here: str | None) -> list[OpenSession]:
    """The sessions that still hold at the moment, the latest used first; `here` is the key of this one."""
    return [
        OpenSession(row.device, _moment(row.started_at), _moment(row.seen_at), row.session_key == here)
        for row in user.sessions.filter(expire_date__gt=at).order_by("-seen_at")
    ]


def _moment(moment: datetime) -> str:
    local = moment.astimezone(COPENHAGEN)
    return _("%(day)s kl. %(time)s") % {"day": short(local.date()), "time": f"{local:%H.%M}"}


def _held(membership: Membership, on: date) -> HeldRole:
    role, unit = membership.role, membership.unit
    sentences = _rights()
    return HeldRole(
        role=role.name,
        description=role.description,
        unit=unit.name,
        sees=_sees(role.reach, unit.name),
        may=tuple(sentences[Right(code)] for code in role.rights if Right(code) in sentences),
        period=_period(membership.valid_from, membership.valid_to),
        begun=membership.valid_from <= on,
    )


def _sees(reach: str, unit: str) -> str:
    return {
        Reach.UNIT: _("Du kan se sager i %(unit)s."),
        Reach.SUBTREE: _("Du kan se sager i %(unit)s og i enhederne under den."),
        Reach.SHARED: _("Du kan se de sager, en sagsbehandler har delt med dig."),
        Reach.NONE: _("Du kan ikke se sager."),
    }[Reach(reach)] % {"unit": unit}


def _rights() -> dict[Right, str]:
    """Each continues "Du kan …". Seeing the case itself is said by `_sees`."""
    return {
        Right.SE_NOTATER: _("læse notater fra samtaler, pauser og begrundelser"),
        Right.SE_FOELSOMT: _("se oplysninger om helbred og andre følsomme forhold, når sagen kræver det"),
        Right.REGISTRERE: _("skrive i sagerne"),
        Right.AFGOERE: _("træffe afgørelser, for eksempel om visitation og pause"),
        Right.VIRKSOMHEDSKONTAKT: _("notere kontakt med virksomheder og lave udkast til praktik"),
        Right.LEDE: _("se teamets side med tal og opmærksomhedspunkter"),
        Right.ADMINISTRERE: _("oprette medarbejdere, give roller og vedligeholde regler"),
        Right.TILSYN: _("se loggen over opslag og ændringer"),
    }


def _period(first: date, last: date | None) -> str:
    if last is None:
        return _("fra %(first)s og indtil videre") % {"first": danish(first)}
    return _("fra %(first)s til og med %(last)s") % {"first": danish(first), "last": danish(last)}
