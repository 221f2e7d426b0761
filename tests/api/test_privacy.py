"""What never leaves: health, whole CPR numbers, notes without their scope; and every look stands in the log."""

from __future__ import annotations

import io
import logging
import re

import pytest
from django.conf import settings as conf
from django.test import Client as Browser
from django.urls import reverse

from cases.models import Citizen, Enrolment, Placement
from jobcenter.api.scopes import SCOPES
from jobcenter.audit.models import Viewing
from jobcenter.cpr import CprVault, parse
from jobcenter.logs.setup import formatter
from tests.api.access import TABLE
from tests.api.conftest import make_caller
from tests.api.test_access import GUARDED, address, call, done, problem
from tests.audit.test_viewing import break_table
from tests.factories import TODAY
from tests.house.test_people_stay_private import WHOLE_CPR
from tests.world import CANARY_HEALTH, CANARY_NOTE, fill

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S4-88", "S4-87")]
NUMBER = "140390-1234"
WITHOUT_NOTES = tuple(sorted(set(SCOPES) - {"notes:read"}))
GETS = [(name, method) for name, method in GUARDED if method == "GET"]


@pytest.fixture
def known(world):
    """The citizen of the world with a CPR number that can be searched for."""
    vault = CprVault(conf.CPR_KEYS, conf.CPR_SEARCH_KEY)
    cpr = parse(NUMBER, synthetic_ok=False)
    Citizen.objects.filter(pk=world.case.citizen_id).update(
        cpr_search=vault.search_key(cpr), cpr_cipher=vault.encrypt(cpr, owner=world.case.citizen_id.bytes)
    )
    Placement.objects.filter(case=world.case).update(end_reason="helbred", citizen_account=CANARY_NOTE)
    return world


@pytest.fixture
def written():
    """What the log has written meanwhile, by the handler of the settings."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream.getvalue
    root.removeHandler(handler)
    root.setLevel(level)


def bare(text):
    """Without ids and numbers of workplaces, whose digits prove nothing."""
    return re.sub(r'[0-9a-f]{8}-[0-9a-f-]{27}|"p_number":"[0-9]{10}"', "", text)


def test_no_answer_and_no_log_line_holds_health_or_a_whole_cpr_number(eva, known, written):
    for name, method in GUARDED:
        text = call(eva, name, method, known).content.decode()
        assert CANARY_HEALTH not in text and "helbred" not in text, name
        assert not WHOLE_CPR.search(bare(text)), name
    found = eva.send("POST", reverse("api:citizens_search"), {"cpr": NUMBER})
    assert len(found.json()["items"]) == 1
    assert not WHOLE_CPR.search(bare(found.content.decode()))
    eva.get("/api/v1/cases", {"source_id": NUMBER})
    log = bare(written())
    assert "Kanariefugl" not in log and CANARY_NOTE not in log and CANARY_HEALTH not in log
    assert not WHOLE_CPR.search(log) and eva.token not in log and eva.secret not in log


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_notes_need_their_own_scope(eva, known, name, method):
    small = eva.with_scopes(*WITHOUT_NOTES)
    answer = call(small, name, method, known)
    needed = TABLE[name].scopes[method].split()
    assert answer.status_code == (403 if "notes:read" in needed else done(method, name))
    assert CANARY_NOTE not in answer.content.decode()


@pytest.mark.parametrize(("name", "method"), GETS)
def test_notes_need_the_right_of_the_role_too(eva, known, roles, name, method):
    from jobcenter.accounts.models import Role

    Role.objects.filter(pk="fagsystem").update(rights=["se_sag"])
    assert CANARY_NOTE not in call(eva, name, method, known).content.decode()


def test_the_canaries_would_be_seen_if_they_were_let_out(eva, known):
    """Otherwise the tests above prove nothing."""
    told = [name for name, method in GETS if CANARY_NOTE in call(eva, name, method, known).content.decode()]
    assert {"api:meetings", "api:wishes_one", "api:involvement", "api:placements_one"} <= set(told)
    assert Enrolment.objects.filter(reason=CANARY_NOTE).exists()


def test_what_speaks_of_a_pause_needs_the_notes(eva, known):
    def codes(caller):
        return {flag["rule"]["code"] for flag in caller.items("/api/v1/flags")}

    assert codes(eva) - codes(eva.with_scopes(*WITHOUT_NOTES)) == {"pause_systemets_skyld"}


@pytest.mark.parametrize("protected", [True, False])
def test_a_protected_citizen_is_not_given_away_without_the_notes(eva, known, protected):
    Citizen.objects.update(protected=protected, address="Kanariegade 7", phone="12345678")
    small = eva.with_scopes(*WITHOUT_NOTES)
    for name, method in GUARDED:
        text = call(small, name, method, known).content.decode()
        assert not (protected and ("Kanariegade" in text or "12345678" in text)), name
    assert ("Kanariegade" in call(small, "api:citizens_one", "GET", known).content.decode()) is not protected
    assert "Kanariegade" in call(eva, "api:citizens_one", "GET", known).content.decode()


@pytest.fixture
def hidden(eva, known):
    """A protected citizen and a system without the notes: how to reach her, and a call that changes it."""
    Citizen.objects.update(protected=True, address="Kanariegade 7", phone="12345678")
    small, path = eva.with_scopes(*WITHOUT_NOTES), reverse("api:contact_details", args=[known.case.citizen_id])

    def change(body):
        return small.send("PATCH", path, body, If_Match='"1"')

    change.read = lambda: small.get(path).json()
    return change


def reached() -> tuple[bool, str, str, int]:
    return Citizen.objects.values_list("protected", "address", "phone", "version").get()


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ({"protected": False}, ["/protected"]),
        ({"address": ""}, ["/address"]),
        ({"phone": "87654321"}, ["/phone"]),
        # The right guess is refused like a wrong one, or guessing would tell.
        ({"address": "Kanariegade 7"}, ["/address"]),
        ({"protected": False, "phone": "12345678", "language": "engelsk"}, ["/phone", "/protected"]),
    ],
)
def test_what_is_hidden_is_not_changed_by_who_may_not_read_it(hidden, body, pointers):
    answer = hidden(body)
    assert (answer.status_code, problem(answer)) == (403, "not-allowed")
    assert "notes:read" in answer.json()["detail"]
    assert [fault["pointer"] for fault in answer.json()["errors"]] == pointers
    assert "Kanariegade" not in answer.content.decode() and "12345678" not in answer.content.decode()
    assert reached() == (True, "Kanariegade 7", "12345678", 1)


def test_what_is_hidden_stands_though_the_whole_answer_is_sent_back(hidden):
    read = hidden.read()
    assert (read["address"], read["phone"]) == (None, None)
    fields = {name: read[name] for name in ("phone", "address", "language", "interpreter", "protected")}
    answer = hidden(fields | {"language": "engelsk"})
    assert answer.status_code == 200
    assert (answer.json()["language"], answer.json()["address"], answer.json()["phone"]) == ("engelsk", None, None)
    assert reached() == (True, "Kanariegade 7", "12345678", 2)


def test_who_protects_a_citizen_without_the_notes_is_shown_nothing_more(hidden):
    Citizen.objects.update(protected=False)
    answer = hidden({"protected": True, "address": "Kanariegade 8"})
    assert answer.status_code == 200
    assert (answer.json()["protected"], answer.json()["address"]) == (True, None)
    assert reached() == (True, "Kanariegade 8", "12345678", 2)


def test_a_cpr_number_is_in_no_list(eva, known):
    for name, method in GETS:
        answer = call(eva, name, method, known).json()
        if "items" in answer:
            assert all(not [key for key in item if "cpr" in key and "company" not in key] for item in answer["items"])
            assert "birth_date" not in str(answer)


# --- The search -----------------------------------------------------------------------------------------------------


def search(caller, cpr=NUMBER):
    return caller.send("POST", reverse("api:citizens_search"), {"cpr": cpr})


@pytest.mark.parametrize("text", [NUMBER, "1403901234", "140390 1234"])
def test_a_citizen_is_found_by_her_number_however_it_is_written(eva, known, text):
    [found] = search(eva, text).json()["items"]
    assert (found["id"], found["cpr_masked"]) == (str(known.case.citizen_id), "740390-••••")


def test_nobody_is_found_the_same_way_whether_unknown_or_another_units(eva, stranger, known):
    foreign, unknown = search(stranger), search(eva, "010190-1234")
    assert (foreign.status_code, unknown.status_code) == (200, 200)
    assert foreign.content == unknown.content == b'{"items":[]}'


def test_a_number_is_not_searched_for_by_get(eva, known):
    assert eva.get(reverse("api:citizens_search")).status_code == 405


# --- The log of looks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "method"), GUARDED)
def test_every_citizen_in_an_answer_stands_in_the_log_by_the_client(eva, known, name, method):
    answer = search(eva) if name == "api:citizens_search" else call(eva, name, method, known)
    shown = str(known.case.citizen_id) in answer.content.decode()
    assert shown is not name.startswith("api:offers")
    lines = list(Viewing.objects.all())
    assert len(lines) == int(shown)
    for line in lines:
        assert (line.actor_kind, line.actor_id) == ("client", eva.client.user_id)
        assert (line.route, line.purpose) == (name, "rest")
        assert line.citizen_ids == [known.case.citizen_id]


def test_a_list_logs_everybody_on_the_page_in_one_line(eva, known, asta, units):
    fill(unit=units.unge, caseworker=asta, name="Anden Borger")
    items = eva.items("/api/v1/cases")
    line = Viewing.objects.get()
    assert sorted(map(str, line.citizen_ids)) == sorted(item["citizen_id"] for item in items)
    assert len(line.citizen_ids) == 2


@pytest.mark.parametrize(("name", "method"), [pair for pair in GUARDED if not pair[0].startswith("api:offers")])
def test_what_cannot_be_logged_is_not_answered(eva, known, name, method):
    break_table("audit_viewing")
    answer = search(eva) if name == "api:citizens_search" else call(eva, name, method, known)
    assert answer.status_code == 503
    assert answer["Content-Type"] == "application/problem+json"
    code = answer.json()["type"].rpartition("/")[2]
    writes = method != "GET" and name != "api:citizens_search"
    assert code == ("saved-but-withheld" if writes else "log-unavailable")
    assert "Kanariefugl" not in answer.content.decode() and str(known.case.citizen_id) not in answer.content.decode()


def test_a_token_that_cannot_be_logged_is_not_given(eva):
    break_table("audit_event")
    answer = eva.ask_for_token()
    assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
    assert b"access_token" not in answer.content


def test_a_page_of_a_person_still_answers_as_a_page(client, asta, known):
    client.force_login(asta)
    break_table("audit_viewing")
    answer = client.get(reverse("cases:case", args=[known.case.pk]))
    assert (answer.status_code, answer["Content-Type"]) == (503, "text/html; charset=utf-8")


def test_the_day_of_a_share_or_role_is_the_day_of_the_answer(units, roles, world, settings):
    from datetime import timedelta

    caller = make_caller(units.ungeindsats, "kort", valid_to=TODAY + timedelta(days=9)).with_scopes()
    caller.client.user.memberships.update(valid_from=TODAY, valid_to=TODAY)
    assert len(caller.items("/api/v1/cases")) == 1
    settings.TODAY = TODAY + timedelta(days=1)
    assert caller.items("/api/v1/cases") == []


def test_nobody_without_a_token_leaves_a_trace_of_looking(known):
    for name, _method in GETS:
        assert Browser().get(address(name, known)).status_code == 401
    assert not Viewing.objects.exists()
