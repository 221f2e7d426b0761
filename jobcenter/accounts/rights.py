"""What a role can reach and what it may do there."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reach(models.TextChoices):
    """Which cases a membership opens."""

    UNIT = "unit", _("sager i enheden")
    SUBTREE = "subtree", _("sager i enheden og enhederne under den")
    SHARED = "shared", _("sager, der er delt med medarbejderen")
    NONE = "none", _("ingen sager")


class Right(StrEnum):
    """One thing a role may do; towards the cases it reaches, where the right is about cases."""

    SE_SAG = "se_sag"
    SE_NOTATER = "se_notater"  # notes of a samtale, pauses, evidence texts
    SE_FOELSOMT = "se_foelsomt"  # health and other sensitive facts
    REGISTRERE = "registrere"
    AFGOERE = "afgoere"  # visitation, pause, exemption, bevilling
    VIRKSOMHEDSKONTAKT = "virksomhedskontakt"
    LEDE = "lede"  # the team page
    ADMINISTRERE = "administrere"  # users, rules
    TILSYN = "tilsyn"  # logs
