"""For tests: a template that prints a variable it was not given fails instead of printing nothing."""

from __future__ import annotations


class UndefinedVariable(Exception):
    """A template printed a name that is not in its context."""


class Undefined(str):
    """Django's `string_if_invalid`: asked to fill in the name of what is missing, it refuses."""

    def __new__(cls) -> Undefined:
        return super().__new__(cls, "%s")

    def __mod__(self, missing: object) -> str:
        raise UndefinedVariable(f"The template prints {missing}, which its context does not hold")
