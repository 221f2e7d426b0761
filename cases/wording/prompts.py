"""Something to ask in a samtale, if it helps: prompts, never a script, and no share of them that was used (S3-19)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data" / "prompts.toml"


class MandatoryWithoutLaw(ValueError):
    """Only the law can say that something has to be asked; the message names the prompt's place, not its words."""


@dataclass(frozen=True)
class Prompt:
    """One question. `mandatory` says that the law asks for it, and then `legal_basis` says which; it blocks nothing."""

    text: str
    mandatory: bool = False
    legal_basis: str = ""

    def __post_init__(self) -> None:
        if self.mandatory and not self.legal_basis.strip():
            raise MandatoryWithoutLaw("a prompt is mandatory and names no law: give legal_basis, or take mandatory out")


def read(path: Path = DATA) -> tuple[Prompt, ...]:
    """The kommune's prompts. Raises MandatoryWithoutLaw, and TypeError for a field that a prompt does not have."""
    return tuple(Prompt(**row) for row in tomllib.loads(path.read_text())["prompt"])


PROMPTS = read()
