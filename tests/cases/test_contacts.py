"""Contacts and tasks: preparation is work, an unanswered call is one tap, and a task has somebody and a day."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions import contacts, plans, tasks
from cases.models import CitizenStatement, Contact, Task
from cases.queries.outreach import by_group
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def url(client, asta, case):
    client.force_login(asta)
    return reverse("cases:contact_new", args=[case.pk])


def plan_of(case):
    return reverse("cases:plan", args=[case.pk])


@pytest.mark.requirement("S1-59")
def test_a_call_nobody_answered_is_one_tap(client, asta, case, url):
    answer = client.post(url, {"act": "ikke_truffet"}, follow=True)
    assert "Noteret: ringet, ikke truffet." in answer.text
    contact = Contact.objects.get()
    assert (contact.kind, contact.reached, contact.happened_on, contact.made_by) == ("opkald", False, TODAY, asta)
    assert Event.objects.get(kind="contact.recorded").data == {"kind": "opkald", "reached": False}
    assert client.post(f"{url}?fra=sag", {"act": "ikke_truffet"}).url == reverse("cases:case", args=[case.pk])


@pytest.mark.requirement("S4-48")
def test_eight_preparations_and_a_dated_step_count_and_raise_no_flag(client, asta, case, url):
    for n in range(8):
        contacts.record(case=case, by=asta, on=TODAY, kind="forberedelse", happened_on=TODAY - n * DAY)
    plans.add_step(case=case, by=asta, on=TODAY, title="Se stedet sammen", due_on=TODAY + DAY)
    shown = client.get(plan_of(case)).text
    assert shown.count('<dd class="numbers">8</dd>') == 2  # contacts, and of these preparation
    assert not case.flags.open().exists()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"kind": ""}, "Vælg, hvad det var, for eksempel et opkald."),
        ({"kind": "telepati"}, "Det valg findes ikke. Vælg et fra listen."),
        ({"happened_on": (TODAY + DAY).isoformat()}, "Dagen er ikke kommet endnu."),
        ({"happened_on": ""}, "Vælg den dag, det skete."),
    ],
)
def test_a_contact_that_cannot_be_saved_keeps_its_note(client, case, url, typed, says):
    whole = {"kind": "besoeg", "direction": "fra_kommunen", "happened_on": TODAY.isoformat(), "text": "Vi gik en tur."}
    answer = client.post(url, whole | typed)
    assert answer.status_code == 422
    assert answer.text.count(says) == 2
    assert "Vi gik en tur.</textarea>" in answer.text
    assert not Contact.objects.exists()


def test_a_note_is_read_by_those_who_may_read_notes(client, asta, vera, case, url):
    share(case, vera)
    contacts.record(case=case, by=asta, on=TODAY, kind="opkald", text="Ringede om behandlingen.")
    assert "Ringede om behandlingen." in client.get(plan_of(case)).text
    client.force_login(vera)
    assert "Ringede om behandlingen." not in client.get(plan_of(case)).text


def test_a_task_has_somebody_and_a_day_and_is_done_with_one_tap(client, asta, bo, case, url):
    new = reverse("cases:task_new", args=[case.pk])
    form = {"what": "Ring til museet", "owner": bo.pk, "due_on": (TODAY + DAY).isoformat()}
    shown = client.post(new, form, follow=True).text
    assert "Ring til museet" in shown
    assert "Bo Lund" in shown
    task = Task.objects.get()
    done = client.post(reverse("cases:task", args=[case.pk, task.pk]), {"act": "klaret"}, follow=True)
    assert "Opgaven er klaret." in done.text
    task.refresh_from_db()
    assert (task.done_on, task.done_by) == (TODAY, asta)
    again = client.post(reverse("cases:task", args=[case.pk, task.pk]), {"act": "klaret"}, follow=True)
    assert "Opgaven er allerede klaret." in again.text
    client.post(reverse("cases:task", args=[case.pk, task.pk]), {"act": "aabn"})
    task.refresh_from_db()
    assert task.done_on is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"what": ""}, "Skriv, hvad der skal gøres."),
        ({"due_on": ""}, "Vælg den dag, det senest skal være gjort."),
        ({"due_on": (TODAY - DAY).isoformat()}, "Vælg i dag eller en senere dag."),
        ({"owner": "carl"}, "Det valg findes ikke på sagen."),
    ],
)
def test_a_task_that_cannot_be_saved_says_why(client, asta, carl, case, url, typed, says):
    form = {"what": "Ring", "owner": asta.pk, "due_on": TODAY.isoformat()} | typed
    if form["owner"] == "carl":  # works in another unit and may not see the case
        form["owner"] = carl.pk
    answer = client.post(reverse("cases:task_new", args=[case.pk]), form)
    assert answer.status_code == 422
    assert answer.text.count(says) == 2
    assert not Task.objects.exists()


MAY = {  # contact, task, tick off
    "asta": (302, 302, 302),
    "bo": (302, 302, 302),
    "vera": (302, 403, 404),
    "dorte": (403, 403, 403),
    "carl": (404, 404, 404),
    "ida": (404, 404, 404),
    "nora": (404, 404, 404),
}


@pytest.mark.requirement("S4-87")
@pytest.mark.parametrize("who", MAY)
def test_who_may_note_contacts_and_tasks(client, request, asta, case, who):
    user = request.getfixturevalue(who)
    if who == "vera":
        share(case, user)
    task = tasks.add(case=case, by=asta, on=TODAY, what="Ring", owner=asta, due_on=TODAY)
    client.force_login(user)
    contact, new, tick = MAY[who]
    assert client.post(reverse("cases:contact_new", args=[case.pk]), {"act": "ikke_truffet"}).status_code == contact
    form = {"what": "Skriv", "owner": user.pk, "due_on": TODAY.isoformat()}
    assert client.post(reverse("cases:task_new", args=[case.pk]), form).status_code == new
    assert client.post(reverse("cases:task", args=[case.pk, task.pk]), {"act": "klaret"}).status_code == tick
    assert (Contact.objects.count(), Task.objects.count()) == (int(contact == 302), 1 + int(new == 302))


def test_a_task_of_another_case_is_404(client, asta, units, case, url):
    other = make_case(unit=units.unge, caseworker=asta, name="Per Lund")
    task = tasks.add(case=other, by=asta, on=TODAY, what="Ring", owner=asta, due_on=TODAY)
    assert client.post(reverse("cases:task", args=[case.pk, task.pk]), {"act": "klaret"}).status_code == 404


def test_the_consultant_is_given_tasks_and_sees_only_her_own(client, asta, vera, case, url):
    share(case, vera)
    new = reverse("cases:task_new", args=[case.pk])
    for what, owner in (("Ring til Bymuseet", vera), ("Tal med lægen", asta)):
        assert client.post(new, {"what": what, "owner": owner.pk, "due_on": TODAY.isoformat()}).status_code == 302
    client.force_login(vera)
    shown = client.get(plan_of(case)).text
    assert "Ring til Bymuseet" in shown
    assert "Tal med lægen" not in shown
    task = Task.objects.get(owner=vera)
    assert client.post(reverse("cases:task", args=[case.pk, task.pk]), {"act": "klaret"}).status_code == 302


# --- Outreach (S1-59) -------------------------------------------------------------------------------------------------


@pytest.mark.requirement("S1-59")
@pytest.mark.parametrize("kind", ["besoeg", "afhentning", "ledsagelse", "opsoegende"])
def test_outreach_is_noted_with_the_time_it_took(client, case, url, kind):
    whole = {"kind": kind, "direction": "fra_kommunen", "happened_on": TODAY.isoformat(), "reached": "on"}
    assert client.post(url, whole | {"minutes": "90"}).status_code == 302
    assert Contact.objects.values_list("kind", "minutes").get() == (kind, 90)
    shown = client.get(url).text
    assert f"<dt>{Contact.objects.get().get_kind_display()}</dt>" in shown
    assert "90 minutter noteret" in shown


@pytest.mark.parametrize("minutes", ["0", "1441", "-5", "en time", "9.5"])
def test_minutes_that_are_none_say_what_would_be_right(client, url, minutes):
    whole = {"kind": "besoeg", "direction": "fra_kommunen", "happened_on": TODAY.isoformat(), "text": "Gåtur"}
    answer = client.post(url, whole | {"minutes": minutes})
    assert answer.status_code == 422
    assert answer.text.count("Skriv et helt antal minutter mellem 1 og 1440") == 2
    assert "Gåtur</textarea>" in answer.text


@pytest.mark.requirement("S1-59")
def test_modes_are_counted_by_the_group_of_the_borger_beside_what_moved(asta, dorte, carl, units, case):
    young = make_case(unit=units.unge, caseworker=asta, category="uddannelsesparat")
    make_case(unit=units.unge, category="")
    hidden = make_case(unit=units.job, category="uddannelsesparat")
    for sag, kind, minutes, reached in (
        (case, "ledsagelse", 60, True),
        (case, "ledsagelse", None, True),
        (case, "opkald", None, False),
        (young, "forberedelse", 30, True),
        (hidden, "besoeg", 45, True),
    ):
        values = {"kind": kind, "minutes": minutes, "reached": reached}
        Contact.objects.create(case=sag, happened_on=TODAY - DAY, **values)
    Contact.objects.create(case=case, kind="besoeg", happened_on=TODAY - 40 * DAY)  # before the period
    CitizenStatement.objects.create(case=case, channel="kiosk", given_on=TODAY, own_words="Det hjalp at følges")
    told = {
        group.category: (
            group.cases,
            group.with_contact,
            group.moved,
            group.heard,
            [(m.kind, m.n, m.unreached, m.minutes) for m in group.modes],
        )
        for group in by_group(dorte, TODAY, TODAY - 30 * DAY)
    }
    assert told == {
        "aktivitetsparat": (1, 1, 0, 1, [("opkald", 1, 1, 0), ("ledsagelse", 2, 0, 60)]),
        "uddannelsesparat": (1, 1, 1, 0, [("forberedelse", 1, 0, 30)]),  # preparation is work that moves a case
        "": (1, 0, 0, 0, []),
    }
    assert by_group(carl, TODAY, TODAY - 30 * DAY)[0].modes[0].kind == "besoeg"


@pytest.mark.requirement("S1-59")
def test_the_leader_reads_modes_by_group_and_nobodys_name(client, asta, dorte, units, case):
    client.force_login(dorte)
    assert "Ingen noteret" in client.get("/team/kontakt/").text
    Contact.objects.create(case=case, kind="ledsagelse", happened_on=TODAY, made_by=asta, minutes=45, text="Til museet")
    page = client.get("/team/kontakt/").text
    assert "Ledsagelse: 1" in page
    assert "45 minutter noteret" in page
    assert "1 af 1" in page
    assert "/sager/?omfang=enhed&amp;kategori=aktivitetsparat" in page
    for word in ("Asta Holm", "Maja Holm", "Til museet"):
        assert word not in page
    assert "/team/kontakt/" in client.get("/team/").text
