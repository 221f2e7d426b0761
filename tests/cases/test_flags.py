"""Flags against the tables: facts in sets, reconciliation, who sees which flag, and a sweep that may run twice."""

from datetime import timedelta

import pytest
from django.db import transaction

from cases.models import (
    Commitment,
    Exemption,
    Flag,
    Meeting,
    Pause,
    Placement,
    Plan,
    PlanStep,
    Visitation,
    WishAttempt,
)
from cases.queries.flags import open_flags
from cases.risk import evaluate
from cases.risk.facts import facts_for
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, make_wish, make_workplace, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
SOON, LONG_AGO = TODAY + timedelta(days=5), TODAY - timedelta(days=60)


def open_codes(case) -> set[str]:
    return set(Flag.objects.open().filter(case=case).values_list("code", flat=True))


def look_at(*cases, on=TODAY):
    return evaluate.reconcile([case.pk for case in cases], on=on)


def test_a_case_with_nothing_ahead_is_flagged_and_let_go_when_a_step_is_agreed(asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    assert look_at(case) == evaluate.Outcome(opened=1)
    assert open_codes(case) == {"intet_naeste_skridt"}

    PlanStep.objects.create(
        plan=Plan.objects.create(case=case, started_on=TODAY), title="Besøg på biblioteket", due_on=SOON
    )
    assert look_at(case) == evaluate.Outcome(closed=1)
    assert Flag.objects.get(case=case).closed_on == TODAY
    kinds = Event.objects.filter(case_id=case.pk).values_list("kind", flat=True)
    assert sorted(kinds) == ["flag.closed", "flag.opened"]


def test_looking_twice_changes_nothing(asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    make_wish(case)
    look_at(case)
    before = list(Flag.objects.values()), Event.objects.count()
    assert look_at(case) == evaluate.Outcome()
    assert (list(Flag.objects.values()), Event.objects.count()) == before


def test_a_changed_fact_refreshes_the_sentence_and_keeps_the_flag(asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    wish = make_wish(case)
    Commitment.objects.create(case=case, party="sagsbehandler", what="Ringe", promised_on=TODAY, due_on=SOON)
    look_at(case)
    first = Flag.objects.get(code="oenske_uden_forsoeg")
    WishAttempt.objects.create(wish=wish, made_on=TODAY - timedelta(days=30), kind="opkald", workplace_text="Museet")
    assert look_at(case) == evaluate.Outcome(refreshed=1)
    again = Flag.objects.get(code="oenske_uden_forsoeg")
    assert again.pk == first.pk
    assert again.since == TODAY - timedelta(days=30)


@pytest.mark.requirement("S4-50")
@pytest.mark.parametrize(
    ("attempt", "flagged"),
    [("opkald", False), ("mail", False), ("besoeg", False), ("sparring", True), ("samtale", True)],
)
def test_only_contact_with_an_employer_touches_a_wish(asta, units, attempt, flagged):
    case = make_case(unit=units.unge, caseworker=asta)
    WishAttempt.objects.create(wish=make_wish(case), made_on=TODAY, kind=attempt)
    look_at(case)
    assert ("oenske_uden_forsoeg" in open_codes(case)) is flagged


@pytest.mark.requirement("S4-50")
def test_a_running_placement_shields_the_wish_and_is_the_dated_act(asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    make_wish(case)
    Placement.objects.create(
        case=case,
        state="i_gang",
        moved_on=LONG_AGO,
        workplace=make_workplace(),
        purpose="afklaring",
        citizen_reason="Se om museet er hende",
        hours=10,
        starts_on=LONG_AGO,
        ends_on=SOON,
    )
    look_at(case)
    # How she chose it is another matter (V-18).
    assert open_codes(case) == {"praktik_uden_udvaelgelse"}


@pytest.mark.requirement("S4-54", "VIG-17")
def test_a_protective_pause_is_silent_until_the_day_after_its_review(asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    make_wish(case)
    Pause.objects.create(
        case=case,
        reason="udredning",
        text="Udredning er i gang",
        activity="Samtaler hver fjortende dag",
        starts_on=LONG_AGO,
        review_on=SOON,
    )
    for day, expected in [(TODAY, set()), (SOON, set()), (SOON + timedelta(days=1), {"pause_skal_revurderes"})]:
        look_at(case, on=day)
        assert open_codes(case) == expected


@pytest.mark.requirement("S4-54")
def test_a_pause_for_lack_of_time_is_flagged_at_once(asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    Pause.objects.create(case=case, reason="ingen_tid", text="Travlt", starts_on=TODAY, review_on=SOON)
    look_at(case)
    assert open_codes(case) == {"pause_systemets_skyld"}


def test_an_exemption_shields_while_it_lasts(asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    Exemption.objects.create(
        case=case,
        kind="mindre_intensiv",
        legal_basis="LAB § 106",
        reason="Efter aftale",
        decided_on=LONG_AGO,
        valid_from=LONG_AGO,
        valid_to=TODAY,
    )
    look_at(case)
    assert open_codes(case) == set()
    look_at(case, on=TODAY + timedelta(days=1))
    assert open_codes(case) == {"intet_naeste_skridt"}


def test_a_closed_case_leaves_no_flag_open(asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    look_at(case)
    case.closed_on = TODAY
    case.save()
    look_at(case)
    assert open_codes(case) == set()


def test_the_newest_visitation_in_force_decides(asta, units):
    case = make_case(unit=units.unge, caseworker=asta, category="")
    Visitation.objects.create(
        case=case, scheme="matchkategori", category="match_4", reason="Før 2010", valid_from=case.opened_on
    )
    assert facts_for([case.pk], TODAY)[case.pk].needs_next_step
    Visitation.objects.create(
        case=case, scheme="visitation", category="jobparat", reason="Klar til job", valid_from=TODAY
    )
    assert not facts_for([case.pk], TODAY)[case.pk].needs_next_step


@pytest.mark.requirement("S1-99", "S1-02")
@pytest.mark.parametrize(
    "beside",
    [
        {"scheme": "sygedagpengekategori", "category": "sygedagpenge_2"},
        {"scheme": "visitation", "category": "jobparat", "stage": "grov"},
        {"scheme": "matchkategori", "category": "match_1"},
    ],
    ids=["another benefit's category", "a coarse assessment", "a historical scheme"],
)
def test_a_line_beside_the_deciding_one_hides_nothing(asta, units, beside):
    case = make_case(unit=units.unge, caseworker=asta)
    Visitation.objects.create(case=case, reason="Ved siden af", valid_from=TODAY, **beside)
    assert facts_for([case.pk], TODAY)[case.pk].needs_next_step


@pytest.mark.requirement("S4-90")
def test_every_version_of_a_flag_is_kept(asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    wish = make_wish(case)
    look_at(case)
    wish.wording = "et bibliotek"
    wish.save()
    look_at(case)
    flag = Flag.objects.get(code="oenske_uden_forsoeg")
    assert ["et museum" in row.sentence for row in flag.history.order_by("pgh_id")] == [True, False]


def test_days_since_something_moved_counts_acts_and_never_bookings(asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    Meeting.objects.create(case=case, state="aftalt", planned_on=TODAY)
    Meeting.objects.create(case=case, state="holdt", held_on=TODAY, substantive=False)
    assert facts_for([case.pk], TODAY)[case.pk].last_substantive_on is None
    Meeting.objects.create(case=case, state="holdt", held_on=LONG_AGO, substantive=True)
    assert facts_for([case.pk], TODAY)[case.pk].last_substantive_on == LONG_AGO


def test_facts_for_many_cost_as_many_queries_as_facts_for_one(asta, units, django_assert_num_queries):
    cases = [make_case(unit=units.unge, caseworker=asta) for _ in range(30)]
    for case in cases:
        make_wish(case)
    with django_assert_num_queries(5):
        facts_for([cases[0].pk], TODAY)
    with django_assert_num_queries(5):
        assert len(facts_for([case.pk for case in cases], TODAY)) == 30


@pytest.mark.requirement("S4-87")
def test_a_consultant_never_sees_a_flag_about_a_pause(asta, vera, carl, units):
    case = make_case(unit=units.unge, caseworker=asta)
    make_wish(case)
    Pause.objects.create(case=case, reason="ingen_tid", text="Travlt", starts_on=TODAY, review_on=SOON)
    look_at(case)
    assert {flag.code for flag in open_flags(asta, TODAY)} == {"pause_systemets_skyld", "oenske_uden_forsoeg"}
    assert not open_flags(vera, TODAY).exists()
    share(case, vera)
    assert {flag.code for flag in open_flags(vera, TODAY)} == {"oenske_uden_forsoeg"}
    assert not open_flags(carl, TODAY).exists()


@pytest.mark.django_db(transaction=True)
def test_two_looks_at_once_open_one_flag(asta, units):
    from threading import Thread

    from django.db import connection

    case = make_case(unit=units.unge, caseworker=asta)

    def look():
        look_at(case)
        connection.close()

    threads = [Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with transaction.atomic():
        assert Flag.objects.open().filter(case=case).count() == 1
