"""What the acting pages share: bind what was typed, save by the form's own action, and say what happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from cases.forms._versioned import ActionForm
from cases.views._case import Sag


def typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def to_write(request: HttpRequest, may: Callable, *, to_read: Callable | None = None) -> Callable | None:
    """The right the request needs: a page may be read by more people than may write to it."""
    return may if request.method == "POST" else to_read


def saved(request: HttpRequest, sag: Sag, form: ActionForm, said: Any) -> bool:
    """True when the form's action went through; the sentence is then waiting for the next page."""
    if not form.is_bound or form.submit(case=sag.case, by=request.user, on=sag.on) is None:
        return False
    messages.success(request, said)
    return True


def tap(request: HttpRequest, act: Callable, said: Any, **who: Any) -> bool:
    """One act without a form; its refusal is said as a message."""
    try:
        act(**who)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    messages.success(request, said)
    return True


def form_page(
    request: HttpRequest,
    sag: Sag,
    form: ActionForm,
    *,
    heading: Any,
    said: Any,
    back: str,
    tab: str,
    template: str = "plan/form_page.html",
    **context: Any,
) -> HttpResponse:
    """A page whose only question is the form: saved, it leads back; refused, it keeps what was typed."""
    if saved(request, sag, form, said):
        return HttpResponseRedirect(back)
    context |= {"sag": sag, "tab": tab, "form": form, "heading": heading, "back": back}
    return render(request, template, context, status=form.status)
