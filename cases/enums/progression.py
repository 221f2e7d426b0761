"""How it goes now: five aspects of everyday and company, each on a scale that describes, by whoever says so (S1-30)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Aspect(TextChoices):
    MOEDESTABILITET = "moedestabilitet", _("Mødestabilitet")
    OMGANG = "omgang", _("Omgang med andre")
    SELVTILLID = "selvtillid", _("Selvtillid")
    HVERDAGSRUTINER = "hverdagsrutiner", _("Hverdagsrutiner")
    NETVAERK = "netvaerk", _("Netværk")


class Now(TextChoices):
    """How it is these days, in this order; words, not a number, and nothing about how it will be."""

    SVAERT = "svaert", _("Svært lige nu")
    AF_OG_TIL = "af_og_til", _("Af og til")
    OFTEST = "oftest", _("For det meste")
    NAESTEN_ALTID = "naesten_altid", _("Næsten altid")


# A sentence that comes to mean something else gets a code of its own, so that what was said keeps its words.
SENTENCES = {
    Aspect.MOEDESTABILITET: {
        Now.SVAERT: _("Det er svært at nå frem til det, der er aftalt, lige nu."),
        Now.AF_OG_TIL: _("Det lykkes af og til at komme – eller at sige til, når det ikke går."),
        Now.OFTEST: _("Det lykkes for det meste at komme – eller at sige til."),
        Now.NAESTEN_ALTID: _("Det lykkes næsten altid at komme – eller at sige til."),
    },
    Aspect.OMGANG: {
        Now.SVAERT: _("Det er svært at være sammen med andre lige nu."),
        Now.AF_OG_TIL: _("Det går af og til, for eksempel med en eller to, man kender."),
        Now.OFTEST: _("Det går for det meste, også i en lille gruppe."),
        Now.NAESTEN_ALTID: _("Det går næsten altid, også med nogen, man ikke kender."),
    },
    Aspect.SELVTILLID: {
        Now.SVAERT: _("Det er svært at tro på, at noget nyt kan lykkes, lige nu."),
        Now.AF_OG_TIL: _("Noget nyt kan af og til prøves, når der er nogen med."),
        Now.OFTEST: _("Noget nyt kan for det meste prøves, når det er aftalt på forhånd."),
        Now.NAESTEN_ALTID: _("Noget nyt kan næsten altid prøves på egen hånd."),
    },
    Aspect.HVERDAGSRUTINER: {
        Now.SVAERT: _("Det er svært at få dagene til at hænge sammen lige nu."),
        Now.AF_OG_TIL: _("Nogle dage hænger sammen: stå op, spise, ordne det hjemlige."),
        Now.OFTEST: _("De fleste dage hænger sammen."),
        Now.NAESTEN_ALTID: _("Dagene hænger næsten altid sammen, også når der sker noget uventet."),
    },
    Aspect.NETVAERK: {
        Now.SVAERT: _("Der er ikke nogen at tale med eller få hjælp af lige nu."),
        Now.AF_OG_TIL: _("Der er af og til nogen at tale med eller få hjælp af."),
        Now.OFTEST: _("Der er for det meste nogen at tale med eller få hjælp af."),
        Now.NAESTEN_ALTID: _("Der er næsten altid nogen at tale med eller få hjælp af."),
    },
}


class Teller(TextChoices):
    """Who says so. Two tellers stand beside each other; nobody's view is added to another's."""

    BORGER = "borger", _("Borgeren selv")
    UDBYDER = "udbyder", _("Udbyderen")
    SAGSBEHANDLER = "sagsbehandler", _("Sagsbehandleren")


class Movement(TextChoices):
    """From the first to the last time the same teller was asked; going back is part of a course (S1-31)."""

    FREM = "frem", _("Rykket frem")
    SOM_FOER = "som_foer", _("Som før")
    TILBAGE = "tilbage", _("Rykket tilbage")
