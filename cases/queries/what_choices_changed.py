"""What providers changed because of a choice: by offer, and what a plan builds on; texts, and nobody's name."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cases.enums import INFLUENCE_IN, ClaimStatus, Form, Influence, Phase, influences
from cases.models import Case, FormClaim, IndicatorHit, ProviderResponse
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of
from offers.models import Offer


def changed(user: Any, offer: Offer, on: date) -> list[ProviderResponse]:
    """What this offer changed, the newest first; only from entries she may read (S4-06)."""
    scope = scope_of(user, on)
    units = [unit for unit in scope.units if Right.SE_NOTATER in scope.rights_in(unit, shared=False)]
    rows: QuerySet[ProviderResponse] = ProviderResponse.objects.filter(
        Q(offer=offer) | Q(offer=None, entry__offer=offer),
        answered_on__lte=on,
        entry__marked_wrong=None,
        entry__case__unit__in=units,
    )
    return list(rows.select_related("entry__case").order_by("-answered_on", "pk")[:MOST])


MOST = 20


def built_on(case: Case) -> dict[UUID, list[str]]:
    """What each step of the plan builds on, in the words of S-3: the borger's knowledge and competences (S4-08)."""
    hits = IndicatorHit.objects.filter(
        claim__form=Form.SAMSKABELSE,
        claim__entry__case=case,
        claim__entry__marked_wrong=None,
        claim__entry__step__isnull=False,
        indicator__code="S-3",
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for step_id, text in hits.order_by("claim__entry__occurred_on").values_list("claim__entry__step", "text"):
        found[step_id].append(text)
    return dict(found)


def influence_on(case: Case) -> dict[UUID, list[Influence]]:
    """Which parts of each step the borger had an influence on, in the order of a course (S3-20)."""
    claims = FormClaim.objects.filter(entry__case=case, entry__marked_wrong=None, entry__step__isnull=False)
    told = claims.exclude(status=ClaimStatus.UDOKUMENTERET).order_by().distinct()
    found: dict[UUID, set[Influence]] = defaultdict(set)
    for step_id, phase, form in told.values_list("entry__step", "entry__phase", "form"):
        if influences(form, phase):
            found[step_id].add(INFLUENCE_IN[Phase(phase)])
    return {step_id: [one for one in Influence if one in had] for step_id, had in found.items()}
