"""The ordinary cases around the vignettes: small stories, so that a caseload is not only drama."""

from __future__ import annotations

from datetime import time

from cases.actions.meetings import NextStep, Promise
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    Barrier,
    ContactKind,
    DecidedBy,
    ExemptionKind,
    Form,
    GoalKind,
    MeetingForm,
    Party,
    PauseReason,
    Phase,
    Subject,
    Wants,
    WishKind,
)
from cases.involvement import Claim, Draft
from jobcenter.demo.ordinary_borgere import OPENINGS
from jobcenter.demo.ordinary_on_the_way import almost_there, choosing, cook, driver, newcomer, with_a_mentor
from jobcenter.demo.vignettes import Story, Teller, _own_voice


def tell_all(tell: Teller) -> None:
    for number, story in enumerate(STORIES, start=1):
        code = f"DEMO-{number:02}"
        story(Story(tell, code, OPENINGS[code]))


def bicycles(s: Story) -> None:
    s.day(44)
    wish = s.wish("Et cykelværksted")
    s.goal(GoalKind.LIVSKVALITET, "At have nogen at drikke kaffe med om morgenen", "Fællesskab som vej til timer")
    s.day(15)
    s.tried(wish, AttemptKind.BESOEG, "Cykelsmeden i Søndergade", AttemptOutcome.MAASKE, "Han vil tænke over det.")
    s.held(
        "Henrik fortalte om værkstedet, han havde engang. Han vil gerne vise, hvad han kan.",
        Promise(Party.SAGSBEHANDLER, "Ringe til cykelsmeden igen", s.before(4)),
        Promise(Party.BORGER, "Tage billeder af de cykler, han har sat i stand", s.before(2)),
        entry=Draft(
            phase=Phase.PROBLEMDEFINITION,
            occurred_on=s.today,
            subjects=(Subject.PROBLEMFORSTAAELSE,),
            claims=(
                Claim(
                    Form.SELVREFLEKSION,
                    "Henrik satte ord på, hvad han savner.",
                    {"R-1": "Et værksted og nogen at tale med.", "R-2": "Han tager selv billeder af sine cykler."},
                ),
            ),
            citizen_words="Det er ikke arbejdet, jeg mangler. Det er de andre.",
            decision="Vi leder efter et sted med kolleger.",
            decided_by=DecidedBy.FAELLES,
            agreement=Agreement.ENIG,
        ),
    )
    s.booked(s.tell.as_of, "Har cykelsmeden svaret?", time(9, 0))


def balance(s: Story) -> None:
    s.day(64)
    course = s.chosen("Hverdag i balance", "Lærke valgte det selv, da hun hørte, at man ikke skal sige noget højt.")
    s.enrolment(course, "bevilg", starts_on=s.before(50), ends_on=s.after(20))
    s.day(50)
    s.enrolment(course, "start")
    s.day(22)
    talk = s.held(
        "Lærke har været med fem gange. Pauserne virker, og hun sover bedre.",
        Promise(Party.BORGER, "Skrive tre gode tidspunkter på dagen ned", s.before(6)),
        Promise(Party.SAGSBEHANDLER, "Finde ud af, om holdet kan fortsætte", s.after(10)),
        entry=Draft(
            phase=Phase.REGULERING,
            occurred_on=s.today,
            subjects=(Subject.DAGE_TIDER,),
            claims=(Claim(Form.SAMSKABELSE, "Vi talte om ugen sammen.", {"S-2": "Lærke flyttede selv sine dage."}),),
            citizen_words="Tirsdage er bedst.",
            decision="Tirsdag og torsdag.",
            decided_by=DecidedBy.BORGER,
            agreement=Agreement.ENIG,
        ),
    )
    _own_voice.on_paper(s, talk, meaning=_own_voice.YES, chose=_own_voice.YES, change="Lidt længere pauser.")
    s.booked(s.tell.as_of, "Hvad kommer efter holdet?", time(14, 30))


def experience(s: Story) -> None:
    s.day(70)
    s.wish("At lære unge håndværk", WishKind.VILKAAR)
    s.day(26)
    talk = s.held(
        "Ole vil gerne lære fra sig. Vi talte om skoler og værksteder.",
        Promise(Party.SAGSBEHANDLER, "Spørge erhvervsskolen, om de bruger gæstelærere", s.before(12)),
        entry=Draft(
            phase=Phase.UDVAELGELSE,
            occurred_on=s.today,
            subjects=(Subject.OPGAVER,),
            barriers=frozenset({Barrier.TID}),
            barrier_explanation="Vi fik talt om ønsket, men ikke om vejen. Tiden var gået.",
            citizen_words="Jeg kan ikke bære mere. Men jeg kan vise, hvordan man gør.",
        ),
    )
    link = _own_voice.link_for(s, talk)
    s.day(20)
    _own_voice.by_link(
        s, link, meaning=_own_voice.PARTLY, chose=_own_voice.PARTLY, change="At vi når hele vejen næste gang."
    )


def grocer(s: Story) -> None:
    s.day(75)
    wish = s.wish("Købmanden, hvor jeg handler")
    s.tried(wish, AttemptKind.BESOEG, "Købmanden i Søndergade", AttemptOutcome.JA, "De glæder sig.")
    place = s.drafted(
        "Købmanden i Søndergade",
        wish=wish,
        why="Gitte får et kendt sted at vokse i, fra tre timer om ugen og op.",
        tasks="Frugt og grønt",
        hours=6,
        first=s.before(56),
        last=s.after(34),
    )
    s.placement(place, "aftal")
    s.day(56)
    s.placement(place, "start")
    s.day(28)
    _own_voice.how_it_goes(s, place, Wants.FORTSAET, "Jeg kender alle kunderne.", talked_with_boss=True, included=True)
    s.day(14)
    s.held(
        "Gitte er gået fra tre til seks timer. Kunderne spørger efter hende.",
        Promise(Party.VIRKSOMHED, "Vise Gitte kassen", s.before(5)),
        step=NextStep("Prøve otte timer", s.after(13)),
        form=MeetingForm.TELEFON,
    )
    s.booked(s.after(13), "Otte timer?", time(9, 30))


def waiting_for_a_place(s: Story) -> None:
    s.day(52)
    s.held(
        "Tarek så Rolig start og ville gerne begynde med det samme. Der er fire på ventelisten.",
        Promise(Party.SAGSBEHANDLER, "Spørge om en plads hver fredag", s.before(34)),
        entry=Draft(
            phase=Phase.UDVAELGELSE,
            occurred_on=s.today,
            subjects=(Subject.SKAANEBEHOV,),
            barriers=frozenset({Barrier.TILBUD_MANGLER}),
            barrier_explanation="Det rigtige tilbud findes, men der er ingen plads.",
            citizen_words="Jeg kunne begynde i morgen.",
            agreement=Agreement.ENIG,
        ),
    )
    s.pause(PauseReason.INGEN_PLADS, "Rolig start er fuldt. Intet andet tilbud passer.", review=s.after(15))
    s.day(34)
    s.kept("Spørge om en plads hver fredag")
    s.contact(ContactKind.SMS, "Ingen plads endnu. Tarek svarede, at han stadig gerne vil.")


def left_in_peace(s: Story) -> None:
    s.day(150)
    s.exempt(
        kind=ExemptionKind.MINDRE_INTENSIV,
        legal_basis="LAB § 106",
        reason="Susanne er tæt på pensionsalderen, og en indsats vil ikke ændre det.",
        valid_from=s.today,
        valid_to=s.after(180),
    )
    s.day(45)
    s.contact(ContactKind.OPKALD, "Susanne har det godt. Hun kommer i Formiddag uden krav.")


STORIES = (
    bicycles,
    balance,
    experience,
    grocer,
    waiting_for_a_place,
    left_in_peace,
    choosing,
    with_a_mentor,
    almost_there,
    driver,
    cook,
    newcomer,
)
