"""The borger's own voice: by which way it came, and the plain answers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """How the answer reached us; paper is typed in by staff and marked as such (S4-20)."""

    KIOSK = "kiosk", _("Selv, på skærmen hos os")
    LINK = "link", _("Selv, ved sit eget link")
    PAPIR = "papir", _("På papir, skrevet ind af en medarbejder")


class Meaning(TextChoices):
    """“Gav det mening for dig?”"""

    JA = "ja", _("Ja")
    DELVIST = "delvist", _("Noget af det")
    NEJ = "nej", _("Nej")
    VED_IKKE = "ved_ikke", _("Ved ikke")


class Chose(TextChoices):
    """“Var du med til at vælge?”"""

    JA = "ja", _("Ja, jeg var med til at vælge")
    DELVIST = "delvist", _("Delvist")
    NEJ = "nej", _("Nej, jeg var ikke med til at vælge")
    VED_IKKE = "ved_ikke", _("Ved ikke")


class Stance(TextChoices):
    """Where each side of an agreement line stands (S4-13)."""

    ENIG = "enig", _("Enige")
    DELVIST = "delvist", _("Delvist enige")
    UENIG = "uenig", _("Uenige")


class Confirmation(TextChoices):
    """Whether the borger has seen what was written, and what she said to it (seed 004, 1.9)."""

    SET_OG_ENIG = "set_og_enig", _("Set, og borgeren er enig")
    SET_MED_BEMAERKNING = "set_med_bemaerkning", _("Set, med en bemærkning")
    SET_OG_UENIG = "set_og_uenig", _("Set, og borgeren er uenig")
    IKKE_SET = "ikke_set", _("Ikke vist til borgeren endnu")
    AFVISTE = "afviste_at_svare", _("Borgeren ønskede ikke at svare")


class Gribning(TextChoices):
    """What became of something the borger said that made sense to her (S3-13; seed 003, l.737-739)."""

    GREBET = "grebet", _("Grebet")
    OVERHOERT = "overhoert", _("Overhørt")
    OVERHALET = "overhalet", _("Overhalet af vores egen dagsorden")


class Wants(TextChoices):
    """The borger's answer to how a praktik is to go on (S3-03)."""

    FORTSAET = "fortsaet", _("Fortsætte")
    JUSTER = "juster", _("Ændre noget")
    STOP = "stop", _("Stoppe")


class Handling(TextChoices):
    """How the borger wants it taken up with the workplace (S3-04)."""

    SAGSBEHANDLER = "sagsbehandler", _("Min sagsbehandler taler med dem")
    FAELLES = "faelles", _("Vi taler med dem sammen")
    INGEN_KONTAKT = "ingen_kontakt", _("Ingen kontakt til dem")
    STILLE = "stille", _("Stop stille og roligt")
