"""The other half of the ordinary cases: those on their way to school or to a job."""

from __future__ import annotations

from datetime import time

from cases.actions.meetings import NextStep, Promise
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    DecidedBy,
    DecisionIncluded,
    EndReason,
    Form,
    GoalKind,
    MeetingForm,
    Party,
    Phase,
    Subject,
)
from cases.involvement import Claim, Draft
from jobcenter.demo.vignettes import Story, _own_voice


def choosing(s: Story) -> None:
    s.day(27)
    s.goal(GoalKind.UDDANNELSE, "At finde ud af, hvad jeg vil være", "Uddannelse")
    s.held(
        "Frederik har set på tre uddannelser og skrevet for og imod. Han tager en dag på hver.",
        Promise(Party.BORGER, "Besøge de tre skoler", s.after(4)),
        entry=Draft(
            phase=Phase.UDVAELGELSE,
            occurred_on=s.today,
            subjects=(Subject.MAAL, Subject.KURSUS),
            claims=(
                Claim(Form.DEMOKRATI, "Frederik bestemmer rækkefølgen.", {"D-5": "Noget med computere og mennesker."}),
            ),
            citizen_words="Jeg vil se det, før jeg vælger.",
            decision="Tre besøg, så et valg.",
            decided_by=DecidedBy.BORGER,
            agreement=Agreement.ENIG,
        ),
    )
    s.booked(s.after(6), "Efter besøgene", time(13, 0))


def with_a_mentor(s: Story) -> None:
    s.day(60)
    friend = s.chosen("En at følges med", "Ida-Marie valgte selv mentoren efter to samtaler.")
    s.enrolment(friend, "bevilg", starts_on=s.before(48), ends_on=s.after(130))
    s.day(48)
    s.enrolment(friend, "start")
    s.day(17)
    s.held(
        "Ida-Marie og mentoren har besøgt dyreinternatet. Hun turde godt.",
        step=NextStep("En formiddag på internatet", s.after(7)),
    )


def almost_there(s: Story) -> None:
    s.day(200)
    place = s.drafted(
        "Kommunens it-hjælp",
        why="Noah ser, om lysten til it også holder, når telefonen ringer.",
        tasks="Opsætning af nye computere",
        hours=20,
        first=s.before(180),
        last=s.before(92),
    )
    s.placement(place, "aftal")
    s.day(180)
    s.placement(place, "start")
    s.day(92)
    s.placement(
        place,
        "afslut",
        end_reason=EndReason.SOM_PLANLAGT,
        citizen_account="Nu ved jeg, at jeg kan.",
        became="Ansøgning til datateknikeruddannelsen.",
    )
    s.day(29)
    talk = s.held(
        "Noah er optaget! Vi talte om, hvad der skal være på plads, før vi slipper hinanden.",
        Promise(Party.SAGSBEHANDLER, "Give skolens vejleder besked, som Noah vil have det", s.before(3)),
        entry=_letting_go(s),
    )
    own = "Jeg kan godt klare det. Jeg vil bare kunne ringe."
    _own_voice.on_screen(s, talk, meaning=_own_voice.YES, chose=_own_voice.YES, own_words=own, understood=True)
    s.booked(s.after(27), "Farvel og på gensyn", time(15, 0))


def _letting_go(s: Story) -> Draft:
    return Draft(
        phase=Phase.AFSLUTNING,
        occurred_on=s.today,
        subjects=(Subject.AFSLUTNING,),
        claims=(
            Claim(
                Form.SAMSKABELSE,
                "Vi skrev afslutningen sammen.",
                {
                    "S-1": "Noah skrev udkastet, Carl rettede fagordene.",
                    "S-2": "Han bestemte, hvad skolen skal vide, og hvad den ikke skal.",
                    "S-3": "Han ved, hvad der hjalp i praktikken; det står først.",
                    "S-6": "Dagen for afslutning aftalte vi.",
                },
            ),
        ),
        citizen_words="Jeg vil gerne kunne ringe den første måned.",
        decision="Sagen slutter, når skolen er begyndt, og Noah kan ringe en måned endnu.",
        decided_by=DecidedBy.FAELLES,
        decision_included=DecisionIncluded.JA,
        agreement=Agreement.ENIG,
    )


def driver(s: Story) -> None:
    s.day(38)
    wish = s.wish("Chauffør i dagtimerne")
    s.day(10)
    s.tried(wish, AttemptKind.OPKALD, "Lageret i Havnegade", AttemptOutcome.AFVENTER, "De vender tilbage i næste uge.")
    s.held(
        "To samtaler i vente. Det er mødetiden klokken fem, der driller.",
        Promise(Party.BORGER, "Spørge til dagvagter ved samtalen", s.after(3)),
        form=MeetingForm.DIGITAL,
    )


def cook(s: Story) -> None:
    s.day(55)
    wish = s.wish("Et hotelkøkken")
    s.day(50)
    danish = s.chosen("Dansk på arbejdet", "Maria ville have de ord, man råber i et køkken.")
    s.enrolment(danish, "bevilg", starts_on=s.before(43), ends_on=s.after(90))
    s.day(43)
    s.enrolment(danish, "start")
    s.day(9)
    s.tried(wish, AttemptKind.OPKALD, "Hotelkøkkenet", AttemptOutcome.JA, "Prøvevagt i næste uge.")
    s.booked(s.after(5), "Prøvevagten på hotellet", time(11, 0), form=MeetingForm.TELEFON)


def newcomer(s: Story) -> None:
    """Handed over by another kommune; nobody has the case yet."""
