"""How a borger is heard in a story: on our screen, on paper, by her own link; and how a praktik is, by herself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases.actions import check_ins, utterances, voice, voice_links
from cases.actions._voice import Answer, Remark
from cases.actions.check_ins import HowItGoes
from cases.actions.utterances import Link, Said
from cases.enums import Channel, Meaning, Stance, Wants
from cases.models import CitizenStatement, Meeting, Placement, StatementLink
from jobcenter.demo.vignettes._telling import Story

YES, PARTLY, NO = "ja", "delvist", "nej"


def on_screen(s: Story, meeting: Meeting, **answer: Any) -> CitizenStatement:
    """Right after the samtale, on the screen that was handed to her."""
    return s.to(voice.give, meeting=meeting, channel=Channel.KIOSK, answer=Answer(**answer))


def on_paper(s: Story, meeting: Meeting, **answer: Any) -> CitizenStatement:
    """Written by hand, typed in today by the caseworker; it says so wherever it is shown."""
    return s.to(voice.give, meeting=meeting, channel=Channel.PAPIR, answer=Answer(**answer))


def link_for(s: Story, meeting: Meeting) -> StatementLink:
    link, _token = s.to(voice_links.make, meeting=meeting)
    return link


def by_link(s: Story, link: StatementLink, **answer: Any) -> CitizenStatement:
    """At home, in nobody's name but hers."""
    return voice_links.use(link=link, by=None, on=s.today, answer=Answer(**answer))


def will_not_say(s: Story, meeting: Meeting) -> CitizenStatement:
    """Asked, and left alone: a right like any other."""
    return on_screen(s, meeting, skipped=True)


def about_lines(meeting: Meeting, said: Mapping[str, tuple[Stance, str]]) -> tuple[Remark, ...]:
    """What she puts beside the lines of the talk, by their text."""
    lines = {line.text: line for line in meeting.agreement_lines.all()}
    return tuple(Remark(lines[text], stance, words) for text, (stance, words) in said.items())


def made_sense(s: Story, meeting: Meeting, meaning: Meaning) -> None:
    """The one who held the samtale, about her own work and on the same day."""
    s.to(voice.own_meaning, meeting=meeting, meaning=meaning)


def how_it_goes(
    s: Story, placement: Placement, wants: Wants, words: str, channel: Channel = Channel.KIOSK, **answer: Any
) -> None:
    given = HowItGoes(wants=wants, own_words=words, **answer)
    s.to(check_ins.give, placement=placement, channel=channel, answer=given)


def said(s: Story, text: str, *, work: bool = False, response: str = "", became: tuple[str, Any] | None = None) -> None:
    """Something she said outside a samtale, and what it became."""
    link = Link(became[0], became[1].pk) if became else None
    s.do(utterances.note, said=Said(text, work, response, link))
