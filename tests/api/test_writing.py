"""Another system writes what a screen writes: by the same actions, with the same codes, and never twice."""

from __future__ import annotations

from uuid import uuid4

import pytest

from cases.models import CitizenStatement, Contact, InvolvementEntry, PlanStep, Wish
from jobcenter.audit.models import Event
from tests.api.conftest import make_caller
from tests.factories import TODAY, make_case

pytestmark = pytest.mark.django_db


def told(answer):
    body = answer.json()
    return {(fault["code"], fault.get("pointer", "")) for fault in body.get("errors", [])}


@pytest.mark.requirement("S4-89")
def test_a_contact_is_noted_once_and_by_the_client(eva, world):
    body = {"case_id": str(world.case.pk), "id": str(uuid4()), "kind": "ledsagelse", "minutes": 90, "text": "Til læge"}
    first, again = eva.send("POST", "/api/v1/contacts", body), eva.send("POST", "/api/v1/contacts", body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first["Location"] == f"/api/v1/contacts/{body['id']}" and first["ETag"]
    contact = Contact.objects.get(pk=body["id"])
    assert (contact.kind, contact.minutes, contact.made_by_id) == ("ledsagelse", 90, eva.client.user_id)
    event = Event.objects.get(kind="contact.recorded")
    assert (event.actor_kind, event.actor_id) == ("client", eva.client.user_id)


@pytest.mark.requirement("S4-89", "S4-03")
def test_forbrug_without_its_conditions_is_saved_as_delvis_with_the_codes_of_the_screen(eva, world):
    body = {
        "case_id": str(world.case.pk),
        "phase": "udvaelgelse",
        "claims": [{"form": "forbrug", "evidence": "Vi talte om et værksted."}],
    }
    answer = eva.send("POST", "/api/v1/involvement", body)
    assert answer.status_code == 201, answer.content
    item = answer.json()
    assert [claim["status"] for claim in item["claims"]] == ["delvis"]
    assert {"V-01", "V-02"} <= {finding["code"] for finding in item["findings"]}


@pytest.mark.requirement("S4-89")
@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({}, ("V-15", "/barriers")),
        ({"barriers": ["tid"], "decided_by": "lovkrav"}, ("V-10", "/legal_basis")),
        (
            {"barriers": ["tid"], "citizen_words": "Jeg vil hjem.", "worker_view": "jeg vil hjem"},
            ("V-11", "/worker_view"),
        ),
        (
            {"barriers": ["tid"], "options": [{"label": "Værkstedet", "response": "fravalg"}]},
            ("V-03", "/options/0/consequence_of_decline"),
        ),
        ({"claims": [{"form": "demokrati", "evidence": "ord"}]}, ("V-04", "/citizen_words")),
        (
            {"claims": [{"form": "forbrug", "indicators": [{"code": "Q-9", "text": "x"}]}]},
            ("unknown", "/claims/0/indicators/0/code"),
        ),
        ({"claims": [{"form": "forbrug"}, {"form": "forbrug"}]}, ("twice", "/claims/1/form")),
        ({"claims": [{"form": "forbrug", "rank": 1}]}, ("unknown", "/claims/0/rank")),
        ({"meeting_id": str(uuid4())}, ("unknown", "/meeting_id")),
    ],
)
def test_what_may_not_be_saved_is_refused_with_its_code_at_its_place(eva, world, more, fault):
    before = InvolvementEntry.objects.count()
    answer = eva.send("POST", "/api/v1/involvement", {"case_id": str(world.case.pk), "phase": "udvaelgelse"} | more)
    assert answer.status_code == 422, answer.content
    assert fault in told(answer)
    assert InvolvementEntry.objects.count() == before


@pytest.mark.requirement("S4-89", "S4-90")
def test_an_entry_is_changed_over_the_version_that_was_read(eva, world):
    path = f"/api/v1/involvement/{world.ids['entry_id']}"
    tag = eva.get(path)["ETag"]
    assert eva.send("PATCH", path, {"decision": "Vi venter."}).status_code == 428
    answer = eva.send("PATCH", path, {"decision": "Vi venter.", "decided_by": "faelles"}, If_Match=tag)
    assert answer.status_code == 200, answer.content
    assert (answer.json()["decision"], answer.json()["version"]) == ("Vi venter.", 2)
    assert [claim["form"] for claim in answer.json()["claims"]] == ["selvrefleksion"]
    assert eva.send("PATCH", path, {"decision": "Vi kører."}, If_Match=tag).status_code == 412
    assert InvolvementEntry.objects.get(pk=world.ids["entry_id"]).decision == "Vi venter."


@pytest.mark.requirement("S4-89", "S4-17")
def test_a_wish_is_added_worded_anew_and_refused_only_with_an_explanation(eva, world):
    added = eva.send("POST", "/api/v1/wishes", {"case_id": str(world.case.pk), "wording": "et bibliotek"})
    assert (added.status_code, added.json()["rank"]) == (201, 2)
    path = f"/api/v1/wishes/{added.json()['id']}"
    worded = eva.send("PATCH", path, {"wording": "et stille bibliotek"}, If_Match=added["ETag"])
    assert worded.json()["wording"] == "et stille bibliotek"
    refused = eva.send("PATCH", path, {"fate": "ikke_mulig"}, If_Match=worded["ETag"])
    assert (refused.status_code, Wish.objects.get(pk=added.json()["id"]).status) == (422, "aaben")
    passed_over = eva.send("PATCH", path, {"wording": "x", "explanation": "fordi"}, If_Match=worded["ETag"])
    assert told(passed_over) == {("unknown", "/explanation")}
    body = {"fate": "ikke_mulig", "explanation": "Biblioteket er lukket.", "alternatives": "Museets arkiv."}
    closed = eva.send("PATCH", path, body, If_Match=worded["ETag"])
    assert (closed.status_code, closed.json()["status"]) == (200, "ikke_mulig"), closed.content


@pytest.mark.requirement("S2-12")
def test_an_element_of_another_department_is_seen_by_all_and_changed_by_its_own_system(eva, world, client, asta, units):
    body = {
        "case_id": str(world.case.pk),
        "title": "Genoptræning",
        "area": "sundhed",
        "owner": "Sundhedscentret",
        "party": "anden",
        "source_id": "SC-7",
        "due_on": "2026-12-20",
    }
    added = eva.send("POST", "/api/v1/steps", body)
    assert added.status_code == 201, added.content
    step = PlanStep.objects.get(pk=added.json()["id"])
    assert (step.source_system, step.source_id, step.owner) == (eva.client.user.username, "SC-7", "Sundhedscentret")
    client.force_login(asta)
    assert "Genoptræning" in client.get(f"/sager/{world.case.pk}/plan/").content.decode()
    client.post(
        f"/sager/{world.case.pk}/plan/skridt/{step.pk}/", {"title": "Slettet", "party": "borger", "version": "1"}
    )
    step.refresh_from_db()
    assert step.title == "Genoptræning"
    path = f"/api/v1/steps/{step.pk}"
    other = make_caller(units.ungeindsats, "andet").with_scopes()
    assert other.send("PATCH", path, {"title": "Andet"}, If_Match=added["ETag"]).status_code == 422
    changed = eva.send("PATCH", path, {"title": "Genoptræning på hold"}, If_Match=added["ETag"])
    assert (changed.status_code, changed.json()["title"]) == (200, "Genoptræning på hold")


@pytest.mark.requirement("S1-31")
def test_a_step_is_moved_back_without_a_name_for_it(eva, world):
    path = f"/api/v1/steps/{world.ids['step_id']}"
    begun = eva.send("PATCH", path, {"move": "begynd"}, If_Match=eva.get(path)["ETag"])
    assert (begun.status_code, begun.json()["state"]) == (200, "i_gang"), begun.content
    both = eva.send("PATCH", path, {"move": "drop", "title": "x"}, If_Match=begun["ETag"])
    assert both.status_code == 422
    assert not [name for name in begun.json() if "fail" in name or "fejl" in name or "mislyk" in name]


@pytest.mark.requirement("S3-22", "S4-71")
def test_an_element_by_law_names_the_law(eva, world):
    body = {"case_id": str(world.case.pk), "title": "Samtale", "basis": "lov"}
    assert ("refused", "/basis_reference") in told(eva.send("POST", "/api/v1/steps", body))


@pytest.mark.requirement("S4-20", "S3-21")
def test_nobody_writes_in_the_citizens_place(eva, world):
    path = f"/api/v1/statements/{world.ids['statement_id']}"
    for method in ("PATCH", "PUT", "DELETE", "POST"):
        answer = eva.send(method, path, {"own_words": "Alt er godt."}, If_Match='"1"')
        assert answer.status_code == 405
    assert eva.send("POST", "/api/v1/statements", {"case_id": str(world.case.pk)}).status_code == 405
    assert CitizenStatement.objects.get(pk=world.ids["statement_id"]).own_words != "Alt er godt."


@pytest.mark.requirement("S3-15")
def test_whether_it_made_sense_is_told_to_no_other_system(eva, world):
    said = {"case": world.case, "channel": "kiosk", "given_on": TODAY, "meaning": "nej", "change": "Mere tid"}
    hers = CitizenStatement.objects.create(**said)
    answer = eva.get(f"/api/v1/statements/{hers.pk}").json()
    assert answer["change"] == "Mere tid" and "meaning" not in answer


@pytest.mark.parametrize("resource", ["contacts", "wishes", "involvement", "steps"])
def test_a_case_of_another_unit_answers_like_one_that_does_not_exist(eva, world, units, carl, resource):
    body = {
        "contacts": {"kind": "opkald"},
        "wishes": {"wording": "en have"},
        "involvement": {"phase": "udvaelgelse", "barriers": ["tid"]},
        "steps": {"title": "Ringe"},
    }[resource]
    foreign = make_case(unit=units.job, caseworker=carl)
    answers = [eva.send("POST", f"/api/v1/{resource}", body | {"case_id": str(pk)}) for pk in (foreign.pk, uuid4())]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert told(answers[0]) == told(answers[1]) == {("unknown", "/case_id")}
