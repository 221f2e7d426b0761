"""A case that stood still is opened step by step, and no sanction path lies in the first contacts (S1-105)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.actions import reactivation
from cases.models import Goal, Meeting, Plan, ReactivationStep, SanctionStep
from cases.planning.standstill import stood_still_since
from cases.queries.reactivation import SPAN, reopening
from jobcenter import rules
from jobcenter.audit.models import Event
from tests.cases.test_sanctions import typed, weigh
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S1-105")]
DAY = timedelta(days=1)
OPENED = date(2024, 6, 1)
ORDER = ("kontakt", "motivation", "behov", "krav")


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    """Nothing has moved since it was opened, two and a half years ago."""
    return make_case(unit=units.unge, caseworker=asta, opened_on=OPENED)


@pytest.fixture
def goal(case):
    plan = Plan.objects.create(case=case, started_on=OPENED)
    return Goal.objects.create(plan=plan, kind="afklaring", citizen_wording="Finde ud af det", set_on=OPENED)


@pytest.fixture
def new(client, asta, case, goal):
    client.force_login(asta)
    return reverse("cases:sanction_new", args=[case.pk])


def step(case, by, kind, done_on=TODAY, **more):
    return reactivation.record(case=case, by=by, on=TODAY, kind=kind, done_on=done_on, text="Vi talte sammen.", **more)


def moved(case, day):
    return Meeting.objects.create(case=case, state="holdt", held_on=day, substantive=True)


@pytest.mark.parametrize(
    ("days", "since"),
    [
        ([], date(2024, 6, 1)),
        ([date(2025, 6, 1), date(2025, 11, 20)], None),  # twelve months to the day
        ([date(2025, 11, 19)], date(2025, 11, 19)),
        ([date(2025, 3, 1), date(2026, 11, 1)], date(2025, 3, 1)),  # one act does not lift the protection
        ([date(2025, 3, 1), date(2026, 11, 1), date(2026, 11, 9)], date(2025, 3, 1)),
        ([date(2024, 7, 1), date(2025, 8, 1), date(2026, 3, 1)], None),  # woke up more than a year ago
    ],
)
def test_how_long_nothing_moved_and_when_it_was(days, since):
    span = rules.on(TODAY, "sanktion")[SPAN]
    assert stood_still_since(days, OPENED, TODAY, span) == since


def test_the_form_is_not_there_until_the_four_steps_are_recorded_in_order(client, asta, case, new, goal):
    for kind in ORDER:
        shown = client.get(new)
        assert "Sagen har stået stille" in shown.text
        assert "form" not in shown.context
        assert reverse("cases:reactivation", args=[case.pk]) in shown.text
        step(case, asta, kind)
    assert client.get(new).context["form"].fields
    client.post(new, typed(goal))
    assert SanctionStep.objects.get().reactivation_override == ""
    assert Event.objects.filter(kind="reactivation.recorded").count() == 4


def test_the_steps_come_in_their_order_and_on_their_days(asta, case):
    with pytest.raises(ValidationError, match="Det næste er “Kontakt”"):
        step(case, asta, "krav")
    step(case, asta, "kontakt", TODAY - 5 * DAY)
    with pytest.raises(ValidationError, match=r"Trinnet før var den 15\. november 2026"):
        step(case, asta, "motivation", TODAY - 6 * DAY)
    with pytest.raises(ValidationError, match="ikke kommet endnu"):
        step(case, asta, "motivation", TODAY + DAY)
    with pytest.raises(ValidationError, match="Skriv, hvad der skete"):
        reactivation.record(case=case, by=asta, on=TODAY, kind="motivation", done_on=TODAY, text=" ")
    assert ReactivationStep.objects.count() == 1


def test_a_first_samtale_alone_opens_nothing(client, asta, case, goal, new):
    moved(case, TODAY - 3 * DAY)
    assert reopening(case, TODAY).blocks
    with pytest.raises(ValidationError, match="ikke åbnet trin for trin"):
        weigh(case, goal, asta)


def test_a_case_that_is_alive_has_nothing_to_open(client, asta, units):
    alive = make_case(unit=units.unge, caseworker=asta, opened_on=TODAY - 100 * DAY)
    assert not reopening(alive, TODAY).blocks
    with pytest.raises(ValidationError, match="ikke stået stille"):
        step(alive, asta, "kontakt")
    client.force_login(asta)
    told = {"kind": "kontakt", "done_by": asta, "text": "Dengang ringede vi."}
    ReactivationStep.objects.create(case=alive, done_on=TODAY - 50 * DAY, **told)
    shown = client.get(reverse("cases:reactivation", args=[alive.pk])).text
    assert "Sagen står ikke stille." in shown
    assert "Dengang ringede vi." in shown


def test_it_goes_on_with_a_written_reason_that_is_logged_and_shown(client, case, goal, new):
    assert client.get(f"{new}?alligevel=1").status_code == 200
    refused = client.post(new, typed(goal))
    assert refused.status_code == 422
    assert "Jeg kan ikke få det til at virke på min telefon." in refused.text
    client.post(new, typed(goal, reactivation_override="Borgeren bad selv om en afgørelse."))
    made = SanctionStep.objects.get()
    assert Event.objects.get(kind="sanction.weighed").data["genaabning_overstyret"] is True
    shown = client.get(reverse("cases:sanction", args=[case.pk, made.pk])).text
    assert "Borgeren bad selv om en afgørelse." in shown
    assert "Gået videre, før sagen var åbnet trin for trin" in shown


def test_the_steps_are_recorded_on_their_page(client, asta, dorte, case):
    page = reverse("cases:reactivation", args=[case.pk])
    client.force_login(asta)
    typed_in = {"kind": client.get(page).context["form"]["kind"].value(), "done_on": TODAY, "text": "Kaffe i parken."}
    shown = client.post(page, typed_in, follow=True).text
    assert "Trinnet er noteret." in shown
    assert "Kaffe i parken." in shown
    assert client.post(page, typed_in | {"text": ""}).status_code == 422
    client.force_login(dorte)
    assert "Kaffe i parken." in client.get(page).text
    assert client.post(page, typed_in).status_code == 403
