"""Help for the four forms: one sentence beside the choice, a longer text one tap away, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.enums import Form


@dataclass(frozen=True, slots=True)
class Help:
    """`short` stands on the card, `ask` are the control questions, `long` is one tap away."""

    short: str | Promise
    ask: str | Promise
    long: str | Promise
    source: str | Promise


HELP: Mapping[Form, Help] = {
    Form.DEMOKRATI: Help(
        short=_(
            "Borgeren har beslutningsmagt. Noget, du ellers ville have afgjort, afgør borgeren (med). "
            "Udgangspunktet er borgerens egen forståelse af problemet."
        ),
        ask=_("Hvad besluttede borgeren? Hvad er borgerens egen beskrivelse af problemet?"),
        long=_(
            "Her er inddragelse selvbestemmelse: en del af et levende demokrati, hvor magten bliver fordelt om. "
            "Borgeren er omdrejningspunktet og siger selv, hvad problemet er. "
            "Formen er dokumenteret, når der står en konkret beslutning, hvem der tog den, og borgerens egne ord."
        ),
        source=_("Monrad 2020, gengivet i seed 004, l.1473-1481"),
    ),
    Form.FORBRUG: Help(
        short=_(
            "Borgeren vælger til, vælger fra eller afslutter – på et oplyst grundlag, "
            "mellem flere relevante indsatser, og valget får betydning for dem, der leverer."
        ),
        ask=_("Hvilke muligheder? Hvilke konsekvenser blev oplyst? Hvad ændrede udbyderen?"),
        long=_(
            "Her er inddragelse det enkelte valg. Borgeren skal kunne sige nej og vide, hvad et nej betyder. "
            "Tre betingelser skal holde, før formen er dokumenteret: Borgeren kender mulighederne og konsekvenserne, "
            "borgeren kan vælge mellem relevante indsatser, og valget ændrer noget hos den, der leverer."
        ),
        source=_("Monrad 2020, gengivet i seed 004, l.1487-1522"),
    ),
    Form.SELVREFLEKSION: Help(
        short=_(
            "En dialog om ønsker og drømme, egen planlægning og udvikling; uenighed bliver håndteret i åben dialog."
        ),
        ask=_("Hvad ønsker borgeren? Hvad planlægger borgeren selv? Hvad var I uenige om?"),
        long=_(
            "Her er inddragelse en samtale om fremtiden, hvor borgeren planlægger og udvikler sig i forhold til "
            "indsatsen, og hvor konflikter bliver talt igennem. "
            "Formen lægger ansvar hos borgeren, så spørg også, hvilke kræfter den kræver, og hvilken støtte der er."
        ),
        source=_("Monrad 2020, gengivet i seed 004, l.1530-1536; om ansvaret l.3273-3277"),
    ),
    Form.SAMSKABELSE: Help(
        short=_(
            "I planlægger og gennemfører sammen i gensidig tillid, og borgerens viden og kompetencer er grundlaget. "
            "Selve beslutningen er ikke nødvendigvis med."
        ),
        ask=_("Hvilken viden fra borgeren bygger planen på? Var beslutningen også fælles?"),
        long=_(
            "Her er inddragelse et pragmatisk samarbejde om at planlægge og levere indsatsen. "
            "Borgeren har en central rolle, og det, borgeren ved og kan, former både indsatsen og vejen til den. "
            "Om beslutningen også var fælles, er et spørgsmål for sig og bliver altid besvaret."
        ),
        source=_("Monrad 2020, gengivet i seed 004, l.1544-1556"),
    ),
}

NONE_FITS = _("Ingen af formerne passer – hvad stod i vejen?")
