"""What can be done on the plan itself: one tap on a row, or one small form beside it that stays open when refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy

from cases.actions import commitments, plans, purposes
from cases.enums import Lasting
from cases.forms._versioned import ActionForm
from cases.forms.commitments import AmendForm
from cases.forms.plans import PostponeForm, ServeForm
from cases.models import Commitment, Contact, Enrolment, Goal, Placement, PlanStep
from cases.views._acting import saved, tap
from cases.views._case import Sag

Rows = Callable[[Sag], Any]


def row_of(rows: Any, given: Any) -> Any:
    """The row of this case with the id that came with the form."""
    try:
        return get_object_or_404(rows, pk=UUID(str(given)))
    except ValueError:
        raise BadRequest from None


def steps(sag: Sag) -> Any:
    return PlanStep.objects.filter(plan__case=sag.case).select_related("plan__case", "goal", "wish", "need", "after")


def _goals(sag: Sag) -> Any:
    return Goal.objects.filter(plan__case=sag.case).select_related("plan__case")


def _promises(sag: Sag) -> Any:
    return Commitment.objects.filter(case=sag.case).select_related("case")


def _of(model: type[Model]) -> Rows:
    return lambda sag: model._default_manager.filter(case=sag.case).select_related("case")


# act -> (which rows, the action, the sentence afterwards). One tap each.
_Tap = tuple[Rows, Callable[[Any, dict[str, Any]], Any], Any]
TAPS: dict[str, _Tap] = {
    "loefte_holdt": (
        _promises,
        lambda row, who: commitments.keep(commitment=row, **who),
        gettext_lazy("Løftet er holdt."),
    ),
    "loefte_brudt": (
        _promises,
        lambda row, who: commitments.break_(commitment=row, **who),
        gettext_lazy("Det er noteret. Aftal gerne sammen, hvad der så skal ske."),
    ),
    "loefte_slip": (
        _promises,
        lambda row, who: commitments.release(commitment=row, **who),
        gettext_lazy("Løftet er ikke længere aktuelt."),
    ),
    "loefte_aabn": (
        _promises,
        lambda row, who: commitments.reopen(commitment=row, **who),
        gettext_lazy("Løftet er åbent igen."),
    ),
    "maal_naaet": (
        _goals,
        lambda row, who: plans.reach_goal(goal=row, **who),
        gettext_lazy("Målet er nået."),
    ),
    "maal_aabn": (
        _goals,
        lambda row, who: plans.reopen_goal(goal=row, **who),
        gettext_lazy("Målet er åbent igen."),
    ),
} | {
    f"skridt_{move}": (steps, lambda row, who, move=move: plans.move_step(step=row, move=move, **who), said)
    for move, said in {
        "naa": gettext_lazy("Skridtet er nået."),
        "begynd": gettext_lazy("Skridtet er sat i gang."),
        "drop": gettext_lazy("Skridtet er ikke længere aktuelt."),
        "genoptag": gettext_lazy("Skridtet er taget op igen."),
        "tilbage": gettext_lazy("I er tilbage på trinnet før. Begge dele står i historikken."),
    }.items()
}
# act -> (which rows, the form beside the row, the sentence afterwards).
FORMS: dict[str, tuple[Rows, type[ActionForm], Any]] = {
    "skridt_udsaet": (steps, PostponeForm, gettext_lazy("Skridtet er udsat til en ny dag.")),
    "loefte_aendr": (_promises, AmendForm, gettext_lazy("Løftet er ændret efter aftale.")),
    "kobl_tilbud": (_of(Enrolment), ServeForm, gettext_lazy("Tilbuddet fører nu mod målet.")),
    "kobl_praktik": (_of(Placement), ServeForm, gettext_lazy("Praktikken fører nu mod målet.")),
    "kobl_kontakt": (_of(Contact), ServeForm, gettext_lazy("Kontakten fører nu mod målet.")),
}
TAPS |= {
    f"maal_vedvarende_{code}": (
        _goals,
        lambda row, who, code=code: plans.call_lasting(goal=row, lasting=code, **who),
        said,
    )
    for code, said in {
        **dict.fromkeys(Lasting.values, gettext_lazy("Noteret: hvornår målet er vedvarende.")),
        Lasting.SENERE.value: gettext_lazy("Noteret. Det kan altid skrives på målet."),
    }.items()
}
PURPOSE_STILL = "formaal_stadig"


def act(request: HttpRequest, sag: Sag) -> tuple[ActionForm | None, bool]:
    """What was asked of the plan: the form that was refused, if any, and whether the page is to be read anew."""
    asked, given = request.POST.get("act", ""), request.POST.get("row")
    who = {"by": request.user, "on": sag.on}
    if asked in FORMS:
        rows, form_class, said = FORMS[asked]
        form = form_class(request.POST, row=row_of(rows(sag), given))  # type: ignore[call-arg]
        done = saved(request, sag, form, said)
        return (None if done else form), done
    if asked == PURPOSE_STILL:
        said = gettext_lazy("Noteret: formålet er stadig det samme.")
        tap(request, purposes.still_so, said, case=sag.case, **who)
        return None, True
    if asked not in TAPS:
        raise BadRequest
    found, action, said = TAPS[asked]
    row = row_of(found(sag), given)
    tap(request, lambda **known: action(row, known), said, **who)
    return None, True
