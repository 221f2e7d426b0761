"""Monrad's four forms and what surrounds them; the forms are never ranked and never summed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Form(TextChoices):
    DEMOKRATI = "demokrati", _("Demokrati")
    FORBRUG = "forbrug", _("Forbrug")
    SELVREFLEKSION = "selvrefleksion", _("Selv-refleksion")
    SAMSKABELSE = "samskabelse", _("Samskabelse")


class Phase(TextChoices):
    """From start to end of the course (seed 004, l.505-507, l.1489, l.1548, l.2137-2139)."""

    PROBLEMDEFINITION = "problemdefinition", _("Hvad handler det om?")
    UDVAELGELSE = "udvaelgelse", _("Valg af indsats")
    TILRETTELAEGGELSE = "tilrettelaeggelse", _("Tilrettelæggelse")
    REGULERING = "regulering", _("Regulering undervejs")
    AFSLUTNING = "afslutning", _("Afslutning")


class Subject(TextChoices):
    """What was negotiated (S4-25)."""

    PROBLEMFORSTAAELSE = "problemforstaaelse", _("Forståelse af problemet")
    MAAL = "maal", _("Mål")
    BRANCHE = "branche", _("Branche eller arbejdssted")
    OPGAVER = "opgaver", _("Opgaver")
    TIMER = "timer", _("Timer")
    DAGE_TIDER = "dage_tider", _("Dage og tider")
    SKAANEBEHOV = "skaanebehov", _("Skånebehov")
    KURSUS = "kursus", _("Kursus og opkvalificering")
    CV = "cv", _("Jobsøgning og CV")
    SANKTION = "sanktion", _("Sanktion")
    TIMEREGEL = "timeregel", _("225-timersreglen (historisk)")
    AFSLUTNING = "afslutning", _("Afslutning")


class ClaimStatus(TextChoices):
    """How well a claimed form is documented; computed, never chosen."""

    DOKUMENTERET = "dokumenteret", _("Dokumenteret")
    DELVIS = "delvis", _("Delvis")
    UDOKUMENTERET = "udokumenteret", _("Ikke dokumenteret endnu")


class Polarity(TextChoices):
    FOR = "for", _("Taler for")
    IMOD = "imod", _("Taler imod")


class DecidedBy(TextChoices):
    BORGER = "borger", _("Borgeren")
    FAELLES = "faelles", _("Vi besluttede sammen")
    SAGSBEHANDLER = "sagsbehandler", _("Sagsbehandleren")
    LOVKRAV = "lovkrav", _("Loven havde afgjort det")
    ANDEN_AKTOER = "anden_aktoer", _("En anden aktør")
    IKKE_BESLUTTET = "ikke_besluttet", _("Ikke besluttet endnu")


class DecisionIncluded(TextChoices):
    """S-6: samskabelse does not necessarily touch the decision (seed 004, l.1548-1550)."""

    JA = "ja", _("Ja, beslutningen var også fælles")
    DELVIS = "delvis", _("Delvis")
    NEJ = "nej", _("Nej, kun planlægning og gennemførelse")


class Agreement(TextChoices):
    ENIG = "enig", _("Enige")
    DELVIST_ENIG = "delvist_enig", _("Delvist enige")
    UENIG = "uenig", _("Uenige")
    IKKE_AFKLARET = "ikke_afklaret", _("Ikke afklaret")


class Barrier(TextChoices):
    """What stood in the way when no form fits: an honest record, not a mark against anybody (S4-10)."""

    RETTIDIGHED = "rettidighed", _("En frist pressede")
    LOKAL_MAALSAETNING = "lokal_maalsaetning", _("En lokal målsætning afgjorde det")
    LOVKRAV = "lovkrav", _("Loven gav ikke plads")
    FAGLIG_VURDERING = "faglig_vurdering", _("Vores faglige vurdering afgjorde det")
    TILBUD_MANGLER = "tilbud_mangler", _("Tilbuddet fandtes ikke")
    VIRKSOMHED_SAGDE_NEJ = "virksomhed_sagde_nej", _("Virksomheden sagde nej")
    HELBRED = "helbred", _("Borgerens helbred den dag")
    RESSOURCER = "ressourcer", _("Kræfter og overskud")
    SPROG = "sprog", _("Sprog eller tolkning")
    MISTILLID = "mistillid", _("Tilliden skal bygges op først")
    TID = "tid", _("Tiden slog ikke til")


# Four frames that are easily taken for one another: "loven siger" is only one of them (S4-71).
FRAMES = (Barrier.LOVKRAV, Barrier.LOKAL_MAALSAETNING, Barrier.FAGLIG_VURDERING, Barrier.TILBUD_MANGLER)


class Pressure(TextChoices):
    INGEN = "ingen", _("Intet pres")
    TIDSFRIST = "tidsfrist", _("En tidsfrist")
    SANKTION_NAEVNT = "sanktion_naevnt", _("Sanktion blev nævnt")
    SANKTION_VARSLET = "sanktion_varslet", _("Sanktion blev varslet")


# Behind a choice that was claimed, each of these asks whether the choice was free (S4-66).
SANCTION_NAMED = frozenset({Pressure.SANKTION_NAEVNT, Pressure.SANKTION_VARSLET})


class Response(TextChoices):
    """The borger's answer to an option that was shown."""

    TILVALG = "tilvalg", _("Valgte til")
    FRAVALG = "fravalg", _("Valgte fra")
    OVERVEJER = "overvejer", _("Overvejer")


class Actor(TextChoices):
    """Who else had a part in it: with more than one, somebody has to say who decides (V-09, S4-70)."""

    VIRKSOMHED = "virksomhed", _("Virksomhed")
    ANDEN_AKTOER = "anden_aktoer", _("Anden aktør")
    SUNDHED = "sundhed", _("Sundhedsvæsenet")
    SOCIAL = "social", _("Socialforvaltningen")
    UDDANNELSE = "uddannelse", _("Uddannelsessted")
    YDELSE = "ydelse", _("Ydelsescentret")


class Precondition(TextChoices):
    """Seven things real involvement rests on; each points to the level that can act (S3-23; seed 003, l.818-873)."""

    BESLUTNINGSMYNDIGHED = "beslutningsmyndighed", _("Myndighed til at beslutte")
    FORUDSIGELIGHED = "forudsigelighed", _("At det, vi lover, holder")
    RELATIONEL_KONTINUITET = "relationel_kontinuitet", _("Den samme at tale med")
    TILGAENGELIGHED = "tilgaengelighed", _("At kunne få fat i os")
    LEDELSESOPBAKNING = "ledelsesopbakning", _("Opbakning fra ledelsen")
    TILGAENGELIGE_TILBUD = "tilgaengelige_tilbud", _("At tilbuddet findes")
    BORGERERFARINGER = "borgererfaringer", _("Borgerens tidligere erfaringer med os")


class Level(TextChoices):
    """Who can do something about a precondition that fails (S3-23)."""

    SAGSBEHANDLER = "sagsbehandler", _("Sagsbehandleren")
    TEAMLEDER = "teamleder", _("Teamlederen")
    LEDELSE = "ledelse", _("Ledelsen")


# The source says what each is, and that most can be dealt with locally (seed 003, l.818-880); the level is ours.
ACTS_ON: dict[Precondition, Level] = {
    Precondition.BESLUTNINGSMYNDIGHED: Level.LEDELSE,
    Precondition.FORUDSIGELIGHED: Level.LEDELSE,
    Precondition.RELATIONEL_KONTINUITET: Level.TEAMLEDER,
    Precondition.TILGAENGELIGHED: Level.TEAMLEDER,
    Precondition.LEDELSESOPBAKNING: Level.LEDELSE,
    Precondition.TILGAENGELIGE_TILBUD: Level.LEDELSE,
    Precondition.BORGERERFARINGER: Level.SAGSBEHANDLER,
}


class Influence(TextChoices):
    """Did the borger influence what the problem is, that it began, that it goes on, and that it ends (S3-20)?"""

    PROBLEM = "problem", _("Hvad problemet er")
    START = "start", _("Hvad der skulle begynde")
    FORTSAT = "fortsat", _("Hvordan det fortsatte")
    SLUT = "slut", _("Hvordan det sluttede")


INFLUENCE_IN: dict[Phase, Influence] = {
    Phase.PROBLEMDEFINITION: Influence.PROBLEM,
    Phase.UDVAELGELSE: Influence.START,
    Phase.TILRETTELAEGGELSE: Influence.START,
    Phase.REGULERING: Influence.FORTSAT,
    Phase.AFSLUTNING: Influence.SLUT,
}


def influences(form: str, phase: str) -> bool:
    """Selv-refleksion moves how it is seen; what begins, goes on and ends is moved by the other three (seed 004)."""
    return form != Form.SELVREFLEKSION or INFLUENCE_IN[Phase(phase)] == Influence.PROBLEM


class NegotiationKind(TextChoices):
    """One move of a negotiation, in the order it happened (S4-24)."""

    FORSLAG = "forslag", _("Forslag")
    INDVENDING = "indvending", _("Indvending")
    MODFORSLAG = "modforslag", _("Modforslag")
    OPGIVET = "opgivet", _("Opgivet")
    NY_MULIGHED = "ny_mulighed", _("Ny mulighed")
    REGEL_NAEVNT = "regel_naevnt", _("En regel blev nævnt")
    SANKTION_NAEVNT = "sanktion_naevnt", _("Sanktion blev nævnt")


class WithheldReason(TextChoices):
    """Why a relevant option was not shown, in words that can be counted without anybody's name (S4-05)."""

    KRAV = "krav", _("Kravene kan ikke mødes endnu")
    IKKE_LEDIG = "ikke_ledig", _("Ingen ledig plads")
    LOV = "lov", _("Loven giver ikke plads")
    BEKYMRING = "bekymring", _("Faglig bekymring")
    UDNYTTELSE = "udnyttelse", _("Arbejdsstedet udnytter folk")
    ANDET = "andet", _("Andet")
