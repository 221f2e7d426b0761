"""The language guard: words that judge a person, and a friendly question for what was seen instead; it never blocks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DATA = Path(__file__).parent / "data" / "phrases.toml"


@dataclass(frozen=True, slots=True)
class Phrase:
    """`words` are the ways it is written, the first names it; `observe` asks for what was seen."""

    words: tuple[str, ...]
    observe: str
    source: str
    unless: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.words[0]

    def stands_in(self, text: str) -> str:
        """The words as they stand in the text, or nothing."""
        after = rf"(?!\W+(?:{_any(self.unless)})\b)" if self.unless else ""
        found = re.search(rf"\b(?:{_any(self.words)})\b{after}", text, re.IGNORECASE)
        return found.group() if found else ""


@dataclass(frozen=True, slots=True)
class Remark:
    """One phrase that was found: how it is written there, and what could be written instead."""

    name: str
    written: str
    observe: str


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


@cache
def phrases(path: Path = DATA) -> tuple[Phrase, ...]:
    rows = tomllib.loads(path.read_text())["phrase"]
    return tuple(
        Phrase(tuple(row["words"]), row["observe"], row["source"], tuple(row.get("unless", ()))) for row in rows
    )


def remarks(texts: Iterable[str], kept: Iterable[str] = ()) -> tuple[Remark, ...]:
    """What the texts hold, each phrase once; not what the author has kept (by its name)."""
    whole, decided = "\n".join(texts), set(kept)
    asked = [phrase for phrase in phrases() if phrase.name not in decided]
    return tuple(
        Remark(phrase.name, written, phrase.observe) for phrase in asked if (written := phrase.stands_in(whole))
    )


def alternatives(placements: int) -> str:
    """Other explanations worth a thought, with what is known of this borger (l.4556-4583)."""
    tired = ngettext("træthed efter %(n)d praktik før", "træthed efter %(n)d praktikker før", placements)
    others = [tired % {"n": placements} if placements else _("træthed"), _("helbred"), _("manglende mening")]
    return _("Kan det hænge sammen med noget andet: %(others)s eller tid?") % {"others": ", ".join(others)}
