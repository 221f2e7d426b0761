"""Sagsstamme: the oldest neglected need first, counts that equal the list, and nobody's cases but one's own."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.models import Assignment, Case, Commitment, Meeting
from cases.queries.caseload import UNIT, CaseloadFilter, caseload, flag_counts
from cases.risk import evaluate
from jobcenter.audit.models import Viewing
from tests.factories import TODAY, make_case, make_wish, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
URL = "/sager/"


def names(response) -> list[str]:
    return re.findall(r'class="person-name" href="[^"]*">([^<]+)<', response.content.decode())


def quiet(case):
    Commitment.objects.create(
        case=case, party="borger", what="Ringe til lægen", promised_on=TODAY, due_on=TODAY + timedelta(days=3)
    )


@pytest.fixture
def caseload_of_asta(asta, units):
    """Rolig has an agreement; Vilma has had no next step for long; Mikkel's wish has waited, but not as long."""
    rolig = make_case(unit=units.unge, caseworker=asta, name="Rolf Rolig")
    quiet(rolig)
    vilma = make_case(unit=units.unge, caseworker=asta, name="Vilma Ventende")
    mikkel = make_case(unit=units.unge, caseworker=asta, name="Mikkel Museum")
    quiet(mikkel)
    make_wish(mikkel, raised_on=TODAY - timedelta(days=60))
    evaluate.reconcile([rolig.pk, vilma.pk, mikkel.pk], on=TODAY)
    return rolig, vilma, mikkel


@pytest.mark.requirement("S4-56")
def test_the_one_who_has_waited_longest_stands_first(client, asta, caseload_of_asta):
    client.force_login(asta)
    assert names(client.get(URL)) == ["Vilma Ventende", "Mikkel Museum", "Rolf Rolig"]


def test_each_row_says_why_it_is_there_and_what_to_do(client, asta, caseload_of_asta):
    _, vilma, mikkel = caseload_of_asta
    client.force_login(asta)
    page = client.get(URL).content.decode()
    assert "Der er ikke aftalt et næste skridt med en dato." in page
    assert reverse("cases:step_new", args=[vilma.pk]) in page
    assert "“et museum”" in page
    assert reverse("cases:wish", args=[mikkel.pk, mikkel.wishes.get().pk]) in page
    assert "Ringe til lægen, om 3 dage." in page


def test_counts_equal_the_lists_behind_them(asta, caseload_of_asta):
    everything = CaseloadFilter(scope=UNIT)
    counts = flag_counts(asta, TODAY, everything)
    assert counts == {"intet_naeste_skridt": 1, "oenske_uden_forsoeg": 1}
    for code, n in counts.items():
        assert caseload(asta, TODAY, CaseloadFilter(scope=UNIT, flag=code)).count() == n


def test_filters_stand_in_the_address(client, asta, caseload_of_asta):
    client.force_login(asta)
    assert names(client.get(URL, {"opmaerksomhed": "oenske_uden_forsoeg"})) == ["Mikkel Museum"]
    assert names(client.get(URL, {"kategori": "jobparat"})) == []


def test_an_unknown_filter_gets_a_sentence_and_the_whole_list(client, asta, caseload_of_asta):
    client.force_login(asta)
    response = client.get(URL, {"opmaerksomhed": "findes_ikke"})
    assert "Et af filtrene i adressen findes ikke" in response.content.decode()
    assert len(names(response)) == 3


def test_a_page_number_that_is_none_gives_the_list(client, asta, caseload_of_asta):
    client.force_login(asta)
    for page in ("0", "-1", "999", "'", "x" * 500):
        assert len(names(client.get(URL, {"page": page}))) == 3


@pytest.mark.requirement("S4-87")
def test_each_sees_the_cases_that_are_hers(client, asta, bo, carl, vera, dorte, ida, caseload_of_asta):
    for user, expected in [(bo, 3), (carl, 0), (vera, 0), (dorte, 3), (ida, 0)]:
        client.force_login(user)
        assert len(names(client.get(URL, {"omfang": "enhed"}))) == expected, user
    share(caseload_of_asta[2], vera)
    client.force_login(vera)
    assert names(client.get(URL)) == ["Mikkel Museum"]


def test_mine_are_the_ones_assigned_to_me_today(client, asta, bo, units, caseload_of_asta):
    vilma = caseload_of_asta[1]
    Assignment.objects.filter(case=vilma).update(valid_to=TODAY - timedelta(days=1))
    Assignment.objects.create(case=vilma, caseworker=bo, valid_from=TODAY)
    client.force_login(bo)
    assert names(client.get(URL)) == ["Vilma Ventende"]
    client.force_login(asta)
    assert "Vilma Ventende" not in names(client.get(URL))
    assert "Vilma Ventende" in names(client.get(URL, {"omfang": "enhed"}))


@pytest.mark.requirement("S4-87")
def test_the_look_is_logged_with_everyone_it_showed(client, asta, caseload_of_asta):
    client.force_login(asta)
    client.get(URL)
    viewing = Viewing.objects.get()
    assert set(viewing.citizen_ids) == {case.citizen_id for case in caseload_of_asta}
    assert viewing.purpose == "sagsstamme"


def test_todays_samtaler_stand_on_top_in_the_order_of_the_clock(client, asta, caseload_of_asta):
    for case, clock in zip(caseload_of_asta, ("14:00", "09:30", "11:00"), strict=True):
        Meeting.objects.create(case=case, planned_on=TODAY, planned_time=clock)
    client.force_login(asta)
    assert names(client.get(URL))[:3] == ["Vilma Ventende", "Mikkel Museum", "Rolf Rolig"]


def test_an_empty_list_says_what_to_do_next(client, carl):
    client.force_login(carl)
    page = client.get(URL).content.decode()
    assert "Du har ingen sager lige nu." in page
    assert "?omfang=enhed" in page


def test_a_list_of_two_hundred_costs_as_many_statements_as_a_list_of_ten(client, asta, units):
    def grow(to: int) -> int:
        cases = [make_case(unit=units.unge, caseworker=asta, name=f"Borger {i:03}") for i in range(to)]
        for case in cases:
            make_wish(case)
        evaluate.reconcile([case.pk for case in cases], on=TODAY)
        with CaptureQueriesContext(connection) as counted:
            page = client.get(URL)
        assert len(names(page)) == min(Case.objects.count(), 50)
        return len(counted)

    client.force_login(asta)
    client.get("/profil/")  # the first request of a session stamps it
    ten = grow(10)
    assert ten == grow(190) <= 15


class TestSearch:
    URL = "/sager/soeg/"

    def test_words_of_the_name_in_any_order_and_danish_letters(self, client, asta, units):
        make_case(unit=units.unge, name="Åse Ærøskøbing")
        client.force_login(asta)
        for text in ("åse", "ærøs aase", "Åse ær"):
            assert names(client.post(self.URL, {"q": text})) == ["Åse Ærøskøbing"]

    def test_nobody_finds_what_she_may_not_open(self, client, carl, units):
        make_case(unit=units.unge, name="Maja Holm")
        client.force_login(carl)
        assert names(client.post(self.URL, {"q": "Maja"})) == []

    @pytest.mark.parametrize("text", ["", " ", "x"])
    def test_too_little_gets_a_sentence(self, client, asta, text):
        client.force_login(asta)
        page = client.post(self.URL, {"q": text}).content.decode()
        assert "Skriv" in page

    def test_the_words_never_stand_in_an_address(self, client, asta):
        client.force_login(asta)
        assert client.get(self.URL, {"q": "Maja"}).url == "/sager/"

    def test_a_look_at_the_results_is_logged(self, client, asta, units):
        case = make_case(unit=units.unge, name="Maja Holm")
        client.force_login(asta)
        client.post(self.URL, {"q": "maja"})
        assert Viewing.objects.get(purpose="soegning").citizen_ids == [case.citizen_id]


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/sager/", "liste"),
        ("/tilbud/", "liste"),
        ("/virksomheder/", "liste"),
        ("/team/frister/", "liste"),
        ("/team/", "inddragelse"),
    ],
)
def test_what_a_filter_swaps_in_can_be_swapped_again(client, asta, dorte, units, path, target):
    make_case(unit=units.unge, caseworker=asta)
    client.force_login(dorte if path.startswith("/team/") else asta)
    page = client.get(path).content.decode()
    part = client.get(path, headers={"HX-Request": "true"}).content.decode()
    assert f'hx-target="#{target}"' in page
    assert page.count(f'id="{target}"') == 1
    assert part.lstrip().startswith(f'<div id="{target}"')
