"""Where the evidence for each indicator lives: in its own text, or in the part of the record that already says it."""

from __future__ import annotations

from cases.enums import Form

from .values import Claim, Draft, Record, filled

COUNTERS = frozenset({"D-X", "D-X2", "F-X", "R-X", "R-X2", "S-X"})

# Indicators that a documented form cannot do without; alternatives stand together.
NEEDED: dict[Form, tuple[tuple[str, ...], ...]] = {
    Form.DEMOKRATI: (("D-1",), ("D-3",)),
    Form.FORBRUG: (("F-1",), ("F-2",), ("F-3",)),
    Form.SELVREFLEKSION: (("R-1",), ("R-2", "R-3")),
    Form.SAMSKABELSE: (("S-1",), ("S-2",), ("S-3",), ("S-6",)),
}

# Indicators whose words stand elsewhere in the record, so that nobody writes them twice.
ELSEWHERE = frozenset({"D-1", "D-2", "D-3", "F-2", "F-3"})

# Asked for in the borger's own words.
IN_CITIZENS_WORDS = frozenset({"D-3", "R-1"})


def shown(record: Record, claim: Claim, code: str) -> bool:
    """Is there evidence in words for this indicator?"""
    match code:
        case "D-1":
            return record.borger_decided and (filled(record.decision) or claim.said(code))
        case "D-2":
            return filled(record.power_moved) or claim.said(code)
        case "D-3":
            return filled(record.citizen_words)
        case "F-1":
            return claim.said(code) or everybody_informed(record)
        case "F-2":
            return len(record.relevant_options) >= 2
        case "F-3":
            return any(asked.changed for asked in record.asked)
        case "S-6":
            return bool(record.decision_included) and (claim.said(code) or filled(record.decision))
        case _:
            return claim.said(code)


def everybody_informed(record: Record) -> bool:
    return bool(record.options) and all(option.informed for option in record.options)


def written_by_us(draft: Draft) -> tuple[str, ...]:
    """What the author says in her own words; what the borger said stands as she said it."""
    ours = (draft.worker_view, draft.decision, draft.power_moved, draft.barrier_explanation, draft.pressure_text)
    hits = [text for claim in draft.claims for code, text in claim.hits.items() if code not in IN_CITIZENS_WORDS]
    return (*ours, *(claim.evidence for claim in draft.claims), *hits)


def any_words(record: Record, claim: Claim) -> bool:
    """Is there anything at all, in words, behind this claim?"""
    if filled(claim.evidence) or any(claim.said(code) for code in claim.hits):
        return True
    return any(shown(record, claim, code) for codes in NEEDED[claim.form] for code in codes)
