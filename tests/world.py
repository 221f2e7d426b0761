"""One case with one of everything on it, for tests that visit every address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import uuid4

from cases.models import (
    AccommodationNeed,
    ActorAround,
    AgreementLine,
    Case,
    CitizenStatement,
    ColleagueQuestion,
    Commitment,
    Concern,
    Contact,
    Coordination,
    CoordinationNote,
    Enrolment,
    Exemption,
    FormClaim,
    Goal,
    InvolvementEntry,
    Meeting,
    Observation,
    Pause,
    Placement,
    Plan,
    PlanSheet,
    PlanStep,
    ProblemDefinition,
    ProviderResponse,
    Rhythm,
    SanctionStep,
    SensitiveFact,
    StatementLink,
    Strength,
    Task,
    Utterance,
    Weighing,
    WorkDuty,
)
from cases.planning.paper import Paper, to_json
from cases.risk import evaluate
from cases.tasks import SWEEP
from jobcenter import jobs
from jobcenter.accounts.models import User
from jobcenter.reflection.models import Dilemma, Sparring
from tests.factories import TODAY, make_case, make_offer, make_wish, make_workplace

CANARY_HEALTH = "kanarieastma"
CANARY_NOTE = "kanarienotat"


@dataclass(frozen=True)
class World:
    """`ids`: one row for each argument of an address; `others`: further rows that its page shows differently."""

    case: Case
    ids: dict[str, object]
    others: dict[str, list[object]] = field(default_factory=dict)

    def variants(self, arguments: Iterable[str]) -> list[dict[str, object]]:
        """The ids, then the same with one argument replaced at a time."""
        more = [(name, other) for name in arguments for other in self.others.get(name, ())]
        return [self.ids, *({**self.ids, name: other} for name, other in more)]


def reflected(unit, author, on: date) -> dict[str, object]:
    """A dilemma that is its author's own, and an ear she has lent; no key leads from them to the case."""
    later = on + timedelta(days=365)
    dilemma = Dilemma.objects.create(
        unit=unit,
        author=author,
        situation="skift",
        dimensions=["respekt"],
        text="Det var svært.",
        written_on=on,
        keep_until=later,
    )
    colleague = User.objects.create(username=f"kollega-{dilemma.pk}", full_name="Kaj Kollega", initials="KK")
    sparring = Sparring.objects.create(
        listener=author, listened_to=colleague, unit=unit, citizen_consented=True, held_on=on, keep_until=later
    )
    return {"dilemma_id": dilemma.pk, "sparring_id": sparring.pk}


def fill(*, unit, caseworker, name: str = "Maja Kanariefugl", on: date = TODAY) -> World:
    case = make_case(unit=unit, caseworker=caseworker, name=name, on=on)
    soon = on + timedelta(days=9)
    wish = make_wish(case, rank=1, raised_on=on - timedelta(days=60), explanation=CANARY_NOTE, alternatives=CANARY_NOTE)
    for voice in ("borger", "faglig"):
        ProblemDefinition.objects.create(case=case, voice=voice, text=f"{voice} {CANARY_NOTE}", noted_on=on)
    plan = Plan.objects.create(case=case, started_on=on)
    goal = Goal.objects.create(plan=plan, kind="afklaring", citizen_wording="Finde ud af, hvad jeg kan", set_on=on)
    step = PlanStep.objects.create(plan=plan, goal=goal, title="Se museet", due_on=soon, demand="noget")
    meeting = Meeting.objects.create(
        case=case, state="holdt", held_on=on, held_by=caseworker, talked_about=CANARY_NOTE, kind="opfoelgning"
    )
    promise = Commitment.objects.create(
        case=case, meeting=meeting, party="sagsbehandler", what="Ringe til museet", promised_on=on, due_on=soon
    )
    observation = Observation.objects.create(
        case=case, teller="borger", observed_on=on, noted_by=caseworker, omgang="af_og_til", netvaerk="svaert"
    )
    line = AgreementLine.objects.create(
        case=case, meeting=meeting, text="Tre dage", stance="uenig", dissent=CANARY_NOTE, noted_on=on
    )
    utterance = Utterance.objects.create(case=case, meeting=meeting, text=CANARY_NOTE, said_on=on)
    statement = CitizenStatement.objects.create(
        case=case, meeting=meeting, channel="kiosk", given_on=on, own_words=CANARY_NOTE, meaning="ja"
    )
    link = StatementLink.objects.create(
        case=case, meeting=meeting, digest=uuid4().hex * 2, made_on=on, made_by=caseworker, expires_on=soon
    )
    offer = make_offer(title=f"Værkstedet {case.pk}")
    enrolment = Enrolment.objects.create(
        case=case, offer=offer, reason=CANARY_NOTE, became=CANARY_NOTE, chosen_on=on, moved_on=on
    )
    placement = Placement.objects.create(
        case=case, wish=wish, purpose="afklaring", moved_on=on, workplace=make_workplace()
    )
    entry = InvolvementEntry.objects.create(
        case=case,
        meeting=meeting,
        occurred_on=on,
        author=caseworker,
        author_has_authority=True,
        phase="udvaelgelse",
        citizen_words=CANARY_NOTE,
    )
    FormClaim.objects.create(entry=entry, form="selvrefleksion", evidence=CANARY_NOTE, status="delvis")
    response = ProviderResponse.objects.create(entry=entry, provider="Værkstedet", asked_on=on)
    pause = Pause.objects.create(
        case=case, reason="ingen_plads", text=CANARY_NOTE, starts_on=on - timedelta(days=3), review_on=soon
    )
    exemption = Exemption.objects.create(
        case=case,
        kind="mindre_intensiv",
        legal_basis=f"LAB {CANARY_NOTE}",
        reason=CANARY_NOTE,
        decided_on=on,
        valid_from=on,
        valid_to=soon,
    )
    task = Task.objects.create(case=case, what="Ring op", owner=caseworker, due_on=soon)
    strength = Strength.objects.create(case=case, text="God til dyr", noted_on=on)
    sensitive = SensitiveFact.objects.create(
        case=case, kind="helbred", purpose="Skånehensyn", text=CANARY_HEALTH, noted_on=on
    )
    need = AccommodationNeed.objects.create(case=case, kind="ro", noted_on=on)
    stands = {"areas": ["sundhed", "hverdag"], "since": on - timedelta(days=40), "contact": CANARY_NOTE}
    actor = ActorAround.objects.create(case=case, kind="mentor", name="Mentor", function=CANARY_NOTE, **stands)
    Coordination.objects.create(case=case, who="aktoer", actor=actor, since=on - timedelta(days=30))
    note = CoordinationNote.objects.create(case=case, noted_on=on, noted_by=caseworker, text=CANARY_NOTE)
    rhythm = Rhythm.objects.create(case=case, every_days=14, reason=CANARY_NOTE, valid_from=on - timedelta(days=40))
    duty = WorkDuty.objects.create(
        case=case,
        applies=True,
        legal_basis="LAB § 105 a",
        reason=CANARY_NOTE,
        decided_on=on,
        valid_from=on - timedelta(days=10),
    )
    step_weighed = weighed(case, goal, caseworker, on=on)
    concern = Concern.objects.create(
        case=case, by_citizen=True, raised_by=caseworker, raised_on=on, text=CANARY_NOTE, answer_due_on=soon
    )
    kept = to_json(Paper(name=case.citizen.full_name, made_on=on, unit=unit.name))
    sheet = PlanSheet.objects.create(case=case, meeting=meeting, made_on=on, made_by=caseworker, content=kept)
    job = jobs.add(SWEEP, {"on": on.isoformat()})
    evaluate.reconcile([case.pk], on=on)
    flag = case.flags.open().get(code="oenske_uden_forsoeg")
    contact = Contact.objects.create(case=case, kind="opkald", happened_on=on, made_by=caseworker, text=CANARY_NOTE)
    Weighing.objects.create(
        case=case, decision="stop", dimensions=["respekt"], text=CANARY_NOTE, decided_on=on, decided_by=caseworker
    )
    question = ColleagueQuestion.objects.create(
        case=case, unit=unit, text="Hvad overser jeg?", asked_on=on, asked_by=caseworker
    )
    ids = reflected(unit, caseworker, on) | {
        "question_id": question.pk,
        "contact_id": contact.pk,
        "case_id": case.pk,
        "wish_id": wish.pk,
        "goal_id": goal.pk,
        "step_id": step.pk,
        "meeting_id": meeting.pk,
        "commitment_id": promise.pk,
        "line_id": line.pk,
        "observation_id": observation.pk,
        "statement_id": statement.pk,
        "link_id": link.pk,
        "token": "et-link-der-ikke-findes",
        "utterance_id": utterance.pk,
        "page": "samtale",
        "about": case.pk,
        "offer_id": offer.pk,
        "enrolment_id": enrolment.pk,
        "placement_id": placement.pk,
        "entry_id": entry.pk,
        "response_id": response.pk,
        "pause_id": pause.pk,
        "exemption_id": exemption.pk,
        "task_id": task.pk,
        "strength_id": strength.pk,
        "fact_id": sensitive.pk,
        "flag_id": flag.pk,
        "need_id": need.pk,
        "duty_id": duty.pk,
        "sanction_id": step_weighed.pk,
        "concern_id": concern.pk,
        "rhythm_id": rhythm.pk,
        "actor_id": actor.pk,
        "note_id": note.pk,
        "voice": "borger",
        "sheet_id": sheet.pk,
        "procedure": "foertidspension",
        "indicator_code": "D-2",
        "text_code": "medvirken",
        "language": "da",
        "job_id": job.pk,
    }
    return World(case, ids)


def weighed(case: Case, goal: Goal, by, *, on: date = TODAY, **values) -> SanctionStep:
    """A step that goes on and waits for a leader's look; written past the action, as tests of pages may."""
    words = ("about", "citizen_account", "support_tried", "help_offered", "vulnerability", "side_effects")
    days = {"guided_on": on - timedelta(days=30), "happened_on": on - timedelta(days=9), "heard_on": on}
    return SanctionStep.objects.create(
        case=case,
        goal=goal,
        decided_on=on,
        decided_by=by,
        **dict.fromkeys((*words, "alternatives", "reasons"), CANARY_NOTE)
        | days
        | {"heard_by": "samtale", "causes": ["ved_ikke"], "ability": "delvist"}
        | {"outcome": "til_afgoerelse", "second_look_needed": True}
        | values,
    )
