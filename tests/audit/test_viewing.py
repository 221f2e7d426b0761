"""Who looked: one line a request, written before the answer leaves, or no answer."""

from uuid import UUID

import pytest
from django.db import connection

from jobcenter.audit.models import Event, Viewing
from tests.audit.conftest import PERSONS, SECRET

pytestmark = pytest.mark.usefixtures("addresses")
CASE = UUID(int=7)
PAGE = f"/viser/{CASE}/"


def break_table(name: str) -> None:
    """As if the log were gone; the test's transaction brings it back."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {name} RENAME TO {name}_gone")


@pytest.mark.requirement("S4-87")
def test_one_line_a_request_with_everybody_shown_and_why(client, asta):
    client.force_login(asta)
    assert client.get(PAGE).content.decode() == SECRET
    line = Viewing.objects.get()
    assert line.citizen_ids == PERSONS
    assert (line.route, line.purpose) == ("shows", "case+caseload")
    assert (line.actor_kind, line.actor_id) == ("user", asta.pk)
    assert line.request_id


def test_the_address_with_its_ids_and_search_is_not_stored(client, asta):
    client.force_login(asta)
    client.get(PAGE, {"q": "010190-1234"})
    line = Viewing.objects.values().get()
    assert str(CASE) not in str(line)
    assert "010190" not in str(line)


def test_nobody_shown_leaves_no_line(client, asta):
    client.force_login(asta)
    assert client.get("/viser-ingen/").status_code == 200
    assert not Viewing.objects.exists()


@pytest.mark.requirement("S4-87")
@pytest.mark.parametrize("address", [PAGE, "/stroemmer/"])
def test_what_cannot_be_logged_is_not_shown(client, asta, address):
    client.force_login(asta)
    break_table("audit_viewing")
    answer = client.get(address)
    assert answer.status_code == 503
    assert not answer.streaming
    assert SECRET not in answer.content.decode()
    assert "vises ingen oplysninger" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.requirement("S4-87")
def test_what_cannot_be_logged_is_not_saved(client, asta, units):
    client.force_login(asta)
    break_table("audit_event")
    answer = client.post("/skriver/")
    assert answer.status_code == 503
    units.kommunen.refresh_from_db()
    assert units.kommunen.name == "Kommunen"


def test_a_stranger_leaves_no_line_and_sees_nothing(client, db):
    assert client.get(PAGE).status_code == 302
    assert not Viewing.objects.exists()


def test_the_log_costs_a_constant_number_of_queries(client, asta, django_assert_num_queries):
    client.force_login(asta)
    client.get("/viser-ingen/")
    with django_assert_num_queries(2):  # session, user
        client.get("/viser-ingen/")
    with django_assert_num_queries(5):  # session, user, savepoint round one INSERT
        client.get(PAGE)


def test_event_viewing_and_versions_of_a_request_share_its_number(client, asta, units):
    client.force_login(asta)
    client.post("/skriver-og-viser/")
    number = Viewing.objects.get().request_id
    assert Event.objects.get(kind="unit.written").request_id == number
    version = units.kommunen.history.last()
    assert version.pgh_context == {"user": str(asta.pk), "request": str(number)}


def test_each_request_has_a_number_of_its_own(client, asta):
    client.force_login(asta)
    client.get(PAGE)
    client.get(PAGE)
    assert len(set(Viewing.objects.values_list("request_id", flat=True))) == 2


def test_the_request_log_and_the_audit_log_use_one_number(client, asta):
    client.force_login(asta)
    assert client.get(PAGE)["X-Number"] == str(Viewing.objects.get().request_id)


@pytest.mark.requirement("S4-87")
def test_what_was_saved_but_cannot_be_shown_is_not_denied(client, asta, units):
    client.force_login(asta)
    break_table("audit_viewing")
    answer = client.post("/skriver-og-viser/")
    page = answer.content.decode()
    units.kommunen.refresh_from_db()
    assert units.kommunen.name == "Skrevet"
    assert answer.status_code == 503
    assert SECRET not in page
    assert "kan allerede være gemt" in page
    assert "Prøv igen om lidt" not in page
    assert "Retry-After" not in answer


def test_what_could_not_be_saved_is_not_said_to_be(client, asta):
    client.force_login(asta)
    break_table("audit_event")
    assert "kan allerede være gemt" not in client.post("/skriver/").content.decode()
