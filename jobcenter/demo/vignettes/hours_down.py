"""VIG-6: fewer hours without agreement, and a way that is shown step by step (seed 004, l. 4552-4617)."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from cases.actions import dilemmas, placements, tasks, ways
from cases.actions.agreement import Line
from cases.actions.dilemmas import Answers, Weighed
from cases.actions.meetings import NextStep, Promise
from cases.enums import (
    Agreement,
    Barrier,
    Channel,
    CompanyContactKind,
    DecidedBy,
    Form,
    GoalKind,
    GuideOutcome,
    Handling,
    Meaning,
    MeetingKind,
    Party,
    Phase,
    Stance,
    Subject,
    Wants,
    WishKind,
)
from cases.involvement import Claim, Draft
from cases.models import Placement
from jobcenter.demo.vignettes import _choices, _own_voice, _plans
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller
from jobcenter.reflection.enums import Dimension


@vignette("VIG-6")
def hours_down(tell: Teller, code: str) -> Story:
    """From 18 hours to 12, everything rearranged, and she wants peace: we do not agree, and it says so."""
    s = Story(tell, code)
    s.day(210)
    s.wish("Førtidspension, så jeg kan få ro", WishKind.LIVET)
    s.goal(GoalKind.FOERTIDSPENSION, "At slippe for at prøve igen", "At vise, hvad der er prøvet, til dem der afgør")
    place = s.drafted(
        "Rådhuskantinen",
        why="Jytte får vist, hvor mange timer kroppen kan holde til, så hun ikke skal begynde forfra.",
        tasks="Koldt køkken og anretning",
        hours=18,
        first=s.before(62),
        last=s.after(24),
    )
    s.day(70)
    _plans.apart(s)
    s.placement(place, "aftal")
    _choices.jytte(s, place)
    s.day(62)
    s.placement(place, "start")
    s.reached(s.case.plan.steps.get())
    s.day(43)
    _jytte_wants_to_stop(s, place)
    s.day(41)
    _eighteen_is_too_much(s, place)
    s.day(27)
    _everything_rearranged(s, place)
    s.day(25)
    _what_jytte_says_of_her_choice(s)
    _where_on_the_way(s)
    s.booked(s.after(8), "Hvad viser dagbogen?", time(9, 30))
    return s


def _jytte_wants_to_stop(s: Story, place: Placement) -> None:
    """Her check-in leaves a task for Asta, who speaks with her before anybody speaks with the canteen."""
    _own_voice.how_it_goes(
        s,
        place,
        Wants.STOP,
        "Jeg kommer hjem og går i seng. Atten timer er for meget.",
        Channel.PAPIR,
        hours_agreed=Decimal("4.5"),
        hours_worked=Decimal("4.5"),
        talked_with_boss=False,
        included=True,
        handling=Handling.FAELLES,
    )


def _eighteen_is_too_much(s: Story, place: Placement) -> None:
    s.do(placements.edit, placement=place, version=None, hours=12)
    talk = s.held(
        "Atten timer er for meget. Vi går ned til tolv. Jytte vil helst stoppe helt.",
        Promise(Party.SAGSBEHANDLER, "Aftale tolv timer med kantinen", s.before(38)),
        entry=_no_more(s),
        lines=(
            Line("Atten timer er for meget", Stance.ENIG),
            Line("Praktikken fortsætter på tolv timer", Stance.UENIG, "Jeg har vist nok. Den burde stoppe."),
        ),
    )
    _own_voice.made_sense(s, talk, Meaning.DELVIST)
    for task in s.case.tasks.open():
        s.to(tasks.done, task=task)
    weighed = Weighed(
        (Dimension.RESPEKT, Dimension.LIGE_ADGANG),
        "Respekten for, at hun er færdig, mod at hun ellers kan stå uden det, der skal til for en pension.",
    )
    s.to(dilemmas.guide_out, placement=place, answers=_four_answers(), weighed=weighed)
    s.day(38)
    s.to(
        dilemmas.contact_company,
        placement=place,
        kind=CompanyContactKind.MOEDE,
        happened_on=s.today,
        text="Jytte var selv med. Tolv timer fra mandag.",
    )
    s.kept("Aftale tolv timer med kantinen")


def _four_answers() -> Answers:
    return Answers(
        outcome=GuideOutcome.JUSTER,
        work_behind="To måneder for at finde et sted, der ville tage imod hende.",
        short_track="Stop nu, og begynd forfra et andet sted. Det vil ingen af os.",
        her_needs="Færre timer, at sidde ned, og ikke at skulle møde før klokken ti.",
        her_account="Jeg vil stoppe. Kan jeg ikke det, så tolv timer.",
        alternative="Tolv timer, og vi ser på det igen om fire uger.",
    )


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
        dissent="Jeg har vist nok. Praktikken burde stoppe.",
    )


def _everything_rearranged(s: Story, place: Placement) -> None:
    s.do(placements.edit, placement=place, version=None, tasks="Anretning siddende; opvask byttet væk")
    s.held(
        "Vi har byttet opgaver, flyttet dage og begynder kl. ti. Asta sagde lige ud, hvad der sker uden et billede.",
        step=NextStep("Fire uger mere på tolv timer med dagbog over kræfterne", s.after(20)),
        kind=MeetingKind.FAELLES,
        entry=_her_choice(s),
        lines=(
            Line("Siddende arbejde og møde klokken ti", Stance.ENIG),
            Line(
                "Fire uger mere på tolv timer", Stance.DELVIST, "Jeg gør det. Men det er ikke, fordi jeg tror på det."
            ),
            Line("Vi skal have et billede, før pensionen kan afgøres", Stance.UENIG, "I har billeder nok af mig."),
        ),
    )
    _plans.twelve_hours(s)


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
                counter_comment="Begge veje var åbne. Men de vejede ikke lige meget, og det skal stå her.",
            ),
        ),
        citizen_words="Så tager jeg de fire uger. Men det er ikke, fordi jeg tror på det.",
        worker_view="Hun kan godt, når opgaverne passer. Lysten er brugt op.",
        decision="Fire uger mere på tolv timer med nye opgaver.",
        decided_by=DecidedBy.BORGER,
        power_moved="Asta kunne have forlænget uden at spørge.",
        agreement=Agreement.UENIG,
        dissent="Jeg vil stadig have pension og ikke flere praktikker.",
    )


def _what_jytte_says_of_her_choice(s: Story) -> None:
    """Asta wrote that it was her choice; she says that it was not. Both stand."""
    joint = s.case.meetings.get(kind=MeetingKind.FAELLES)
    _own_voice.on_paper(
        s,
        joint,
        meaning=Meaning.NEJ,
        chose=_own_voice.NO,
        change="At I tror på mig, når jeg siger det.",
        own_words="Jeg kunne vælge mellem det ene og at begynde forfra. Det er ikke at vælge.",
        understood=True,
    )


def _where_on_the_way(s: Story) -> None:
    """The way to førtidspension: what is documented, and by what."""
    for code, how in (
        ("fp_hensyn", "Rådhuskantinen: fra atten til tolv timer, siddende og senere på dagen."),
        ("fp_egne_ord", "Samtalen den dag, hun sagde stop, og hendes eget svar på papir."),
    ):
        s.do(ways.document_step, procedure="foertidspension", step_code=code, how=how)
