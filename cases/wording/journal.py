"""“Notat til fagsystemet”: what was recorded, once each and in the order one reads it; nothing is made up (S1-60)."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from jobcenter.dates import danish

from ._lines import dash, labelled, named, quote, sentence
from .journal_involvement import involved
from .recorded import Answer, Booked, Doing, Line, Remark, Said, Talk


def journal(talk: Talk) -> str:
    """The whole text, in short paragraphs ready to paste; what nobody wrote leaves no line behind."""
    parts = [
        _head(talk),
        _talk(talk),
        named(_("Borgerens egne ord i samtalen:"), [_said(one) for one in talk.said]),
        *(involved(entry, lines=bool(talk.lines)) for entry in talk.entries),
        named(_("Det talte vi os frem til:"), [_line(line) for line in talk.lines]),
        named(_("Det er lovet:"), [dash(_doing(promise)) for promise in talk.promises]),
        _onwards(talk),
        *(_answer(answer) for answer in talk.answers),
    ]
    return "\n\n".join(part for part in parts if part)


def _head(talk: Talk) -> str:
    first = _("%(kind)s den %(day)s, %(form)s.") % {
        "kind": talk.kind,
        "day": danish(talk.held_on),
        "form": talk.form.lower(),
    }
    there = ", ".join((talk.held_by, *(one.lower() for one in talk.present)) if talk.held_by else talk.present)
    lines = [first, labelled(_("Til stede ud over borgeren"), there), labelled(_("Talt på"), talk.spoken)]
    return "\n".join(line for line in (*lines, labelled(_("Formål"), talk.purpose)) if line)


def _talk(talk: Talk) -> str:
    lines = [
        labelled(_("Det talte vi om"), talk.talked_about),
        labelled(_("Krav og rammer"), talk.institutional),
        labelled(_("Behov og forudsætninger"), talk.clarified),
        labelled(_("Information, støtte og lyst"), talk.involving),
    ]
    return "\n".join(line for line in lines if line)


def _said(said: Said) -> str:
    about = [_("peger på et konkret arbejde")] if said.about_work else []
    fate = said.response or _("endnu ikke grebet")
    about.append(f"{fate.lower()}: {said.became}" if said.became else fate.lower())
    return dash(f"{quote(said.text)} ({'; '.join(about)})")


def _line(line: Line) -> str:
    """The dissent stands at its line, and so does what the borger herself wrote to it."""
    first = dash(f"{sentence(line.text)} {line.stance}.")
    more = [labelled(_("Borgerens ord"), quote(line.dissent))] if line.dissent else []
    return "\n  ".join((first, *more, *(_remark(remark) for remark in line.remarks)))


def _remark(remark: Remark) -> str:
    said = " ".join(part for part in (sentence(remark.stance), quote(remark.text)) if part)
    return _("Borgerens bemærkning (%(channel)s): %(said)s") % {"channel": remark.channel.lower(), "said": said}


def _doing(doing: Doing) -> str:
    when = _("senest den %(day)s") % {"day": danish(doing.due_on)} if doing.due_on else _("ingen dag aftalt")
    return f"{doing.party}: {sentence(doing.what, stop='')} – {when}."


def _onwards(talk: Talk) -> str:
    lines = [labelled(_("Næste skridt"), _doing(step)) for step in talk.steps]
    if talk.no_step_needed:
        lines.append(_("Et næste skridt er ikke nødvendigt nu; det er vi enige om."))
    if talk.booked:
        lines.append(labelled(_("Næste samtale"), _booked(talk.booked)))
    return "\n".join(lines)


def _booked(booked: Booked) -> str:
    clock = _(" kl. %(clock)s") % {"clock": f"{booked.planned_time:%H.%M}"} if booked.planned_time else ""
    parts: Iterable[str] = (f"{danish(booked.planned_on)}{clock}", booked.form.lower(), booked.purpose)
    return sentence(", ".join(part for part in parts if part))


def _answer(answer: Answer) -> str:
    """Her own voice, verbatim, with the way it came; staff has written nothing in it."""
    head = _("Borgerens eget svar den %(day)s (%(channel)s):") % {
        "day": danish(answer.given_on),
        "channel": answer.channel.lower(),
    }
    if answer.skipped:
        return f"{head} {_('Borgeren blev spurgt og ønskede ikke at svare.')}"
    understood = {True: _("Det forstår jeg"), False: _("Det forstår jeg ikke")}.get(bool(answer.understood), "")
    lines = [
        labelled(_("Var du med til at vælge"), answer.chose),
        labelled(_("Hvad skal ændres"), quote(answer.change)),
        labelled(_("Med egne ord"), quote(answer.own_words)),
        labelled(_("Hvad der sker nu"), "" if answer.understood is None else understood),
    ]
    return named(head, [line for line in lines if line])
