"""A QR code as the lines of one path, so that the template draws it without markup from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import segno

QUIET = 4  # modules of white around it, which readers need


@dataclass(frozen=True)
class Qr:
    """`path`: the `d` of an SVG path in modules; `size`: how many modules wide and high, the white frame included."""

    path: str
    size: int


def qr(text: str) -> Qr:
    code = segno.make_qr(text, error="m")
    lines = []
    for y, row in enumerate(code.matrix_iter(border=QUIET)):
        lines += [f"M{x} {y}h1v1h-1z" for x, dark in enumerate(row) if dark]
    return Qr("".join(lines), code.symbol_size(border=QUIET)[0])
