"""What is said beside a record and can be passed: each notice by table, and that none of them ever blocks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.enums import Actor, ClaimStatus, DecidedBy, Form, NegotiationKind, Phase, Pressure, Response
from cases.involvement import Asked, Draft, Effect, Negotiated, Option, Record, Surroundings, judge
from cases.involvement.follow_up import unasked, with_pressure
from tests.cases.test_involvement_rules import DAY, FULL, LIBRARY, MUSEUM, records

CHOSEN = FULL[Form.DEMOKRATI]
SHARED = FULL[Form.SAMSKABELSE]
REFLECTED = FULL[Form.SELVREFLEKSION]
DECLINED = (("k1", "it kursus"), ("", "it kursus"))


def notices(record, around=None):
    judged = judge(record, around) if around else judge(record)
    return {(v.code, v.field) for v in judged.notices}


def codes(record, around=None):
    return {code for code, _field in notices(record, around)}


def claim(record, **values):
    (only,) = record.claims
    return replace(record, claims=(replace(only, **values),))


@pytest.mark.requirement("V-07")
@pytest.mark.parametrize(
    ("support", "asked"), [(None, True), (" ", True), ("Mentoren tager med de første gange.", False)]
)
def test_reflection_without_a_word_of_support_asks_for_the_resources_it_takes(support, asked):
    hits = {code: text for code, text in REFLECTED.claims[0].hits.items() if code != "R-6"}
    record = claim(REFLECTED, hits=hits if support is None else hits | {"R-6": support})
    assert (("V-07", "R-6") in notices(record)) is asked
    assert judge(record).saveable
    assert judge(record).statuses == {Form.SELVREFLEKSION: ClaimStatus.DOKUMENTERET}


@pytest.mark.requirement("V-07")
@pytest.mark.parametrize("form", [form for form in Form if form is not Form.SELVREFLEKSION])
def test_no_other_form_asks_for_it(form):
    assert "V-07" not in codes(FULL[form])


@pytest.mark.requirement("V-09")
@pytest.mark.parametrize(
    ("actors", "who_decides", "asked"),
    [
        (set(), "", False),
        ({Actor.VIRKSOMHED}, "", False),
        ({Actor.VIRKSOMHED, Actor.SUNDHED}, "", True),
        ({Actor.VIRKSOMHED, Actor.SUNDHED}, "Kommunen, når lægen har svaret.", False),
    ],
)
def test_with_more_actors_somebody_says_who_decides(actors, who_decides, asked):
    hits = {**SHARED.claims[0].hits} | ({"S-7": who_decides} if who_decides else {})
    record = claim(replace(SHARED, actors=frozenset(actors)), hits=hits)
    assert (("V-09", "S-7") in notices(record)) is asked
    assert judge(record).statuses == {Form.SAMSKABELSE: ClaimStatus.DOKUMENTERET}


@pytest.mark.requirement("V-12")
@pytest.mark.parametrize(("comment", "asked"), [("", True), (" ", True), ("Hun sagde selv ja bagefter.", False)])
def test_a_counter_indicator_asks_for_a_comment_and_removes_nothing(comment, asked):
    record = claim(CHOSEN, hits={"D-X": "Idéen blev solgt."}, counter_comment=comment)
    assert (("V-12", "counter_comment_demokrati") in notices(record)) is asked
    assert judge(record).statuses == {Form.DEMOKRATI: ClaimStatus.DOKUMENTERET}


@pytest.mark.requirement("V-13", "S4-75")
@pytest.mark.parametrize(
    ("evidence", "around", "asked"),
    [
        ("Ok.", Surroundings(shortest_evidence=20), True),
        ("Ok.", Surroundings(), False),
        ("", Surroundings(shortest_evidence=20), False),
        ("Hun valgte selv rækkefølgen af alt.", Surroundings(shortest_evidence=20), False),
        ("Hun valgte selv.", Surroundings(reused=frozenset({"Hun valgte selv."})), True),
        ("Hun valgte selv.", Surroundings(reused=frozenset({"Noget andet."})), False),
    ],
)
def test_a_template_is_asked_about(evidence, around, asked):
    record = claim(CHOSEN, evidence=evidence)
    assert ("V-13" in codes(record, around)) is asked
    assert judge(record, around).statuses == judge(record).statuses


@pytest.mark.requirement("V-13")
def test_words_that_stand_elsewhere_are_found_under_a_question_too():
    around = Surroundings(reused=frozenset({"Ringer selv til køreskolen."}))
    assert "V-13" in codes(REFLECTED, around)


@pytest.mark.requirement("V-16", "S4-19")
@pytest.mark.parametrize(
    ("option", "limit", "asked"),
    [
        (Option("IT-kursus", key="k1"), 2, True),
        (Option("it  KURSUS"), 2, True),
        (Option("IT-kursus", what_is_new="Det er nu to timer om dagen."), 2, False),
        (Option("IT-kursus"), 3, False),
        (Option("IT-kursus"), 0, False),
        (Option("Lager"), 2, False),
        (Option("Et nyt navn", key="k1"), 1, True),
    ],
)
def test_a_proposal_that_was_declined_asks_what_is_new(option, limit, asked):
    around = Surroundings(declined=DECLINED, repeated_proposal=limit)
    judged = judge(Record(options=(MUSEUM, option), barrier_explanation="Tiden gik."), around)
    found = [(v.code, v.field, v.row) for v in judged.notices]
    assert (("V-16", "what_is_new", 1) in found) is asked
    assert judged.saveable


@pytest.mark.requirement("V-17", "S4-23")
@pytest.mark.parametrize(
    ("record", "others", "asked"),
    [
        (REFLECTED, 2, True),
        (REFLECTED, 1, False),
        (REFLECTED, None, False),
        (CHOSEN, 5, False),
        (replace(REFLECTED, claims=(*REFLECTED.claims, *SHARED.claims)), 5, False),
        (Record(barrier_explanation="Tiden gik."), 5, False),
    ],
)
def test_reflection_alone_is_mentioned_from_the_third_entry(record, others, asked):
    around = Surroundings(reflections=others, reflections_alone=3)
    assert ("V-17" in codes(record, around)) is asked


@pytest.mark.requirement("V-20")
def test_contested_forms_are_named_and_keep_their_status():
    record = replace(CHOSEN, citizen_chose=False)
    judged = judge(record)
    assert judged.contested == {Form.DEMOKRATI}
    assert judged.statuses == {Form.DEMOKRATI: ClaimStatus.DOKUMENTERET}
    assert judge(replace(REFLECTED, citizen_chose=False)).contested == frozenset()


@pytest.mark.requirement("S4-66")
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize(
    ("pressure", "free", "asked"),
    [
        (Pressure.SANKTION_NAEVNT, "", True),
        (Pressure.SANKTION_VARSLET, "", True),
        (Pressure.SANKTION_NAEVNT, "Ja, hun fik en uge til at tænke.", False),
        (Pressure.TIDSFRIST, "", False),
        ("", "", False),
    ],
)
def test_a_sanction_beside_a_choice_asks_whether_it_was_free(form, pressure, free, asked):
    record = replace(FULL[form], pressure=pressure, free_choice=free)
    chosen = form in (Form.DEMOKRATI, Form.FORBRUG)
    assert (("V-21", "free_choice") in notices(record)) is (asked and chosen)
    assert judge(record).saveable


@pytest.mark.requirement("S4-71", "V-10")
@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({"barriers": frozenset({"lovkrav"})}, True),
        ({"barriers": frozenset({"lovkrav"}), "legal_basis": "LAB § 58"}, False),
        ({"barriers": frozenset({"lokal_maalsaetning"})}, False),
        ({"barriers": frozenset({"faglig_vurdering"})}, False),
        ({"barriers": frozenset({"tilbud_mangler"})}, False),
        ({"decided_by": DecidedBy.LOVKRAV, "barriers": frozenset({"tid"})}, True),
    ],
)
def test_only_the_law_needs_its_reference(values, refused):
    found = [v.field for v in judge(Record(**values)).refusals if v.code == "V-10"]
    assert found == (["legal_basis"] if refused else [])


# --- What follows from a draft ----------------------------------------------------------------------------------------


def draft(**values):
    return Draft(phase=Phase.UDVAELGELSE, occurred_on=DAY, **values)


@pytest.mark.requirement("S4-24")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", Pressure.SANKTION_NAEVNT),
        (Pressure.INGEN, Pressure.SANKTION_NAEVNT),
        (Pressure.SANKTION_VARSLET, Pressure.SANKTION_VARSLET),
    ],
)
def test_a_sanction_that_was_named_is_pressure_on_the_entry(before, after):
    named = (Negotiated("sagsbehandler", NegotiationKind.SANKTION_NAEVNT),)
    assert with_pressure(draft(pressure=before, moves=named)).pressure == after
    quiet = draft(pressure=before, moves=(Negotiated("borger", NegotiationKind.FORSLAG),))
    assert with_pressure(quiet) is quiet


NO = replace(LIBRARY, response=Response.FRAVALG, key="k2")
FREE = replace(LIBRARY, label="Lageret", response=Response.FRAVALG)


@pytest.mark.requirement("S4-06")
@pytest.mark.parametrize(
    ("options", "asked", "expected"),
    [
        ((NO,), (), [NO]),
        ((NO, FREE), (), [NO, FREE]),
        ((NO,), (Asked("Kommunen", DAY, key="k2"),), []),
        ((NO,), (Asked("Kommunen", DAY, key="k9"),), [NO]),
        ((NO, FREE), (Asked("Alle tre steder", DAY),), []),
        ((NO, FREE), (Asked("lageret", DAY),), [NO]),
        ((replace(NO, response=Response.TILVALG),), (), []),
    ],
)
def test_whom_a_fravalg_makes_us_ask(options, asked, expected):
    assert list(unasked(draft(options=options, asked=asked))) == expected


# --- For every record -------------------------------------------------------------------------------------------------

surroundings = st.builds(
    Surroundings,
    declined=st.lists(st.sampled_from([("", "museum"), ("1", "lager"), ("", "bibliotek")]), max_size=4).map(tuple),
    reused=st.frozensets(st.sampled_from(["Noget med ord.", "Noget andet."])),
    reflections=st.none() | st.integers(0, 4),
    shortest_evidence=st.integers(0, 60),
    repeated_proposal=st.integers(0, 3),
    reflections_alone=st.integers(0, 4),
)


@given(records(), surroundings)
def test_what_stands_around_only_adds_notices(record, around):
    alone, beside = judge(record), judge(record, around)
    assert beside.statuses == alone.statuses
    assert beside.refusals == alone.refusals
    added = set(beside.verdicts) - set(alone.verdicts)
    assert all(verdict.effect is Effect.NOTICE and verdict.message for verdict in added)
    assert set(alone.verdicts) <= set(beside.verdicts)


@given(records(), st.sampled_from(["", *Pressure.values]), st.frozensets(st.sampled_from(Actor.values)))
def test_pressure_and_actors_never_refuse_or_lower(record, pressure, actors):
    more = judge(replace(record, pressure=pressure, actors=actors))
    assert (more.statuses, more.refusals) == (judge(record).statuses, judge(record).refusals)
