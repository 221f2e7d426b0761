"""Matching gives reasons: never hidden, never a score, never an order by chance of success."""

from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.planning.shortlist import shortlist
from offers.enums import CLASHES, Branch, Demand, NeedKind
from offers.matching import Need, Reason, Suggestion, Weight, WishedFor, reasons_for, suggest
from offers.models import Offer

NEEDS = st.sets(st.sampled_from(NeedKind.values)).map(frozenset)
WORDS = ["et museum", "arbejde med dyr", "noget med computere", "tøjbutik", "bare i gang", "It", "værkstedet"]
WISHES = st.lists(st.sampled_from(WORDS), max_size=4).map(
    lambda wordings: tuple(WishedFor(rank, wording) for rank, wording in enumerate(wordings, 1))
)
OFFERS = st.builds(
    lambda title, branch, demands, rooms: Offer(
        id=uuid4(), title=title, description="", branch=branch, demands=sorted(demands), accommodates=sorted(rooms)
    ),
    st.sampled_from(["Værkstedet", "Museet", "Åhaven", "Ærlig snak", "Butikken"]),
    st.sampled_from(["", *Branch.values]),
    st.sets(st.sampled_from(Demand.values)),
    st.sets(st.sampled_from(NeedKind.values)),
)
CATALOGUES = st.lists(OFFERS, max_size=6)


def an_offer(**values) -> Offer:
    return Offer(
        **{"id": uuid4(), "title": "Værkstedet", "description": "", "demands": [], "accommodates": []} | values
    )


@given(OFFERS, NEEDS, NEEDS, WISHES)
def test_adding_a_need_never_hides_a_reason(offer, needs, more, wishes):
    before = reasons_for(offer, Need(needs, wishes))
    after = reasons_for(offer, Need(needs | more, wishes))
    assert set(before) <= set(after)


@given(OFFERS, NEEDS, WISHES)
def test_each_reason_stands_on_a_need_or_a_wish_that_is_there(offer, needs, wishes):
    """Removing one attribute changes the list (S1-34)."""
    for reason in reasons_for(offer, Need(needs, wishes)):
        if reason.weight is Weight.WISH:
            without = Need(needs, tuple(wish for wish in wishes if str(wish.rank) != reason.about))
        else:
            without = Need(needs - {reason.about}, wishes)
        assert reason not in reasons_for(offer, without)


@given(OFFERS, NEEDS)
def test_no_need_is_passed_over_in_silence(offer, needs):
    assert {reason.about for reason in reasons_for(offer, Need(needs))} == needs


@pytest.mark.requirement("S4-29")
@given(CATALOGUES, NEEDS, WISHES)
def test_the_order_is_that_of_the_wishes_and_then_of_the_alphabet(offers, needs, wishes):
    found = suggest(offers, Need(needs, wishes))
    ranks = [suggestion.wish_rank or 99 for suggestion in found]
    assert ranks == sorted(ranks)
    fewer = suggest(offers, Need(frozenset(), wishes))
    assert [one.offer.title for one in found] == [one.offer.title for one in fewer], "a need moves nobody down"


@given(CATALOGUES, NEEDS, WISHES, st.data())
def test_the_shortlist_loses_no_offer(offers, needs, wishes, data):
    anyway = data.draw(st.sets(st.sampled_from([offer.pk for offer in offers]))) if offers else set()
    found = shortlist(offers, Need(needs, wishes), shown_anyway=anyway)
    everywhere = [one.offer.pk for part in (found.chosen, found.excluded, found.rest) for one in part]
    assert sorted(everywhere) == sorted(offer.pk for offer in offers)
    assert anyway <= {one.offer.pk for one in found.chosen} or Need(needs, wishes).empty
    assert all(one.against for one in found.excluded), "nothing is folded away without a reason"


@pytest.mark.requirement("S4-29", "S1-34")
@pytest.mark.parametrize(("demand", "need"), CLASHES)
def test_a_demand_against_a_need_folds_the_offer_and_says_so(demand, need):
    offer = an_offer(demands=[demand])
    found = shortlist([offer], Need(frozenset({need})))
    [folded] = found.excluded
    [reason] = folded.against
    assert str(demand.label) in reason.text
    assert "borgeren har brug for" in reason.text
    [shown] = shortlist([offer], Need(frozenset({need})), shown_anyway={offer.pk}).chosen
    assert shown.against == [reason]


def test_an_offer_that_says_it_can_is_not_folded_but_asked_about():
    offer = an_offer(demands=["selvstrukturering"], accommodates=["faste_rammer"])
    [shown] = shortlist([offer], Need(frozenset({"faste_rammer"}))).chosen
    assert [reason.weight for reason in shown.reasons] == [Weight.ASK, Weight.MEETS]


@pytest.mark.parametrize(
    ("wording", "branches"),
    [
        ("Et museum, helst med gamle ting", {Branch.KULTUR}),
        ("bibliotekar", {Branch.KULTUR}),
        ("Arbejde i en tøjbutik", {Branch.DETAIL}),
        ("noget med IT", {Branch.IT}),
        ("en italiensk restaurant", {Branch.KANTINE}),
        ("et katalog over madrasser", set()),
        ("dyrepasser", {Branch.DYR}),
        ("", set()),
    ],
)
def test_a_wish_is_read_by_its_words(wording, branches):
    assert WishedFor(1, wording).branches == branches


def test_a_wish_the_branch_does_not_know_is_found_by_its_word():
    offer = an_offer(title="Keramik i kælderen")
    [reason] = reasons_for(offer, Need(wishes=(WishedFor(2, "noget med keramik"),)))
    assert reason.text == "Nævner “keramik” fra ønske 2, “noget med keramik”"


@pytest.mark.requirement("S1-34", "S4-22")
def test_nothing_that_is_handed_out_is_a_score():
    numbers = {
        (kind.__name__, field.name)
        for kind in (Reason, Suggestion, Need, WishedFor)
        for field in dataclasses.fields(kind)
        if "int" in str(field.type) or "float" in str(field.type)
    }
    assert numbers == {("Suggestion", "wish_rank"), ("WishedFor", "rank")}
