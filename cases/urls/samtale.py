"""Samtaler before, during and after; what was agreed and said in them; and involvement entries."""

from django.urls import path

from cases.views import after, agreement, bookings, drafts, involvement, samtale, utterances

CASE = "sager/<uuid:case_id>/"
MEETING = f"{CASE}samtaler/<uuid:meeting_id>/"
DRAFT = f"{CASE}kladde/<slug:page>/<uuid:about>/"

urlpatterns = [
    path(f"{CASE}samtale/ny/", samtale.new, name="samtale_new"),
    path(f"{CASE}samtale/aftal/", bookings.plan, name="meeting_plan"),
    path(f"{CASE}samtale/skaerm/", after.turned, name="turned"),
    path(f"{MEETING}flyt/", bookings.move, name="meeting_move"),
    path(f"{MEETING}udfald/", bookings.outcome, name="meeting_outcome"),
    path(f"{MEETING}forklaring/", bookings.explanation, name="meeting_explanation"),
    path(MEETING, samtale.detail, name="samtale"),
    path(f"{MEETING}ret/", samtale.edit, name="samtale_edit"),
    path(f"{MEETING}efter/", after.after, name="samtale_after"),
    path(f"{MEETING}skaerm/", after.turned_after, name="turned_after"),
    path(f"{CASE}enighed/", agreement.lines_of, name="agreement"),
    path(f"{CASE}enighed/<uuid:line_id>/", agreement.line, name="agreement_line"),
    path(f"{CASE}egne-ord/", utterances.utterances, name="utterances"),
    path(f"{CASE}egne-ord/<uuid:utterance_id>/", utterances.utterance, name="utterance"),
    path(DRAFT, drafts.keep, name="draft"),
    path(f"{DRAFT}kasser/", drafts.discard, name="draft_discard"),
    path(f"{CASE}inddragelse/ny/", involvement.new, name="involvement_new"),
    path(f"{CASE}inddragelse/<uuid:entry_id>/", involvement.detail, name="involvement"),
    path(f"{CASE}inddragelse/<uuid:entry_id>/ret/", involvement.edit, name="involvement_edit"),
    path(f"{CASE}inddragelse/<uuid:entry_id>/svar/<uuid:response_id>/", involvement.answer, name="involvement_answer"),
    path(f"{CASE}inddragelse/<uuid:entry_id>/fejlregistreret/", involvement.wrong, name="involvement_wrong"),
]
