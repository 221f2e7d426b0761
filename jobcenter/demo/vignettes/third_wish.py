"""VIG-2: a third wish that came before the first, and the one he had asked for (seed 004, l. 4268-4284)."""

from __future__ import annotations

from datetime import time, timedelta

from cases.actions import agreement, papers, wishes
from cases.actions.agreement import Line
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
    Meaning,
    Party,
    Phase,
    PlacementPurpose,
    Pressure,
    Stance,
    Subject,
)
from cases.involvement import Claim, Draft
from cases.models import Wish
from jobcenter.demo.vignettes import _choices, _own_voice, _plans
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


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
    _what_two_days_taught(s)
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
    talk = s.held(
        "Fristen løb. Asta forklarede, hvorfor det blev butikken før de to andre, og at vi spørger biblioteket igen.",
        step=NextStep("Begynde i butikken", first_day),
        lines=(
            Line("Butikken, mens vi venter på biblioteket", Stance.UENIG, "Jeg vil hellere vente på biblioteket."),
            Line("Biblioteket bliver spurgt igen", Stance.ENIG),
        ),
    )
    s.involved(_before_the_first(s), placement=place, meeting=talk)
    s.at(first_day)
    s.placement(place, "start")
    s.reached(s.case.plan.steps.get(title="Begynde i butikken"))
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


def _before_the_first(s: Story) -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE,),
        barriers=frozenset({Barrier.VIRKSOMHED_SAGDE_NEJ, Barrier.RETTIDIGHED}),
        barrier_explanation="De to første ønsker var lukkede lige nu, og fristen løb. Det blev det tredje ønske.",
        citizen_words="Det er okay med butikken. Men det er ikke det, jeg helst vil.",
        worker_view="Butikken kan tage imod nu. Jeg er i tvivl om lyden og alle menneskene.",
        decision="Tøjbutikken, mens vi venter på biblioteket.",
        decided_by=DecidedBy.SAGSBEHANDLER,
        agreement=Agreement.DELVIST_ENIG,
        dissent="Jeg vil hellere vente på biblioteket.",
        pressure=Pressure.TIDSFRIST,
        pressure_text="Fristen for den første indsats.",
    )


def _what_two_days_taught(s: Story) -> None:
    """On paper, because he would rather write it at home; the disagreement is settled, and stays readable."""
    s.day(276)
    talk = s.held(
        "Kasper fortalte om de to dage. Vi er enige om, at biblioteket er det, vi leder efter nu.",
        Promise(Party.SAGSBEHANDLER, "Besøge biblioteket sammen med Kasper", s.before(228)),
    )
    _own_voice.made_sense(s, talk, Meaning.JA)
    s.day(270)
    _own_voice.on_paper(
        s,
        talk,
        meaning=Meaning.DELVIST,
        chose=_own_voice.NO,
        change="Spørg mig, og vent på svaret.",
        own_words="Jeg sagde det godt. Der var bare ikke tid.",
    )


def _library_extended_twice(s: Story, first: Wish, library: Wish) -> None:
    s.day(228)
    s.tried(library, "besoeg", "Demo Bibliotek", AttemptOutcome.JA, "Kasper var med og fik vist magasinet.")
    s.kept("Besøge biblioteket sammen med Kasper")
    s.park(first, when="Når biblioteket kender Kasper godt nok til at anbefale ham")
    place = s.drafted(
        "Demo Bibliotek",
        wish=library,
        why="Kasper får ro til at vise, at han kan holde en uge og tage ansvar for reolerne.",
        tasks="Sætte bøger på plads og klargøre nye",
        hours=10,
        first=s.before(160),
        last=s.before(72),
        purpose=PlacementPurpose.KOMPETENCER,
    )
    s.placement(place, "aftal")
    _choices.kasper(s, place)
    s.day(160)
    s.placement(place, "start")
    s.day(76)
    s.extended(place, s.before(12), "Kasper trives og vil lære udlånet at kende.")
    s.day(16)
    s.extended(place, s.after(18), "Han tager nu selv imod skoleklasser sammen med en bibliotekar.")
    talk = s.held(
        "Kasper trives. Han vil gerne have, at vi spørger, om nogle af timerne kan blive lønnede.",
        Promise(Party.SAGSBEHANDLER, "Spørge biblioteket om lønnede timer", s.after(10)),
        Promise(Party.BORGER, "Skrive ned, hvilke opgaver han helst vil beholde", s.after(8)),
        entry=_what_kasper_regulated(s),
        lines=(
            Line("Udlånet kommer med", Stance.ENIG),
            Line("Timerne bliver, som de er", Stance.ENIG),
        ),
    )
    paid = _plans.paid_hours(s)
    for line in s.case.agreement_lines.exclude(stance=Stance.ENIG):
        s.to(agreement.settle, line=line)
    _own_voice.made_sense(s, talk, Meaning.JA)
    _own_voice.on_screen(
        s,
        talk,
        meaning=Meaning.JA,
        chose=_own_voice.YES,
        own_words="Her har jeg min egen reol. Det må godt blive ved.",
        understood=True,
    )
    _own_voice.said(s, "Jeg kan vise de små, hvor dinosaurerne står.", work=True, became=("step", paid))
    s.do(papers.hand_over)
    s.booked(s.after(12), "Lønnede timer på biblioteket", time(10, 0))


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
