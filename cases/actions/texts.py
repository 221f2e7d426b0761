"""New words for what the product asks and tells: a dated row that closes the former one, which stays for ever (S4-02).

These writes are the administrator's and about no case, so they stand in the frame of the accounts' room.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from cases.enums import TextLanguage
from cases.models import Indicator, PublicText
from jobcenter.accounts.actions.writing import writing
from jobcenter.dates import danish
from jobcenter.rows import StaleEdit
from jobcenter.rows.saving import save_checked

from ._checks import written
from ._writing import refuse

W = TypeVar("W", Indicator, PublicText)


def reword_indicator(
    *, code: str, by: Any, on: date, version: int | None, prompt: str, source: str, valid_from: date
) -> Indicator:
    """The question in other words from a day on. `version` counts the wordings that were read; StaleEdit when there
    are more now. Entries that answered the former words keep them."""
    with writing("indicator.reworded", by=by, on=on) as note:
        rows = Indicator.objects.select_for_update(of=("self",)).filter(code=code).order_by("valid_from")
        newest = _unread(list(rows), version)
        prompt = written(prompt, _("Skriv spørgsmålet."), "prompt")
        source = written(source, _("Skriv, hvor ordene kommer fra."), "source")
        if (prompt, source) == (newest.prompt, newest.source):
            raise refuse(_("Det er de samme ord som nu. Ret spørgsmålet, før du gemmer."), "prompt")
        _give_way(newest, valid_from, on)
        kept = {name: getattr(newest, name) for name in ("code", "form", "polarity", "required", "order")}
        row = Indicator(prompt=prompt, source=source, valid_from=valid_from, **kept)
        save_checked(row, new=True)
        note(row, code=code, valid_from=valid_from)
    return row


def reword_text(
    *,
    code: str,
    language: str,
    by: Any,
    on: date,
    version: int | None,
    title: str,
    body: str,
    source: str,
    valid_from: date,
    legal_basis: str = "",
    certain: bool = False,
) -> PublicText:
    """The text in other words from a day on, or for the first time in another language; papers keep what they said."""
    with writing("text.reworded", by=by, on=on) as note:
        rows = list(PublicText.objects.select_for_update(of=("self",)).filter(code=code).order_by("valid_from"))
        mine = [row for row in rows if row.language == language]
        words: dict[str, Any] = {
            "title": written(title, _("Skriv en overskrift."), "title"),
            "body": written(body, _("Skriv teksten."), "body"),
            "source": written(source, _("Skriv, hvor ordene kommer fra."), "source"),
            "legal_basis": legal_basis.strip(),
            "certain": certain,
        }
        if mine:
            _follow(mine, version, words, valid_from, on)
        else:
            _not_before(valid_from, on)
        like = _danish(rows)
        kept = {name: getattr(like, name) for name in ("kind", "code", "procedure", "order", "hat")}
        row = PublicText(language=language, valid_from=valid_from, **words, **kept)
        save_checked(row, new=True)
        note(row, code=code, language_code=language, valid_from=valid_from, certain=certain)
    return row


def _follow(mine: list[PublicText], version: int | None, words: dict[str, Any], first: date, on: date) -> None:
    newest = _unread(mine, version)
    if all(getattr(newest, name) == value for name, value in words.items()):
        raise refuse(_("Det er de samme ord som nu. Ret teksten, før du gemmer."), "body")
    _give_way(newest, first, on)


def _danish(rows: Sequence[PublicText]) -> PublicText:
    """What the text is about stands with its newest Danish wording."""
    return [row for row in rows if row.language == TextLanguage.DA][-1]


def _unread(rows: Sequence[W], version: int | None) -> W:
    newest = rows[-1]
    if version is not None and len(rows) != version:
        newest.version = len(rows)  # type: ignore[attr-defined]  # wordings are counted, not stored
        raise StaleEdit(newest)
    return newest


def _give_way(newest: Indicator | PublicText, first: date, on: date) -> None:
    """Close the former wording the day before `first`; refused where two would hold on one day."""
    _not_before(first, on)
    if first <= newest.valid_from:
        raise refuse(
            _("De ord, der står nu, gælder fra %(day)s. To tekster kan ikke gælde samme dag. Vælg en dag efter den.")
            % {"day": danish(newest.valid_from)},
            "valid_from",
        )
    if newest.valid_to is None or newest.valid_to >= first:
        newest.valid_to = first - timedelta(days=1)
        save_checked(newest)


def _not_before(first: date, on: date) -> None:
    if first < on:
        raise refuse(
            _("Nye ord kan tidligst gælde fra i dag. Det, der er svaret og skrevet ud før, beholder sine ord."),
            "valid_from",
        )
