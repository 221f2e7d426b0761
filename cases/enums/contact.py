"""Code lists of samtaler and contacts; a contact is not automatically a samtale."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingKind(TextChoices):
    """Names follow the samtaletyper of the national data exchange, so that an adapter is a mapping."""

    JOBSAMTALE = "jobsamtale", _("Jobsamtale")
    OPFOELGNING = "opfoelgning", _("Opfølgning")
    CV_SAMTALE = "cv_samtale", _("CV-samtale")
    FAELLES = "faelles", _("Fælles møde med virksomhed eller andre")
    HJEMMEBESOEG = "hjemmebesoeg", _("Besøg hos borgeren")


class MeetingForm(TextChoices):
    FREMMOEDE = "fremmoede", _("Personligt fremmøde")
    TELEFON = "telefon", _("Telefon")
    DIGITAL = "digital", _("Video")
    BREV = "brev", _("Brev")


class MeetingState(TextChoices):
    AFTALT = "aftalt", _("Aftalt")
    HOLDT = "holdt", _("Holdt")
    UDEBLEVET = "udeblevet", _("Borgeren kom ikke")
    AFLYST_BORGER = "aflyst_borger", _("Aflyst af borgeren")
    AFLYST_KOMMUNE = "aflyst_kommune", _("Aflyst af kommunen")


class ContactKind(TextChoices):
    """Outreach and preparation count as work of their own (S1-59, S4-48)."""

    OPKALD = "opkald", _("Opkald")
    SMS = "sms", _("Besked")
    BREV = "brev", _("Brev")
    BESOEG = "besoeg", _("Besøg")
    AFHENTNING = "afhentning", _("Hentet hjemmefra")
    LEDSAGELSE = "ledsagelse", _("Ledsagelse")
    OPSOEGENDE = "opsoegende", _("Opsøgende arbejde")
    FORBEREDELSE = "forberedelse", _("Forberedelse sammen med borgeren")


class ContactDirection(TextChoices):
    FRA_KOMMUNEN = "fra_kommunen", _("Fra os")
    FRA_BORGEREN = "fra_borgeren", _("Fra borgeren")


class Present(TextChoices):
    """Who else was in the room (S4-79)."""

    BISIDDER = "bisidder", _("Bisidder")
    PARTSREPRAESENTANT = "partsrepraesentant", _("Partsrepræsentant")
    TOLK = "tolk", _("Tolk")
    PAAROERENDE = "paaroerende", _("Pårørende")
    MENTOR = "mentor", _("Mentor")
    VIRKSOMHEDSKONSULENT = "virksomhedskonsulent", _("Virksomhedskonsulent")
    VIRKSOMHED = "virksomhed", _("Virksomhed")
    ANDEN = "anden", _("En anden")


class Support(TextChoices):
    """What helps the borger to take part in a talk (S4-79)."""

    VISUELT = "visuelt", _("Billeder og tegninger")
    SKRIFTLIGT = "skriftligt", _("På skrift")
    MUNDTLIGT = "mundtligt", _("Læst højt")
    LET_DANSK = "let_dansk", _("Let dansk")
    PAUSER = "pauser", _("Korte samtaler eller pauser")
