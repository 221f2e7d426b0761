"""What age and education say about the target group and the benefit on a day; passed by a written reason (S4-61)."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.enums import BenefitKind
from jobcenter import rules
from jobcenter.dates import danish

AGAINST_THE_RULE = "imod_reglen"
AGE, BENEFIT, WITH_EDUCATION = (
    "visitation.aldersgraense.aar",
    "ydelse.uddannelseshjaelp",
    "visitation.uddannelseshjaelp.med_uddannelse",
)
YOUNG_WITHOUT, WITH_OR_OLDER = frozenset({4, 5}), frozenset({2, 3})


def check_benefit(kind: str, *, age: int, educated: bool | None, first: date, override: str) -> None:
    """Uddannelseshjælp is refused after its time, and questioned in it where age or education speak against it."""
    of_day = rules.on(first)
    if kind == BenefitKind.UDDANNELSESHJAELP and BENEFIT not in of_day:
        _outside_its_time(first)
    limit = of_day.get(AGE)
    if override.strip() or limit is None:
        return
    young = age < limit.number
    if kind == BenefitKind.UDDANNELSESHJAELP and (rule := of_day.get(WITH_EDUCATION)) and (educated or not young):
        sentence = _(
            "Uddannelseshjælp er for borgere under %(age)s år uden erhvervskompetencegivende uddannelse."
            " Ellers er ydelsen kontanthjælp (%(basis)s, som det er gengivet i kilden)."
        )
        raise _against("kind", sentence % {"age": limit.number, "basis": rule.legal_basis})
    if kind == BenefitKind.KONTANTHJAELP and young and educated is False and (rule := of_day.get(BENEFIT)):
        sentence = _(
            "Under %(age)s år og uden erhvervskompetencegivende uddannelse er ydelsen uddannelseshjælp (%(basis)s)."
        )
        raise _against("kind", sentence % {"age": limit.number, "basis": rule.legal_basis})


def _outside_its_time(first: date) -> None:
    """After the repeal; days before the source's own first day are nobody's to judge."""
    last = max(period.valid_to or date.max for period in rules.everything()[BENEFIT])
    if first > last:
        message = _(
            "Uddannelseshjælp blev lagt sammen med kontanthjælp og kan ikke gælde efter den %(day)s. Vælg kontanthjælp."
        )
        raise ValidationError({"kind": message % {"day": danish(last)}})


def check_group(number: int, *, age: int, educated: bool | None, first: date, override: str) -> None:
    """Nr. 4 and 5 of LAB § 6 are the young without an education that leads to work; nr. 2 and 3 the others."""
    limit = rules.on(first, "visitation").get(AGE)
    if override.strip() or limit is None:
        return
    words = {"age": limit.number, "basis": limit.legal_basis}
    if number in YOUNG_WITHOUT and (educated or age >= limit.number):
        sentence = _(
            "Nr. 4 og 5 er borgere under %(age)s år uden erhvervskompetencegivende uddannelse."
            " Ellers er det nr. 2 eller 3 (%(basis)s)."
        )
        raise _against("number", sentence % words)
    if number in WITH_OR_OLDER and age < limit.number and educated is False:
        sentence = _("Under %(age)s år og uden erhvervskompetencegivende uddannelse er det nr. 4 eller 5 (%(basis)s).")
        raise _against("number", sentence % words)


def _against(field: str, sentence: str) -> ValidationError:
    message = _("%(rule)s Vælg om, eller skriv nedenfor, hvorfor det alligevel er rigtigt.") % {"rule": sentence}
    return ValidationError({field: ValidationError(message, code=AGAINST_THE_RULE)})
