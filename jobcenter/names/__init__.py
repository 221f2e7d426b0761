"""Names of people: the Danish order, computed here because not every database server has it."""

from __future__ import annotations

import unicodedata

__all__ = ["danish_sort_key"]

# Æ, Ø and Å come after Z, in that order; AA counts as Å, and foreign relatives join their Danish letter.
_AFTER_Z = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y"})


def danish_sort_key(text: str) -> str:
    """A plain string that sorts, byte by byte, as Danish readers expect.

    >>> sorted(["Åse", "Zenia", "Ærø", "Anna"], key=danish_sort_key)
    ['Anna', 'Zenia', 'Ærø', 'Åse']
    """
    folded = unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z).replace("aa", "}")
    plain = unicodedata.normalize("NFD", folded)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
