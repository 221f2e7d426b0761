"""VIG-1, read by a municipal system over real HTTP: no browser, no session, a token of its own."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import date
from io import StringIO
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from django.core.management import call_command
from django.db import connection

from cases.models import Case
from jobcenter.audit.models import Event, Viewing
from jobcenter.cpr import CprVault
from jobcenter.demo.municipality import FEWEST

AS_OF = date(2026, 11, 20)


class System:
    """What a supplier would write: standard library, the address of the server, an id and a secret."""

    def __init__(self, server: str, client_id: str, secret: str) -> None:
        self.server = server
        word = b64encode(f"{client_id}:{secret}".encode()).decode()
        body = urlencode({"grant_type": "client_credentials"}).encode()
        answer = urlopen(Request(f"{server}/api/oauth/token/", body, {"Authorization": f"Basic {word}"}))
        self.token = json.load(answer)["access_token"]

    def call(self, path: str, body: object = None, method: str = "GET", **headers: str):
        given = {"Authorization": f"Bearer {self.token}", **{name.replace("_", "-"): v for name, v in headers.items()}}
        if body is not None:
            given["Content-Type"] = "application/json"
        sent = None if body is None else json.dumps(body).encode()
        try:
            answer = urlopen(Request(f"{self.server}{path}", sent, given, method=method))
        except HTTPError as error:
            answer = error
        text = answer.read()
        return answer.status, json.loads(text) if text else None, answer.headers

    def all(self, path: str) -> list[dict]:
        """Every page of a list."""
        items, following = [], path
        while following:
            status, page, _headers = self.call(following)
            assert status == 200, page
            items += page["items"]
            following = page["next"]
        return items


@pytest.fixture
def server(live_server, settings):
    settings.DEMO = True  # the vignettes' CPR numbers are nobody's
    settings.TODAY = AS_OF
    call_command("load_reference", stdout=StringIO())
    call_command("demo_data", as_of=AS_OF, citizens=FEWEST, stdout=StringIO())
    return live_server.url


@pytest.fixture
def system(server) -> System:
    said = StringIO()
    call_command(
        "api_client",
        "create",
        "fagsystem-x",
        name="Fagsystem X",
        unit="Aktivitet og mestring",
        scopes="read",
        purpose="Vise aftaler i fagsystemet, LAB § 31",
        stdout=said,
        stderr=StringIO(),
    )
    made = dict(line.split("=", 1) for line in said.getvalue().splitlines())
    return System(server, made["client_id"], made["client_secret"])


@pytest.mark.requirement("S4-89", "S4-93", "S4-51", "VIG-1")
@pytest.mark.django_db(transaction=True)
def test_vig_1_is_read_by_a_municipal_system(system, settings):
    museum = Case.objects.select_related("citizen").get(source_id="VIG-1-museum")
    vault = CprVault(settings.CPR_KEYS, settings.CPR_SEARCH_KEY)
    cpr = vault.decrypt(bytes(museum.citizen.cpr_cipher), owner=museum.citizen.pk.bytes).digits()

    # It knows its own number of the case, and the citizen's CPR number.
    [case] = system.all("/api/v1/cases?source_system=Demo&source_id=VIG-1-museum")
    assert (case["id"], case["closed_on"]) == (str(museum.pk), None)
    assert case["caseworker"]["initials"] == "ASH"
    status, found, _headers = system.call("/api/v1/citizens/search", {"cpr": cpr}, "POST")
    assert status == 200
    [citizen] = found["items"]
    assert citizen["id"] == case["citizen_id"]
    assert citizen["cpr_masked"].endswith("-••••") and cpr[-4:] not in citizen["cpr_masked"]

    # Two citizens, the same deadline: the wish that was hard to fulfil has waited, and it says why.
    [wish, *_rest] = sorted(system.all(f"/api/v1/wishes?case={case['id']}"), key=lambda row: row["rank"])
    assert "museum" in wish["wording"].lower()
    flags = system.all(f"/api/v1/flags?case={case['id']}&code=oenske_uden_forsoeg")
    assert [(flag["subject_id"], flag["rule"]["version"]) for flag in flags] == [(wish["id"], 1)]
    assert wish["wording"] in flags[0]["sentence"]
    assert flags[0]["rule"]["thresholds"] == ["opmaerksomhed.oenske_uden_forsoeg.dage"]

    # The other one's wish was easy: it was tried, and a placement realises it.
    [easy] = system.all("/api/v1/cases?source_system=Demo&source_id=VIG-1-supermarked")
    wishes = system.all(f"/api/v1/wishes?case={easy['id']}")
    assert any(wish["attempts"] for wish in wishes)
    placements = system.all(f"/api/v1/placements?case={easy['id']}")
    assert {row["wish_id"] for row in placements} & {wish["id"] for wish in wishes}
    assert not system.all(f"/api/v1/flags?case={easy['id']}&code=oenske_uden_forsoeg")

    # How they were involved, with the codes the screens use.
    entries = [entry for one in (case, easy) for entry in system.all(f"/api/v1/involvement?case={one['id']}")]
    claims = [claim for entry in entries for claim in entry["claims"]]
    assert claims and all(claim["status"] in {"dokumenteret", "delvis", "udokumenteret"} for claim in claims)
    assert all(finding["code"].startswith("V-") for entry in entries for finding in entry["findings"])

    # What it has it need not fetch again; what is another unit's it does not learn of.
    _status, _body, headers = system.call(f"/api/v1/wishes/{wish['id']}")
    status, body, _headers = system.call(f"/api/v1/wishes/{wish['id']}", If_None_Match=headers["ETag"])
    assert (status, body) == (304, None)
    elsewhere = Case.objects.exclude(unit=museum.unit).first()
    assert system.call(f"/api/v1/cases/{elsewhere.pk}")[0] == 404
    assert str(elsewhere.pk) not in {row["id"] for row in system.all("/api/v1/cases?limit=7")}
    # It was given no scope to write with.
    assert system.call(f"/api/v1/citizens/{citizen['id']}/contact-details", {}, "PATCH", If_Match='"1"')[0] == 403

    # All of it stands in the log, by the client and not by a person.
    seen = Viewing.objects.filter(citizen_ids__contains=[museum.citizen_id])
    assert set(seen.values_list("actor_kind", flat=True)) == {"client"}
    assert Event.objects.filter(kind="client.token_given").count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_viewing WHERE audit_viewing::text LIKE %s", [f"%{cpr}%"])
        assert cursor.fetchone() == (0,)
