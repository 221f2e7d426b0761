"""VIG-13 and VIG-14: an offer that asked her to build the frame herself, and a line laid down for everybody
(seed 004, l. 3515-3525, 3894-3906)."""

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
    DecisionIncluded,
    Form,
    GoalKind,
    Meaning,
    MeetingForm,
    MeetingKind,
    Party,
    Phase,
    Response,
    Subject,
    WishKind,
)
from cases.involvement import Asked, Claim, Draft, Option
from jobcenter.demo.vignettes import _own_voice
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-13")
def own_frame(tell: Teller, code: str) -> Story:
    """She needs frames that others set; the first offer had none, the second is nothing else."""
    s = Story(tell, code)
    s.day(150)
    own = s.chosen("Skab din egen vej", "Det var det hold, der begyndte først.")
    s.enrolment(own, "bevilg", starts_on=s.before(140), ends_on=s.before(60))
    s.day(140)
    s.enrolment(own, "start")
    s.day(118)
    s.enrolment(own, "afslut", became="Signe gik i stå, da hun selv skulle ringe ud. Hun bad om noget med en plan.")
    talk = s.held(
        "Signe fortalte, hvad der skete på holdet. Vi så på to andre steder med faste rammer.",
        Promise(Party.SAGSBEHANDLER, "Vise Signe rundt på Rolig start", s.before(104)),
        entry=_with_a_plan(s),
    )
    _own_voice.will_not_say(s, talk)
    s.day(104)
    s.kept("Vise Signe rundt på Rolig start")
    calm = s.chosen("Rolig start", "Samme dage, samme fire mennesker, og en seddel med dagens rækkefølge.")
    s.enrolment(calm, "bevilg", starts_on=s.before(90), ends_on=s.after(50))
    s.day(90)
    s.enrolment(calm, "start")
    s.day(40)
    s.wish("Et arkiv, hvor tingene skal stå rigtigt")
    s.goal(GoalKind.LIVSMESTRING, "At have en uge, jeg kan overskue", "Stabil hverdag før næste skridt")
    s.day(16)
    s.tried(s.case.wishes.get(), AttemptKind.OPKALD, "Lokalarkivet", AttemptOutcome.MAASKE, "De vil vise hende rundt.")
    s.held(
        "Signe kommer hver gang. Hun vil gerne se arkivet, hvis hun får en plan for besøget på forhånd.",
        step=NextStep("Se Lokalarkivet sammen med Liv", s.after(9)),
    )
    s.booked(s.after(9), "Besøg på Lokalarkivet", time(10, 0), MeetingKind.FAELLES)
    return s


def _with_a_plan(s: Story) -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.SKAANEBEHOV, Subject.DAGE_TIDER),
        claims=(
            Claim(
                Form.FORBRUG, "Signe valgte sit næste sted.", {"F-4": "Ja, og hun spurgte selv, om det var i orden."}
            ),
        ),
        options=(
            Option(
                label="Rolig start",
                why_relevant="Faste dage, få mennesker og en plan på væggen.",
                consequence_of_choice="To formiddage om ugen fra næste måned.",
                consequence_of_decline="Ingen. Vi leder videre.",
                response=Response.TILVALG,
                citizen_reason="Man ved, hvad der skal ske.",
            ),
            Option(
                label="Hverdag i balance",
                why_relevant="En lille gruppe med det samme program hver gang.",
                consequence_of_choice="Tirsdage i ti uger.",
                consequence_of_decline="Ingen.",
                response=Response.OVERVEJER,
            ),
        ),
        asked=(Asked("Værkstedet Skovhuset", s.today, "Underviseren sender dagens rækkefølge på sms aftenen før."),),
        citizen_words="Jeg skal bare vide, hvad der kommer bagefter.",
        worker_view="Holdet før krævede det, hun har sværest ved. Det skulle vi have set.",
        decision="Rolig start.",
        decided_by=DecidedBy.BORGER,
        agreement=Agreement.ENIG,
    )


@vignette("VIG-14")
def everybody_must(tell: Teller, code: str) -> Story:
    """A line that works for many was laid down for all; it did not work for him, and that is written down."""
    s = Story(tell, code)
    s.day(96)
    canteen = s.chosen("Virksomhedscenter i kantinen", "Linjen er, at alle unge begynder der.")
    s.enrolment(canteen, "bevilg", starts_on=s.before(85), ends_on=s.after(1))
    s.involved(_nothing_to_choose(s))
    s.day(85)
    s.enrolment(canteen, "start")
    s.day(80)
    s.enrolment(canteen, "afslut", became="To dage. Det blev en dårlig oplevelse, som vi skal gøre god igen.")
    s.contact(ContactKind.SMS, "Skrev sammen. Malte vil gerne tale, men ikke på kontoret.")
    s.day(61)
    talk = s.held(
        "Vi gik en tur ved åen. Malte fortalte om de to dage. Vi begynder forfra med noget meget mindre.",
        Promise(Party.SAGSBEHANDLER, "Sige til teamet, at linjen ikke passer til alle", s.before(40)),
        Promise(Party.BORGER, "Skrive, hvis en dag er umulig", s.before(40)),
        kind=MeetingKind.HJEMMEBESOEG,
        entry=_smaller(s),
    )
    link = _own_voice.link_for(s, talk)
    s.day(58)
    _own_voice.by_link(
        s,
        link,
        meaning=Meaning.JA,
        chose=_own_voice.YES,
        change="Sig det til dem, der bestemmer, at det ikke passer til alle.",
        own_words="Det er første gang, jeg har tegnet mit eget skridt.",
    )
    s.day(41)
    s.kept("Sige til teamet, at linjen ikke passer til alle")
    s.kept("Skrive, hvis en dag er umulig")
    friend = s.chosen("En at følges med", "Malte sagde ja til én person, der går med.")
    s.enrolment(friend, "bevilg", starts_on=s.before(30), ends_on=s.after(120))
    s.day(30)
    s.enrolment(friend, "start")
    s.day(11)
    repair = s.wish("At reparere gamle computere", WishKind.OPGAVER)
    _own_voice.said(s, "Kan man reparere ting et sted? Jeg har fået tre til at gå.", work=True, became=("wish", repair))
    s.held(
        "Malte og mentoren har været på biblioteket to gange. Han spurgte selv, om man kan reparere ting et sted.",
        step=NextStep("En time på it-værkstedet med mentoren", s.after(12)),
        form=MeetingForm.TELEFON,
    )
    s.booked(s.after(15), "Gåtur: Hvordan var it-værkstedet?", time(13, 0), MeetingKind.HJEMMEBESOEG)
    return s


def _nothing_to_choose(s: Story) -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE,),
        barriers=frozenset({Barrier.LOKAL_MAALSAETNING}),
        barrier_explanation="Alle unge begynder i virksomhedscentret. Der var ikke noget at vælge imellem.",
        citizen_words="Okay. Men jeg tror ikke, jeg kan.",
        worker_view="For højt et krav til Malte. Jeg fulgte linjen.",
        decision="Virksomhedscenter fra næste uge.",
        decided_by=DecidedBy.SAGSBEHANDLER,
        agreement=Agreement.UENIG,
        dissent="Jeg ville begynde et sted med færre.",
        pressure="tidsfrist",
        pressure_text="Holdet begyndte ugen efter.",
    )


def _smaller(s: Story) -> Draft:
    return Draft(
        phase=Phase.REGULERING,
        occurred_on=s.today,
        subjects=(Subject.SKAANEBEHOV, Subject.TIMER),
        claims=(
            Claim(
                Form.SAMSKABELSE,
                "Vi tegnede en trappe med små trin.",
                {
                    "S-1": "Malte tegnede, Carl skrev. Begge sagde fra undervejs.",
                    "S-2": "Han satte selv første trin: en time, en person.",
                    "S-3": "Han ved, hvornår på ugen det går; det står på trappen.",
                    "S-5": "Det er første gang, nogen spørger, hvor stort et skridt er.",
                },
            ),
        ),
        citizen_words="Bare det ikke er kantinen igen.",
        decision="En mentor, en time ad gangen.",
        decided_by=DecidedBy.FAELLES,
        decision_included=DecisionIncluded.JA,
        agreement=Agreement.ENIG,
    )
