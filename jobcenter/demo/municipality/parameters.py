"""Every figure the invented municipality is drawn from, each with its line; what no source gives says "opdigtet".

The sources describe groups, never what becomes of one person: no figure here may be shown or used as a chance.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate
from random import Random
from typing import Any

INVENTED = "opdigtet"
MATCH = "Tal om 6 kommuner 2006, seed 001"
KL = "KL, seed 002"


class Share(float):
    """A share between 0 and 1, with the source that gives it."""

    source: str

    def __new__(cls, value: float, source: str) -> Share:
        share = super().__new__(cls, value)
        share.source = source
        return share


class Mix(dict[Any, float]):
    """Weights of the alternatives, with their source; they need not sum to anything."""

    def __init__(self, weights: Mapping[Any, float], source: str) -> None:
        super().__init__(weights)
        self.source = source
        self._alternatives, self._heaped = list(weights), list(accumulate(weights.values()))

    def draw(self, rng: Random) -> Any:
        """One of the alternatives, by its weight."""
        return self._alternatives[bisect(self._heaped, rng.random() * self._heaped[-1])]

    def share(self, key: Any) -> float:
        return self[key] / sum(self.values())


class Span(tuple[int, int]):
    """From the fewest to the most, both counted in, with the source."""

    source: str

    def __new__(cls, least: int, most: int, source: str) -> Span:
        span = super().__new__(cls, (least, most))
        span.source = source
        return span


# --- Who there are ---------------------------------------------------------------------------------------------------

BENEFITS = Mix(
    {"kontanthjaelp": 74, "dagpenge": 11, "sygedagpenge": 8, "ledighedsydelse": 7},
    f"{INVENTED}; vægtet, så {KL} l. 213-214 holder: 3 af 4 har andet i vejen end ledighed",
)
BEYOND_UNEMPLOYMENT = Share(0.75, f"{KL}, l. 213-214 og 370-376; kontrol af blandingen, ikke trukket")
JOBPARAT = Share(14_500 / 86_100, "Danmarks Statistik/DA, 2. kvartal 2025, gengivet andetsteds: 14.500 af 86.100")
UNDER_30 = Share(0.24, f"{INVENTED}; jf. seed 001 l. 2120-2121: over en fjerdedel af gruppen er unge i én kommune")
UNSKILLED = Share(
    0.75, f"{KL}, l. 335-336: tre ud af fire aktivitetsparate er ufaglærte; brugt om andre også: {INVENTED}"
)
UDDANNELSESPARAT = Share(0.35, f"{INVENTED}; af de unge uden uddannelse")
LONG_ON_BENEFITS = Share(
    0.63, "BIP, Væksthusets Forskningscenter: 63 % af aktivitetsparate har >= 80 % af 5 år på ydelse"
)
YEARS_WHEN_LONG = Span(4, 9, INVENTED)
# Neither of the two lengths stands in the notes of sources: skal verificeres (lov om arbejdsløshedsforsikring § 55,
# lov om sygedagpenge §§ 24-27). What lasts longer than sygedagpenge is a jobafklaringsforløb.
SICK_DAYS = Span(22 * 7, 2 * 364, f"22 uger til revurderingen; at to år er det længste, er {INVENTED}")
NOT_EXTENDED = Share(0.5, f"{INVENTED}; sygedagpenge, der ikke bliver forlænget ved revurderingen")
LONGEST_DAYS = {
    "dagpenge": Span(45, 2 * 364, "Dagpengeretten er to år; fordelingen er opdigtet"),
    "sygedagpenge": Span(45, 3 * 365, f"{INVENTED}; jobafklaringen efter sygedagpengene regnet med"),
}
OTHER_BACKGROUND = Share(
    0.11, f"{MATCH} § 2.3 l. 3117-3442: to af seks, D 12 og E 10 procent af indbyggerne; brugt om sager: {INVENTED}"
)
INTERPRETER = Share(0.3, f"{INVENTED}; af dem med et andet modersmål")
PROTECTED = Share(0.02, INVENTED)
NO_PHONE = Share(0.08, INVENTED)

# What weighs on a person, whatever the municipality can offer. Prescriptions are not diagnoses: used as a mix only.
WEIGHS = {
    "ro": Share(0.416, "AKF 2011, Når kassen smækkes i, tabel F: 41,6 % af langvarige indløser antidepressiva"),
    "krop": Share(0.366, "AKF 2011, tabel F: 36,6 % af langvarige indløser smertestillende"),
    "soevn": Share(0.292, "AKF 2011, tabel F: 29,2 % af langvarige indløser angstdæmpende eller sovemidler"),
    "hverdag": Share(0.35, INVENTED),
    "mennesker": Share(0.3, INVENTED),
    "skole": Share(0.45, INVENTED),
}
LIGHTER = Share(0.4, f"{INVENTED}; hvor meget sjældnere det tynger den, der er jobparat")
HEALTH_NOTED = Share(0.4, f"{INVENTED}; {KL} l. 337 siger 8 af 10, men kun det, der skal bruges, må noteres")

# --- Who works where -------------------------------------------------------------------------------------------------

CASELOAD = Span(
    60,
    100,
    f"{MATCH} § 6.2 l. 2227-3818: B >80, C 60-100, D 60-70, E ca. 90, F ca. 80; brugt, fordi det er målt i kommuner og"
    " ligger i de 60-150 sager, produktet er lavet til. Dansk Socialrådgiverforening"
    " anbefaler 25-40 (aktivitetsparate) og 35-55 (jobparate)",
)
RECOMMENDED = Span(25, 55, "Dansk Socialrådgiverforening, fra 25-40 til 35-55; kontrol, ikke trukket")
WORKERS_IN_A_TEAM = Span(8, 8, INVENTED)
HANDED_OVER = Share(0.45, f"{INVENTED}; jf. BIP: skift af sagsbehandler er almindelige")
UNASSIGNED = Share(0.01, INVENTED)

# --- How a case runs -------------------------------------------------------------------------------------------------

CLOSED = Mix(
    {"jobparat": 0.25, "dagpenge": 0.4, "aktivitetsparat": 0.08, "andre": 0.1},
    f"{INVENTED}: hvor mange af sagerne der er lukket, uanset hvorfor. Til orientering (Danmarks Statistik/DA 2025,"
    " gengivet): under arbejdspligt er 27 % af jobparate og 17 % af aktivitetsparate i job inden 6 måneder",
)
FIRST_ASSESSMENT = Share(0.2, f"{INVENTED}; en grov vurdering før den endelige, jf. {MATCH} (S1-02)")
REVISITED = Share(0.2, INVENTED)
UP_MATCH_DELAY = Span(60, 270, f"{INVENTED}; at den opjusterende vurdering kommer sent, står i {MATCH} § 6.5")
DAYS_BETWEEN_AT_FIRST = Span(30, 45, "LAB §§ 31-32: mindst 4 jobsamtaler i de første 6 måneder")
WEEKS_BETWEEN = Span(9, 17, f"{INVENTED}; {MATCH} N-13 siger 3 måneder")
FATE_OF_BOOKING = Mix({"holdt": 76, "udeblevet": 9, "aflyst_borger": 8, "aflyst_kommune": 7}, INVENTED)
MEETING_FORM = Mix({"fremmoede": 66, "telefon": 25, "digital": 8, "brev": 1}, INVENTED)
NOT_SAID = Share(0.02, f"{INVENTED}; dagen er gået, og ingen har sagt, hvordan det gik")
NEXT_BOOKED = Share(0.72, INVENTED)
PROMISES = Mix({0: 30, 1: 45, 2: 25}, INVENTED)
PROMISE_OF_SYSTEM = Share(0.5, f"{INVENTED}; begge sider lover lige meget")
OUR_PARTIES = Mix({"sagsbehandler": 80, "virksomhedskonsulent": 14, "virksomhed": 6}, INVENTED)
PROMISE_KEPT = Share(0.8, INVENTED)
PROMISE_BROKEN = Share(0.3, f"{INVENTED}; af dem, der hverken blev holdt eller står åbne, på begge sider")
PROMISE_RELEASED = Share(0.14, INVENTED)
STEP_REACHED = Share(0.7, INVENTED)
STEP_DROPPED = Share(0.25, INVENTED)
CONTACTS_A_YEAR = Span(2, 6, INVENTED)
REACHED = Share(0.72, INVENTED)
OVERDUE_TASK = Share(0.08, INVENTED)
TASK_DONE_LATELY = Share(0.12, f"{INVENTED}; klaret inden for de seneste 14 dage")

# --- Wishes ----------------------------------------------------------------------------------------------------------

WISHES = Mix({0: 22, 1: 38, 2: 28, 3: 12}, INVENTED)
WISH_KINDS = Mix({"branche": 56, "opgaver": 18, "kursus": 10, "vilkaar": 10, "livet": 6}, INVENTED)
ATTEMPTS = Mix({0: 38, 1: 34, 2: 19, 3: 9}, INVENTED)
ATTEMPT_KINDS = Mix({"opkald": 40, "mail": 14, "besoeg": 24, "sparring": 12, "samtale": 10}, INVENTED)
LOOKED_INTO = Share(0.6, INVENTED)
HAS_GOAL = Share(0.72, INVENTED)
GOALS = {
    "jobparat": Mix({"selvforsoergelse": 60, "loennede_timer": 25, "uddannelse": 15}, INVENTED),
    "aktivitetsparat": Mix(
        {
            "loennede_timer": 26,
            "livsmestring": 20,
            "afklaring": 16,
            "livskvalitet": 13,
            "selvforsoergelse": 9,
            "uddannelse": 8,
            "fleksjob": 8,
        },
        INVENTED,
    ),
    "andre": Mix({"selvforsoergelse": 34, "uddannelse": 26, "fleksjob": 20, "loennede_timer": 20}, INVENTED),
}
FULFILLED_BY_PLACE = Share(0.6, f"{INVENTED}; ønsker med en praktik eller et hold, som ikke blev afbrudt")
WISH_FATE = Mix({"aaben": 50, "opfyldt": 18, "ikke_mulig": 16, "trukket": 16}, INVENTED)
# What has become of the highest open wish by the day that is shown.
WISH_NOW = Mix({"for_nylig": 52, "parkeret": 27, "ligger": 21}, INVENTED)
ANSWER = Mix({"ja": 22, "maaske": 26, "nej": 34, "afventer": 18}, INVENTED)

# --- Offers and workplaces -------------------------------------------------------------------------------------------

WITHOUT_OFFER = Mix(
    {"first": 0.33, "second": 0.28, "third": 0.38},
    f"{MATCH} § 6.3 og 6.5: passive D 20, F ~30, C ~33, E ~42, A ~44 procent; hver med en grund, nogle står åbne",
)
WITHOUT_OFFER_OTHERS = Share(0.45, f"{INVENTED}; jobparate og andre er oftere mellem to tilbud")
LONG_PASSIVE = Share(0.25, "DA, gengivet af jv.dk: 25 % af aktivitetsparate er passive i mere end 65 uger")
LONG_PASSIVE_WEEKS = 65
WHY_WITHOUT = Mix(
    {"pause_borger": 30, "pause_system": 9, "fritaget": 14, "aftalt": 18, "samtaler": 15, "blank": 14},
    f"{INVENTED}; at nogle mangler en grund, følger {MATCH} § 6.5",
)
PLACEMENT_NOT_COURSE = Mix({"aktivitetsparat": 0.3, "jobparat": 0.5, "andre": 0.25}, INVENTED)
PLACEMENT_KIND = Mix({"virksomhedspraktik": 86, "loentilskud": 9, "nytteindsats": 5}, INVENTED)
HIRED_THERE = Share(
    0.05, f"Rockwool Fonden 2020, gengivet: ca. 5 % ansat samme sted et år efter start; brugt om slutdagen: {INVENTED}"
)
ENDED_EARLY = Share(0.34, f"{INVENTED}; at forløb ikke varer ved, står i {MATCH} § 6.5 (F: 30 blev 10)")
WHY_EARLY = Mix(
    {
        "helbred": 28,
        "ingen_mening": 12,
        "lavere_oenske": 10,
        "for_tidligt": 14,
        "timer": 10,
        "virksomhed": 12,
        "tillid": 7,
        "sprog": 3,
        "andet": 4,
    },
    INVENTED,
)
STILL_AHEAD = Share(0.08, f"{INVENTED}; aftalt eller bevilget, og begynder først om lidt")
ON_ITS_WAY = Share(0.14, f"{INVENTED}; et tilbud, der er valgt, eller et sted, der er spurgt, uden svar endnu")
SHARED = Share(0.7, f"{INVENTED}; sager med praktik, som en virksomhedskonsulent er med i")
ENDED_LATELY = Share(0.3, f"{INVENTED}; af dem uden tilbud: det sluttede inden for de seneste 14 dage")
GIVEN_UP = Share(0.12, f"{INVENTED}; en aftale, der ikke blev til noget")
EXTENDED = Share(0.25, f"{INVENTED}; LAB § 61 stk. 2 giver adgang fra 13 til 26 uger")
ACCOUNT_UNAVAILABLE = Share(0.15, INVENTED)
BECAME_UNKNOWN = Share(0.2, INVENTED)

# --- The borger's own voice ------------------------------------------------------------------------------------------

ANSWERED = Share(0.3, f"{INVENTED}; i mange samtaler er der ingen, der spørger, eller intet svar")
SKIPPED = Share(0.1, INVENTED)
CHANNEL = Mix({"kiosk": 55, "link": 25, "papir": 20}, INVENTED)
HER_MEANING = Mix({"ja": 46, "delvist": 26, "nej": 16, "ved_ikke": 12}, INVENTED)
OUR_MEANING = Mix({"ja": 58, "delvist": 27, "nej": 8, "ved_ikke": 7}, f"{INVENTED}; den anden side svarer for sig")
MEANT_TO_US = Share(0.35, INVENTED)
CHOSE = Mix({"ja": 48, "delvist": 27, "nej": 15, "ved_ikke": 10}, INVENTED)
WANTS_CHANGE = Share(0.3, INVENTED)
OWN_WORDS = Share(0.5, INVENTED)
UNDERSTOOD = Share(0.6, f"{INVENTED}; de øvrige blev ikke spurgt")
CHECKED_IN = Share(0.45, INVENTED)
CHECK_IN_ON_PAPER = Share(0.3, INVENTED)
WANTS = Mix({"fortsaet": 74, "juster": 26}, f"{INVENTED}; den, der vil stoppe, står blandt historierne")

# --- Pauses ----------------------------------------------------------------------------------------------------------

PAUSE_OVER_LATELY = Share(0.3, f"{INVENTED}; af dem, der taler om det næste")
PAUSE_BEFORE = Share(0.16, f"{INVENTED}; en tidligere pause, som er slut igen")
REVIEW_KEPT = Share(0.6, f"{INVENTED}; der blev set på pausen undervejs, og den blev forlænget")
REVIEW_LAPSED = Share(0.16, f"{INVENTED}; dagen er gået, og pausen løber")
PAUSE_REASON = Mix({"udredning": 26, "behandling": 34, "tryghed": 18, "livssituation": 22}, INVENTED)
SYSTEM_PAUSE_REASON = Mix({"ingen_plads": 75, "ingen_tid": 25}, INVENTED)

# --- How the borger was part of it -----------------------------------------------------------------------------------

NO_ENTRIES = Share(0.17, f"{INVENTED}; sager helt uden registreret inddragelse")
ENTRY_AT_MEETING = Share(0.34, INVENTED)
ZERO_FORMS = Share(0.22, f"{INVENTED}; ærlige registreringer uden form, med det, der stod i vejen")
FORMS = Mix({"selvrefleksion": 34, "samskabelse": 26, "demokrati": 22, "forbrug": 18}, INVENTED)
SECOND_FORM = Share(0.12, INVENTED)
WELL_TOLD = Share(0.62, f"{INVENTED}; hvor tit der står ord ved hvert krævet spørgsmål")
ONLY_TICKED = Share(0.14, f"{INVENTED}; en form, der er valgt, og endnu ikke sat ord på")
CITIZEN_SILENT = Share(0.28, f"{INVENTED}; borgerens egne ord mangler, så manglende svar kan ses")
PROVIDER_SILENT = Share(0.45, f"{INVENTED}; udbyderen har ikke svaret endnu")
WITHHELD = Share(0.25, INVENTED)
DEADLINE_PRESSED = Share(0.12, INVENTED)
DECIDED_BY = Mix(
    {"faelles": 44, "borger": 24, "sagsbehandler": 18, "ikke_besluttet": 8, "lovkrav": 4, "anden_aktoer": 2}, INVENTED
)
AGREEMENT = Mix({"enig": 52, "delvist_enig": 20, "uenig": 11, "ikke_afklaret": 17}, INVENTED)
BARRIERS = Mix(
    {
        "rettidighed": 18,
        "tid": 17,
        "helbred": 14,
        "ressourcer": 12,
        "tilbud_mangler": 11,
        "mistillid": 9,
        "lovkrav": 7,
        "virksomhed_sagde_nej": 5,
        "sprog": 4,
        "lokal_maalsaetning": 3,
    },
    INVENTED,
)

# --- How it goes, by whoever says so ---------------------------------------------------------------------------------

OBSERVED = Share(0.45, f"{INVENTED}; sager, hvor nogen spørger til det")
OBSERVED_AT_MEETING = Share(0.55, INVENTED)
OBSERVED_LATELY = Share(0.6, f"{INVENTED}; af dem, der bliver spurgt")
SEEN_BY_US = Share(0.5, INVENTED)
TALKED_ABOUT = Share(0.6, f"{INVENTED}; hvor meget af det der bliver talt om ad gangen")
MOVED = Mix({-1: 18, 0: 48, 1: 34}, f"{INVENTED}; både frem, tilbage og som før")
SEEN_OTHERWISE = Mix({-1: 12, 0: 74, 1: 14}, f"{INVENTED}; to ser ikke altid ens på det")
