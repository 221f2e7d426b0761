"""How a praktik goes, by the borger: longer days than agreed are seen, a wish to stop is heard, the workplace never
reads along."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.actions import check_ins
from cases.actions.check_ins import HowItGoes
from cases.models import CheckIn, Placement, Task
from cases.planning.check_ins import hours_outrun
from cases.queries.check_ins import told
from tests.factories import TODAY, make_case, make_workplace, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
DAY = timedelta(days=1)
WORDS = "Jeg er der fem timer hver dag, og jeg er så træt."


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def placement(case):
    """Three hours a day, five days a week (the scene of seed 003)."""
    return Placement.objects.create(
        case=case, state="i_gang", moved_on=TODAY, workplace=make_workplace(), hours=15, citizen_reason="At prøve",
        purpose="afklaring", starts_on=TODAY - 30 * DAY, ends_on=TODAY + 30 * DAY,
    )  # fmt: skip


def say(placement, by, *, days_ago=0, channel="papir", agreed="3", worked="5", wants="fortsaet", **more):
    hours = {"hours_agreed": agreed and Decimal(agreed), "hours_worked": worked and Decimal(worked)}
    return check_ins.give(
        placement=placement, by=by, on=TODAY, channel=channel, given_on=TODAY - days_ago * DAY,
        answer=HowItGoes(wants=wants, **hours, **more),
    )  # fmt: skip


def page(client, name, placement):
    return client.get(reverse(f"cases:{name}", args=[placement.case_id, placement.pk])).content.decode()


# --- Longer days than agreed ----------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-03")
def test_three_answers_in_a_row_of_longer_days_are_seen(client, placement, asta):
    client.force_login(asta)
    for days_ago in (14, 7):
        say(placement, asta, days_ago=days_ago)
        assert not told(placement, TODAY).outrun
        assert "Aftalt arbejdstid overskrides" not in page(client, "check_ins", placement)
    say(placement, asta)
    assert told(placement, TODAY).outrun
    for name in ("check_ins", "placement"):
        assert "Aftalt arbejdstid overskrides" in page(client, name, placement)


HOUR = {"as_agreed": ("3", "3"), "longer": ("3", "5"), "unknown": (None, "5"), "shorter": ("3", "2")}


@pytest.mark.requirement("S3-03")
@pytest.mark.parametrize(
    ("newest_first", "outrun"),
    [
        ("longer longer longer", True),
        ("longer longer longer as_agreed", True),
        ("as_agreed longer longer longer", False),
        ("longer shorter longer longer", False),
        ("longer unknown longer longer", True),
        ("longer longer", False),
        ("", False),
    ],
)
def test_what_counts_as_in_a_row(newest_first, outrun):
    answers = [tuple(hours and Decimal(hours) for hours in HOUR[word]) for word in newest_first.split()]
    assert hours_outrun(answers, 3) is outrun


# --- Stop -----------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-03")
def test_a_wish_to_stop_is_a_task_for_both(placement, asta, bo, vera):
    """The one who has the case hears what she wants; the consultant hears whom to speak with, and not her words."""
    share(placement.case, vera)
    say(placement, bo, wants="stop", handling="stille", own_words=WORDS)
    ours, theirs = (Task.objects.get(owner=user) for user in (asta, vera))
    assert ours.what == "Borgeren vil stoppe praktikken: tal med borgeren om, hvordan"
    assert theirs.what == "Tal med sagsbehandleren om praktikken, før du taler med arbejdspladsen"
    assert {ours.due_on, theirs.due_on} == {TODAY + 3 * DAY}  # a Friday; the next working day is a Monday
    assert WORDS not in ours.what + theirs.what
    assert (theirs.about_kind, theirs.about_id) == ("placement", placement.pk)


@pytest.mark.requirement("S3-03")
@pytest.mark.parametrize("wants", ["fortsaet", "juster"])
def test_who_goes_on_makes_no_task(placement, asta, wants):
    say(placement, asta, wants=wants)
    assert not Task.objects.exists()


# --- Who reads it ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-03")
def test_the_consultant_reads_no_answer_and_no_notice(client, placement, asta, vera):
    share(placement.case, vera)
    for days_ago in (14, 7, 0):
        say(placement, asta, days_ago=days_ago, own_words=WORDS)
    client.force_login(vera)
    for name in ("check_ins", "check_in_paper"):
        assert client.get(reverse(f"cases:{name}", args=[placement.case_id, placement.pk])).status_code == 403
    assert client.post(reverse("cases:check_in_kiosk", args=[placement.case_id, placement.pk])).status_code == 403
    shown = page(client, "placement", placement)
    assert "Aftalt arbejdstid" not in shown and WORDS not in shown and "Borgerens stemme" not in shown


def test_how_she_wants_it_taken_up_is_there_for_the_next_contact(placement, asta):
    say(placement, asta, days_ago=3, handling="faelles")
    say(placement, asta, handling="ingen_kontakt")
    assert placement.check_ins.first().handling == "ingen_kontakt"


# --- From paper -----------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-03")
def test_her_paper_is_typed_in_and_says_by_whom(client, placement, asta):
    client.force_login(asta)
    assert "Borgerens stemme mangler" in page(client, "placement", placement)
    typed = {"given_on": "2026-11-18", "hours_agreed": "3", "hours_worked": "5", "wants": "juster", "own_words": WORDS}
    done = client.post(reverse("cases:check_in_paper", args=[placement.case_id, placement.pk]), typed)
    assert done.status_code == 302
    assert CheckIn.objects.get().entered_by == asta
    shown = page(client, "check_ins", placement)
    assert "på papir, skrevet ind af Asta Holm" in shown and WORDS in shown
    assert "Borgerens stemme mangler" not in shown


def test_a_day_ahead_and_an_answer_without_a_wish_are_asked_about(client, placement, asta):
    client.force_login(asta)
    address = reverse("cases:check_in_paper", args=[placement.case_id, placement.pk])
    ahead = client.post(address, {"given_on": "2026-12-24", "wants": "stop"})
    assert ahead.status_code == 422 and "ikke kommet endnu" in ahead.content.decode()
    assert client.post(address, {"given_on": "2026-11-18"}).status_code == 422
    assert not CheckIn.objects.exists()


def test_a_praktik_that_is_over_is_read_and_not_asked_about(client, placement, asta):
    say(placement, asta, own_words=WORDS)
    Placement.objects.update(state="afsluttet", ended_on=TODAY, end_reason="som_planlagt", citizen_account="Det gik")
    client.force_login(asta)
    assert WORDS in page(client, "check_ins", placement)
    address = reverse("cases:check_in_paper", args=[placement.case_id, placement.pk])
    assert client.get(address).status_code == 302
    kept = client.post(address, {"given_on": "2026-11-18", "wants": "stop", "own_words": "Skrevet, mens den sluttede"})
    assert kept.status_code == 422
    assert "mens praktikken er i gang" in kept.content.decode() and "mens den sluttede" in kept.content.decode()
    assert client.post(reverse("cases:check_in_kiosk", args=[placement.case_id, placement.pk])).status_code == 302
    assert client.get("/borger/").status_code == 404
    with pytest.raises(ValidationError):
        say(placement, asta)
