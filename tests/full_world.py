"""The world of tests/world.py with the rest of what a sag can hold, any number of times; and a canary in each word."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

from cases.models import (
    ActorAround,
    AgreementLine,
    Benefit,
    CheckIn,
    CitizenStatement,
    ColleagueAnswer,
    Commitment,
    CompanyContact,
    Concern,
    Contact,
    Coordination,
    CoordinationNote,
    Enrolment,
    EntryMarkedWrong,
    FormClaim,
    Goal,
    Indicator,
    IndicatorHit,
    InvolvementEntry,
    LateFollowUp,
    LineRemark,
    MatchReason,
    Meeting,
    NegotiationMove,
    Observation,
    ObservationMarkedWrong,
    OptionShown,
    OptionWithheld,
    Pause,
    Placement,
    PlacementExtension,
    PlacementGuide,
    PlanStep,
    ProblemDefinition,
    ProcedureMark,
    ProviderResponse,
    PurposeAlignment,
    ReactivationStep,
    StatementMarkedWrong,
    StepChange,
    Strength,
    TargetGroup,
    Task,
    Utterance,
    Visitation,
    Wish,
    WishAttempt,
    WorkDuty,
)
from cases.risk import evaluate
from tests.factories import TODAY, make_offer, make_workplace
from tests.world import World, weighed

FILE = Path(__file__).resolve().parents[1] / "cases" / "personal_fields.toml"
MARKUP = "<i>\"'&"  # what must be escaped wherever a canary is shown
# Sealed, hashed, held as data, or codes; they get no canary text.
# The table refuses UPDATE; it is born with its canary.
WRITTEN_ONCE = {
    "CheckIn.own_words", "CitizenStatement.change", "CitizenStatement.own_words", "EntryMarkedWrong.reason",
    "LineRemark.text", "ObservationMarkedWrong.reason", "ProblemDefinition.text", "StatementMarkedWrong.reason", "StepChange.text",
}  # fmt: skip
NO_TEXT = {
    "Citizen.birth_date", "Citizen.cpr_cipher", "Citizen.cpr_search", "Draft.fields", "Flag.data",
    "InvolvementEntry.barriers", "InvolvementEntry.kept_wording", "Pause.reason", "Placement.end_reason",
    "PlanSheet.content", "PlanSheet.texts",
    "SensitiveFact.kind", "StatementLink.digest",
}  # fmt: skip


def thicken(world: World, caseworker: Any, times: int = 1, *, law: bool = True) -> None:
    """Everything a sag can hold and `fill` leaves out, `times` times; what can be there only once, with `law`."""
    for number in range(times):
        _course(world, caseworker, number)
        _talks(world, caseworker, number)
        _work(world, number)
        _around(world, caseworker, number)
    if law:
        _law(world, caseworker)
        _dilemmas(world, caseworker)
    evaluate.reconcile([world.case.pk], on=TODAY)


def _dilemmas(world: World, caseworker: Any) -> None:
    """Advice from a colleague, a contact against the borger's wish, and the four answers out of a praktik."""
    question, placement = world.ids["question_id"], world.ids["placement_id"]
    ColleagueAnswer.objects.create(question_id=question, text="prøv igen", given_on=TODAY, given_by=caseworker)
    CompanyContact.objects.create(
        case=world.case,
        placement_id=placement,
        kind="opkald",
        happened_on=TODAY,
        made_by=caseworker,
        text="ringet",
        against_wish=True,
        reason="en skade",
    )
    answers = dict.fromkeys(("work_behind", "short_track", "her_needs", "her_account", "alternative"), "ord")
    PlacementGuide.objects.create(
        placement_id=placement, outcome="stop", decided_on=TODAY, decided_by=caseworker, **answers
    )


def _around(world: World, who: Any, n: int) -> None:
    """One more beside the borger, one who has left, who held it together before, and what they agreed."""
    case = world.case
    told = {"case": case, "kind": "sundhed", "function": "Behandling", "contact": "Tlf. 12 34", "areas": ["sundhed"]}
    for name, ended_on in ((f"Klinikken {n}", None), (f"Afdelingen {n}", _day(-5))):
        _also(world, "actor_id", ActorAround.objects.create(name=name, since=_day(-60), ended_on=ended_on, **told))
    before = 90 * case.coordinations.count()
    Coordination.objects.create(case=case, who="borger", since=_day(-before - 9), ended_on=_day(-before))
    note = CoordinationNote.objects.create(case=case, noted_on=_day(-n), noted_by=who, text="Vi mødes mandag")
    _also(world, "note_id", note)


def _also(world: World, argument: str, row: models.Model) -> None:
    world.others.setdefault(argument, []).append(row.pk)


def _day(days: int) -> date:
    return TODAY + timedelta(days=days)


def _course(world: World, who: Any, n: int) -> None:
    case, plan = world.case, world.case.plan
    rank = case.wishes.count() + 1
    words = {"wording": f"ønske {n}", "raised_on": _day(-40)}
    parked = Wish.objects.create(case=case, rank=rank, revisit_on=_day(20), revisit_when="når foråret kommer", **words)
    told = {"explanation": "Det findes ikke her", "alternatives": "Et bibliotek", "set_aside": "selvindsigt"}
    told |= {"insight_observed": "To dage", "insight_explained": "Gik dem igennem", "insight_answer": "Ikke enig"}
    impossible = Wish.objects.create(case=case, rank=rank + 1, status="ikke_mulig", **words, **told)
    for kind, outcome in (("besoeg", "nej"), ("opkald", "afventer")):
        WishAttempt.objects.create(
            wish_id=world.ids["wish_id"], made_on=_day(-3), made_by=who, kind=kind, outcome=outcome, text="Ringede",
            workplace_text="Museet",
        )  # fmt: skip
    goal = Goal.objects.create(
        plan=plan, kind="loennede_timer", citizen_wording=f"mål {n}", purpose="Afklaring", set_on=_day(-20)
    )
    Goal.objects.create(
        plan=plan, parent=goal, kind="afklaring", citizen_wording="et delmål", set_on=_day(-20), reached_on=_day(-2)
    )
    _elements(world, who, n, goal)
    PlanStep.objects.create(plan=plan, goal=goal, title=f"skridt {n}", due_on=_day(5 + n))
    reached = PlanStep.objects.create(plan=plan, title="nået", state="naaet", reached_on=_day(-2))
    for party in ("borger", "sagsbehandler"):
        Commitment.objects.create(case=case, party=party, what=f"løfte {n}", promised_on=_day(-2), due_on=_day(4))
    kept = Commitment.objects.create(
        case=case, party="borger", what="holdt", promised_on=_day(-9), kept_on=_day(-1), kept_by=who
    )
    Task.objects.create(case=case, what=f"opgave {n}", owner=who, due_on=_day(3))
    done = Task.objects.create(case=case, what="klaret", owner=who, due_on=_day(-3), done_on=TODAY, done_by=who)
    Strength.objects.create(case=case, text=f"styrke {n}", noted_on=_day(-9), in_citizens_words=True)
    if n == 0:
        for row in (parked, impossible):
            _also(world, "wish_id", row)
        _also(world, "step_id", reached)
        _also(world, "commitment_id", kept)
        _also(world, "task_id", done)


def _elements(world: World, who: Any, n: int, goal: Goal) -> None:
    """Elements with everything said of them, one from another department; two purposes; a promise that was not kept."""
    case, plan = world.case, world.case.plan
    said = dict.fromkeys(
        ("purpose", "exit_criterion", "if_it_gets_hard", "if_declined", "basis_reference", "decider", "decided_when"),
        "ord",
    )
    for area in ("beskaeftigelse", "sundhed"):
        step = PlanStep.objects.create(
            plan=plan, goal=goal, title=f"element {n}", area=area, starts_on=_day(-4), due_on=_day(12), firmness="krav",
            basis="lov", timing="forud_for", review_on=_day(20), owner="Kollegerne", state="i_gang",
            after_id=world.ids["step_id"], wish_id=world.ids["wish_id"], need_id=world.ids["need_id"], **said,
        )  # fmt: skip
        StepChange.objects.create(
            step=step, move="begynd", to_state="i_gang", changed_on=_day(-1), changed_by=who,
            text=_born("StepChange.text"),
        )  # fmt: skip
    theirs = PlanStep.objects.create(
        plan=plan,
        title="udefra",
        area="sundhed",
        owner="Sundhed",
        source_system="sundhed",
        source_id=f"{case.pk}/{case.plan.steps.count()}",
    )
    Commitment.objects.create(
        case=case, party="borger", what="brudt", promised_on=_day(-9), broken_on=_day(-1), why_broken="Bussen"
    )
    PurposeAlignment.objects.create(
        case=case, citizen_purpose="foertidspension", citizen_words="Ro", authority_purpose="praktik",
        authority_words="Timer", aligned=False, noted_on=_day(-6), noted_by=who,
    )  # fmt: skip
    if n == 0:
        _also(world, "step_id", theirs)


def _talks(world: World, who: Any, n: int) -> None:
    case = world.case
    Contact.objects.create(case=case, kind="opkald", happened_on=_day(-1), made_by=who, text=f"kort {n}")
    booked = Meeting.objects.create(case=case, planned_on=_day(10 + n), purpose="Tale om museet")
    missed = Meeting.objects.create(
        case=case, planned_on=_day(-10 - n), state="udeblevet", purpose="Tale om vejen", citizen_explanation="Bussen"
    )
    held = Meeting.objects.create(
        case=case, state="holdt", held_on=_day(-5 - n), held_by=who, talked_about="Vejen", purpose="Vejen",
        institutional="En frist", clarified="Kræfterne", involving="Museet", spoken="arabisk", present=["tolk"],
    )  # fmt: skip
    _agreed(world, who, held, n)
    entry = _entry(world, who, held)
    claim = FormClaim.objects.create(
        entry=entry,
        form="demokrati",
        evidence="Valgte selv",
        status="dokumenteret",
        counter_comment="Sagde ja bagefter",
    )
    for polarity in ("for", "imod"):
        asked = Indicator.objects.in_force(TODAY).filter(form="demokrati", polarity=polarity).first()
        IndicatorHit.objects.create(claim=claim, indicator=asked, text="Sagde det selv")
    NegotiationMove.objects.create(entry=entry, party="borger", kind="modforslag", text="Museet")
    OptionShown.objects.create(
        entry=entry, label="Museet", response="fravalg", why_relevant="Ønsket", demands="At komme",
        consequence_of_choice="Ingen", consequence_of_decline="Ingen", citizen_reason="For langt",
        what_is_new="Nu med bus",
    )  # fmt: skip
    OptionWithheld.objects.create(entry=entry, label="Lageret", reason="Intet lys", code="bekymring")
    for answer in ({}, {"what_changed": "Senere på dagen", "answered_on": TODAY}):
        ProviderResponse.objects.create(entry=entry, provider="Museet", asked_on=_day(-5), due_on=TODAY, **answer)
    if n == 0:
        for row in (booked, missed, held):
            _also(world, "meeting_id", row)
        _also(world, "entry_id", entry)
        wrong = _entry(world, who, held)
        reason = canary_fields()["EntryMarkedWrong.reason"] + MARKUP
        EntryMarkedWrong.objects.create(entry=wrong, reason=reason, marked_by=who, marked_on=TODAY)


def _agreed(world: World, who: Any, held: Meeting, n: int) -> None:
    case, told = world.case, {"meeting": held, "noted_on": _day(-5)}
    settled = AgreementLine.objects.create(
        case=case, text=f"linje {n}", stance="delvist", dissent="For langt", settled_on=TODAY, **told
    )
    said = {"case": case, "meeting": held, "said_on": _day(-5), "response": "grebet"}
    seized = Utterance.objects.create(text=f"sagt {n}", wish_id=world.ids["wish_id"], about_work=True, **said)
    step = PlanStep.objects.create(plan=case.plan, meeting=held, title=f"aftalt {n}", due_on=_day(6))
    Commitment.objects.create(case=case, meeting=held, party="borger", what=f"lovet {n}", promised_on=_day(-5))
    _said_herself(world, who, held, settled, n)
    if n == 0:
        for argument, row in (("line_id", settled), ("utterance_id", seized), ("step_id", step)):
            _also(world, argument, row)


def _said_herself(world: World, who: Any, meeting: Meeting, line: AgreementLine, n: int) -> None:
    """By the borger: from paper with a remark to a line, and one that landed in the wrong sag."""
    case = world.case
    ProblemDefinition.objects.create(
        case=case, voice="borger", text=_born("ProblemDefinition.text"), noted_on=TODAY, noted_by=who
    )
    paper = CitizenStatement.objects.create(
        case=case, meeting=meeting, channel="papir", entered_by=who, given_on=TODAY, chose="nej", understood=False,
        remarked=True, own_words=_born("CitizenStatement.own_words"), change=_born("CitizenStatement.change"),
    )  # fmt: skip
    LineRemark.objects.create(statement=paper, line=line, stance="uenig", text=_born("LineRemark.text"))
    _seen(world, who, n)
    wrong = CitizenStatement.objects.create(
        case=case, meeting=meeting, channel="papir", entered_by=who, given_on=_day(-1), own_words="Forkert sag"
    )
    reason = _born("StatementMarkedWrong.reason")
    StatementMarkedWrong.objects.create(statement=wrong, reason=reason, marked_by=who, marked_on=TODAY)
    if n == 0:
        for row in (paper, wrong):
            _also(world, "statement_id", row)


def _seen(world: World, who: Any, n: int) -> None:
    """How it went twice by one teller, and once in the wrong place."""
    for days, now in ((-30, "svaert"), (-2, "oftest")):
        row = Observation.objects.create(
            case=world.case, teller="udbyder", observed_on=_day(days), noted_by=who, omgang=now, selvtillid=now
        )
    reason = _born("ObservationMarkedWrong.reason")
    wrong = Observation.objects.create(case=world.case, teller="borger", observed_on=_day(-1), noted_by=who, omgang=now)
    ObservationMarkedWrong.objects.create(observation=wrong, reason=reason, marked_by=who, marked_on=TODAY)
    if n == 0:
        for other in (row, wrong):
            _also(world, "observation_id", other)


def _born(name: str) -> str:
    return canary_fields()[name] + MARKUP


def _entry(world: World, who: Any, meeting: Meeting) -> InvolvementEntry:
    words = ("citizen_words", "worker_view", "decision", "power_moved", "barrier_explanation", "dissent")
    words += ("free_choice", "confirmation_comment")
    return InvolvementEntry.objects.create(
        case=world.case, meeting=meeting, occurred_on=_day(-5), author=who, author_has_authority=True,
        phase="udvaelgelse", decided_by="lovkrav", legal_basis="LAB § 58", agreement="uenig", barriers=["tid"],
        pressure="sanktion_naevnt", pressure_text="En frist", citizen_confirmation="set_med_bemaerkning",
        actors=["sundhed"], preconditions=["tilgaengelighed"], step=world.case.plan.steps.first(),
        **{name: f"ord om {name}" for name in words},
    )  # fmt: skip


def _work(world: World, n: int) -> None:
    case = world.case
    offer = make_offer(title=f"Gartneriet {case.pk} {n}")
    Enrolment.objects.create(
        case=case, offer=offer, reason="Ønsket", became="Et job", chosen_on=_day(-9), moved_on=TODAY
    )
    first = _day(-200 - 40 * n)
    ended = Placement.objects.create(
        case=case, wish_id=world.ids["wish_id"], state="afsluttet", moved_on=_day(-100), workplace=make_workplace(),
        purpose="afklaring", citizen_reason="At prøve", tasks="Gå ture", hours=10, starts_on=first,
        ends_on=first + timedelta(days=30), ended_on=first + timedelta(days=20), end_reason="helbred",
        citizen_account="Det gik", became="Intet", learned="Kortere vej", skipped_wishes_explained="Museet sagde nej",
        extended_times=1,
    )  # fmt: skip
    PlacementExtension.objects.create(
        placement=ended,
        extended_on=first,
        until_before=first,
        until_after=first + timedelta(days=30),
        reason="Mere tid",
    )
    alive = [
        Placement.objects.create(
            case=case, wish_id=world.ids["wish_id"], state=state, moved_on=TODAY, workplace=make_workplace(), hours=10,
    citizen_reason="Møde mennesker om dyr",
            purpose="afklaring", tasks="Gå ture", starts_on=TODAY, ends_on=last,
        )
        for state, last in (("spurgt", _day(20)), ("aftalt", _day(20)), ("i_gang", TODAY))
    ]  # fmt: skip
    CheckIn.objects.create(
        placement=alive[-1], channel="kiosk", given_on=TODAY, wants="juster", handling="faelles", hours_agreed=3,
        hours_worked=5, included=True, talked_with_boss=False, own_words=_born("CheckIn.own_words"),
    )  # fmt: skip
    given = Enrolment.objects.create(
        case=case, offer=make_offer(title=f"Køkkenet {case.pk} {n}"), state="bevilget", reason="Ønsket",
        chosen_on=_day(-9), moved_on=TODAY, starts_on=TODAY, ends_on=_day(20),
    )  # fmt: skip
    if n == 0:
        for row in (ended, *alive):
            _also(world, "placement_id", row)
        _also(world, "enrolment_id", given)
        _also(world, "offer_id", make_offer(title=f"Stalden {case.pk}"))


def _law(world: World, who: Any) -> None:
    case = world.case
    type(case).objects.filter(pk=case.pk).update(source_system="fagsystem", source_id=str(world.case.pk))
    # Protected, so that the address is closed to those who do not work with the whole sag.
    type(case.citizen).objects.filter(pk=case.citizen_id).update(address="Vej 1", phone="12345678", protected=True)
    case.needs.update(text="Et roligt sted")
    LateFollowUp.objects.create(
        case=case, rhythm="aftalt", due_on=_day(-26), cause="sagstal", text="Mange sager", noted_on=TODAY, noted_by=who
    )
    TargetGroup.objects.create(case=case, number=3, valid_from=_day(-300))
    Benefit.objects.create(case=case, kind="kontanthjaelp", valid_from=_day(-300))
    match = Visitation.objects.create(
        case=case, scheme="matchkategori", category="match_4", reason="Begrundelse", decided_by=who,
        valid_from=_day(-360), valid_to=_day(-300),
    )  # fmt: skip
    MatchReason.objects.create(visitation=match, element="ressourcer", text="Få kræfter")
    over = Pause.objects.create(
        case=case, reason="tryghed", text="Ro", activity="Møder", citizen_part="Foreslog det", starts_on=_day(-100),
        review_on=_day(-80), ended_on=_day(-60), ended_by=who,
    )  # fmt: skip
    _also(world, "pause_id", over)
    _rights(world, who)
    for step in ("fp_afklaring", "fp_team"):  # one step of today, one that the law has taken away
        ProcedureMark.objects.create(
            case=case, procedure="foertidspension", step_code=step, documented_on=_day(-30), how="Samtalen i oktober"
        )


def _rights(world: World, who: Any) -> None:
    case, goal = world.case, world.case.plan.goals.first()
    TargetGroup.objects.filter(case=case).update(override_reason="Loven er på vej")
    Benefit.objects.filter(case=case).update(override_reason="Loven er på vej")
    exempt = WorkDuty.objects.create(
        case=case, applies=False, legal_basis="LAB § 105 b", reason="Helbredet", decided_on=_day(-90), decided_by=who,
        valid_from=_day(-90), valid_to=_day(-11), review_on=_day(-30), explained_on=_day(-80),
    )  # fmt: skip
    _also(world, "duty_id", exempt)
    look = {"second_look_on": TODAY, "second_look_by": who, "second_look_text": "Jeg har set det"}
    more = {"causes": ["snyd"], "cheating_basis": "Han stod i avisen", "reactivation_override": "Frister"}
    _also(world, "sanction_id", weighed(case, goal, who, **look, **more))
    told = {"answer": "Vi holder pause", "answered_on": TODAY, "answered_by": who, "hat": "stoette"}
    answered = Concern.objects.create(
        case=case, raised_by=who, raised_on=_day(-20), text="Det slider", answer_due_on=_day(-6), **told
    )
    _also(world, "concern_id", answered)
    for kind in ("kontakt", "motivation"):
        ReactivationStep.objects.create(case=case, kind=kind, done_on=_day(-3), done_by=who, text="Ringede sammen")


# --- Canaries -------------------------------------------------------------------------------------------------------


def personal_fields() -> dict[str, str]:
    """`Model.field` of the cases' own tables -> keep, mask or erase, as the reviewed file says."""
    rows = tomllib.loads(FILE.read_text())
    models_ = {model._meta.object_name for model in apps.get_app_config("cases").get_models()}
    return {f"{name}.{field}": how for name, fields in rows.items() if name in models_ for field, how in fields.items()}


def canary_fields() -> dict[str, str]:
    """`Model.field` -> the word that is put into it; every field that is masked or erased when a sag is old.

    No token, nonce or digest holds a `~`, so that none of those is ever taken for a word.
    """
    fields = sorted(name for name, how in personal_fields().items() if how != "keep" and name not in NO_TEXT)
    return {name: f"k~{number:03}" for number, name in enumerate(fields)}


def put_canaries() -> dict[str, str]:
    """Every row of every field gets its word and markup beside it; the fields that no row holds are left out."""
    put = {}
    for name, word in canary_fields().items():
        model, field = name.split(".")
        rows = _with_words(apps.get_model("cases", model), field)
        if rows.exists() if name in WRITTEN_ONCE else rows.update(**{field: word + MARKUP}):
            put[name] = word
    return put


def _with_words(model: type[models.Model], field: str) -> models.QuerySet[Any]:
    """The rows whose field holds words; an empty one may have to stay empty (an answer that has not come)."""
    rows = model._base_manager.exclude(**{field: ""})
    return rows.filter(pk__in=rows.order_by("pk").values("pk")[:1]) if field == "source_id" else rows
