"""VIG-15 to VIG-18: other tasks, a plan on paper, a pause with a purpose, and school with pay
(seed 004, l. 1779-1801, 2208-2218, 3772-3831, 4138-4142)."""

from __future__ import annotations

from datetime import time

from cases.actions import wishes
from cases.actions.agreement import Line
from cases.actions.meetings import Promise
from cases.enums import (
    Agreement,
    AttemptKind,
    AttemptOutcome,
    ContactKind,
    DecidedBy,
    DecisionIncluded,
    Form,
    GoalKind,
    MeetingForm,
    MeetingKind,
    Party,
    PauseReason,
    Phase,
    PlacementPurpose,
    Response,
    Stance,
    Subject,
    WishKind,
)
from cases.involvement import Asked, Claim, Draft, Option
from jobcenter.demo.vignettes import _choices, _plans
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-15")
def other_tasks(tell: Teller, code: str) -> Story:
    """A little tired of it: a meeting with the workplace, and other tasks for a while."""
    s = Story(tell, code)
    s.day(130)
    wish = s.wish("Et gartneri eller en planteskole")
    goal = s.goal(GoalKind.LOENNEDE_TIMER, "Otte timer om ugen med løn", "Lønnede timer")
    s.tried(wish, AttemptKind.BESOEG, "Gartneriet Grønager", AttemptOutcome.JA, "De kunne lide hende med det samme.")
    place = s.drafted(
        "Gartneriet Grønager",
        wish=wish,
        why="Birgit vil se, om hendes lyst til planter kan bære en arbejdsuge igen.",
        tasks="Prikle og vande",
        hours=12,
        first=s.before(76),
        last=s.after(26),
        purpose=PlacementPurpose.ANSAETTELSE,
    )
    s.placement(place, "aftal")
    _choices.birgit(s, place)
    s.day(76)
    s.placement(place, "start")
    s.day(25)
    s.contact(ContactKind.OPKALD, "Birgit lød træt. Det er de samme bakker hver dag, sagde hun.")
    s.day(18)
    s.held(
        "Birgit, gartneren og Asta talte om ugen. Der skulle ikke så meget til: andre opgaver i en periode.",
        Promise(Party.VIRKSOMHED, "Lade Birgit binde buketter to dage om ugen", s.before(11)),
        Promise(Party.SAGSBEHANDLER, "Ringe og høre, om det hjalp", s.after(3)),
        kind=MeetingKind.FAELLES,
        entry=_bouquets(s),
    )
    s.day(11)
    s.kept("Lade Birgit binde buketter to dage om ugen")
    s.step("Tale om lønnede timer", s.after(20), Party.VIRKSOMHED, goal=goal)
    s.booked(s.tell.as_of, "Hjalp de nye opgaver?", time(10, 30), form=MeetingForm.TELEFON)
    return s


def _bouquets(s: Story) -> Draft:
    return Draft(
        phase=Phase.REGULERING,
        occurred_on=s.today,
        subjects=(Subject.OPGAVER,),
        claims=(
            Claim(
                Form.DEMOKRATI,
                "Birgit bestemte, hvad der skulle skiftes ud.",
                {"D-4": "Hun lagde selv ugen om og beholdt drivhuset om fredagen."},
            ),
            Claim(
                Form.FORBRUG,
                "Hun valgte mellem to ting, gartneren kunne tilbyde.",
                {"F-6": "Andre opgaver i en periode. Svaret var ja med det samme."},
            ),
        ),
        options=(
            Option(
                label="Binde buketter",
                why_relevant="Siddende, og hun har sans for det.",
                consequence_of_choice="To dage om ugen indenfor.",
                consequence_of_decline="Ingen.",
                response=Response.TILVALG,
            ),
            Option(
                label="Passe kassen",
                why_relevant="Siddende, men med mange mennesker.",
                consequence_of_choice="Oplæring en formiddag.",
                consequence_of_decline="Ingen.",
                response=Response.FRAVALG,
            ),
        ),
        asked=(Asked("Gartneriet Grønager", s.today, "Ugeplanen blev lagt om, og en stol kom ind i bindestuen."),),
        citizen_words="Jeg er ikke træt af stedet. Jeg er træt af bakkerne.",
        decision="Buketter to dage, drivhus om fredagen.",
        decided_by=DecidedBy.BORGER,
        power_moved="Gartneren plejer at fordele opgaverne.",
        agreement=Agreement.ENIG,
    )


@vignette("VIG-16")
def pen_and_paper(tell: Teller, code: str) -> Story:
    """At the end of the talk they write the plan together, line by line: agree, partly, not."""
    s = Story(tell, code)
    s.day(33)
    goal = s.goal(GoalKind.UDDANNELSE, "At blive tømrer", "Uddannelse som tømrer, et skridt ad gangen")
    s.wish("At komme på tømreruddannelsen", WishKind.KURSUS)
    s.held(
        "Papir og kuglepen. Vi skrev fire linjer og satte et mærke ved hver: enig, næsten, ikke enig.",
        Promise(Party.BORGER, "Se værkstedet på erhvervsskolen", s.before(12)),
        Promise(Party.SAGSBEHANDLER, "Sende aftalen som et billede", s.before(31)),
        Promise(Party.SAGSBEHANDLER, "Undersøge mesterlære", s.before(5)),
        entry=_four_lines(s),
        lines=(
            Line("Målet er at blive tømrer", Stance.ENIG),
            Line("Vi begynder med at se værkstedet på erhvervsskolen", Stance.ENIG),
            Line("Mesterlære er en vej for Oliver", Stance.DELVIST, "Måske. Jeg vil se en mester først."),
            Line("Han skal møde tre dage om ugen imens", Stance.UENIG, "To dage. Ellers kan jeg ikke holde det."),
        ),
    )
    s.day(31)
    s.kept("Sende aftalen som et billede")
    s.day(12)
    s.kept("Se værkstedet på erhvervsskolen")
    s.contact(ContactKind.SMS, "Oliver sendte et billede fra værkstedet.", direction="fra_borgeren")
    s.step("Tale med en tømrermester", s.after(16), Party.SAGSBEHANDLER, goal=goal)
    s.booked(s.after(8), "Linje for linje: Hvor langt er vi?", time(14, 0))
    return s


def _four_lines(s: Story) -> Draft:
    return Draft(
        phase=Phase.TILRETTELAEGGELSE,
        occurred_on=s.today,
        subjects=(Subject.MAAL, Subject.DAGE_TIDER),
        claims=(
            Claim(Form.FORBRUG, "Vi talte om flere veje."),
            Claim(
                Form.SELVREFLEKSION,
                "Oliver planlagde selv det første skridt.",
                {
                    "R-1": "At blive tømrer og bygge noget, der bliver stående.",
                    "R-2": "Han tager selv bussen ud og ser værkstedet.",
                    "R-6": "En seddel på køleskabet og en sms fra Liv dagen før.",
                },
            ),
            Claim(
                Form.SAMSKABELSE,
                "Planen blev skrevet af to hænder.",
                {
                    "S-1": "Oliver tegnede, Liv skrev, og begge satte mærker.",
                    "S-2": "Han bestemte rækkefølgen på de fire linjer.",
                    "S-3": "Han ved, at billeder virker; derfor er planen tegnet.",
                    "S-6": "Tre linjer blev besluttet sammen. Den fjerde venter.",
                },
            ),
        ),
        citizen_words="Når jeg selv har skrevet det, kan jeg huske det.",
        decision="Tre linjer enige; mødetid klokken otte er vi ikke enige om endnu.",
        decided_by=DecidedBy.FAELLES,
        decision_included=DecisionIncluded.DELVIS,
        agreement=Agreement.DELVIST_ENIG,
        dissent="Oliver vil begynde klokken ti den første måned.",
    )


@vignette("VIG-17")
def pause_with_a_purpose(tell: Teller, code: str) -> Story:
    """The frame wanted her out; the caseworker bought time, for trust. The day to look again is today."""
    s = Story(tell, code)
    s.day(120)
    s.wish("En systue eller et skrædderi")
    s.day(84)
    s.held(
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
    s.held(
        "Samira bestod begge fag! Om et halvt år gælder de almindelige krav, og dem vil hun gerne forberede sig på.",
        Promise(Party.SAGSBEHANDLER, "Aftale lektiehjælp med skolen", s.after(7)),
        Promise(Party.BORGER, "Vælge grundforløb sammen med skolens vejleder", s.after(30)),
        form=MeetingForm.TELEFON,
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
