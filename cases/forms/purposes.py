"""What must be filled in, form by form, and why: read from the forms themselves and from the register beside them."""

from __future__ import annotations

import inspect
import pkgutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from django import forms

import cases.forms as room
import jobcenter.reflection.forms as reflection
from cases.forms.samtale import about_fields

REGISTER = Path(__file__).parent / "purposes.toml"
# Forms that add fields when they are made.
ADDED = {"SamtaleForm": about_fields, "NotesForm": about_fields}


@dataclass(frozen=True)
class Purpose:
    """Why one field must be filled in: its label, what it is good for, who reads it, and the law where there is one."""

    field: str
    label: str
    why: str
    reader: str
    basis: str = ""


@dataclass(frozen=True)
class Act:
    """One thing a caseworker does, and what it cannot be done without."""

    title: str
    fields: tuple[Purpose, ...]

    @property
    def count(self) -> int:
        return len(self.fields)


def required() -> dict[str, dict[str, str]]:
    """Form -> required field -> label, hidden ones left out; a name that stands in two modules bears the module's."""
    found = list(_forms())
    names = [form.__name__ for form in found]
    return {
        (f"{form.__name__}.{_module(form)}" if names.count(form.__name__) > 1 else form.__name__): asked
        for form in found
        if (asked := _asked(form))
    }


def _forms() -> Iterator[type[forms.BaseForm]]:
    modules = [import_module(f"{room.__name__}.{module.name}") for module in pkgutil.iter_modules(room.__path__)]
    for module in (*modules, reflection):
        for name, thing in vars(module).items():
            ours = inspect.isclass(thing) and issubclass(thing, forms.BaseForm) and not name.startswith("_")
            if ours and thing.__module__ == module.__name__:
                yield thing


def _module(form: type[forms.BaseForm]) -> str:
    return form.__module__.rpartition(".")[2]


def _asked(form: type[forms.BaseForm]) -> dict[str, str]:
    fields = form.base_fields | (ADDED[form.__name__]() if form.__name__ in ADDED else {})
    return {name: str(field.label) for name, field in fields.items() if field.required and not field.widget.is_hidden}


@cache
def register() -> dict[str, dict[str, str]]:
    """The lines of the register, an edit with those of the form it edits."""
    rows: dict[str, dict[str, str]] = {}
    for name, row in tomllib.loads(REGISTER.read_text()).items():
        if "act" in row:
            rows[name] = row
        else:
            rows |= {f"{name}.{module}": inner for module, inner in row.items()}
    return {name: rows[row["like"]] | row if "like" in row else row for name, row in rows.items()}


def acts() -> list[Act]:
    """Every act with its required fields, those that ask for most first: they are the ones to look at."""
    found = [_act(register()[name], asked) for name, asked in required().items()]
    return sorted(found, key=lambda act: (-act.count, act.title))


def _act(row: dict[str, str], asked: dict[str, str]) -> Act:
    return Act(row["act"], tuple(_purpose(name, label, row[name]) for name, label in asked.items()))


def _purpose(name: str, label: str, line: str) -> Purpose:
    why, reader, *basis = (part.strip() for part in line.split("|"))
    return Purpose(name, label, why, reader, basis[0] if basis else "")
