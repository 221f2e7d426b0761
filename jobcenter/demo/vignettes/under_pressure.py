"""VIG-6 and VIG-7: fewer hours without agreement, and a start that came too early
(seed 004, l. 4060-4087, 4552-4591)."""

from __future__ import annotations

from datetime import time

from cases.actions import placements
from cases.actions.meetings import NextStep, Promise
from cases.enums import (
    Agreement,
    Barrier,
    ContactKind,
    DecidedBy,
    EndReason,
    Form,
    GoalKind,
    MeetingKind,
    Party,
    PauseReason,
    Phase,
    Pressure,
    SensitiveKind,
    Subject,
    WishKind,
)
from cases.involvement import Claim, Draft
from jobcenter.demo.vignettes import _choices, _plans
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-6")
def hours_down(tell: Teller, code: str) -> Story:
    """From 18 hours to 12, everything rearranged, and she wants peace: we do not agree, and it says so."""
    s = Story(tell, code)
    s.day(210)
    s.wish("Førtidspension, så jeg kan få ro", WishKind.LIVET)
    s.goal(GoalKind.FOERTIDSPENSION, "At slippe for at prøve igen", "At vise, hvad der er prøvet, til dem der afgør")
    place = s.drafted(
        "Rådhuskantinen",
        why="Jytte får vist, hvor mange timer kroppen kan holde til, så hun ikke skal begynde forfra.",
        tasks="Koldt køkken og anretning",
        hours=18,
        first=s.before(62),
        last=s.after(28),
    )
    s.day(70)
    _plans.apart(s)
    s.placement(place, "aftal")
    _choices.jytte(s, place)
    s.day(62)
    s.placement(place, "start")
    s.day(41)
    place = s.do(placements.edit, placement=place, version=None, hours=12)
    s.held(
        "Atten timer er for meget. Vi går ned til tolv. Jytte vil helst stoppe helt.",
        Promise(Party.SAGSBEHANDLER, "Aftale tolv timer med kantinen", s.before(38)),
        entry=_no_more(s),
    )
    s.day(38)
    s.kept("Aftale tolv timer med kantinen")
    s.day(27)
    s.do(placements.edit, placement=place, version=None, tasks="Anretning siddende; opvask byttet væk")
    s.held(
        "Vi har byttet opgaver, flyttet dage og begynder kl. ti. Asta sagde lige ud, hvad der sker uden et billede.",
        step=NextStep("Fire uger mere på tolv timer med dagbog over kræfterne", s.after(20)),
        kind=MeetingKind.FAELLES,
        entry=_her_choice(s),
    )
    _plans.twelve_hours(s)
    s.booked(s.after(8), "Hvad viser dagbogen?", time(9, 30))
    return s


def _no_more(s: Story) -> Draft:
    return Draft(
        phase=Phase.REGULERING,
        occurred_on=s.today,
        subjects=(Subject.TIMER,),
        barriers=frozenset({Barrier.RESSOURCER}),
        barrier_explanation="Jytte er kørt træt af at prøve. Der var ikke lyst til at være med til at planlægge.",
        citizen_words="I kan bytte rundt på alt det, I vil. Jeg vil bare have min pension.",
        worker_view="Trætheden er ægte. Færre timer er rigtigt; målet er vi ikke enige om.",
        decision="Fra atten til tolv timer.",
        decided_by=DecidedBy.SAGSBEHANDLER,
        agreement=Agreement.UENIG,
        dissent="Jytte mener, at hun har vist nok, og at praktikken burde stoppe.",
    )


def _her_choice(s: Story) -> Draft:
    return Draft(
        phase=Phase.REGULERING,
        occurred_on=s.today,
        subjects=(Subject.OPGAVER, Subject.DAGE_TIDER),
        claims=(
            Claim(
                Form.DEMOKRATI,
                "Jytte fik at vide, hvad hver vej fører til, og valgte selv.",
                {
                    "D-1": "Om hun ville blive fire uger mere eller stoppe nu.",
                    "D-4": "Hun valgte sene morgener og siddende arbejde.",
                    "D-X": "Den ene vej blev tegnet mørk: uden et billede begynder det forfra.",
                },
            ),
        ),
        citizen_words="Så tager jeg de fire uger. Men det er ikke, fordi jeg tror på det.",
        worker_view="Hun kan godt, når opgaverne passer. Lysten er brugt op.",
        decision="Fire uger mere på tolv timer med nye opgaver. Beslutningen var hendes.",
        decided_by=DecidedBy.BORGER,
        power_moved="Asta kunne have forlænget uden at spørge.",
        agreement=Agreement.UENIG,
        dissent="Jytte vil stadig have pension og ikke flere praktikker.",
    )


@vignette("VIG-7")
def two_hours(tell: Teller, code: str) -> Story:
    """Sent out too early, home after two hours; now there is time, and something happens meanwhile."""
    s = Story(tell, code)
    s.day(140)
    s.share("vera", "gøre Lone tryg ved at begynde et sted")
    s.contact(ContactKind.FORBEREDELSE, "Gik en tur om hotellet sammen og så indgangen.", by="vera")
    s.day(112)
    s.contact(ContactKind.FORBEREDELSE, "Mødte køkkenchefen over en kop kaffe.", by="vera")
    s.day(96)
    place = s.drafted(
        "Hotelkøkkenet",
        why="Lone skal have en blid begyndelse blandt mennesker, der tager imod hende.",
        tasks="Skrælle og snitte sammen med en kollega",
        hours=6,
        first=s.before(84),
        last=s.before(20),
    )
    s.placement(place, "aftal")
    s.involved(_not_yet(s), placement=place)
    s.day(84)
    s.placement(place, "start")
    s.placement(
        place,
        "afslut",
        end_reason=EndReason.FOR_TIDLIGT,
        citizen_account="Efter to timer kunne jeg ikke mere. Jeg græd, da jeg gik hjem.",
        became="Ro først. Ingen ny dato, før Lone selv er klar.",
        learned="Når den, der har gået med hele vejen, siger vent, så venter vi.",
    )
    _time_to_be_examined(s)
    return s


def _time_to_be_examined(s: Story) -> None:
    s.day(76)
    s.held(
        "Vi talte om de to timer, og om at det ikke var hende, der gjorde noget forkert. Lone vil gerne udredes først.",
        Promise(Party.SAGSBEHANDLER, "Ringe hver anden torsdag, bare for at høre", s.before(62)),
        kind=MeetingKind.HJEMMEBESOEG,
    )
    s.sensitive(
        SensitiveKind.HELBRED,
        "Lone er i gang med en udredning og har samtaler hos egen læge.",
        "At pausen følger udredningen",
    )
    s.pause(
        PauseReason.UDREDNING,
        "En ny praktik nu ville koste mere, end den giver. Udredningen skal have lov at gå først.",
        activity="Udredning hos lægen, og en rolig snak i telefonen hver anden uge.",
        citizen_part="Lone foreslog det selv og valgte torsdage.",
        review=s.after(24),
    )
    s.day(62)
    s.contact(ContactKind.OPKALD, "Det går lidt bedre. Hun er begyndt at plante om i vindueskarmen.")
    s.kept("Ringe hver anden torsdag, bare for at høre")
    s.day(20)
    s.contact(ContactKind.OPKALD, "Lone har fået en tid om tre uger og er lettet over det.")
    s.booked(s.after(24), "Se på pausen sammen", time(10, 0), MeetingKind.HJEMMEBESOEG)


def _not_yet(s: Story) -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE,),
        barriers=frozenset({Barrier.LOKAL_MAALSAETNING, Barrier.RETTIDIGHED}),
        barrier_explanation="Der var et mål om, at alle skulle være i gang inden månedens udgang. Vera mente, det var"
        " for tidligt, og det står her.",
        citizen_words="Jeg ved ikke, om jeg tør.",
        worker_view="Vera fraråder at begynde nu. Bo holdt fast i datoen.",
        decision="Vi begynder som aftalt.",
        decided_by=DecidedBy.SAGSBEHANDLER,
        agreement=Agreement.DELVIST_ENIG,
        dissent="Lone ville gerne have ventet.",
        pressure=Pressure.TIDSFRIST,
        pressure_text="Fristen for den første indsats.",
    )
