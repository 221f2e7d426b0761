"""VIG-15: tired in a praktik, and other tasks (seed 004, l. 2208-2218)."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from cases.actions import dilemmas, placements
from cases.actions.agreement import Line
from cases.actions.meetings import Promise
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    CompanyContactKind,
    ContactKind,
    DecidedBy,
    Form,
    GoalKind,
    Gribning,
    Handling,
    Meaning,
    MeetingForm,
    MeetingKind,
    Party,
    Phase,
    PlacementPurpose,
    Present,
    Response,
    Stance,
    Subject,
    Wants,
)
from cases.involvement import Asked, Claim, Draft, Option
from cases.models import Placement
from jobcenter.demo.vignettes import _choices, _own_voice
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-15")
def other_tasks(tell: Teller, code: str) -> Story:
    """A little tired of it: a meeting with the workplace, and other tasks for a while."""
    s = Story(tell, code)
    s.day(130)
    wish = s.wish("Et gartneri eller en planteskole")
    goal = s.goal(GoalKind.LOENNEDE_TIMER, "Otte timer om ugen med løn", "Lønnede timer")
    s.tried(wish, AttemptKind.BESOEG, "Gartneriet Grønager", AttemptOutcome.JA, "De kunne lide hende med det samme.")
    place = s.drafted(
        "Gartneriet Grønager",
        wish=wish,
        why="Birgit vil se, om hendes lyst til planter kan bære en arbejdsuge igen.",
        tasks="Prikle og vande",
        hours=12,
        first=s.before(62),
        last=s.after(24),
        purpose=PlacementPurpose.ANSAETTELSE,
    )
    s.day(76)
    s.placement(place, "aftal")
    _choices.birgit(s, place)
    s.day(62)
    s.placement(place, "start")
    s.day(48)
    _own_voice.how_it_goes(s, place, Wants.FORTSAET, "Det går godt. Jeg er træt på den gode måde.", included=True)
    s.day(25)
    s.contact(ContactKind.OPKALD, "Birgit lød træt. Det er de samme bakker hver dag, sagde hun.")
    _tired_of_the_trays(s, place)
    s.day(18)
    talk = s.held(
        "Birgit, gartneren og Asta talte om ugen. Der skulle ikke så meget til: andre opgaver i en periode.",
        Promise(Party.VIRKSOMHED, "Lade Birgit binde buketter to dage om ugen", s.before(11)),
        Promise(Party.SAGSBEHANDLER, "Ringe og høre, om det hjalp", s.after(3)),
        kind=MeetingKind.FAELLES,
        entry=_bouquets(s),
        present=(Present.VIRKSOMHED,),
        lines=(Line("Buketter to dage, drivhus om fredagen", Stance.ENIG), Line("En stol i bindestuen", Stance.ENIG)),
    )
    _own_voice.made_sense(s, talk, Meaning.JA)
    _own_voice.on_screen(
        s,
        talk,
        meaning=Meaning.JA,
        chose=_own_voice.YES,
        own_words="Jeg sagde det, og så blev det gjort. Det er jeg ikke vant til.",
        understood=True,
    )
    s.do(placements.edit, placement=place, version=None, tasks="Binde buketter to dage, drivhus om fredagen")
    s.day(11)
    s.kept("Lade Birgit binde buketter to dage om ugen")
    s.day(4)
    words = "Det hjalp. Jeg glæder mig til fredag."
    _own_voice.how_it_goes(s, place, Wants.FORTSAET, words, talked_with_boss=True, included=True)
    _own_voice.said(s, "Jeg kan binde en buket, så folk stopper op.", work=True, response=Gribning.GREBET)
    s.step("Tale om lønnede timer", s.after(20), Party.VIRKSOMHED, goal=goal)
    s.booked(s.tell.as_of, "Hjalp de nye opgaver?", time(10, 30), form=MeetingForm.TELEFON)
    return s


def _tired_of_the_trays(s: Story, place: Placement) -> None:
    """By herself, and with how she wants it taken up: so Asta speaks with the place together with her."""
    _own_voice.how_it_goes(
        s,
        place,
        Wants.JUSTER,
        "Det er de samme bakker hver dag. Stedet er godt.",
        hours_agreed=Decimal("4"),
        hours_worked=Decimal("4"),
        talked_with_boss=False,
        included=True,
        handling=Handling.FAELLES,
    )
    s.day(24)
    s.to(
        dilemmas.contact_company,
        placement=place,
        kind=CompanyContactKind.OPKALD,
        happened_on=s.today,
        text="Aftalte et møde på stedet, hvor Birgit selv er med.",
    )


def _bouquets(s: Story) -> Draft:
    return Draft(
        phase=Phase.REGULERING,
        occurred_on=s.today,
        subjects=(Subject.OPGAVER,),
        claims=(
            Claim(
                Form.DEMOKRATI,
                "Birgit bestemte, hvad der skulle skiftes ud.",
                {"D-4": "Hun lagde selv ugen om og beholdt drivhuset om fredagen."},
            ),
            Claim(
                Form.FORBRUG,
                "Hun valgte mellem to ting, gartneren kunne tilbyde.",
                {"F-6": "Andre opgaver i en periode. Svaret var ja med det samme."},
            ),
        ),
        options=(
            Option(
                label="Binde buketter",
                why_relevant="Siddende, og hun har sans for det.",
                consequence_of_choice="To dage om ugen indenfor.",
                consequence_of_decline="Ingen.",
                response=Response.TILVALG,
            ),
            Option(
                label="Passe kassen",
                why_relevant="Siddende, men med mange mennesker.",
                consequence_of_choice="Oplæring en formiddag.",
                consequence_of_decline="Ingen.",
                response=Response.FRAVALG,
            ),
        ),
        asked=(Asked("Gartneriet Grønager", s.today, "Ugeplanen blev lagt om, og en stol kom ind i bindestuen."),),
        citizen_words="Jeg er ikke træt af stedet. Jeg er træt af bakkerne.",
        decision="Buketter to dage, drivhus om fredagen.",
        decided_by=DecidedBy.BORGER,
        power_moved="Gartneren plejer at fordele opgaverne.",
        agreement=Agreement.ENIG,
    )
