"""Cases for tests, written straight to the tables: small, valid, and with nothing on them that was not asked for."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

from cases.actions.sanctions import Considered
from cases.enums import VisitationScheme
from cases.models import Assignment, Case, CaseShare, Citizen, Visitation, Wish
from offers.models import Company, Offer, Provider, Workplace

TODAY = date(2026, 11, 20)
_number = count(1)


def make_citizen(*, name: str = "Maja Holm", **values) -> Citizen:
    n = next(_number)
    first, _, last = name.partition(" ")
    return Citizen.objects.create(
        first_names=first,
        last_name=last or "Holm",
        **{
            "birth_date": date(1990, 3, 14),
            "cpr_cipher": b"sealed",
            "cpr_search": f"search-{n}",
            "synthetic": True,
        }
        | values,
    )


def make_case(
    *,
    unit,
    caseworker=None,
    category: str = "aktivitetsparat",
    on: date = TODAY,
    opened_on: date | None = None,
    name: str = "Maja Holm",
    **citizen,
) -> Case:
    """An open case, visited to `category` since it opened (a year before `on` unless told), and nothing more."""
    opened = opened_on or on - timedelta(days=365)
    case = Case.objects.create(citizen=make_citizen(name=name, **citizen), unit=unit, opened_on=opened)
    if caseworker is not None:
        Assignment.objects.create(case=case, caseworker=caseworker, valid_from=opened)
    if category:
        Visitation.objects.create(
            case=case,
            scheme=VisitationScheme.VISITATION,
            category=category,
            reason="Har brug for støtte ud over et job.",
            decided_by=caseworker,
            valid_from=opened,
        )
    return case


def share(case: Case, user, *, on: date = TODAY) -> CaseShare:
    return CaseShare.objects.create(case=case, user=user, purpose="finde praktik", valid_from=on - timedelta(days=30))


def make_wish(
    case: Case, *, rank: int = 1, wording: str = "et museum", raised_on: date | None = None, **values
) -> Wish:
    return Wish.objects.create(
        case=case, rank=rank, wording=wording, raised_on=raised_on or TODAY - timedelta(days=60), **values
    )


def make_offer(*, title: str = "Værkstedet", **values) -> Offer:
    provider, _ = Provider.objects.get_or_create(name="Kommunens eget", defaults={"kind": "kommunal"})
    return Offer.objects.create(
        title=title,
        provider=provider,
        **{
            "kind": "mestring",
            "purpose": "udviklende",
            "description": "Et roligt sted at begynde.",
            "demands_text": "At man kommer, når man kan.",
            "prospect": "naeste_trin",
            "legal_basis": "LAB § 91",
            "open_from": date(2020, 1, 1),
        }
        | values,
    )


def make_workplace(*, name: str = "Bymuseet", branch: str = "kultur", **values) -> Workplace:
    n = next(_number)
    company = Company.objects.create(name=f"{name} A/S", cvr=f"{10000000 + n}")
    return Workplace.objects.create(
        company=company, name=name, branch=branch, town="Demoby", p_number=f"{1000000000 + n}", **values
    )


def make_considered(goal, **values) -> Considered:
    """Everything that is weighed before a sanction step, in order; nothing goes on from it unless told."""
    words = ("about", "citizen_account", "support_tried", "help_offered", "vulnerability", "side_effects")
    days = {"guided_on": TODAY - timedelta(days=40), "happened_on": TODAY - timedelta(days=10), "heard_on": TODAY}
    codes = {"heard_by": "besoeg", "causes": ("ved_ikke",), "ability": "delvist", "outcome": "ingen"}
    told = {name: f"Ord om {name}" for name in (*words, "alternatives", "reasons")}
    return Considered(**days | codes | told | {"goal": goal} | values)
