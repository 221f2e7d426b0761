"""How a praktik came to be chosen: in four stories the choice itself is told, because what came after rests on it."""

from __future__ import annotations

from typing import Any

from cases.actions.meetings import NextStep
from cases.enums import Agreement, Barrier, DecidedBy, Form, Phase, Subject
from cases.involvement import Claim, Draft
from cases.models import Placement
from jobcenter.demo.vignettes._telling import Story


def emil(s: Story, place: Placement) -> None:
    _hers(
        s,
        place,
        words="Et supermarked. Det er det, jeg har lyst til.",
        decision="Brugsen på Torvet, om morgenen.",
        evidence="Emil sagde selv, hvor han ville begynde, og det blev fulgt.",
        decided_by=DecidedBy.FAELLES,
    )


def kasper(s: Story, place: Placement) -> None:
    _hers(
        s,
        place,
        words="Her er stille. Her vil jeg gerne prøve.",
        decision="Biblioteket, ti timer om ugen.",
        evidence="Kasper så magasinet, spurgte om reolerne og sagde ja på stedet.",
    )


def birgit(s: Story, place: Placement) -> None:
    _hers(
        s,
        place,
        words="Der lugter af jord. Det har jeg savnet.",
        decision="Gartneriet Grønager, tolv timer om ugen.",
        evidence="Birgit valgte gartneriet, da hun havde været der og set det.",
    )


def jytte(s: Story, place: Placement) -> None:
    """No form fits, and it says so: what was to be shown was given beforehand."""
    talk = s.held(
        "Jytte vil have pension og ikke en praktik. Asta sagde, at der mangler et billede, og hvad det er til.",
        step=NextStep("Begynde i Rådhuskantinen", place.starts_on),
    )
    draft = Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE,),
        barriers=frozenset({Barrier.LOKAL_MAALSAETNING}),
        barrier_explanation="Der skulle et billede til af, hvad hun kan holde til. Det lå fast, før vi talte om det.",
        citizen_words="Jeg møder op, hvis I siger, jeg skal.",
        worker_view="Et køkken kender hun. Timerne må vise resten.",
        decision="Rådhuskantinen.",
        decided_by=DecidedBy.SAGSBEHANDLER,
        agreement=Agreement.UENIG,
        dissent="Jeg har prøvet nok.",
    )
    s.involved(draft, placement=place, meeting=talk)


def _hers(
    s: Story, place: Placement, *, words: str, decision: str, evidence: str, decided_by: Any = DecidedBy.BORGER
) -> None:
    draft = Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=s.today,
        subjects=(Subject.BRANCHE,),
        claims=(Claim(Form.DEMOKRATI, evidence),),
        citizen_words=words,
        decision=decision,
        decided_by=decided_by,
        agreement=Agreement.ENIG,
    )
    s.involved(draft, placement=place)
