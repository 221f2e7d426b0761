"""VIG-17 and VIG-18: a pause with a purpose, and school with pay (seed 004, l. 3772-3831, 4138-4142)."""

from __future__ import annotations

from datetime import time

from cases.actions import rhythms, wishes
from cases.actions.meetings import Promise
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    ContactKind,
    DecidedBy,
    Form,
    GoalKind,
    Meaning,
    MeetingForm,
    MeetingKind,
    Party,
    PauseReason,
    Phase,
    Response,
    Subject,
)
from cases.involvement import Asked, Claim, Draft, Option
from jobcenter.demo.vignettes import _own_voice, _plans
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-17")
def pause_with_a_purpose(tell: Teller, code: str) -> Story:
    """The frame wanted her out; the caseworker bought time, for trust. The day to look again is today."""
    s = Story(tell, code)
    s.day(120)
    s.wish("En systue eller et skrædderi")
    s.day(84)
    talk = s.held(
        "Fristen siger praktik. Nadia er ikke klar, og det er Asta enig i. Vi skrev en pause med et formål.",
        Promise(Party.SAGSBEHANDLER, "Mødes hver anden onsdag, samme sted", s.before(70)),
        entry=_what_the_pause_is_for(s),
    )
    s.pause(
        PauseReason.TRYGHED,
        "Nadia er ikke klar til en praktik. Endnu et brud vil sætte hende tilbage; tillid er forudsætningen.",
        activity="Møde hver anden onsdag på caféen, og syning i Formiddag uden krav, når hun har lyst.",
        citizen_part="Nadia valgte selv onsdage, caféen og tre måneder.",
        review=tell.as_of,
    )
    _plans.wednesdays(s)
    s.do(rhythms.agree, version=0, every_days=14, reason="Onsdage på caféen, fordi det er det, Nadia har bedt om.")
    _own_voice.made_sense(s, talk, Meaning.JA)
    _own_voice.on_screen(
        s, talk, meaning=Meaning.JA, chose=_own_voice.YES, own_words="Det er første gang, nogen har spurgt om dagen."
    )
    _own_voice.said(s, "Jeg kunne sy gardiner til caféen.", work=True)
    s.day(70)
    s.kept("Mødes hver anden onsdag, samme sted")
    for ago in (56, 42, 28, 14):
        s.day(ago)
        s.contact(ContactKind.BESOEG, "Onsdag på caféen.")
        _plans.wednesday(s, ago)
    s.booked(tell.as_of, "Se på pausen sammen: Hvad har den givet?", time(13, 0), MeetingKind.HJEMMEBESOEG)
    return s


def _what_the_pause_is_for(s: Story) -> Draft:
    return Draft(
        phase=Phase.TILRETTELAEGGELSE,
        occurred_on=s.today,
        subjects=(Subject.SKAANEBEHOV,),
        claims=(
            Claim(
                Form.DEMOKRATI,
                "Nadia bestemte, hvad pausen skal bruges til.",
                {"D-4": "Onsdage, café i stedet for kontor, ingen nye ansigter."},
            ),
        ),
        citizen_words="Først skal jeg vide, at du også er her næste måned.",
        worker_view="Hun har haft seks sagsbehandlere. Kontinuitet er indsatsen.",
        decision="Tre måneders pause med faste møder.",
        decided_by=DecidedBy.FAELLES,
        agreement=Agreement.ENIG,
    )


@vignette("VIG-18")
def flower_model(tell: Teller, code: str) -> Story:
    """School from the bottom with paid practice beside it; help at hand until the ordinary demands begin."""
    s = Story(tell, code)
    s.day(220)
    wish = s.wish("Social- og sundhedshjælper")
    goal = s.goal(GoalKind.UDDANNELSE, "At blive social- og sundhedshjælper", "Ordinær uddannelse")
    s.day(205)
    s.tried(wish, AttemptKind.BESOEG, "Plejehjemmet Solgården", AttemptOutcome.JA, "De tager imod hende med løn.")
    model = s.chosen(
        "Blomstermodellen", "Skole og løn på samme tid, og ingen krav om karakterer for at begynde.", wish=wish
    )
    s.enrolment(model, "bevilg", starts_on=s.before(180), ends_on=s.after(100))
    s.involved(_own_way_in(s))
    s.day(180)
    s.enrolment(model, "start")
    first = s.step("Bestå dansk og matematik med mindst 02", s.before(20), goal=goal)
    s.day(21)
    s.reached(first)
    talk = s.held(
        "Samira bestod begge fag! Om et halvt år gælder de almindelige krav, og dem vil hun gerne forberede sig på.",
        Promise(Party.SAGSBEHANDLER, "Aftale lektiehjælp med skolen", s.after(7)),
        Promise(Party.BORGER, "Vælge grundforløb sammen med skolens vejleder", s.after(30)),
        form=MeetingForm.TELEFON,
    )
    link = _own_voice.link_for(s, talk)
    s.day(19)
    _own_voice.by_link(
        s,
        link,
        meaning=Meaning.JA,
        chose=_own_voice.YES,
        change="Én at spørge, når skolen og plejehjemmet siger noget forskelligt.",
        own_words="De gamle klappede.",
    )
    s.to(wishes.fulfil, wish=wish, explanation="Samira er i gang med vejen til uddannelsen.")
    s.step("Begynde på grundforløbet", s.after(90), goal=goal)
    s.booked(s.after(28), "Hvem følger med, når grundforløbet begynder?", time(15, 0), MeetingKind.FAELLES)
    return s


def _own_way_in(s: Story) -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.KURSUS, Subject.BRANCHE),
        claims=(
            Claim(
                Form.FORBRUG,
                "Samira valgte mellem to veje med løn.",
                {"F-1": "Hvad skolen kræver hvornår, og hvad lønnen er på begge veje."},
            ),
        ),
        options=(
            Option(
                label="Blomstermodellen",
                why_relevant="Fører til det, hun drømmer om, og begynder, hvor hun er.",
                consequence_of_choice="To skoledage og tre dage med løn på plejehjemmet.",
                consequence_of_decline="Ingen. Vi finder en anden vej.",
                response=Response.TILVALG,
                citizen_reason="Jeg vil være sammen med de gamle.",
            ),
            Option(
                label="Smed fra første dag",
                why_relevant="Elevløn straks, uden skole først. Virksomhederne har selv fundet på det.",
                consequence_of_choice="Ansættelse i et værksted fra næste måned.",
                consequence_of_decline="Ingen.",
                response=Response.FRAVALG,
                citizen_reason="Det er ikke mig.",
            ),
        ),
        asked=(Asked("Erhvervsskolen Midtby", s.today, "Dansktimerne blev lagt om morgenen, så hun kan nå sin vagt."),),
        citizen_words="Der er nogen, der glæder sig til, at jeg kommer.",
        decision="Blomstermodellen. Solgården ansætter; skolen og kommunen følger med.",
        decided_by=DecidedBy.BORGER,
        agreement=Agreement.ENIG,
    )
