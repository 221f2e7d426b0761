"""Why a wish is set aside, and what it takes to say that it is about somebody's selvindsigt (S4-27)."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _

from cases.enums import SetAside

from ._checks import written

INSIGHT = {
    "insight_observed": _("Skriv, hvad I har set. Et ord om selvindsigt er ikke nok."),
    "insight_explained": _("Skriv, hvordan det blev forklaret for borgeren."),
    "insight_answer": _("Skriv, hvad borgeren svarede, med borgerens ord."),
}


@dataclass(frozen=True)
class Reason:
    """A code, or nothing; judging somebody's selvindsigt needs what was seen, said and answered, in words."""

    set_aside: str = ""
    insight_observed: str = ""
    insight_explained: str = ""
    insight_answer: str = ""

    def checked(self) -> dict[str, str]:
        values = {name: value.strip() for name, value in asdict(self).items()}
        if self.set_aside == SetAside.SELVINDSIGT:
            for name, sentence in INSIGHT.items():
                written(values[name], sentence, name)
        return values


NO_REASON = Reason()
