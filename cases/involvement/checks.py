"""The validations that refuse or cap, one small pure function each; codes are the dossier's, effects the house's."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cases.enums import Barrier, DecidedBy, Form, Response
from jobcenter.dates import danish

from .evidence import NEEDED, shown
from .values import Claim, Effect, Record, Verdict, filled, normalised


def v01_forbrug_conditions(record: Record, claim: Claim) -> Iterator[Verdict]:
    """Forbrug rests on three conditions that must hold before it takes place (seed 004, l.1503-1505)."""
    if not shown(record, claim, "F-1"):
        yield _cap(
            "V-01",
            claim,
            _("Betingelse 1 mangler: Hvad fik borgeren at vide om mulighederne og konsekvensen af hver?"),
            "F-1",
        )
    if not shown(record, claim, "F-3"):
        yield _cap("V-01", claim, _third_condition(record), "F-3")


def _third_condition(record: Record) -> str:
    waiting = sorted((asked.asked_on, asked.provider) for asked in record.asked if not asked.answered)
    if waiting:
        since, provider = waiting[0]
        return _("Betingelse 3 mangler: afventer udbyder siden %(date)s (%(provider)s).") % {
            "date": danish(since),
            "provider": provider,
        }
    if record.asked:
        providers = ", ".join(asked.provider for asked in record.asked)
        return _("Betingelse 3 er ikke opfyldt: Svaret er, at intet blev ændret (%(who)s).") % {"who": providers}
    return _("Betingelse 3 mangler: Hvad ændrede udbyderen på grund af borgerens valg?")


def v02_two_relevant_options(record: Record, claim: Claim) -> Iterator[Verdict]:
    """The second condition counts different options, each with its relevance in words (l.1514-1516)."""
    if not shown(record, claim, "F-2"):
        yield _cap(
            "V-02",
            claim,
            _(
                "Betingelse 2 mangler: Der skal være mindst to forskellige muligheder, "
                "og ved hver skal der stå, hvorfor den var relevant. Der står %(found)d nu."
            )
            % {"found": len(record.relevant_options)},
            "F-2",
        )


def v03_fravalg_names_consequence(record: Record) -> Iterator[Verdict]:
    """Whoever may decline is told, in the situation, what declining means (l.1495-1497)."""
    for row, option in enumerate(record.options):
        if option.response == Response.FRAVALG and not filled(option.consequence_of_decline):
            yield Verdict(
                "V-03",
                Effect.REFUSE,
                _("Skriv, hvad borgeren fik at vide om konsekvensen af at vælge fra – også når der ingen er."),
                form=None,
                field="consequence_of_decline",
                row=row,
            )


def v04_demokrati_decision(record: Record, claim: Claim) -> Iterator[Verdict]:
    """Decision power and the borger's own definition of the problem (l.1475-1481)."""
    if not filled(record.citizen_words):
        yield Verdict(
            "V-04",
            Effect.REFUSE,
            _("Demokrati begynder med borgerens egen forståelse. Skriv den med borgerens ord, eller tag formen af."),
            form=claim.form,
            field="citizen_words",
        )
    if not (filled(record.decision) or claim.said("D-1")):
        yield _cap("V-04", claim, _("Beslutningen mangler: Hvad blev besluttet?"), "decision")
    if not record.borger_decided and record.decided_by not in _DECIDED_WITHOUT_BORGER:
        yield _cap("V-04", claim, _("Hvem besluttede? Demokrati kræver, at borgeren var med til det."), "decided_by")


_DECIDED_WITHOUT_BORGER = (DecidedBy.SAGSBEHANDLER, DecidedBy.LOVKRAV)


def v05_decided_without_borger(record: Record, claim: Claim) -> Iterator[Verdict]:
    """Where the caseworker or the law had decided, no power has moved (l.1477)."""
    if record.decided_by == DecidedBy.LOVKRAV:
        text = _("Loven havde afgjort det, så magten flyttede ikke. Formen står som delvis.")
    elif record.decided_by == DecidedBy.SAGSBEHANDLER:
        text = _("Sagsbehandleren besluttede, så magten flyttede ikke. Formen står som delvis.")
    else:
        return
    yield _cap("V-05", claim, text, "decided_by")


def v06_selvrefleksion(record: Record, claim: Claim) -> Iterator[Verdict]:
    """Wishes and dreams, and either the borger's own planning or an open dialogue on a conflict (l.1530-1536)."""
    if not claim.said("R-1"):
        yield _cap("V-06", claim, _("Borgerens ønsker og drømme mangler. Skriv dem med borgerens ord."), "R-1")
    if not (claim.said("R-2") or claim.said("R-3")):
        yield _cap(
            "V-06",
            claim,
            _("Der mangler enten borgerens egen plan for næste skridt eller en uenighed, I talte åbent om."),
            "R-2",
        )


def v08_samskabelse(record: Record, claim: Claim) -> Iterator[Verdict]:
    """Both took part, in planning or delivery, on the borger's knowledge; the decision is asked apart (l.1544-1554)."""
    questions = {
        "S-1": _("Det mangler, hvordan begge parter deltog."),
        "S-2": _("Det mangler, hvordan borgeren var med i planlægningen eller gennemførelsen."),
        "S-3": _("Det mangler, hvilken viden eller kompetence fra borgeren indsatsen bygger på."),
    }
    for code, text in questions.items():
        if not claim.said(code):
            yield _cap("V-08", claim, text, code)
    if not record.decision_included:
        yield _cap("V-08", claim, _("Var selve beslutningen også fælles? Svar ja, delvis eller nej."), "S-6")


def v10_lovkrav_names_law(record: Record) -> Iterator[Verdict]:
    """Who says the law decided, or left no room, says which law (l.3019-3021; S4-71)."""
    if filled(record.legal_basis):
        return
    if record.decided_by == DecidedBy.LOVKRAV:
        text = _("Skriv hjemlen, når loven havde afgjort det – for eksempel LAB § 58.")
    elif Barrier.LOVKRAV in record.barriers:
        text = _("Skriv, hvilken regel det var, når loven ikke gav plads – for eksempel LAB § 58.")
    else:
        return
    yield Verdict("V-10", Effect.REFUSE, text, field="legal_basis")


def v11_two_voices(record: Record) -> Iterator[Verdict]:
    """The borger's words and the professional view are two texts (l.3170-3172)."""
    words = normalised(record.citizen_words)
    if words and words == normalised(record.worker_view):
        yield Verdict(
            "V-11",
            Effect.REFUSE,
            _("De to tekster er ens. Skriv borgerens egne ord i den ene og dit faglige blik i den anden."),
            field="worker_view",
        )


def v15_zero_forms(record: Record) -> Iterator[Verdict]:
    """No form is an honest answer once it says what stood in the way (l.3484-3499)."""
    if not record.claims and not record.barriers and not filled(record.barrier_explanation):
        yield Verdict(
            "V-15",
            Effect.REFUSE,
            _("Vælg en form, eller sig hvad der stod i vejen. Ét tryk er nok, og det tæller ikke imod nogen."),
            field="barriers",
        )


def v19_words_behind_every_tick(record: Record, claim: Claim) -> Iterator[Verdict]:
    """A list or a tick alone never satisfies a required indicator; judgement needs words (l.4105-4109)."""
    for codes in NEEDED[claim.form]:
        ticked = [code for code in codes if claim.ticked_only(code)]
        if ticked and not any(shown(record, claim, code) for code in codes):
            yield _cap("V-19", claim, _("Skriv med få ord, hvad der skete – et kryds alene er ikke nok."), ticked[0])
    if claim.form is Form.SAMSKABELSE and record.decision_included and not shown(record, claim, "S-6"):
        yield _cap("V-19", claim, _("Skriv med få ord, hvordan der blev besluttet – et valg alene er ikke nok."), "S-6")


def _cap(code: str, claim: Claim, message: str, field: str) -> Verdict:
    return Verdict(code, Effect.CAP, message, form=claim.form, field=field)
