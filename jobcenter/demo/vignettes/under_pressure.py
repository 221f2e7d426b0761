"""VIG-7: a start that came too early, and somebody who had said so (seed 004, l. 4060-4087)."""

from __future__ import annotations

from datetime import time

from cases.actions.meetings import Promise
from cases.enums import (
    Agreement,
    Barrier,
    ContactKind,
    DecidedBy,
    EndReason,
    MeetingKind,
    Party,
    PauseReason,
    Phase,
    Pressure,
    SensitiveKind,
    Subject,
)
from cases.involvement import Draft
from jobcenter.demo.vignettes import _around
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


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
    _around.lone(s)
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
        dissent="Jeg ville gerne have ventet.",
        pressure=Pressure.TIDSFRIST,
        pressure_text="Fristen for den første indsats.",
    )
