"""VIG-16: a plan on paper, line by line (seed 004, l. 1779-1801)."""

from __future__ import annotations

from datetime import time

from cases.actions import papers, persons
from cases.actions.agreement import Line
from cases.actions.meetings import Promise
from cases.enums import (
    Agreement,
    ContactKind,
    DecidedBy,
    DecisionIncluded,
    Form,
    GoalKind,
    Meaning,
    Party,
    Phase,
    Stance,
    Subject,
    Support,
    WishKind,
)
from cases.involvement import Claim, Draft
from cases.models import Meeting
from jobcenter.demo.vignettes import _own_voice
from jobcenter.demo.vignettes._registry import vignette
from jobcenter.demo.vignettes._telling import Story, Teller


@vignette("VIG-16")
def pen_and_paper(tell: Teller, code: str) -> Story:
    """At the end of the talk they write the plan together, line by line: agree, partly, not."""
    s = Story(tell, code)
    s.day(33)
    goal = s.goal(GoalKind.UDDANNELSE, "At blive tømrer", "Uddannelse som tømrer, et skridt ad gangen")
    s.do(
        persons.agree_how_to_talk,
        version=None,
        language="dansk",
        interpreter=False,
        asked=False,
        communication=(Support.VISUELT,),
    )
    s.wish("At komme på tømreruddannelsen", WishKind.KURSUS)
    talk = s.held(
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
    _the_paper_is_his(s, talk)
    s.day(31)
    s.kept("Sende aftalen som et billede")
    s.day(12)
    s.kept("Se værkstedet på erhvervsskolen")
    s.contact(ContactKind.SMS, "Oliver sendte et billede fra værkstedet.", direction="fra_borgeren")
    s.step("Tale med en tømrermester", s.after(16), Party.SAGSBEHANDLER, goal=goal)
    s.booked(s.after(8), "Linje for linje: Hvor langt er vi?", time(14, 0))
    return s


def _the_paper_is_his(s: Story, talk: Meeting) -> None:
    """He takes the plan home in pictures, and says himself where he stands on the lines."""
    s.do(papers.hand_over)
    _own_voice.made_sense(s, talk, Meaning.JA)
    _own_voice.on_screen(
        s,
        talk,
        meaning=Meaning.JA,
        chose=_own_voice.PARTLY,
        own_words="Det er min håndskrift på de tre. Den fjerde er hendes.",
        understood=True,
        remarks=_own_voice.about_lines(
            talk,
            {
                "Vi begynder med at se værkstedet på erhvervsskolen": (Stance.ENIG, ""),
                "Han skal møde tre dage om ugen imens": (Stance.UENIG, "To dage. Det sagde jeg også."),
            },
        ),
    )


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
        decision="Vi begynder med værkstedet. Hvor mange dage han skal møde, er vi ikke enige om endnu.",
        decided_by=DecidedBy.FAELLES,
        decision_included=DecisionIncluded.DELVIS,
        agreement=Agreement.DELVIST_ENIG,
        dissent="To dage om ugen. Ellers kan jeg ikke holde det.",
    )
