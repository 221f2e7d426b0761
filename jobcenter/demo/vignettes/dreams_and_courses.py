"""VIG-10 to VIG-12: a dream with a condition, a job he has left behind, and a course with a job behind it
(seed 004, l. 2439-2449, 2781-2950, 3710-3722)."""

from __future__ import annotations

from datetime import time

from cases.actions.meetings import NextStep, Promise
from cases.actions.utterances import Said
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
    Party,
    Phase,
    PlacementPurpose,
    Response,
    Subject,
    WishKind,
)
from cases.involvement import Asked, Claim, Draft, Option
from cases.models import Wish
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-10", "intet_naeste_skridt")
def driving_licence(tell: Teller, code: str) -> Story:
    """A dream that waits for a driving licence; it was left at "some day", and so there is no next step."""
    s = Story(tell, code)
    s.day(62)
    dream = s.wish("Skadedyrsbekæmper, det kunne være sjovt")
    s.wish("Et kørekort", WishKind.KURSUS)
    s.goal(GoalKind.LOENNEDE_TIMER, "Et job, hvor jeg kører rundt", "Lønnede timer")
    s.park(dream, when="Når Jonas har kørekort")
    s.day(40)
    s.held(
        "Vi talte om, hvad et kørekort kunne bruges til. Skadedyr, sagde Jonas, og han mente det.",
        Promise(Party.SAGSBEHANDLER, "Finde ud af, om der er støtte til kørekort", s.before(26)),
        entry=_some_day(s),
        utterances=(Said("Det ved jeg ikke. Skadedyrsbekæmper, det kunne være meget sjovt.", about_work=True),),
    )
    return s


def _some_day(s: Story) -> Draft:
    return Draft(
        phase=Phase.PROBLEMDEFINITION,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE, Subject.KURSUS),
        claims=(
            Claim(
                Form.SELVREFLEKSION,
                "Jonas kom selv på skadedyr.",
                {
                    "R-1": "At køre rundt og ordne noget, andre synes er ulækkert.",
                    "R-X2": "Vi sagde, at vi ser på det en dag. Der kom ingen dag på.",
                },
            ),
        ),
        citizen_words="Det kunne da være meget sjovt.",
        decision="Drømmen venter på kørekortet.",
        decided_by=DecidedBy.FAELLES,
        agreement=Agreement.ENIG,
    )


@vignette("VIG-11")
def not_it_again(tell: Teller, code: str) -> Story:
    """The same kind of job proposed again and again; he says no, and says what he would rather."""
    s = Story(tell, code)
    s.day(118)
    wish = s.wish("Kundeservice om hjælpemidler, for folk på min egen alder")
    s.goal(GoalKind.SELVFORSOERGELSE, "Et job, hvor jeg taler med folk", "Ordinært job")
    s.held(
        "Mona foreslog it-support; det er der, hans erfaring ligger. Flemming sagde pænt nej.",
        Promise(Party.BORGER, "Skrive til Hjælpemiddelhuset", s.before(104)),
        entry=_it_again(s, "It er et overstået kapitel for mig.", "Ingen, når du søger andet i stedet."),
    )
    s.day(104)
    s.kept("Skrive til Hjælpemiddelhuset")
    s.day(61)
    s.held(
        "Hjælpemiddelhuset havde besat pladsen. Mona nævnte it igen og 222 opslag; hun noterede ikke hvorfra."
        " Flemming svarede, at de samme opslag tæller flere gange.",
        Promise(Party.SAGSBEHANDLER, "Skrive søgning og dato ned, når vi bruger et tal", s.before(47)),
        entry=_it_again(s, "Det tal kan man ikke regne med.", "Ingen. Du er stadig aktivt søgende."),
    )
    s.day(47)
    s.kept("Skrive søgning og dato ned, når vi bruger et tal")
    s.chosen("Seniornetværket", "Flemming kendte det ikke og fik lyst, da han hørte, hvem der kommer der.")
    s.day(13)
    s.tried(wish, AttemptKind.OPKALD, "Hjælpemiddelhuset", AttemptOutcome.MAASKE, "En orlov er på vej, måske.")
    s.held(
        "Seniornetværket var rart. Flemming har fået to navne at ringe til.",
        Promise(Party.BORGER, "Ringe til de to fra netværket", s.after(5)),
        form="telefon",
    )
    s.booked(s.after(18), "Orloven hos Hjælpemiddelhuset", time(13, 0))
    return s


def _it_again(s: Story, answer: str, told: str) -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE,),
        claims=(
            Claim(
                Form.FORBRUG,
                "Flemming valgte it fra.",
                {"F-4": "Ja. Han fik at vide, at et nej ikke koster noget.", "F-X": "Det var det eneste, vi viste."},
            ),
        ),
        options=(
            Option(
                label="It-support",
                why_relevant="Hans erfaring og mange opslag.",
                consequence_of_choice="Hjælp til ansøgninger med det samme.",
                consequence_of_decline=told,
                response=Response.FRAVALG,
                citizen_reason=answer,
            ),
        ),
        citizen_words=answer,
        worker_view="Jeg bliver ved med at vende tilbage til it. Det skal jeg lægge mærke til.",
        decision="Flemming søger kundeservice og hjælpemidler.",
        decided_by=DecidedBy.BORGER,
        agreement=Agreement.DELVIST_ENIG,
        dissent="Mona ser stadig it som den korteste vej.",
    )


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
    s.held(
        "Kurset er bevilget. Rasmus er lettet, og lageret har skrevet under på, at jobbet er hans.",
        Promise(Party.VIRKSOMHEDSKONSULENT, "Tale fleksjobkontrakt med lageret", s.after(17)),
        step=NextStep("Tage truckkortet", s.after(21)),
        entry=_course_request(s),
    )


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
