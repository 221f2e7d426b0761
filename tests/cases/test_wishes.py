"""The wish ledger: in the borger's order, with what was tried and what became of it."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.actions import wishes
from cases.enums import AttemptKind, PlacementState, WishStatus
from cases.models import Case, Placement, Task, Wish
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, make_wish, make_workplace, share

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


@pytest.fixture
def ledger(client, asta, case):
    client.force_login(asta)
    return reverse("cases:wishes", args=[case.pk])


def one(wish):
    return reverse("cases:wish", args=[wish.case_id, wish.pk])


def order(case):
    return list(case.wishes.values_list("wording", flat=True))


def kinds(case):
    return list(Event.objects.filter(case_id=case.pk).order_by("at").values_list("kind", flat=True))


@pytest.mark.requirement("S4-16")
def test_a_wish_is_put_down_in_the_borgers_words_at_the_end_of_the_list(client, case, ledger):
    make_wish(case, rank=1, wording="et museum")
    answer = client.post(
        ledger, {"act": "tilfoej", "wording": "noget med dyr – helst heste", "kind": "branche"}, follow=True
    )
    assert "noget med dyr – helst heste" in answer.text
    assert "Ønsket er noteret." in answer.text
    assert "2. ønske" in answer.text
    assert order(case) == ["et museum", "noget med dyr – helst heste"]
    event = Event.objects.get(kind="wish.added")
    assert event.data == {"rank": 2, "kind": "branche"}
    assert event.case_id == case.pk


def test_a_wish_without_words_says_what_would_be_right_and_keeps_the_rest(client, case, ledger):
    answer = client.post(ledger, {"act": "tilfoej", "wording": "  ", "kind": "kursus"})
    assert answer.status_code == 422
    assert answer.text.count("Skriv ønsket, som borgeren siger det.") == 2  # in the summary and beside the field
    assert '<option value="kursus" selected>' in answer.text
    assert not case.wishes.exists()
    assert kinds(case) == []


@pytest.mark.requirement("S4-16")
def test_two_wishes_change_places_without_a_page_load(client, case, ledger):
    first = make_wish(case, rank=1, wording="et museum")
    second = make_wish(case, rank=2, wording="et bibliotek")
    answer = client.post(ledger, {"act": "op", "wish": second.pk}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert answer.text.index("et bibliotek") < answer.text.index("et museum")
    assert order(case) == ["et bibliotek", "et museum"]
    assert client.post(ledger, {"act": "op", "wish": first.pk}).status_code == 302  # without htmx: a page of its own
    assert order(case) == ["et museum", "et bibliotek"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    closed=st.sets(st.integers(0, 4), max_size=3),
    moves=st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=8),
)
def test_ranks_stay_one_to_n_whatever_is_moved(asta, units, closed, moves):
    case = make_case(unit=units.unge, caseworker=None, category="")
    made = [
        make_wish(case, rank=n + 1, wording=str(n), status=WishStatus.TRUKKET if n in closed else WishStatus.AABEN)
        for n in range(5)
    ]
    still = {wish.pk: wish.rank for n, wish in enumerate(made) if n in closed}
    expected = [n for n in range(5) if n not in closed]
    for n, up in moves:
        if n in closed:
            continue
        wishes.move(wish=made[n], by=asta, on=TODAY, up=up)
        at = expected.index(n)
        to = max(0, at - 1) if up else min(len(expected) - 1, at + 1)
        expected[at], expected[to] = expected[to], expected[at]
    assert sorted(case.wishes.values_list("rank", flat=True)) == [1, 2, 3, 4, 5]
    assert [int(wish.wording) for wish in case.wishes.open()] == expected
    assert {wish.pk: wish.rank for wish in case.wishes.all() if wish.pk in still} == still


@pytest.mark.requirement("S4-16", "S4-50")
def test_an_attempt_takes_two_taps_and_closes_the_flag(client, case, ledger):
    wish = make_wish(case, rank=1, wording="et museum", raised_on=TODAY - 42 * DAY)
    wishes.take_up(wish=wish, by=None, on=TODAY)  # any write evaluates the flags
    assert case.flags.open().get(code="oenske_uden_forsoeg").subject_id == wish.pk
    shown = client.get(ledger).text
    assert "Notér et forsøg" in shown
    assert "Der er ikke forsøgt noget endnu." in shown
    form = {"act": "forsoeg", "wish": wish.pk, "kind": "opkald", "outcome": "afventer", "made_on": TODAY.isoformat()}
    answer = client.post(ledger, form, headers={"HX-Request": "true"})
    assert "Opkald til virksomhed" in answer.text
    assert "Forsøget er noteret." in answer.text
    wish.refresh_from_db()
    assert wish.status == WishStatus.FORSOEGT
    assert not case.flags.open().filter(code="oenske_uden_forsoeg").exists()
    assert {"wish.attempted", "flag.closed"} <= set(kinds(case))


@pytest.mark.parametrize(
    ("wish_kind", "attempt_kind", "status"),
    [
        ("branche", AttemptKind.OPKALD, WishStatus.FORSOEGT),
        ("branche", AttemptKind.MAIL, WishStatus.FORSOEGT),
        ("opgaver", AttemptKind.BESOEG, WishStatus.FORSOEGT),
        ("branche", AttemptKind.SPARRING, WishStatus.AABEN),
        ("branche", AttemptKind.SAMTALE, WishStatus.AABEN),
        ("livet", AttemptKind.SAMTALE, WishStatus.FORSOEGT),
        ("kursus", AttemptKind.SPARRING, WishStatus.FORSOEGT),
    ],
)
def test_only_contact_with_an_employer_tries_an_employers_wish(asta, case, wish_kind, attempt_kind, status):
    wish = make_wish(case, kind=wish_kind)
    wishes.attempt(wish=wish, by=asta, on=TODAY, kind=attempt_kind)
    assert Wish.objects.get(pk=wish.pk).status == status


def test_a_picked_workplace_is_linked_and_any_other_words_are_kept(client, case, ledger):
    wish, place = make_wish(case), make_workplace(name="Bymuseet")
    form = {"act": "forsoeg", "wish": wish.pk, "kind": "besoeg", "outcome": "ja", "made_on": TODAY.isoformat()}
    client.post(ledger, form | {"workplace_text": "Bymuseet, Demoby"})
    client.post(ledger, form | {"workplace_text": "Den lille boghandel"})
    found = list(wish.attempts.order_by("recorded_at").values_list("workplace", "workplace_text"))
    assert found == [(place.pk, ""), (None, "Den lille boghandel")]


def test_an_attempt_tomorrow_is_refused_in_its_own_fold(client, case, ledger):
    wish = make_wish(case)
    tomorrow = (TODAY + DAY).isoformat()
    form = {"act": "forsoeg", "wish": wish.pk, "kind": "mail", "outcome": "nej", "made_on": tomorrow, "text": "skrev"}
    answer = client.post(ledger, form)
    assert answer.status_code == 422
    assert "Dagen er ikke kommet endnu." in answer.text
    assert "skrev</textarea>" in answer.text
    assert '<details class="fold" open>' in answer.text
    assert not wish.attempts.exists()


def test_the_answer_to_an_attempt_is_one_tap_and_given_once(client, asta, case, ledger):
    wish = make_wish(case)
    attempt = wishes.attempt(wish=wish, by=asta, on=TODAY, kind="opkald")
    form = {"act": "svar", "attempt": attempt.pk, "outcome": "maaske"}
    assert "Måske senere" in client.post(one(wish), form, follow=True).text
    again = client.post(one(wish), form | {"outcome": "nej"}, follow=True)
    assert "Svaret er allerede noteret: Måske senere." in again.text
    attempt.refresh_from_db()
    assert attempt.outcome == "maaske"


@pytest.mark.requirement("S4-17")
@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ({"explanation": "", "alternatives": "et bibliotek"}, "Skriv den forklaring, borgeren fik"),
        ({"explanation": "Museet har ingen pladser i år.", "alternatives": " "}, "Skriv, hvad I talte om i stedet"),
    ],
)
def test_a_wish_cannot_be_refused_without_explanation_and_alternatives(client, case, ledger, typed, missing):
    wish = make_wish(case, wording="et museum")
    answer = client.post(one(wish), {"act": "ikke_mulig", "version": 1} | typed)
    assert answer.status_code == 422
    assert answer.text.count(missing) == 2
    for text in filter(str.strip, typed.values()):
        assert text in answer.text
    wish.refresh_from_db()
    assert wish.status == WishStatus.AABEN
    assert "wish.decided" not in kinds(case)


@pytest.mark.requirement("S4-17")
def test_the_explanation_stands_where_the_wish_is_read(client, case, ledger):
    wish = make_wish(case, wording="et museum")
    form = {"explanation": "Museet har ingen pladser i år.", "alternatives": "et bibliotek", "version": 1}
    answer = client.post(one(wish), form | {"act": "ikke_mulig"}, follow=True)
    assert "Det fik borgeren at vide" in answer.text
    assert "Museet har ingen pladser i år." in answer.text
    assert "et bibliotek" in answer.text
    assert "Museet har ingen pladser i år." in client.get(ledger).text
    assert Wish.objects.get(pk=wish.pk).status == WishStatus.IKKE_MULIG


@pytest.mark.requirement("S4-16", "S4-17", "S4-18")
def test_the_borger_reads_her_wishes_and_why_one_cannot_be_met_on_the_screen_that_is_turned(client, case, ledger):
    make_wish(case, rank=1, wording="et museum", status="ikke_mulig", explanation="Ingen pladser i år.",
              alternatives="et bibliotek", set_aside="selvindsigt", insight_observed="Hun blev træt.",
              insight_explained="Vi sagde det.", insight_answer="Nå.")  # fmt: skip
    make_wish(case, rank=2, wording="heste")
    make_wish(case, rank=3, wording="lastbil", revisit_when="når jeg har kørekort")
    make_wish(case, rank=4, wording="skibe", revisit_on=TODAY + DAY)
    make_wish(case, rank=5, wording="et bageri", status="forsoegt")
    make_wish(case, rank=6, wording="cirkus", status="trukket")
    page = client.get(f"/sager/{case.pk}/samtale/skaerm/").text
    text = " ".join(re.sub("<[^>]+>", " ", page[page.index("Dine ønsker") :]).split())
    assert text.startswith(
        "Dine ønsker et museum Det kan ikke lade sig gøre. Det har du fået at vide: Ingen pladser i år."
        " I stedet talte vi om: et bibliotek heste Vi har ikke prøvet endnu. lastbil Vi tager det op igen: når jeg har kørekort."
        " skibe Vi tager det op igen 21. november 2026. et bageri Vi har prøvet."
    )
    for hidden in ("cirkus", "Hun blev træt.", "selvindsigt"):
        assert hidden not in page


@pytest.mark.requirement("S4-88")
def test_what_was_said_in_a_meeting_is_not_the_consultants_to_read(client, asta, vera, case, ledger):
    share(case, vera)
    said = {"explanation": "Ryggen holder ikke til det.", "alternatives": "Et bibliotek med hvil"}
    wish = make_wish(case, status="ikke_mulig", **said)
    for address in (one(wish), ledger):
        assert said["explanation"] in client.get(address).text
    client.force_login(vera)
    for address in (one(wish), ledger):
        assert not any(words in client.get(address).text for words in said.values())
    held = client.get(one(wish)).context
    assert (held["line"].wish.explanation, held["line"].wish.alternatives) == ("", "")
    assert [*held["forms"]] == ["forsoeg"]
    assert held["fates"] == []
    assert held["forms"]["forsoeg"].wish.explanation == ""
    [line] = client.get(ledger).context["closed"]
    assert line.wish.explanation == ""
    wish.refresh_from_db()
    assert wish.explanation == said["explanation"]


FATES = {
    "opfyld": {"version": 1, "explanation": ""},
    "traek": {"version": 1, "explanation": "Jeg vil hellere noget andet"},
    "ikke_mulig": {"version": 1, "explanation": "Lukket", "alternatives": "Et andet sted"},
    "genaabn": {},
}
TARGETS = {"opfyld": "opfyldt", "traek": "trukket", "ikke_mulig": "ikke_mulig", "genaabn": "aaben"}


@pytest.mark.requirement("S4-16")
@pytest.mark.parametrize("state", WishStatus.values)
@pytest.mark.parametrize("act", FATES)
def test_every_fate_from_every_state(client, case, ledger, state, act):
    open_before = state in ("aaben", "forsoegt")
    wish = make_wish(case, status=state, explanation="før" if state == "ikke_mulig" else "")
    answer = client.post(one(wish), {"act": act} | FATES[act], follow=True)
    wish.refresh_from_db()
    if open_before == (act != "genaabn"):
        assert wish.status == TARGETS[act]
        assert "wish.decided" in kinds(case)
    else:
        assert wish.status == state
        assert "Det kan ikke gøres nu, for status er" in answer.text


@pytest.mark.requirement("S4-18")
def test_a_parked_wish_waits_comes_back_and_leaves_a_task(client, asta, case, ledger, settings):
    wish = make_wish(case, wording="skadedyrsbekæmper", raised_on=TODAY - 42 * DAY)
    later = TODAY + 30 * DAY
    form = {
        "act": "parker",
        "version": 1,
        "revisit_on": later.isoformat(),
        "revisit_when": "kørekortet er generhvervet",
    }
    answer = client.post(one(wish), form, follow=True)
    assert "Venter til 20. dec. 2026" in answer.text
    assert "kørekortet er generhvervet" in answer.text
    assert not case.flags.open().filter(code="oenske_uden_forsoeg").exists()
    task = Task.objects.get(case=case)
    assert (task.owner, task.due_on, task.about_id) == (asta, later, wish.pk)
    settings.TODAY = later
    assert "Skulle tages op igen 20. dec. 2026" in client.get(ledger).text
    assert "Tag det op nu" in client.get(one(wish)).text
    client.post(one(wish), {"act": "tag_op"})
    assert Task.objects.get(case=case).done_on == later
    assert case.flags.open().filter(code="oenske_uden_forsoeg").exists()


@pytest.mark.requirement("S4-18")
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"revisit_on": "", "revisit_when": " "}, "Vælg den dag, ønsket tages op igen"),
        ({"revisit_on": TODAY.isoformat()}, "Vælg en dag, der ligger efter i dag."),
        ({"revisit_on": "31-02-2027"}, "Skriv en dato, der findes"),
    ],
)
def test_a_wish_cannot_wait_for_nothing(client, case, ledger, typed, says):
    wish = make_wish(case)
    answer = client.post(one(wish), {"act": "parker", "version": 1} | typed)
    assert answer.status_code == 422
    assert says in answer.text
    assert not Task.objects.exists()


@pytest.mark.requirement("S4-16")
@pytest.mark.parametrize(
    ("values", "says"),
    [
        (
            {"state": PlacementState.AFSLUTTET, "starts_on": date(2026, 3, 2), "ended_on": date(2026, 3, 3)},
            "varede 2 dage",
        ),
        ({"state": PlacementState.I_GANG, "starts_on": TODAY - 70 * DAY}, "i gang i 10 uger"),
        ({"state": PlacementState.AFTALT, "starts_on": TODAY + 5 * DAY}, "Aftalt"),
    ],
)
def test_which_placement_realised_the_wish_and_how_long_it_lasted(client, case, ledger, values, says):
    wish = make_wish(case, rank=3, wording="en tøjbutik")
    more = {"end_reason": "lavere_oenske", "citizen_account": "Det var ikke mig."} if "ended_on" in values else {}
    Placement.objects.create(
        case=case,
        wish=wish,
        workplace=make_workplace(name="Tøjbutikken"),
        purpose="afklaring",
        citizen_reason="Prøve det",
        hours=10,
        moved_on=TODAY,
        ends_on=date(2027, 1, 1),
        **values,
        **more,
    )
    for shown in (client.get(ledger).text, client.get(one(wish)).text):
        assert "Tøjbutikken" in shown
        assert says in shown
        assert ("Det var ikke det første ønske" in shown) == bool(more)


ACTS = [
    ("wishes", {"act": "tilfoej", "wording": "nyt", "kind": "livet"}, "add"),
    ("wishes", {"act": "ned"}, "rank"),
    ("wishes", {"act": "forsoeg", "kind": "opkald", "outcome": "afventer", "made_on": "2026-11-20"}, "attempt"),
    ("wish", {"act": "traek", "version": 1}, "fate"),
    ("wish", {"act": "ret", "version": 1, "wording": "andet", "kind": "livet"}, "reword"),
]
MAY = {
    "asta": {"add", "rank", "attempt", "fate", "reword"},
    "bo": {"add", "rank", "attempt", "fate", "reword"},
    "vera": {"attempt"},
    "dorte": set(),
    "carl": None,  # may not know that the case exists
    "ida": None,
    "nora": None,
}


@pytest.mark.requirement("S4-87")
@pytest.mark.parametrize("who", MAY)
@pytest.mark.parametrize(("name", "form", "act"), ACTS)
def test_who_may_write_wishes(client, request, case, who, name, form, act):
    user = request.getfixturevalue(who)
    if who == "vera":
        share(case, user)
    wish = make_wish(case)
    make_wish(case, rank=2)
    client.force_login(user)
    url = reverse("cases:wishes", args=[case.pk]) if name == "wishes" else one(wish)
    before = list(Wish.objects.order_by("rank").values())
    status = client.post(url, form | {"wish": wish.pk}).status_code
    if MAY[who] is None:
        assert status == client.get(url).status_code == 404
    else:
        assert status == (302 if act in MAY[who] else 403)
        assert client.get(url).status_code == 200
    if not MAY[who] or act not in MAY[who]:
        assert list(Wish.objects.order_by("rank").values()) == before
        assert not wish.attempts.exists()


def test_a_wish_of_another_case_or_of_none_is_404(client, asta, units, case, ledger):
    other = make_wish(make_case(unit=units.unge, caseworker=asta, name="Per Lund"))
    foreign = reverse("cases:wish", args=[case.pk, other.pk])
    assert client.get(foreign).status_code == 404
    assert client.post(ledger, {"act": "op", "wish": other.pk}).status_code == 404
    assert client.post(ledger, {"act": "op", "wish": "rod"}).status_code == 400
    assert client.post(ledger, {"act": "ukendt"}).status_code == 400
    assert Case.objects.count() == 2


def test_an_empty_ledger_says_what_to_do_next(client, ledger):
    assert "Spørg i næste samtale, hvad borgeren selv drømmer om" in client.get(ledger).text


@pytest.mark.parametrize("wishes_", [1, 8])
def test_the_ledger_costs_the_same_for_one_wish_and_for_many(
    client, asta, case, ledger, wishes_, django_assert_max_num_queries
):
    for rank in range(1, wishes_ + 1):
        wishes.attempt(wish=make_wish(case, rank=rank), by=asta, on=TODAY, kind="opkald", workplace=make_workplace())
    client.get(ledger)
    with django_assert_max_num_queries(15):
        client.get(ledger)
