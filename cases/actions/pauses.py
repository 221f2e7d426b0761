"""Faglige pauser: for the borger's sake or for the system's, never without a day to look again (S4-54)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.enums import PROTECTIVE_PAUSES
from cases.models import Case, Pause
from cases.permissions import may_decide
from jobcenter.dates import danish

from ._checks import fresh, has_come, written
from ._writing import change, create, refuse, writing


def begin(
    *,
    case: Case,
    by: Any,
    on: date,
    reason: str,
    text: str,
    review_on: date,
    activity: str = "",
    citizen_part: str = "",
    starts_on: date | None = None,
) -> Pause:
    """Decide a pause from `starts_on` (today unless told), to be looked at again on `review_on`.

    For the borger's sake it says what happens meanwhile and how the borger was part of deciding it.
    """
    with writing(case, by=by, on=on, what="pause.begun", may=may_decide) as w:
        starts_on = starts_on or on
        if reason in PROTECTIVE_PAUSES:
            _protects(activity, citizen_part)
        pause = create(
            Pause(
                case=w.case,
                reason=reason,
                text=written(text, _("Skriv den faglige begrundelse for pausen."), "text"),
                activity=activity.strip(),
                citizen_part=citizen_part.strip(),
                starts_on=starts_on,
                review_on=_after(review_on, starts_on),
                decided_by=by,
            )
        )
        w.target, w.data = pause, {"reason": pause.reason, "review_on": pause.review_on}
    return pause


def _protects(activity: str, citizen_part: str) -> None:
    """A pause that claims to protect says what it is used for; otherwise it is only waiting (S4-54)."""
    written(activity, _("En pause for borgerens skyld skal sige, hvad der sker imens."), "activity")
    message = _("Skriv, hvordan borgeren var med til at beslutte pausen – også hvis borgeren ikke var med.")
    written(citizen_part, message, "citizen_part")


def _after(review_on: date, day: date) -> date:
    if review_on <= day:
        message = _("Vælg en dag efter den %(day)s, hvor I ser på pausen igen.")
        raise refuse(message % {"day": danish(day)}, "review_on")
    return review_on


def extend(
    *,
    pause: Pause,
    by: Any,
    on: date,
    version: int | None,
    review_on: date,
    sentence: str,
) -> Pause:
    """Keep the pause and look again on a new day; the sentence that says why is added under its date."""
    with writing(pause.case, by=by, on=on, what="pause.extended", may=may_decide) as w:
        sentence = written(
            sentence, _("Skriv en sætning om, hvorfor pausen stadig er rigtig for borgeren."), "sentence"
        )
        current = _running(fresh(pause, version))
        text = f"{current.text}\n\n{danish(on)}: {sentence}"
        later = _after(review_on, max(on, current.starts_on))
        pause = change(current, version=version, review_on=later, text=text)
        w.target, w.data = pause, {"review_on": pause.review_on}
    return pause


def revise(
    *, pause: Pause, by: Any, on: date, version: int | None, text: str, activity: str = "", citizen_part: str = ""
) -> Pause:
    """Put the texts right; the reason and the days stay as they were decided."""
    with writing(pause.case, by=by, on=on, what="pause.revised", may=may_decide) as w:
        if pause.reason in PROTECTIVE_PAUSES:
            _protects(activity, citizen_part)
        text = written(text, _("Skriv den faglige begrundelse for pausen."), "text")
        values = {"text": text, "activity": activity.strip(), "citizen_part": citizen_part.strip()}
        pause = change(pause, version=version, **values)
        w.target = pause
    return pause


def end(*, pause: Pause, by: Any, on: date, ended_on: date | None = None) -> Pause:
    """The pause is over, from today unless told; the flags of the case speak again."""
    with writing(pause.case, by=by, on=on, what="pause.ended", may=may_decide) as w:
        current = _running(fresh(pause, None))
        day = has_come(ended_on or on, on, "ended_on")
        if day < current.starts_on:
            raise refuse(_("Pausen kan ikke slutte, før den begynder."), "ended_on")
        pause = change(current, version=None, ended_on=day, ended_by=by)
        w.target = pause
    return pause


def _running(pause: Pause) -> Pause:
    if pause.ended_on:
        raise refuse(_("Pausen sluttede den %(day)s.") % {"day": danish(pause.ended_on)})
    return pause
