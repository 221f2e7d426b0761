"""Which characters the paper's font holds, read from the font's own table (OpenType `cmap`, formats 4 and 12)."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

FONT = "dkfds/fonts/IBMPlexSans/complete/ttf/IBMPlexSans-Regular.ttf"
# Spaces, line breaks and soft hyphens are set by the layout and need no picture.
INVISIBLE = frozenset("\n\r\t\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff")


def missing_letters(text: str) -> list[str]:
    """The characters that would be an empty box on paper, each once, in the order they are met."""
    return [letter for letter in dict.fromkeys(text) if letter not in INVISIBLE and not _holds(ord(letter))]


def _holds(code: int) -> bool:
    return any(first <= code <= last for first, last in _ranges())


@cache
def _ranges() -> tuple[tuple[int, int], ...]:
    """The runs of characters in the font; one that it names and maps to nothing counts as held."""
    found = finders.find(FONT)
    assert isinstance(found, str), "the font of the paper comes with the front-end packages"
    data = Path(found).read_bytes()
    start = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    offsets = {struct.unpack_from(">I", data, start + 8 + 8 * number)[0] for number in range(count)}
    return tuple(sorted({run for offset in offsets for run in _subtable(data, start + offset)}))


def _table(data: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for number in range(count):
        tag, _checksum, offset, _length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == name:
            return int(offset)
    raise ValueError("the font has no such table")


def _subtable(data: bytes, at: int) -> list[tuple[int, int]]:
    (kind,) = struct.unpack_from(">H", data, at)
    if kind == 4:
        (twice,) = struct.unpack_from(">H", data, at + 6)
        half = f">{twice // 2}H"
        ends = struct.unpack_from(half, data, at + 14)
        starts = struct.unpack_from(half, data, at + 16 + twice)
        return [(first, last) for first, last in zip(starts, ends, strict=True) if first != 0xFFFF]
    if kind == 12:
        (groups,) = struct.unpack_from(">I", data, at + 12)
        return [struct.unpack_from(">II", data, at + 16 + 12 * number) for number in range(groups)]
    return []
