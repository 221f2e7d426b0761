"""How we speak with the borger: what must be asked before the talk, and what the paper looks like to help her."""

from __future__ import annotations

from cases.enums import Support, TextLanguage
from cases.models import Citizen


def needs_interpreter_answer(citizen: Citizen) -> bool:
    """The borger speaks another language, and nobody has asked whether an interpreter is to be there (S4-79)."""
    return speaks_another(citizen) and not citizen.interpreter and citizen.interpreter_asked_on is None


def speaks_another(citizen: Citizen) -> bool:
    return text_language(citizen.language) != TextLanguage.DA


def wants_pictures(citizen: Citizen) -> bool:
    """“Visuelt” makes the paper a plan in pictures, whoever prints it (S4-79)."""
    return Support.VISUELT in citizen.communication


def text_language(spoken: str) -> str:
    """The code of a language as people write it: “Engelsk” -> "en"; "" for one that we have no texts in.

    An empty field counts as Danish, which is what it was before anybody asked.
    """
    word = spoken.strip().casefold()
    if not word:
        return TextLanguage.DA
    return next((code.value for code in TextLanguage if word in (code.value, str(code.label).casefold())), "")
