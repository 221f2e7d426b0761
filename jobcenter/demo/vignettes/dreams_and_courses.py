"""VIG-10 and VIG-11: a dream with a condition, and a job he has left behind (seed 004, l. 2439-2449, 2781-2950)."""

from __future__ import annotations

from datetime import time

from cases.actions import involvement
from cases.actions.meetings import Promise
from cases.actions.utterances import Said
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    DecidedBy,
    Form,
    GoalKind,
    Meaning,
    Party,
    Phase,
    Response,
    Subject,
    WishKind,
)
from cases.involvement import Asked, Claim, Draft, Option
from cases.models import ProviderResponse
from jobcenter.demo.vignettes import _own_voice
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-10", "intet_naeste_skridt")
def driving_licence(tell: Teller, code: str) -> Story:
    """A dream that waits for a driving licence; it was left at "some day", and so there is no next step."""
    s = Story(tell, code)
    s.day(62)
    dream = s.wish("Skadedyrsbekæmper, det kunne være sjovt")
    s.wish("Et kørekort", WishKind.KURSUS)
    s.goal(GoalKind.LOENNEDE_TIMER, "Et job, hvor jeg kører rundt", "Lønnede timer")
    s.park(dream, when="Når Jonas har kørekort")
    s.day(40)
    s.held(
        "Vi talte om, hvad et kørekort kunne bruges til. Skadedyr, sagde Jonas, og han mente det.",
        Promise(Party.SAGSBEHANDLER, "Finde ud af, om der er støtte til kørekort", s.before(26)),
        entry=_some_day(s),
        utterances=(Said("Det ved jeg ikke. Skadedyrsbekæmper, det kunne være meget sjovt.", about_work=True),),
    )
    return s


def _some_day(s: Story) -> Draft:
    return Draft(
        phase=Phase.PROBLEMDEFINITION,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE, Subject.KURSUS),
        claims=(
            Claim(
                Form.SELVREFLEKSION,
                "Jonas kom selv på skadedyr.",
                {
                    "R-1": "At køre rundt og ordne noget, andre synes er ulækkert.",
                    "R-X2": "Vi sagde, at vi ser på det en dag. Der kom ingen dag på.",
                },
            ),
        ),
        citizen_words="Det kunne da være meget sjovt.",
        decision="Drømmen venter på kørekortet.",
        decided_by=DecidedBy.FAELLES,
        agreement=Agreement.ENIG,
    )


@vignette("VIG-11")
def not_it_again(tell: Teller, code: str) -> Story:
    """The same kind of job proposed again and again; he says no, and says what he would rather."""
    s = Story(tell, code)
    s.day(118)
    wish = s.wish("Kundeservice om hjælpemidler, for folk på min egen alder")
    s.goal(GoalKind.SELVFORSOERGELSE, "Et job, hvor jeg taler med folk", "Ordinært job")
    s.held(
        "Mona foreslog it-support; det er der, hans erfaring ligger. Flemming sagde pænt nej.",
        Promise(Party.BORGER, "Skrive til Hjælpemiddelhuset", s.before(104)),
        entry=_it_again(s, "It er et overstået kapitel for mig.", "Ingen, når du søger andet i stedet.", NOTHING),
    )
    s.day(104)
    s.kept("Skrive til Hjælpemiddelhuset")
    s.day(82)
    s.held(
        "Hjælpemiddelhuset havde besat pladsen. Mona tog it-support op en gang til.",
        Promise(Party.BORGER, "Ringe til to butikker med hjælpemidler", s.before(64)),
        entry=_it_again(s, "Det har vi talt om. Jeg vil have med mennesker at gøre.", "Ingen.", NOTHING),
    )
    s.day(64)
    s.kept("Ringe til to butikker med hjælpemidler")
    s.day(61)
    talk = s.held(
        "Mona nævnte it igen og 222 opslag; hun noterede ikke hvorfra."
        " Flemming svarede, at de samme opslag tæller flere gange.",
        Promise(Party.SAGSBEHANDLER, "Skrive søgning og dato ned, når vi bruger et tal", s.before(47)),
        entry=_it_again(s, "Det tal kan man ikke regne med.", "Ingen. Du er stadig aktivt søgende."),
    )
    link = _own_voice.link_for(s, talk)
    s.day(58)
    _own_voice.by_link(
        s,
        link,
        meaning=Meaning.NEJ,
        chose=_own_voice.NO,
        change="Vis mig noget andet end it.",
        own_words="At sige nej tredje gang er ikke at vælge.",
    )
    s.day(47)
    s.kept("Skrive søgning og dato ned, når vi bruger et tal")
    _the_search_is_put_right(s)
    s.chosen("Seniornetværket", "Flemming kendte det ikke og fik lyst, da han hørte, hvem der kommer der.")
    s.day(13)
    s.tried(wish, AttemptKind.OPKALD, "Hjælpemiddelhuset", AttemptOutcome.MAASKE, "En orlov er på vej, måske.")
    s.held(
        "Seniornetværket var rart. Flemming har fået to navne at ringe til.",
        Promise(Party.BORGER, "Ringe til de to fra netværket", s.after(5)),
        form="telefon",
    )
    s.booked(s.after(18), "Orloven hos Hjælpemiddelhuset", time(13, 0))
    return s


# What his first two refusals changed, as it was.
NOTHING = "Ingenting. Søgningen blev ikke rettet, så it kom med igen."


def _the_search_is_put_right(s: Story) -> None:
    """His own answer is what did it."""
    waiting = ProviderResponse.objects.get(entry__case=s.case, answered_on=None)
    changed = "Søgningen er rettet: kundeservice og hjælpemidler. It kommer ikke med mere."
    s.to(involvement.provider_answered, response=waiting, what_changed=changed)


def _it_again(s: Story, answer: str, told: str, changed: str = "") -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE,),
        claims=(
            Claim(
                Form.FORBRUG,
                "Flemming valgte it fra.",
                {"F-4": "Ja. Han fik at vide, at et nej ikke koster noget.", "F-X": "Det var det eneste, vi viste."},
            ),
        ),
        options=(
            Option(
                label="It-support",
                why_relevant="Hans erfaring og mange opslag.",
                consequence_of_choice="Hjælp til ansøgninger med det samme.",
                consequence_of_decline=told,
                response=Response.FRAVALG,
                citizen_reason=answer,
            ),
        ),
        asked=(Asked("It-support", s.today, changed),),
        citizen_words=answer,
        worker_view="Jeg bliver ved med at vende tilbage til it. Det skal jeg lægge mærke til.",
        decision="Flemming søger kundeservice og hjælpemidler.",
        decided_by=DecidedBy.BORGER,
        agreement=Agreement.DELVIST_ENIG,
        dissent="It er ikke den korteste vej, når jeg siger nej ved døren.",
    )
