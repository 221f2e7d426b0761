"""Versions: what one has need not be sent again, and what one has not read cannot be overwritten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from cases.actions import persons
from cases.models import Citizen, FormClaim, WishAttempt
from jobcenter.audit.models import Event, Viewing
from tests.api.test_access import ONES, address
from tests.api.test_problems import told
from tests.factories import TODAY, make_case
from tests.factories_people import membership

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("S4-89")]
READ = [name for name, method in ONES if method == "GET"]


@pytest.mark.parametrize("name", READ)
def test_a_single_row_has_a_strong_etag_and_answers_304_to_who_has_it(eva, world, name):
    first = eva.get(address(name, world))
    tag = first["ETag"]
    assert tag.startswith('"') and tag.endswith('"')
    if "version" in first.json():
        assert tag.startswith(f'"{first.json()["version"]}-')
    for given in (tag, f"W/{tag}", f'"andet", {tag}', "*"):
        again = eva.get(address(name, world), If_None_Match=given)
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag), given
    assert eva.get(address(name, world), If_None_Match='"andet"').status_code == 200


def test_a_part_that_was_appended_is_seen_though_the_rows_version_stands(eva, world):
    wish, entry = address("api:wishes_one", world), address("api:involvement_one", world)
    before = {path: eva.get(path) for path in (wish, entry)}
    WishAttempt.objects.create(wish_id=world.ids["wish_id"], made_on=TODAY, kind="opkald")
    FormClaim.objects.create(entry_id=world.ids["entry_id"], form="demokrati", evidence="ord")
    for path, answer in before.items():
        again = eva.get(path, If_None_Match=answer["ETag"])
        assert again.status_code == 200
        assert again.json()["version"] == answer.json()["version"]


def test_a_smaller_token_is_not_told_that_nothing_has_changed(eva, world):
    path = address("api:wishes_one", world)
    whole = eva.get(path)
    small = eva.with_scopes("wishes:read")
    answer = small.get(path, If_None_Match=whole["ETag"])
    assert answer.status_code == 200
    assert whole.json()["explanation"] and answer.json()["explanation"] is None


def test_also_who_hears_that_nothing_has_changed_has_looked(eva, world):
    path = address("api:cases_one", world)
    tag = eva.get(path)["ETag"]
    before = Viewing.objects.count()
    assert eva.get(path, If_None_Match=tag).status_code == 304
    assert Viewing.objects.count() == before + 1


# --- The first write ----------------------------------------------------------------------------------------------


@pytest.fixture
def details(eva, world):
    """The address, and a call that changes it."""
    path = reverse("api:contact_details", args=[world.case.citizen_id])

    def change(body, **headers):
        return eva.send("PATCH", path, body, **headers)

    change.path, change.tag = path, eva.get(path)["ETag"]
    return change


def citizen(world) -> Citizen:
    return Citizen.objects.get(pk=world.case.citizen_id)


def test_a_change_is_made_by_the_action_of_the_screen_and_answers_the_new_version(eva, details, world):
    answer = details({"phone": "12 34 56 78", "interpreter": True}, If_Match=details.tag)
    assert answer.status_code == 200
    assert (answer.json()["phone"], answer.json()["interpreter"], answer.json()["version"]) == ("12 34 56 78", True, 2)
    assert answer["ETag"] == eva.get(details.path)["ETag"] and answer["ETag"].startswith('"2-')
    assert (citizen(world).phone, citizen(world).language) == ("12 34 56 78", "dansk")
    event = Event.objects.get(kind="citizen.contact_changed")
    assert (event.actor_kind, event.actor_id) == ("client", eva.client.user_id)
    [_first, version] = citizen(world).history
    assert version.pgh_context["user"] == str(eva.client.user_id)


@pytest.mark.parametrize(
    "body", [{}, {"phone": ""}, {"phone": " ", "address": "", "language": "dansk", "interpreter": False}]
)
def test_a_change_that_changes_nothing_is_422_and_leaves_no_trace(details, world, body):
    answer = details(body, If_Match=details.tag)
    problem, told_body = told(answer)
    assert (answer.status_code, problem) == (422, "refused")
    assert [fault["code"] for fault in told_body["errors"]] == ["unchanged"]
    assert (citizen(world).version, citizen(world).history.count()) == (1, 1)
    assert not Event.objects.filter(kind="citizen.contact_changed").exists()


@pytest.mark.parametrize("given", ['"1"', 'W/"1"'])
def test_the_version_alone_is_a_tag_too(details, given):
    assert details({"phone": "1"}, If_Match=given).status_code == 200


def test_the_tag_of_a_compressed_answer_can_be_written_over(details, eva, world):
    # Long enough to be worth compressing, whatever length the padding has.
    assert details({"address": "Langemarksvej 1, " * 11}, If_Match=details.tag).status_code == 200
    read = eva.get(f"/api/v1/citizens/{citizen(world).pk}", Accept_Encoding="gzip")
    assert (read["Content-Encoding"], read["ETag"][:4]) == ("gzip", 'W/"2')
    assert details({"phone": "1"}, If_Match=read["ETag"]).status_code == 200


@pytest.mark.parametrize("given", [{}, {"If_Match": ""}, {"If_Match": "*"}])
def test_a_change_that_names_no_version_is_428(details, world, given):
    answer = details({"phone": "1"}, **given)
    assert (answer.status_code, told(answer)[0]) == (428, "precondition-required")
    assert citizen(world).phone == ""


@pytest.mark.parametrize(
    "given", ['W/"2"', '"0"', '"2"', "1", '"x"', '"1-XYZ"', '"-1"', '"1" , "2"', '"' + "9" * 40 + '"']
)
def test_a_tag_that_is_not_of_the_row_as_it_stands_is_412(details, world, given):
    answer = details({"phone": "1"}, If_Match=given)
    assert (answer.status_code, told(answer)[0]) == (412, "stale-version")
    assert citizen(world).phone == ""


def test_a_change_made_over_an_older_version_is_412_with_the_one_that_stands(details, world, asta):
    standing = {name: getattr(citizen(world), name) for name in ("address", "language", "interpreter", "protected")}
    persons.change_contact_details(case=world.case, by=asta, on=TODAY, version=1, phone="87654321", **standing)
    answer = details({"phone": "12345678"}, If_Match=details.tag)
    code, body = told(answer)
    assert (answer.status_code, code, body["current_version"]) == (412, "stale-version", 2)
    assert answer["ETag"].startswith('"2')
    assert citizen(world).phone == "87654321"
    assert details({"phone": "12345678"}, If_Match=answer["ETag"]).status_code == 200


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"telefon": "1"}, "/telefon", "unknown"),
        ({"id": "1"}, "/id", "unknown"),
        ({"version": 7}, "/version", "unknown"),
        ({"phone": 12345678}, "/phone", "wrong_type"),
        ({"phone": None}, "/phone", "null"),
        ({"language": None}, "/language", "wrong_type"),
        ({"interpreter": "ja"}, "/interpreter", "wrong_type"),
        ({"interpreter": 1}, "/interpreter", "wrong_type"),
        ({"language": ["da"]}, "/language", "wrong_type"),
        ({"phone": "1" * 21}, "/phone", "max_length"),
        ({"language": ""}, "/language", "required"),
        ({"language": "  "}, "/language", "required"),
        ({"address": "a\0b"}, "/address", "null_characters_not_allowed"),
    ],
)
def test_a_field_that_cannot_be_saved_is_named_and_nothing_is(details, world, body, pointer, code):
    answer = details({"address": "Et nyt sted"} | body, If_Match=details.tag)
    problem, told_body = told(answer)
    assert (answer.status_code, problem) == (422, "refused")
    assert [(fault["pointer"], fault["code"]) for fault in told_body["errors"]] == [(pointer, code)]
    assert (citizen(world).version, citizen(world).address) == (1, "")


def test_the_sentence_is_the_one_of_the_screen(client, details, asta, world):
    client.force_login(asta)
    form = {"version": "1", "language": ""}
    screen = client.post(reverse("cases:how_to_talk", args=[world.case.pk]), form).content.decode()
    sentence = told(details({"language": ""}, If_Match=details.tag))[1]["errors"][0]["detail"]
    assert sentence == "Skriv det sprog, I taler sammen på."
    assert sentence in screen


def test_an_action_that_refuses_is_422_with_its_sentence(eva, world, details):
    world.case.closed_on = TODAY
    world.case.save()
    answer = details({"phone": "1"}, If_Match=details.tag)
    assert (answer.status_code, told(answer)[0]) == (422, "refused")
    assert answer.json()["errors"][0]["detail"].startswith("Sagen er afsluttet.")
    assert "pointer" not in answer.json()["errors"][0]


def test_a_role_that_may_only_look_is_403_though_the_scope_is_there(eva, details, units, world):
    eva.client.user.memberships.all().delete()
    membership(eva.client.user, "teamleder", units.ungeindsats)
    assert eva.get(details.path).status_code == 200
    answer = details({"phone": "1"}, If_Match=details.tag)
    assert (answer.status_code, told(answer)[0]) == (403, "not-allowed")
    assert citizen(world).phone == ""


def test_the_open_case_decides_and_a_closed_one_where_there_is_no_other(eva, world, units, asta):
    other = make_case(unit=units.unge, caseworker=asta, name="En Anden")
    other.closed_on = TODAY - timedelta(days=1)
    other.save()
    again = make_case(unit=units.unge, caseworker=asta)
    again.citizen = other.citizen
    again.save()
    path = reverse("api:contact_details", args=[other.citizen_id])
    assert eva.send("PATCH", path, {"phone": "1"}, If_Match='"1"').status_code == 200
