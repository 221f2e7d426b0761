"""What may become of a wish and of a step, as tables: nothing is final, everything can be taken up again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .moves import Move
from .planning import OPEN_STEPS, OPEN_WISHES, StepState, WishStatus

CLOSED_WISHES = frozenset(WishStatus) - OPEN_WISHES

WISH_MOVES = (
    Move("opfyld", _("Ønsket er opfyldt"), OPEN_WISHES, WishStatus.OPFYLDT),
    Move("ikke_mulig", _("Det kan ikke lade sig gøre"), OPEN_WISHES, WishStatus.IKKE_MULIG),
    Move("traek", _("Borgeren trækker ønsket"), OPEN_WISHES, WishStatus.TRUKKET),
    Move("genaabn", _("Tag ønsket op igen"), CLOSED_WISHES, WishStatus.AABEN),
)

STEP_MOVES = (
    Move("naa", _("Nået"), OPEN_STEPS, StepState.NAAET),
    Move("begynd", _("Sæt i gang"), frozenset({StepState.PLANLAGT, StepState.UDSAT}), StepState.I_GANG),
    Move("udsaet", _("Udsæt til en ny dag"), OPEN_STEPS, StepState.UDSAT),
    Move("drop", _("Ikke længere aktuelt"), OPEN_STEPS, StepState.DROPPET),
    # Going back a step is part of a course and carries no label of failure (S1-31).
    Move("genoptag", _("Tag det op igen"), frozenset({StepState.NAAET, StepState.DROPPET}), StepState.PLANLAGT),
    # The step waits, and the one it comes after is taken up again: a loop, and both stand in the history.
    Move("tilbage", _("Tilbage til trinnet før"), OPEN_STEPS, StepState.PLANLAGT),
)
