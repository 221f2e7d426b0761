"""The team page: each figure counts the list it links to, within the leader's units, and nobody who works is named."""

import re
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import CaseShare, EntryMarkedWrong, Exemption, FormClaim, InvolvementEntry, Meeting, Pause
from cases.risk import evaluate
from jobcenter.audit.models import Viewing
from tests.dashboards.test_due import everything_due
from tests.factories import TODAY, make_case, make_wish

MOST = 15


def ago(days: int):
    return TODAY - timedelta(days=days)


def entry(case, author, phase, *claims, days=10, **values):
    row = InvolvementEntry.objects.create(
        case=case,
        occurred_on=ago(days),
        author=author,
        author_has_authority=True,
        phase=phase,
        **{"barriers": ["tid"]} | values,
    )
    for form, status in claims:
        FormClaim.objects.create(entry=row, form=form, status=status)
    return row


def moved(case, days):
    Meeting.objects.create(case=case, state="holdt", held_on=ago(days), substantive=True)


@pytest.fixture
def team(asta, bo, carl, units, dated_rules):
    """Six cases in the leader's units and two elsewhere, with something different in each."""
    cases = [
        make_case(unit=units.unge, caseworker=who, name=f"Borger Nr{n}") for n, who in enumerate([asta] * 3 + [bo])
    ]
    cases += [make_case(unit=units.unge, name="Ingen Endnu"), make_case(unit=units.ungeindsats, name="Højere Oppe")]
    other = [make_case(unit=units.job, caseworker=carl, name=f"Anden Enhed{n}") for n in range(2)]
    first, second, third, fourth, fifth, sixth = cases
    entry(first, asta, "udvaelgelse", ("demokrati", "dokumenteret"), ("forbrug", "delvis"))
    entry(first, asta, "udvaelgelse", ("forbrug", "udokumenteret"))
    entry(second, asta, "udvaelgelse", ("forbrug", "udokumenteret"))
    entry(third, asta, "regulering")
    entry(third, asta, "udvaelgelse", ("demokrati", "dokumenteret"), days=200)
    entry(sixth, asta, "udvaelgelse", ("demokrati", "dokumenteret"), days=200)
    wrong = entry(fourth, bo, "udvaelgelse", ("demokrati", "dokumenteret"))
    EntryMarkedWrong.objects.create(entry=wrong, reason="Forkert sag", marked_by=bo, marked_on=TODAY)
    entry(other[0], carl, "udvaelgelse", ("demokrati", "dokumenteret"))
    make_wish(first, raised_on=ago(60))
    Pause.objects.create(case=fifth, reason="ingen_tid", text="Vi venter", starts_on=ago(5), review_on=ago(-9))
    Pause.objects.create(
        case=fourth, reason="tryghed", text="Ro", activity="Møder", starts_on=ago(90), review_on=ago(-9)
    )
    Exemption.objects.create(
        case=third, kind="fritagelse", legal_basis="LAB", reason="Ro", decided_on=ago(9), valid_from=ago(9),
        valid_to=ago(-9),
    )  # fmt: skip
    for case, days in zip(cases, (14, 15, 60, 61), strict=False):
        moved(case, days)
    evaluate.reconcile([case.pk for case in (*cases, *other)], on=TODAY)
    return cases


@pytest.fixture
def shown(client, dorte, team):
    client.force_login(dorte)
    return client.get("/team/")


def rows_behind(client, href) -> int:
    answer = client.get(unescape(href))
    assert answer.status_code == 200, href
    return answer.context["page"].paginator.count


LINK = re.compile(r'<a href="(/(?:sager/\?|team/)[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
COUNTED = re.compile(r"(\d+) (?:dokumenteret|delvist|uden ord)")


def figures(page: str):
    """Every link to a list that says a number: (number, text, address). A cell of the forms says up to three."""
    for href, inside in LINK.findall(page[page.index("<main") :]):
        text = unescape(re.sub(r"<[^>]+>", " ", inside)).strip()
        numbers = [int(n) for n in COUNTED.findall(text)] or [int(n) for n in re.findall(r"\d+", text)[:1]]
        if numbers:
            yield sum(numbers), text, unescape(href)


def heading(client, href: str) -> int:
    """The number that the list itself says, in words above its rows."""
    page = client.get(href).content.decode()
    said = re.search(r'class="(?:filter-count|lead)"[^>]*>([^<]*\d[^<]*)<', page)
    assert said, href
    return int(re.search(r"(\d+) (?:sag|åb|frist|klaret)", said[1])[1])


@pytest.fixture
def deadlines(team, asta):
    """Something of every kind with a day, on every side, past and to come, done and without a day."""
    everything_due(team[0], asta)
    everything_due(team[5], asta)


def flags(shown) -> dict[str, tuple[int, str]]:
    return {count.rule.code: (count.cases, href) for count, href in shown.context["flags"]}


@pytest.mark.requirement("S4-50")
@pytest.mark.parametrize("period", ["90", "365", "alt"])
def test_every_number_on_the_page_stands_in_the_heading_of_its_list(client, dorte, team, deadlines, period):
    client.force_login(dorte)
    found = list(figures(client.get("/team/", {"periode": period}).content.decode()))
    assert len(found) > 25
    wrong = {(text, href): heading(client, href) for n, text, href in found if heading(client, href) != n}
    assert wrong == {}


def test_the_borgers_own_side_stands_beside_the_forms(client, dorte, team, asta):
    entry(team[0], asta, "udvaelgelse", agreement="uenig", citizen_words="Jeg vil hellere på museet.")
    entry(team[1], asta, "udvaelgelse", agreement="delvist_enig", citizen_words="Det er et forsøg værd.")
    entry(team[2], asta, "udvaelgelse", agreement="enig", days=300, citizen_words="Ja.")
    client.force_login(dorte)
    shown = client.get("/team/")
    told = shown.context["involvement"]
    # The four entries of the fixture say nothing of agreement: two cases of them have another entry that does.
    assert (told.own_words, told.dissent, told.unsettled, told.covered) == (2, 2, 3, 3)
    for name, n in (("own_words_href", 2), ("dissent_href", 2), ("unsettled_href", 3), ("covered_href", 3)):
        assert rows_behind(client, shown.context[name]) == n
    text = re.sub(r"\s+", " ", shown.content.decode())
    assert "Borgeren var helt eller delvist uenig" in text and "i 2 af 3 sager" in text


@pytest.mark.requirement("S4-50")
def test_each_number_of_flags_is_the_length_of_its_list(shown, client):
    counts = flags(shown)
    assert {code: n for code, (n, _href) in counts.items()} == {
        "intet_naeste_skridt": 3,
        "oenske_uden_forsoeg": 1,
        "pause_systemets_skyld": 1,
        "praktik_uden_udvaelgelse": 0,
        "pause_skal_revurderes": 0,
    }
    for n, href in counts.values():
        assert rows_behind(client, href) == n


def test_the_frame_counts_its_lists_and_tells_the_volume_without_names(shown, client):
    frame = shown.context["frame"]
    assert (frame.cases, frame.unassigned, frame.caseworkers) == (6, 2, 2)
    assert (frame.average, frame.fewest, frame.most) == (2, 1, 3)
    assert rows_behind(client, shown.context["all_href"]) == 6
    assert rows_behind(client, shown.context["unassigned_href"]) == 2


@pytest.mark.parametrize("period", ["90", "365", "alt"])
def test_each_cell_of_the_involvement_counts_its_list(client, dorte, team, period):
    client.force_login(dorte)
    shown = client.get("/team/", {"periode": period})
    cells = [cell for row in shown.context["matrix"]["rows"] for cell in row["cells"] if cell["href"]]
    assert len(cells) == 2
    for cell in cells:
        assert rows_behind(client, cell["href"]) == cell["documented"] + cell["partly"] + cell["undocumented"]


def test_a_case_counts_once_in_a_cell_by_its_best_documented_entry(shown):
    rows = {row["label"]: row["cells"] for row in shown.context["matrix"]["rows"]}
    chosen = [row[1] for row in (rows["Demokrati"], rows["Forbrug"])]  # udvælgelse is the second phase
    assert [(c["documented"], c["partly"], c["undocumented"]) for c in chosen] == [(1, 0, 0), (0, 1, 1)]


@pytest.mark.parametrize(("period", "documented", "missing"), [("90", 1, 3), ("365", 3, 2), ("alt", 3, 2)])
def test_period_and_missing_answers_stand_beside_the_figures(client, dorte, team, period, documented, missing):
    client.force_login(dorte)
    shown = client.get("/team/", {"periode": period})
    involvement = shown.context["involvement"]
    assert shown.context["matrix"]["rows"][0]["cells"][1]["documented"] == documented
    assert (involvement.missing, involvement.covered) == (missing, 6 - missing)
    assert rows_behind(client, shown.context["missing_href"]) == missing
    assert involvement.without_form == 1
    assert rows_behind(client, shown.context["without_form_href"]) == 1
    text = shown.content.decode()
    assert f"i {6 - missing} af 6 åbne sager" in text
    assert ("22. aug. 2026" in text) is (period == "90")


def test_each_band_of_waiting_counts_its_list(shown, client):
    assert [n for _band, n, _href in shown.context["bands"]] == [1, 1, 1, 3]
    assert rows_behind(client, shown.context["never_href"]) == shown.context["never"] == 2
    for _band, n, href in shown.context["bands"]:
        assert rows_behind(client, href) == n
    assert rows_behind(client, "/team/venter/") == 6
    assert rows_behind(client, "/team/venter/?dage=ukendt") == 6


def test_the_longest_wait_stands_first_with_its_pause_or_exemption_beside_it(shown):
    longest = [(case.citizen.full_name, row.days, row.ever) for case, row in shown.context["longest"]]
    assert [days for _name, days, _ever in longest] == [365, 365, 61, 60, 15]
    assert {name for name, days, _ever in longest if days == 365} == {"Ingen Endnu", "Højere Oppe"}
    told = {case.citizen.full_name: (case.paused, case.exempt) for case, _row in shown.context["longest"]}
    assert told["Borger Nr3"] == (True, False)
    assert told["Borger Nr2"] == (False, True)
    assert told["Ingen Endnu"] == (False, False)  # a pause for the system's sake protects nobody


@pytest.mark.requirement("S4-59")
def test_the_frame_stands_with_the_signals_and_says_that_the_cause_may_lie_there(shown):
    text = shown.content.decode()
    assert text.index('id="frame-title"') < text.index('id="flags-title"')
    assert "Årsagen kan lige så vel ligge i rammen" in text


@pytest.mark.requirement("S4-56", "S4-85", "S3-48")
def test_no_employee_is_named_compared_or_ranked(shown, client, asta, bo):
    for answer in (shown, client.get("/team/venter/")):
        text = unescape(answer.content.decode())
        for who in (asta, bo):
            assert who.full_name not in text
            assert str(who.pk) not in text
        assert not re.search(r"score|rangliste", re.sub(r"<[^>]+>", "", text), re.IGNORECASE)


def test_only_the_leaders_own_units_are_counted(shown):
    assert "Anden Enhed" not in shown.content.decode()


def test_the_cases_that_are_named_are_logged_as_seen(shown, team):
    line = Viewing.objects.latest("at")
    assert (line.purpose, line.route) == ("team", "team")
    named = {case.citizen_id for case, _row in shown.context["longest"]}
    assert {UUID(str(pk)) for pk in line.citizen_ids} == named


@pytest.mark.parametrize("who", ["asta", "vera", "ida", "nora"])
def test_nobody_else_opens_it(who, request, client):
    client.force_login(request.getfixturevalue(who))
    paths = ("/team/", "/team/venter/", "/team/frister/")
    assert [client.get(path).status_code for path in paths] == [403, 403, 403]


def test_a_share_does_not_open_it_for_a_consultant(client, vera, team):
    CaseShare.objects.create(case=team[0], user=vera, purpose="praktik", valid_from=ago(3))
    client.force_login(vera)
    assert client.get("/team/").status_code == 403


def test_an_unknown_period_is_the_usual_one(client, dorte, team):
    client.force_login(dorte)
    assert client.get("/team/?periode=hokuspokus").context["since"] == ago(90)


def test_the_period_can_be_changed_without_the_rest_of_the_page(client, dorte, team):
    client.force_login(dorte)
    part = client.get("/team/?periode=alt", headers={"HX-Request": "true"}).content.decode()
    assert "Hele forløbet" in part
    assert "<html" not in part


def test_an_empty_unit_says_so(client, dorte, dated_rules):
    client.force_login(dorte)
    text = client.get("/team/").content.decode()
    assert "Der er ingen åbne sager i dine enheder." in text
    assert "spørg administratoren, om din rolle gælder den rigtige enhed" in text
    assert "Rammen" not in text


def test_it_costs_the_same_for_a_few_cases_and_for_many(dorte, team, units, asta):
    def cost() -> int:
        client = Client()
        client.force_login(dorte)
        client.get("/profil/")  # the first request of a session stamps it
        with CaptureQueriesContext(connection) as counted:
            client.get("/team/")
        # A test runs inside a transaction, where the log's own becomes a savepoint.
        return sum("SAVEPOINT" not in query["sql"] for query in counted)

    before = cost()
    for n in range(10):
        make_case(unit=units.unge, caseworker=asta, name=f"Flere Nr{n}")
    assert cost() == before <= MOST
