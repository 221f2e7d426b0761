"""What a form says of its draft: where it is kept, whether one lies ready, and the form filled with it again."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.actions import drafts
from cases.forms._versioned import ActionForm
from cases.forms.drafts import kept, put_back, says_something
from cases.models import Case, Draft
from cases.views._case import Sag
from jobcenter import dates

# `?kladde=1`: carry on with it. A code; what was written never stands in an address.
CARRY_ON = "kladde"
SAMTALE, SAMTALE_EDIT = "samtale", "samtale_ret"
INVOLVEMENT, INVOLVEMENT_EDIT = "inddragelse", "inddragelse_ret"
# page -> its address, and how the address names the samtale it belongs to; an edit has its row in the path.
_PAGES = {
    SAMTALE: ("cases:samtale_new", "aftale"),
    SAMTALE_EDIT: ("cases:samtale_edit", ""),
    INVOLVEMENT: ("cases:involvement_new", "samtale"),
    INVOLVEMENT_EDIT: ("cases:involvement_edit", ""),
}


@dataclass(frozen=True)
class Kladde:
    """The draft of one form; `page` and `about` name the form. In templates as `kladde`."""

    sag: Sag
    page: str
    about: UUID
    row: Draft | None
    carried_on: bool

    @property
    def save(self) -> str:
        return reverse("cases:draft", args=[self.sag.case.pk, self.page, self.about])

    @property
    def discard(self) -> str:
        return reverse("cases:draft_discard", args=[self.sag.case.pk, self.page, self.about])

    @property
    def turn(self) -> int:
        return self.row.turn if self.row else 0

    @property
    def offered(self) -> str:
        """When it was kept, while it lies ready and nobody has said what to do with it."""
        return when(self.row.saved_at, self.sag) if self.row and not self.carried_on else ""


def draft_for(request: HttpRequest, sag: Sag, form: ActionForm, page: str, about: UUID) -> Kladde:
    """One look for her own draft; the form is filled with it where she asked for that."""
    mine = Draft.objects.filter(author_id=request.user.pk, case=sag.case, page=page, about=about)
    row = mine.first()
    wanted = row is not None and not form.is_bound and CARRY_ON in request.GET
    if wanted:
        put_back(form, row.fields)
    # A form that came back refused is the draft itself: it is not offered beside what stands in it.
    return Kladde(sag, page, about, row, carried_on=wanted or form.is_bound)


def form_page(case: Case, page: str, about: UUID) -> str:
    """The address of the form itself."""
    name, of_row = _PAGES[page]
    if not of_row:
        return reverse(name, args=[case.pk, about])
    return reverse(name, args=[case.pk]) + (f"?{of_row}={about}" if about != case.pk else "")


def keep_typed(request: HttpRequest, sag: Sag, form: ActionForm, page: str, about: UUID) -> None:
    """Keep what the page was left with, so that it is there when one comes back to it."""
    if not says_something(form):
        return
    which = {"case": sag.case, "by": request.user, "page": page, "about": about}
    before = Draft.objects.filter(author_id=request.user.pk, case=sag.case, page=page, about=about).first()
    with suppress(drafts.Outrun):  # a copy from the very same screen was quicker
        drafts.keep(**which, at=dates.now(), fields=kept(form, request.POST), turn=before.turn + 1 if before else 1)


def saved(request: HttpRequest, sag: Sag, page: str, about: UUID) -> None:
    drafts.forget(case=sag.case, by=request.user, page=page, about=about)


def when(moment: datetime, sag: Sag) -> str:
    """ "i dag kl. 14.03", else with its day."""
    local = moment.astimezone(dates.COPENHAGEN)
    day = _("i dag") if local.date() == sag.on else dates.danish(local.date())
    return _("%(day)s kl. %(clock)s") % {"day": day, "clock": f"{local:%H.%M}"}


def clock(moment: datetime) -> dict[str, Any]:
    return {"clock": f"{moment.astimezone(dates.COPENHAGEN):%H.%M}"}
