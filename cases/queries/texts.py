"""The plain texts in force on a day, each in the borger's language where it is written; and every wording there was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.enums import Form, Hat, TextKind, TextLanguage
from cases.models import Indicator, PublicText

ON_PAPER = "paa_papir"


@dataclass(frozen=True)
class RightsPanel:
    """The rights of a day by who is speaking: always, when the kommune helps, when it decides (S2-20, S4-64)."""

    always: list[PublicText]
    support: list[PublicText]
    authority: list[PublicText]

    @property
    def version_from(self) -> date | None:
        """The day of the newest of the texts: the version of the panel as a whole."""
        return max((text.valid_from for text in (*self.always, *self.support, *self.authority)), default=None)


def rights(on: date, language: str = TextLanguage.DA) -> RightsPanel:
    """One statement."""
    rows = PublicText.objects.in_force(on).filter(kind=TextKind.RETTIGHED).exclude(code=ON_PAPER)
    texts = in_language(rows.order_by("order", "code"), language)
    return RightsPanel(
        always=[text for text in texts if not text.hat],
        support=[text for text in texts if text.hat == Hat.STOETTE],
        authority=[text for text in texts if text.hat == Hat.MYNDIGHED],
    )


def paper_text(on: date, language: str = TextLanguage.DA) -> PublicText | None:
    """The rights in short, as they stand on a plan on paper."""
    return next(iter(in_language(PublicText.objects.in_force(on).filter(code=ON_PAPER), language)), None)


def in_language(rows: Iterable[PublicText], language: str) -> list[PublicText]:
    """One row a code: in the language, or else in Danish. A translation older than the Danish words says what once
    held, so the Danish stand."""
    found = list(rows)
    danish = [row for row in found if row.language == TextLanguage.DA]
    other = {row.code: row for row in found if row.language == language}
    return [other[row.code] if is_current(other.get(row.code), row) else row for row in danish]


def is_current(translation: PublicText | None, danish: PublicText) -> bool:
    return translation is not None and translation.valid_from >= danish.valid_from


# --- For the administrator ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wordings:
    """What stands on a day: the questions by form, the texts by subject; each with what is on its way."""

    forms: list[tuple[Form, list[Indicator]]]
    rights: list[PublicText]
    ways: list[tuple[PublicText, list[PublicText]]]
    "Each way by its first text, then its steps."


def wordings(on: date) -> Wordings:
    """Two statements: the questions and the Danish texts in force."""
    asked = list(Indicator.objects.in_force(on).order_by("order", "code"))
    texts = list(PublicText.objects.in_force(on).filter(language=TextLanguage.DA).order_by("procedure", "order"))
    steps = [text for text in texts if text.kind == TextKind.PROCEDURE]
    return Wordings(
        forms=[(form, [row for row in asked if row.form == form]) for form in Form],
        rights=[text for text in texts if text.kind == TextKind.RETTIGHED],
        ways=[
            (first, [step for step in steps if step.procedure == first.procedure and step.order])
            for first in steps
            if first.order == 0
        ],
    )


def indicator_history(code: str) -> list[Indicator]:
    """Every wording of one question, the newest first."""
    return list(Indicator.objects.filter(code=code).order_by("-valid_from"))


def text_history(code: str) -> list[PublicText]:
    """Every wording of one text in every language, the newest first."""
    return list(PublicText.objects.filter(code=code).order_by("-valid_from", "language"))
