"""The flags' rules asked about any day: what fires, what shields, and since when."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.risk.facts import CaseFacts, DatedAct, PauseFacts, WishFacts
from cases.risk.rules import EXCUSED_DAYS, NO_STEP_DAYS, REVIEW_DAYS, RULES, SYSTEM_PAUSE_DAYS, WISH_DAYS, findings

ON = date(2026, 11, 20)


class Days(dict):
    """Thresholds of one day, as a municipality might have set them."""

    def days(self, key: str) -> int:
        return self[key]


THRESHOLDS = Days({NO_STEP_DAYS: 7, EXCUSED_DAYS: 60, WISH_DAYS: 21, SYSTEM_PAUSE_DAYS: 0, REVIEW_DAYS: 0})

QUIET = CaseFacts(
    case_id=uuid4(),
    opened_on=ON - timedelta(days=200),
    needs_next_step=True,
    next_act=DatedAct(ON + timedelta(days=4), "skridt", "Ring til VUC"),
    last_dated_on=ON - timedelta(days=10),
    excused_on=None,
    exempt=False,
    in_placement=False,
    first_wish=None,
    pause=None,
    last_substantive_on=ON - timedelta(days=10),
)
WISH = WishFacts(uuid4(), "et museum", ON - timedelta(days=60), None, parked=False)


def pause(*, protective: bool = True, review_in: int = 10, reason: str = "udredning") -> PauseFacts:
    return PauseFacts(uuid4(), protective, reason, ON - timedelta(days=30), ON + timedelta(days=review_in))


def codes(facts: CaseFacts, on: date = ON, thresholds: Days = THRESHOLDS) -> set[str]:
    return set(findings(facts, thresholds, on))


NO_STEP = replace(QUIET, next_act=None)
UNTOUCHED = replace(QUIET, first_wish=WISH)


@pytest.mark.requirement("S4-50", "S4-54")
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(QUIET, set(), id="a dated next step is enough"),
        pytest.param(NO_STEP, {"intet_naeste_skridt"}, id="nothing ahead"),
        pytest.param(replace(NO_STEP, needs_next_step=False), set(), id="jobparat is not the rule's concern"),
        pytest.param(replace(NO_STEP, exempt=True), set(), id="an exemption has its own end"),
        pytest.param(replace(NO_STEP, last_dated_on=ON - timedelta(days=6)), set(), id="six days is not yet seven"),
        pytest.param(replace(NO_STEP, last_dated_on=None, opened_on=ON), set(), id="opened today"),
        pytest.param(replace(NO_STEP, excused_on=ON - timedelta(days=10)), set(), id="none needed, both said"),
        pytest.param(
            replace(NO_STEP, excused_on=ON - timedelta(days=67), last_dated_on=ON - timedelta(days=67)),
            {"intet_naeste_skridt"},
            id="none needed does not last for ever",
        ),
        pytest.param(UNTOUCHED, {"oenske_uden_forsoeg"}, id="nobody has asked for the museum"),
        pytest.param(replace(UNTOUCHED, first_wish=replace(WISH, parked=True)), set(), id="agreed to wait"),
        pytest.param(replace(UNTOUCHED, in_placement=True), set(), id="a praktik is running"),
        pytest.param(
            replace(UNTOUCHED, first_wish=replace(WISH, touched_on=ON - timedelta(days=20))), set(), id="asked lately"
        ),
        pytest.param(
            replace(UNTOUCHED, first_wish=replace(WISH, touched_on=ON - timedelta(days=21))),
            {"oenske_uden_forsoeg"},
            id="asked once, long ago",
        ),
        pytest.param(replace(NO_STEP, pause=pause(), first_wish=WISH), set(), id="a protective pause shields"),
        pytest.param(
            replace(NO_STEP, pause=pause(review_in=-1), first_wish=WISH),
            {"pause_skal_revurderes"},
            id="a lapsed review is one flag, not three",
        ),
        pytest.param(replace(NO_STEP, pause=pause(review_in=0)), set(), id="the day of the review is in time"),
        pytest.param(
            replace(NO_STEP, pause=pause(protective=False, reason="ingen_tid")),
            {"pause_systemets_skyld"},
            id="no time is the system's pause, at once",
        ),
        pytest.param(
            replace(UNTOUCHED, pause=pause(protective=False, reason="ingen_plads")),
            {"pause_systemets_skyld", "oenske_uden_forsoeg"},
            id="no place does not excuse the wish",
        ),
    ],
)
def test_what_fires_and_what_shields(facts, expected):
    assert codes(facts) == expected


@pytest.mark.requirement("S4-50")
def test_the_sentence_names_the_wish_and_the_day():
    finding = findings(UNTOUCHED, THRESHOLDS, ON)["oenske_uden_forsoeg"]
    assert "et museum" in finding.sentence
    assert "21. september 2026" in finding.sentence
    assert finding.subject_id == WISH.id


@given(st.integers(0, 400), st.integers(0, 120))
def test_an_untouched_wish_is_flagged_exactly_from_its_threshold_on(waited, threshold):
    facts = replace(UNTOUCHED, first_wish=replace(WISH, raised_on=ON - timedelta(days=waited)))
    fired = "oenske_uden_forsoeg" in codes(facts, thresholds=Days(THRESHOLDS | {WISH_DAYS: threshold}))
    assert fired == (waited >= threshold)


@given(st.integers(-60, 60))
def test_a_pause_is_reviewed_late_from_the_day_after(review_in):
    facts = replace(QUIET, pause=pause(review_in=review_in))
    assert ("pause_skal_revurderes" in codes(facts)) == (review_in < 0)


@given(st.integers(0, 500))
def test_a_flag_that_stands_goes_on_standing_while_nothing_is_done(later):
    assert codes(UNTOUCHED, ON + timedelta(days=later)) >= {"oenske_uden_forsoeg"}


@pytest.mark.requirement("S4-56")
def test_no_rule_says_anything_of_chances_or_blame():
    words = " ".join(f"{rule.title} {rule.explanation}" for rule in RULES.values()).lower()
    assert not [bad for bad in ("chance", "sandsynlig", "score", "fejl", "motiver", "skyldes dig") if bad in words]
