"""Code lists about the borger and where the law places her; each scheme belongs to its period."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class VisitationScheme(TextChoices):
    """Schemes live side by side and are never converted into one another (S1-99)."""

    VISITATION = "visitation", _("Visitation")
    MATCHKATEGORI = "matchkategori", _("Matchkategori (2004-2010)")
    MATCHGRUPPE = "matchgruppe", _("Matchgruppe (2010-2014)")
    SYGEDAGPENGE = "sygedagpengekategori", _("Sygedagpengekategori")


class VisitationCategory(TextChoices):
    JOBPARAT = "jobparat", _("Jobparat")
    AKTIVITETSPARAT = "aktivitetsparat", _("Aktivitetsparat")
    UDDANNELSESPARAT = "uddannelsesparat", _("Uddannelsesparat")
    AABENLYST_UDDANNELSESPARAT = "aabenlyst_uddannelsesparat", _("Åbenlyst uddannelsesparat")
    IKKE_VISITERET = "ikke_visiteret", _("Ikke visiteret endnu")
    MATCH_1 = "match_1", _("Matchkategori 1")
    MATCH_2 = "match_2", _("Matchkategori 2")
    MATCH_3 = "match_3", _("Matchkategori 3")
    MATCH_4 = "match_4", _("Matchkategori 4")
    MATCH_5 = "match_5", _("Matchkategori 5")
    MATCHGRUPPE_1 = "matchgruppe_1", _("Matchgruppe 1")
    MATCHGRUPPE_2 = "matchgruppe_2", _("Matchgruppe 2")
    MATCHGRUPPE_3 = "matchgruppe_3", _("Matchgruppe 3")
    SYGEDAGPENGE_1 = "sygedagpenge_1", _("Sygedagpengekategori 1")
    SYGEDAGPENGE_2 = "sygedagpenge_2", _("Sygedagpengekategori 2")
    SYGEDAGPENGE_3 = "sygedagpenge_3", _("Sygedagpengekategori 3")


SCHEME_CATEGORIES = {
    VisitationScheme.VISITATION: frozenset(
        {
            VisitationCategory.JOBPARAT,
            VisitationCategory.AKTIVITETSPARAT,
            VisitationCategory.UDDANNELSESPARAT,
            VisitationCategory.AABENLYST_UDDANNELSESPARAT,
            VisitationCategory.IKKE_VISITERET,
        }
    ),
    VisitationScheme.MATCHKATEGORI: frozenset(
        {
            VisitationCategory.MATCH_1,
            VisitationCategory.MATCH_2,
            VisitationCategory.MATCH_3,
            VisitationCategory.MATCH_4,
            VisitationCategory.MATCH_5,
        }
    ),
    VisitationScheme.MATCHGRUPPE: frozenset(
        {
            VisitationCategory.MATCHGRUPPE_1,
            VisitationCategory.MATCHGRUPPE_2,
            VisitationCategory.MATCHGRUPPE_3,
        }
    ),
    VisitationScheme.SYGEDAGPENGE: frozenset(
        {
            VisitationCategory.SYGEDAGPENGE_1,
            VisitationCategory.SYGEDAGPENGE_2,
            VisitationCategory.SYGEDAGPENGE_3,
        }
    ),
}

# The borgere whom parking hits: problems beyond unemployment (seed 004, l.4209-4211; seed 001, L355-363).
CASES_THAT_NEED_A_NEXT_STEP = frozenset(
    {
        VisitationCategory.AKTIVITETSPARAT,
        VisitationCategory.MATCH_4,
        VisitationCategory.MATCH_5,
        VisitationCategory.MATCHGRUPPE_2,
        VisitationCategory.MATCHGRUPPE_3,
    }
)

# Only these two are defined by element in the source, and only they demand a reason per element (S1-01).
MATCHES_WITH_REASONS = frozenset({VisitationCategory.MATCH_4, VisitationCategory.MATCH_5})


class VisitationStage(TextChoices):
    """A coarse match at the door and the final one are two records with two actors (S1-02)."""

    GROV = "grov", _("Første vurdering")
    ENDELIG = "endelig", _("Endelig")


class MatchElement(TextChoices):
    """The elements of the definitions of match 4 and 5 (seed 001, L355-363); all speak of now, not of ever."""

    KOMPETENCER = "kompetencer", _("Kompetencer")
    RESSOURCER = "ressourcer", _("Ressourcer")
    ARBEJDSEVNE = "arbejdsevne", _("Arbejdsevne lige nu")
    JOBFUNKTIONER = "jobfunktioner", _("Jobfunktioner, der passer")
    OMFANG = "omfang", _("Omfang på det ordinære arbejdsmarked")


class BenefitKind(TextChoices):
    """Uddannelseshjælp left the law on 2025-07-01 and is kept for history only."""

    KONTANTHJAELP = "kontanthjaelp", _("Kontanthjælp")
    DAGPENGE = "dagpenge", _("Dagpenge")
    SYGEDAGPENGE = "sygedagpenge", _("Sygedagpenge")
    LEDIGHEDSYDELSE = "ledighedsydelse", _("Ledighedsydelse")
    RESSOURCEFORLOEBSYDELSE = "ressourceforloebsydelse", _("Ressourceforløbsydelse")
    UDDANNELSESHJAELP = "uddannelseshjaelp", _("Uddannelseshjælp (historisk)")
    INGEN = "ingen", _("Ingen ydelse")


class Voice(TextChoices):
    """Two definitions of the problem stand side by side and are never merged (S4-12)."""

    BORGER = "borger", _("Borgerens ord")
    FAGLIG = "faglig", _("Det faglige blik")


class SensitiveKind(TextChoices):
    """Coarse on purpose; there is no code for crime or misuse (house decision)."""

    HELBRED = "helbred", _("Helbred")
    # No diagnosis: only that a leader looks once more before a sanction step goes on (S1-66).
    PSYKISK = "psykisk", _("Svær psykisk lidelse")
    FAMILIE = "familie", _("Familie")
    BOLIG_OEKONOMI = "bolig_oekonomi", _("Bolig og økonomi")
    ANDET = "andet", _("Andet personligt")
