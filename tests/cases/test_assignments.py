"""Who has a sag: the leader of its unit gives it to somebody who decides there; the history never overlaps."""

from datetime import timedelta
from html import unescape

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from cases.actions.assignments import assign
from cases.models import Assignment
from cases.queries.assignments import assignments, who_may_have
from jobcenter.audit.models import Event, Viewing
from tests.factories import TODAY, make_case, share
from tests.factories_people import membership, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def free(units):
    """A case nobody has yet."""
    return make_case(unit=units.unge, name="Nina Nyankommen")


def url(case, more: str = "") -> str:
    return reverse("cases:assign", args=[case.pk]) + more


def who_has(case) -> list[tuple]:
    return [(row.caseworker.username, row.valid_from, row.valid_to) for row in assignments(case)]


def test_a_case_without_a_sagsbehandler_gets_one_from_today(free, asta, dorte):
    row = assign(case=free, caseworker=asta, by=dorte, on=TODAY)
    assert who_has(free) == [("asta", TODAY, None)]
    event = Event.objects.get(kind="case.assigned")
    assert (event.actor_id, event.case_id, event.target_id) == (dorte.pk, free.pk, str(row.pk))
    assert event.data == {"caseworker_id": str(asta.pk), "former_id": None}


def test_the_former_ends_the_day_before_and_stays_in_the_history(asta, bo, dorte, units):
    case = make_case(unit=units.unge, caseworker=asta, opened_on=TODAY - timedelta(days=30))
    assign(case=case, caseworker=bo, by=dorte, on=TODAY)
    assert who_has(case) == [("bo", TODAY, None), ("asta", TODAY - timedelta(days=30), YESTERDAY)]


def test_a_slip_can_be_put_right_the_same_day_and_the_database_remembers_it(free, asta, bo, dorte):
    slip = assign(case=free, caseworker=asta, by=dorte, on=TODAY)
    assign(case=free, caseworker=bo, by=dorte, on=TODAY)
    assert who_has(free) == [("bo", TODAY, None)]
    assert Event.objects.filter(kind="case.assigned").count() == 2
    assert [row.caseworker for row in slip.history.all()] == [asta.pk, asta.pk]  # given, and taken away


def test_a_period_that_was_to_end_later_is_cut_short(asta, bo, dorte, units):
    case = make_case(unit=units.unge, name="Ture Tidsbegrænset")
    Assignment.objects.create(
        case=case, caseworker=asta, valid_from=TODAY - timedelta(days=9), valid_to=TODAY + timedelta(days=9)
    )
    assign(case=case, caseworker=bo, by=dorte, on=TODAY)
    assert [last for _who, _first, last in who_has(case)] == [None, YESTERDAY]


def test_the_flags_are_looked_at_again(free, asta, dorte):
    assert not free.flags.exists()
    assign(case=free, caseworker=asta, by=dorte, on=TODAY)
    assert free.flags.open().filter(code="intet_naeste_skridt").exists()


def refused(**who) -> str:
    before = Assignment.objects.count()
    with pytest.raises(ValidationError) as refusal:
        assign(on=TODAY, **who)
    assert Assignment.objects.count() == before
    assert not Event.objects.filter(kind="case.assigned").exists()
    return " ".join(refusal.value.messages)


def test_only_somebody_who_decides_in_the_unit_can_have_it(free, dorte, carl, vera, units):
    share(free, vera)
    for person in (carl, vera, dorte):
        assert "der arbejder i sagens enhed i dag" in refused(case=free, caseworker=person, by=dorte)


def test_whoever_has_left_or_not_yet_come_cannot_have_it(free, dorte, asta, bo, units):
    asta.memberships.update(valid_to=YESTERDAY)
    bo.memberships.update(valid_from=TODAY + timedelta(days=1))
    gone = user("gerda", "Gerda Gået", is_active=False)
    membership(gone, "sagsbehandler", units.unge)
    for person in (asta, bo, gone):
        assert "der arbejder i sagens enhed i dag" in refused(case=free, caseworker=person, by=dorte)
    assert not who_may_have(free, TODAY).exists()
    assert list(who_may_have(free, YESTERDAY)) == [asta]


def test_another_system_is_nobodys_sagsbehandler(free, dorte, units):
    system = user("fagsystem", "Fagsystemet")
    membership(system, "sagsbehandler", units.unge)
    system.set_unusable_password()
    system.is_client = True
    system.save()
    assert "der arbejder i sagens enhed i dag" in refused(case=free, caseworker=system, by=dorte)


def test_giving_it_to_the_one_who_has_it_is_refused_by_name(asta, dorte, units):
    case = make_case(unit=units.unge, caseworker=asta)
    assert "Asta Holm har allerede sagen." in refused(case=case, caseworker=asta, by=dorte)


def test_a_colleague_who_was_first_is_not_overruled_unseen(asta, bo, dorte, units):
    case = make_case(unit=units.unge, caseworker=asta)
    said = refused(case=case, caseworker=bo, by=dorte, instead_of=None)
    assert "Nu har Asta Holm den." in said


def test_a_closed_case_is_given_to_nobody(free, asta, dorte):
    free.closed_on = TODAY
    free.save()
    assert "Sagen er afsluttet" in refused(case=free, caseworker=asta, by=dorte)


@pytest.mark.requirement("S4-87")
@pytest.mark.parametrize("who", ["asta", "bo", "carl", "vera", "ida", "nora"])
def test_nobody_but_the_leader_of_the_unit_gives_a_case(who, request, free, asta):
    by = request.getfixturevalue(who)
    share(free, request.getfixturevalue("vera"))
    with pytest.raises(PermissionDenied):
        assign(case=free, caseworker=asta, by=by, on=TODAY)
    assert not Assignment.objects.exists()


def test_a_leader_of_another_unit_does_not_find_the_case(client, free, units, roles):
    elsewhere = user("ester", "Ester Ellers")
    membership(elsewhere, "teamleder", units.job)
    client.force_login(elsewhere)
    assert client.get(url(free)).status_code == 404


def test_the_way_from_the_list_of_cases_without_anybody_and_back(client, free, asta, bo, dorte):
    client.force_login(dorte)
    listed = client.get("/sager/?omfang=uden").content.decode()
    assert unescape(url(free, "?fra=uden")) in unescape(listed)
    page = client.get(url(free, "?fra=uden"))
    assert [label for _pk, label in page.context["form"].fields["caseworker"].choices[1:]] == [
        "Asta Holm · Unge og aktivitet",
        "Bo Lund · Unge og aktivitet",
    ]
    answer = client.post(url(free, "?fra=uden"), {"caseworker": str(bo.pk), "instead_of": ""})
    assert (answer.status_code, answer["Location"]) == (302, "/sager/?omfang=uden")
    assert who_has(free) == [("bo", TODAY, None)]
    left = client.get("/sager/?omfang=uden").content.decode()
    assert "Nina Nyankommen" not in left
    assert "Alle sager har en sagsbehandler." in left


def test_the_way_from_the_sag_shows_who_has_it_and_what_a_shift_costs(client, asta, bo, dorte, units):
    case = make_case(unit=units.unge, caseworker=asta)
    client.force_login(dorte)
    assert url(case) in client.get(reverse("cases:about", args=[case.pk])).content.decode()
    page = client.get(url(case)).content.decode()
    assert "Asta Holm har haft sagen siden" in page
    assert "Et skift koster borgeren noget" in page
    answer = client.post(url(case), {"caseworker": str(bo.pk), "instead_of": str(asta.pk)})
    assert answer["Location"] == reverse("cases:about", args=[case.pk])
    assert Viewing.objects.filter(purpose="fordeling", citizen_ids__contains=[case.citizen_id]).count() == 2


def test_a_page_that_has_grown_old_says_who_has_the_case_now(client, asta, bo, dorte, units):
    case = make_case(unit=units.unge, caseworker=asta)
    client.force_login(dorte)
    answer = client.post(url(case), {"caseworker": str(bo.pk), "instead_of": ""})
    assert answer.status_code == 422
    assert "Nu har Asta Holm den." in answer.content.decode()


def test_a_sagsbehandler_sees_who_has_the_case_and_no_way_to_give_it(client, asta, bo, units):
    case = make_case(unit=units.unge, caseworker=asta)
    client.force_login(bo)
    page = client.get(reverse("cases:about", args=[case.pk])).content.decode()
    assert "Asta Holm" in page
    assert url(case) not in page
    listed = client.get("/sager/?omfang=enhed").content.decode()
    assert "Fordel sagen" not in listed


@pytest.mark.requirement("S3-48", "S4-85")
def test_the_choice_holds_names_and_unit_in_danish_order_and_no_figure(client, free, dorte, asta, bo, units):
    for username, name in (("aase", "Åse Ager"), ("aerte", "Ærte Bang"), ("zita", "Zita Vang")):
        membership(user(username, name), "sagsbehandler", units.unge)
    for n in range(3):
        make_case(unit=units.unge, caseworker=asta, name=f"Borger Nr{n}")
    client.force_login(dorte)
    choices = client.get(url(free)).context["form"].fields["caseworker"].choices
    names = [label for _pk, label in choices[1:]]
    assert [name.split(" · ")[0] for name in names] == ["Asta Holm", "Bo Lund", "Zita Vang", "Ærte Bang", "Åse Ager"]
    assert not [name for name in names if any(letter.isdigit() for letter in name)]


def test_where_nobody_can_have_it_the_page_says_what_to_do(client, free, dorte):
    client.force_login(dorte)
    page = client.get(url(free)).content.decode()
    assert "Der er ingen anden sagsbehandler i Unge og aktivitet lige nu." in page
    assert "Bed administratoren" in page
