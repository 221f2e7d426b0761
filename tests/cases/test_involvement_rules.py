"""The involvement room: each validation by table, and what holds for every record."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.enums import ClaimStatus, DecidedBy, DecisionIncluded, Form, Response
from cases.involvement import Asked, Claim, Effect, Option, Record, judge, suggest
from cases.involvement.evidence import COUNTERS, NEEDED

DAY = dt.date(2026, 11, 20)
MUSEUM = Option(
    "Praktik på museet",
    why_relevant="Hun vil gerne arbejde med historie.",
    consequence_of_choice="Tre formiddage om ugen.",
    consequence_of_decline="Det har ingen følger for ydelsen.",
)
LIBRARY = replace(MUSEUM, label="Praktik på biblioteket")
ANSWERED = Asked("Museet", DAY, "Museet flyttede mødetiden til kl. 10.")
WAITING = Asked("Museet", DAY)

FULL = {
    Form.DEMOKRATI: Record(
        claims=(Claim(Form.DEMOKRATI, "Hun valgte selv rækkefølgen."),),
        citizen_words="Jeg har brug for ro om morgenen.",
        decision="Praktikken begynder først kl. 10.",
        decided_by=DecidedBy.BORGER,
    ),
    Form.FORBRUG: Record(
        claims=(Claim(Form.FORBRUG, "Hun valgte mellem to."),), options=(MUSEUM, LIBRARY), asked=(ANSWERED,)
    ),
    Form.SELVREFLEKSION: Record(
        claims=(
            Claim(
                Form.SELVREFLEKSION,
                hits={"R-1": "Jeg vil køre lastbil.", "R-2": "Ringer selv til køreskolen.", "R-6": "Mentor tager med."},
            ),
        )
    ),
    Form.SAMSKABELSE: Record(
        claims=(
            Claim(
                Form.SAMSKABELSE,
                hits={
                    "S-1": "Vi sad med planen begge to.",
                    "S-2": "Han tegnede ugen.",
                    "S-3": "Han kender lageret.",
                    "S-6": "Han skrev under først, da timerne passede.",
                },
            ),
        ),
        decision_included=DecisionIncluded.DELVIS,
    ),
}


def without_hit(record, code):
    (claim,) = record.claims
    return replace(record, claims=(replace(claim, hits={k: v for k, v in claim.hits.items() if k != code}),))


def codes(record, effect=None):
    return {v.code for v in judge(record).verdicts if effect is None or v.effect is effect}


@pytest.mark.requirement("S4-01")
@pytest.mark.parametrize("form", Form)
def test_a_full_claim_is_documented(form):
    judged = judge(FULL[form])
    assert judged.statuses == {form: ClaimStatus.DOKUMENTERET}
    assert judged.saveable
    assert judged.missing(form) == ()


@pytest.mark.requirement("S4-01")
def test_claims_do_not_alter_one_another():
    everything = Record(
        claims=tuple(claim for form in Form for claim in FULL[form].claims),
        citizen_words="Jeg har brug for ro om morgenen.",
        decision="Praktikken begynder først kl. 10.",
        decided_by=DecidedBy.BORGER,
        decision_included=DecisionIncluded.JA,
        options=(MUSEUM, LIBRARY),
        asked=(ANSWERED,),
    )
    assert judge(everything).statuses == dict.fromkeys(Form, ClaimStatus.DOKUMENTERET)


@pytest.mark.requirement("S4-03", "V-01")
@pytest.mark.parametrize(
    ("record", "named"),
    [
        (
            replace(FULL[Form.FORBRUG], options=(MUSEUM, replace(LIBRARY, consequence_of_choice=""))),
            "Betingelse 1",
        ),
        (replace(FULL[Form.FORBRUG], options=(MUSEUM,)), "Betingelse 2"),
        (replace(FULL[Form.FORBRUG], asked=()), "Betingelse 3"),
    ],
)
def test_forbrug_names_the_condition_that_is_missing(record, named):
    judged = judge(record)
    assert judged.statuses[Form.FORBRUG] is ClaimStatus.DELVIS
    (missing,) = judged.missing(Form.FORBRUG)
    assert missing.message.startswith(f"{named} mangler")
    assert missing.effect is Effect.CAP
    assert judged.saveable


@pytest.mark.requirement("S4-03")
def test_forbrugs_open_third_condition_says_since_when():
    waiting = replace(FULL[Form.FORBRUG], asked=(WAITING,))
    (missing,) = judge(waiting).missing(Form.FORBRUG)
    assert "afventer udbyder siden 20. november 2026 (Museet)" in missing.message
    assert judge(replace(waiting, asked=(ANSWERED,))).statuses[Form.FORBRUG] is ClaimStatus.DOKUMENTERET
    nothing = replace(waiting, asked=(replace(ANSWERED, unchanged=True),))
    assert judge(nothing).statuses[Form.FORBRUG] is ClaimStatus.DELVIS
    both = replace(nothing, asked=(*nothing.asked, Asked("Kommunen", DAY)))
    assert "afventer udbyder siden" in " ".join(v.message for v in judge(both).missing(Form.FORBRUG))
    one = replace(nothing, asked=(*nothing.asked, ANSWERED))
    assert judge(one).statuses[Form.FORBRUG] is ClaimStatus.DOKUMENTERET


@pytest.mark.requirement("S4-04", "V-02")
@pytest.mark.parametrize(
    ("options", "enough"),
    [
        ((MUSEUM, LIBRARY), True),
        ((MUSEUM, replace(LIBRARY, label="praktik på MUSEET.")), False),
        ((MUSEUM, replace(LIBRARY, why_relevant=" ")), False),
        ((replace(MUSEUM, key="1"), replace(LIBRARY, key="1")), False),
        ((replace(MUSEUM, key="1"), replace(MUSEUM, key="2")), True),
        ((replace(MUSEUM, key="1"), replace(MUSEUM, label="praktik på MUSEET.")), False),
        ((), False),
    ],
)
def test_two_distinct_relevant_options(options, enough):
    record = Record(claims=(Claim(Form.FORBRUG, hits={"F-1": "Fik det hele at vide."}),), options=options)
    assert ("V-02" not in codes(record)) is enough


@pytest.mark.requirement("S4-04", "V-03")
@pytest.mark.parametrize(
    ("response", "consequence", "refused"),
    [
        (Response.FRAVALG, "", True),
        (Response.FRAVALG, "  ", True),
        (Response.FRAVALG, "Ingen følger.", False),
        (Response.TILVALG, "", False),
        (Response.OVERVEJER, "", False),
    ],
)
def test_fravalg_needs_its_consequence(response, consequence, refused):
    declined = replace(LIBRARY, response=response, consequence_of_decline=consequence)
    judged = judge(replace(FULL[Form.FORBRUG], options=(MUSEUM, declined)))
    assert judged.saveable is not refused
    assert [(v.code, v.field, v.row) for v in judged.refusals] == (
        [("V-03", "consequence_of_decline", 1)] if refused else []
    )


@pytest.mark.requirement("S4-07", "V-04", "V-05")
@pytest.mark.parametrize(
    ("decided_by", "decision", "status", "code"),
    [
        (DecidedBy.BORGER, "Begynder kl. 10.", ClaimStatus.DOKUMENTERET, None),
        (DecidedBy.FAELLES, "Begynder kl. 10.", ClaimStatus.DOKUMENTERET, None),
        (DecidedBy.BORGER, "", ClaimStatus.DELVIS, "V-04"),
        (DecidedBy.SAGSBEHANDLER, "Begynder kl. 10.", ClaimStatus.DELVIS, "V-05"),
        (DecidedBy.LOVKRAV, "Begynder kl. 10.", ClaimStatus.DELVIS, "V-05"),
        (DecidedBy.ANDEN_AKTOER, "Begynder kl. 10.", ClaimStatus.DELVIS, "V-04"),
        (DecidedBy.IKKE_BESLUTTET, "Begynder kl. 10.", ClaimStatus.DELVIS, "V-04"),
        ("", "Begynder kl. 10.", ClaimStatus.DELVIS, "V-04"),
    ],
)
def test_demokrati_follows_who_decided(decided_by, decision, status, code):
    record = replace(FULL[Form.DEMOKRATI], decided_by=decided_by, decision=decision, legal_basis="LAB § 58")
    judged = judge(record)
    assert judged.statuses[Form.DEMOKRATI] is status
    assert {v.code for v in judged.missing(Form.DEMOKRATI)} == ({code} if code else set())
    assert judged.saveable


@pytest.mark.requirement("S4-07", "V-04")
def test_demokrati_without_the_borgers_words_is_refused():
    (refusal,) = judge(replace(FULL[Form.DEMOKRATI], citizen_words="")).refusals
    assert (refusal.code, refusal.field) == ("V-04", "citizen_words")


@pytest.mark.requirement("S4-09", "V-06")
@pytest.mark.parametrize(
    ("hits", "status"),
    [
        ({"R-1": "a", "R-2": "b"}, ClaimStatus.DOKUMENTERET),
        ({"R-1": "a", "R-3": "b"}, ClaimStatus.DOKUMENTERET),
        ({"R-1": "a"}, ClaimStatus.DELVIS),
        ({"R-2": "a", "R-3": "b"}, ClaimStatus.DELVIS),
        ({}, ClaimStatus.UDOKUMENTERET),
    ],
)
def test_selvrefleksion_needs_dreams_and_plan_or_dialogue(hits, status):
    record = Record(claims=(Claim(Form.SELVREFLEKSION, hits=hits),))
    assert judge(record).statuses[Form.SELVREFLEKSION] is status


@pytest.mark.requirement("S4-09")
def test_selvrefleksion_without_support_is_noticed_never_blocked():
    judged = judge(without_hit(FULL[Form.SELVREFLEKSION], "R-6"))
    assert judged.statuses[Form.SELVREFLEKSION] is ClaimStatus.DOKUMENTERET
    assert [v.message for v in judged.notices] == [
        "Hvilke ressourcer kræver det af borgeren, og hvilken støtte er aftalt?"
    ]


@pytest.mark.requirement("S4-08", "V-08")
@pytest.mark.parametrize("code", ["S-1", "S-2", "S-3", "S-6"])
def test_samskabelse_misses_each_part(code):
    judged = judge(without_hit(FULL[Form.SAMSKABELSE], code))
    assert judged.statuses[Form.SAMSKABELSE] is ClaimStatus.DELVIS
    assert [v.field for v in judged.missing(Form.SAMSKABELSE)] == [code]


@pytest.mark.requirement("S4-08", "V-08")
def test_samskabelse_without_an_answer_about_the_decision_is_never_documented():
    judged = judge(replace(FULL[Form.SAMSKABELSE], decision_included=""))
    assert judged.statuses[Form.SAMSKABELSE] is ClaimStatus.DELVIS
    assert [v.code for v in judged.missing(Form.SAMSKABELSE)] == ["V-08"]


@pytest.mark.requirement("V-10")
@pytest.mark.parametrize(("basis", "refused"), [("", True), (" ", True), ("LAB § 58", False)])
def test_lovkrav_names_the_law(basis, refused):
    record = Record(decided_by=DecidedBy.LOVKRAV, legal_basis=basis, barriers=frozenset({"lovkrav"}))
    assert ("V-10" in codes(record, Effect.REFUSE)) is refused


@pytest.mark.requirement("S4-12", "V-11")
@pytest.mark.parametrize(
    ("words", "view", "refused"),
    [
        ("Jeg er træt.", "jeg er  træt", True),
        ("Jeg er træt.", "Søvnen er brudt.", False),
        ("", "", False),
        ("Jeg er træt.", "", False),
    ],
)
def test_the_two_voices_are_two_texts(words, view, refused):
    record = Record(citizen_words=words, worker_view=view, barrier_explanation="Tiden gik.")
    assert ("V-11" in codes(record, Effect.REFUSE)) is refused


@pytest.mark.requirement("S4-10", "V-15")
@pytest.mark.parametrize(
    ("barriers", "explanation", "saveable"),
    [
        (frozenset(), "", False),
        (frozenset(), " ", False),
        (frozenset({"rettidighed"}), "", True),
        (frozenset(), "Vi nåede kun at hilse på hinanden.", True),
    ],
)
def test_no_form_is_valid_with_a_barrier_or_an_explanation(barriers, explanation, saveable):
    assert judge(Record(barriers=barriers, barrier_explanation=explanation)).saveable is saveable


def test_a_counter_indicator_stands_beside_the_claim():
    (claim,) = FULL[Form.DEMOKRATI].claims
    sold = replace(FULL[Form.DEMOKRATI], claims=(replace(claim, hits={"D-X": "Idéen blev solgt."}),))
    assert judge(sold).statuses[Form.DEMOKRATI] is ClaimStatus.DOKUMENTERET
    assert codes(sold, Effect.NOTICE) == {"V-12"}


@pytest.mark.requirement("V-20")
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("chose", [True, False, None])
def test_the_borgers_own_answer_contests_only_choice_and_decision(form, chose):
    contested = "V-20" in codes(replace(FULL[form], citizen_chose=chose))
    assert contested is (chose is False and form in {Form.DEMOKRATI, Form.FORBRUG})


def test_suggestions_come_in_the_sources_order_and_carry_no_number():
    found = suggest(["S-1", "S-2", "S-3", "F-X", "D-2", "D-X"])
    assert [(s.form, s.speaks_for, s.speaks_against) for s in found] == [
        (Form.DEMOKRATI, ("D-2",), ("D-X",)),
        (Form.SAMSKABELSE, ("S-1", "S-2", "S-3"), ()),
    ]


# --- What holds for every record ------------------------------------------------------------------------------------

words = st.sampled_from(["", " ", "Noget med ord.", "Noget andet."])
hit_codes = {form: sorted({c for cs in NEEDED[form] for c in cs} | {f"{form.value[0].upper()}-X"}) for form in Form}
hit_codes[Form.SELVREFLEKSION] = ["R-1", "R-2", "R-3", "R-6", "R-X"]
options = st.builds(
    Option,
    label=st.sampled_from(["Museum", "Bibliotek", "Tøjbutik"]),
    why_relevant=words,
    consequence_of_choice=words,
    consequence_of_decline=words,
    response=st.sampled_from(["", *Response.values]),
)
asked = st.builds(Asked, provider=st.just("Museet"), asked_on=st.just(DAY), what_changed=words)


@st.composite
def claims(draw, text=words):
    forms = draw(st.lists(st.sampled_from(list(Form)), unique=True))
    return tuple(
        Claim(form, draw(text), draw(st.dictionaries(st.sampled_from(hit_codes[form]), text))) for form in forms
    )


def records(text=words, option=options, question=asked):
    return st.builds(
        Record,
        claims=claims(text),
        citizen_words=text,
        worker_view=text,
        decision=text,
        decided_by=st.sampled_from(["", *DecidedBy.values]),
        legal_basis=text,
        power_moved=text,
        decision_included=st.sampled_from(["", *DecisionIncluded.values]),
        barriers=st.frozensets(st.sampled_from(["rettidighed", "helbred"])),
        barrier_explanation=text,
        options=st.lists(option, max_size=3).map(tuple),
        asked=st.lists(question, max_size=2).map(tuple),
    )


RANK = {ClaimStatus.UDOKUMENTERET: 0, ClaimStatus.DELVIS: 1, ClaimStatus.DOKUMENTERET: 2}
TEXTS = ["citizen_words", "decision", "power_moved"]


@st.composite
def with_more_evidence(draw):
    """A record, and the same with one more piece of evidence in it."""
    before = draw(records())
    step = draw(st.sampled_from(["text", "hit", "evidence", "option", "answer"]))
    if step == "text":
        name = draw(st.sampled_from(TEXTS))
        return before, replace(before, **{name: getattr(before, name).strip() or "Nu står der noget."})
    if step == "option":
        label = draw(st.sampled_from(["Museum", "Lager"]))
        return before, replace(before, options=(*before.options, replace(MUSEUM, label=label)))
    if step == "answer":
        return before, replace(before, asked=(*before.asked, ANSWERED))
    more = []
    for claim in before.claims:
        code = draw(st.sampled_from(hit_codes[claim.form]))
        hits = {**claim.hits, code: claim.hits.get(code, "").strip() or "Det skete."}
        more.append(replace(claim, hits=hits) if step == "hit" else replace(claim, evidence="Det skete."))
    return before, replace(before, claims=tuple(more))


@given(with_more_evidence())
def test_more_evidence_never_lowers_a_status(pair):
    before, after = (judge(record).statuses for record in pair)
    assert all(RANK[after[form]] >= RANK[before[form]] for form in before)


@given(records(), st.randoms())
def test_status_does_not_depend_on_order(record, random):
    def shuffled(values):
        values = list(values)
        random.shuffle(values)
        return tuple(values)

    other = replace(
        record, claims=shuffled(record.claims), options=shuffled(record.options), asked=shuffled(record.asked)
    )
    assert judge(other).statuses == judge(record).statuses


@pytest.mark.requirement("S4-10")
@given(records())
def test_zero_forms_are_refused_exactly_when_nothing_stood_in_the_way(record):
    record = replace(record, claims=())
    explained = bool(record.barriers) or bool(record.barrier_explanation.strip())
    assert ("V-15" in codes(record)) is not explained


blank = st.sampled_from(["", " ", "\n"])


@pytest.mark.requirement("V-19")
@given(
    records(
        text=blank,
        option=st.builds(Option, label=st.sampled_from(["Museum", "Lager"]), response=st.sampled_from(Response.values)),
        question=st.just(WAITING),
    )
)
def test_ticks_and_lists_alone_never_document_a_form(record):
    assert set(judge(record).statuses.values()) <= {ClaimStatus.UDOKUMENTERET}


@pytest.mark.requirement("V-19")
@pytest.mark.parametrize("form", [Form.SELVREFLEKSION, Form.SAMSKABELSE])
def test_a_tick_without_words_is_named(form):
    (claim,) = FULL[form].claims
    code = NEEDED[form][0][0]
    ticked = replace(FULL[form], claims=(replace(claim, hits={**claim.hits, code: ""}),))
    assert ("V-19", code) in {(v.code, v.field) for v in judge(ticked).missing(form)}


@given(records())
def test_the_message_says_something_for_every_cap(record):
    judged = judge(record)
    for form, status in judged.statuses.items():
        if status is ClaimStatus.DELVIS:
            assert all(v.message for v in judged.missing(form))
            assert judged.missing(form)


def test_no_counter_indicator_is_needed():
    assert not COUNTERS & {code for groups in NEEDED.values() for group in groups for code in group}
