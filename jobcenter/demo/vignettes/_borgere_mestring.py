"""The borgere whom Aktivitet og mestring follows in the vignettes: who they are, before the story begins."""

from __future__ import annotations

from datetime import date

from jobcenter.demo.cast import MESTRING
from jobcenter.demo.vignettes._people import Opening, Person
from offers.enums import NeedKind

OPENINGS = {
    "VIG-1-museum": Opening(
        Person("Anders", "Skovbo", date(1987, 2, 3), "Ved Åen 4, Demoby", "20 00 01 02"),
        worker="asta",
        unit=MESTRING,
        opened=240,
        reason="Anders har brug for støtte til at komme ud blandt andre igen, før et job er realistisk.",
        strengths=(
            "Jeg kan huske årstal og historier",
            "Jeg er omhyggelig, når der er ro",
        ),
        needs={
            NeedKind.RO: "Et sted uden mange mennesker på én gang",
            NeedKind.KORTE_DAGE: "Tre timer ad gangen til at begynde med",
        },
        own="Jeg vil hellere vente på det rigtige end sendes et sted hen, hvor jeg ikke hører til.",
        professional="Interessen for historie er en god vej ind. Der skal ro omkring de første måneder.",
    ),
    "VIG-1-supermarked": Opening(
        Person("Emil", "Brandt", date(1993, 8, 17), "Kornvænget 12, Demoby", "20 00 01 01"),
        worker="asta",
        unit=MESTRING,
        opened=210,
        reason="Emil har været længe væk fra arbejde og har brug for støtte til at få en rytme.",
        strengths=(
            "Jeg kommer til tiden",
            "Jeg kan godt lide at sætte ting på plads",
        ),
        needs={NeedKind.FAST_KONTAKT: "Én at spørge den første tid"},
        own="Jeg sover bedre, når jeg har noget at stå op til.",
        professional="En fast morgen og få, tydelige opgaver er et godt sted at begynde.",
    ),
    "VIG-2": Opening(
        Person("Kasper", "Friis", date(1996, 5, 2), "Møllestien 31, st., Demoby", "20 00 02 01"),
        worker="asta",
        unit=MESTRING,
        opened=420,
        reason="Kasper forlod skolen efter ottende klasse og har brug for tid og tryghed til at finde sin vej.",
        strengths=(
            "Jeg kan være alene om en opgave i mange timer",
            "Jeg har orden i mine ting",
        ),
        needs={
            NeedKind.RO: "Stille omgivelser",
            NeedKind.EN_OPGAVE: "Én opgave ad gangen, gerne vist frem for skrevet",
        },
        own="Skolen var ikke noget for mig. Jeg vil være et sted, hvor man går stille.",
        professional="Kasper lærer ved at se og gøre. Boglige krav har lukket flere døre, end de har åbnet.",
    ),
    "VIG-4": Opening(
        Person("Mikkel", "Dahl Rasmussen", date(1989, 11, 23), "Skovbrynet 7, Åby", "20 00 04 01"),
        worker="asta",
        unit=MESTRING,
        opened=310,
        reason="Mikkel har det svært blandt mange mennesker, og det har lukket for de fleste arbejdspladser.",
        strengths=(
            "Dyr bliver rolige hos mig",
            "Jeg kan gå ude i al slags vejr",
        ),
        needs={
            NeedKind.FAA_MENNESKER: "Højst et par mennesker ad gangen",
            NeedKind.FLEKSIBEL_MOEDETID: "Må komme senere på en dårlig dag",
        },
        own="Dyr er det eneste, jeg rigtig vil. Det er menneskene omkring dem, der er for mange.",
        professional="Ønsket er klart. Opgaven er at finde et sted, hvor dyrene fylder mere end menneskene.",
    ),
    "VIG-6": Opening(
        Person("Jytte", "Lassen", date(1968, 4, 9), "Kirkevej 22, Søndersted", "20 00 06 01"),
        worker="asta",
        unit=MESTRING,
        opened=520,
        reason="Jytte har været i mange forløb. Der er brug for at få vist, hvad hun kan, og hvad hun ikke kan.",
        strengths=(
            "Jeg møder, når jeg har sagt det",
            "Jeg kan lave mad til mange",
        ),
        needs={NeedKind.KORTE_DAGE: "Fire timer ad gangen", NeedKind.PAUSER: "En pause hver time"},
        own="Jeg har prøvet nok. Jeg er træt og vil have ro.",
        professional="Der mangler et billede af, hvad Jytte kan holde til. Uden det kan ingen tage stilling.",
    ),
    "VIG-7": Opening(
        Person("Lone", "Bech", date(1978, 9, 30), "Engdraget 3, Demoby", "20 00 07 01"),
        worker="bo",
        unit=MESTRING,
        opened=270,
        reason="Lone har mere på skuldrene, end en arbejdsuge kan rumme lige nu.",
        strengths=(
            "Jeg er god til at lytte",
            "Mine blomster overlever altid",
        ),
        needs={NeedKind.RO: "Et sted uden tempo", NeedKind.FAST_KONTAKT: "Den samme person hver gang"},
    ),
    "VIG-8": Opening(
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
        reason="Amara har brug for skånehensyn og for tolk, når der skal findes et sted.",
        strengths=(
            "People are happy when I am there",
            "Jeg kan organisere et køkken",
        ),
        needs={
            NeedKind.SPROGSTOETTE: "Tolk til alt, der skal besluttes",
            NeedKind.LETTE_LOEFT: "Ikke noget, der belaster fingrene",
        },
        own="They tell me I am fine. My hands are burning. I am not fine.",
        professional="Hun vil gerne arbejde. Det, hun fortæller, er ikke undersøgt færdigt og skal ind i planen.",
    ),
    "VIG-9": Opening(
        Person("Dennis", "Toft", date(1981, 3, 19), "Stationsvej 9, Demoby", "20 00 09 01"),
        worker="bo",
        unit=MESTRING,
        opened=110,
        reason="Dennis har brug for støtte til det skriftlige og til at få hverdagen til at hænge sammen.",
        strengths=("Jeg kan skille en motor ad og samle den igen",),
        needs={NeedKind.EN_OPGAVE: "Én ting ad gangen, gerne på papir"},
    ),
    "VIG-10": Opening(
        Person("Jonas", "Mikkelsen", date(1995, 7, 14), "Lærkevej 55, Søndersted", "20 00 10 01"),
        worker="bo",
        unit=MESTRING,
        opened=230,
        reason="Jonas har brug for at bygge en hverdag op, før et job kan holde.",
        strengths=(
            "Jeg er ikke bange for noget, der kravler",
            "Jeg kan finde rundt alle steder",
        ),
        own="Uden kørekort kommer jeg ingen vegne herude.",
        professional="Kørekortet er nøglen til mere end et job. Det er dyrt, og vi har ikke undersøgt vejen endnu.",
    ),
    "VIG-15": Opening(
        Person("Birgit", "Nygaard", date(1972, 1, 16), "Rosenvej 20, Demoby", "20 00 15 01"),
        worker="asta",
        unit=MESTRING,
        opened=280,
        reason="Birgit er på vej tilbage efter lang tid uden arbejde og skal passe på kræfterne.",
        strengths=(
            "Jeg har grønne fingre",
            "Jeg kan få folk til at grine",
        ),
        needs={NeedKind.PAUSER: "Sidde ned hver time", NeedKind.KORTE_DAGE: "Tre dage om ugen"},
    ),
    "VIG-17": Opening(
        Person("Nadia", "Karim", date(1990, 9, 9), "Østerled 5, 3. th., Demoby", "20 00 17 01"),
        worker="asta",
        unit=MESTRING,
        opened=340,
        reason="Nadia har haft mange skift og har brug for, at noget bliver ved med at være det samme.",
        strengths=(
            "Jeg kan tre sprog",
            "Jeg syr alt selv",
        ),
        needs={
            NeedKind.FAST_KONTAKT: "Én person, der bliver ved med at være den samme",
            NeedKind.RO: "Ikke nye steder lige nu",
        },
        own="Hver gang jeg lærer et sted at kende, skal jeg videre.",
        professional="En ny indsats nu ville gentage det, der er gået skævt. Tillid først er den korteste vej.",
    ),
}
