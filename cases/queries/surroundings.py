"""What stands around a record of involvement: its case, the author's own words elsewhere, and the kommune's limits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case as Choice
from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce, JSONObject, Lower, Trim

from cases.enums import Form, PlacementState, Response
from cases.involvement import Draft, Surroundings
from cases.involvement.values import normalised
from cases.models import Case, FormClaim, IndicatorHit, InvolvementEntry, OptionShown, Placement
from jobcenter import rules
from offers.enums import Branch
from offers.models import Offer

SHORTEST = "inddragelse.bevis_mindst.tegn"
REPEATED = "inddragelse.gentaget_forslag.gange"
ALONE = "inddragelse.kun_selvrefleksion.gange"


def surroundings(
    user: Any, case: Case, on: date, draft: Draft, *, entry: InvolvementEntry | None = None
) -> Surroundings:
    """Two statements. Only its author is asked about her words, and only among cases where she may look."""
    limits = rules.on(on, rules.Subject.INVOLVEMENT)
    hers = entry is None or entry.author_id == user.pk
    shortest = int(limits.number(SHORTEST)) if hers else 0
    texts = _texts(draft, shortest) if hers else []
    row = _of_case(case, draft, entry, _elsewhere(user, case, on, texts)).get()
    return Surroundings(
        declined=tuple((told["key"] or "", normalised(told["label"])) for told in row["declined"]),
        declined_in=tuple(_label(told["branch"]) for told in row["declined"] if told["branch"]),
        branches={told["key"]: _label(told["branch"]) for told in row["branches"] or ()},
        reused=frozenset(texts[which] for which in (*(row["evidence"] or ()), *(row["hits"] or ()))),
        reflections=None if row["another_form"] else row["reflections"],
        placements=row["ended"],
        shortest_evidence=shortest,
        repeated_proposal=int(limits.number(REPEATED)),
        reflections_alone=int(limits.number(ALONE)),
    )


def _label(branch: str) -> str:
    return str(Branch(branch).label)


def _texts(draft: Draft, shortest: int) -> list[str]:
    """What could be a template: a few words alone are asked about as it is."""
    said = {text for claim in draft.claims for text in (claim.evidence, *claim.hits.values())}
    return sorted(text for text in said if len(text.strip()) >= shortest)


def _of_case(case: Case, draft: Draft, entry: InvolvementEntry | None, elsewhere: dict[str, Any]) -> QuerySet[Any, Any]:
    mine = {"entry__case": OuterRef("pk"), "entry__marked_wrong": None}
    this = entry.pk if entry else None
    until = {"entry__occurred_on__lte": draft.occurred_on}  # "before" looks back from the day it is about
    declined = OptionShown.objects.filter(**mine, **until, response=Response.FRAVALG).exclude(entry=this)
    shown = Offer.objects.filter(pk__in=[option.key for option in draft.options if option.key]).exclude(branch="")
    claims = FormClaim.objects.filter(**mine).exclude(entry=this).order_by()
    ended = Placement.objects.filter(case=OuterRef("pk"), state=PlacementState.AFSLUTTET).order_by()
    no = JSONObject(key="offer_id", label="label", branch="offer__branch")
    told: dict[str, Any] = {
        "declined": ArraySubquery(declined.values(row=no)),
        "branches": ArraySubquery(shown.order_by().values(row=JSONObject(key="pk", branch="branch"))),
        "another_form": Exists(claims.exclude(form=Form.SELVREFLEKSION)),
        "reflections": _count(claims, "entry__case"),
        "ended": _count(ended, "case"),
    }
    return Case.objects.filter(pk=case.pk).values(**told, **elsewhere)


def _count(rows: QuerySet[Any], case: str) -> Coalesce:
    counted = rows.values(case).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _elsewhere(user: Any, case: Case, on: date, texts: list[str]) -> dict[str, Any]:
    """Which of the texts (by number) stand in another case of the author; the other case is not told."""
    there = InvolvementEntry.objects.standing().filter(author=user).exclude(case=case)
    visible = there.filter(case__in=Case.objects.visible_to(user, on).values("pk")).values("pk")
    claims = FormClaim.objects.filter(entry__in=visible)
    hits = IndicatorHit.objects.filter(claim__entry__in=visible)
    return {"evidence": _which(claims, "evidence", texts), "hits": _which(hits, "text", texts)}


def _which(rows: QuerySet[Any], field: str, texts: Iterable[str]) -> Any:
    typed = [(_plain(Value(text, TextField())), number) for number, text in enumerate(texts)]
    if not typed:
        return ArraySubquery(rows.none().values("pk"))
    number = Choice(*(When(said=text, then=Value(n)) for text, n in typed), output_field=IntegerField())
    same = rows.order_by().annotate(said=_plain(F(field))).filter(said__in=[text for text, _n in typed])
    return ArraySubquery(same.annotate(which=number).values("which").distinct())


def _plain(text: Any) -> Any:
    """Case, blanks and punctuation make no difference; the database reads both sides in the same way."""
    words = Func(
        Lower(text),
        Value(r"[^[:alnum:]]+"),
        Value(" "),
        Value("g"),
        function="regexp_replace",
        output_field=TextField(),
    )
    return Trim(words)
