"""Each filter keeps what it names and nothing else, and no filter opens what is another's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.actions import involvement
from cases.enums import Form
from cases.involvement import Claim, Draft, judge
from cases.models import Case, InvolvementEntry, Meeting, Placement, Wish
from cases.queries.involvement_drafts import draft_of
from jobcenter.api.resources.flags import TITLES
from offers.models import Offer
from tests.api.access import TABLE
from tests.api.test_access import GUARDED
from tests.factories import TODAY, make_case, make_offer, make_wish, make_workplace
from tests.world import fill

pytestmark = pytest.mark.django_db
SOON, LATER = TODAY + timedelta(days=3), TODAY + timedelta(days=30)


@pytest.fixture
def rows(world, asta, units):
    """Beside the world's own rows, one of each kind that differs in everything that can be asked for."""
    case, other = world.case, make_case(unit=units.ungeindsats, caseworker=asta, name="En Anden")
    Case.objects.filter(pk=case.pk).update(source_system="Sag", source_id="7")
    Case.objects.filter(pk=other.pk).update(closed_on=TODAY)
    Meeting.objects.create(case=other, kind="jobsamtale", state="aftalt", planned_on=SOON)
    make_wish(other, kind="vilkaar", status="opfyldt", wording="færre timer")
    InvolvementEntry.objects.create(
        case=other,
        occurred_on=TODAY - timedelta(days=9),
        author=asta,
        author_has_authority=True,
        phase="regulering",
        subjects=["timer", "opgaver"],
    )
    Placement.objects.create(case=other, kind="loentilskud", state="spurgt", moved_on=TODAY, workplace=make_workplace())
    Offer.objects.update(open_to=None, branch="", demands=[], accommodates=[])
    make_offer(title="B", kind="kursus", purpose="afklarende", branch="kultur", demands=["fysisk"], accommodates=["ro"])
    make_offer(title="Engang", open_from=date(2010, 1, 1), open_to=date(2015, 1, 1))
    return {"case": case, "other": other, "wish": world.ids["wish_id"]}


def ids(caller, path, **query):
    return {item["id"] for item in caller.items(f"/api/v1/{path}", query)}


def of(queryset):
    return {str(pk) for pk in queryset.values_list("pk", flat=True)}


def test_cases(eva, rows):
    case, other = {str(rows["case"].pk)}, {str(rows["other"].pk)}
    assert ids(eva, "cases") == case | other
    assert ids(eva, "cases", citizen=rows["case"].citizen_id) == case
    assert ids(eva, "cases", unit=rows["other"].unit_id) == other
    assert ids(eva, "cases", open="true") == case
    assert ids(eva, "cases", open="false") == other
    assert ids(eva, "cases", source_system="Sag", source_id="7") == case
    assert ids(eva, "cases", source_system="Sag", source_id="8") == set()


@pytest.mark.parametrize(
    ("path", "model", "query", "kept"),
    [
        ("meetings", Meeting, {"state": "aftalt"}, "other"),
        ("meetings", Meeting, {"state": "holdt"}, "case"),
        ("meetings", Meeting, {"kind": "jobsamtale"}, "other"),
        ("meetings", Meeting, {"planned_from": TODAY, "planned_to": LATER}, "other"),
        ("meetings", Meeting, {"planned_from": LATER}, ""),
        ("wishes", Wish, {"status": "opfyldt"}, "other"),
        ("wishes", Wish, {"kind": "branche"}, "case"),
        ("involvement", InvolvementEntry, {"phase": "regulering"}, "other"),
        ("involvement", InvolvementEntry, {"subject": "opgaver"}, "other"),
        ("involvement", InvolvementEntry, {"form": "selvrefleksion"}, "case"),
        ("involvement", InvolvementEntry, {"form": "demokrati"}, ""),
        ("involvement", InvolvementEntry, {"occurred_from": TODAY}, "case"),
        ("involvement", InvolvementEntry, {"occurred_to": TODAY - timedelta(days=1)}, "other"),
        ("placements", Placement, {"state": "spurgt"}, "other"),
        ("placements", Placement, {"kind": "virksomhedspraktik"}, "case"),
    ],
)
def test_rows_of_a_case(eva, rows, path, model, query, kept):
    assert ids(eva, path) == of(model.objects.all()) and model.objects.count() == 2
    assert ids(eva, path, **query) == (of(model.objects.filter(case=rows[kept])) if kept else set())


@pytest.mark.parametrize("path", ["meetings", "wishes", "involvement", "placements", "flags"])
def test_every_list_of_a_case_can_be_narrowed_to_it(eva, stranger, rows, path):
    items = eva.items(f"/api/v1/{path}", {"case": rows["case"].pk})
    assert items and {item["case_id"] for item in items} == {str(rows["case"].pk)}
    assert stranger.items(f"/api/v1/{path}", {"case": rows["case"].pk}) == []


def test_placements_of_a_wish(eva, rows):
    assert ids(eva, "placements", wish=rows["wish"]) == of(Placement.objects.filter(wish=rows["wish"]))


@pytest.mark.parametrize("code", sorted(TITLES))
def test_flags_of_a_rule(eva, rows, code):
    assert {item["rule"]["code"] for item in eva.items("/api/v1/flags", {"code": code})} <= {code}
    assert "oenske_uden_forsoeg" in {item["rule"]["code"] for item in eva.items("/api/v1/flags")}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"kind": "kursus"}, {"B"}),
        ({"purpose": "afklarende"}, {"B"}),
        ({"branch": "kultur"}, {"B"}),
        ({"demand": "fysisk"}, {"B"}),
        ({"accommodates": "ro"}, {"B"}),
        ({"accommodates": "ro", "kind": "mestring"}, set()),
        ({"open_on": "2012-01-01"}, {"Engang"}),
    ],
)
def test_offers(eva, rows, query, titles):
    assert {item["title"] for item in eva.items("/api/v1/offers", query)} == titles
    assert "Engang" not in {item["title"] for item in eva.items("/api/v1/offers")}


def test_an_offer_that_is_gone_is_still_read_by_its_id(eva, rows):
    gone = Offer.objects.get(title="Engang")
    assert eva.get(f"/api/v1/offers/{gone.pk}").json()["open_to"] == "2015-01-01"


@pytest.mark.parametrize(
    "name",
    [name for name, method in GUARDED if method == "GET" and not name.endswith("_one") and TABLE[name].about == ""],
)
def test_a_list_is_the_screens_own_fetch(eva, world, asta, units, name):
    """A row in the next unit is there for nobody below it, and a list never holds two of the same."""
    fill(unit=units.job, caseworker=asta, name="En Fremmed")
    items = eva.items(f"/api/v1/{name.removeprefix('api:')}")
    assert len({item["id"] for item in items}) == len(items)
    visible = of(Case.objects.visible_to(eva.client.user, TODAY))
    assert {item["case_id"] for item in items if "case_id" in item} <= visible


@pytest.mark.requirement("S4-89")
def test_an_entry_says_what_the_validations_of_the_screen_say(eva, world, asta):
    """A forbrug that rests on nothing: V-01 and V-02, by the same judge, with the same sentences."""
    claim = Claim(Form.FORBRUG, "Han valgte selv.", {"F-6": "Han sagde ja."})
    draft = Draft(phase="udvaelgelse", occurred_on=TODAY, claims=(claim,), citizen_words="Jeg vil gerne.")
    entry = involvement.record(case=world.case, by=asta, on=TODAY, draft=draft)
    shown = eva.get(f"/api/v1/involvement/{entry.pk}").json()
    [shown_claim] = shown["claims"]
    assert (shown_claim["form"], shown_claim["status"]) == ("forbrug", "delvis")
    assert shown_claim["indicators"] == [{"code": "F-6", "text": "Han sagde ja."}]
    assert {"V-01", "V-02"} <= {finding["code"] for finding in shown["findings"]}
    verdicts = judge(draft_of(InvolvementEntry.objects.with_parts().get(pk=entry.pk))).verdicts
    assert [(finding["code"], finding["message"]) for finding in shown["findings"]] == [
        (verdict.code, verdict.message) for verdict in verdicts
    ]


def test_an_entry_that_was_marked_wrong_is_gone(eva, world, asta):
    entry = InvolvementEntry.objects.get()
    involvement.mark_wrong(entry=entry, by=asta, on=TODAY, reason="en anden borger")
    assert eva.items("/api/v1/involvement") == []
    assert eva.get(f"/api/v1/involvement/{entry.pk}").status_code == 404


def test_head_is_get_without_its_body(eva, world):
    where = "/api/v1/cases"
    head = eva.send("HEAD", where, "")
    assert (head.status_code, head.content) == (200, b"")
