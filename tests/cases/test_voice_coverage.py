"""In how many cases the borger has spoken for herself: beside what staff tell, by phase, and never by who works there."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.models import InvolvementEntry
from cases.queries.caseload import CaseloadFilter, caseload
from cases.queries.voice_coverage import voice_coverage
from cases.queries.voice_filters import NO_PHASE, NO_VOICE, OWN_VOICE, RELAYED
from tests.cases.test_voice import SAID, give, hold
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
DAY = timedelta(days=1)


def entry(case, by, phase, **words):
    return InvolvementEntry.objects.create(
        case=case, occurred_on=TODAY - 5 * DAY, author=by, author_has_authority=True, phase=phase, **words
    )


@pytest.fixture
def ten(asta, units):
    """Ten cases, four with an answer in the window; of the six others three are told by staff."""
    cases = [make_case(unit=units.unge, caseworker=asta, name=f"Borger {n}") for n in range(10)]
    for case in cases[:4]:
        give(hold(case, asta), asta, own_words=SAID)
    give(hold(cases[4], asta, on=TODAY - 200 * DAY), asta, on=TODAY - 200 * DAY, own_words="længe siden")
    for case in cases[4:7]:
        entry(case, asta, "udvaelgelse", citizen_words="Vil gerne arbejde med dyr")
    entry(cases[7], asta, "regulering")
    give(hold(cases[8], asta), asta, skipped=True)
    return cases


@pytest.mark.requirement("S4-21")
def test_four_of_ten_is_forty_per_cent_and_the_others_stand_by_phase(ten, dorte):
    found = voice_coverage(dorte, TODAY, TODAY - 90 * DAY)
    assert (found.cases, found.direct, found.percent, found.relayed, found.missing) == (10, 4, 40, 3, 6)
    assert [(one.phase, one.cases) for one in found.without] == [("udvaelgelse", 3), ("regulering", 1), (NO_PHASE, 2)]


@pytest.mark.requirement("S4-21")
def test_each_number_is_the_length_of_the_list_it_leads_to(ten, dorte):
    since = TODAY - 90 * DAY
    found = voice_coverage(dorte, TODAY, since)

    def listed(code, phase=""):
        return caseload(dorte, TODAY, CaseloadFilter(form=code, phase=phase, since=since)).count()

    assert listed(OWN_VOICE) == found.direct
    assert listed(RELAYED) == found.relayed
    assert listed(NO_VOICE) == found.missing
    assert {one.phase: listed(NO_VOICE, one.phase) for one in found.without} == {
        one.phase: one.cases for one in found.without
    }


@pytest.mark.requirement("S4-21", "S3-48")
def test_the_team_page_tells_it_by_phase_and_names_nobody_who_works_here(client, ten, dorte, asta):
    client.force_login(dorte)
    page = client.get(reverse("team"), {"periode": "90"}).content.decode()
    assert "4 af 10" in page and "40 %" in page
    assert "inddragelse=stemme_mangler.udvaelgelse" in page
    listed = client.get(
        reverse("cases:caseload"),
        {"omfang": "enhed", "inddragelse": "stemme_mangler.udvaelgelse", "siden": "2026-08-22"},
    )
    assert listed.content.decode().count("Borger ") >= 3
