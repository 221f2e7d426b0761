"""The borgere whom Unge and Job og virksomhed follow in the vignettes: who they are, before the story begins."""

from __future__ import annotations

from datetime import date

from cases.enums import BenefitKind, VisitationCategory
from jobcenter.demo.cast import JOB, UNGE
from jobcenter.demo.vignettes._people import Opening, Person
from offers.enums import NeedKind

OPENINGS = {
    "VIG-3": Opening(
        Person("Freja", "Lund", date(2004, 6, 11), "Beskyttet adresse", "20 00 03 01", protected=True),
        worker="carl",
        unit=UNGE,
        opened=160,
        reason="Freja har brug for ro og støtte, før uddannelse eller job er inden for rækkevidde.",
        target_group=5,
        strengths=("Jeg er tålmodig med dem, der er mindre end mig", "Jeg lægger mærke til, hvordan folk har det"),
        needs={NeedKind.FAST_KONTAKT: "Én voksen på stedet, som hun kan gå til"},
    ),
    "VIG-5": Opening(
        Person("Sofia", "Krogh", date(2003, 1, 29), "Banegade 18, 2. tv., Demoby", "20 00 05 01"),
        worker="carl",
        unit=UNGE,
        opened=190,
        reason="Sofia har brug for støtte til at holde en hverdag, før uddannelse er et realistisk næste skridt.",
        target_group=5,
        benefit=BenefitKind.KONTANTHJAELP,
        strengths=(
            "Jeg tegner hver dag",
            "Jeg kan sidde med en detalje i timevis",
        ),
        needs={NeedKind.EN_OPGAVE: "Én ting ad gangen"},
        own="Jeg tegner hele tiden. Det er det eneste, jeg har lyst til at blive bedre til.",
        professional="Evnen er tydelig. Branchen er lille, og de steder, vi kender, har ikke været gode ved de unge.",
    ),
    "VIG-11": Opening(
        Person("Flemming", "Aagaard", date(1966, 10, 5), "Fyrrebakken 8, Demoby", "20 00 11 01"),
        worker="mona",
        unit=JOB,
        opened=175,
        category=VisitationCategory.JOBPARAT,
        reason="Flemming er klar til at arbejde og søger selv bredt.",
        target_group=2,
        strengths=(
            "Jeg kan tale med folk på min egen alder",
            "Jeg giver ikke op, når jeg ringer rundt",
        ),
        own="Det med it er jeg færdig med. Jeg vil have med mennesker at gøre.",
        professional="CV'et peger mod it, og der er stillinger. Flemming peger et andet sted hen.",
    ),
    "VIG-12": Opening(
        Person("Rasmus", "Kjeldsen", date(1983, 2, 27), "Industrivej 2, Demoby", "20 00 12 01"),
        worker="mona",
        unit=JOB,
        opened=260,
        reason="Rasmus er visiteret til fleksjob og skal have hjælp til at finde det.",
        target_group=9,
        benefit=BenefitKind.LEDIGHEDSYDELSE,
        strengths=(
            "Jeg har kørt lastbil i ti år",
            "Jeg passer på andres ting",
        ),
        needs={NeedKind.SIDDENDE: "Kan ikke stå ret længe", NeedKind.KORTE_DAGE: "Femten timer om ugen"},
    ),
    "VIG-13": Opening(
        Person("Signe", "Holst", date(2002, 8, 8), "Parkvej 14, Demoby", "20 00 13 01"),
        worker="liv",
        unit=UNGE,
        opened=230,
        reason="Signe har brug for faste rammer og tid, før uddannelse kan komme på tale.",
        target_group=5,
        strengths=(
            "Jeg er meget præcis",
            "Når jeg kender planen, følger jeg den",
        ),
        needs={
            NeedKind.FASTE_RAMMER: "Nogen andre skal sætte tid, sted og rækkefølge",
            NeedKind.FAA_MENNESKER: "En lille gruppe, de samme hver gang",
            NeedKind.RO: "Ikke for mange indtryk på én gang",
        },
        own="Når jeg selv skal finde på det, går jeg i stå. Det er ikke, fordi jeg ikke gider.",
        professional="Signe lykkes i en ramme, andre har bygget. At forme ugen selv er for tungt at løfte.",
    ),
    "VIG-14": Opening(
        Person("Malte", "Juhl", date(2001, 12, 20), "Bakkegade 6, Demoby", "20 00 14 01"),
        worker="carl",
        unit=UNGE,
        opened=205,
        reason="Malte har været alene meget længe og har brug for små skridt.",
        target_group=5,
        strengths=(
            "Jeg kan alt om gamle spil",
            "Jeg svarer altid, når man skriver",
        ),
        needs={NeedKind.FAA_MENNESKER: "En eller to ad gangen", NeedKind.KORTE_DAGE: "En time er nok nu"},
        own="Jeg kan ikke være i en kantine. Det er ikke noget, jeg finder på.",
        professional="Kravet om virksomhedscenter er for højt lige nu. Et lille skridt, der lykkes, er mere værd.",
    ),
    "VIG-16": Opening(
        Person("Oliver", "Bang", date(2000, 3, 3), "Skolegade 11, Demoby", "20 00 16 01"),
        worker="liv",
        unit=UNGE,
        opened=120,
        reason="Oliver mister overblikket, når der er mange beskeder, og har brug for små skridt.",
        target_group=5,
        strengths=(
            "Jeg husker billeder",
            "Jeg er god til at bygge ting",
        ),
        needs={
            NeedKind.EN_OPGAVE: "Vis det gerne på et billede",
            NeedKind.FAST_KONTAKT: "Samme sagsbehandler hver gang",
        },
        own="Jeg kan godt. Jeg glemmer det bare, når det kun er ord.",
        professional="Det, der er tegnet eller skrevet på papir, bliver til noget. Breve gør ikke.",
    ),
    "VIG-18": Opening(
        Person("Samira", "Haddad", date(1997, 4, 25), "Violvej 33, Demoby", "20 00 18 01"),
        worker="liv",
        unit=UNGE,
        opened=300,
        reason="Samira mangler de boglige krav til uddannelsen og har brug for hånden under sig den første tid.",
        target_group=5,
        strengths=(
            "De gamle spørger efter mig",
            "Jeg giver ikke op",
        ),
        needs={
            NeedKind.FAST_KONTAKT: "En på skolen og en på plejehjemmet",
            NeedKind.SPROGSTOETTE: "Hjælp til fagordene",
        },
    ),
}
