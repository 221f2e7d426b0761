"""What the tests of the borger's own pages share: a held samtale with what was agreed, and words on a page."""

from __future__ import annotations

import re
from datetime import date

from cases.models import AgreementLine, Commitment, Meeting
from cases.wording.lix import EASY, lix
from tests.factories import TODAY
from tests.house.html import Page

NAME, NOTE = "Maja Kanariefugl", "Kanarienotat om sagen"


def held(case, by, *, on: date = TODAY) -> Meeting:
    """A samtale with a note, a promise of each side and two agreement lines."""
    meeting = Meeting.objects.create(
        case=case, state="holdt", held_on=on, held_by=by, kind="opfoelgning", talked_about=NOTE, purpose=NOTE
    )
    for party, what in (("borger", "Ringe til museet"), ("sagsbehandler", "Spørge i butikken")):
        Commitment.objects.create(
            case=case, meeting=meeting, party=party, what=what, promised_on=on, due_on=date(2026, 12, 3)
        )
    for order, text in enumerate(("Du søger job", "Du begynder på museet")):
        AgreementLine.objects.create(case=case, meeting=meeting, text=text, order=order, noted_on=on)
    return meeting


def hidden(html: str, name: str = "row_id") -> str:
    """The value of a hidden field of the page's form."""
    [form] = [one for one in Page(html).forms if one.has(name)]
    return next(control.value for control in form.controls if control.name == name)


def sentences(html: str) -> str:
    """What a page says, each block of it as a sentence of its own; what stands in its head is not read aloud."""
    body = html.partition("<body")[2]
    blocks = re.sub(r"</?(?:p|h1|h2|h3|li|label|legend|button|a|section|form|fieldset|div|ul)\b[^>]*>", "\n", body)
    return "\n".join(line for line in (Page(part).text for part in blocks.split("\n")) if line)


def hard(html: str) -> list[str]:
    """What is harder to read than LIX 34: the page as a whole, or a single block of ours of five words and more."""
    told = sentences(html)
    ours = sentences(re.sub(r'<ul class="now">.*?</ul>', "", html, flags=re.S))  # what was agreed is in their words
    blocks = [line for line in ours.splitlines() if len(line.split()) >= 5 and lix(line) > EASY]
    return ([told] if lix(told) > EASY else []) + blocks
