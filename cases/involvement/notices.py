"""What is said beside a record and can be passed: one small pure function each; V-20 and V-21 are the house's own."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cases.enums import SANCTION_NAMED, Form

from .evidence import COUNTERS
from .values import Claim, Effect, Record, Surroundings, Verdict, filled

# Where the borger is said to have had the choice.
CHOICES = (Form.DEMOKRATI, Form.FORBRUG)


def v07_support_for_reflection(record: Record, claim: Claim) -> Iterator[Verdict]:
    """Reflection puts responsibility on the borger; that takes resources (l.3273-3277)."""
    if not claim.said("R-6"):
        yield Verdict(
            "V-07",
            Effect.NOTICE,
            _("Hvilke ressourcer kræver det af borgeren, og hvilken støtte er aftalt?"),
            form=claim.form,
            field="R-6",
        )


def v09_who_decides_among_many(record: Record, claim: Claim) -> Iterator[Verdict]:
    """With more than one actor from outside it is easily unclear who decides, and when (l.3861-3872)."""
    if claim.form is Form.SAMSKABELSE and len(record.actors) > 1 and not claim.said("S-7"):
        text = _("Flere er med: Hvem har beslutningskompetencen, og hvornår bliver der besluttet?")
        yield _say("V-09", text, claim.form, "S-7")


def v12_counter_indicator(record: Record, claim: Claim) -> Iterator[Verdict]:
    """A counter-indicator stands beside the claim; neither is removed, and a comment is asked for."""
    if any(code in COUNTERS and claim.said(code) for code in claim.hits) and not filled(claim.counter_comment):
        text = _("Der står noget, der taler imod formen. Hvorfor passer den alligevel? Begge dele bliver stående.")
        yield _say("V-12", text, claim.form, f"counter_comment_{claim.form}")


def v13_template_text(record: Record, claim: Claim, around: Surroundings) -> Iterator[Verdict]:
    """Judgement is about one person; few words, or the words of another case, are asked about (l.1757-1761)."""
    field = f"evidence_{claim.form}"
    if 0 < len(claim.evidence.strip()) < around.shortest_evidence:
        yield _say("V-13", _("Skabelontekst? Der står kun få ord. Hvad skete der netop her?"), claim.form, field)
    if any(text in around.reused for text in (claim.evidence, *claim.hits.values())):
        text = _("Skabelontekst? De samme ord står også i en anden sag. Hvad var særligt her?")
        yield _say("V-13", text, claim.form, field)


def v16_proposed_again(record: Record, around: Surroundings) -> Iterator[Verdict]:
    """What she has declined several times, an offer or a branch, begins with what is new (l.2932-2950)."""
    for row, option in enumerate(record.options):
        what, before = around.declined_again(option)
        if filled(option.what_is_new) or not around.repeated_proposal or before < around.repeated_proposal:
            continue
        text = _("»%(what)s« er valgt fra %(n)d gange før. Hvad er nyt siden sidst?") % {"what": what, "n": before}
        yield Verdict("V-16", Effect.NOTICE, text, field="what_is_new", row=row)


def v17_reflection_alone(record: Record, around: Surroundings) -> Iterator[Verdict]:
    """As the only form it puts much responsibility on the borger, and no decision (l.3269-3277)."""
    alone = {claim.form for claim in record.claims} == {Form.SELVREFLEKSION}
    if alone and around.reflections is not None and 0 < around.reflections_alone <= around.reflections + 1:
        yield Verdict("V-17", Effect.NOTICE, only_reflection())


def only_reflection() -> str:
    return _(
        "Alt, der er noteret i sagen, er selv-refleksion. Den form lægger et stort ansvar på borgeren, men ikke nogen"
        " beslutning. Er der noget, borgeren kan vælge, eller som I kan beslutte sammen?"
    )


def v20_borger_says_otherwise(record: Record, claim: Claim) -> Iterator[Verdict]:
    """Ours: a form that the borger's own answer contradicts is shown as contested."""
    if record.citizen_chose is False and claim.form in CHOICES:
        text = _("Omstridt: Borgeren har selv svaret »jeg var ikke med til at vælge«.")
        yield Verdict("V-20", Effect.NOTICE, text, form=claim.form)


def v21_choice_under_pressure(record: Record) -> Iterator[Verdict]:
    """A choice beside a sanction that was named: both are shown, and it is asked whether it was free (l.2594-2600)."""
    chosen = any(claim.form in CHOICES for claim in record.claims)
    if chosen and record.pressure in SANCTION_NAMED and not filled(record.free_choice):
        text = _("En sanktion blev nævnt, og der står, at borgeren valgte. Begge dele bliver stående. Var valget frit?")
        yield Verdict("V-21", Effect.NOTICE, text, field="free_choice")


def _say(code: str, message: str, form: Form, field: str) -> Verdict:
    return Verdict(code, Effect.NOTICE, message, form=form, field=field)
