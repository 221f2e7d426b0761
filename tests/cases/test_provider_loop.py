"""A fravalg asks the one who delivers what it changes: a task until the answer, and the answer on the offer's page."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cases.actions import involvement
from cases.actions import tasks as task_actions
from cases.enums import Form, Phase, Response
from cases.involvement import Asked, Claim, Draft, Option
from cases.models import InvolvementEntry, ProviderResponse, Task
from cases.queries import due
from cases.queries.due import DueFilter, Kind
from cases.queries.involvement_drafts import draft_of
from cases.views._task_about import about_href
from tests.factories import TODAY, make_case, make_offer, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
DAYS = timedelta(days=14)


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def offer(db):
    return make_offer(title="Værkstedet")


def declined(offer=None, **values):
    option = Option(
        offer.title if offer else "Lageret",
        key=str(offer.pk) if offer else "",
        response=Response.FRAVALG,
        consequence_of_decline="Ingen følger for ydelsen.",
    )
    return Draft(
        phase=Phase.UDVAELGELSE,
        occurred_on=TODAY,
        claims=(Claim(Form.FORBRUG, "Hun sagde nej til værkstedet."),),
        options=(option,),
        **values,
    )


def record(case, by, draft):
    return involvement.record(case=case, by=by, on=TODAY, draft=draft)


def answer(entry, by, words="De åbner en time senere.", on=TODAY):
    response = entry.provider_responses.get()
    return involvement.provider_answered(response=response, by=by, on=on, what_changed=words)


@pytest.mark.requirement("S4-06")
def test_a_fravalg_asks_the_provider_of_the_offer_and_leaves_a_task_with_the_sagsbehandler(case, offer, asta, bo):
    entry = record(case, bo, declined(offer))
    asked = ProviderResponse.objects.get(entry=entry)
    assert (asked.provider, asked.offer, asked.asked_on, asked.due_on) == (
        offer.provider.name,
        offer,
        TODAY,
        TODAY + DAYS,
    )
    task = Task.objects.get()
    assert about_href(task) == f"/sager/{case.pk}/inddragelse/{entry.pk}/"
    assert (task.owner, task.due_on, task.done_on) == (asta, TODAY + DAYS, None)
    assert (task.about_kind, task.about_id) == ("providerresponse", asked.pk)
    assert offer.title not in task.what


@pytest.mark.requirement("S4-06")
def test_asked_already_nobody_is_asked_twice(case, offer, asta):
    entry = record(case, asta, declined(offer, asked=(Asked("Værkstedet", TODAY, key=str(offer.pk)),)))
    assert entry.provider_responses.count() == 1
    involvement.revise(entry=entry, by=asta, on=TODAY, version=1, draft=replace(declined(offer), decision="Senere."))
    assert entry.provider_responses.count() == 1
    assert Task.objects.count() == 1


@pytest.mark.requirement("S4-06")
def test_the_answer_closes_the_task(case, offer, asta, bo):
    entry = record(case, asta, declined(offer))
    answer(entry, bo)
    task = Task.objects.get()
    assert (task.done_on, task.done_by) == (TODAY, bo)


def test_a_question_keeps_its_task_when_the_one_above_it_is_taken_out(case, asta):
    both = (Asked("Museet", TODAY), Asked("Kommunen", TODAY))
    choice = Draft(phase=Phase.UDVAELGELSE, occurred_on=TODAY, claims=(Claim(Form.FORBRUG, "x"),))
    entry = record(case, asta, replace(choice, asked=both))
    mine = ProviderResponse.objects.get(provider="Kommunen")
    task_actions.done(
        task=Task.objects.get(about_id=ProviderResponse.objects.get(provider="Museet").pk), by=asta, on=TODAY
    )
    involvement.revise(entry=entry, by=asta, on=TODAY, version=1, draft=replace(choice, asked=both[1:]))
    assert ProviderResponse.objects.get() == mine
    assert [task.about_id for task in Task.objects.open()] == [mine.pk]
    renamed = replace(choice, asked=(Asked("Jobcentret", TODAY),))
    involvement.revise(entry=entry, by=asta, on=TODAY, version=2, draft=renamed)
    assert [(row.pk, row.provider) for row in ProviderResponse.objects.all()] == [(mine.pk, "Jobcentret")]


@pytest.mark.requirement("S4-03", "S4-06", "V-01")
def test_the_answer_that_nothing_changed_ends_the_waiting_and_fulfils_no_condition(client, case, offer, asta):
    other = Option("Butikken", why_relevant="Tæt på.", consequence_of_choice="x", consequence_of_decline="Ingen.")
    both = declined(offer)
    told = replace(both.options[0], why_relevant="Hun kan lide træ.", consequence_of_choice="Tre dage om ugen.")
    entry = record(case, asta, replace(both, options=(told, other)))
    client.force_login(asta)
    page = f"/sager/{case.pk}/inddragelse/{entry.pk}/"
    here = f"{page}svar/{entry.provider_responses.get().pk}/"
    assert client.post(here, {"what_changed": "", "unchanged": "on"}).status_code == 422
    assert client.post(here, {"what_changed": "Holdet er fuldt.", "unchanged": "on"}).status_code == 302
    assert entry.claims.get().status == "delvis"
    assert Task.objects.get().done_on == TODAY
    shown = client.get(page).text
    assert "Betingelse 3 er ikke opfyldt: Svaret er, at intet blev ændret (Kommunens eget)." in shown
    assert "<strong>Intet blev ændret:</strong> Holdet er fuldt." in shown
    assert "afventer" not in shown
    assert "Intet blev ændret: Holdet er fuldt." in client.get(f"/tilbud/{offer.pk}/").text
    form = client.get(f"{page}ret/").context["form"]
    assert form.asked.forms[0]["unchanged"].value() is True
    answered = entry.provider_responses.get()
    draft = draft_of(InvolvementEntry.objects.get(pk=entry.pk))
    involvement.revise(entry=entry, by=asta, on=TODAY, version=2, draft=replace(draft, decision="Senere."))
    assert (entry.claims.get().status, answered.unchanged) == ("delvis", True)


def test_a_task_ticked_off_by_hand_does_not_come_back(case, offer, asta):
    entry = record(case, asta, declined(offer))
    task_actions.done(task=Task.objects.get(), by=asta, on=TODAY)
    involvement.revise(
        entry=entry, by=asta, on=TODAY, version=1, draft=replace(declined(offer), worker_view="Det er for langt.")
    )
    assert Task.objects.count() == 1


def test_a_wrong_registration_takes_its_question_back(case, offer, asta):
    entry = record(case, asta, declined(offer))
    involvement.mark_wrong(entry=entry, by=asta, on=TODAY, reason="Forkert sag.")
    assert Task.objects.get().done_on == TODAY


def test_a_choice_that_is_no_longer_a_no_takes_its_question_back(case, offer, asta):
    entry = record(case, asta, declined(offer))
    yes = declined(offer)
    yes = replace(yes, options=(replace(yes.options[0], response=Response.TILVALG),))
    involvement.revise(entry=entry, by=asta, on=TODAY, version=1, draft=yes)
    assert not entry.provider_responses.exists()
    assert Task.objects.get().done_on == TODAY


@pytest.mark.requirement("S4-06")
def test_the_page_of_the_offer_shows_what_changed_and_nobodys_name(client, case, offer, asta, bo):
    entry = record(case, asta, declined(offer))
    client.force_login(bo)
    address = f"/tilbud/{offer.pk}/"
    assert "Hvad borgernes valg har ændret" in client.get(address).content.decode()
    answer(entry, asta)
    page = client.get(address).content.decode()
    assert "De åbner en time senere." in page
    assert case.citizen.last_name not in page
    assert str(case.pk) not in page


@pytest.mark.requirement("S4-06", "S4-87")
def test_who_may_not_read_the_entry_does_not_read_what_changed(client, case, offer, asta, carl, vera):
    answer(record(case, asta, declined(offer)), asta)
    share(case, vera)
    for person in (carl, vera):
        client.force_login(person)
        assert "De åbner en time senere." not in client.get(f"/tilbud/{offer.pk}/").content.decode()


@pytest.mark.requirement("S4-06")
def test_an_answer_that_is_late_stands_in_the_teamleaders_frister_once(client, case, offer, asta, dorte, settings):
    entry = record(case, asta, declined(offer))
    later = TODAY + DAYS + timedelta(days=1)
    counted = [(c.kind, c.side, c.time, c.n) for c in due.counts(dorte, later)]
    assert (Kind.UDBYDER, "andre", "gaaet", 1) in counted
    assert not [row for row in counted if row[0] == Kind.OPGAVE]
    (row,) = due.read(due.listed(dorte, later, DueFilter(kind="udbyder")))
    assert (row.what, row.row_id) == (offer.provider.name, entry.pk)
    settings.TODAY = later
    client.force_login(dorte)
    page = client.get("/team/frister/?slags=udbyder").content.decode()
    assert f"/sager/{case.pk}/inddragelse/{entry.pk}/" in page
    answer(entry, asta, on=later)
    assert [c.time for c in due.counts(dorte, later) if c.kind == Kind.UDBYDER] == ["klaret"]


@pytest.mark.requirement("S4-06")
def test_the_entry_says_since_when_the_provider_is_waited_for(client, case, offer, asta):
    entry = record(case, asta, declined(offer))
    client.force_login(asta)
    page = client.get(f"/sager/{case.pk}/inddragelse/{entry.pk}/").content.decode()
    assert "afventer siden 20. nov. 2026" in page
    assert "afventer udbyder siden 20. november 2026" in page


def test_an_edit_on_the_screen_keeps_the_offer_behind_the_question(client, case, offer, asta):
    entry = record(case, asta, declined(offer))
    client.force_login(asta)
    form = client.get(f"/sager/{case.pk}/inddragelse/{entry.pk}/ret/").context["form"]
    typed = {bound.html_name: bound.value() for part in form.parts() for bound in part if bound.value()}
    for rows in form.formsets:
        typed |= {bound.html_name: bound.value() for bound in rows.management_form}
    typed["inddragelse-decision"] = "Vi venter."
    sent = client.post(f"/sager/{case.pk}/inddragelse/{entry.pk}/ret/", typed)
    assert sent.status_code == 302, sent.content.decode()
    assert ProviderResponse.objects.get().offer == offer
    assert Task.objects.count() == 1


@pytest.mark.parametrize("key", ["", "ingenting", "00000000-0000-4000-8000-000000000000"])
def test_an_offer_that_nobody_knows_is_not_sent_along_with_a_question(client, case, asta, key):
    client.force_login(asta)
    page = client.get(f"/sager/{case.pk}/inddragelse/ny/").context["form"]
    typed = {bound.html_name: bound.value() for rows in page.formsets for bound in rows.management_form}
    typed |= {"inddragelse-occurred_on": TODAY.isoformat(), "inddragelse-phase": "regulering"}
    typed |= {"inddragelse-barriers": ["tid"], "udbydere-0-provider": "Lageret", "udbydere-0-key": key}
    assert client.post(f"/sager/{case.pk}/inddragelse/ny/", typed).status_code == 302
    assert ProviderResponse.objects.get().offer is None
