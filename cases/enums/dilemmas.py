"""Decisions that carry a dilemma in a case: what was decided, and what the guide out of a praktik ended in."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlanDecision(TextChoices):
    """Start, continue, adjust or stop (S3-01)."""

    START = "start", _("Begynde")
    FORTSAET = "fortsaet", _("Fortsætte")
    JUSTER = "juster", _("Justere")
    STOP = "stop", _("Stoppe")


class GuideOutcome(TextChoices):
    """Where the four questions may end (S3-02)."""

    FORTSAET = "fortsaet", _("Fortsæt")
    JUSTER = "juster", _("Justér")
    SKIFT = "skift", _("Skift virksomhed")
    STOP = "stop", _("Stop")


class CompanyContactKind(TextChoices):
    OPKALD = "opkald", _("Opkald")
    MAIL = "mail", _("Mail")
    BESOEG = "besoeg", _("Besøg")
    MOEDE = "moede", _("Fælles møde")
