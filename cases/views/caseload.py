"""Sagsstamme: hvem skal jeg tage mig af nu?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cases.enums import Form, MeetingKind, Phase
from cases.forms.caseload import CaseloadFilterForm, SearchForm
from cases.queries import caseload as query
from cases.queries import involvement_filters as involvement
from cases.queries import talk_filters as talks
from cases.queries import voice_filters as voices
from cases.queries.contested import CONTESTED
from cases.queries.search import find
from cases.risk.facts import CLOSED_STEP
from cases.views._acts import Act, act_for, assign_case, hold_meeting, open_case
from jobcenter import audit, dates
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import Scope, scope_of
from jobcenter.htmx import fragment

PAGE = 50
_CELL_WORDS = {
    CONTESTED: gettext_lazy("Viser sager, hvor borgeren husker et valg anderledes%(since)s."),
    involvement.NO_INFLUENCE: gettext_lazy(
        "Viser sager, hvor borgeren ikke var med til, at noget begyndte, fortsatte eller sluttede%(since)s."
    ),
    involvement.FRAME: gettext_lazy("Viser sager, hvor det stod i vejen: %(code)s%(since)s."),
    involvement.FAILED: gettext_lazy("Viser sager, hvor det manglede: %(code)s%(since)s."),
    involvement.WITHHELD: gettext_lazy("Viser sager, hvor noget ikke blev vist: %(code)s%(since)s."),
    involvement.NO_ENTRY: gettext_lazy("Viser sager, hvor inddragelsen ikke er noteret%(since)s."),
    involvement.ANY_ENTRY: gettext_lazy("Viser sager, hvor inddragelsen er noteret%(since)s."),
    involvement.NO_FORM: gettext_lazy("Viser sager, hvor en registrering siger, at ingen form passede%(since)s."),
    involvement.SAID: gettext_lazy("Viser sager, hvor borgerens egne ord er noteret%(since)s."),
    involvement.DIFFERS: gettext_lazy("Viser sager, hvor borgeren var helt eller delvist uenig%(since)s."),
    involvement.UNKNOWN: gettext_lazy("Viser sager, hvor det ikke er afklaret, om I var enige%(since)s."),
    talks.TOLD_APART: gettext_lazy("Viser sager, hvor et notat er delt i tre hensyn%(since)s."),
    talks.INFORMED: gettext_lazy("Viser sager, hvor der står noget om information, støtte og lyst%(since)s."),
    voices.OWN_VOICE: gettext_lazy("Viser sager, hvor borgeren selv har svaret%(since)s."),
    voices.RELAYED: gettext_lazy("Viser sager, hvor kun medarbejdere har fortalt, hvad borgeren siger%(since)s."),
    voices.NO_VOICE: gettext_lazy("Viser sager, hvor borgerens egen stemme mangler%(since)s."),
}


@dataclass(frozen=True)
class Line:
    """A row of the list with its reason and its next act, in words."""

    row: query.CaseloadRow
    age: int
    reason: str
    act: Act
    tone: str

    @property
    def more_flags(self) -> int:
        return max(len(self.row.flags) - 1, 0)


@require_safe
def caseload(request: HttpRequest) -> HttpResponse:
    on = dates.today()
    scope = scope_of(request.user, on)
    default = query.MINE if scope.own_units else query.UNIT
    form = CaseloadFilterForm(request.GET or None, default_scope=default)
    filters = form.filters if form.is_bound else query.CaseloadFilter(scope=default)
    page = Paginator(query.caseload(request.user, on, filters), PAGE).get_page(request.GET.get("page"))
    rows = query.rows(request.user, on, page.object_list)
    meetings = list(query.meetings_on(request.user, on)) if scope.own_units else []
    audit.look(request, [*query.citizens_of(rows), *(m.case.citizen_id for m in meetings)], "sagsstamme")
    context = {
        "form": form if form.is_bound else CaseloadFilterForm(default_scope=default),
        "page": page,
        "lines": [_line(row, on, scope) for row in rows],
        "meetings": meetings,
        "search": SearchForm(),
        "cell": _cell_words(filters),
        "on": on,
        "mine": filters.scope == query.MINE,
        "unassigned": filters.scope == query.UNASSIGNED,
        "filtered": bool(filters.flag or filters.category or filters.form or filters.due),
    }
    return fragment(request, "cases/caseload.html", context, part="cases/_caseload_list.html")


def _line(row: query.CaseloadRow, on: date, scope: Scope) -> Line:
    flag = row.first_flag
    works_here = row.case.unit_id in scope.own_units
    nobodys = row.case.caseworker_name is None and Right.LEDE in scope.rights_in(row.case.unit_id)
    elsewhere = assign_case(row.case.pk) if nobodys else open_case(row.case.pk)
    if flag is not None:
        act = act_for(flag) if works_here else elsewhere
        return Line(row, row.case.citizen.age(on), flag.sentence, act, "attention")
    ahead = row.facts.next_act
    today = ahead is not None and ahead.day == on and ahead.kind == "samtale"
    act = hold_meeting(row.case.pk) if today and works_here else elsewhere
    told = _ahead(row, on, notes=_reads_notes(row, scope))
    return Line(row, row.case.citizen.age(on), told, act, "info" if today else "neutral")


def _reads_notes(row: query.CaseloadRow, scope: Scope) -> bool:
    unit = row.case.unit_id
    return Right.SE_NOTATER in scope.rights_in(unit, shared=scope.shared and unit not in scope.units)


def _ahead(row: query.CaseloadRow, on: date, *, notes: bool) -> str:
    ahead = row.facts.next_act
    if ahead is None:
        return _("Der er ikke aftalt noget frem i tiden.")
    what = str(MeetingKind(ahead.text).label) if ahead.kind == "samtale" else ahead.text
    if ahead.kind == CLOSED_STEP and not notes:
        what = _("Et skridt i planen")
    return _("%(what)s, %(day)s.") % {"what": what, "day": dates.ago(ahead.day, on)}


def _cell_words(filters: query.CaseloadFilter) -> str:
    if not filters.form:
        return ""
    since = " " + _("siden %(day)s") % {"day": dates.short(filters.since)} if filters.since else ""
    if filters.form in _CELL_WORDS:
        code = involvement.label(filters.form, filters.phase)
        return _CELL_WORDS[filters.form] % {"since": since, "code": code}
    cell = f"{Form(filters.form).label} · {Phase(filters.phase).label}"
    return _("Viser sager med en registrering af %(cell)s%(since)s.") % {"cell": cell, "since": since}


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """By POST, so that neither a name nor a CPR number ends in an address, a log or a browser's history."""
    if request.method != "POST":
        return redirect("cases:caseload")
    on = dates.today()
    form = SearchForm(request.POST)
    cases = []
    if form.is_valid():
        found = find(request.user, on, form.cleaned_data["q"]).select_related("citizen", "unit")[:PAGE]
        cases = [(case, case.citizen.age(on)) for case in found]
    audit.look(request, [case.citizen_id for case, _age in cases], "soegning")
    return render(request, "cases/search.html", {"search": form, "cases": cases})
