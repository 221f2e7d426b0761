"""Inddragelse: one entry, how it stands, what the provider changed; a new one, an edit, and a wrong registration."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import confirmations
from cases.enums import Confirmation, MeetingState
from cases.forms.entries import AnswerForm, ConfirmForm, EntryEditForm, EntryForm, WrongForm
from cases.forms.involvement_filter import InvolvementFilterForm
from cases.involvement.evidence import written_by_us
from cases.models import InvolvementEntry, Meeting, ProviderResponse
from cases.permissions import may_record, may_see_notes
from cases.queries.contested import voice_about, whole
from cases.queries.involvement import entries_in, narrowed, steps_to_choose
from cases.queries.involvement_drafts import draft_of, moves_of, with_moves
from cases.queries.surroundings import surroundings
from cases.views._case import Sag, fetch
from cases.views._drafts import INVOLVEMENT, INVOLVEMENT_EDIT, draft_for, saved
from cases.views._involvement import Around, all_errors, line, read, saved_sentence, screen
from cases.wording import language
from jobcenter.htmx import fragment

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """An entry by itself; `?samtale=<id>` puts it under a samtale that was held."""
    sag = fetch(request, case_id, "inddragelse", may=may_record)
    meeting = _held(request, sag)
    placements = sag.case.placements.select_related("workplace")
    form = EntryForm(_posted(request), on=sag.on, placements=placements, steps=steps_to_choose(sag.case))
    if meeting is not None:
        form.fields["occurred_on"].initial = meeting.held_on
    about = meeting.pk if meeting else sag.case.pk
    if _saving(request) and (entry := form.submit(case=sag.case, by=request.user, on=sag.on, meeting=meeting)):
        saved(request, sag, INVOLVEMENT, about)
        return _saved(request, sag, entry)
    kladde = draft_for(request, sag, form, INVOLVEMENT, about)
    return _shown(request, sag, form, "involvement/new.html", {"meeting": meeting, "kladde": kladde})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "inddragelse", may=may_record)
    entry = _entry(request, sag, entry_id)
    form = EntryEditForm(_posted(request), entry=entry, on=sag.on, steps=steps_to_choose(sag.case, entry.step_id))
    if _saving(request) and form.submit(by=request.user, on=sag.on):
        saved(request, sag, INVOLVEMENT_EDIT, entry.pk)
        return _saved(request, sag, entry)
    kladde = draft_for(request, sag, form, INVOLVEMENT_EDIT, entry.pk)
    return _shown(request, sag, form, "involvement/edit.html", {"entry": entry, "kladde": kladde})


@require_safe
def index(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Every entry of the sag, by what was talked about: who decided, and where they disagree."""
    sag = fetch(request, case_id, "inddragelse", may=may_see_notes)
    form = InvolvementFilterForm(request.GET)
    chosen = form.chosen
    found = narrowed(entries_in(request.user, sag.case, sag.on), chosen.get("emne", ""), chosen.get("fase", ""))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"sag": sag, "tab": "case", "form": form, "page": page, "lines": [line(entry) for entry in page]}
    return fragment(request, "involvement/index.html", context, part="involvement/_entries.html")


@require_safe
def detail(request: HttpRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "inddragelse", may=may_see_notes)
    return _page(request, sag, _entry(request, sag, entry_id), AnswerForm())


@require_http_methods(["POST"])
def answer(request: HttpRequest, case_id: UUID, entry_id: UUID, response_id: UUID) -> HttpResponse:
    """What the provider changed because of the borger's choice."""
    sag = fetch(request, case_id, "inddragelse", may=may_record)
    entry = _entry(request, sag, entry_id)
    response = get_object_or_404(ProviderResponse, entry=entry, pk=response_id)
    form = AnswerForm(request.POST)
    if form.submit(response=response, by=request.user, on=sag.on):
        return _saved(request, sag, entry)
    return _page(request, sag, entry, form, answering=response.pk, status=form.status)


KEEP = "behold"


@require_http_methods(["POST"])
def seen(request: HttpRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """One tap: how the borger saw what is written, or that the author has thought about her words and keeps them."""
    sag = fetch(request, case_id, "inddragelse", may=may_record)
    entry = _entry(request, sag, entry_id)
    if request.POST.get("act") == KEEP:
        phrases = [remark.name for remark in language.remarks(written_by_us(draft_of(entry)))]
        confirmations.keep_wording(entry=entry, by=request.user, on=sag.on, phrases=phrases)
        messages.success(request, _("Ordene bliver stående. Det er kun noteret her."))
        return redirect("cases:involvement", sag.case.pk, entry.pk)
    form = ConfirmForm(request.POST)
    if form.submit(entry=entry, by=request.user, on=sag.on):
        messages.success(request, _("Det er noteret, hvordan borgeren så det."))
        return redirect("cases:involvement", sag.case.pk, entry.pk)
    return _page(request, sag, entry, AnswerForm(), confirming=form, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def wrong(request: HttpRequest, case_id: UUID, entry_id: UUID) -> HttpResponse:
    """Hide an entry that was registered wrongly."""
    sag = fetch(request, case_id, "inddragelse", may=may_record)
    entry = get_object_or_404(_entries(request, sag), pk=entry_id)
    form = WrongForm(_posted(request))
    if form.is_bound and form.submit(entry=entry, by=request.user, on=sag.on):
        messages.success(request, _("Registreringen er skjult og markeret som fejlregistreret. Intet er slettet."))
        return redirect("cases:case", sag.case.pk)
    context = {"sag": sag, "tab": "case", "form": form, "entry": entry}
    return render(request, "involvement/wrong.html", context, status=form.status)


# --- What the pages share -------------------------------------------------------------------------------------------


def _entry(request: HttpRequest, sag: Sag, entry_id: UUID) -> InvolvementEntry:
    rows = with_moves(whole(_entries(request, sag))).select_related("step")
    return get_object_or_404(rows, pk=entry_id)


def _around(request: HttpRequest, sag: Sag, entry: InvolvementEntry | None) -> Around:
    return partial(surroundings, request.user, sag.case, sag.on, entry=entry)


def _entries(request: HttpRequest, sag: Sag) -> QuerySet[InvolvementEntry]:
    """To what is typed the action answers, also where a colleague has marked the entry as wrong meanwhile."""
    typed = request.method == "POST"
    return InvolvementEntry.objects.filter(case=sag.case) if typed else entries_in(request.user, sag.case, sag.on)


def _held(request: HttpRequest, sag: Sag) -> Meeting | None:
    try:
        wanted = UUID(request.GET.get("samtale", ""))
    except ValueError:
        return None
    return get_object_or_404(Meeting, case=sag.case, state=MeetingState.HOLDT, pk=wanted)


def _posted(request: HttpRequest):
    return request.POST if request.method == "POST" else None


def _saving(request: HttpRequest) -> bool:
    return request.method == "POST" and "vis" not in request.POST


def _shown(request: HttpRequest, sag: Sag, form: EntryForm, template: str, more: dict[str, Any]) -> HttpResponse:
    if form.is_bound:
        form.is_valid()
    shown, saving = screen(form, _around(request, sag, more.get("entry"))), _saving(request)
    context = {
        "sag": sag,
        "tab": "case",
        "form": form,
        "inddragelse": shown,
        "status": shown["status"],
        "errors": all_errors(form) if saving and not form.conflict else [],
        **more,
    }
    status = form.status if saving else 200
    return fragment(request, template, context, part="involvement/_status.html", status=status)


def _saved(request: HttpRequest, sag: Sag, entry: InvolvementEntry) -> HttpResponse:
    messages.success(request, saved_sentence(list(entry.claims.values_list("status", flat=True))))
    return redirect("cases:involvement", sag.case.pk, entry.pk)


SAID = ("citizen_words", "worker_view", "decision", "dissent")


def _history(entry: InvolvementEntry) -> dict[str, Any]:
    """Former words, each once; and what the borger said to words that have been changed since."""
    rows = list(entry.history.order_by("-pgh_id"))
    told = [[getattr(row, name) for name in SAID] for row in rows]
    answered = (row for row in rows if row.citizen_confirmation != Confirmation.IKKE_SET)
    return {
        "versions": [row for row, now, newer in zip(rows[1:], told[1:], told, strict=False) if now != newer],
        "answered_before": None if entry.citizen_confirmation != Confirmation.IKKE_SET else next(answered, None),
    }


def _page(
    request: HttpRequest,
    sag: Sag,
    entry: InvolvementEntry,
    form: AnswerForm,
    *,
    answering=None,
    confirming: ConfirmForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "sag": sag,
        "tab": "case",
        "answer_form": form,
        "answering": answering,
        "confirm_form": confirming or ConfirmForm(initial={"comment": entry.confirmation_comment}),
        **_history(entry),
        "voice": voice_about(sag.case, entry),
        "moves": moves_of(entry),
        **read(entry, _around(request, sag, entry)),
    }
    return render(request, "involvement/detail.html", context, status=status)
