"""LIX: how hard a text is to read, by the length of its sentences and its long words (Björnsson 1968)."""

from __future__ import annotations

import re

# Up to here a text reads as easily as light fiction; what the borger reads keeps below it.
EASY = 34
LONG = 6  # a word of more letters than these is long

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A full stop after a number or inside an abbreviation ends no sentence: "§ 7, stk. 1", "den 3. maj".
END = re.compile(r"(?:(?<!\d)(?<!\bstk)(?<!\bnr)(?<!\bkl)(?<!\bjf)(?<!\bf\.eks)\.|[:!?])(?=\s|[\"»”)]|$)|\n+")


def lix(text: str) -> int:
    """Words a sentence, and per cent of long words; 0 where there are no words. A line break ends a sentence too."""
    words = WORD.findall(text)
    if not words:
        return 0
    sentences = [part for part in END.split(text) if WORD.search(part)]
    long = sum(1 for word in words if len(word) > LONG)
    return round(len(words) / max(1, len(sentences)) + 100 * long / len(words))


def is_easy(text: str) -> bool:
    return lix(text) <= EASY
