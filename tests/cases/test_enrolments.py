"""An offer chosen with the borger: every move from every state, who may decide, places, and what it became."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cases.actions import enrolments
from cases.actions.enrolments import _in_order
from cases.enums import ENROLMENT_MOVES, EnrolmentState
from cases.models import Enrolment
from cases.queries import offers as query
from jobcenter.accounts.models import Role
from jobcenter.audit.models import Event
from jobcenter.rows import StaleEdit
from offers.queries import OfferFilter
from tests import factories_people as people
from tests.factories import TODAY, make_case, make_offer, make_wish, share

pytestmark = pytest.mark.usefixtures("dated_rules")
DATES = {"starts_on": TODAY - timedelta(days=7), "ends_on": TODAY + timedelta(weeks=8)}
DETAILS = {"afslut": {"became": "Lønnede timer i værkstedet."}}


@pytest.fixture
def sag(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


def in_state(sag, state: str, **values) -> Enrolment:
    values = {"offer": values.pop("offer", None) or make_offer(), "reason": "Ro.", **DATES} | values
    return Enrolment.objects.create(case=sag, state=state, chosen_on=TODAY, moved_on=TODAY, **values)


@pytest.mark.parametrize("state", EnrolmentState.values)
@pytest.mark.parametrize("move", ENROLMENT_MOVES, ids=lambda move: move.code)
def test_every_move_from_every_state(sag, asta, move, state):
    enrolment = in_state(sag, state)
    details = DETAILS.get(move.code, {})
    if state in move.sources:
        moved = enrolments.move(case=sag, by=asta, on=TODAY, enrolment=enrolment, code=move.code, **details)
        assert moved.state == move.target
        assert moved.moved_on == TODAY
    else:
        with pytest.raises(ValidationError):
            enrolments.move(case=sag, by=asta, on=TODAY, enrolment=enrolment, code=move.code, **details)
        enrolment.refresh_from_db()
        assert enrolment.state == state


def test_the_table_allows_just_these_moves():
    table = {(move.code, source, move.target) for move in ENROLMENT_MOVES for source in move.sources}
    assert table == {
        ("bevilg", "valgt", "bevilget"),
        ("start", "bevilget", "i_gang"),
        ("afslut", "i_gang", "afsluttet"),
        ("opgiv", "valgt", "opgivet"),
        ("opgiv", "bevilget", "opgivet"),
    }


def test_a_choice_says_why_and_which_wish(sag, asta):
    wish = make_wish(sag)
    offer = make_offer()
    chosen = enrolments.choose(case=sag, by=asta, on=TODAY, offer=offer, reason="Der er ro.", wish=wish)
    assert (chosen.state, chosen.wish, chosen.chosen_on) == ("valgt", wish, TODAY)
    assert Event.objects.get(kind="enrolment.chosen").data == {
        "offer_id": str(offer.pk),
        "wish_rank": 1,
        "need_first": True,
    }
    with pytest.raises(ValidationError, match="allerede valgt"):
        enrolments.choose(case=sag, by=asta, on=TODAY, offer=offer, reason="Igen.")


@pytest.mark.parametrize(
    ("offer", "terms"),
    [
        ({}, {"reason": " "}),
        ({"open_to": TODAY}, {"reason": "Ro."}),
        ({"open_from": TODAY + timedelta(days=1)}, {"reason": "Ro."}),
        ({}, {"reason": "Ro.", "starts_on": TODAY, "ends_on": TODAY - timedelta(days=1)}),
    ],
    ids=["no reason", "closed", "not open yet", "backwards"],
)
def test_a_choice_that_cannot_be_true_is_refused_whole(sag, asta, offer, terms):
    with pytest.raises(ValidationError):
        enrolments.choose(case=sag, by=asta, on=TODAY, offer=make_offer(**offer), **terms)
    assert not Enrolment.objects.exists()
    assert not Event.objects.filter(kind="enrolment.chosen").exists()


def test_a_wish_of_another_case_is_refused(sag, asta, units):
    other = make_case(unit=units.unge, caseworker=asta, name="Ali Dahl")
    with pytest.raises(ValidationError) as refusal:
        enrolments.choose(case=sag, by=asta, on=TODAY, offer=make_offer(), reason="Ro.", wish=make_wish(other))
    assert set(refusal.value.message_dict) == {"wish"}


def test_granting_needs_both_days(sag, asta):
    enrolment = in_state(sag, "valgt", starts_on=None, ends_on=None)
    with pytest.raises(ValidationError) as refusal:
        enrolments.move(case=sag, by=asta, on=TODAY, enrolment=enrolment, code="bevilg")
    assert set(refusal.value.message_dict) == {"starts_on", "ends_on"}
    granted = enrolments.move(case=sag, by=asta, on=TODAY, enrolment=enrolment, code="bevilg", **DATES)
    assert granted.state == "bevilget"


def test_it_cannot_have_begun_before_its_day(sag, asta):
    enrolment = in_state(sag, "bevilget", starts_on=TODAY + timedelta(days=1))
    with pytest.raises(ValidationError, match="begynder først"):
        enrolments.move(case=sag, by=asta, on=TODAY, enrolment=enrolment, code="start")


def test_an_end_says_what_it_became(sag, asta):
    enrolment = in_state(sag, "i_gang")
    with pytest.raises(ValidationError) as refusal:
        enrolments.move(case=sag, by=asta, on=TODAY, enrolment=enrolment, code="afslut", became="  ")
    assert set(refusal.value.message_dict) == {"became"}
    assert "ikke ved det endnu" in str(refusal.value)
    ended = enrolments.move(case=sag, by=asta, on=TODAY, enrolment=enrolment, code="afslut", became="Job.")
    assert (ended.became, ended.ends_on) == ("Job.", TODAY)


def test_what_nobody_can_say_yet_is_passed_by_one_tap_that_is_recorded(sag, asta):
    who = {"case": sag, "by": asta, "on": TODAY}
    chosen = enrolments.choose(**who, offer=make_offer(), reason="", reason_unknown=True)
    assert chosen.reason == "Ved vi ikke endnu"
    assert Event.objects.get(kind="enrolment.chosen").data["reason_unknown"] is True
    enrolments.move(**who, enrolment=chosen, code="bevilg", **DATES)
    enrolments.move(**who, enrolment=chosen, code="start")
    ended = enrolments.move(**who, enrolment=chosen, code="afslut", became_unknown=True)
    assert (ended.state, ended.became) == ("afsluttet", "")
    assert Event.objects.get(kind="enrolment.ended").data["became_unknown"] is True


def test_words_count_before_the_tap_that_there_are_none(sag, asta):
    who = {"case": sag, "by": asta, "on": TODAY}
    chosen = enrolments.choose(**who, offer=make_offer(), reason="Der er ro.", reason_unknown=True)
    assert chosen.reason == "Der er ro."
    running = in_state(sag, "i_gang", offer=make_offer(title="Køkkenet"))
    details = {"became": "Job.", "became_unknown": True}
    assert enrolments.move(**who, enrolment=running, code="afslut", **details).became == "Job."
    assert not Event.objects.filter(data__has_any_keys=["reason_unknown", "became_unknown"]).exists()


@pytest.mark.requirement("S4-87")
def test_to_give_up_what_was_granted_takes_the_right_to_decide(sag, asta, units):
    recorder = people.user("rita", "Rita Vang")
    Role.objects.create(code="registrator", name="Registrator", reach="unit", rights=["se_sag", "registrere"])
    people.membership(recorder, "registrator", units.unge)
    granted, chosen = in_state(sag, "bevilget"), in_state(sag, "valgt", offer=make_offer(title="Køkkenet"))
    with pytest.raises(PermissionDenied):
        enrolments.move(case=sag, by=recorder, on=TODAY, enrolment=granted, code="opgiv")
    assert enrolments.move(case=sag, by=recorder, on=TODAY, enrolment=chosen, code="opgiv").state == "opgivet"
    assert enrolments.move(case=sag, by=asta, on=TODAY, enrolment=granted, code="opgiv").state == "opgivet"


def test_a_grant_over_an_old_copy_grants_nothing(sag, asta):
    enrolment = in_state(sag, "valgt")
    enrolments.edit(case=sag, by=asta, on=TODAY, enrolment=enrolment, version=1, reason="Ro og faste tider.")
    with pytest.raises(StaleEdit):
        enrolments.move(case=sag, by=asta, on=TODAY, enrolment=enrolment, code="bevilg", version=1, **DATES)
    enrolment.refresh_from_db()
    assert enrolment.state == "valgt"


@pytest.mark.requirement("S4-87")
def test_only_one_who_may_decide_grants(sag, vera, dorte, carl):
    share(sag, vera)
    enrolment = in_state(sag, "valgt")
    for outsider in (vera, dorte, carl):
        with pytest.raises(PermissionDenied):
            enrolments.move(case=sag, by=outsider, on=TODAY, enrolment=enrolment, code="bevilg")
    enrolment.refresh_from_db()
    assert enrolment.state == "valgt"


def test_a_stale_edit_overwrites_nothing(sag, asta):
    enrolment = in_state(sag, "valgt")
    enrolments.edit(case=sag, by=asta, on=TODAY, enrolment=enrolment, version=1, reason="Ro og faste tider.")
    with pytest.raises(StaleEdit):
        enrolments.edit(case=sag, by=asta, on=TODAY, enrolment=enrolment, version=1, reason="Andet.")
    enrolment.refresh_from_db()
    assert enrolment.reason == "Ro og faste tider."


@pytest.mark.parametrize("state", ["afsluttet", "opgivet"])
def test_what_is_over_stays_as_it_was(sag, asta, state):
    with pytest.raises(ValidationError):
        enrolments.edit(case=sag, by=asta, on=TODAY, enrolment=in_state(sag, state), version=1, reason="Nyt.")


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_days_in_the_wrong_order_are_the_only_ones_refused(first, last):
    if last < first:
        with pytest.raises(ValidationError):
            _in_order(first, last)
    else:
        _in_order(first, last)


@pytest.mark.requirement("S4-28")
def test_places_are_taken_by_what_is_granted_or_running(sag, asta, units, django_assert_num_queries):
    offer = make_offer(capacity=2)
    for state in EnrolmentState.values:
        citizen = make_case(unit=units.unge, name=f"Borger {state}")
        in_state(citizen, state, offer=offer)
    make_offer(title="Uden grænse")
    make_offer(title="Tomt", capacity=1)
    with django_assert_num_queries(1):
        rows = {offer.title: query.occupancy(offer) for offer in query.catalogue(asta, TODAY, OfferFilter())}
    assert (rows["Værkstedet"].taken, rows["Værkstedet"].free, rows["Værkstedet"].full) == (2, 0, True)
    assert (rows["Uden grænse"].free, rows["Uden grænse"].full) == (None, False)
    assert (rows["Tomt"].free, rows["Tomt"].full) == (1, False)
    free = query.catalogue(asta, TODAY, OfferFilter(), free_only=True)
    assert [offer.title for offer in free] == ["Tomt", "Uden grænse"]


def test_who_takes_part_is_named_only_where_the_case_may_be_opened(sag, asta, carl, units):
    offer = make_offer()
    in_state(sag, "i_gang", offer=offer)
    in_state(make_case(unit=units.job, name="Ali Dahl"), "bevilget", offer=offer)
    for viewer, names in ((asta, ["Maja Holm"]), (carl, ["Ali Dahl"])):
        people = query.participants(viewer, offer, TODAY)
        assert (people.count, people.others) == (2, 1)
        assert [row.case.citizen.full_name for row in people.visible] == names
