"""A praktik: every move from every state, what agreeing needs, who may, and what each leaves behind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from cases.actions import placements
from cases.enums import PLACEMENT_MOVES, EndReason, PlacementState, WishStatus
from cases.models import Flag, Placement
from cases.planning.agreement import GENERIC, says_what_for
from cases.planning.story import length, story
from cases.queries.timeline import timeline
from cases.risk import evaluate
from jobcenter.audit.models import Event
from jobcenter.rows import StaleEdit
from tests.factories import TODAY, make_case, make_wish, make_workplace, share

pytestmark = pytest.mark.usefixtures("dated_rules")

REASON = "Maja vil prøve kræfter med at vise gæster rundt igen."
ENDING = {"end_reason": EndReason.TIMER, "citizen_account": "Det var for mange timer."}
DETAILS = {"afslut": ENDING}


@pytest.fixture
def sag(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def whole(sag):
    """Everything an agreed placement has, as keyword arguments."""
    return {
        "workplace": make_workplace(),
        "purpose": "afklaring",
        "citizen_reason": REASON,
        "hours": 12,
        "starts_on": TODAY - timedelta(days=1),
        "ends_on": TODAY + timedelta(weeks=4),
    }


def in_state(sag, state: str, **terms) -> Placement:
    ended = {"ended_on": TODAY, "end_reason": "job", "citizen_account": "Godt."} if state == "afsluttet" else {}
    return Placement.objects.create(case=sag, state=state, moved_on=TODAY, **terms, **ended)


def complaint(refusal) -> dict[str, list[str]]:
    return refusal.value.message_dict


@pytest.mark.parametrize("state", PlacementState.values)
@pytest.mark.parametrize("move", PLACEMENT_MOVES, ids=lambda move: move.code)
def test_every_move_from_every_state(sag, asta, whole, move, state):
    placement = in_state(sag, state, **whole)
    details = DETAILS.get(move.code, {})
    if state in move.sources:
        moved = placements.move(case=sag, by=asta, on=TODAY, placement=placement, code=move.code, **details)
        assert moved.state == move.target
        assert moved.moved_on == TODAY
    else:
        with pytest.raises(ValidationError):
            placements.move(case=sag, by=asta, on=TODAY, placement=placement, code=move.code, **details)
        placement.refresh_from_db()
        assert placement.state == state


def test_the_table_allows_just_these_moves():
    table = {(move.code, source, move.target) for move in PLACEMENT_MOVES for source in move.sources}
    assert table == {
        ("spoerg", "kladde", "spurgt"),
        ("aftal", "kladde", "aftalt"),
        ("aftal", "spurgt", "aftalt"),
        ("start", "aftalt", "i_gang"),
        ("afslut", "i_gang", "afsluttet"),
        ("opgiv", "kladde", "opgivet"),
        ("opgiv", "spurgt", "opgivet"),
        ("opgiv", "aftalt", "opgivet"),
    }


def test_a_move_nobody_knows_is_refused(sag, asta, whole):
    with pytest.raises(ValidationError):
        placements.move(case=sag, by=asta, on=TODAY, placement=in_state(sag, "kladde", **whole), code="godkend")


def test_a_draft_may_lack_everything(sag, asta):
    placement = placements.draft(case=sag, by=asta, on=TODAY)
    assert placement.state == PlacementState.KLADDE
    assert Event.objects.get(kind="placement.drafted").target_id == str(placement.pk)


@pytest.mark.requirement("S4-30")
def test_agreeing_names_everything_that_is_missing_at_once(sag, asta):
    placement = placements.draft(case=sag, by=asta, on=TODAY)
    with pytest.raises(ValidationError) as refusal:
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code="aftal")
    assert set(complaint(refusal)) == {"purpose", "workplace", "starts_on", "ends_on", "hours", "citizen_reason"}


@pytest.mark.requirement("S4-30")
@pytest.mark.parametrize(
    "text", ["", "Afprøvning", "bare for at afprøve", "Afklaring af arbejdsevnen i praktik.", "At se hvad hun kan"]
)
def test_a_bare_afproevning_is_no_reason(sag, asta, whole, text):
    placement = placements.draft(case=sag, by=asta, on=TODAY, **whole | {"citizen_reason": text})
    with pytest.raises(ValidationError) as refusal:
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code="aftal")
    assert set(complaint(refusal)) == {"citizen_reason"}
    placement.refresh_from_db()
    assert placement.state == PlacementState.KLADDE


@given(st.lists(st.sampled_from(sorted(GENERIC)), max_size=12), st.sampled_from([" ", ", ", ". ", "\n"]))
def test_no_number_of_generic_words_makes_a_reason(words, between):
    assert not says_what_for(between.join(words).title())


@given(st.text(max_size=80), st.text(max_size=80))
def test_more_words_never_make_a_reason_generic(reason, more):
    assert says_what_for(f"{reason} {more}") or not says_what_for(reason)


def test_the_database_itself_refuses_a_half_agreement(sag, whole):
    for field, empty in (("workplace", None), ("hours", None), ("citizen_reason", ""), ("purpose", "")):
        with pytest.raises(IntegrityError), transaction.atomic():
            in_state(sag, "aftalt", **whole | {field: empty})


@pytest.mark.requirement("S4-16")
def test_a_lower_wish_is_drafted_but_not_agreed_until_the_higher_are_explained(sag, asta, whole):
    make_wish(sag, rank=1, wording="museum")
    make_wish(sag, rank=2, wording="bibliotek")
    third = make_wish(sag, rank=3, wording="tøjbutik")
    who = {"case": sag, "by": asta, "on": TODAY}
    placement = placements.draft(**who, wish=third, **whole)
    with pytest.raises(ValidationError) as refusal:
        placements.move(**who, placement=placement, code="aftal")
    [sentence] = complaint(refusal)["skipped_wishes_explained"]
    assert "1. “museum”" in sentence
    assert "2. “bibliotek”" in sentence
    placement.refresh_from_db()
    assert placement.state == PlacementState.KLADDE
    explained = "Museet har først plads til foråret, og Maja vil gerne i gang nu."
    placements.edit(**who, placement=placement, version=1, skipped_wishes_explained=explained)
    assert placements.move(**who, placement=placement, code="aftal").wish == third
    with pytest.raises(ValidationError, match="Højere ønsker er stadig åbne"):
        placements.edit(**who, placement=placement, version=3, skipped_wishes_explained="")


@pytest.mark.requirement("S4-16")
def test_no_wish_at_all_does_not_go_round_the_ledger(sag, asta, whole):
    make_wish(sag, rank=1, wording="museum")
    placement = placements.draft(case=sag, by=asta, on=TODAY, **whole)
    with pytest.raises(ValidationError) as refusal:
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code="aftal")
    assert set(complaint(refusal)) == {"skipped_wishes_explained"}


@pytest.mark.parametrize(
    "wish",
    [{"status": "opfyldt"}, {"status": "trukket"}, {"kind": "livet"}, {"revisit_on": TODAY + timedelta(days=1)}],
    ids=str,
)
def test_wishes_that_do_not_wait_for_an_employer_need_no_explanation(sag, asta, whole, wish):
    make_wish(sag, rank=1, wording="museum", **wish)
    second = make_wish(sag, rank=2, wording="bibliotek")
    placement = placements.draft(case=sag, by=asta, on=TODAY, wish=second, **whole)
    agreed = placements.move(case=sag, by=asta, on=TODAY, placement=placement, code="aftal")
    assert (agreed.state, agreed.wish) == (PlacementState.AFTALT, second)


@pytest.mark.requirement("S4-16")
def test_the_story_says_which_wish_and_how_long(sag, asta, whole):
    make_wish(sag, rank=1, wording="museum")
    third = make_wish(sag, rank=3, wording="tøjbutik")
    shop = make_workplace(name="Tøjhuset", branch="detail")
    terms = whole | {"wish": third, "workplace": shop, "skipped_wishes_explained": "Museet svarede ikke."}
    placement = placements.draft(case=sag, by=asta, on=TODAY, **terms)
    for code in ("aftal", "start"):
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code=code)
    ended = placements.move(case=sag, by=asta, on=TODAY, placement=placement, code="afslut", **ENDING)
    third.rank = 7
    third.save()
    assert story(ended) == "3. ønske afprøvet, varede 2 dage hos Tøjhuset"


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_a_length_adds_up(first, more):
    numbers = [int(word) for word in length(first, first + timedelta(days=more)).split() if word.isdigit()]
    words = length(first, first + timedelta(days=more))
    weeks = numbers[0] if "uge" in words else 0
    days = numbers[-1] if "dag" in words else 0
    assert weeks * 7 + days == more + 1
    assert days < 7


def test_starting_makes_the_wish_tried_and_closes_its_flag(sag, asta, whole):
    wish = make_wish(sag, wording="museum", raised_on=TODAY - timedelta(days=60))
    evaluate.reconcile([sag.pk], on=TODAY)
    assert Flag.objects.open().filter(code="oenske_uden_forsoeg").exists()
    placement = placements.draft(case=sag, by=asta, on=TODAY, **whole, wish=wish)
    assert Flag.objects.open().filter(code="oenske_uden_forsoeg").exists(), "a draft is no attempt"
    for code in ("aftal", "start"):
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code=code)
    wish.refresh_from_db()
    assert wish.status == WishStatus.FORSOEGT
    assert not Flag.objects.open().filter(code="oenske_uden_forsoeg").exists()
    assert Flag.objects.get(code="oenske_uden_forsoeg").closed_on == TODAY


def test_a_praktik_cannot_have_begun_before_its_day(sag, asta, whole):
    placement = in_state(sag, "aftalt", **whole | {"starts_on": TODAY + timedelta(days=3)})
    with pytest.raises(ValidationError, match=r"23\. november 2026"):
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code="start")
    begun = placements.move(case=sag, by=asta, on=TODAY, placement=placement, code="start", starts_on=TODAY)
    assert begun.starts_on == TODAY


@pytest.mark.requirement("S4-38")
def test_an_early_end_needs_a_reason_and_the_borgers_account(sag, asta, whole):
    placement = in_state(sag, "i_gang", **whole)
    with pytest.raises(ValidationError) as refusal:
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code="afslut")
    assert set(complaint(refusal)) == {"end_reason", "citizen_account"}
    ended = placements.move(
        case=sag,
        by=asta,
        on=TODAY,
        placement=placement,
        code="afslut",
        end_reason=EndReason.LAVERE_OENSKE,
        account_unavailable=True,
        learned="Vi spørger museet først.",
    )
    assert (ended.ended_on, ended.account_unavailable, ended.citizen_account) == (TODAY, True, "")


def test_before_time_is_not_as_planned(sag, asta, whole):
    placement = in_state(sag, "i_gang", **whole)
    with pytest.raises(ValidationError) as refusal:
        placements.move(
            case=sag,
            by=asta,
            on=TODAY,
            placement=placement,
            code="afslut",
            end_reason=EndReason.SOM_PLANLAGT,
            citizen_account="Godt.",
        )
    assert set(complaint(refusal)) == {"end_reason"}


@pytest.mark.parametrize("ended_on", [TODAY + timedelta(days=1), TODAY - timedelta(days=2)], ids=["ahead", "too early"])
def test_it_ends_between_its_first_day_and_today(sag, asta, whole, ended_on):
    placement = in_state(sag, "i_gang", **whole)
    with pytest.raises(ValidationError) as refusal:
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code="afslut", ended_on=ended_on, **ENDING)
    assert set(complaint(refusal)) == {"ended_on"}


def test_extending_keeps_count_and_reasons(sag, asta, whole):
    placement = in_state(sag, "i_gang", **whole)
    first, second = TODAY + timedelta(weeks=6), TODAY + timedelta(weeks=8)
    placements.extend(case=sag, by=asta, on=TODAY, placement=placement, ends_on=first, reason="Hun trives.")
    twice = placements.extend(case=sag, by=asta, on=TODAY, placement=placement, ends_on=second, reason="Vagtplan.")
    assert (twice.extended_times, twice.ends_on) == (2, second)
    assert [(row.until_after, row.reason) for row in twice.extensions.all()] == [
        (first, "Hun trives."),
        (second, "Vagtplan."),
    ]


@pytest.mark.parametrize("state", [state for state in PlacementState.values if state != "i_gang"])
def test_only_a_running_praktik_is_extended(sag, asta, whole, state):
    placement = in_state(sag, state, **whole)
    with pytest.raises(ValidationError):
        placements.extend(
            case=sag, by=asta, on=TODAY, placement=placement, ends_on=TODAY + timedelta(weeks=9), reason="Mere."
        )


def test_an_extension_adds_days_and_says_why(sag, asta, whole):
    placement = in_state(sag, "i_gang", **whole)
    with pytest.raises(ValidationError) as refusal:
        placements.extend(case=sag, by=asta, on=TODAY, placement=placement, ends_on=whole["ends_on"], reason=" ")
    assert set(complaint(refusal)) == {"ends_on", "reason"}


def test_a_paused_workplace_cannot_be_chosen_and_the_message_says_why(sag, asta, whole):
    paused = make_workplace(name="Blækhuset", paused_on=TODAY, paused_reason="Vi ser på vilkårene.")
    with pytest.raises(ValidationError, match="Vi ser på vilkårene"):
        placements.draft(case=sag, by=asta, on=TODAY, workplace=paused)
    placement = in_state(sag, "spurgt", **whole | {"workplace": paused})
    with pytest.raises(ValidationError) as refusal:
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code="aftal")
    assert set(complaint(refusal)) == {"workplace"}


@pytest.mark.requirement("S4-87")
def test_a_consultant_drafts_and_asks_but_does_not_agree(sag, vera, whole):
    share(sag, vera)
    placement = placements.draft(case=sag, by=vera, on=TODAY, **whole)
    placements.move(case=sag, by=vera, on=TODAY, placement=placement, code="spoerg")
    for code in ("aftal", "afslut"):
        with pytest.raises(PermissionDenied):
            placements.move(case=sag, by=vera, on=TODAY, placement=placement, code=code)
    placement.refresh_from_db()
    assert placement.state == PlacementState.SPURGT
    assert not Event.objects.filter(kind="placement.agreed").exists()


def test_what_was_agreed_is_changed_by_decision_only(sag, asta, vera, whole):
    share(sag, vera)
    placement = in_state(sag, "aftalt", **whole)
    with pytest.raises(PermissionDenied):
        placements.edit(case=sag, by=vera, on=TODAY, placement=placement, version=1, hours=30)
    with pytest.raises(ValidationError):
        placements.edit(case=sag, by=asta, on=TODAY, placement=placement, version=1, hours=None)
    assert placements.edit(case=sag, by=asta, on=TODAY, placement=placement, version=1, hours=30).hours == 30


@pytest.mark.requirement("S4-87")
@pytest.mark.parametrize(("state", "may"), [("kladde", True), ("spurgt", True), ("aftalt", False)])
def test_a_consultant_gives_up_what_is_not_agreed_and_nothing_else(sag, asta, vera, whole, state, may):
    share(sag, vera)
    placement = in_state(sag, state, **whole)
    giving_up = {"case": sag, "on": TODAY, "placement": placement, "code": "opgiv"}
    if may:
        assert placements.move(by=vera, **giving_up).state == PlacementState.OPGIVET
        return
    with pytest.raises(PermissionDenied):
        placements.move(by=vera, **giving_up)
    placement.refresh_from_db()
    assert placement.state == state
    assert not Event.objects.filter(kind="placement.given_up").exists()
    assert placements.move(by=asta, **giving_up).state == PlacementState.OPGIVET


@pytest.mark.parametrize("code", ["aftal", "afslut", "opgiv"])
def test_a_decision_over_an_old_copy_decides_nothing(sag, asta, whole, code):
    state = next(iter(sorted(next(move for move in PLACEMENT_MOVES if move.code == code).sources)))
    placement = in_state(sag, state, **whole)
    placements.edit(case=sag, by=asta, on=TODAY, placement=placement, version=1, hours=30)
    with pytest.raises(StaleEdit):
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code=code, version=1, **DETAILS.get(code, {}))
    placement.refresh_from_db()
    assert (placement.state, placement.version) == (state, 2)


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(9999, 12, 30), "langt ude i fremtiden"), (date(2926, 1, 5), "langt ude"), (date(26, 1, 5), "langt tilbage")],
    ids=str,
)
def test_a_day_out_of_reach_is_refused_beside_its_field(sag, asta, day, said):
    with pytest.raises(ValidationError) as refusal:
        placements.draft(case=sag, by=asta, on=TODAY, starts_on=day)
    [sentence] = complaint(refusal)["starts_on"]
    assert str(day.year) in sentence
    assert said in sentence
    assert "Skriv en dag" in sentence
    assert not Placement.objects.exists()


def test_the_whole_reach_is_open_and_an_old_slip_can_be_put_right(sag, asta):
    who = {"case": sag, "by": asta, "on": TODAY}
    assert placements.draft(**who, starts_on=date(1900, 1, 1), ends_on=date(2036, 11, 20)).pk
    slipped = in_state(sag, "kladde", starts_on=date(2026, 1, 5), ends_on=date(2926, 1, 5))
    with pytest.raises(ValidationError):
        placements.edit(**who, placement=slipped, version=1, ends_on=date(2036, 11, 21))
    assert placements.edit(**who, placement=slipped, version=1, tasks="Vise rundt").tasks == "Vise rundt"
    assert placements.edit(**who, placement=slipped, version=2, ends_on=date(2027, 1, 5)).version == 3


def test_a_stale_edit_overwrites_nothing(sag, asta):
    placement = placements.draft(case=sag, by=asta, on=TODAY, tasks="Vise rundt")
    placements.edit(case=sag, by=asta, on=TODAY, placement=placement, version=1, tasks="Vise rundt i haven")
    with pytest.raises(StaleEdit) as stale:
        placements.edit(case=sag, by=asta, on=TODAY, placement=placement, version=1, tasks="Sortere kort")
    assert stale.value.current.tasks == "Vise rundt i haven"


def test_rows_of_another_case_are_out_of_reach(sag, asta, units, whole):
    other = make_case(unit=units.unge, caseworker=asta, name="Ali Dahl")
    foreign = in_state(other, "kladde", **whole)
    with pytest.raises(Placement.DoesNotExist):
        placements.move(case=sag, by=asta, on=TODAY, placement=foreign, code="spoerg")
    with pytest.raises(ValidationError):
        placements.draft(case=sag, by=asta, on=TODAY, wish=make_wish(other))


@pytest.mark.requirement("S4-90")
def test_every_move_leaves_its_event_without_a_word_of_it(sag, asta, whole):
    placement = placements.draft(case=sag, by=asta, on=TODAY, **whole)
    for code in ("spoerg", "aftal", "start"):
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code=code)
    placements.extend(
        case=sag, by=asta, on=TODAY, placement=placement, ends_on=TODAY + timedelta(weeks=9), reason="Hun trives."
    )
    placements.move(
        case=sag, by=asta, on=TODAY, placement=placement, code="afslut", end_reason="helbred", citizen_account="Ondt."
    )
    events = Event.objects.filter(kind__startswith="placement.")
    assert set(events.values_list("kind", flat=True)) == {
        "placement.drafted",
        "placement.asked",
        "placement.agreed",
        "placement.started",
        "placement.extended",
        "placement.ended",
    }
    assert "helbred" not in str(list(events.values_list("data", flat=True)))
    assert set(events.values_list("citizen_id", flat=True)) == {sag.citizen_id}


@pytest.mark.requirement("S4-16")
def test_the_timeline_tells_which_wish_was_tried_and_how_long(sag, asta, whole):
    third = make_wish(sag, rank=3, wording="tøjbutik")
    placement = placements.draft(case=sag, by=asta, on=TODAY, **whole, wish=third)
    titles = []
    for code in ("aftal", "start", "afslut"):
        placements.move(case=sag, by=asta, on=TODAY, placement=placement, code=code, **DETAILS.get(code, {}))
        titles += [row.title for row in timeline(sag, TODAY, notes=False) if row.kind == "praktik"]
    assert titles == ["Praktik: aftalt", "3. ønske afprøves", "3. ønske afprøvet, varede 2 dage"]
