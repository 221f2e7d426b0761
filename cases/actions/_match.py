"""The reasons behind match 4 and 5: one an element, and never only that we cannot reach the borger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.enums import MatchElement, VisitationCategory

HARD_TO_REACH = "systemet_naar_ikke"

# Words that tell of our reach, not of the borger's abilities (seed 001, L2114-2116, L2205).
REACH = re.compile(
    r"få fat|fat i|træffe|kan ikke nås|svær at nå|nå (ham|hende|borgeren)|kontakte|tager ikke (sin )?telefon"
    r"|svarer ikke|besvarer ikke|reagerer ikke|udebl|møder ikke|kommer ikke|dukker ikke op|ingen kontakt"
)


def check_reasons(category: VisitationCategory, reason: str, reasons: Mapping[str, str], unreachable: bool) -> None:
    """Refuse match 5 that stands on reachability alone (S1-11), then name each element without a reason (S1-01)."""
    texts = [text for text in (reason, *reasons.values()) if text.strip()]
    if category == VisitationCategory.MATCH_5 and (unreachable or texts) and _only_reach(texts):
        message = _(
            "At borgeren er svær at få fat i, siger noget om os, ikke om borgerens arbejdsevne."
            " Lav en opgave om at opsøge borgeren i stedet, og visitér, når I har talt sammen."
        )
        raise ValidationError({"category": ValidationError(message, code=HARD_TO_REACH)})
    missing = [element for element in MatchElement if not reasons.get(element, "").strip()]
    if missing:
        message = _("Skriv begrundelsen for “%(element)s”. %(category)s kræver en for hvert led.")
        labels = {element: {"element": element.label, "category": category.label} for element in missing}
        raise ValidationError({f"element_{element}": message % labels[element] for element in missing})


def _only_reach(texts: Iterable[str]) -> bool:
    pieces = [piece for text in texts for piece in re.split(r"[.;,\n]|\bog\b", text.casefold()) if piece.strip()]
    return all(REACH.search(piece) for piece in pieces)
