"""How the borger was part of it: entries with their forms, judged by the same pure rules as on the screen."""

from __future__ import annotations

from datetime import date, timedelta

from cases.enums import Form
from cases.involvement import Asked, Claim, Draft, Option, Withheld, judge
from cases.involvement.evidence import ELSEWHERE, NEEDED
from cases.queries.involvement_drafts import COLUMNS
from jobcenter.demo.municipality import parameters as p
from jobcenter.demo.municipality.course.story import Row, Story
from jobcenter.demo.municipality.places import Course
from jobcenter.demo.municipality.words import words

PHASES = ("problemdefinition", "udvaelgelse", "tilrettelaeggelse", "regulering", "regulering")
SUBJECTS = {
    "problemdefinition": ("problemforstaaelse", "maal"),
    "udvaelgelse": ("branche", "opgaver", "kursus", "maal"),
    "tilrettelaeggelse": ("timer", "dage_tider", "skaanebehov", "opgaver", "cv"),
    "regulering": ("timer", "dage_tider", "skaanebehov", "opgaver"),
    "afslutning": ("afslutning",),
}
# The 225-hour rule was repealed on this day; before it, it was talked about.
HOUR_RULE_ENDED = date(2025, 7, 1)


def tell(story: Story, meeting: Row, day: date, order: int) -> None:
    phase = PHASES[min(order, len(PHASES) - 1)] if story.happens(0.7) else story.rng.choice(PHASES)
    draft = _draft(story, phase, day)
    judgement = judge(draft)
    if not judgement.saveable:  # the screen would not have saved it either
        return
    entry = story.add(
        "involvemententry",
        day,
        meeting_id=meeting["id"],
        author_id=story.worker(day),
        author_has_authority=True,
        subjects=sorted(draft.subjects),
        barriers=sorted(draft.barriers),
        **{name: getattr(draft, name) for name in COLUMNS},
    )
    statuses = {form: status.value for form, status in judgement.statuses.items()}
    for claim in draft.claims:
        _claim(story, entry, claim, statuses[claim.form], day)
    _parts(story, entry, draft, day)
    if draft.decision.strip():
        meeting["substantive"] = True
    story.event("involvement.recorded", day, "involvemententry", entry, phase=phase)


def _draft(story: Story, phase: str, day: date) -> Draft:
    subjects = {story.rng.choice(SUBJECTS[phase]) for _ in range(2)}
    if day < HOUR_RULE_ENDED and story.person.category == "jobparat" and story.happens(0.05):
        subjects.add("timeregel")
    about = {"phase": phase, "occurred_on": day, "subjects": tuple(sorted(subjects))}
    silent = story.happens(p.CITIZEN_SILENT)
    about["citizen_words"] = "" if silent else story.say("inddragelse", "borger")
    about["worker_view"] = story.say("inddragelse", "faglig") if story.happens(0.45) else ""
    pressed = story.happens(p.DEADLINE_PRESSED)
    about["pressure"] = "tidsfrist" if pressed else story.rng.choice(("", "ingen", "ingen"))
    about["pressure_text"] = story.say("inddragelse", "tidsfrist") if pressed else ""
    if story.happens(p.ZERO_FORMS):
        return Draft(**about, **_zero(story))
    return Draft(**about, **_told(story, silent, day))


def _zero(story: Story) -> dict:
    """No form fits, and what stood in the way: an honest record."""
    barriers = {story.draw(p.BARRIERS)} | ({story.draw(p.BARRIERS)} if story.happens(0.2) else set())
    first = sorted(barriers)[0]
    told = story.happens(0.75)
    return {
        "legal_basis": "LAB § 31" if "lovkrav" in barriers else "",
        "barriers": frozenset(barriers),
        "barrier_explanation": story.say("inddragelse", "forhindring", first) if told else "",
        "agreement": story.rng.choice(("ikke_afklaret", "delvist_enig", "enig")),
    }


def _told(story: Story, silent: bool, day: date) -> dict:
    forms = [Form(story.draw(p.FORMS))]
    if story.happens(p.SECOND_FORM):
        other = Form(story.draw(p.FORMS))
        forms += [other] if other != forms[0] else []
    if silent:  # democracy begins with the borger's own words
        forms = [form for form in forms if form != Form.DEMOKRATI] or [Form.SELVREFLEKSION]
    well = story.happens(p.WELL_TOLD)
    agreement = story.draw(p.AGREEMENT)
    decided_by = story.draw(p.DECIDED_BY)
    values = {
        "claims": tuple(_claimed(story, form, well) for form in forms),
        "decision": story.say("inddragelse", DECIDED[decided_by])
        if decided_by in DECIDED and (well or story.happens(0.5))
        else "",
        "decided_by": decided_by,
        "agreement": agreement,
        "dissent": story.say("inddragelse", "uenig") if agreement in ("uenig", "delvist_enig") else "",
        "power_moved": story.say("inddragelse", "magt") if Form.DEMOKRATI in forms and story.happens(0.5) else "",
    }
    if values["decided_by"] == "lovkrav":
        values["legal_basis"] = "LAB § 31"
    if Form.SAMSKABELSE in forms and (well or story.happens(0.5)):
        values["decision_included"] = story.rng.choice(("ja", "delvis", "nej"))
    if Form.FORBRUG in forms:
        values |= _choice(story, well, day)
    return values


def _claimed(story: Story, form: Form, well: bool) -> Claim:
    if not well and story.happens(p.ONLY_TICKED):
        return Claim(form)
    return Claim(form, story.say("former", form.value, "hvad"), _hits(story, form, well))


DECIDED = {
    "faelles": "beslutning",
    "borger": "beslutning",
    "sagsbehandler": "beslutning_os",
    "anden_aktoer": "beslutning_os",
    "lovkrav": "beslutning_lov",
}


def _hits(story: Story, form: Form, well: bool) -> dict[str, str]:
    """Words behind the questions: all that are needed where it was told well, otherwise one or two."""
    written = words("cases")["former"][form.value]["spoergsmaal"]
    needed = [codes[0] if story.happens(0.8) else codes[-1] for codes in NEEDED[form]]
    asked = [code for code in needed if code in written and (code not in ELSEWHERE or story.happens(0.3))]
    if not well:
        asked = asked[:1] if story.happens(0.7) else []
    if story.happens(0.3):
        asked.append(story.rng.choice(sorted(written)))
    return {code: story.rng.choice(written[code]).format(navn=story.name) for code in dict.fromkeys(asked)}


# A question to a provider that nobody has answered for longer than this was not asked in writing.
STILL_WAITING = timedelta(days=60)


def _choice(story: Story, well: bool, day: date) -> dict:
    """What could be chosen between, what it would mean, and what the provider changed."""
    offers = [story.places.course(story.rng, story.person, now=False) for _ in range(3)]
    shown = list(dict.fromkeys(offers))[: 3 if story.happens(0.4) else 2]
    options = tuple(_option(story, offer, order, well) for order, offer in enumerate(shown))
    held = [offer.title for offer in dict.fromkeys(offers) if offer not in shown]
    asked_on = day
    answered = well and not story.happens(p.PROVIDER_SILENT) and story.told(asked_on + timedelta(days=14))
    return {
        "options": options,
        "withheld": tuple(Withheld(label, story.say("former", "forbrug", "tilbageholdt")) for label in held)
        if story.happens(p.WITHHELD)
        else (),
        "asked": (
            Asked(
                provider=story.say("former", "forbrug", "udbyder"),
                asked_on=asked_on,
                due_on=asked_on + timedelta(days=21),
                what_changed=story.say("former", "forbrug", "aendrede") if answered else "",
                answered_on=max(asked_on, story.after(asked_on, 1, 14)) if answered else None,
            ),
        )
        if (well or story.happens(0.4)) and (answered or story.as_of - day <= STILL_WAITING)
        else (),
    }


def _option(story: Story, offer: Course, order: int, well: bool) -> Option:
    response = "tilvalg" if order == 0 else story.rng.choice(("fravalg", "overvejer", ""))
    declined = response == "fravalg"
    return Option(
        label=offer.title,
        key="",
        why_relevant=story.say("former", "forbrug", "hvorfor") if well or story.happens(0.6) else "",
        demands=offer.demands if story.happens(0.5) else "",
        consequence_of_choice=story.say("former", "forbrug", "ja") if well else "",
        consequence_of_decline=story.say("former", "forbrug", "nej") if well or declined else "",
        response=response,
        citizen_reason=story.say("former", "forbrug", "grund", response) if response and story.happens(0.6) else "",
    )


def _claim(story: Story, entry: Row, claim: Claim, status: str, day: date) -> None:
    row = story.book.add(
        "formclaim", day, entry_id=entry["id"], form=claim.form.value, evidence=claim.evidence, status=status
    )
    for code, text in claim.hits.items():
        if text.strip():
            story.book.add("indicatorhit", day, claim_id=row["id"], indicator_id=code, text=text)


def _parts(story: Story, entry: Row, draft: Draft, day: date) -> None:
    for order, option in enumerate(draft.options):
        values = {name: getattr(option, name) for name in OPTION}
        story.book.add("optionshown", day, entry_id=entry["id"], order=order, offer_id=option.label, **values)
    for order, held in enumerate(draft.withheld):
        story.book.add(
            "optionwithheld",
            day,
            entry_id=entry["id"],
            order=order,
            label=held.label,
            reason=held.reason,
            offer_id=held.label,
        )
    for order, asked in enumerate(draft.asked):
        story.book.add(
            "providerresponse",
            day,
            entry_id=entry["id"],
            order=order,
            provider=asked.provider,
            asked_on=asked.asked_on,
            due_on=asked.due_on,
            what_changed=asked.what_changed,
            answered_on=asked.answered_on,
        )


OPTION = (
    "label",
    "why_relevant",
    "demands",
    "consequence_of_choice",
    "consequence_of_decline",
    "response",
    "citizen_reason",
)
