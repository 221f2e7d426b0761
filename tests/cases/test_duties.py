"""Arbejdspligt and the 25 % exemption as decisions of their day; repealed rights hold in their time and are gone after."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.actions import duties, exemptions, pauses
from cases.models import Enrolment, Exemption, Goal, Plan, WorkDuty
from jobcenter.accounts.models import Membership
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, make_offer, share

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
SOON = TODAY + 60 * DAY
REPEALED_ON = date(2025, 7, 1)


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def asta(asta):
    """She has worked here since before the laws changed."""
    Membership.objects.filter(user=asta).update(valid_from=date(2020, 1, 1))
    return asta


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta, opened_on=date(2024, 12, 1))


def page(case):
    return reverse("cases:rights_and_duties", args=[case.pk])


def decide(case, by, *, applies=True, **more):
    values = {"legal_basis": "LAB § 105 a", "reason": "Vi så på helbred og børn.", "valid_from": TODAY}
    return duties.decide(case=case, by=by, on=TODAY, applies=applies, **values | more)


def exempt(case, by, kind="undtagelse_25", **more):
    values = {"legal_basis": "Lov nr. 1750 af 2025", "reason": "Kan selv.", "valid_from": TODAY, "valid_to": SOON}
    return exemptions.grant(case=case, by=by, on=TODAY, kind=kind, **values | more)


def test_a_decision_shows_basis_period_hat_and_that_it_is_not_explained_yet(client, asta, case):
    client.force_login(asta)
    new = reverse("cases:duty_new", args=[case.pk])
    assert "myndighed" in client.get(new).text
    typed = {"applies": "ja", "legal_basis": "LAB § 105 a", "reason": "Vi så på børnene.", "valid_from": TODAY}
    assert client.post(new, typed).status_code == 302
    duty = WorkDuty.objects.get()
    assert (duty.applies, duty.decided_by, duty.decided_on, duty.explained_on) == (True, asta, TODAY, None)
    shown = client.get(page(case)).text
    for words in (
        "Har arbejdspligt",
        "LAB § 105 a",
        "besluttet 20. nov. 2026",
        "37 timer om ugen",
        "Vi så på børnene.",
    ):
        assert words in shown
    assert Event.objects.get(kind="work_duty.decided").data["applies"] is True


@pytest.mark.requirement("S4-67")
def test_not_explained_the_sag_says_so_calmly_until_it_is(client, asta, case):
    duty = decide(case, asta)
    client.force_login(asta)
    sag = reverse("cases:case", args=[case.pk])
    reminder = "Det er ikke noteret, at det er forklaret for borgeren."
    assert reminder in client.get(sag).text
    one = reverse("cases:duty", args=[case.pk, duty.pk])
    client.post(one, {"act": "forklar", "explained_on": TODAY, "version": duty.version})
    assert reminder not in client.get(sag).text
    duty.refresh_from_db()
    assert duty.explained_on == TODAY


@pytest.mark.requirement("S4-67")
def test_to_be_exempt_needs_a_reason_and_a_day_to_look_again(client, asta, case):
    client.force_login(asta)
    new = reverse("cases:duty_new", args=[case.pk])
    typed = {"applies": "nej", "legal_basis": "LAB § 105 b", "reason": "Smerter i hænderne.", "valid_from": TODAY}
    for missing, says in (
        ({"review_on": ""}, "Skriv, hvornår I ser på det igen."),
        ({"review_on": SOON, "reason": ""}, "Skriv, hvad I lagde vægt på i borgerens situation."),
    ):
        answer = client.post(new, typed | missing)
        assert (answer.status_code, says in answer.text) == (422, True)
    client.post(new, typed | {"review_on": SOON})
    assert WorkDuty.objects.get().review_on == SOON


def test_a_new_decision_ends_the_one_before_and_both_can_be_read(client, asta, case):
    decide(case, asta, valid_from=TODAY - 90 * DAY)
    decide(case, asta, applies=False, review_on=SOON, reason="Ny diagnose.")
    old, now = WorkDuty.objects.order_by("valid_from")
    assert (old.valid_to, now.valid_to) == (TODAY - DAY, None)
    with pytest.raises(ValidationError, match="Der er allerede en beslutning fra den"):
        decide(case, asta)
    client.force_login(asta)
    shown = client.get(page(case)).text
    assert "Vi så på helbred og børn." in shown
    assert "Undtaget fra arbejdspligt" in shown


def test_arbejdspligt_began_with_its_law(asta, case):
    with pytest.raises(ValidationError, match=r"Arbejdspligten kom den 1. januar 2025\."):
        decide(case, asta, valid_from=date(2024, 12, 31))
    assert decide(case, asta, valid_from=date(2025, 1, 1))


def test_the_25_percent_exemption_has_its_time_and_never_stands_beside_arbejdspligt(asta, case):
    with pytest.raises(ValidationError, match=r"kom den 1\. juli 2026"):
        exempt(case, asta, valid_from=date(2026, 6, 30))
    assert exempt(case, asta)
    with pytest.raises(ValidationError, match="undtaget efter 25 %-reglen til og med den"):
        decide(case, asta)
    decide(case, asta, applies=False, review_on=SOON)  # to be outside arbejdspligt is no contradiction


def test_one_under_arbejdspligt_cannot_be_exempted_but_can_be_relieved(asta, case):
    decide(case, asta)
    with pytest.raises(ValidationError, match="har arbejdspligt i den tid"):
        exempt(case, asta)
    assert exempt(case, asta, kind="fritagelse")


@pytest.mark.requirement("S4-87")
def test_who_sees_and_who_decides(client, asta, vera, carl, dorte, case):
    duty = decide(case, asta)
    exempt(case, asta, kind="fritagelse", reason="Kanariegrund")
    share(case, vera)
    one = reverse("cases:duty", args=[case.pk, duty.pk])
    for user, read in ((vera, 403), (carl, 404), (dorte, 200)):
        client.force_login(user)
        assert {client.get(address).status_code for address in (page(case), one)} == {read}
        assert client.get(reverse("cases:duty_new", args=[case.pk])).status_code == (404 if read == 404 else 403)
        answer = client.post(one, {"act": "afslut", "valid_to": TODAY, "version": duty.version})
        assert answer.status_code == (404 if read == 404 else 403)
    assert "Kanariegrund" not in client.get(page(case)).text


@pytest.mark.requirement("S4-54")
def test_pause_and_the_three_exemptions_are_told_apart_in_a_sentence_each(client, asta, case):
    exempt(case, asta, kind="mindre_intensiv", legal_basis="LAB § 106")
    pauses.begin(
        case=case, by=asta, on=TODAY, reason="tryghed", text="Ro", review_on=SOON, activity="Ture", citizen_part="Ja"
    )
    client.force_login(asta)
    shown = client.get(page(case)).text
    assert shown.count("Gælder ikke i dag.") == 2
    assert shown.count("Gælder nu") == 1
    assert "LAB § 106" in shown
    for sentence in (
        "Ingen afgørelse: Vi holder igen en tid",
        "Kommunen har ikke pligt til at holde samtaler",
        "borgeren selv kan finde arbejde",
        "Borgeren skal ikke tage del i det, fritagelsen handler om",
    ):
        assert shown.count(sentence) == 1


@pytest.mark.requirement("S2-20")
@pytest.mark.parametrize("name", ["duty_new", "exemption_new", "visitation_new", "visitation", "sanction_new"])
def test_where_something_is_decided_the_hat_is_told(client, asta, case, name):
    plan = Plan.objects.create(case=case, started_on=TODAY)
    Goal.objects.create(plan=plan, kind="afklaring", citizen_wording="Finde ud af det", set_on=TODAY)
    client.force_login(asta)
    shown = client.get(reverse(f"cases:{name}", args=[case.pk]), {"alligevel": 1}).text
    assert "Her bestemmer kommunen. Sig det til borgeren." in shown


# --- In their time, and gone after ----------------------------------------------------------------------------------


@pytest.mark.requirement("S4-67")
def test_the_225_hour_rule_is_a_basis_in_its_time_and_none_after(client, asta, case, settings):
    basis = {"kind": "fritagelse", "legal_basis": "225-timersreglen", "reason": "Smerter."}
    with pytest.raises(ValidationError, match=r"gjaldt til og med den 30. juni 2025"):
        exempt(case, asta, **basis, valid_from=REPEALED_ON)
    last = REPEALED_ON - DAY
    values = {"case": case, "by": asta, "on": TODAY, "valid_from": last, "valid_to": last}
    assert exemptions.grant(**values, **basis)
    with pytest.raises(ValidationError, match="hvorfor beslutningen er rigtig"):
        exemptions.grant(**values, **basis | {"reason": " "})
    client.force_login(asta)
    for day, there in ((last, True), (REPEALED_ON, False), (TODAY, False)):
        settings.TODAY = day
        assert ("225-timersreglen: timer, der skulle arbejdes" in client.get(page(case)).text) is there
    assert Exemption.objects.count() == 1


@pytest.fixture
def young(asta, units):
    """Asked for help on 1 March 2025, 22 years old."""
    return make_case(
        unit=units.unge, caseworker=asta, opened_on=date(2025, 3, 1), name="Aya Lind", birth_date=date(2003, 1, 1)
    )


@pytest.mark.requirement("S4-62")
def test_the_young_ones_right_is_due_a_month_after_she_asked_and_is_called_hers(client, asta, young, settings):
    client.force_login(asta)
    settings.TODAY = date(2025, 3, 20)
    shown = client.get(page(young)).text
    assert "Borgerens ret" in shown
    assert "senest den 1. april 2025" in shown
    assert "skal verificeres" in shown
    assert "manglende borger" not in shown.casefold()
    settings.TODAY = date(2025, 4, 2)
    assert "Det er kommunen, der skylder borgeren det." in client.get(page(young)).text
    Enrolment.objects.create(
        case=young,
        offer=make_offer(),
        state="i_gang",
        reason="Ønsket",
        chosen_on=date(2025, 3, 21),
        moved_on=date(2025, 3, 28),
        starts_on=date(2025, 3, 28),
        ends_on=date(2025, 6, 1),
    )
    assert "Kommunen gav et tilbud den 28. marts 2025." in client.get(page(young)).text


@pytest.mark.requirement("S4-62")
def test_after_its_repeal_and_for_others_there_is_no_such_right(client, asta, young, units, settings):
    client.force_login(asta)
    older = make_case(unit=units.unge, caseworker=asta, opened_on=date(2025, 3, 1))
    ready = make_case(
        unit=units.unge,
        caseworker=asta,
        opened_on=date(2025, 3, 1),
        category="uddannelsesparat",
        birth_date=date(2003, 1, 1),
    )
    for case, day in ((young, REPEALED_ON), (young, TODAY), (older, date(2025, 4, 2)), (ready, date(2025, 4, 2))):
        settings.TODAY = day
        assert "Borgerens ret<" not in client.get(page(case)).text
