"""What falls due: each number is the length of its list, the kommune's own side first, and no employee is counted."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import (
    CaseShare,
    Commitment,
    Concern,
    Enrolment,
    Exemption,
    InvolvementEntry,
    Meeting,
    Pause,
    Placement,
    Plan,
    PlanStep,
    ProviderResponse,
    Task,
)
from cases.queries import due
from cases.queries.due import DueFilter, Kind, Side, Time
from jobcenter.audit.models import Viewing
from tests.factories import TODAY, make_case, make_offer, make_wish, make_workplace
from tests.factories_people import membership, user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules")]
URL = "/team/frister/"


def day(n: int):
    return TODAY + timedelta(days=n)


def promise(case, party="sagsbehandler", n=None, **values):
    due_on = None if n is None else day(n)
    return Commitment.objects.create(
        case=case, party=party, what=f"Løftet {n}", promised_on=day(-40), due_on=due_on, **values
    )


def step(case, party="sagsbehandler", n=None, **values):
    plan, _new = Plan.objects.get_or_create(case=case, defaults={"started_on": day(-90)})
    return PlanStep.objects.create(
        plan=plan, title=f"Skridtet {n}", party=party, due_on=None if n is None else day(n), **values
    )


def placement(case, n, **values):
    return Placement.objects.create(
        case=case,
        moved_on=day(-30),
        purpose="afklaring",
        workplace=make_workplace(),
        starts_on=day(-60),
        ends_on=day(n),
        hours=10,
        citizen_reason="Prøve det af",
        **{"state": "i_gang"} | values,
    )


def enrolment(case, n, **values):
    offer = make_offer(title=f"Tilbud {case.pk} {n} {values.get('state')}")
    return Enrolment.objects.create(
        case=case,
        offer=offer,
        chosen_on=day(-70),
        starts_on=day(-60),
        ends_on=day(n),
        **{"state": "i_gang", "moved_on": day(-60)} | values,
    )


def exemption(case, n, kind="fritagelse", first=-60):
    return Exemption.objects.create(
        case=case, kind=kind, legal_basis="LAB", reason="Ro", decided_on=day(-60), valid_from=day(first),
        valid_to=day(n),
    )  # fmt: skip


def pause(case, n, **values):
    return Pause.objects.create(
        case=case, reason="tryghed", text="Ro", activity="Ture", starts_on=day(-60), review_on=day(n), **values
    )


def concern(case, by, n, **values):
    return Concern.objects.create(
        case=case, raised_by=by, raised_on=day(-20), text="Det slider", answer_due_on=day(n), **values
    )


def everything_due(case, caseworker) -> None:
    """Of every kind something in the window; of some also past, done, or without a day."""
    for n in (-3, 0, 14):
        Meeting.objects.create(case=case, planned_on=day(n))
    Meeting.objects.create(case=case, state="holdt", held_on=day(-2))
    for party in ("sagsbehandler", "virksomhed", "borger"):
        promise(case, party, -1)
        promise(case, party, 7)
        promise(case, party)
        promise(case, party, -5, kept_on=day(-4), kept_by=caseworker)
        step(case, party, 5)
        step(case, party)
    step(case, "borger", -9, state="naaet", reached_on=day(-9))
    Task.objects.create(case=case, what="Ring op", owner=caseworker, due_on=day(3))
    placement(case, 10)
    enrolment(case, 11)
    exemption(case, 12)
    if not case.pauses.exists():
        pause(case, 13)
    make_wish(case, rank=7, wording="Et bageri", revisit_on=day(9))
    entry = InvolvementEntry.objects.create(
        case=case, occurred_on=day(-5), author=caseworker, author_has_authority=True, phase="udvaelgelse"
    )
    ProviderResponse.objects.create(entry=entry, provider="Værkstedet", asked_on=day(-5), due_on=day(8))
    concern(case, caseworker, 8)
    concern(case, caseworker, -6, answer="Ja", hat="stoette", answered_on=day(-4), answered_by=caseworker)


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta, name="Frida Frist")


@pytest.fixture
def leader(client, dorte):
    client.force_login(dorte)
    return client


def told(who) -> dict[tuple[str, str, str], int]:
    return {(str(c.kind), str(c.side), str(c.time)): c.n for c in due.counts(who, TODAY)}


def whats(who, **filters) -> list[str]:
    rows = due.read(due.listed(who, TODAY, DueFilter(**filters)))
    return [row.what for row in rows]


@pytest.mark.requirement("S4-59")
def test_each_number_is_the_length_of_its_list_whatever_is_asked_for(dorte, case, asta):
    everything_due(case, asta)
    counted = told(dorte)
    for kind in ["", *Kind.values]:
        for side in ["", *Side.values]:
            for time in Time.values:
                n = sum(
                    n
                    for (k, s, t), n in counted.items()
                    if kind in ("", k) and side in ("", s) and t == time
                )  # fmt: skip
                assert due.listed(dorte, TODAY, DueFilter(kind, side, time)).count() == n, (kind, side, time)
    dated = sum(n for (_k, _s, time), n in counted.items() if time in ("gaaet", "kommer"))
    assert due.listed(dorte, TODAY, DueFilter()).count() == dated
    assert set(Kind.values) == {kind for kind, _side, time in counted if time == "kommer"}


def test_the_window_holds_today_and_the_fourteenth_day_and_nothing_after(dorte, case):
    for n in (-1, 0, 14, 15):
        promise(case, n=n)
    assert told(dorte) == {("loefte", "kommunen", "gaaet"): 1, ("loefte", "kommunen", "kommer"): 2}
    assert whats(dorte) == ["Løftet -1", "Løftet 0", "Løftet 14"]


def test_what_is_settled_waits_for_nobody(dorte, case, asta):
    promise(case, n=3, kept_on=TODAY, kept_by=asta)
    promise(case, n=3, released_on=TODAY)
    step(case, n=3, state="droppet")
    Meeting.objects.create(case=case, state="aflyst_borger", planned_on=day(3))
    Task.objects.create(case=case, what="Ring", owner=asta, due_on=day(3), done_on=TODAY, done_by=asta)
    pause(case, 3, ended_on=TODAY, ended_by=asta)
    make_wish(case, revisit_on=day(3), status="trukket")
    assert whats(dorte) == []
    assert {key[2] for key in told(dorte)} == {"klaret"}


def test_a_case_that_is_closed_waits_for_nobody(dorte, case, asta):
    everything_due(case, asta)
    case.closed_on = TODAY
    case.save()
    assert told(dorte) == {}


@pytest.mark.parametrize(
    ("party", "side"),
    [
        ("sagsbehandler", "kommunen"),
        ("virksomhedskonsulent", "kommunen"),
        ("virksomhed", "andre"),
        ("anden", "andre"),
        ("borger", "borgeren"),
    ],
)
def test_a_promise_stands_on_the_side_of_the_one_who_made_it(dorte, case, party, side):
    promise(case, party, 3)
    step(case, party, 3)
    assert told(dorte) == {("loefte", side, "kommer"): 1, ("skridt", side, "kommer"): 1}


def test_an_exemption_that_is_followed_by_another_does_not_run_out(dorte, case):
    exemption(case, 5)
    assert told(dorte) == {("fritagelse", "kommunen", "kommer"): 1}
    exemption(case, 90, first=6)
    assert told(dorte) == {}


def test_an_exemption_that_ran_out_is_history_but_a_praktik_is_asked_what_became_of_it(dorte, case):
    exemption(case, -2)
    placement(case, -2)
    enrolment(case, -2)
    assert told(dorte) == {("praktik", "kommunen", "gaaet"): 1, ("tilbud", "kommunen", "gaaet"): 1}


def test_a_parked_wish_and_its_reminder_are_one_thing(dorte, case, asta):
    wish = make_wish(case, wording="Et museum", revisit_on=day(4))
    Task.objects.create(case=case, what="Tag ønsket op", owner=asta, due_on=day(4), about_kind="wish", about_id=wish.pk)
    assert whats(dorte) == ["Et museum"]


@pytest.mark.requirement("S4-15")
def test_the_kommunes_own_side_stands_first_with_what_was_done_beside_it(leader, case, asta):
    everything_due(case, asta)
    shown = leader.get("/team/")
    assert [side.value for side, _lines in shown.context["sides"]] == ["kommunen", "andre", "borgeren"]
    lines = {line["label"]: [cell["n"] for cell in line["cells"]] for line in shown.context["sides"][0][1]}
    assert lines["Løfter"] == [1, 1, 1]
    assert lines["Samtaler"] == [1, 2, 1]
    text = unescape(shown.content.decode())
    assert "De næste 14 dage" in text and "Klaret de seneste 14 dage" in text
    assert "1 af 1 åbne sager" in text
    assert "Uden en dag, og derfor ikke talt med:" in text


def test_kinds_that_nobody_has_are_named_as_such(leader, case):
    promise(case, n=2)
    text = leader.get("/team/").content.decode()
    assert re.search(r"Intet at holde øje med:\s+samtaler;\s+skridt", text)


def test_without_a_deadline_the_team_is_told_what_to_do(leader, case):
    text = leader.get("/team/").content.decode()
    assert "Der er intet med en dag i de næste 14 dage." in text
    assert "Se de sager, hvor der mangler et næste skridt." in text
    empty = leader.get(URL).content.decode()
    assert "Se på teamets side, hvor der mangler et næste skridt." in empty
    assert "Vælg færre filtre" in leader.get(URL, {"slags": "pause"}).content.decode()


def test_the_list_says_who_waits_for_what_by_the_day_and_whose_sag_it_is(leader, case):
    promise(case, n=-2)
    wish = make_wish(case, wording="Et bageri", revisit_on=day(9))
    text = re.sub(r"\s+", " ", unescape(leader.get(URL).content.decode()))
    assert text.index("for 2 dage siden") < text.index("om 9 dage")
    for words in (
        "Frida Frist",
        "Løfte: Løftet -2",
        "Ønsket tages op igen: Et bageri",
        "Unge og aktivitet · Asta Holm",
    ):
        assert words in text
    assert f"/sager/{case.pk}/oensker/{wish.pk}/" in text
    assert "2 frister, som det står 20. nov. 2026" in text


def test_the_links_of_the_list_open_for_the_leader(leader, case, asta):
    everything_due(case, asta)
    for time in ("", *Time.values):
        for _case, _row, _what, href in leader.get(URL, {"hvornaar": time}).context["lines"]:
            assert leader.get(href).status_code == 200, href


def test_a_filter_that_does_not_exist_gets_a_sentence_and_the_whole_list(leader, case):
    promise(case, n=1)
    answer = leader.get(URL, {"slags": "findes_ikke", "hvem": "ingen", "hvornaar": "engang"})
    assert "Et af filtrene i adressen findes ikke" in answer.content.decode()
    assert answer.context["page"].paginator.count == 1


def test_the_list_comes_by_pages_and_by_itself(leader, case):
    for _n in range(53):
        promise(case, n=1)
    first, second = leader.get(URL), leader.get(URL, {"page": 2})
    assert (len(first.context["lines"]), len(second.context["lines"])) == (50, 3)
    seen = [row.row_id for answer in (first, second) for _case, row, *_ in answer.context["lines"]]
    assert len(set(seen)) == 53
    part = leader.get(URL, headers={"HX-Request": "true"}).content.decode()
    assert "53 frister" in part and "<html" not in part


def test_the_borgere_on_the_page_are_logged_as_seen_and_no_others(leader, case, asta, units):
    other = make_case(unit=units.unge, caseworker=asta, name="En Anden")
    promise(case, n=1)
    promise(other, n=40)
    leader.get(URL)
    line = Viewing.objects.latest("at")
    assert (line.purpose, line.route) == ("team", "team_due")
    assert [str(pk) for pk in line.citizen_ids] == [str(case.citizen_id)]


@pytest.mark.requirement("S4-87")
def test_a_leader_of_another_unit_sees_nothing_of_it(client, case, asta, units, roles):
    everything_due(case, asta)
    elsewhere = user("ester", "Ester Ellers")
    membership(elsewhere, "teamleder", units.job)
    client.force_login(elsewhere)
    assert told(elsewhere) == {}
    for path in ("/team/", URL, f"{URL}?hvornaar=klaret", f"{URL}?hvornaar=uden_dag"):
        assert "Frida Frist" not in client.get(path).content.decode()


def test_a_consultant_the_sag_is_shared_with_is_told_nothing_of_pauses_and_others_tasks(case, asta, vera):
    everything_due(case, asta)
    Task.objects.create(case=case, what="Besøg bageriet", owner=vera, due_on=day(2))
    CaseShare.objects.create(case=case, user=vera, purpose="praktik", valid_from=day(-3))
    assert whats(vera, kind="opgave") == ["Besøg bageriet"]
    assert {key[0] for key in told(vera)} == set(Kind.values) - {"pause", "fritagelse", "bekymring", "udbyder"}


@pytest.mark.requirement("S4-56", "S4-85", "S3-48")
def test_no_employee_is_counted_and_no_list_is_ordered_by_one(leader, asta, bo, units):
    for n, who in ((3, bo), (1, asta), (2, bo)):
        promise(make_case(unit=units.unge, caseworker=who, name=f"Borger Nr{n}"), n=n)
    text = unescape(leader.get("/team/").content.decode())
    assert asta.full_name not in text and bo.full_name not in text
    shown = leader.get(URL, {"sorter": "caseworker", "ordering": "caseworker_name"})
    assert [row.day for _case, row, *_ in shown.context["lines"]] == [day(1), day(2), day(3)]
    assert not re.search(r"(Asta Holm|Bo Lund)\W+\d", unescape(re.sub(r"<[^>]+>", "", shown.content.decode())))


@pytest.mark.parametrize("path", ["/team/", URL, f"{URL}?hvornaar=klaret", "/sager/?omfang=enhed&frist=14"])
def test_it_costs_the_same_for_one_case_and_for_many(dorte, case, asta, units, path):
    everything_due(case, asta)

    def cost() -> int:
        client = Client()
        client.force_login(dorte)
        client.get("/profil/")  # the first request of a session stamps it
        with CaptureQueriesContext(connection) as counted:
            assert client.get(path).status_code == 200
        # A test runs inside a transaction, where the log's own becomes a savepoint.
        return sum("SAVEPOINT" not in query["sql"] for query in counted)

    before = cost()
    for n in range(5):
        everything_due(make_case(unit=units.unge, caseworker=asta, name=f"Flere Nr{n}"), asta)
    assert cost() == before <= 15


def test_the_sagsbehandler_narrows_her_own_list_to_what_falls_due(client, asta, units):
    soon, late, quiet = (
        make_case(unit=units.unge, caseworker=asta, name=name) for name in ("Snart S", "Gået G", "Ro R")
    )
    promise(soon, n=14)
    promise(late, n=-1)
    promise(quiet, n=15)
    client.force_login(asta)

    def names(code: str) -> set[str]:
        return set(
            re.findall(
                r'class="person-name" href="[^"]*">([^<]+)<', client.get("/sager/", {"frist": code}).content.decode()
            )
        )

    assert names("14") == {"Snart S", "Gået G"}
    assert names("gaaet") == {"Gået G"}
    assert names("") == {"Snart S", "Gået G", "Ro R"}
    assert names("engang") == {"Snart S", "Gået G", "Ro R"}
