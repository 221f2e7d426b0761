"""VIG-4 and VIG-5: wishes talked about for a long time, that stayed the borger's
(seed 004, l. 3214-3243, 4485-4507)."""

from __future__ import annotations

from datetime import time

from cases.actions import colleagues, involvement
from cases.actions.meetings import Promise
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    Barrier,
    DecidedBy,
    DecisionIncluded,
    Form,
    GoalKind,
    Meaning,
    MeetingKind,
    Party,
    Phase,
    Response,
    Subject,
    WishKind,
)
from cases.involvement import Claim, Draft, Option, Withheld
from cases.models import ProviderResponse
from jobcenter.demo.vignettes import _own_voice
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-4")
def animals(tell: Teller, code: str) -> Story:
    """The only wish is animals, and around animals there are people: asked, asked again, and asked a colleague."""
    s = Story(tell, code)
    s.day(125)
    wish = s.wish("At arbejde med dyr")
    s.goal(GoalKind.AFKLARING, "At finde et sted med dyr, hvor jeg kan være i fred", "Afklare, hvad der skal til")
    s.day(110)
    s.tried(wish, AttemptKind.BESOEG, "Stalden ved åen", AttemptOutcome.NEJ, "Der kommer rideelever hele dagen.")
    s.day(92)
    s.tried(wish, AttemptKind.OPKALD, "Dyreinternatet", AttemptOutcome.NEJ, "Åbent for besøgende hver dag.")
    s.day(64)
    s.tried(wish, AttemptKind.SPARRING, text="Spurgte kollegerne: Har jeg overset noget? To gode idéer med hjem.")
    _asked_of_colleagues(s)
    s.day(50)
    s.tried(wish, AttemptKind.SAMTALE, text="Hvad er det ved dyrene? Ro, at passe noget, at være ude.")
    s.held(
        "Vi gik ønsket igennem en gang til fra alle sider. Det er roen og ansvaret, der trækker.",
        Promise(Party.BORGER, "Tænke over, om planter kunne være noget", s.before(20)),
        Promise(Party.SAGSBEHANDLER, "Ringe til to små steder uden for byen", s.before(11)),
        entry=_turned_over(s),
    )
    s.wish("Planter, måske et gartneri")
    s.day(12)
    s.kept("Tænke over, om planter kunne være noget")
    s.tried(wish, AttemptKind.OPKALD, "En lille hestepension i Åby", AttemptOutcome.MAASKE, "Ejeren er der mest alene.")
    s.kept("Ringe til to små steder uden for byen")
    s.booked(s.after(5), "Vil Mikkel se hestepensionen?", time(11, 0))
    return s


def _asked_of_colleagues(s: Story) -> None:
    question = s.do(colleagues.ask, text="Et ønske om dyr, og altid for mange mennesker omkring dem. Hvad overser jeg?")
    advice = s.to(colleagues.answer, by="bo", question=question, text="Små steder med én ejer. De annoncerer aldrig.")
    s.to(colleagues.use, advice=advice)
    s.to(colleagues.close, question=question)


def _turned_over(s: Story) -> Draft:
    return Draft(
        phase=Phase.PROBLEMDEFINITION,
        occurred_on=s.today,
        subjects=(Subject.PROBLEMFORSTAAELSE, Subject.BRANCHE),
        claims=(
            Claim(
                Form.SELVREFLEKSION,
                "Mikkel satte selv ord på, hvad dyrene giver ham.",
                {
                    "R-1": "Dyr, ro, at have noget, der venter på mig om morgenen.",
                    "R-2": "Han vil gå forbi gartneriet og mærke efter, før vi taler sammen igen.",
                    "R-5": "At det måske er roen og ansvaret og ikke kun dyrene.",
                    "R-6": "Et besøg kræver en ledsager; Asta går med.",
                },
            ),
        ),
        citizen_words="Det er menneskene, der er for mange. Aldrig dyrene.",
        worker_view="To steder sagde nej på grund af publikum. Små steder med én ejer er værd at prøve.",
        decision="Vi leder videre efter dyr og lader døren til planter stå på klem.",
        decided_by=DecidedBy.FAELLES,
        decision_included=DecisionIncluded.JA,
        agreement=Agreement.ENIG,
    )


@vignette("VIG-5")
def tattooist(tell: Teller, code: str) -> Story:
    """The workplace is not used, for it used the young; the wish stays open."""
    s = Story(tell, code)
    s.day(66)
    wish = s.wish("At blive tatovør")
    s.day(52)
    talk = s.held(
        "Vi talte om tatovør som fag: lang vej ind, få pladser, og at butikkerne her brugte unge som gratis hænder.",
        Promise(Party.SAGSBEHANDLER, "Finde et sted, hvor Sofia må tegne og lære imens", s.before(8)),
        entry=_where_to_draw(s),
    )
    link = _own_voice.link_for(s, talk)
    s.park(wish, when="Når en tatovør tilbyder en aftale med oplæring")
    drawing = s.wish("Et sted, hvor jeg må tegne", WishKind.OPGAVER)
    _own_voice.said(s, "Jeg kan tegne i timevis, når der er nogen.", work=True, became=("wish", drawing))
    s.day(45)
    own = "Det er mit valg. Det føles sådan."
    _own_voice.by_link(s, link, meaning=Meaning.JA, chose=_own_voice.YES, own_words=own)
    s.share("vera", "finde et sted, hvor der tegnes")
    s.day(8)
    s.tried(drawing, AttemptKind.BESOEG, "Skilte & Tryk", AttemptOutcome.MAASKE, "De vil se hendes mappe.", by="vera")
    s.kept("Finde et sted, hvor Sofia må tegne og lære imens")
    waiting = ProviderResponse.objects.get(entry__case=s.case)
    changed = "De sætter folk sammen to og to for dem, der ikke vil sidde alene. Det havde de ikke tænkt på."
    s.to(involvement.provider_answered, response=waiting, what_changed=changed)
    s.booked(s.after(4), "Vise mappen på Skilte & Tryk", time(13, 30), MeetingKind.FAELLES)
    return s


def _where_to_draw(s: Story) -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE, Subject.OPGAVER),
        claims=(
            Claim(
                Form.FORBRUG,
                "Sofia så tre muligheder og valgte.",
                {"F-1": "Hvad hvert sted laver, hvor længe, og at et nej ikke ændrer hendes ydelse."},
            ),
        ),
        options=(
            Option(
                label="Skilte & Tryk",
                why_relevant="Der tegnes hver dag, og der er en, der vil lære fra sig.",
                consequence_of_choice="Et besøg først, og derefter eventuelt praktik.",
                consequence_of_decline="Ingen. Vi leder videre.",
                response=Response.TILVALG,
                citizen_reason="Der må jeg tegne.",
            ),
            Option(
                label="Skab din egen vej",
                why_relevant="Man former sit eget forløb og kan bygge en mappe.",
                consequence_of_choice="Ti timer om ugen, mest på egen hånd.",
                consequence_of_decline="Ingen. Tilbuddet er frivilligt.",
                response=Response.FRAVALG,
                citizen_reason="Jeg får ikke noget gjort, når der ikke er nogen.",
            ),
        ),
        withheld=(Withheld("Sort Blæk Tattoo", "Stedet har brugt unge uden at lære dem noget. Vi bruger det ikke."),),
        barriers=frozenset({Barrier.TILBUD_MANGLER}),
        barrier_explanation="Der findes ingen tatovør i området med en aftale om oplæring.",
        citizen_words="Så længe jeg får lov at tegne, er det okay, at det ikke er hud.",
        decision="Vi besøger Skilte & Tryk. Tatovør står stadig øverst på listen.",
        decided_by=DecidedBy.BORGER,
        agreement=Agreement.ENIG,
    )
