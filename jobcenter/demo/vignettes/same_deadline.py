"""VIG-1 and VIG-2: two wishes with one deadline, and a third wish that came before the first
(seed 004, l. 4219-4284)."""

from __future__ import annotations

from datetime import time, timedelta

from cases.actions import wishes
from cases.actions.meetings import NextStep, Promise
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    Barrier,
    DecidedBy,
    DecisionIncluded,
    EndReason,
    Form,
    GoalKind,
    Party,
    Phase,
    PlacementPurpose,
    Subject,
)
from cases.involvement import Claim, Draft
from cases.models import Wish
from jobcenter.demo.vignettes import _choices, _plans
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
        last=s.after(47),
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
    s.held(
        "Vi talte om, at det tager længere tid at finde et museum end en butik. Anders vil gerne vente.",
        Promise(Party.SAGSBEHANDLER, "Spørge Vera, hvem der kender museet", s.before(9)),
        entry=_somebody_should_call(s),
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
        dissent="Anders mener, at der burde være ringet med det samme.",
    )


@vignette("VIG-2")
def third_wish(tell: Teller, code: str) -> Story:
    """The third wish lasted two days; the library was extended twice."""
    s = Story(tell, code)
    s.day(330)
    first = s.wish("Et museum")
    library = s.wish("Et bibliotek")
    shop = s.wish("En tøjbutik")
    s.goal(GoalKind.LOENNEDE_TIMER, "Et roligt sted, hvor jeg bliver", "Udvikle kompetencer og finde timer")
    s.day(318)
    s.tried(first, AttemptKind.OPKALD, "Demo Bymuseum", AttemptOutcome.NEJ, "De har ingen til at følge ham.")
    s.tried(library, AttemptKind.OPKALD, "Demo Bibliotek", AttemptOutcome.MAASKE, "Spørg igen om et par måneder.")
    _shop_for_two_days(s, shop)
    _library_extended_twice(s, first, library)
    return s


def _shop_for_two_days(s: Story, shop: Wish) -> None:
    first_day = s.tell.tuesday_before(285)
    s.day(300)
    place = s.drafted(
        "Tøjbutikken Nord",
        wish=shop,
        skipped_wishes_explained="Museet sagde nej, og biblioteket kunne først senere. Butikken kunne tage imod nu.",
        why="Kasper kommer i gang, mens biblioteket tænker sig om, og ser, hvordan en fast uge føles.",
        tasks="Pakke ud og hænge tøj på plads",
        hours=15,
        first=first_day,
        last=s.before(200),
    )
    s.placement(place, "aftal")
    s.involved(
        Draft(
            phase=Phase.UDVAELGELSE,
            occurred_on=s.today,
            subjects=(Subject.BRANCHE,),
            barriers=frozenset({Barrier.VIRKSOMHED_SAGDE_NEJ, Barrier.RETTIDIGHED}),
            barrier_explanation="De to første ønsker var lukkede lige nu, og fristen løb. Det blev det tredje ønske.",
            citizen_words="Det er okay med butikken. Men det er ikke det, jeg helst vil.",
            decision="Tøjbutikken, mens vi venter på biblioteket.",
            decided_by=DecidedBy.SAGSBEHANDLER,
            agreement=Agreement.DELVIST_ENIG,
            dissent="Kasper ville hellere vente på biblioteket.",
        ),
        placement=place,
    )
    s.at(first_day)
    s.placement(place, "start")
    s.at(first_day + timedelta(days=1))
    s.placement(
        place,
        "afslut",
        end_reason=EndReason.LAVERE_OENSKE,
        citizen_account="Der var musik og mennesker hele tiden. Jeg holdt to dage.",
        became="Vi gik tilbage til det, Kasper bad om fra begyndelsen.",
        learned="Et lavere ønske for fristens skyld kostede tillid. Næste gang venter vi og ringer.",
    )
    s.to(wishes.withdraw, wish=shop, explanation="Det var ikke noget for mig.")


def _library_extended_twice(s: Story, first: Wish, library: Wish) -> None:
    s.day(230)
    s.tried(library, "besoeg", "Demo Bibliotek", AttemptOutcome.JA, "Kasper var med og fik vist magasinet.")
    s.park(first, when="Når biblioteket kender Kasper godt nok til at anbefale ham")
    place = s.drafted(
        "Demo Bibliotek",
        wish=library,
        why="Kasper får ro til at vise, at han kan holde en uge og tage ansvar for reolerne.",
        tasks="Sætte bøger på plads og klargøre nye",
        hours=10,
        first=s.before(190),
        last=s.before(100),
        purpose=PlacementPurpose.KOMPETENCER,
    )
    s.placement(place, "aftal")
    _choices.kasper(s, place)
    s.day(190)
    s.placement(place, "start")
    s.day(104)
    s.extended(place, s.before(14), "Kasper trives og vil lære udlånet at kende.")
    s.day(16)
    s.extended(place, s.after(75), "Han tager nu selv imod skoleklasser sammen med en bibliotekar.")
    s.held(
        "Kasper trives. Han vil gerne have, at vi spørger, om nogle af timerne kan blive lønnede.",
        Promise(Party.SAGSBEHANDLER, "Spørge biblioteket om lønnede timer", s.after(19)),
        Promise(Party.BORGER, "Skrive ned, hvilke opgaver han helst vil beholde", s.after(10)),
        entry=_what_kasper_regulated(s),
    )
    _plans.paid_hours(s)
    s.booked(s.after(20), "Lønnede timer på biblioteket", time(10, 0))


def _what_kasper_regulated(s: Story) -> Draft:
    return Draft(
        phase=Phase.REGULERING,
        occurred_on=s.today,
        subjects=(Subject.OPGAVER, Subject.TIMER),
        claims=(
            Claim(
                Form.DEMOKRATI,
                "Kasper bestemte, at forlængelsen skulle handle om nye opgaver og ikke flere timer.",
                {"D-4": "Han valgte selv udlånet til og lod ugetallet stå."},
            ),
            Claim(
                Form.SAMSKABELSE,
                "Bibliotekaren, Kasper og Asta lagde de næste tre måneder.",
                {
                    "S-1": "Alle tre skrev, hvad de gerne ville have ud af det.",
                    "S-2": "Kasper delte opgaverne op i dem, han kan alene, og dem, han vil lære.",
                    "S-3": "Han kender reolerne bedst af alle; oplæringen bygger på det.",
                    "S-6": "Forlængelsen blev besluttet sammen ved bordet.",
                },
            ),
        ),
        citizen_words="Her går folk stille. Jeg vil gerne blive.",
        worker_view="Ro og kendte opgaver bærer. Flere timer må vente, til Kasper selv siger til.",
        decision="Praktikken forlænges, og udlånet kommer med.",
        decided_by=DecidedBy.FAELLES,
        decision_included=DecisionIncluded.JA,
        agreement=Agreement.ENIG,
    )
