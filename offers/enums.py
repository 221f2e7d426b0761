"""Code lists of the catalogue: types, purposes, demands, and what can be accommodated."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OfferType(TextChoices):
    VIRKSOMHEDSPRAKTIK = "virksomhedspraktik", _("Virksomhedspraktik")
    VIRKSOMHEDSCENTER = "virksomhedscenter", _("Virksomhedscenter")
    VEJLEDNING = "vejledning_opkvalificering", _("Vejledning og opkvalificering")
    KURSUS = "kursus", _("Kursus")
    KOMBIMODEL = "kombimodel", _("Kombination af skole og praktik")
    MENTOR = "mentor", _("Mentorstøtte")
    MESTRING = "mestring", _("Mestring og hverdag")
    FAELLESSKAB = "faellesskab", _("Fællesskab uden krav")


class OfferPurpose(TextChoices):
    AFKLARENDE = "afklarende", _("Afklarende")
    UDVIKLENDE = "udviklende", _("Udviklende")
    OPKVALIFICERENDE = "opkvalificerende", _("Opkvalificerende")
    VIRKSOMHEDSRETTET = "virksomhedsrettet", _("Virksomhedsrettet")
    MOTIVERENDE = "motiverende", _("Giver lyst og mod")
    BEHANDLENDE = "behandling", _("Støtte ved siden af behandling")


class Demand(TextChoices):
    """What an offer asks of the person who takes part (S4-28)."""

    SELVSTRUKTURERING = "selvstrukturering", _("Kræver selvstrukturering")
    OPSOEGENDE = "opsoegende", _("Kræver, at man selv opsøger")
    SOCIAL_KONTAKT = "social_kontakt", _("Meget kontakt med andre")
    FAST_FREMMOEDE = "fast_fremmoede", _("Fast fremmøde")
    FYSISK = "fysisk", _("Fysisk arbejde")
    DANSK = "dansk", _("Dansk på arbejdsniveau")
    STOEJ = "stoej", _("Støj og mange indtryk")


class NeedKind(TextChoices):
    """Skånebehov as needs of a person, never as a diagnosis; the same list says what a place can accommodate."""

    KORTE_DAGE = "korte_dage", _("Korte dage")
    FLEKSIBEL_MOEDETID = "fleksibel_moedetid", _("Fleksibel mødetid")
    PAUSER = "pauser", _("Ekstra pauser")
    RO = "ro", _("Ro og få indtryk")
    FASTE_RAMMER = "faste_rammer", _("Faste, tydelige rammer")
    FAA_MENNESKER = "faa_mennesker", _("Få mennesker ad gangen")
    LETTE_LOEFT = "lette_loeft", _("Ingen tunge løft")
    SIDDENDE = "siddende", _("Mulighed for at sidde")
    EN_OPGAVE = "en_opgave", _("Én opgave ad gangen")
    FAST_KONTAKT = "fast_kontakt", _("En fast kontaktperson")
    SPROGSTOETTE = "sprogstoette", _("Støtte til sproget")


# Where a demand and a need pull in opposite directions, the caseworker is told which and why (seed 004, l.3894-3906).
CLASHES = (
    (Demand.SELVSTRUKTURERING, NeedKind.FASTE_RAMMER),
    (Demand.OPSOEGENDE, NeedKind.FASTE_RAMMER),
    (Demand.SOCIAL_KONTAKT, NeedKind.FAA_MENNESKER),
    (Demand.SOCIAL_KONTAKT, NeedKind.RO),
    (Demand.STOEJ, NeedKind.RO),
    (Demand.FYSISK, NeedKind.LETTE_LOEFT),
    (Demand.FYSISK, NeedKind.SIDDENDE),
    (Demand.FAST_FREMMOEDE, NeedKind.FLEKSIBEL_MOEDETID),
    (Demand.DANSK, NeedKind.SPROGSTOETTE),
)


class Prospect(TextChoices):
    ANSAETTELSE = "ansaettelse", _("Udsigt til ansættelse eller lønnede timer")
    NAESTE_TRIN = "naeste_trin", _("Et næste trin")
    AFKLARING = "afklaring", _("Afklaring")


class ProviderKind(TextChoices):
    KOMMUNAL = "kommunal", _("Kommunen")
    EKSTERN = "ekstern_aktoer", _("Anden aktør")
    VIRKSOMHED = "virksomhed", _("Virksomhed")
    FORENING = "forening", _("Forening")
    SKOLE = "skole", _("Skole")


class Branch(TextChoices):
    """Coarse on purpose: a handle for filters, not a statistics code."""

    DETAIL = "detail", _("Butik")
    KULTUR = "kultur", _("Museum og bibliotek")
    OMSORG = "omsorg", _("Omsorg og børn")
    DYR = "dyr", _("Dyr og natur")
    KREATIV = "kreativ", _("Kreative fag")
    IT = "it", _("IT og kontor")
    LAGER = "lager", _("Lager og transport")
    INDUSTRI = "industri", _("Industri og metal")
    KANTINE = "kantine", _("Køkken og kantine")
    SERVICE = "service", _("Service og rengøring")
    BYGGERI = "byggeri", _("Byggeri og anlæg")
