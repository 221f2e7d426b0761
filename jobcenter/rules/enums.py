"""How sure a rule is, what it counts in, and which subject its key begins with."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Certainty(TextChoices):
    CONFIRMED = "bekraeftet", _("bekræftet")
    TO_BE_VERIFIED = "skal_verificeres", _("skal verificeres")


class Unit(TextChoices):
    DAYS = "dage", _("dage")
    WEEKS = "uger", _("uger")
    MONTHS = "maaneder", _("måneder")
    YEARS = "aar", _("år")
    HOURS = "timer", _("timer")
    HOURS_A_WEEK = "timer_pr_uge", _("timer om ugen")
    MEETINGS = "samtaler", _("samtaler")
    OFFERS = "tilbud", _("tilbud")
    PERSONS = "personer", _("personer")
    EMPLOYEES = "ansatte", _("ansatte")
    GROUPS = "grupper", _("grupper")
    TIMES = "gange", _("gange")
    CHARACTERS = "tegn", _("tegn")
    PERCENT = "procent", _("%")
    KRONER = "kroner", _("kr.")
    KRONER_AN_HOUR = "kroner_pr_time", _("kr. i timen")
    TEXT = "tekst", _("tekst")
    YES_NO = "ja_nej", _("ja eller nej")


# What one of them is called, where Danish has a word of its own for it.
ONE_OF: Final[dict[str, str | Promise]] = {
    Unit.DAYS: _("dag"),
    Unit.WEEKS: _("uge"),
    Unit.MONTHS: _("måned"),
    Unit.HOURS: _("time"),
    Unit.HOURS_A_WEEK: _("time om ugen"),
    Unit.MEETINGS: _("samtale"),
    Unit.PERSONS: _("person"),
    Unit.EMPLOYEES: _("ansat"),
    Unit.GROUPS: _("gruppe"),
    Unit.TIMES: _("gang"),
}

# Units without a number: the value is words.
IN_WORDS: Final = frozenset({Unit.TEXT, Unit.YES_NO})
YES: Final = "ja"
NO: Final = "nej"


class Subject(TextChoices):
    """The first part of a key; the page groups by it, in this order."""

    TARGET_GROUPS = "maalgruppe", _("Målgrupper (LAB § 6)")
    VISITATION = "visitation", _("Visitation")
    CONTACTS = "kontaktforloeb", _("Kontaktforløb")
    EXEMPTION = "fritagelse", _("Fritagelse for samtaler og tilbud")
    OFFERS = "ret_og_pligt", _("Ret og pligt til tilbud")
    CLARIFICATION = "afklaringsret", _("Ret til afklaring")
    PLAN = "min_plan", _("Min Plan")
    PLACEMENT = "virksomhedspraktik", _("Virksomhedspraktik")
    RATIO = "forholdstal", _("Forholdstal og rimelighed")
    ADDITIONAL = "merbeskaeftigelse", _("Merbeskæftigelse")
    NYTTEINDSATS = "nytteindsats", _("Nytteindsats")
    WAGE_SUBSIDY = "loentilskud", _("Løntilskud")
    PAID_HOURS = "loennede_timer", _("Lønnede timer")
    MENTOR = "mentor", _("Mentor og øvrig vejledning og opkvalificering")
    DUTY_TO_WORK = "arbejdspligt", _("Arbejdspligt")
    BENEFIT = "ydelse", _("Ydelse og rådighed")
    SANCTION = "sanktion", _("Sanktioner: fremgangsmåden")
    ORGANISATION = "organisering", _("Kommunens organisering")
    REFORM = "reform_2027", _("Ventede regler fra 2027")
    CONCERN = "bekymring", _("Uværdigt forløb")
    ATTENTION = "opmaerksomhed", _("Opmærksomhedspunkter")
    INVOLVEMENT = "inddragelse", _("Inddragelse")
    VOICE = "stemme", _("Borgerens egen stemme")
    REFLECTION = "refleksion", _("Refleksion")
    CASELOAD = "sagsstamme", _("Sagsstamme")
