"""Before a sanction: weighed by one with myndighed, one borger at a time; nobody is suggested, nothing is automatic.

The one place where a SanctionStep comes into being (S1-67; tests/house/test_no_sanction_by_itself.py holds it).
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from cases.enums import Ability, SanctionOutcome, SensitiveKind
from cases.models import Case, SanctionStep
from cases.permissions import may_decide, may_lead
from cases.queries.reactivation import reopening
from jobcenter import rules
from jobcenter.dates import danish

from ._checks import fresh, written
from ._considered import Considered, amiss, check
from ._once import once
from ._writing import change, create, refuse, writing

__all__ = ["Considered", "amiss", "let_go", "look_again", "weigh"]
LOOK = "sanktion.lederens_blik.kan_ikke"


def weigh(*, case: Case, by: Any, on: date, considered: Considered, row_id: UUID | None = None) -> SanctionStep:
    """Keep what was weighed and decided today; refused while a case that stood still is being opened (S1-105)."""
    with writing(case, by=_person(by), on=on, what="sanction.weighed", may=may_decide) as w:
        new_id = once(w.case.sanction_steps.all(), row_id)
        check(considered, w.case, on)
        values = considered.values | {"reactivation_override": _override(w.case, on, considered)}
        looked_at = _needs_another_look(w.case, on, considered)
        step = create(
            SanctionStep(id=new_id, case=w.case, decided_on=on, decided_by=by, second_look_needed=looked_at, **values)
        )
        w.target = step
        w.data = {"outcome": step.outcome, "genaabning_overstyret": bool(step.reactivation_override)}
    return step


def _person(by: Any) -> Any:
    """A sanction step is somebody's: the system and the systems that call are turned away whatever rights they have."""
    if by is None or by.is_client:
        raise PermissionDenied
    return by


def _override(case: Case, on: date, said: Considered) -> str:
    """Why it goes on although the case is still being opened; nothing where it is not."""
    if not reopening(case, on).blocks:
        return ""
    message = _(
        "Sagen har stået stille længe og er ikke åbnet trin for trin endnu. Tag trinene først,"
        " eller skriv, hvorfor det alligevel skal videre nu."
    )
    return written(said.reactivation_override, message, "reactivation_override")


def _needs_another_look(case: Case, on: date, said: Considered) -> bool:
    """What goes on waits for a leader where the borger is severely ill or cannot meet the demand (S1-66, S0-04).

    The two are not told apart on the row: the leader looks without being told what she may not see.
    """
    if said.outcome != SanctionOutcome.TIL_AFGOERELSE:
        return False
    if said.ability == Ability.KAN_IKKE and rules.on(on, "sanktion").yes(LOOK):
        return True
    holding = Q(ended_on=None) | Q(ended_on__gt=on)
    return case.sensitive_facts.filter(holding, kind=SensitiveKind.PSYKISK).exists()


def look_again(
    *, sanction: SanctionStep, by: Any, on: date, version: int | None, second_look_text: str
) -> SanctionStep:
    """The leader's own look, in words; she decides nothing, and it is not the look of whoever decided (S1-66)."""
    with writing(sanction.case, by=_person(by), on=on, what="sanction.looked_at", may=may_lead) as w:
        current = fresh(sanction, version)
        if not current.awaits_look:
            raise refuse(_("Skridtet afventer ikke en leders blik."))
        if current.decided_by_id == by.pk:
            raise refuse(_("Du har selv truffet beslutningen. Et blik mere er en andens blik."))
        text = written(second_look_text, _("Skriv, hvad du ser."), "second_look_text")
        values = {"second_look_on": on, "second_look_by": by, "second_look_text": text}
        sanction = change(current, version=version, **values)
        w.target = sanction
    return sanction


def let_go(*, sanction: SanctionStep, by: Any, on: date, version: int | None, sentence: str) -> SanctionStep:
    """It does not go on after all; why is added to the reasons under its date."""
    with writing(sanction.case, by=_person(by), on=on, what="sanction.let_go", may=may_decide) as w:
        current = fresh(sanction, version)
        if current.outcome == SanctionOutcome.INGEN:
            raise refuse(_("Der er allerede besluttet ingen sanktion."))
        sentence = written(sentence, _("Skriv, hvorfor det ikke går videre."), "sentence")
        reasons = f"{current.reasons}\n\n{danish(on)}: {sentence}"
        sanction = change(current, version=version, outcome=SanctionOutcome.INGEN, reasons=reasons)
        w.target, w.data = sanction, {"outcome": sanction.outcome}
    return sanction
