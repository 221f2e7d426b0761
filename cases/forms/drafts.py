"""A draft is the form's own fields, as typed: which names are kept, and how they are put back on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from ._versioned import ActionForm

Fields = dict[str, list[str]]
# A long samtale with every box filled is some twenty thousand characters; nobody types ten times that.
MOST_BYTES = 400_000
ROWS = ("TOTAL_FORMS", "INITIAL_FORMS")
# Not typed by anybody: which row it will be, and which version was read.
UNTYPED = frozenset({"row_id", "version"})


def kept(form: ActionForm, posted: QueryDict) -> Fields:
    """What was typed in the fields of this form, and nothing else that was sent."""
    return {name: [_storable(text) for text in posted.getlist(name)] for name in _names(form.parts()) if name in posted}


def _storable(text: str) -> str:
    """The database takes no NUL; it comes along with what is pasted from elsewhere, and nobody typed it."""
    return text.replace("\0", "")


def _names(parts: Iterable[forms.Form]) -> Iterator[str]:
    for part in parts:
        yield from (part.add_prefix(name) for name in part.fields)
        rows, _dash, number = (part.prefix or "").rpartition("-")
        if number == "0":
            yield from (f"{rows}-{name}" for name in ROWS)


def says_something(form: ActionForm) -> bool:
    """Whether anything stands in it that did not stand there when it was opened."""
    return any(set(part.changed_data) - UNTYPED for part in form.parts())


def put_back(form: ActionForm, fields: Any) -> None:
    """What was kept, into an empty form, without judging it: the sentences come when it is saved."""
    if not isinstance(fields, Mapping):
        return
    for part in form.parts():
        part.initial = dict(part.initial)  # the form's own: what one page was opened with may be shared with others
        for name, field in part.fields.items():
            typed = fields.get(part.add_prefix(name))
            if isinstance(typed, list):
                part.initial[name] = _as_shown(field, typed)
            elif isinstance(field, forms.BooleanField):
                part.initial[name] = False  # a box that is not ticked is not sent
            elif isinstance(field, forms.MultipleChoiceField):
                part.initial[name] = []


def _as_shown(field: forms.Field, typed: list[str]) -> Any:
    if isinstance(field, forms.MultipleChoiceField):
        return typed
    if isinstance(field, forms.BooleanField):
        return bool(typed)
    return typed[-1] if typed else ""


def as_posted(fields: Any) -> MultiValueDict:
    """The draft as the browser would send it."""
    return MultiValueDict(fields if isinstance(fields, Mapping) else {})
