"""Min dag: her samtaler with a line about each borger, both sides' promises alike, deadlines with their basis, one tap."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from cases.models import (
    CitizenStatement,
    Commitment,
    Contact,
    Exemption,
    Flag,
    LateFollowUp,
    Meeting,
    Pause,
    Plan,
    PlanStep,
    Rhythm,
    SanctionStep,
    Task,
)
from cases.queries import due
from cases.risk import evaluate
from jobcenter.audit.models import Viewing
from tests.factories import TODAY, make_case, make_wish, share
from tests.full_world import thicken
from tests.world import fill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
DAY = timedelta(days=1)
URL = "/min-dag/"


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def as_asta(client, asta):
    client.force_login(asta)
    return client


def shown(client):
    answer = client.get(URL)
    assert answer.status_code == 200
    return answer.text


def section(page, anchor):
    """The words of one card, without what only a screen reader hears."""
    found = re.search(rf'<section class="card[^"]*" aria-labelledby="{anchor}">(.*?)</section>', page, re.S)
    if not found:
        return ""
    seen = re.sub(r'<span class="sr-only">.*?</span>', "", found.group(1), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", seen).split())


def promise(case, party="sagsbehandler", what="Ringe til museet", days=-3):
    return Commitment.objects.create(
        case=case, party=party, what=what, promised_on=TODAY - 30 * DAY, due_on=TODAY + days * DAY
    )


# --- Samtaler ---------------------------------------------------------------------------------------------------------


def test_todays_samtaler_stand_in_the_order_of_the_clock_with_a_line_about_each(as_asta, asta, units):
    late, early = (make_case(unit=units.unge, caseworker=asta, name=name) for name in ("Sen Lund", "Tidlig Dam"))
    for case, clock in ((late, time(13)), (early, time(9))):
        Meeting.objects.create(case=case, planned_on=TODAY, planned_time=clock)
    make_wish(late, wording="et museum")
    make_wish(early, wording="et bageri")
    CitizenStatement.objects.create(case=early, channel="kiosk", given_on=TODAY, own_words="Jeg vil gerne i gang")
    promise(early, what="Skrive til bageren", days=2)
    words = section(shown(as_asta), "samtaler")
    assert words.index("Tidlig Dam") < words.index("Sen Lund")
    assert "kl. 9.00" in words.replace("09.00", "9.00")
    assert "»Jeg vil gerne i gang« Vi lovede: Skrive til bageren (om 2 dage)" in words
    assert "Ønsker: et museum Ingen åbne løfter" in words
    assert "et bageri" not in words  # one line: her own words come before her wish


def test_a_samtale_is_held_or_read_up_on_from_here(as_asta, case):
    row = Meeting.objects.create(case=case, planned_on=TODAY)
    page = shown(as_asta)
    assert f"{reverse('cases:samtale_new', args=[case.pk])}?aftale={row.pk}" in page
    assert reverse("cases:brief", args=[case.pk]) in page


def test_a_samtale_whose_day_has_passed_asks_how_it_went(as_asta, case):
    row = Meeting.objects.create(case=case, planned_on=TODAY - 2 * DAY)
    page = shown(as_asta)
    assert "Hvordan gik det? Samtale: Opfølgning Maja Holm dagen var for 2 dage siden" in section(page, "samtaler")
    assert reverse("cases:samtale", args=[case.pk, row.pk]) in page


@pytest.mark.requirement("S1-59")
def test_a_call_nobody_answered_is_one_tap_and_back_to_the_day(as_asta, case):
    Meeting.objects.create(case=case, planned_on=TODAY)
    tap = f"{reverse('cases:contact_new', args=[case.pk])}?fra=dag"
    assert f'action="{tap}"' in shown(as_asta)
    answer = as_asta.post(tap, {"act": "ikke_truffet"}, follow=True)
    assert answer.redirect_chain[-1][0] == URL
    assert "Noteret: ringet, ikke truffet." in answer.text
    assert Contact.objects.get().reached is False


# --- Promises ---------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S4-15")
def test_our_overdue_promise_stands_in_her_day_and_in_the_leaders_aggregate(as_asta, asta, dorte, case):
    row = promise(case)
    page = shown(as_asta)
    assert "Kommunen Ringe til museet Maja Holm · Sagsbehandleren dagen var for 3 dage siden" in section(page, "lovet")
    assert reverse("cases:commitment", args=[case.pk, row.pk]) in page
    counted = {(count.kind, count.side, count.time): count.n for count in due.counts(dorte, TODAY)}
    assert counted["loefte", "kommunen", "gaaet"] == 1
    as_asta.force_login(dorte)
    assert "1 har passeret dagen" in as_asta.get("/team/").text


@pytest.mark.requirement("S4-15")
def test_both_sides_promises_are_told_alike_and_nothing_follows_for_the_borger(as_asta, case):
    promise(case, "borger", "Se på museet")
    promise(case)
    promise(case, "virksomhed", "Svare")
    promise(case, what="I morgen", days=1)
    words = section(shown(as_asta), "lovet")
    ours, theirs = words.split("Borgeren Se på museet")
    assert ours.count("dagen var for 3 dage siden") == theirs.split("Virksomheder og andre")[0].count("dagen var") == 1
    assert "Svare Maja Holm · Virksomheden" in theirs
    assert "I morgen" not in words
    evaluate.reconcile([case.pk], on=TODAY)
    assert not SanctionStep.objects.exists()
    assert not Flag.objects.filter(sentence__contains="Se på museet").exists()


def test_a_step_whose_day_has_come_stands_on_the_side_of_whoever_does_it(as_asta, case):
    plan = Plan.objects.create(case=case, started_on=TODAY)
    PlanStep.objects.create(plan=plan, title="Se museet", due_on=TODAY, party="borger")
    PlanStep.objects.create(plan=plan, title="Senere", due_on=TODAY + DAY)
    words = section(shown(as_asta), "lovet")
    assert "Borgeren Se museet Maja Holm · Borgeren · i dag" in words
    assert "Senere" not in words


# --- Tasks, wishes, deadlines -----------------------------------------------------------------------------------------


def test_her_tasks_also_in_a_case_that_is_a_colleagues(as_asta, asta, bo, units, case):
    other = make_case(unit=units.unge, caseworker=bo, name="Bos Borger")
    Task.objects.create(case=other, what="Hjælp Bo", owner=asta, due_on=TODAY)
    Task.objects.create(case=case, what="Gør noget", owner=asta, due_on=TODAY - DAY)
    Task.objects.create(case=case, what="Bos opgave", owner=bo, due_on=TODAY)
    Task.objects.create(case=case, what="På mandag", owner=asta, due_on=TODAY + 3 * DAY)
    Task.objects.create(case=case, what="På tirsdag", owner=asta, due_on=TODAY + 4 * DAY)
    promise(other, what="Bos løfte")
    page = shown(as_asta)
    assert section(page, "opgaver") == (
        "Opgaver Gør noget Maja Holm dagen var i går Hjælp Bo Bos Borger · i dag På mandag Maja Holm · 23. november 2026"
    )
    assert "Bos løfte" not in page


@pytest.mark.requirement("S4-18")
@pytest.mark.parametrize(("days", "there"), [(0, True), (-9, True), (1, False)])
def test_a_parked_wish_comes_back_on_its_day(as_asta, case, days, there):
    row = make_wish(case, wording="lastbil", revisit_on=TODAY + days * DAY, revisit_when="kørekort")
    page = shown(as_asta)
    assert ("lastbil" in section(page, "oensker")) == there
    assert (reverse("cases:wish", args=[case.pk, row.pk]) in section_html(page, "oensker")) == there


def section_html(page, anchor):
    found = re.search(rf'aria-labelledby="{anchor}">(.*?)</section>', page, re.S)
    return found.group(1) if found else ""


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (date(2026, 6, 15), "Den første samtale overskredet siden 6. juni 2026 LAB § 31 · bekræftet"),
        (TODAY, "efter en regel, der skal verificeres, var fristen 11. november 2026"),
    ],
)
def test_a_legal_deadline_stands_with_its_basis_and_only_a_verified_rule_accuses(
    as_asta, asta, units, settings, on, says
):
    settings.TODAY = on
    make_case(unit=units.unge, caseworker=asta, category="jobparat", opened_on=on - 16 * DAY)
    words = section(shown(as_asta), "frister")
    assert says in words
    assert ("overskredet" in words) == (on != TODAY)


def test_pause_and_exemption_stand_with_what_they_rest_on(as_asta, case):
    Pause.objects.create(case=case, reason="ingen_tid", text="x", starts_on=TODAY - 9 * DAY, review_on=TODAY + DAY)
    given = {"reason": "x", "decided_on": TODAY, "valid_from": TODAY}
    Exemption.objects.create(case=case, kind="fritagelse", legal_basis="LAS § 13", valid_to=TODAY + 5 * DAY, **given)
    words = section(shown(as_asta), "frister")
    assert "Maja Holm: Pausen skal ses på igen 21. nov. 2026 (i morgen) Aftalt, da pausen begyndte" in words
    assert "Maja Holm: Fritagelsen slutter: Fritagelse 25. nov. 2026 (om 5 dage) LAS § 13" in words


# --- Those who wait ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S3-31")
def test_a_borger_who_tried_to_reach_us_waits_until_she_was_answered(as_asta, case):
    tried = {"case": case, "kind": "opkald", "direction": "fra_borgeren", "reached": False}
    Contact.objects.create(**tried, happened_on=TODAY - 2 * DAY)
    words = section(shown(as_asta), "svar")
    assert words.startswith("Venter på svar fra dig Maja Holm Opkald for 2 dage siden Notér svaret")
    Contact.objects.create(
        **tried, happened_on=TODAY - 3 * DAY
    )  # the first try counts, and is over the kommune's own limit
    assert "Opkald for 3 dage siden har ventet længe" in section(shown(as_asta), "svar")
    Contact.objects.create(case=case, kind="opkald", reached=False, happened_on=TODAY)  # we rang, and missed her
    assert section(shown(as_asta), "svar")
    Contact.objects.create(case=case, kind="opkald", happened_on=TODAY)
    assert not section(shown(as_asta), "svar")


def test_at_most_five_points_the_oldest_need_first(as_asta, asta, units):
    for n in range(7):
        other = make_case(unit=units.unge, caseworker=asta, name=f"Borger Nr{n}", opened_on=TODAY - (100 + n) * DAY)
        evaluate.reconcile([other.pk], on=TODAY)
    words = section(shown(as_asta), "punkter")
    assert [int(n) for n in re.findall(r"Borger Nr(\d)", words)] == [6, 5, 4, 3, 2]
    assert "De fem, der har ventet længst, står her." in words


@pytest.mark.requirement("S1-57")
def test_an_agreed_rhythm_that_came_late_is_told_mildly_and_asked_about_the_second_time(as_asta, case):
    Rhythm.objects.create(case=case, every_days=14, valid_from=TODAY - 30 * DAY)
    page = shown(as_asta)
    assert '<span class="badge badge-info">Det var tid for 16 dage siden</span>' in page
    assert "badge-attention" not in section_html(page, "rytme")
    tapped = {"rhythm": "aftalt", "due_on": "2026-11-18", "cause": "sagstal"}
    answer = as_asta.post(f"{reverse('cases:rhythm_late', args=[case.pk])}?fra=dag", tapped)
    assert answer.url == URL
    assert LateFollowUp.objects.get().cause == "sagstal"
    assert "Hvad kom i vejen" in page
    assert "Hvad kom i vejen" not in shown(as_asta)


def test_a_long_silence_in_many_cases_stays_short_on_the_page(as_asta, asta, units):
    for n in range(7):
        other = make_case(unit=units.unge, caseworker=asta, name=f"Stille Nr{n}")
        Rhythm.objects.create(case=other, every_days=7, valid_from=TODAY - (30 + n) * DAY)
    page = section_html(shown(as_asta), "rytme")
    assert page.count('class="cause"') == 5
    assert page.index("Stille Nr6") < page.index("Vis flere") < page.index("Stille Nr0")


# --- Whose day --------------------------------------------------------------------------------------------------------


def test_a_quiet_day_says_what_would_be_worth_doing(as_asta, asta, units):
    assert "Du har ingen sager lige nu." in shown(as_asta)
    make_case(unit=units.unge, caseworker=asta, category="")
    page = shown(as_asta)
    assert "Der er ikke aftalt noget i dag, og intet er gået over tid." in page
    assert "Ring til en, du ikke har talt med længe" in page


def test_it_is_hers_alone_and_shows_no_other_unit(client, asta, bo, carl, vera, dorte, ida, case):
    share(case, vera)
    promise(case)
    for user, status in ((bo, 200), (carl, 200), (vera, 403), (dorte, 403), (ida, 403)):
        client.force_login(user)
        answer = client.get(URL)
        assert answer.status_code == status
        assert "Ringe til museet" not in answer.text


def test_every_borger_on_the_page_stands_in_the_log_of_looks(as_asta, asta, units, case):
    make_case(unit=units.unge, caseworker=asta, name="Ikke Vist", category="")
    promise(case)
    shown(as_asta)
    look = Viewing.objects.get()
    assert (look.route, look.purpose, look.citizen_ids) == ("day", "min_dag", [case.citizen_id])


def test_no_figure_about_anybody_stands_on_it(as_asta, asta, units):
    for _ in range(22):
        promise(make_case(unit=units.unge, caseworker=asta))
    page = shown(as_asta)
    words = section(page, "lovet")
    assert not re.search(r"\b2[012]\b", words)
    assert words.count("Ringe til museet") == 20
    rest = "/sager/?omfang=mine&frist=gaaet"
    assert rest.replace("&", "&amp;") in page
    assert as_asta.get(rest).context["page"].paginator.count == 22


def test_it_costs_the_same_for_many_cases_as_for_one(as_asta, asta, units, django_assert_max_num_queries):
    worlds = [fill(unit=units.unge, caseworker=asta)]
    as_asta.get("/profil/")
    _busy(worlds[0].case, asta)
    with django_assert_max_num_queries(15) as few:
        as_asta.get(URL)
    for n in range(4):
        worlds.append(fill(unit=units.unge, caseworker=asta, name=f"Borger {n}"))
        _busy(worlds[-1].case, asta)
    thicken(worlds[0], asta)
    with django_assert_max_num_queries(15) as many:
        as_asta.get(URL)
    assert len(many) == len(few)


def _busy(case, who):
    """Something of every kind that the page shows."""
    Meeting.objects.create(case=case, planned_on=TODAY)
    Meeting.objects.create(case=case, planned_on=TODAY - DAY)
    Contact.objects.create(case=case, kind="opkald", direction="fra_borgeren", reached=False, happened_on=TODAY)
    Task.objects.create(case=case, what="Ring", owner=who, due_on=TODAY)
    make_wish(case, rank=9, revisit_on=TODAY)
    for party in ("sagsbehandler", "borger", "virksomhed"):
        promise(case, party)
