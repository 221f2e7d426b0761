"""The list of stories, each with the opmærksomhedspunkter that its rules must show on the day, and no others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jobcenter.demo.vignettes._telling import Story, Teller


@dataclass(frozen=True)
class Vignette:
    """`code` is also the case's number in the demo's fagsystem, so that a test finds it again."""

    code: str
    flags: frozenset[str]
    tell: Callable[[Teller, str], Story]


VIGNETTES: list[Vignette] = []

Telling = Callable[[Teller, str], Story]


def vignette(code: str, *flags: str) -> Callable[[Telling], Telling]:
    def register(tell: Telling) -> Telling:
        VIGNETTES.append(Vignette(code, frozenset(flags), tell))
        return tell

    return register
