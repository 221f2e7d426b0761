"""A borger of Demo Kommune, and the opening of her sag: invented, marked as such, with a number nobody can have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db import transaction

from cases.enums import BenefitKind, VisitationCategory
from cases.models import Assignment, Benefit, Case, CaseShare, Citizen, TargetGroup
from jobcenter import audit
from jobcenter.accounts.models import Unit, User
from jobcenter.cpr import CprVault, synthetic
from offers.enums import NeedKind

SOURCE = "Demo"  # the fagsystem that the demo's cases come from


@dataclass(frozen=True)
class Person:
    """Who the borger is. `number` tells people of one birthday apart."""

    first_names: str
    last_name: str
    born: date
    address: str
    phone: str = ""
    language: str = "dansk"
    interpreter: bool = False
    protected: bool = False
    number: int = 0


@dataclass(frozen=True)
class Opening:
    """A case as it was on its first day, `opened` days before the day of the demo."""

    person: Person
    worker: str
    unit: str
    opened: int
    reason: str
    category: VisitationCategory = VisitationCategory.AKTIVITETSPARAT
    target_group: int = 3
    benefit: BenefitKind = BenefitKind.KONTANTHJAELP
    strengths: tuple[str, ...] = ()
    needs: Mapping[NeedKind, str] = field(default_factory=dict)
    own: str = ""
    professional: str = ""
    assigned: bool = True


def create_citizen(person: Person) -> Citizen:
    vault = CprVault(settings.CPR_KEYS, settings.CPR_SEARCH_KEY)
    cpr = synthetic(person.born, person.number)
    citizen = Citizen(
        first_names=person.first_names,
        last_name=person.last_name,
        birth_date=person.born,
        address=person.address,
        phone=person.phone,
        language=person.language,
        interpreter=person.interpreter,
        protected=person.protected,
        synthetic=True,
        cpr_search=vault.search_key(cpr),
    )
    citizen.cpr_cipher = vault.encrypt(cpr, owner=citizen.pk.bytes)
    citizen.full_clean()
    citizen.save()
    return citizen


@transaction.atomic
def open_case(
    person: Person, *, code: str, unit: Unit, caseworker: User | None, on: date, target_group: int, benefit: BenefitKind
) -> Case:
    """As the fagsystem would hand it over: the case, whose it is, the target group and the benefit."""
    citizen = create_citizen(person)
    case = _saved(Case(citizen=citizen, unit=unit, opened_on=on, source_system=SOURCE, source_id=code))
    _saved(TargetGroup(case=case, number=target_group, valid_from=on))
    _saved(Benefit(case=case, kind=benefit, valid_from=on))
    if caseworker is not None:
        _saved(Assignment(case=case, caseworker=caseworker, valid_from=on))
    audit.record("case.opened", by=None, on=on, case_id=case.pk, citizen_id=citizen.pk, target=case)
    return case


@transaction.atomic
def share(case: Case, *, user: User, purpose: str, on: date) -> None:
    row = _saved(CaseShare(case=case, user=user, purpose=purpose, valid_from=on))
    audit.record("case.shared", by=None, on=on, case_id=case.pk, citizen_id=case.citizen_id, target=row)


def _saved(row):
    row.full_clean()
    row.save(force_insert=True)
    return row
