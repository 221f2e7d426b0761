"""Wishes written by another system: a new one, other words, and what becomes of it, by the forms of the screen."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from cases.actions import wishes
from cases.enums import SetAside, WishKind
from cases.forms.wishes import FATES, RewordForm
from cases.models import Case, Wish
from jobcenter.api.fields import Code, day, text
from jobcenter.api.language import say
from jobcenter.api.problems import Fault, Problem
from jobcenter.api.reading import Reader
from jobcenter.api.resources.wishes import visible
from jobcenter.api.writing import New, Values, Writes, refused
from jobcenter.rows import StaleEdit

FORMS: dict[str, Any] = {form.code: form for form in FATES}
WORDS = ("wording", "kind")


class NewWish(New):
    """A wish, at the end of the citizen's list."""

    wording = text("The wish in her words.", max_length=4000)
    kind = Code(WishKind, required=False, help_text="What it is about.")
    raised_on = day("When she first said it; today unless told.", required=False)


class WishChange(serializers.Serializer):
    """Other words, or with `fate` what became of it; each fate asks for what the screen asks for."""

    wording = text("The wish in her words.", required=False, max_length=4000)
    kind = Code(WishKind, required=False, help_text="What it is about.")
    fate = Code(
        {code: str(form.title) for code, form in FORMS.items()},
        required=False,
        help_text="opfyld: fulfilled; parker: later; traek: withdrawn; ikke_mulig: cannot be done.",
    )
    explanation = text("The explanation she was given.", required=False, allow_blank=True, max_length=4000)
    alternatives = text("What was talked about instead.", required=False, allow_blank=True, max_length=4000)
    revisit_on = day("Taken up again on this day.", required=False)
    revisit_when = text("Or when this has happened.", required=False, allow_blank=True, max_length=200)
    set_aside = Code(SetAside, blank=True, required=False, allow_blank=True, help_text="Why it was set aside.")
    insight_observed = text("For selvindsigt: what was seen.", required=False, allow_blank=True, max_length=4000)
    insight_explained = text("How it was explained.", required=False, allow_blank=True, max_length=4000)
    insight_answer = text("What she answered.", required=False, allow_blank=True, max_length=4000)


def create(reader: Reader, case: Case, values: Values) -> Wish:
    said = dict(values)
    return wishes.add(case=case, by=reader.user, on=reader.on, row_id=said.pop("id", None), **said)


def revise(reader: Reader, wish: Wish, values: Values, version: int) -> Wish:
    """By the form of the screen, with its sentences."""
    if wish.version != version:
        raise StaleEdit(wish)
    said = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}
    fate = said.pop("fate", "")
    _fits(said, fate)
    kind = FORMS[fate] if fate else RewordForm
    standing = {} if fate else {name: getattr(wish, name) for name in WORDS}
    form = kind(standing | said | {"version": str(version)}, row=wish)
    if not form.is_valid():
        raise refused(form)
    done: Wish = form.save(case=wish.case, by=reader.user, on=reader.on)
    return done


NOT_TOGETHER = ("Feltet hører ikke til den ændring.", "The field does not belong to that change.")


def _fits(said: dict[str, Any], fate: str) -> None:
    """A field that the form would pass over is refused, so that nothing sent is lost."""
    known = set(FORMS[fate].base_fields if fate else WORDS)
    faults = [Fault("unknown", say(*NOT_TOGETHER), pointer=f"/{name}") for name in sorted(set(said) - known)]
    if faults:
        raise Problem("refused", faults=faults)


WISH_WRITES = Writes(
    scope="wishes:write",
    new=NewWish,
    create=create,
    change=WishChange,
    rows=lambda reader: visible(reader).select_related("case"),
    revise=revise,
)
