"""VIG-6 to VIG-9: hours, haste, pain and a duty that came between (seed 004, l. 2985-3147, 4060-4087, 4552-4591)."""

from __future__ import annotations

from datetime import date, time

from cases.actions import placements
from cases.actions.meetings import NextStep, Promise
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    Barrier,
    ContactKind,
    DecidedBy,
    EndReason,
    ExemptionKind,
    Form,
    GoalKind,
    MeetingForm,
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
from jobcenter.demo.cast import MESTRING
from jobcenter.demo.vignettes._people import Person
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-6")
def hours_down(tell: Teller, code: str) -> Story:
    """From 18 hours to 12, everything rearranged, and she wants peace: we do not agree, and it says so."""
    s = Story(
        tell,
        code,
        Person("Jytte", "Lassen", date(1968, 4, 9), "Kirkevej 22, Søndersted", "20 00 06 01"),
        worker="asta",
        unit=MESTRING,
        opened=520,
        reason="Jytte har været i mange forløb. Der er brug for at få vist, hvad hun kan, og hvad hun ikke kan.",
    )
    s.strengths("Jeg møder, når jeg har sagt det", "Jeg kan lave mad til mange")
    s.needs(korte_dage="Fire timer ad gangen", pauser="En pause hver time")
    s.problem(
        "Jeg har prøvet nok. Jeg er træt og vil have ro.",
        "Der mangler et billede af, hvad Jytte kan holde til. Uden det kan ingen tage stilling.",
    )
    s.day(210)
    wish = s.wish("Førtidspension, så jeg kan få ro", WishKind.LIVET)
    s.goal(
        GoalKind.FOERTIDSPENSION,
        "At slippe for at prøve igen",
        "At vise, hvad der er prøvet, så grundlaget er til at tage stilling til",
    )
    place = s.drafted(
        "Rådhuskantinen",
        wish=wish,
        why="Jytte får vist, hvor mange timer kroppen kan holde til, så hun ikke skal begynde forfra.",
        tasks="Koldt køkken og anretning",
        hours=18,
        first=s.before(62),
        last=s.after(28),
    )
    s.day(70)
    s.placement(place, "aftal")
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
        "Vi har byttet opgaver, flyttet dage og begynder klokken ti. Asta sagde lige ud, hvad der sker uden et billede.",
        step=NextStep("Fire uger mere på tolv timer med dagbog over kræfterne", s.after(20)),
        kind=MeetingKind.FAELLES,
        entry=_her_choice(s),
    )
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
    s = Story(
        tell,
        code,
        Person("Lone", "Bech", date(1978, 9, 30), "Engdraget 3, Demoby", "20 00 07 01"),
        worker="bo",
        unit=MESTRING,
        opened=270,
        reason="Lone har mere på skuldrene, end en arbejdsuge kan rumme lige nu.",
    )
    s.strengths("Jeg er god til at lytte", "Mine blomster overlever altid")
    s.needs(ro="Et sted uden tempo", fast_kontakt="Den samme person hver gang")
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
    s.involved(
        Draft(
            phase=Phase.UDVAELGELSE,
            occurred_on=s.today,
            subjects=(Subject.BRANCHE,),
            barriers=frozenset({Barrier.LOKAL_MAALSAETNING, Barrier.RETTIDIGHED}),
            barrier_explanation="Der var et mål om, at alle skulle være i gang inden sommer. Vera mente, det var"
            " for tidligt, og det står her.",
            citizen_words="Jeg ved ikke, om jeg tør.",
            worker_view="Vera fraråder at begynde nu. Bo holdt fast i datoen.",
            decision="Vi begynder som aftalt.",
            decided_by=DecidedBy.SAGSBEHANDLER,
            agreement=Agreement.DELVIST_ENIG,
            dissent="Lone ville gerne have ventet.",
            pressure=Pressure.TIDSFRIST,
            pressure_text="Fristen for den første indsats.",
        ),
        placement=place,
    )
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
    s.contact(ContactKind.OPKALD, "Det går lidt bedre. Hun har sået tomater i vindueskarmen.")
    s.kept("Ringe hver anden torsdag, bare for at høre")
    s.day(20)
    s.contact(ContactKind.OPKALD, "Tid hos speciallægen om tre uger.")
    s.booked(s.after(24), "Se på pausen sammen", time(10, 0), MeetingKind.HJEMMEBESOEG)
    return s


@vignette("VIG-8")
def pain_in_two_languages(tell: Teller, code: str) -> Story:
    """They liked her there and she liked them; her hands hurt. Her words are kept in the language she used."""
    s = Story(
        tell,
        code,
        Person(
            "Amara",
            "Osei",
            date(1984, 12, 2),
            "Havnegade 40, 1. th., Demoby",
            "20 00 08 01",
            "engelsk",
            interpreter=True,
        ),
        worker="bo",
        unit=MESTRING,
        opened=700,
        reason="Amara har smerter og begrænset dansk; begge dele skal med, når der findes et sted.",
    )
    s.strengths("People are happy when I am there", "Jeg kan organisere et køkken")
    s.needs(sprogstoette="Tolk til alt, der skal besluttes", lette_loeft="Ikke noget, der belaster fingrene")
    s.problem(
        "They tell me I am fine. My hands are burning. I am not fine.",
        "Hun vil gerne arbejde. Smerterne er ikke undersøgt færdigt og skal ind i planen.",
    )
    s.day(560)
    first, last = s.today, s.before(510)
    s.exempt(
        kind=ExemptionKind.FRITAGELSE,
        legal_basis="225-timersreglen (ophævet 1. juli 2025)" if last < date(2025, 7, 1) else "LAS kap. 4",
        reason="Amara kunne ikke varetage arbejde på grund af smerter. Fritagelsen fulgte lægens undersøgelse.",
        valid_from=first,
        valid_to=last,
    )
    s.day(150)
    kitchen = s.wish("A kitchen with people who speak slowly")
    place = s.drafted(
        "Rådhuskantinen",
        wish=kitchen,
        why="Amara vil bruge det, hun kan med mad, og lære de danske ord i et køkken.",
        tasks="Anrette buffet",
        hours=10,
        first=s.before(140),
        last=s.before(75),
    )
    s.placement(place, "aftal")
    s.day(140)
    s.placement(place, "start")
    s.day(98)
    s.placement(
        place,
        "afslut",
        end_reason=EndReason.HELBRED,
        citizen_account="They liked me and I liked them. But my fingers could not do it.",
        became="Kantinen vil gerne have hende igen, når hænderne kan.",
    )
    s.sensitive(SensitiveKind.HELBRED, "Brændende smerter i fingerspidserne.", "At finde opgaver uden belastning")
    s.day(31)
    s.held(
        "Samtalen var på engelsk uden tolk. Amara blev ked af det, da hun fortalte om smerterne. Vi bestilte tolk.",
        Promise(Party.SAGSBEHANDLER, "Bestille tolk til næste samtale", s.before(24)),
        Promise(Party.BORGER, "Høre hos lægen, hvornår svaret kommer", s.after(6)),
        entry=Draft(
            phase=Phase.PROBLEMDEFINITION,
            occurred_on=s.today,
            subjects=(Subject.PROBLEMFORSTAAELSE, Subject.SKAANEBEHOV),
            barriers=frozenset({Barrier.SPROG, Barrier.HELBRED}),
            barrier_explanation="Uden tolk fik vi kun talt om det nærmeste. Det, der skal besluttes, venter.",
            citizen_words="Everybody says you are okay. I am not okay.",
            worker_view="Hun skal ikke ud igen, før hænderne er undersøgt. Vi fik ikke besluttet noget sammen.",
            agreement=Agreement.IKKE_AFKLARET,
        ),
    )
    s.day(24)
    s.kept("Bestille tolk til næste samtale")
    s.day(13)
    s.tried(kitchen, AttemptKind.OPKALD, "Rådhuskantinen", AttemptOutcome.MAASKE, "Siddende opgaver kan findes.")
    s.booked(s.after(7), "Hvad siger lægen, og hvad vil Amara? Med tolk", time(11, 0))
    return s


@vignette("VIG-9")
def cv_together(tell: Teller, code: str) -> Story:
    """A duty and its consequence were named, and help was offered in the same breath; they wrote it together."""
    s = Story(
        tell,
        code,
        Person("Dennis", "Toft", date(1981, 3, 19), "Stationsvej 9, Demoby", "20 00 09 01"),
        worker="bo",
        unit=MESTRING,
        opened=110,
        reason="Dennis har brug for støtte til det skriftlige og til at få hverdagen til at hænge sammen.",
    )
    s.strengths("Jeg kan skille en motor ad og samle den igen")
    s.needs(en_opgave="Én ting ad gangen, gerne på papir")
    s.day(60)
    wish = s.wish("Et værksted, hvor jeg må skrue", WishKind.OPGAVER)
    s.day(34)
    s.held(
        "CV'et mangler på Jobnet. Bo fortalte om pligten og konsekvensen og tilbød at skrive det sammen.",
        Promise(Party.SAGSBEHANDLER, "Sætte en eftermiddag af i CV-caféen", s.before(22)),
        Promise(Party.BORGER, "Tage papirer fra gamle job med", s.before(22)),
        entry=Draft(
            phase=Phase.TILRETTELAEGGELSE,
            occurred_on=s.today,
            subjects=(Subject.CV, Subject.SANKTION),
            barriers=frozenset({Barrier.LOVKRAV}),
            barrier_explanation="At CV'et skal stå der, er ikke noget, vi kan aftale os ud af. Hvordan det bliver"
            " skrevet, kan vi.",
            citizen_words="Jeg er ikke god til computere. Det er ikke, fordi jeg ikke vil.",
            worker_view="Han vil gerne. Det er skærmen, der er i vejen.",
            decision="Vi skriver CV'et sammen i CV-caféen.",
            decided_by=DecidedBy.LOVKRAV,
            legal_basis="LAB, reglerne om CV på Jobnet",
            agreement=Agreement.ENIG,
            pressure=Pressure.SANKTION_NAEVNT,
            pressure_text="Det blev sagt, at ydelsen kan blive sat ned, og i samme sætning, at vi hjælper.",
        ),
    )
    s.day(22)
    s.contact(ContactKind.FORBEREDELSE, "To timer i CV-caféen. CV'et ligger på Jobnet, og Dennis fik en udskrift.")
    s.kept("Sætte en eftermiddag af i CV-caféen")
    s.kept("Tage papirer fra gamle job med")
    s.day(14)
    s.tried(wish, AttemptKind.OPKALD, "Smedjen", AttemptOutcome.AFVENTER, "De vender tilbage i næste uge.")
    s.booked(s.after(11), "Nyt fra Smedjen", time(14, 0), form=MeetingForm.TELEFON)
    return s
