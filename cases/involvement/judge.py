"""Judge a record: every validation that concerns it, and the status of each claimed form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cases.enums import ClaimStatus, Form

from . import checks, notices
from .evidence import any_words
from .values import Claim, Effect, Judgement, Record, Surroundings, Verdict

RecordCheck = Callable[[Record], Iterator[Verdict]]
ClaimCheck = Callable[[Record, Claim], Iterator[Verdict]]
NOTHING_AROUND = Surroundings()

OF_RECORD: tuple[RecordCheck, ...] = (
    checks.v03_fravalg_names_consequence,
    checks.v10_lovkrav_names_law,
    checks.v11_two_voices,
    checks.v15_zero_forms,
    notices.v21_choice_under_pressure,
)

OF_ANY_CLAIM: tuple[ClaimCheck, ...] = (
    notices.v12_counter_indicator,
    checks.v19_words_behind_every_tick,
    notices.v20_borger_says_otherwise,
)

OF_FORM: Mapping[Form, tuple[ClaimCheck, ...]] = {
    Form.DEMOKRATI: (checks.v04_demokrati_decision, checks.v05_decided_without_borger),
    Form.FORBRUG: (checks.v01_forbrug_conditions, checks.v02_two_relevant_options),
    Form.SELVREFLEKSION: (checks.v06_selvrefleksion, notices.v07_support_for_reflection),
    Form.SAMSKABELSE: (checks.v08_samskabelse, notices.v09_who_decides_among_many),
}


def judge(record: Record, around: Surroundings = NOTHING_AROUND) -> Judgement:
    """The statuses follow from the record alone; what stands around it only adds notices."""
    verdicts = [verdict for check in OF_RECORD for verdict in check(record)]
    verdicts += [*notices.v16_proposed_again(record, around), *notices.v17_reflection_alone(record, around)]
    statuses: dict[Form, ClaimStatus] = {}
    for claim in in_the_sources_order(record.claims):
        found = [v for check in (*OF_FORM[claim.form], *OF_ANY_CLAIM) for v in check(record, claim)]
        statuses[claim.form] = _status(record, claim, found)
        verdicts += [*found, *notices.v13_template_text(record, claim, around)]
    return Judgement(statuses, tuple(verdicts))


def in_the_sources_order(claims: tuple[Claim, ...]) -> list[Claim]:
    order = list(Form)
    return sorted(claims, key=lambda claim: order.index(claim.form))


def _status(record: Record, claim: Claim, found: list[Verdict]) -> ClaimStatus:
    if not any_words(record, claim):
        return ClaimStatus.UDOKUMENTERET
    if any(verdict.effect is not Effect.NOTICE for verdict in found):
        return ClaimStatus.DELVIS
    return ClaimStatus.DOKUMENTERET
