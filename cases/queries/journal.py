"""What one held samtale led to, gathered in one statement, and the whole of it as values for its notat and receipt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.db.models import Exists, F, OuterRef, TextField
from django.db.models.functions import Coalesce

from cases.enums import (
    Actor,
    Barrier,
    Channel,
    Chose,
    Gribning,
    MeetingForm,
    Party,
    Precondition,
    Present,
    Stance,
)
from cases.models import (
    AgreementLine,
    CitizenStatement,
    Commitment,
    InvolvementEntry,
    LineRemark,
    Meeting,
    PlanStep,
    Utterance,
)
from cases.queries.gathered import Rows, Words, gather, listed
from cases.wording.recorded import (
    Answer,
    Asked,
    Booked,
    Doing,
    FormTold,
    Involved,
    Line,
    Moved,
    Remark,
    Said,
    Shown,
    Talk,
    Withheld,
)

_WORDS: Words = {
    "promises": {"party": Party},
    "steps": {"party": Party},
    "lines": {"stance": Stance},
    "remarks": {"stance": Stance, "channel": Channel},
    "utterances": {"response": Gribning},
    "answers": {"channel": Channel, "chose": Chose},
    "booked": {"form": MeetingForm},
}


@dataclass(frozen=True)
class Led:
    """The rows that belong to one samtale, as plain rows; `booked` is the next one that is agreed, if any."""

    promises: Rows
    steps: Rows
    lines: Rows
    remarks: Rows
    utterances: Rows
    answers: Rows
    booked: Rows


def led_to(meeting: Meeting) -> Led:
    """One statement, however much was agreed."""
    return Led(**gather(Meeting.objects.filter(pk=meeting.pk), _parts(meeting), _WORDS))


def _parts(meeting: Meeting) -> dict[str, Any]:
    when = F("due_on").asc(nulls_last=True)
    fate = Coalesce("step__title", "goal__citizen_wording", "wish__wording", "offer__title", output_field=TextField())
    answers = CitizenStatement.objects.standing()
    remarks = LineRemark.objects.filter(statement__in=answers).order_by("recorded_at", "id")
    # What was booked after a later samtale is not what this one led to.
    later = Meeting.objects.held().filter(case=OuterRef("case"), held_on__gt=meeting.day)
    ahead = (
        Meeting.objects.booked()
        .filter(planned_on__gte=meeting.day)
        .exclude(Exists(later))
        .order_by("planned_on", "planned_time", "id")
    )
    promised = ("due_on", "kept_on", "broken_on", "released_on")
    # Whether it made sense to her is voluntary and stays out of every journal (S3-15).
    said = ("skipped", "change", "own_words", "understood", "channel", "given_on", "chose")
    return {
        "promises": listed(
            Commitment.objects.order_by(when, "recorded_at", "id"), "meeting", **_same("party", "what", *promised)
        ),
        "steps": listed(PlanStep.objects.order_by(when, "id"), "meeting", **_same("party", "due_on"), what="title"),
        "lines": listed(
            AgreementLine.objects.order_by("order", "recorded_at", "id"),
            "meeting",
            **_same("text", "stance", "dissent", "settled_on", "withdrawn_on"),
        ),
        "remarks": listed(remarks, "line__meeting", **_same("line", "stance", "text"), channel="statement__channel"),
        "utterances": listed(
            Utterance.objects.order_by("recorded_at", "id"),
            "meeting",
            **_same("text", "about_work", "response"),
            became=fate,
            of_this=F("step__meeting"),
        ),
        "answers": listed(answers.order_by("given_on", "recorded_at", "id"), "meeting", **_same(*said)),
        "booked": listed(ahead, "case__meetings", **_same("planned_on", "form", "purpose"), time="planned_time"),
    }


def _same(*names: str) -> dict[str, Any]:
    return {name: name for name in names}


def talk(meeting: Meeting, led: Led, entries: Iterable[InvolvementEntry]) -> Talk:
    """A held samtale whole; `entries` are those of `InvolvementEntry.objects.with_parts()`."""
    assert meeting.held_on is not None
    return Talk(
        kind=meeting.get_kind_display(),
        form=meeting.get_form_display(),
        held_on=meeting.held_on,
        held_by=meeting.held_by.full_name if meeting.held_by else "",
        purpose=meeting.purpose,
        present=tuple(str(one.label) for one in Present if one in meeting.present),
        spoken=meeting.spoken,
        talked_about=meeting.talked_about,
        institutional=meeting.institutional,
        clarified=meeting.clarified,
        involving=meeting.involving,
        said=tuple(_said(row, meeting) for row in led.utterances),
        lines=tuple(_line(row, led.remarks) for row in led.lines if row.withdrawn_on is None),
        promises=tuple(doing(row) for row in led.promises),
        steps=tuple(doing(row) for row in led.steps),
        no_step_needed=meeting.no_step_needed,
        booked=_booked(led.booked[0]) if led.booked else None,
        answers=tuple(_answer(row) for row in led.answers),
        entries=tuple(involved(entry) for entry in entries),
    )


def _booked(row: SimpleNamespace) -> Booked:
    return Booked(planned_on=row.planned_on, planned_time=row.time, form=row.form_label, purpose=row.purpose)


def doing(row: SimpleNamespace) -> Doing:
    return Doing(party=row.party_label, what=row.what, due_on=row.due_on)


def _said(row: SimpleNamespace, meeting: Meeting) -> Said:
    """The step of this very samtale stands among its next steps already, and is not told twice."""
    here = row.of_this == str(meeting.pk)
    return Said(
        text=row.text,
        about_work=row.about_work,
        response=row.response_label,
        became="" if here else row.became or "",
    )


def _line(row: SimpleNamespace, remarks: Rows) -> Line:
    mine = [remark for remark in remarks if remark.line == row.id]
    return Line(
        text=row.text,
        stance=row.stance_label,
        dissent=row.dissent,
        remarks=tuple(Remark(channel=one.channel_label, stance=one.stance_label, text=one.text) for one in mine),
    )


def _answer(row: SimpleNamespace) -> Answer:
    return Answer(
        channel=row.channel_label,
        given_on=row.given_on,
        skipped=row.skipped,
        chose=row.chose_label,
        change=row.change,
        own_words=row.own_words,
        understood=row.understood,
    )


# --- Involvement ----------------------------------------------------------------------------------------------------


PLAIN = (
    *("citizen_words", "worker_view", "decision", "legal_basis", "power_moved", "barrier_explanation"),
    *("dissent", "pressure_text", "free_choice", "confirmation_comment"),
)


def involved(entry: InvolvementEntry) -> Involved:
    """An entry with its parts at hand; its codes become words here, once."""
    return Involved(
        **{name: getattr(entry, name) for name in PLAIN},
        phase=entry.get_phase_display(),
        subjects=tuple(entry.subject_labels),
        decided_by=entry.get_decided_by_display(),
        decision_included=entry.get_decision_included_display(),
        actors=tuple(str(one.label) for one in Actor if one in entry.actors),
        forms=tuple(_form(claim) for claim in entry.claims.all()),
        shown=tuple(_shown(row) for row in entry.options.all()),
        withheld=tuple(
            Withheld(label=row.label, reason=row.reason, code=row.get_code_display()) for row in entry.withheld.all()
        ),
        asked=tuple(_asked(row) for row in entry.provider_responses.all()),
        moves=tuple(
            Moved(party=row.get_party_display(), kind=row.get_kind_display(), text=row.text)
            for row in entry.moves.all()
        ),
        barriers=tuple(str(one.label) for one in Barrier if one in entry.barriers),
        preconditions=tuple(str(one.label) for one in Precondition if one in entry.preconditions),
        agreement=entry.get_agreement_display(),
        pressure=entry.get_pressure_display(),
        confirmation=entry.get_citizen_confirmation_display(),
    )


def _form(claim: Any) -> FormTold:
    return FormTold(
        form=claim.get_form_display(),
        status=claim.get_status_display(),
        evidence=claim.evidence,
        answers=tuple((hit.indicator.prompt, hit.text) for hit in claim.hits.all()),
        counter_comment=claim.counter_comment,
    )


def _shown(row: Any) -> Shown:
    names = ("label", "why_relevant", "demands", "consequence_of_choice", "consequence_of_decline")
    kept = {name: getattr(row, name) for name in (*names, "citizen_reason", "what_is_new")}
    return Shown(response=row.get_response_display(), **kept)


def _asked(row: Any) -> Asked:
    kept = ("provider", "asked_on", "due_on", "what_changed", "answered_on", "unchanged")
    return Asked(**{name: getattr(row, name) for name in kept})
