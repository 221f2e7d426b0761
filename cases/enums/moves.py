"""Allowed moves as a table: the button on the screen and the guard in the write read the same row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple


class Move(NamedTuple):
    """One allowed move: its code, the words on the button, from which states, to which state."""

    code: str
    label: Any
    sources: frozenset[str]
    target: str


def allowed(moves: Iterable[Move], state: str) -> list[Move]:
    return [move for move in moves if state in move.sources]


def find(moves: Iterable[Move], code: str) -> Move | None:
    return next((move for move in moves if move.code == code), None)
