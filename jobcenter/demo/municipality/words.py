"""The words of the invented cases, from the data files beside: what people are called, say, want and agree."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

FOLDER = Path(__file__).parent / "words"
T = TypeVar("T")


@cache
def words(name: str) -> dict[str, Any]:
    """One data file by its name, read once."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text())


def pick(rng: Random, among: Sequence[T]) -> T:
    return among[rng.randrange(len(among))]
