"""How the borger was part of it, for the notat: forms with their status, options, decision, what stood in the way."""

from __future__ import annotations

from django.utils.translation import gettext as _

from jobcenter.dates import danish

from ._lines import dash, labelled, named, quote, sentence
from .recorded import Asked, FormTold, Involved, Moved, Shown, Withheld


def involved(entry: Involved, *, lines: bool) -> str:
    """One entry; with `lines` the samtale says line by line whether the two agree, and it is not said twice."""
    parts = [
        labelled(_("Det ville borgeren, med egne ord"), quote(entry.citizen_words)),
        labelled(_("Det faglige blik"), entry.worker_view),
        named(_("Muligheder, borgeren fik vist:"), [_shown(one) for one in entry.shown]),
        named(_("Ikke vist, og hvorfor:"), [_withheld(one) for one in entry.withheld]),
        named(_("Sådan forhandlede I:"), [_moved(one) for one in entry.moves]),
        _decision(entry),
        named(_("Former for inddragelse:"), [_form(one) for one in entry.forms]),
        named(_("Hvad udbyderen ændrede:"), [_asked(one) for one in entry.asked]),
        _in_the_way(entry),
        _frames(entry, lines=lines),
        _confirmed(entry),
    ]
    return named(_head(entry), parts)


def _head(entry: Involved) -> str:
    subjects = f" ({', '.join(one.lower() for one in entry.subjects)})" if entry.subjects else ""
    return _("Inddragelse – %(phase)s%(subjects)s:") % {"phase": entry.phase.rstrip("?").lower(), "subjects": subjects}


def _shown(option: Shown) -> str:
    parts = [
        labelled(_("relevant, fordi"), option.why_relevant),
        labelled(_("det kræver"), option.demands),
        labelled(_("hvis ja"), option.consequence_of_choice),
        labelled(_("hvis nej"), option.consequence_of_decline),
        labelled(_("nyt siden sidst"), option.what_is_new),
        labelled(_("borgerens svar"), option.response.lower()),
        labelled(_("borgerens begrundelse"), quote(option.citizen_reason)),
    ]
    return dash("; ".join((option.label, *(part for part in parts if part))))


def _withheld(held: Withheld) -> str:
    why = " – ".join(part for part in (held.code.lower(), held.reason) if part)
    return dash(f"{held.label}: {why}")


def _moved(move: Moved) -> str:
    return dash(labelled(f"{move.party}, {move.kind.lower()}", move.text) or f"{move.party}, {move.kind.lower()}")


def _decision(entry: Involved) -> str:
    parts = [
        labelled(_("Besluttet"), entry.decision),
        labelled(_("Besluttet af"), entry.decided_by),
        labelled(_("Hjemmel"), entry.legal_basis),
        labelled(_("Givet videre til borgeren"), entry.power_moved),
        labelled(_("Var beslutningen også fælles"), entry.decision_included),
        labelled(_("Andre, der havde del i det"), ", ".join(entry.actors)),
    ]
    return "\n".join(part for part in parts if part)


def _form(told: FormTold) -> str:
    lines = [dash(f"{told.form} – {told.status.lower()}. {told.evidence}".strip())]
    lines += [f"{question} {text}" for question, text in told.answers]
    lines += [labelled(_("Formen står, selv om noget taler imod"), told.counter_comment)]
    return "\n  ".join(line for line in lines if line)


def _asked(asked: Asked) -> str:
    if asked.answered_on:
        said = labelled(_("Intet blev ændret"), asked.what_changed) if asked.unchanged else asked.what_changed
        return dash(f"{asked.provider}, {danish(asked.answered_on)}: {said}")
    waiting = _("%(provider)s er spurgt den %(day)s og har ikke svaret endnu") % {
        "provider": asked.provider,
        "day": danish(asked.asked_on),
    }
    if asked.due_on:
        waiting += _("; svar senest den %(day)s") % {"day": danish(asked.due_on)}
    return dash(sentence(waiting))


def _in_the_way(entry: Involved) -> str:
    head = "" if entry.forms else _("Ingen af formerne passede.")
    parts = [
        head,
        labelled(_("Det stod i vejen"), ", ".join(one.lower() for one in entry.barriers)),
        labelled(_("Det manglede"), ", ".join(one.lower() for one in entry.preconditions)),
        labelled(_("Forklaring"), entry.barrier_explanation),
    ]
    return "\n".join(part for part in parts if part)


def _frames(entry: Involved, *, lines: bool) -> str:
    parts = [
        "" if lines else labelled(_("Enighed"), entry.agreement.lower()),
        labelled(_("Det er borgeren uenig i"), quote(entry.dissent)),
        labelled(_("Pres"), entry.pressure.lower()),
        labelled(_("Frist, regel eller mål"), entry.pressure_text),
        labelled(_("Var valget frit"), entry.free_choice),
    ]
    return "\n".join(part for part in parts if part)


def _confirmed(entry: Involved) -> str:
    parts = [
        labelled(_("Har borgeren set det"), entry.confirmation),
        labelled(_("Borgerens bemærkning"), quote(entry.confirmation_comment)),
    ]
    return "\n".join(part for part in parts if part)
