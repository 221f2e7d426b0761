"""Where a borger has something going on and nobody stands beside her, and whether anybody holds it together (S4-63)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cases.enums import Area, SensitiveKind

# What an oplysning in confidence says that somebody may be needed for; “andet” names no area.
AREA_OF: Mapping[str, Area] = {
    SensitiveKind.HELBRED: Area.SUNDHED,
    SensitiveKind.PSYKISK: Area.SUNDHED,
    SensitiveKind.FAMILIE: Area.SOCIAL,
    SensitiveKind.BOLIG_OEKONOMI: Area.SOCIAL,
}


@dataclass(frozen=True)
class InArea:
    """One area of life: who stands there, what is planned there, and whether a need was told."""

    area: Area
    actors: tuple[str, ...]
    steps: tuple[str, ...]
    needs: tuple[str, ...]

    @property
    def gap(self) -> bool:
        """A need or a step, and nobody around it. About work the sagsbehandler herself stands there."""
        return self.area != Area.BESKAEFTIGELSE and bool(self.steps or self.needs) and not self.actors


def areas(
    *, actors: Iterable[tuple[str, Iterable[str]]], steps: Iterable[tuple[str, str]], needs: Iterable[tuple[str, str]]
) -> tuple[InArea, ...]:
    """Every area in its order. `actors` are (name, areas), `steps` (title, area), `needs` (label, kind of need)."""
    there, planned, told = list(actors), list(steps), list(needs)
    return tuple(
        InArea(
            area,
            actors=tuple(name for name, helped in there if area in helped),
            steps=tuple(title for title, where in planned if where == area),
            needs=tuple(dict.fromkeys(label for label, kind in told if AREA_OF.get(kind) == area)),
        )
        for area in Area
    )


def lacks_coordinator(actors: int, *, coordinated: bool, from_actors: int) -> bool:
    """So many stand around the borger that somebody should hold it together, and nobody is said to."""
    return actors >= from_actors and not coordinated
