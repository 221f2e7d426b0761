"""VIG-12: a course with a job behind it (seed 004, l. 3710-3722)."""

from __future__ import annotations

from datetime import time

from cases.actions.meetings import NextStep, Promise
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    ContactKind,
    DecidedBy,
    DecisionIncluded,
    EndReason,
    Form,
    GoalKind,
    Meaning,
    Party,
    Phase,
    PlacementPurpose,
    Response,
    Subject,
    WishKind,
)
from cases.involvement import Asked, Claim, Draft, Option
from cases.models import Wish
from jobcenter.demo.vignettes import _own_voice
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-12")
def forklift(tell: Teller, code: str) -> Story:
    """The employer says in writing: with a truckkort there is a fleksjob. So the course is granted."""
    s = Story(tell, code)
    s.day(120)
    wish = s.wish("Et lager, hvor jeg kan sidde og køre")
    course = s.wish("Truckkort", WishKind.KURSUS)
    goal = s.goal(GoalKind.FLEKSJOB, "Et fleksjob på et lager", "Fleksjob på 15 timer")
    s.share("vera", "finde et fleksjob på lager")
    s.day(108)
    s.tried(wish, AttemptKind.BESOEG, "Lageret i Havnegade", AttemptOutcome.JA, "De mangler en på truck.", by="vera")
    place = s.drafted(
        "Lageret i Havnegade",
        by="vera",
        wish=wish,
        why="Rasmus og lageret ser, om femten timer siddende på truck er det rigtige, før et fleksjob.",
        tasks="Pakke ordrer siddende; køre truck, når kortet er der",
        hours=15,
        first=s.before(92),
        last=s.before(12),
        purpose=PlacementPurpose.ANSAETTELSE,
    )
    s.placement(place, "aftal")
    s.day(92)
    s.placement(place, "start")
    _the_course_is_granted(s, course)
    s.day(12)
    s.placement(
        place,
        "afslut",
        end_reason=EndReason.SOM_PLANLAGT,
        citizen_account="Det er mit sted. Jeg savner det allerede.",
        became="Fleksjob, når truckkortet er i hus.",
    )
    s.step("Skrive under på fleksjobbet", s.after(32), Party.VIRKSOMHED, goal=goal)
    s.booked(s.after(24), "Fra kursus til fleksjob", time(9, 0))
    return s


def _the_course_is_granted(s: Story, course: Wish) -> None:
    s.day(33)
    s.contact(ContactKind.BREV, "Lageret skriver: Får Rasmus truckkort, ansætter vi ham i fleksjob.", by="vera")
    enrolment = s.chosen("Truckkort", "Et fleksjob venter på den anden side af kurset.", wish=course)
    s.enrolment(enrolment, "bevilg", starts_on=s.after(10), ends_on=s.after(21))
    talk = s.held(
        "Kurset er bevilget. Rasmus er lettet, og lageret har skrevet under på, at jobbet er hans.",
        Promise(Party.VIRKSOMHEDSKONSULENT, "Tale fleksjobkontrakt med lageret", s.after(17)),
        step=NextStep("Tage truckkortet", s.after(21)),
        entry=_course_request(s),
    )
    _own_voice.on_screen(s, talk, meaning=Meaning.JA, chose=_own_voice.YES, own_words="Det er mit job. Jeg kan se det.")


_HOW_THE_WAY_WAS_FOUND = {
    "S-1": "Tre møder på lageret med alle ved bordet.",
    "S-2": "Rasmus skrev selv, hvilke opgaver han kan tage.",
    "S-3": "Ti år bag et rat; lageret byggede jobbet om det.",
    "S-6": "Bevillingen er kommunens, men vejen fandt vi sammen.",
}


def _course_request(s: Story) -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.KURSUS,),
        claims=(
            Claim(
                Form.FORBRUG, "Rasmus valgte mellem to veje.", {"F-1": "Hvad kurset kræver, og hvad der er bagefter."}
            ),
            Claim(
                Form.SAMSKABELSE,
                "Rasmus, Vera og lageret fandt vejen.",
                _HOW_THE_WAY_WAS_FOUND,
            ),
        ),
        options=(
            Option(
                label="Truckkort",
                why_relevant="Lageret kræver det og lover job.",
                consequence_of_choice="To uger på kursus, derefter fleksjob.",
                consequence_of_decline="Praktikken slutter som aftalt, og vi leder videre.",
                response=Response.TILVALG,
            ),
            Option(
                label="Pakkeopgaver uden truck",
                why_relevant="Kan begynde straks, men uden løfte om job.",
                consequence_of_choice="Praktik i fire uger mere.",
                consequence_of_decline="Ingen.",
                response=Response.FRAVALG,
            ),
        ),
        asked=(Asked("Lageret i Havnegade", s.today, "Stillingen blev gjort siddende."),),
        citizen_words="Giv mig kortet, så har jeg et job.",
        decision="Truckkort bevilges.",
        decided_by=DecidedBy.FAELLES,
        decision_included=DecisionIncluded.DELVIS,
        agreement=Agreement.ENIG,
    )
