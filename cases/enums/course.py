"""What is said about each element of the plan: its area, what it demands, how fixed it is, and who decides it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Area(TextChoices):
    """Social, health and employment steps stand in one plan and may run side by side (S1-29, S2-12)."""

    BESKAEFTIGELSE = "beskaeftigelse", _("Job og praktik")
    UDDANNELSE = "uddannelse", _("Uddannelse")
    SOCIAL = "social", _("Social indsats")
    SUNDHED = "sundhed", _("Helbred og behandling")
    HVERDAG = "hverdag", _("Hverdagen")


# What the borger does about health, family and everyday is nobody's who only works with companies (house.md 7).
PRIVATE_AREAS = frozenset({Area.SOCIAL, Area.SUNDHED, Area.HVERDAG})


class StepKind(TextChoices):
    """Steps before work count as progress like any other (S1-27; seed 001 code list `trin_foer_arbejde`)."""

    HYGIEJNE = "personlig_hygiejne", _("Personlig hygiejne")
    STAA_OP = "staa_op", _("Stå op")
    HOLDE_HUS = "holde_hus", _("Holde hus")
    PLANLAEGGE_DAG = "planlaegge_dag", _("Planlægge dagen")
    BEHANDLING = "behandling", _("Behandling")
    MOEDESTABILITET = "moedestabilitet", _("Møde stabilt")
    OMGAAS_ANDRE = "omgaas_andre", _("Være sammen med andre")
    SELVTILLID = "motivation_selvtillid", _("Lyst og tro på det")
    SPROG = "sprog", _("Sprog")
    PROJEKT = "projekt", _("Projekt eller værksted")
    KURSUS = "kursus", _("Kursus eller uddannelse")
    PRAKTIK = "praktik", _("Virksomhedspraktik")
    LOENTILSKUD = "loentilskud", _("Løntilskud")
    LOENNEDE_TIMER = "loennede_timer", _("Lønnede timer")
    JOB = "job", _("Job")
    ANDET = "andet", _("Andet")


# Everyday steps that come before work for some, and beside it for others.
LOWER_STEPS = frozenset(
    {
        StepKind.HYGIEJNE,
        StepKind.STAA_OP,
        StepKind.HOLDE_HUS,
        StepKind.PLANLAEGGE_DAG,
        StepKind.BEHANDLING,
        StepKind.MOEDESTABILITET,
        StepKind.OMGAAS_ANDRE,
        StepKind.SELVTILLID,
    }
)

# Steps that happen at a workplace; from one to the next something can be taken along (S0-17).
WORKPLACE_STEPS = frozenset({StepKind.PRAKTIK, StepKind.LOENTILSKUD, StepKind.LOENNEDE_TIMER, StepKind.JOB})


class Demand(TextChoices):
    """What a step asks of the borger. Words, not a number: nobody climbs a ladder here (S0-17, S1-26)."""

    RO = "ro", _("Ro og tryghed")
    LIDT = "lidt", _("Små krav")
    NOGET = "noget", _("Nogle krav")
    ARBEJDSLIGNENDE = "arbejdslignende", _("Som på en arbejdsplads")
    ORDINAER = "ordinaer", _("Ordinære krav")


class Firmness(TextChoices):
    """Krav, kan forhandles or eget valg beside every element (S3-22)."""

    KRAV = "krav", _("Krav")
    KAN_FORHANDLES = "kan_forhandles", _("Kan forhandles")
    EGET_VALG = "eget_valg", _("Eget valg")


class Basis(TextChoices):
    """Where a constraint comes from, so that “loven siger” can be traced (S4-71)."""

    LOV = "lov", _("Loven")
    LOKAL_MAALSAETNING = "lokal_maalsaetning", _("Kommunens egen målsætning")
    FAGLIG_VURDERING = "faglig_vurdering", _("Faglig vurdering")
    TILBUDSMANGEL = "tilbudsmangel", _("Der mangler et tilbud")


class Timing(TextChoices):
    """Social or health effort beside the job effort; “forud for” needs a day to look again (S0-24)."""

    FORUD_FOR = "forud_for", _("Først dette, så job")
    SIDELOEBENDE = "sideloebende", _("Samtidig med job og praktik")
    EFTER_PLACERING = "efter_placering", _("Når der er fundet et sted")


class CitizenPurpose(TextChoices):
    """What the borger herself wants of the kommune (S4-96)."""

    FOERTIDSPENSION = "foertidspension", _("Førtidspension")
    AFKLARING = "afklaring", _("Afklaring")
    HJAELP = "hjaelp", _("Hjælp til det, der er svært")
    UDDANNELSE = "uddannelse", _("Uddannelse")
    ARBEJDE = "arbejde", _("Arbejde")
    ANDET = "andet", _("Noget andet")


class AuthorityPurpose(TextChoices):
    """What the kommune wants (seed 003, l.796-803; praktik by S4-96)."""

    BESKAEFTIGELSE = "beskaeftigelse", _("Beskæftigelse")
    PRAKTIK = "praktik", _("Virksomhedspraktik")
    PARATHED = "arbejdsmarkedsparathed", _("Styrket arbejdsmarkedsparathed")
    AFKLARING = "afklaring_arbejdsevne", _("Afklaring af arbejdsevnen")
    UDDANNELSE = "uddannelse", _("Uddannelse")
    LIVSMESTRING = "livsmestring", _("Livsmestring")
