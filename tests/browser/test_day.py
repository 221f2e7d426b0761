"""The morning in a browser: her day, one minute about the borger, a call nobody answered, and on to the samtale."""

from datetime import time, timedelta

import pytest
from playwright.sync_api import expect

from cases.models import Commitment, Contact, Meeting, Rhythm, Utterance
from tests.factories import TODAY, make_case, make_wish

pytestmark = pytest.mark.usefixtures("dated_rules", "indicators")
DAY = timedelta(days=1)


@pytest.fixture
def case(live_server, asta, units):
    case = make_case(unit=units.unge, caseworker=asta)
    make_wish(case, revisit_on=TODAY, revisit_when="når foråret kommer")
    Meeting.objects.create(case=case, planned_on=TODAY, planned_time=time(10), purpose="Om museet")
    Utterance.objects.create(case=case, text="Jeg savner at bruge hænderne", said_on=TODAY - 9 * DAY)
    for party in ("sagsbehandler", "borger"):
        promised = {"promised_on": TODAY - 9 * DAY, "due_on": TODAY - DAY}
        Commitment.objects.create(case=case, party=party, what=f"Løfte fra {party}", **promised)
    Rhythm.objects.create(case=case, every_days=7, valid_from=TODAY - 20 * DAY)
    return case


@pytest.mark.requirement("S4-15", "S3-14", "S1-57")
@pytest.mark.parametrize("screen", ["page", "phone"])
def test_the_morning_from_her_day_to_the_samtale(request, login, axe, asta, case, screen):
    page = login(request.getfixturevalue(screen), asta)
    page.goto("/")
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()
    axe(page)
    _fits(page)
    page.get_by_role("button", name="Ringet, ikke truffet").first.click()
    expect(page.get_by_text("Noteret: ringet, ikke truffet.")).to_be_visible()
    expect(page.get_by_role("heading", name="Min dag")).to_be_visible()
    assert Contact.objects.get().reached is False
    page.get_by_role("button", name="For mange sager").click()
    expect(page.get_by_text("Tak. Det er noteret.")).to_be_visible()

    page.get_by_role("link", name="Brief").click()
    expect(page.get_by_role("heading", name="Endnu ikke grebet")).to_be_visible()
    axe(page)
    _fits(page)
    assert _first_seen(page) == "Endnu ikke grebet"
    page.get_by_role("link", name="Rytme").click()
    axe(page)
    page.go_back()
    page.get_by_role("link", name="Hold samtalen").click()
    expect(page.get_by_label("Hvad talte I om?")).to_be_visible()


def _fits(page):
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def _first_seen(page):
    """The heading of a card that stands highest, and of those the one to the left."""
    return page.evaluate(
        """() => [...document.querySelectorAll("main .card h2")]
            .sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left
                || a.getBoundingClientRect().top - b.getBoundingClientRect().top)[0].innerText"""
    )
