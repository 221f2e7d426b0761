"""What something the borger said became: one select over the steps, goals and wishes of her sag, and the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions.utterances import GOAL, OFFER, STEP, THIS_STEP, WISH, Link
from cases.models import Utterance
from cases.queries.utterances import Linkable

GROUPS = ((STEP, _("Skridt i planen")), (GOAL, _("Mål")), (WISH, _("Ønsker")), (OFFER, _("Tilbud")))
NOTHING_YET = _("Endnu ikke grebet")
IN_THIS_SAMTALE = _("Næste skridt i denne samtale")


class LinkField(forms.ChoiceField):
    def __init__(self, **kwargs):
        invalid = _("Det valg findes ikke på sagen. Vælg et fra listen.")
        super().__init__(required=False, error_messages={"invalid_choice": invalid}, **kwargs)

    def offer(self, links: Iterable[Linkable], *, this_step: bool = True) -> None:
        """The rows there are, each kind under its own heading."""
        rows = list(links)
        grouped = [
            (label, [(f"{kind}:{row.id}", row.words) for row in rows if row.kind == kind]) for kind, label in GROUPS
        ]
        new = [(THIS_STEP, IN_THIS_SAMTALE)] if this_step else []
        self.choices = [("", NOTHING_YET), *new, *((label, choices) for label, choices in grouped if choices)]
        self._words = {code: words for _label, choices in grouped for code, words in choices}

    def words(self, value: str) -> str:
        """The choice as its reader would say it."""
        return self._words.get(value, "")


def chosen(value: str) -> Link | str | None:
    """The choice as the action takes it."""
    if not value or value == THIS_STEP:
        return value or None
    kind, _colon, pk = value.partition(":")
    return Link(kind, UUID(pk))


def link_of(row: Utterance) -> str:
    """The choice that the row stands for."""
    return next((f"{kind}:{pk}" for kind, _label in GROUPS if (pk := getattr(row, f"{kind}_id"))), "")
