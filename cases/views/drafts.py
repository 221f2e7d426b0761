"""Kladder: what is being typed is kept every few seconds, for its author alone, until it is saved or thrown away."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cases.actions import drafts
from cases.forms._versioned import ActionForm
from cases.forms.drafts import MOST_BYTES, kept, says_something
from cases.forms.entries import EntryEditForm, EntryForm
from cases.forms.samtale import NotesForm, SamtaleForm
from cases.models import Case, InvolvementEntry, Meeting
from cases.permissions import may_record
from cases.queries.involvement import steps_to_choose
from cases.views._drafts import INVOLVEMENT, INVOLVEMENT_EDIT, SAMTALE, SAMTALE_EDIT, clock, form_page
from jobcenter import dates

TURN = "kladde_tur"
LARGEST_TURN = 2**62


@require_POST
def keep(request: HttpRequest, case_id: UUID, page: str, about: UUID) -> HttpResponse:
    """What stands in the form now. The answer is a line for the screen; nothing of the case is in it."""
    case = _writable(request, case_id)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        said = _("Der står mere, end en kladde kan rumme. Gem siden nu, eller del teksten i to.")
        return _line(said, status=413)
    turn = _turn(request.POST.get(TURN, ""))
    if turn is None:
        return _line(_("Kladden kunne ikke læses. Gem siden, så er teksten sikker."), status=422)
    form = _form(request, case, page, about)
    if not _worth_keeping(request, case, form, page, about):
        drafts.forget(case=case, by=request.user, page=page, about=about)
        return HttpResponse(status=204)
    try:
        row = drafts.keep(
            case=case,
            by=request.user,
            at=dates.now(),
            page=page,
            about=about,
            fields=kept(form, request.POST),
            turn=turn,
        )
    except drafts.Outrun as later:
        said = _("En nyere kladde fra kl. %(clock)s ligger der allerede, fra et andet vindue. Gem det ene sted.")
        return _line(said % clock(later.saved_at), status=409)
    return _line(_("Kladde gemt kl. %(clock)s") % clock(row.saved_at))


@require_POST
def discard(request: HttpRequest, case_id: UUID, page: str, about: UUID) -> HttpResponse:
    """Thrown away by its author; somebody else's is out of reach, because there is no way to name it."""
    case = _writable(request, case_id)
    _form(request, case, page, about)
    drafts.forget(case=case, by=request.user, page=page, about=about)
    messages.success(request, _("Kladden er kasseret."))
    return redirect(form_page(case, page, about))


def _writable(request: HttpRequest, case_id: UUID) -> Case:
    """The fetch is the permission here too. Nothing of the borger is shown, so there is no look to log."""
    on = dates.today()
    case = get_object_or_404(Case.objects.visible_to(request.user, on), pk=case_id)
    if not may_record(request.user, case, on):
        raise PermissionDenied
    return case


def _turn(typed: str) -> int | None:
    known = typed.isascii() and typed.isdigit() and len(typed) < 20
    return min(int(typed), LARGEST_TURN) if known else None


def _line(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")


# --- Which form it is -----------------------------------------------------------------------------------------------


def _form(request: HttpRequest, case: Case, page: str, about: UUID) -> ActionForm:
    if page not in _FORMS:
        raise Http404
    return _FORMS[page](request, case, about)


def _samtale(request: HttpRequest, case: Case, about: UUID) -> ActionForm:
    meeting = None if about == case.pk else get_object_or_404(Meeting, case=case, pk=about)
    return SamtaleForm(request.POST, on=dates.today(), meeting=meeting)


def _samtale_edit(request: HttpRequest, case: Case, about: UUID) -> ActionForm:
    return NotesForm(request.POST, row=get_object_or_404(Meeting, case=case, pk=about), on=dates.today())


def _involvement(request: HttpRequest, case: Case, about: UUID) -> ActionForm:
    if about != case.pk:
        get_object_or_404(Meeting, case=case, pk=about)
    placements = case.placements.select_related("workplace")
    return EntryForm(request.POST, on=dates.today(), placements=placements, steps=steps_to_choose(case))


def _involvement_edit(request: HttpRequest, case: Case, about: UUID) -> ActionForm:
    entry = get_object_or_404(InvolvementEntry.objects.filter(case=case).with_parts(), pk=about)
    return EntryEditForm(request.POST, entry=entry, on=dates.today(), steps=steps_to_choose(case, entry.step_id))


_FORMS: dict[str, Callable[[HttpRequest, Case, UUID], ActionForm]] = {
    SAMTALE: _samtale,
    SAMTALE_EDIT: _samtale_edit,
    INVOLVEMENT: _involvement,
    INVOLVEMENT_EDIT: _involvement_edit,
}


def _worth_keeping(request: HttpRequest, case: Case, form: ActionForm, page: str, about: UUID) -> bool:
    """Something was typed, and this very form has not been saved meanwhile: a late copy raises no ghost of it."""
    return says_something(form) and not _saved_already(request, case, form, page, about)


def _saved_already(request: HttpRequest, case: Case, form: ActionForm, page: str, about: UUID) -> bool:
    if page == SAMTALE and about != case.pk:
        return Meeting.objects.held().filter(case=case, pk=about, held_by_id=request.user.pk).exists()
    rows = {SAMTALE: case.meetings, INVOLVEMENT: case.involvement_entries}.get(page)
    if rows is None:
        return False
    row_id = form.fields["row_id"].clean(form.data.get(form.add_prefix("row_id")))
    return row_id is not None and rows.filter(pk=row_id).exists()
