"""Rights and pressure: what is weighed before a sanction step, and the duties that are decisions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ResistanceCause(TextChoices):
    """Why somebody stays away or says no, considered before any reaction (S3-36; seed 003, l.468-472)."""

    MISTILLID_SYSTEM = "mistillid_system", _("Mangler tillid til, at systemet vil det bedste")
    UNDGAA_UBEHAG = "undgaa_ubehag", _("Vil undgå noget, der er ubehageligt")
    MISTILLID_SIG_SELV = "mistillid_sig_selv", _("Tror ikke på, at det kan lykkes")
    SNYD = "snyd", _("Forsøg på snyd")
    VED_IKKE = "ved_ikke", _("Ved ikke")


class Ability(TextChoices):
    """Can the borger respond to the demand at all (S0-04)?"""

    KAN = "kan", _("Kan")
    DELVIST = "delvist", _("Kan kun delvist")
    KAN_IKKE = "kan_ikke", _("Kan ikke")
    VED_IKKE = "ved_ikke", _("Ved ikke endnu")


class HearingForm(TextChoices):
    """How the borger was really reached for partshøring; a letter alone is no contact."""

    SAMTALE = "samtale", _("Samtale")
    TELEFON = "telefon", _("Telefon")
    BESOEG = "besoeg", _("Besøg")
    SKRIFTLIGT_SVAR = "skriftligt_svar", _("Borgeren svarede skriftligt")


class SanctionOutcome(TextChoices):
    """What the one with myndighed decided; the system proposes neither."""

    INGEN = "ingen", _("Ingen sanktion")
    TIL_AFGOERELSE = "til_afgoerelse", _("Går videre til afgørelse om ydelsen")


class ReactivationKind(TextChoices):
    """A case that stood still for long is opened step by step, a demand last (S1-105)."""

    KONTAKT = "kontakt", _("Kontakt")
    MOTIVATION = "motivation", _("Lyst og tillid")
    BEHOV = "behov", _("Behov")
    KRAV = "krav", _("Krav")


class Hat(TextChoices):
    """Support or myndighed: the borger is told which (S2-20)."""

    STOETTE = "stoette", _("Støtte")
    MYNDIGHED = "myndighed", _("Myndighed")


class TextKind(TextChoices):
    """Plain texts that the borger reads, each with the version of its day (S4-64, S4-68)."""

    RETTIGHED = "rettighed", _("Rettighed")
    PROCEDURE = "procedure", _("Vej gennem systemet")


class TextLanguage(TextChoices):
    """Languages that the plain texts can be written in; the codes are those of the page's `lang`."""

    DA = "da", _("Dansk")
    EN = "en", _("Engelsk")
    DE = "de", _("Tysk")
    PL = "pl", _("Polsk")
    RO = "ro", _("Rumænsk")
    SO = "so", _("Somali")
    TR = "tr", _("Tyrkisk")
    UK = "uk", _("Ukrainsk")
    AR = "ar", _("Arabisk")
    FA = "fa", _("Farsi")


# Written from right to left.
RIGHT_TO_LEFT = frozenset({TextLanguage.AR, TextLanguage.FA})


class OverdueCause(TextChoices):
    """Why a follow-up came late, asked at the second time (S1-57)."""

    SAGSTAL = "sagstal", _("For mange sager")
    ADMINISTRATION = "administration", _("Administrativt arbejde")
    IKKE_TRUFFET = "ikke_truffet", _("Borgeren var ikke til at få fat i")
    AFTALT = "aftalt", _("Aftalt med borgeren")
    ANDET = "andet", _("Andet")


class RhythmKind(TextChoices):
    """Two rhythms, never mixed: what the law asks, and what the two agreed (S1-57)."""

    LOV = "lov", _("Lovens frist")
    AFTALT = "aftalt", _("Aftalt rytme")
