"""VIG-3: two views of one wish, and both are kept (seed 004, l. 3170-3204)."""

from __future__ import annotations

from datetime import time

from cases.actions import confirmations, dilemmas, persons, wishes
from cases.actions.agreement import Line
from cases.actions.dilemmas import Weighed
from cases.actions.meetings import NextStep
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    Channel,
    Confirmation,
    DecidedBy,
    Form,
    Meaning,
    NegotiationKind,
    Party,
    Phase,
    PlanDecision,
    SensitiveKind,
    Stance,
    Subject,
)
from cases.involvement import Claim, Draft, Negotiated
from cases.models import Meeting, PlanStep, Wish
from jobcenter.demo.vignettes import _around, _own_voice, _plans
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller
from jobcenter.reflection.enums import Dimension

CARE = "Finde et sted, hvor der er brug for omsorg"


@vignette("VIG-3")
def nursery(tell: Teller, code: str) -> Story:
    """She wants the nursery; what is private stays out of sight of consultant and companies."""
    s = Story(tell, code)
    s.sensitive(
        SensitiveKind.FAMILIE,
        "Frejas lille barn bor hos en plejefamilie efter en afgørelse, hun ikke selv valgte.",
        "At kunne tale om praktik tæt på børn med omtanke",
    )
    s.day(74)
    wish = s.wish("Praktik i en vuggestue")
    goal = _plans.care_for_somebody(s)
    s.problem(
        "Jeg ved, at jeg er god ved små børn. Jeg mangler bare et sted, hvor nogen kan se det.",
        "Freja har brug for et sted at lykkes. Lige nu vurderer vi, at hele dage med små børn bliver for svære.",
    )
    s.day(46)
    talk = _a_long_talk(s)
    _not_now(s, wish)
    older = s.wish("At være noget for ældre mennesker")
    s.day(44)
    _how_freja_saw_it(s, talk)
    own = "Jeg ved, at jeg er god ved små børn. Jeg mangler kun, at nogen lader mig prøve."
    s.do(persons.own_problem, channel=Channel.KIOSK, text=own)
    s.day(40)
    _around.freja(s)
    s.share("vera", "finde et sted at være noget for ældre")
    s.day(12)
    s.tried(older, AttemptKind.BESOEG, "Plejehjemmet Solgården", AttemptOutcome.MAASKE, "De vil møde hende.", by="vera")
    s.reached(s.case.plan.steps.get())
    _plans.towards_care(s, goal, older)
    s.booked(s.after(13), "Hvordan var besøget?", time(10, 30))
    return s


def _a_long_talk(s: Story) -> Meeting:
    """Both say at once and apart whether it made sense; Carl found that it did, and Freja only partly."""
    talk = s.held(
        "Vi talte længe om vuggestuen: hvad der trækker i Freja, og hvad der kan gøre ondt ved det. Vi er ikke enige.",
        step=NextStep(CARE, s.before(20), Party.SAGSBEHANDLER),
        entry=_two_views(s),
        lines=(
            Line("Ikke vuggestue lige nu", Stance.UENIG, "Jeg kunne godt have prøvet en enkelt dag."),
            Line("Vi leder efter et sted med ældre", Stance.DELVIST, "Jeg vil gerne se det. Det er ikke det samme."),
            Line("Vi taler om vuggestuen igen til foråret", Stance.ENIG),
        ),
    )
    _own_voice.made_sense(s, talk, Meaning.JA)
    step: PlanStep = s.case.plan.steps.get(title=CARE)
    weighed = Weighed(
        (Dimension.RESPONSIVITET, Dimension.RESPEKT),
        "Respekten for det, Freja selv vil, mod et sted, hvor hun kan holde til dagene. Det blev ikke det, hun bad om.",
    )
    s.do(dilemmas.weigh, decision=PlanDecision.JUSTER, weighed=weighed, step=step)
    return talk


def _not_now(s: Story, wish: Wish) -> None:
    s.to(
        wishes.close_as_impossible,
        wish=wish,
        explanation="Carl sagde, som det er: vuggestuen bliver ikke nu, fordi dagene ville blive for tunge."
        " Ønsket er ikke forkert, og vi tager det op igen om nogle måneder.",
        alternatives="At hjælpe ældre, der mangler selskab. Det ville Freja gerne se på.",
    )
    s.task("Tale med Freja om vuggestuen igen", s.after(110))


def _how_freja_saw_it(s: Story, talk: Meeting) -> None:
    _own_voice.on_screen(
        s,
        talk,
        meaning=Meaning.DELVIST,
        chose=_own_voice.NO,
        change="At jeg må prøve én dag, før I siger nej.",
        own_words="Carl hørte efter. Han bestemte bare noget andet.",
        understood=True,
        remarks=_own_voice.about_lines(
            talk, {"Vi taler om vuggestuen igen til foråret": (Stance.ENIG, "Det skal være en rigtig dato.")}
        ),
    )
    entry = s.case.involvement_entries.get()
    said = "Det er skrevet rigtigt. Jeg er stadig ikke enig."
    s.to(confirmations.confirm, entry=entry, answer=Confirmation.SET_MED_BEMAERKNING, comment=said)


_HOW_IT_WENT = (
    Negotiated(Party.BORGER, NegotiationKind.FORSLAG, "En vuggestue, bare én dag om ugen."),
    Negotiated(Party.SAGSBEHANDLER, NegotiationKind.INDVENDING, "Dagene ville blive for tunge lige nu."),
    Negotiated(Party.BORGER, NegotiationKind.MODFORSLAG, "En enkelt dag, så kan vi se."),
    Negotiated(Party.SAGSBEHANDLER, NegotiationKind.NY_MULIGHED, "Et sted med ældre, der mangler selskab."),
    Negotiated(Party.BORGER, NegotiationKind.OPGIVET, "Vuggestuen, for nu."),
)


def _two_views(s: Story) -> Draft:
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE, Subject.PROBLEMFORSTAAELSE),
        claims=(
            Claim(
                Form.SELVREFLEKSION,
                "Vi talte åbent om, hvad ønsket handler om for hende.",
                {
                    "R-1": "Små børn, en vuggestue, at være en, der kan give noget.",
                    "R-3": "Om det er klogt lige nu. Freja mener ja, Carl mener nej. Vi endte med at vente.",
                    "R-6": "Det er meget at bære alene; Freja har sin kontaktperson med næste gang.",
                    "R-X": "Carl ville gerne have hende til at se det som han. Det sagde han højt.",
                },
                counter_comment="Freja satte selv ord på det, og det endte ikke, hvor Carl ville have det hen.",
            ),
        ),
        citizen_words="Jeg vil i en vuggestue. Jeg vil vise, at jeg godt kan finde ud af det.",
        worker_view="Et nej til vuggestuen må ikke blive et nej til hende. Omsorg kan vises andre steder.",
        decision="Ikke vuggestue nu. Vi leder efter et sted med ældre.",
        decided_by=DecidedBy.SAGSBEHANDLER,
        agreement=Agreement.DELVIST_ENIG,
        dissent="Jeg synes stadig, at jeg kunne have fået lov at prøve.",
        moves=_HOW_IT_WENT,
    )
