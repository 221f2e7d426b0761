"""What stands in the plans of four stories: goals and steps with all that is said of them, and two purposes apart."""

from __future__ import annotations

from typing import Any

from cases.actions import plans, purposes
from cases.enums import AuthorityPurpose, CitizenPurpose, Firmness, GoalKind, Party, StepKind
from cases.enums.course import Area, Basis, Demand, Timing
from cases.models import PlanStep


def paid_hours(s: Any) -> PlanStep:
    """VIG-2: what he takes along from the shelves to hours that are paid; both praktikker named the same goal."""
    goal = s.case.plan.goals.get()
    for placement in s.case.placements.all():
        s.to(plans.serve, row=placement, goal=goal)
    step: PlanStep = s.step(
        "Nogle af timerne på biblioteket bliver lønnede",
        s.after(17),
        goal=goal,
        wish=s.case.wishes.get(wording="Et bibliotek"),
        kind=StepKind.LOENNEDE_TIMER,
        demand=Demand.ORDINAER,
        purpose="At blive det sted, hvor han er kendt.",
        exit_criterion="Der er en aftale om timer og løn, han selv har sagt ja til.",
        if_it_gets_hard="Så taler vi om, hvad der kan komme efter den sidste dag.",
        firmness=Firmness.EGET_VALG,
        if_declined="Så fortsætter praktikken som aftalt.",
        brings="Han tager selv imod skoleklasser og kender reolerne.",
    )
    return step


def care_for_somebody(s: Any) -> Any:
    """VIG-3: a goal in her own words, and one of ours beside it."""
    return s.goal(GoalKind.LIVSKVALITET, "At være en, der kan give noget", "At finde et sted, hvor omsorg er opgaven")


def towards_care(s: Any, goal: Any, wish: Any) -> None:
    """VIG-3: the visit is hers to choose; the nursery is not forgotten."""
    found = s.case.plan.steps.get(title="Finde et sted, hvor der er brug for omsorg")
    s.to(plans.revise_step, step=found, version=None, goal=goal)
    s.step(
        "Besøge Solgården sammen med Vera",
        s.after(6),
        Party.VIRKSOMHEDSKONSULENT,
        wish=wish,
        goal=goal,
        after=found,
        kind=StepKind.PROJEKT,
        demand=Demand.LIDT,
        firmness=Firmness.EGET_VALG,
        if_declined="Så finder vi et andet sted at se.",
        decider="Freja",
    )


def apart(s: Any) -> None:
    """VIG-6: she wants peace, we want a picture; said, and left standing."""
    s.do(
        purposes.align,
        citizen_purpose=CitizenPurpose.FOERTIDSPENSION,
        citizen_words="Jeg vil have ro og slippe for at prøve igen.",
        authority_purpose=AuthorityPurpose.PRAKTIK,
        authority_words="Et billede af, hvor mange timer Jytte kan holde til.",
        aligned=False,
    )


def twelve_hours(s: Any) -> None:
    """VIG-6: the praktik is decided by us; the clinic beside it is theirs."""
    goal = s.case.plan.goals.get()
    s.to(plans.serve, row=s.case.placements.get(), goal=goal)
    s.to(
        plans.revise_step,
        step=s.case.plan.steps.get(title__startswith="Fire uger mere"),
        version=None,
        goal=goal,
        purpose="At der er et billede, når der skal tages stilling.",
        exit_criterion="Dagbogen dækker fire uger, og vi har set den sammen.",
        if_it_gets_hard="Så går vi ned i timer igen, før nogen bliver syg.",
        firmness=Firmness.KAN_FORHANDLES,
        if_declined="Så stopper praktikken, og vi skriver ned, hvad der er prøvet.",
        basis=Basis.FAGLIG_VURDERING,
    )
    s.step(
        "Smerteklinikken hver anden tirsdag",
        s.after(40),
        Party.ANDEN,
        starts_on=s.today,
        area=Area.SUNDHED,
        kind=StepKind.BEHANDLING,
        owner="Smerteklinikken",
        decider="Smerteklinikken og Jytte",
        decided_when="ved hvert besøg",
        timing=Timing.SIDELOEBENDE,
        firmness=Firmness.EGET_VALG,
        if_declined="Der sker ikke noget.",
    )


def wednesdays(s: Any) -> None:
    """VIG-17: two small steps in her own order, and room to go back."""
    goal = s.goal(GoalKind.LIVSKVALITET, "At nogen bliver ved med at komme", "Tillid, før der er krav")
    here = s.step(
        "Være på caféen en hel time",
        s.before(49),
        goal=goal,
        area=Area.HVERDAG,
        kind=StepKind.OMGAAS_ANDRE,
        demand=Demand.RO,
        firmness=Firmness.EGET_VALG,
        if_declined="Så går vi en tur i stedet.",
    )
    s.step(
        "Tage bussen alene til caféen",
        s.before(21),
        goal=goal,
        after=here,
        area=Area.HVERDAG,
        kind=StepKind.SELVTILLID,
        demand=Demand.LIDT,
        if_it_gets_hard="Så følges vi ad igen.",
        firmness=Firmness.EGET_VALG,
        if_declined="Så følges vi ad.",
    )


def wednesday(s: Any, ago: int) -> None:
    """One step on, one back, and on again: that is how it went."""
    here, bus = (_step(s, title) for title in ("Være på caféen en hel time", "Tage bussen alene til caféen"))
    for step, move in {
        56: [(here, "naa")],
        42: [(bus, "begynd")],
        28: [(bus, "tilbage")],
        14: [(here, "naa"), (bus, "begynd")],
    }.get(ago, []):
        s.to(plans.move_step, step=step, move=move)


def _step(s: Any, title: str) -> PlanStep:
    found: PlanStep = s.case.plan.steps.get(title=title)
    return found
