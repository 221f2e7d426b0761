"""Tekster: hvad spørger vi om, hvad fortæller vi borgeren, og siden hvornår? And the rights as one sag shows them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.enums import RIGHT_TO_LEFT, TextLanguage
from cases.forms.texts import IndicatorWordsForm, TextWordsForm
from cases.models import PublicText
from cases.planning.language import text_language
from cases.queries import texts as queries
from cases.views._acting import typed
from cases.views._case import fetch
from cases.wording.lix import EASY, lix
from jobcenter import dates
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of
from jobcenter.dates import danish

pages = require_http_methods(["GET", "HEAD", "POST"])


def _administrator(request: HttpRequest) -> Any:
    """The day, for the administrator; 403 for everybody else."""
    on = dates.today()
    if not scope_of(request.user, on).can(Right.ADMINISTRERE):
        raise PermissionDenied
    return on


@require_safe
def texts(request: HttpRequest) -> HttpResponse:
    on = _administrator(request)
    return render(request, "texts/texts.html", {"words": queries.wordings(on), "on": on})


@pages
def indicator(request: HttpRequest, indicator_code: str) -> HttpResponse:
    on = _administrator(request)
    history = queries.indicator_history(indicator_code)
    if not history:
        raise Http404
    form = IndicatorWordsForm(typed(request), row=_counted(history), initial={"valid_from": on})
    if _saved(request, form, on):
        _said(request, form)
        return HttpResponseRedirect(reverse("cases:text_indicator", args=[indicator_code]))
    context = {"form": form, "history": history, "on": on, "heading": indicator_code}
    return render(request, "texts/indicator.html", context, status=form.status)


@pages
def public_text(request: HttpRequest, text_code: str, language: str) -> HttpResponse:
    on = _administrator(request)
    every = queries.text_history(text_code)
    if not every or language not in TextLanguage.values:
        raise Http404
    history = [row for row in every if row.language == language]
    row = _counted(history) if history else _unwritten(every[0], language)
    form = TextWordsForm(typed(request), row=row, initial={"valid_from": on})
    if _saved(request, form, on):
        _said(request, form, body=form.cleaned_data["body"] if language == TextLanguage.DA else "")
        return HttpResponseRedirect(reverse("cases:text_public", args=[text_code, language]))
    context = {
        "form": form,
        "history": history,
        "danish": next(row for row in every if row.language == TextLanguage.DA),
        "language": TextLanguage(language),
        "languages": TextLanguage,
        "written": {row.language for row in every},
        "right_to_left": language in RIGHT_TO_LEFT,
        "lix": lix(history[0].body) if history and language == TextLanguage.DA else None,
        "easy": EASY,
        "on": on,
        "text_code": text_code,
    }
    return render(request, "texts/public_text.html", context, status=form.status)


def _counted(history: list[Any]) -> Any:
    history[0].version = len(history)
    return history[0]


def _unwritten(like: PublicText, language: str) -> PublicText:
    row = PublicText(code=like.code, language=language, certain=False)
    row.version = 0
    return row


def _saved(request: HttpRequest, form: Any, on: Any) -> bool:
    return form.is_bound and form.submit(by=request.user, on=on) is not None


def _said(request: HttpRequest, form: Any, body: str = "") -> None:
    """What was saved, and how hard it reads: a hint for the next wording, which blocks nothing."""
    day = danish(form.cleaned_data["valid_from"])
    messages.success(request, _("De nye ord er gemt og gælder fra %(day)s.") % {"day": day})
    if lix(body) > EASY:
        messages.warning(
            request,
            _("LIX %(lix)d – det er svært at læse. Del sætningerne op, og brug kortere ord, næste gang du retter.")
            % {"lix": lix(body)},
        )


@require_safe
def rights(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The borger's rights in plain words, in her language where they are written in it (S4-64)."""
    sag = fetch(request, case_id, "rettigheder")
    language = text_language(sag.citizen.language) or TextLanguage.DA
    context = {"sag": sag, "tab": "about", "panel": queries.rights(sag.on, language)}
    return render(request, "texts/rights.html", context)
