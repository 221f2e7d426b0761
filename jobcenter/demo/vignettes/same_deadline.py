"""VIG-1: two wishes with one deadline (seed 004, l. 4219-4243)."""

from __future__ import annotations

from datetime import time

from cases.actions import wishes
from cases.actions.meetings import NextStep, Promise
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    Barrier,
    DecidedBy,
    DecisionIncluded,
    Form,
    GoalKind,
    Party,
    Phase,
    PlacementPurpose,
    Subject,
)
from cases.involvement import Claim, Draft
from jobcenter.demo.vignettes import _choices, _own_voice
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller

FIND_A_PLACE = "Finde en praktikplads"


@vignette("VIG-1-supermarked")
def supermarket(tell: Teller, code: str) -> Story:
    """The wish that is easy to grant: a yes within the week."""
    s = Story(tell, code)
    s.day(58)
    wish = s.wish("Et supermarked tæt på, gerne tidligt om morgenen")
    s.goal(GoalKind.LOENNEDE_TIMER, "Nogle faste morgener i en butik", "Vej til lønnede timer")
    s.held(
        "Emil vil gerne arbejde i et supermarked. Fristen for at komme i gang er om seks uger.",
        step=NextStep(FIND_A_PLACE, s.before(16), Party.SAGSBEHANDLER),
    )
    s.day(55)
    s.tried(wish, AttemptKind.OPKALD, "Brugsen på Torvet", AttemptOutcome.JA, "De har plads fra den første.")
    place = s.drafted(
        "Brugsen på Torvet",
        wish=wish,
        why="Emil vil finde ud af, om tidlige morgener i en butik er noget, han kan holde til hver uge.",
        tasks="Fylde varer op og trimme hylder før åbningstid",
        hours=12,
        first=s.before(44),
        last=s.after(40),
        purpose=PlacementPurpose.ANSAETTELSE,
    )
    s.placement(place, "aftal")
    _choices.emil(s, place)
    s.day(44)
    s.placement(place, "start")
    s.reached(s.case.plan.steps.get(title=FIND_A_PLACE))
    s.day(20)
    s.held(
        "Emil er glad for stedet. Morgenerne går godt, og han har fået nøgle til lageret.",
        Promise(Party.SAGSBEHANDLER, "Tale med butikken om lønnede timer", s.after(14)),
        entry=_the_week_of_emil(s),
    )
    s.booked(s.after(12), "Midtvejs i praktikken", time(9, 0))
    s.to(wishes.fulfil, wish=wish, explanation="Emil er i praktik i Brugsen på Torvet.")
    return s


def _the_week_of_emil(s: Story) -> Draft:
    return Draft(
        phase=Phase.TILRETTELAEGGELSE,
        occurred_on=s.today,
        subjects=(Subject.DAGE_TIDER, Subject.OPGAVER),
        claims=(
            Claim(
                Form.SAMSKABELSE,
                "Emil og butikken lagde ugen sammen.",
                {
                    "S-1": "Emil, butikschefen og Asta satte sig sammen med en kalender.",
                    "S-2": "Emil lagde selv de fire morgener og bad om at begynde med kolonialvarer.",
                    "S-3": "Han ved, hvornår på dagen han har mest overskud; ugen bygger på det.",
                    "S-6": "Tider og opgaver blev aftalt i fællesskab.",
                },
            ),
        ),
        citizen_words="Hvis det er tidligt, så er det mit eget tempo.",
        decision="Fire morgener fra klokken seks til ni.",
        decided_by=DecidedBy.FAELLES,
        decision_included=DecisionIncluded.JA,
        agreement=Agreement.ENIG,
    )


@vignette("VIG-1-museum", "oenske_uden_forsoeg")
def museum(tell: Teller, code: str) -> Story:
    """The wish that takes time, raised on the same day with the same deadline: nobody has called a museum yet."""
    s = Story(tell, code)
    s.day(58)
    wish = s.wish("Et museum eller et bibliotek")
    s.goal(GoalKind.AFKLARING, "At finde et sted, hvor det, jeg ved, kan bruges til noget", "Afklare timer og opgaver")
    s.held(
        "Anders vil gerne være på et museum eller et bibliotek. Fristen for at komme i gang er om seks uger.",
        step=NextStep(FIND_A_PLACE, s.before(16), Party.SAGSBEHANDLER),
    )
    s.day(30)
    s.tried(wish, AttemptKind.SPARRING, text="Spurgte i teamet, om nogen kender museet. Det gør ingen endnu.")
    s.day(23)
    talk = s.held(
        "Vi talte om, at det tager længere tid at finde et museum end en butik. Anders vil gerne vente.",
        Promise(Party.SAGSBEHANDLER, "Spørge Vera, hvem der kender museet", s.before(9)),
        entry=_somebody_should_call(s),
    )
    link = _own_voice.link_for(s, talk)
    s.day(21)
    _own_voice.by_link(
        s,
        link,
        meaning=_own_voice.PARTLY,
        chose=_own_voice.YES,
        change="At nogen ringer. Bare én gang, så ved jeg, at I har gjort det.",
    )
    s.booked(s.after(9), "Hvad skal der til for at få et museum eller bibliotek i tale?", time(13, 0))
    return s


def _somebody_should_call(s: Story) -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE,),
        barriers=frozenset({Barrier.RETTIDIGHED, Barrier.TID}),
        barrier_explanation="To aftaler havde samme frist. Butikken sagde ja i telefonen; museet kræver flere"
        " besøg, og dem nåede vi ikke.",
        citizen_words="Jeg kan godt vente. Men jeg vil gerne vide, at nogen ringer.",
        agreement=Agreement.DELVIST_ENIG,
        dissent="I kunne have ringet med det samme.",
    )
