"""Words on paper: a word too long for its column may be broken, and is never cut off."""

from __future__ import annotations

import re

from django import template

register = template.Library()

# Half a page of large type holds some twenty letters; the engine would shrink the whole page for a longer word.
LONGEST = 16
EVERY = 8
SOFT_HYPHEN = "\u00ad"


@register.filter
def brydes(text: str) -> str:
    """{{ line.what|brydes }}: long words get places where a line may end, which show only where one does."""
    return re.sub(rf"\S{{{LONGEST + 1},}}", lambda word: SOFT_HYPHEN.join(_parts(word[0])), str(text))


def _parts(word: str) -> list[str]:
    return [word[at : at + EVERY] for at in range(0, len(word), EVERY)]
