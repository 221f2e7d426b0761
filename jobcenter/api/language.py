"""The language of a problem: Danish, unless the caller says English before it."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header

from jobcenter.api.problems import DANISH, ENGLISH, Language


def language_of(request: HttpRequest) -> Language:
    """By Accept-Language (RFC 9110): the first of the two, by its weight; Danish where neither is named."""
    for tag, weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        if weight > 0 and tag.split("-")[0] == ENGLISH:
            return ENGLISH
        if weight > 0 and tag.split("-")[0] == DANISH:
            return DANISH
    return DANISH


def say(da: str, en: str) -> str:
    """A sentence of ours in the language of the request that is being answered."""
    return en if (get_language() or "").startswith(ENGLISH) else da


said = lazy(say, str)  # for what is declared once and read in many languages
