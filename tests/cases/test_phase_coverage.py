"""From start to end of a praktik: the choice is an opmærksomhedspunkt, the way and the end are asked about (V-18)."""

from datetime import timedelta

import pytest

from cases.actions import involvement, placements
from cases.enums import Phase
from cases.involvement import Draft
from cases.models import Flag, Placement
from cases.queries.coverage import untold, with_coverage
from cases.risk import evaluate
from tests.factories import TODAY, make_case, make_workplace, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
CODE = "praktik_uden_udvaelgelse"


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


def day(n):
    return TODAY + timedelta(days=n)


def praktik(case, state="i_gang", first=-10, **values):
    return Placement.objects.create(
        case=case,
        state=state,
        moved_on=TODAY,
        workplace=make_workplace(),
        purpose="afklaring",
        citizen_reason="Møde mennesker",
        hours=10,
        starts_on=day(first),
        ends_on=day(first + 40),
        **values,
    )


def told(case, by, phase, on=0, placement=None):
    draft = Draft(phase=phase, occurred_on=day(on), barriers=frozenset({"tid"}))
    return involvement.record(case=case, by=by, on=TODAY, draft=draft, placement=placement)


def flags(case):
    return list(Flag.objects.open().filter(case=case, code=CODE).values_list("subject_id", flat=True))


@pytest.mark.requirement("S4-11", "V-18")
def test_a_start_without_a_choice_is_one_flag_and_the_entry_clears_it(client, case, asta):
    placement = praktik(case, "aftalt", first=0)
    placements.move(case=case, placement=placement, code="start", by=asta, on=TODAY)
    assert flags(case) == [placement.pk]
    client.force_login(asta)
    sentence = "Det er ikke noteret, hvordan borgeren var med til at vælge den."
    for path in ("", f"praktik/{placement.pk}/"):
        assert sentence in client.get(f"/sager/{case.pk}/{path}").content.decode()
    told(case, asta, Phase.UDVAELGELSE)
    assert flags(case) == []


@pytest.mark.requirement("S4-11")
def test_a_wrong_registration_of_the_choice_opens_it_again(case, asta):
    praktik(case)
    entry = told(case, asta, Phase.UDVAELGELSE)
    assert flags(case) == []
    involvement.mark_wrong(entry=entry, by=asta, on=TODAY, reason="Forkert sag.")
    assert len(flags(case)) == 1


@pytest.mark.requirement("S4-11", "V-18")
@pytest.mark.parametrize(
    ("state", "first", "flagged"),
    [
        ("i_gang", -10, True),
        ("aftalt", 7, True),
        ("aftalt", 8, False),
        ("kladde", 1, False),
        ("spurgt", 1, False),
    ],
)
def test_it_is_asked_from_a_week_before_the_start(case, state, first, flagged):
    praktik(case, state, first)
    evaluate.reconcile([case.pk], on=TODAY)
    assert bool(flags(case)) is flagged


@pytest.mark.requirement("V-18")
def test_a_choice_of_long_ago_or_of_another_praktik_was_another_choice(case, asta):
    other = praktik(
        case, "afsluttet", first=-100, ended_on=day(-60), end_reason="som_planlagt", citizen_account="Det gik"
    )
    told(case, asta, Phase.UDVAELGELSE, on=-5, placement=other)
    placement = praktik(case)
    told(case, asta, Phase.UDVAELGELSE, on=-191)
    assert flags(case) == [placement.pk]
    told(case, asta, Phase.UDVAELGELSE, on=-190)
    assert flags(case) == []


@pytest.mark.requirement("V-18")
def test_an_entry_of_its_own_counts_whenever_it_was_written(case, asta):
    placement = praktik(case)
    told(case, asta, Phase.UDVAELGELSE, on=-300, placement=placement)
    assert flags(case) == []


def asked(placement):
    return untold(with_coverage(Placement.objects.filter(pk=placement.pk)).get(), TODAY)


@pytest.mark.requirement("V-18")
def test_the_way_and_the_end_are_asked_about_until_they_are_told(case, asta):
    placement = praktik(case)
    told(case, asta, Phase.UDVAELGELSE, on=-20)
    assert "undervejs" in asked(placement)
    told(case, asta, Phase.REGULERING, on=-2)
    assert asked(placement) == ""
    ended = {"state": "afsluttet", "ended_on": TODAY, "end_reason": "som_planlagt", "citizen_account": "Det gik"}
    Placement.objects.filter(pk=placement.pk).update(**ended, version=2)
    assert "afslutte" in asked(placement)
    told(case, asta, Phase.AFSLUTNING)
    assert asked(placement) == ""


@pytest.mark.requirement("S4-11")
def test_the_sag_asks_about_its_newest_praktik_and_blocks_nothing(client, case, asta):
    placement = praktik(case)
    told(case, asta, Phase.UDVAELGELSE, on=-20)
    client.force_login(asta)
    page = client.get(f"/sager/{case.pk}/").content.decode()
    assert "Hvad har borgeren kunnet ændre undervejs?" in page
    assert f"/sager/{case.pk}/praktik/{placement.pk}/" in page


@pytest.mark.requirement("S4-11")
def test_a_consultant_is_not_told_what_the_entries_hold(client, case, asta, vera):
    placement = praktik(case)
    told(case, asta, Phase.UDVAELGELSE, on=-20)
    share(case, vera)
    client.force_login(vera)
    assert "undervejs?" not in client.get(f"/sager/{case.pk}/praktik/{placement.pk}/").content.decode()
