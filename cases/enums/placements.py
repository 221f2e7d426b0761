"""Placements and enrolments: their kinds, states and the tables of moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .moves import Move


class PlacementKind(TextChoices):
    VIRKSOMHEDSPRAKTIK = "virksomhedspraktik", _("Virksomhedspraktik")
    LOENTILSKUD = "loentilskud", _("Løntilskud")
    NYTTEINDSATS = "nytteindsats", _("Nytteindsats")


class PlacementPurpose(TextChoices):
    """Purpose as LAB § 58 puts it; bare for at afprøve is not one (S4-30)."""

    AFKLARING = "afklaring", _("Afklare mål og kompetencer")
    KOMPETENCER = "kompetencer", _("Styrke kompetencer")
    ANSAETTELSE = "ansaettelse", _("Vej til ansættelse eller lønnede timer")


class PlacementState(TextChoices):
    KLADDE = "kladde", _("Kladde")
    SPURGT = "spurgt", _("Virksomheden er spurgt")
    AFTALT = "aftalt", _("Aftalt")
    I_GANG = "i_gang", _("I gang")
    AFSLUTTET = "afsluttet", _("Afsluttet")
    OPGIVET = "opgivet", _("Blev ikke til noget")


PLACEMENT_MOVES = (
    Move("spoerg", _("Virksomheden er spurgt"), frozenset({PlacementState.KLADDE}), PlacementState.SPURGT),
    Move(
        "aftal",
        _("Aftal praktikken"),
        frozenset({PlacementState.KLADDE, PlacementState.SPURGT}),
        PlacementState.AFTALT,
    ),
    Move("start", _("Den er begyndt"), frozenset({PlacementState.AFTALT}), PlacementState.I_GANG),
    Move("afslut", _("Afslut"), frozenset({PlacementState.I_GANG}), PlacementState.AFSLUTTET),
    Move(
        "opgiv",
        _("Den blev ikke til noget"),
        frozenset({PlacementState.KLADDE, PlacementState.SPURGT, PlacementState.AFTALT}),
        PlacementState.OPGIVET,
    ),
)


class EndReason(TextChoices):
    """Why it ended; the person's will is not a code (S4-38)."""

    SOM_PLANLAGT = "som_planlagt", _("Som planlagt")
    JOB = "job", _("Job eller lønnede timer")
    HELBRED = "helbred", _("Helbred eller smerter")
    LAVERE_OENSKE = "lavere_oenske", _("Det var ikke det første ønske")
    INGEN_MENING = "ingen_mening", _("Det gav ikke mening")
    FOR_TIDLIGT = "for_tidligt", _("Det var for tidligt")
    TIMER = "timer", _("Timerne passede ikke")
    VIRKSOMHED = "virksomhed", _("Forhold på virksomheden")
    TILLID = "tillid", _("Tilliden manglede")
    SPROG = "sprog", _("Sprog")
    ANDET = "andet", _("Andet")


class EnrolmentState(TextChoices):
    VALGT = "valgt", _("Valgt")
    BEVILGET = "bevilget", _("Bevilget")
    I_GANG = "i_gang", _("I gang")
    AFSLUTTET = "afsluttet", _("Afsluttet")
    OPGIVET = "opgivet", _("Blev ikke til noget")


# States that take up a place in the offer's capacity.
OCCUPYING = frozenset({EnrolmentState.BEVILGET, EnrolmentState.I_GANG})

ENROLMENT_MOVES = (
    Move("bevilg", _("Bevilg"), frozenset({EnrolmentState.VALGT}), EnrolmentState.BEVILGET),
    Move("start", _("Det er begyndt"), frozenset({EnrolmentState.BEVILGET}), EnrolmentState.I_GANG),
    Move("afslut", _("Afslut"), frozenset({EnrolmentState.I_GANG}), EnrolmentState.AFSLUTTET),
    Move(
        "opgiv",
        _("Det blev ikke til noget"),
        frozenset({EnrolmentState.VALGT, EnrolmentState.BEVILGET}),
        EnrolmentState.OPGIVET,
    ),
)
