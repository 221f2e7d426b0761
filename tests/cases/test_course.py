"""The course over time, pure: where a day stands, what comes after what, and whether efforts run side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.enums import AuthorityPurpose, CitizenPurpose
from cases.planning import course, order, purposes
from cases.planning.axis import MOST_TICKS, axis
from cases.planning.order import Span, concurrence
from cases.planning.progress import Line, progress
from tests.factories import TODAY

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
DAY = timedelta(days=1)


@st.composite
def spans(draw):
    first, last = sorted((draw(days), draw(days)))
    return Span(first, draw(st.sampled_from([last, None])))


# --- the axis


@given(st.lists(days, max_size=20), days)
def test_every_day_of_a_course_stands_within_its_axis_and_in_order(found, on):
    laid = axis(found, on)
    placed = [laid.at(day) for day in sorted([*found, on])]
    assert placed == sorted(placed)
    assert all(0 <= x <= 100 for x in placed)
    assert laid.first <= on <= laid.last
    assert laid.first.day == 1
    assert (laid.last + DAY).day == 1
    assert 1 <= len(laid.ticks) <= MOST_TICKS


def test_a_period_is_a_bar_and_a_single_day_a_mark():
    laid = axis([date(2026, 1, 1), date(2026, 12, 31)], date(2026, 6, 1))
    drawn = {
        name: course.drawn(course.Piece("skridt", uuid4(), name, "social", first, last, "", look), laid)
        for name, first, last, look in (
            ("periode", date(2026, 1, 1), date(2026, 12, 31), course.AHEAD),
            ("dag", None, date(2026, 7, 1), course.AHEAD),
            ("løber", date(2026, 1, 1), None, course.RUNNING),
            ("ingen", None, None, course.AHEAD),
        )
    }
    assert (drawn["periode"].x, drawn["periode"].width) == ("0.00%", "100.00%")
    assert not drawn["dag"].is_bar
    assert drawn["dag"].x
    assert drawn["løber"].is_bar
    assert (drawn["ingen"].x, drawn["ingen"].width) == ("", "")


def test_lanes_stand_in_one_order_and_an_empty_one_is_left_out():
    laid = axis([], TODAY)
    pieces = [
        course.Piece("skridt", uuid4(), "b", "hverdag", TODAY, None, ""),
        course.Piece("skridt", uuid4(), "a", "beskaeftigelse", None, None, ""),
        course.Piece("pause", uuid4(), "p", course.PAUSE, TODAY, None, ""),
    ]
    assert [lane.code for lane in course.lanes(pieces, laid)] == ["pause", "beskaeftigelse", "hverdag"]


# --- side by side, or one before the other (S1-29)


@pytest.mark.requirement("S1-29")
@given(spans(), spans())
def test_two_efforts_that_share_a_day_are_side_by_side(social, work):
    shared = social.first <= (work.last or date.max) and work.first <= (social.last or date.max)
    found = concurrence([social], [work])
    assert (found is not None and found.side_by_side) is shared
    if found is not None:
        assert found.code == ("F" if shared else "A")


@pytest.mark.requirement("S1-29")
@given(st.lists(spans(), max_size=5), st.lists(spans(), max_size=5), st.integers(-400, 400))
def test_the_label_depends_on_the_order_of_days_and_on_nothing_else(social, work, shift):
    def moved(one):
        later = timedelta(days=shift)
        return Span(one.first + later, one.last + later if one.last else None)

    def label(found):
        return found and found.code

    there = label(concurrence(social, work))
    assert label(concurrence([moved(one) for one in social], [moved(one) for one in work])) == there
    assert label(concurrence(social[::-1], work[::-1])) == there


@pytest.mark.requirement("S1-29")
@given(st.lists(spans(), min_size=1, max_size=4), st.lists(spans(), min_size=1, max_size=4))
def test_social_first_means_that_all_of_it_is_over_before_work_begins(social, work):
    found = concurrence(social, work)
    over = all(one.last is not None and one.last < min(other.first for other in work) for one in social)
    assert (found is not None and found.code == "A") is over


def test_one_effort_alone_has_no_label():
    alone = [Span(TODAY)]
    assert concurrence(alone, []) is None
    assert concurrence([], alone) is None


def test_the_words_are_a_description_and_no_verdict():
    side = concurrence([Span(TODAY)], [Span(TODAY)])
    first = concurrence([Span(TODAY, TODAY)], [Span(TODAY + DAY)])
    assert (side.label, first.label) == ("Sideløbende", "Social indsats først")
    assert "20. november 2026" in side.sentence


# --- order, loops, and what comes next (S1-26, S1-31)


@dataclass
class Step:
    pk: UUID
    after_id: UUID | None = None
    state: str = "planlagt"
    due_on: date | None = None


@st.composite
def courses(draw):
    """Up to eight steps that come after any of them, in loops too."""
    ids = [uuid4() for _ in range(draw(st.integers(0, 8)))]
    return [Step(pk, draw(st.sampled_from([None, *ids]))) for pk in ids]


@pytest.mark.requirement("S1-31")
@given(courses())
def test_any_order_with_or_without_loops_holds_each_step_once(steps):
    found = order.ordered(steps)
    assert sorted(step.pk for step in found) == sorted(step.pk for step in steps)
    place = {step.pk: n for n, step in enumerate(found)}
    looped = {step.pk for step in steps if _in_a_loop(step, {one.pk: one for one in steps})}
    for step in steps:
        if step.after_id and step.pk not in looped and step.after_id not in looped:
            assert place[step.after_id] < place[step.pk]


def _in_a_loop(step, by_id):
    seen, here = set(), step
    while here.after_id and here.pk not in seen:
        seen.add(here.pk)
        here = by_id[here.after_id]
    return here.pk in seen


@pytest.mark.requirement("S1-26")
def test_a_step_under_way_with_nothing_after_it_is_found():
    walk, ride = Step(uuid4(), state="i_gang", due_on=TODAY), Step(uuid4(), due_on=TODAY + DAY)
    assert order.without_next([walk]) == [walk]
    assert order.without_next([walk, ride]) == []
    ride.after_id, ride.due_on = walk.pk, None
    assert order.without_next([walk, ride]) == []
    ride.state = "naaet"  # what is over does not come next
    assert order.without_next([walk, ride]) == [walk]
    assert order.without_next([Step(uuid4())]) == []  # not begun


@pytest.mark.requirement("S1-27")
def test_each_step_that_was_reached_counts_once_and_stays_counted():
    up, job = uuid4(), uuid4()
    moves = [
        Line(TODAY, "Nået", "Stå op kl. 8", "hverdag", up, True),
        Line(TODAY + DAY, "Taget op igen", "Stå op kl. 8", "hverdag", up, False),
        Line(TODAY + 2 * DAY, "Nået", "Stå op kl. 8", "hverdag", up, True),
        Line(TODAY + 3 * DAY, "Sat i gang", "Museet", "beskaeftigelse", job, False),
    ]
    assert progress(moves[:1]).reached == 1
    assert progress(moves[:2]).reached == 1
    found = progress(moves)
    assert found.by_area == [("Hverdagen", 1)]
    assert [line.told for line in found.lines] == ["Sat i gang", "Nået", "Taget op igen", "Nået"]


# --- two purposes (S4-96)


@pytest.mark.requirement("S4-96")
def test_foertidspension_beside_praktik_is_suggested_as_not_aligned():
    found = purposes.suggest("foertidspension", "praktik")
    assert found.aligned is False
    assert "ikke afstemt" in found.sentence
    assert purposes.suggest("foertidspension", "afklaring_arbejdsevne").aligned is True
    assert purposes.suggest("andet", "praktik").aligned is None


@pytest.mark.requirement("S4-96")
@pytest.mark.parametrize("hers", CitizenPurpose.values)
@pytest.mark.parametrize("ours", AuthorityPurpose.values)
def test_every_pair_has_a_sentence_and_none_has_a_number(hers, ours):
    found = purposes.suggest(hers, ours)
    assert found.sentence
    assert not any(letter.isdigit() for letter in found.sentence)
    assert set(vars(found)) == {"aligned", "sentence"}
