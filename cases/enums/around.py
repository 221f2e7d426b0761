"""Who stands around the borger besides her sagsbehandler, and who holds it together (S4-63)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ActorKind(TextChoices):
    """Forvaltninger, sundhed and everybody else who helps; codes that `Actor` has too mean the same here."""

    SOCIAL = "social", _("Socialforvaltningen")
    FAMILIE = "familie", _("Børn og familie")
    YDELSE = "ydelse", _("Ydelsescentret")
    SUNDHED = "sundhed", _("Sundhedsvæsenet")
    MENTOR = "mentor", _("Mentor eller støtteperson")
    UDBYDER = "udbyder", _("Udbyder af et tilbud")
    ANDEN_AKTOER = "anden_aktoer", _("Anden aktør")
    VIRKSOMHED = "virksomhed", _("Virksomhed")
    UDDANNELSE = "uddannelse", _("Uddannelsessted")
    A_KASSE = "a_kasse", _("A-kasse eller fagforening")
    NETVAERK = "netvaerk", _("Familie, ven eller frivillig")
    ANDET = "andet", _("Andre")


class Coordinator(TextChoices):
    """Who holds it together: whoever has the sag, one of those around, or the borger, where she wants it so."""

    SAGSBEHANDLER = "sagsbehandler", _("Sagsbehandleren i sagen")
    AKTOER = "aktoer", _("En af dem rundt om borgeren")
    BORGER = "borger", _("Borgeren selv")
