"""A borger's own link to the three questions: made once, used once, withdrawn at will; we keep its digest alone."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from cases.enums import Channel
from cases.models import CitizenStatement, Meeting, StatementLink
from cases.permissions import may_record
from cases.queries.voice_links import digest_of, live
from jobcenter import rules
from jobcenter.rows.saving import save_checked

from ._once import AlreadySaved, once
from ._voice import Answer, held, put
from ._writing import create, writing

BYTES = 24  # 192 bits: nobody finds one by trying
DAYS = "stemme.link.dage"


class LinkClosed(Exception):
    """Used, run out, withdrawn or never made; which of them is told to nobody."""


def make(*, meeting: Meeting, by: Any, on: date, row_id: UUID | None = None) -> tuple[StatementLink, str]:
    """A new link and its token, which stands nowhere afterwards. Raises AlreadySaved where the form was sent before."""
    with writing(meeting.case, by=by, on=on, what="link.made", may=may_record) as act:
        held(meeting)
        token = secrets.token_urlsafe(BYTES)
        last = on + timedelta(days=rules.on(on, rules.Subject.VOICE).days(DAYS))
        link = create(
            StatementLink(
                id=once(act.case.statement_links.all(), row_id),
                case=act.case,
                meeting=meeting,
                digest=digest_of(token),
                made_on=on,
                made_by=by,
                expires_on=last,
            )
        )
        act.target, act.data = link, {"expires_on": last}
    return link, token


def withdraw(*, link: StatementLink, by: Any, on: date) -> StatementLink:
    """From now on it opens nothing; a link that was used stays used, and that is no refusal."""
    with writing(link.case, by=by, on=on, what="link.withdrawn", may=may_record) as act:
        current = StatementLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
        if current.withdrawn_on is None and current.used_on is None:
            current.withdrawn_on = on
            save_checked(current)
        act.target = current
    return current


def use(*, link: StatementLink, by: Any, on: date, answer: Answer, row_id: UUID | None = None) -> CitizenStatement:
    """Her answer by her own link, in nobody's name but hers (`by` is None); LinkClosed where it opens nothing any more.

    Sent twice from the same page it is written once, and answered as the first time.
    """
    with writing(link.case, by=by, on=on, what="statement.given", may=may_record) as act:
        current = StatementLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
        ours = CitizenStatement.objects.filter(case=act.case, meeting=link.meeting_id, channel=Channel.LINK)
        if row_id is not None and (saved := ours.filter(pk=row_id).first()):
            raise AlreadySaved(saved)
        if not live(on).filter(pk=current.pk).exists():
            raise LinkClosed
        statement = put(act.case, current.meeting, answer, Channel.LINK, on, row_id=row_id)
        current.used_on = on
        save_checked(current)
        act.target, act.data = statement, {"channel": Channel.LINK.value}
    return statement
