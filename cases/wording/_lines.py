"""How a line of a notat is put together; an empty part leaves nothing behind, not even its label."""

from __future__ import annotations

from collections.abc import Iterable


def labelled(label: str, text: str) -> str:
    """ "Label: text", or nothing."""
    return f"{label}: {text.strip()}" if text.strip() else ""


def named(heading: str, lines: Iterable[str]) -> str:
    """The heading above its lines, or nothing where there are none."""
    found = [line for line in lines if line]
    return "\n".join((heading, *found)) if found else ""


def quote(text: str) -> str:
    return f"»{text.strip()}«" if text.strip() else ""


def dash(text: str) -> str:
    return f"- {text}"


def sentence(text: str, stop: str = ".") -> str:
    """The text with one stop behind it, whatever it came with; a question or an exclamation keeps its own."""
    bare = text.strip()
    if not bare or bare[-1] in "?!…":
        return bare
    return bare.rstrip(".") + stop
