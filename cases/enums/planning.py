"""Code lists of wishes, goals, steps, promises, pauses and exemptions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WishKind(TextChoices):
    BRANCHE = "branche", _("Branche eller arbejdssted")
    OPGAVER = "opgaver", _("Opgaver")
    KURSUS = "kursus", _("Kursus eller uddannelse")
    VILKAAR = "vilkaar", _("Timer, tider eller ramme")
    LIVET = "livet", _("Noget andet i livet")


# Wishes that only an employer can say yes to; the others are answered elsewhere.
EMPLOYER_WISHES = frozenset({WishKind.BRANCHE, WishKind.OPGAVER})


class WishStatus(TextChoices):
    AABEN = "aaben", _("Åbent")
    FORSOEGT = "forsoegt", _("Vi forsøger")
    OPFYLDT = "opfyldt", _("Opfyldt")
    IKKE_MULIG = "ikke_mulig", _("Kan ikke lade sig gøre")
    TRUKKET = "trukket", _("Trukket af borgeren")


# A wish that still waits for somebody to act.
OPEN_WISHES = frozenset({WishStatus.AABEN, WishStatus.FORSOEGT})


class SetAside(TextChoices):
    """Why a wish was set aside; judging somebody's selvindsigt asks for what was seen, said and answered (S4-27)."""

    INTET_STED = "intet_sted", _("Der findes ikke et sted")
    KRAV = "krav", _("Kravene kan ikke mødes endnu")
    LOV = "lov", _("Loven giver ikke plads")
    HELBRED = "helbred", _("Helbredet sætter en grænse")
    SELVINDSIGT = "selvindsigt", _("Vi ser borgerens muligheder forskelligt")
    ANDET = "andet", _("Andet")


class AttemptKind(TextChoices):
    OPKALD = "opkald", _("Opkald til virksomhed")
    MAIL = "mail", _("Mail til virksomhed")
    BESOEG = "besoeg", _("Besøg på virksomhed")
    SPARRING = "sparring", _("Spurgt kolleger til råds")
    SAMTALE = "samtale", _("Undersøgt ønsket sammen med borgeren")


# Only contact with an employer counts as an attempt for a wish (S4-50, P-3).
EMPLOYER_ATTEMPTS = frozenset({AttemptKind.OPKALD, AttemptKind.MAIL, AttemptKind.BESOEG})


class AttemptOutcome(TextChoices):
    AFVENTER = "afventer", _("Afventer svar")
    JA = "ja", _("De sagde ja")
    MAASKE = "maaske", _("Måske senere")
    NEJ = "nej", _("De sagde nej")


class GoalKind(TextChoices):
    """Livsmestring and livskvalitet are goals in their own right (S3-25, S0-23; seed 001 code list)."""

    SELVFORSOERGELSE = "selvforsoergelse", _("Ordinært job")
    LOENNEDE_TIMER = "loennede_timer", _("Lønnede timer")
    UDDANNELSE = "uddannelse", _("Uddannelse")
    FLEKSJOB = "fleksjob", _("Fleksjob")
    FOERTIDSPENSION = "foertidspension", _("Førtidspension")
    AFKLARING = "afklaring", _("Afklaring")
    RETTE_YDELSE = "rette_ydelse", _("Den rette ydelse")
    LIVSMESTRING = "livsmestring", _("Livsmestring")
    LIVSKVALITET = "livskvalitet", _("Livskvalitet")
    SELVHJULPEN = "selvhjulpen", _("Klare sig selv i hverdagen")
    FAELLESSKAB = "bryde_isolation", _("Være sammen med andre")
    SUNDERE_LIV = "sundere_liv", _("Et sundere liv")
    FREMMOEDE = "stabilt_fremmoede", _("Stabilt fremmøde")
    ANDET = "andet", _("Andet")


# Progress outside employment in the narrow sense, which counts as progress (S3-25).
LIFE_GOALS = frozenset(
    {
        GoalKind.LIVSMESTRING,
        GoalKind.LIVSKVALITET,
        GoalKind.SELVHJULPEN,
        GoalKind.FAELLESSKAB,
        GoalKind.SUNDERE_LIV,
        GoalKind.FREMMOEDE,
    }
)


# A goal about work says for how long it is to hold before it is called lasting (S1-25).
JOB_GOALS = frozenset({GoalKind.SELVFORSOERGELSE, GoalKind.LOENNEDE_TIMER, GoalKind.FLEKSJOB})


class Lasting(TextChoices):
    """When the two call a job vedvarende. To talk of it later is an answer, so that nothing waits for this."""

    TRE_MAANEDER = "tre_maaneder", _("Når det har holdt i tre måneder")
    HALVT_AAR = "halvt_aar", _("Når det har holdt i et halvt år")
    ET_AAR = "et_aar", _("Når det har holdt i et år")
    SENERE = "senere", _("Det taler vi om senere")


class StepState(TextChoices):
    PLANLAGT = "planlagt", _("Planlagt")
    I_GANG = "i_gang", _("I gang")
    NAAET = "naaet", _("Nået")
    UDSAT = "udsat", _("Udsat")
    DROPPET = "droppet", _("Ikke længere aktuelt")


OPEN_STEPS = frozenset({StepState.PLANLAGT, StepState.I_GANG, StepState.UDSAT})


class Party(TextChoices):
    """Both sides promise; the system's promises count as much as the borger's (S4-15)."""

    BORGER = "borger", _("Borgeren")
    SAGSBEHANDLER = "sagsbehandler", _("Sagsbehandleren")
    VIRKSOMHEDSKONSULENT = "virksomhedskonsulent", _("Virksomhedskonsulenten")
    VIRKSOMHED = "virksomhed", _("Virksomheden")
    ANDEN = "anden", _("En anden")


class PauseReason(TextChoices):
    """Whether the pause serves the borger or the system is the whole difference (S4-54)."""

    UDREDNING = "udredning", _("Udredning er i gang")
    BEHANDLING = "behandling", _("Behandling er i gang")
    TRYGHED = "tryghed", _("Tryghed og tillid skal bygges op")
    LIVSSITUATION = "livssituation", _("Livet fylder lige nu")
    INGEN_PLADS = "ingen_plads", _("Der er ingen plads eller intet egnet tilbud")
    INGEN_TID = "ingen_tid", _("Vi har ikke tid lige nu")


PROTECTIVE_PAUSES = frozenset(
    {PauseReason.UDREDNING, PauseReason.BEHANDLING, PauseReason.TRYGHED, PauseReason.LIVSSITUATION}
)
SYSTEM_PAUSES = frozenset({PauseReason.INGEN_PLADS, PauseReason.INGEN_TID})


class ExemptionKind(TextChoices):
    """Three legal states that are neither one another nor a faglig pause (house decision)."""

    FRITAGELSE = "fritagelse", _("Fritagelse")
    MINDRE_INTENSIV = "mindre_intensiv", _("Mindre intensiv indsats (§ 106)")
    UNDTAGELSE_25 = "undtagelse_25", _("Undtagelse (25 %)")
