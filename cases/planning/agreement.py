"""What a placement lacks before a move: law and the truth of a claim, nothing else (the house rule on blocking)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.enums import EMPLOYER_WISHES, OPEN_WISHES
from cases.models import Placement, Wish

# Words that say that there is a praktik, and nothing about the borger (S4-30; seed 004, l.1405-1417, l.4516).
GENERIC = frozenset(
    """
    afprøvning afprøvningen afprøve afprøves afprøvet arbejdsprøvning prøve prøves prøvet prøver test teste testes
    afklaring afklaringen afklare afklares afklaret udredning aktivering aktiveret aktivitet beskæftigelse
    praktik praktikken virksomhedspraktik praktikplads forløb tilbud arbejde arbejdsevne arbejdsevnen evner
    kompetencer mål jobmål job borger borgeren borgerens virksomhed virksomheden arbejdsmarkedet
    komme i gang igang ud lige bare kun blot se undersøge finde vide om hvad hvor hvordan går fungerer
    at en et den det de der som for fra til på af og eller med ved jf skal vil kan må bør har er være blive bliver
    han hun hendes hans sig noget nogle lidt også så muligt ny nye afdække vurdere vurdering afdækning
    """.split()  # noqa: SIM905
)
OWN_WORDS = 2


@dataclass(frozen=True)
class Missing:
    """One thing to put right, beside the field it concerns."""

    field: str
    sentence: str


def says_what_for(text: str) -> bool:
    """Whether the reason holds anything of its own; “bare for at afprøve” does not (S4-30)."""
    own = {word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in GENERIC and len(word) > 1}
    return len(own) >= OWN_WORDS


def skipped(wishes: Iterable[Wish], chosen: Wish | None, on: date) -> list[Wish]:
    """Open wishes ranked above the chosen one that an employer could grant and that nobody agreed should wait (S4-16).

    Without a chosen wish all of them are skipped.
    """
    return [
        wish
        for wish in sorted(wishes, key=lambda wish: wish.rank)
        if wish.status in OPEN_WISHES
        and wish.kind in EMPLOYER_WISHES
        and not parked(wish, on)
        and (chosen is None or (wish.rank < chosen.rank and wish.pk != chosen.pk))
    ]


def parked(wish: Wish, on: date) -> bool:
    """They agreed when, or on what condition, to take it up again (the same reading as flag P-3)."""
    if wish.revisit_on is not None:
        return wish.revisit_on > on
    return bool(wish.revisit_when)


def explain_skipped(wishes: list[Wish]) -> str:
    names = ", ".join(f"{wish.rank}. “{wish.wording}”" for wish in wishes)
    if len(wishes) == 1:
        return _("Et højere ønske er stadig åbent: %(wishes)s. Skriv, hvorfor praktikken ikke følger det.") % {
            "wishes": names
        }
    return _("Højere ønsker er stadig åbne: %(wishes)s. Skriv, hvorfor praktikken ikke følger dem.") % {"wishes": names}


def missing_to_ask(placement: Placement) -> list[Missing]:
    if placement.workplace_id is None:
        return [Missing("workplace", _("Vælg det arbejdssted, der er spurgt."))]
    return []


def missing_to_agree(placement: Placement, wishes: Iterable[Wish], on: date) -> list[Missing]:
    """Everything at once, so that nobody has to press the button six times."""
    return [
        *_unfilled(placement),
        *_unreasoned(placement),
        *paused_workplace(placement),
        *unexplained(placement, wishes, on),
    ]


def _unfilled(placement: Placement) -> list[Missing]:
    asked: list[tuple[str, Any, str]] = [
        ("purpose", placement.purpose, _("Vælg formålet med praktikken.")),
        ("workplace", placement.workplace_id, _("Vælg arbejdssted.")),
        ("starts_on", placement.starts_on, _("Skriv første dag.")),
        ("ends_on", placement.ends_on, _("Skriv sidste dag.")),
        ("hours", placement.hours, _("Skriv, hvor mange timer om ugen.")),
    ]
    return [Missing(field, sentence) for field, value, sentence in asked if not value]


def _unreasoned(placement: Placement) -> list[Missing]:
    if not placement.citizen_reason:
        return [Missing("citizen_reason", _("Skriv, hvad netop denne borger skal have ud af praktikken."))]
    if not says_what_for(placement.citizen_reason):
        return [
            Missing(
                "citizen_reason",
                _("At afprøve er ikke nok i sig selv. Skriv, hvad netop denne borger skal have ud af praktikken."),
            )
        ]
    return []


def paused_workplace(placement: Placement) -> list[Missing]:
    workplace = placement.workplace
    if workplace is None or workplace.paused_on is None:
        return []
    return [
        Missing(
            "workplace",
            _("%(name)s bruges ikke lige nu: %(reason)s Vælg et andet sted.")
            % {"name": workplace.name, "reason": sentence(workplace.paused_reason)},
        )
    ]


def unexplained(placement: Placement, wishes: Iterable[Wish], on: date) -> list[Missing]:
    above = skipped(wishes, placement.wish, on)
    if above and not placement.skipped_wishes_explained:
        return [Missing("skipped_wishes_explained", explain_skipped(above))]
    return []


def sentence(text: str) -> str:
    """The text with a full stop, so that another sentence can follow."""
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
