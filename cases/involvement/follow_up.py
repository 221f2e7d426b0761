"""What a draft brings with it: the pressure that a move of the negotiation names, and the providers to be asked."""

from __future__ import annotations

from dataclasses import replace

from cases.enums import SANCTION_NAMED, NegotiationKind, Pressure, Response

from .values import Draft, Option, normalised


def with_pressure(draft: Draft) -> Draft:
    """A sanction that was named in the negotiation is pressure on the entry as well (S4-24)."""
    named = any(move.kind == NegotiationKind.SANKTION_NAEVNT for move in draft.moves)
    if not named or draft.pressure in SANCTION_NAMED:
        return draft
    return replace(draft, pressure=Pressure.SANKTION_NAEVNT)


def unasked(draft: Draft) -> tuple[Option, ...]:
    """Options she declined, where nobody has asked yet what it changes (S4-06).

    A question that names none of the options is taken to be about all of them.
    """
    labels = {normalised(option.label) for option in draft.options}
    if any(not asked.key and normalised(asked.provider) not in labels for asked in draft.asked):
        return ()
    keys = {asked.key for asked in draft.asked if asked.key}
    named = {normalised(asked.provider) for asked in draft.asked}
    declined = [option for option in draft.options if option.response == Response.FRAVALG]
    return tuple(option for option in declined if option.key not in keys and normalised(option.label) not in named)
