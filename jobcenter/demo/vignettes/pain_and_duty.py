"""VIG-8 and VIG-9: pain told in two languages, and a duty with help offered in the same breath
(seed 004, l. 2985-3011, 3106-3147)."""

from __future__ import annotations

from datetime import date, time

from cases.actions import persons, sanctions, tasks
from cases.actions.meetings import Promise
from cases.actions.sanctions import Considered
from cases.enums import (
    Ability,
    Agreement,
    AttemptKind,
    AttemptOutcome,
    Barrier,
    ContactKind,
    DecidedBy,
    EndReason,
    ExemptionKind,
    GoalKind,
    HearingForm,
    Meaning,
    MeetingForm,
    Party,
    Phase,
    Pressure,
    ResistanceCause,
    SanctionOutcome,
    SensitiveKind,
    Subject,
    Support,
    WishKind,
)
from cases.involvement import Draft
from cases.models import Goal, Wish
from jobcenter.demo.vignettes import _own_voice
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-8")
def pain_in_two_languages(tell: Teller, code: str) -> Story:
    """They liked her there and she liked them; her hands hurt. Her words are kept in the language she used."""
    s = Story(tell, code)
    _exempt_while_the_rule_stood(s)
    s.day(150)
    kitchen = s.wish("A kitchen with people who speak slowly")
    place = s.drafted(
        "Rådhuskantinen",
        wish=kitchen,
        why="Amara vil bruge det, hun kan med mad, og lære de danske ord i et køkken.",
        tasks="Anrette buffet",
        hours=10,
        first=s.before(140),
        last=s.before(75),
    )
    s.placement(place, "aftal")
    s.day(140)
    s.placement(place, "start")
    s.day(98)
    s.placement(
        place,
        "afslut",
        end_reason=EndReason.HELBRED,
        citizen_account="They liked me and I liked them. But my fingers could not do it.",
        became="Kantinen vil gerne have hende igen, når hænderne kan.",
    )
    _half_a_talk(s, kitchen)
    return s


def _exempt_while_the_rule_stood(s: Story) -> None:
    """The 225-hour rule left the law on 1 July 2025; a demo of a later time holds no trace of it."""
    s.day(560)
    if s.before(510) >= date(2025, 7, 1):
        return
    s.exempt(
        kind=ExemptionKind.FRITAGELSE,
        legal_basis="225-timersreglen (ophævet 1. juli 2025)",
        reason="Amara kunne ikke varetage det arbejde, hun var i. Undersøgelsen var ikke slut.",
        valid_from=s.today,
        valid_to=s.before(510),
    )


def _half_a_talk(s: Story, kitchen: Wish) -> None:
    s.sensitive(SensitiveKind.HELBRED, "Brændende smerter i fingerspidserne.", "At finde opgaver uden belastning")
    s.day(31)
    talk = s.held(
        "Samtalen var på engelsk uden tolk. Amara blev ked af det, da hun fortalte om smerterne. Vi bestilte tolk.",
        Promise(Party.SAGSBEHANDLER, "Bestille tolk til næste samtale", s.before(24)),
        Promise(Party.BORGER, "Høre hos lægen, hvornår svaret kommer", s.after(6)),
        entry=_without_interpreter(s),
        spoken="engelsk",
    )
    _own_voice.on_screen(
        s,
        talk,
        meaning=Meaning.DELVIST,
        own_words="I told you about my hands. I do not know what happens now.",
        understood=False,
    )
    s.day(28)
    _somebody_explains(s)
    s.day(24)
    s.kept("Bestille tolk til næste samtale")
    s.day(13)
    s.tried(kitchen, AttemptKind.OPKALD, "Rådhuskantinen", AttemptOutcome.MAASKE, "Siddende opgaver kan findes.")
    s.booked(s.after(7), "Hvad siger lægen, og hvad vil Amara? Med tolk", time(11, 0))


def _somebody_explains(s: Story) -> None:
    """She did not understand what happens now: the task that came of it is done with an interpreter on the line."""
    s.contact(ContactKind.OPKALD, "Ringede med tolk og forklarede, hvad der sker. Intet nyt sted, før lægen svarer.")
    for task in s.case.tasks.open():
        s.to(tasks.done, task=task)
    s.do(
        persons.agree_how_to_talk,
        version=None,
        language="engelsk",
        interpreter=True,
        asked=True,
        communication=(Support.MUNDTLIGT, Support.PAUSER),
    )


def _without_interpreter(s: Story) -> Draft:
    return Draft(
        phase=Phase.PROBLEMDEFINITION,
        occurred_on=s.today,
        subjects=(Subject.PROBLEMFORSTAAELSE, Subject.SKAANEBEHOV),
        barriers=frozenset({Barrier.SPROG, Barrier.HELBRED}),
        barrier_explanation="Uden tolk fik vi kun talt om det nærmeste. Det, der skal besluttes, venter.",
        citizen_words="Everybody says you are okay. I am not okay.",
        worker_view="Hun skal ikke ud igen, før hænderne er undersøgt. Vi fik ikke besluttet noget sammen.",
        agreement=Agreement.IKKE_AFKLARET,
    )


@vignette("VIG-9")
def cv_together(tell: Teller, code: str) -> Story:
    """A duty and its consequence were named, and help was offered in the same breath; they wrote it together."""
    s = Story(tell, code)
    s.day(60)
    wish = s.wish("Et værksted, hvor jeg må skrue", WishKind.OPGAVER)
    goal = s.goal(GoalKind.AFKLARING, "Et sted, hvor jeg kan bruge hænderne", "At finde det værksted, der passer")
    s.contact(ContactKind.BREV, "Brev om CV på Jobnet: hvad der ventes, til hvornår, og hvad det kan betyde.")
    s.day(34)
    talk = s.held(
        "CV'et mangler på Jobnet. Bo fortalte om pligten og konsekvensen og tilbød at skrive det sammen.",
        Promise(Party.SAGSBEHANDLER, "Sætte en eftermiddag af i CV-caféen", s.before(22)),
        Promise(Party.BORGER, "Tage papirer fra gamle job med", s.before(22)),
        entry=_a_duty(s),
    )
    _help_came_first(s, goal)
    link = _own_voice.link_for(s, talk)
    s.day(22)
    _own_voice.by_link(
        s,
        link,
        meaning=Meaning.JA,
        chose=_own_voice.PARTLY,
        own_words="Jeg blev bange, da det blev sagt. Så sagde Bo, at vi gør det sammen.",
        understood=True,
    )
    s.contact(ContactKind.FORBEREDELSE, "To timer i CV-caféen. CV'et ligger på Jobnet, og Dennis fik en udskrift.")
    s.kept("Sætte en eftermiddag af i CV-caféen")
    s.kept("Tage papirer fra gamle job med")
    s.day(14)
    s.tried(wish, AttemptKind.OPKALD, "Smedjen", AttemptOutcome.AFVENTER, "De vender tilbage i næste uge.")
    s.booked(s.after(11), "Nyt fra Smedjen", time(14, 0), form=MeetingForm.TELEFON)
    return s


def _help_came_first(s: Story, goal: Goal) -> None:
    """Weighed before anything was decided: he could not do it alone, and nothing follows."""
    said = Considered(
        guided_on=s.before(60),
        about="CV'et lå ikke på Jobnet til den aftalte dag.",
        happened_on=s.before(40),
        heard_by=HearingForm.SAMTALE,
        heard_on=s.today,
        citizen_account="Jeg er ikke god til computere. Jeg prøvede, men skærmen blev ved med at gå tilbage.",
        causes=(ResistanceCause.UNDGAA_UBEHAG,),
        ability=Ability.DELVIST,
        support_tried="Et brev og en vejledning på skærmen. Det var ikke den hjælp, der skulle til.",
        help_offered="En eftermiddag i CV-caféen, hvor vi skriver det sammen. Dennis sagde ja med det samme.",
        vulnerability="Det skriftlige er svært for Dennis. Kravet kan kun mødes med hjælp.",
        side_effects="En lavere ydelse ville ramme huslejen og den tillid, der lige er begyndt.",
        alternatives="Papirer med hjemmefra, og en udskrift i stedet for skærmen.",
        goal=goal,
        reasons="Hjælpen skal gives, før et krav kan gælde. Den er aftalt i dag.",
        outcome=SanctionOutcome.INGEN,
    )
    s.do(sanctions.weigh, considered=said)


def _a_duty(s: Story) -> Draft:
    return Draft(
        phase=Phase.TILRETTELAEGGELSE,
        occurred_on=s.today,
        subjects=(Subject.CV, Subject.SANKTION),
        barriers=frozenset({Barrier.LOVKRAV}),
        barrier_explanation="At CV'et skal stå der, er ikke noget, vi kan aftale os ud af. Hvordan det bliver"
        " skrevet, kan vi.",
        citizen_words="Jeg er ikke god til computere. Det er ikke, fordi jeg ikke vil.",
        worker_view="Han vil gerne. Det er skærmen, der er i vejen.",
        decision="Vi skriver CV'et sammen i CV-caféen.",
        decided_by=DecidedBy.LOVKRAV,
        legal_basis="LAB, reglerne om CV på Jobnet",
        agreement=Agreement.ENIG,
        pressure=Pressure.SANKTION_NAEVNT,
        pressure_text="Det blev sagt, at ydelsen kan blive sat ned, og i samme sætning, at vi hjælper.",
    )
