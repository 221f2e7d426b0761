"""Code lists of dilemmas: what pulls, what kind of situation, what is at stake, and where it ended."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Dimension(TextChoices):
    """The four moral dimensions that pull in every case (seed 003, l.62-66, l.338-341). Never added up."""

    EFFEKTIVITET = "effektivitet", _("Effektivitet")
    LIGE_ADGANG = "lige_adgang", _("Lige adgang")
    RESPONSIVITET = "responsivitet", _("Løsning, der passer til den enkelte")
    RESPEKT = "respekt", _("Respekt")


class Situation(TextChoices):
    """What it was about (S3-06)."""

    PRAKTIKSTOP = "praktikstop", _("Ud af praktikken")
    SKIFT = "skift", _("Skift af sagsbehandler")
    BEVILLING = "bevilling", _("Bevilling")
    AFKLARING = "afklaring", _("Afklaring")
    UDEBLIVELSE = "udeblivelse", _("Borgeren kom ikke")
    PRIORITERING = "prioritering", _("Hvem tager vi først")
    ANDET = "andet", _("Noget andet")


class DilemmaKind(TextChoices):
    """E-1 to E-16 of the source's catalogue (seed 004, 5.7)."""

    OENSKE_OG_FAGLIGHED = "oenske_og_faglighed", _("Borgerens ønske og min faglige vurdering")
    SMALT_OENSKE = "smalt_oenske", _("Ønsket findes kun ét svært sted")
    FRIST_OG_PARATHED = "frist_og_parathed", _("Fristen og om borgeren er klar")
    LET_OG_SVAER = "let_og_svaer", _("Den lette sag før den svære")
    TREDJE_OENSKE = "tredje_oenske", _("Et lavere ønske, fordi det første var svært")
    MYNDIGHED_OG_KONSULENT = "myndighed_og_konsulent", _("Myndighed og virksomhedskonsulent ser forskelligt")
    RAMMER = "rammer", _("Loven eller rammerne giver ikke plads")
    UDNYTTELSE = "udnyttelse", _("Virksomheden tager mere, end den giver")
    KRAV_TIL_VIRKSOMHED = "krav_til_virksomhed", _("Vi beder meget af virksomheden")
    PENSION_OG_AFKLARING = "pension_og_afklaring", _("Ønske om førtidspension og pligten til afklaring")
    HOLDER_TILBAGE = "holder_tilbage", _("Borgeren holder noget tilbage eller er uenig")
    SANKTION_OG_RELATION = "sanktion_og_relation", _("Sanktion og tillid")
    SELVSTYRING = "selvstyring", _("Tilbud, man selv skal styre, og kræfterne til det")
    MANGE_AKTOERER = "mange_aktoerer", _("Mange aktører, uklart ansvar")
    OENSKE_OG_HELBRED = "oenske_og_helbred", _("Ønsket og helbredet")
    MAALING_OG_MENNESKE = "maaling_og_menneske", _("Det, der måles, og det enkelte menneske")


class Value(TextChoices):
    """Four values of the profession, three forms of recognition (seed 004, l.1581-1607, l.3993-4001)."""

    VAERDIGHED = "vaerdighed", _("Individets værdighed")
    RETFAERDIGHED = "retfaerdighed", _("Social retfærdighed")
    INTEGRITET = "integritet", _("Professionel integritet")
    ANSVAR = "ansvar", _("Medmenneskeligt ansvar")
    KAERLIG = "kaerlig", _("At blive holdt af")
    RETLIG = "retlig", _("At have de samme rettigheder")
    SOLIDARISK = "solidarisk", _("At blive værdsat af andre")


class Consulted(TextChoices):
    INGEN = "ingen", _("Ingen endnu")
    KOLLEGA = "kollega", _("En kollega")
    LEDER = "leder", _("Min leder")
    BORGER = "borger", _("Borgeren")
    VIRKSOMHED = "virksomhed", _("Virksomheden")
    ANDEN = "anden", _("En anden")


class DilemmaStatus(TextChoices):
    """There is not always an answer, and saying so is one (seed 004, l.4631)."""

    AABENT = "aabent", _("Stadig åbent")
    LOESNING = "loesning", _("Vi fandt en vej")
    INGEN_LOESNING = "ingen_loesning", _("Der er ingen løsning")
