"""What Demo Kommune can offer: providers with their offers, companies with their workplaces. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobcenter.demo.catalogue_data import CAN_ACCOMMODATE, OFFERS, PAUSED, PROVIDERS, WORKPLACES
from offers.models import Company, Offer, Provider, Workplace


@dataclass(frozen=True)
class Catalogue:
    """Offers by title and workplaces by name."""

    offers: dict[str, Offer]
    workplaces: dict[str, Workplace]


def load(*, since: date, on: date) -> Catalogue:
    """The catalogue as it stands on the day."""
    providers = {name: Provider.objects.create(name=name, **values) for name, values in PROVIDERS.items()}
    offers = {row["title"]: _offer(row, providers, since) for row in OFFERS}
    workplaces = {row["name"]: _workplace(number, row, on) for number, row in enumerate(WORKPLACES, start=1)}
    return Catalogue(offers, workplaces)


def add(offers: list[dict], workplaces: list[dict], *, since: date) -> Catalogue:
    """Further rows of the same kinds, from providers that are there already."""
    providers = {provider.name: provider for provider in Provider.objects.all()}
    start = len(WORKPLACES) + 1
    return Catalogue(
        {row["title"]: _offer(row, providers, since) for row in offers},
        {row["name"]: _workplace(number, row, since) for number, row in enumerate(workplaces, start=start)},
    )


def _offer(row: dict, providers: dict[str, Provider], since: date) -> Offer:
    offer = Offer(**row | {"provider": providers[row["provider"]], "open_from": since})
    offer.full_clean()
    offer.save()
    return offer


def _workplace(number: int, row: dict, on: date) -> Workplace:
    company = Company(name=row["company"], cvr=_cvr(number))
    company.full_clean()
    company.save()
    paused = {"paused_on": on, "paused_reason": PAUSED[row["name"]]} if row["name"] in PAUSED else {}
    given = {
        "company": company,
        "p_number": f"{1000000000 + number}",
        "accommodates": CAN_ACCOMMODATE.get(row["name"], []),
    }
    workplace = Workplace(**row | given | paused)
    workplace.full_clean()
    workplace.save()
    return workplace


def _cvr(number: int) -> str:
    """Eight digits that no company can have: the check digit is wrong on purpose."""
    digits = f"{9900000 + number}"
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, (2, 7, 6, 5, 4, 3, 2), strict=True))
    right = (11 - weighted % 11) % 11
    return f"{digits}{(right + 1) % 10}"
