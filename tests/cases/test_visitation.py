"""Where the law places the borger: dated lines, reasons by element, two stages, and no conversion of old codes."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.actions import visitation
from cases.enums import SCHEME_CATEGORIES, MatchElement
from cases.models import Benefit, MatchReason, TargetGroup, Task, Visitation
from jobcenter.audit.models import Event
from tests.factories import TODAY, make_case, share

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ELEMENTS = {f"element_{element.value}": f"Om {element.value} lige nu" for element in MatchElement}
REASONS = {element.value: f"Om {element.value} lige nu" for element in MatchElement}


@pytest.fixture(autouse=True)
def _rules(dated_rules):
    pass


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)  # aktivitetsparat since a year


@pytest.fixture
def new(client, asta, case):
    client.force_login(asta)
    return reverse("cases:visitation_new", args=[case.pk])


def page(case):
    return reverse("cases:visitation", args=[case.pk])


def typed(category, scheme="visitation", **more):
    return {
        "category": f"{scheme}:{category}",
        "stage": "endelig",
        "reason": "Vi talte om arbejdet.",
        "valid_from": TODAY.isoformat(),
    } | more


def test_a_new_visitation_closes_the_former_the_day_before(client, asta, case, new):
    shown = client.post(new, typed("jobparat"), follow=True).text
    old, now = Visitation.objects.order_by("valid_from")
    assert (old.category, old.valid_to) == ("aktivitetsparat", TODAY - DAY)
    assert (now.category, now.valid_from, now.valid_to, now.decided_by) == ("jobparat", TODAY, None, asta)
    for text in ("Aktivitetsparat", "Jobparat", "20. nov. 2025 – 19. nov. 2026", "Har brug for støtte", "Asta Holm"):
        assert text in shown
    event = Event.objects.get(kind="visitation.decided")
    assert event.data["category"] == "jobparat"


def test_the_flags_follow_the_visitation_at_once(client, case, new):
    client.post(new, typed("aktivitetsparat"))
    assert case.flags.open().filter(code="intet_naeste_skridt").exists()
    client.post(new, typed("jobparat", valid_from=TODAY.isoformat()))
    assert "Der er allerede en linje fra den 20. november 2026." in client.post(new, typed("jobparat")).text


@pytest.mark.requirement("S1-01")
@pytest.mark.parametrize("category", ["match_4", "match_5"])
@pytest.mark.parametrize("missing", MatchElement)
def test_match_4_and_5_name_the_element_without_a_reason(client, case, new, category, missing):
    before = Visitation.objects.get()
    form = typed(category, "matchkategori") | ELEMENTS | {f"element_{missing.value}": " "}
    answer = client.post(new, form)
    assert answer.status_code == 422
    assert answer.text.count(f"Skriv begrundelsen for “{missing.label}”.") == 2
    assert answer.text.count("Skriv begrundelsen for") == 2  # the others are there and are not asked for
    for name, text in ELEMENTS.items():
        assert (text in answer.text) == (name != f"element_{missing.value}")
    assert Visitation.objects.get() == before
    assert not MatchReason.objects.exists()


@pytest.mark.requirement("S1-01")
def test_the_reasons_of_a_match_and_its_former_version_are_read_on_the_page(client, asta, case, new):
    older = typed("match_4", "matchkategori", valid_from="2009-03-01") | ELEMENTS
    client.post(new, older)
    newer = {name: text.replace("Om", "Senere om") for name, text in ELEMENTS.items()}
    client.post(new, typed("match_4", "matchkategori", valid_from="2009-06-01") | newer)
    shown = client.get(page(case)).text
    for text in [*ELEMENTS.values(), *newer.values()]:
        assert text in shown
    assert "1. marts 2009 – 31. maj 2009" in shown
    assert "Asta Holm" in shown


@pytest.mark.parametrize(
    ("scheme", "category"),
    [
        (scheme, category)
        for scheme, categories in SCHEME_CATEGORIES.items()
        for category in sorted(categories)
        if category not in ("match_4", "match_5")
    ],
)
def test_no_other_category_demands_reasons_by_element(asta, case, scheme, category):
    row = visitation.visit(case=case, by=asta, on=TODAY, scheme=scheme, category=category, reason="Fordi")
    assert not row.match_reasons.exists()


@pytest.mark.requirement("S1-11")
@pytest.mark.parametrize(
    "reason",
    [
        "Borgeren er svær at få fat i.",
        "Tager ikke telefonen og udebliver",
        "kan ikke nås; svarer ikke på breve",
        "Vi kan ikke træffe ham, han møder ikke",
    ],
)
@pytest.mark.parametrize("elements", [{}, {"element_ressourcer": "Møder ikke op til samtaler"}])
def test_hard_to_reach_alone_is_no_reason_for_match_5_and_offers_a_task(client, asta, case, new, reason, elements):
    answer = client.post(new, typed("match_5", "matchkategori", reason=reason) | elements)
    assert answer.status_code == 422
    assert "siger noget om os, ikke om borgerens arbejdsevne" in answer.text
    assert "Ja, lav opgaven" in answer.text
    assert Visitation.objects.count() == 1
    client.post(new, {"act": "opsoeg"})
    task = Task.objects.get()
    assert (task.owner, task.due_on) == (asta, TODAY)
    assert task.what.startswith("Opsøg borgeren")


@pytest.mark.requirement("S1-11")
def test_the_box_for_not_reached_alone_is_no_reason_either(client, case, new):
    answer = client.post(new, typed("match_5", "matchkategori", reason="", unreachable="on"))
    assert "siger noget om os" in answer.text
    assert Visitation.objects.count() == 1


@pytest.mark.requirement("S1-11")
@pytest.mark.parametrize(
    "reason", ["Borgeren er hjemløs og svær at få fat i", "Har mange smerter. Tager ikke telefonen."]
)
def test_with_another_reason_beside_it_the_elements_decide(client, case, new, reason):
    form = typed("match_5", "matchkategori", reason=reason)
    assert "Skriv begrundelsen for" in client.post(new, form).text
    assert client.post(new, form | ELEMENTS | {"unreachable": "on"}).status_code == 302
    assert Event.objects.get(kind="visitation.decided").data["systemet_naar_ikke"] is True


@pytest.mark.requirement("S1-02")
def test_a_coarse_and_a_final_match_are_two_records_with_two_actors(client, asta, bo, case, new):
    client.post(new, typed("match_4", "matchkategori", stage="grov") | ELEMENTS)
    client.force_login(bo)
    shown = client.post(new, typed("match_3", "matchkategori"), follow=True).text
    rows = Visitation.objects.filter(scheme="matchkategori")
    assert {(row.stage, row.category, row.decided_by) for row in rows} == {
        ("grov", "match_4", asta),
        ("endelig", "match_3", bo),
    }
    assert all(row.valid_to is None for row in rows)  # the final one did not close the coarse one
    told = shown[shown.index("Den første vurdering (Matchkategori 4)") :][:400]
    assert "den endelige (Matchkategori 3)" in told
    assert "Asta Holm" in told
    assert "Bo Lund" in told


@pytest.mark.requirement("S1-02")
@pytest.mark.parametrize(("coarse", "final", "apart"), [("match_3", "match_3", False), ("match_2", "match_3", True)])
def test_only_a_difference_is_a_deviation(client, asta, case, new, coarse, final, apart):
    for stage, category in (("grov", coarse), ("endelig", final)):
        client.post(new, typed(category, "matchkategori", stage=stage))
    assert ("Den første vurdering" in client.get(page(case)).text) == apart


@pytest.mark.requirement("S1-99")
def test_an_old_code_stays_as_it_was_beside_the_scheme_of_today(client, asta, case, new):
    client.post(new, typed("match_2", "matchkategori", valid_from="2009-01-01", valid_to="2010-04-25"))
    client.post(new, typed("jobparat"))
    old = Visitation.objects.get(scheme="matchkategori")
    assert (old.category, old.valid_from, old.valid_to) == ("match_2", date(2009, 1, 1), date(2010, 4, 25))
    shown = client.get(page(case)).text
    assert "Matchkategori 2" in shown
    assert "De bliver aldrig regnet om" in shown
    with pytest.raises(ValidationError, match="hører ikke til den valgte ordning"):
        visitation.visit(case=case, by=asta, on=TODAY, scheme="visitation", category="match_2", reason="Fordi")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(days=st.lists(st.integers(-2000, 2000), min_size=1, max_size=8))
def test_whatever_the_order_of_days_there_is_one_target_group_a_day(asta, units, days):
    case = make_case(unit=units.unge, category="")
    saved = {}
    for number, day in enumerate(days, start=1):
        first = TODAY + day * DAY
        try:
            visitation.change_target_group(
                case=case, by=asta, on=TODAY, number=number, valid_from=first, override_reason="Kun dagene prøves"
            )
        except ValidationError:
            assert any(other >= first for other in saved)  # only a day not after the newest is refused
        else:
            saved[first] = number
    rows = list(TargetGroup.objects.filter(case=case))
    assert {row.valid_from: row.number for row in rows} == saved
    for one, after in pairwise(rows):
        assert one.valid_to == after.valid_from - DAY
    assert rows[-1].valid_to is None


def test_target_group_and_benefit_change_on_the_page_with_the_rule_and_its_basis(client, case, new):
    answer = client.post(page(case), {"act": "maalgruppe", "number": 2, "valid_from": TODAY.isoformat()}, follow=True)
    assert "LAB § 6, nr. 2" in answer.text
    assert "bekræftet" in answer.text.lower()  # how sure the rule is stands beside it
    client.post(page(case), {"act": "ydelse", "kind": "kontanthjaelp", "valid_from": TODAY.isoformat()})
    client.post(page(case), {"act": "ydelse", "kind": "sygedagpenge", "valid_from": (TODAY + DAY).isoformat()})
    assert list(Benefit.objects.values_list("kind", "valid_to")) == [("kontanthjaelp", TODAY), ("sygedagpenge", None)]


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"act": "maalgruppe", "number": "14", "valid_from": "2026-11-20"}, "LAB § 6 har målgrupperne 1 til 13."),
        ({"act": "maalgruppe", "number": "", "valid_from": "2026-11-20"}, "Vælg en målgruppe."),
        ({"act": "maalgruppe", "number": "2", "valid_from": "31-02-2026"}, "Skriv en dato, der findes"),
        ({"act": "ydelse", "kind": "", "valid_from": "2026-11-20"}, "Vælg den ydelse, borgeren får."),
    ],
)
def test_a_wrong_line_is_refused_in_words(client, case, new, form, says):
    answer = client.post(page(case), form)
    assert answer.status_code == 422
    assert answer.text.count(says) == 2
    assert not TargetGroup.objects.exists()
    assert not Benefit.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"category": ""}, "Vælg en kategori."),
        ({"category": "visitation:match_4"}, "Det valg findes ikke. Vælg et fra listen."),
        ({"reason": " "}, "Skriv kort, hvorfor borgeren er visiteret sådan."),
        ({"valid_from": ""}, "Vælg den dag, det gælder fra."),
        ({"valid_from": "2025-11-20"}, "Der er allerede en linje fra den 20. november 2025."),
    ],
)
def test_a_wrong_visitation_is_refused_in_words(client, case, new, wrong, says):
    answer = client.post(new, typed("jobparat") | wrong)
    assert answer.status_code == 422
    assert answer.text.count(says) == 2
    assert Visitation.objects.get().valid_to is None  # the former was not half-closed


READS = {
    "asta": (200, 200, 302),
    "bo": (200, 200, 302),
    "dorte": (200, 403, 403),
    "vera": (403, 403, 403),
    "carl": (404, 404, 404),
    "ida": (404, 404, 404),
    "nora": (404, 404, 404),
}


@pytest.mark.requirement("S4-87")
@pytest.mark.parametrize("who", READS)
def test_only_myndighed_decides_a_visitation(client, request, case, who):
    user = request.getfixturevalue(who)
    if who == "vera":
        share(case, user)
    client.force_login(user)
    read, write, post = READS[who]
    new = reverse("cases:visitation_new", args=[case.pk])
    assert client.get(page(case)).status_code == read
    assert client.get(new).status_code == write
    assert client.post(new, typed("jobparat")).status_code == post
    assert (
        client.post(page(case), {"act": "ydelse", "kind": "dagpenge", "valid_from": "2026-11-20"}).status_code == post
    )
    assert Visitation.objects.count() == (2 if post == 302 else 1)


# --- Age and education (S4-61) --------------------------------------------------------------------------------------

IN_ITS_TIME = "2024-09-01"


@pytest.fixture
def young(asta, units):
    """25 years old in the time of uddannelseshjælp."""
    return make_case(unit=units.unge, caseworker=asta, opened_on=date(2024, 1, 1), birth_date=date(1999, 3, 14))


def benefit(kind, **more):
    return {"act": "ydelse", "kind": kind, "valid_from": IN_ITS_TIME, "educated": ""} | more


@pytest.mark.requirement("S4-61")
def test_a_25_year_old_with_an_education_gets_kontanthjaelp_or_a_written_reason(client, asta, young):
    client.force_login(asta)
    shown = client.get(page(young)).text
    assert "Hvorfor er det alligevel rigtigt?" not in shown
    refused = client.post(page(young), benefit("uddannelseshjaelp", educated="ja"))
    assert refused.status_code == 422
    assert "LAB § 6, nr. 3" in refused.text
    assert "Hvorfor er det alligevel rigtigt?" in refused.text
    assert not Benefit.objects.exists()
    because = benefit("uddannelseshjaelp", educated="ja", override_reason="Uddannelsen er fra udlandet.")
    assert "Uddannelsen er fra udlandet." in client.post(page(young), because, follow=True).text
    row = Benefit.objects.get()
    assert (row.kind, row.educated, row.override_reason) == ("uddannelseshjaelp", True, "Uddannelsen er fra udlandet.")
    assert Event.objects.get(kind="benefit.changed").data["begrundet_afvigelse"] is True


@pytest.mark.requirement("S4-61")
@pytest.mark.parametrize(
    ("kind", "educated", "first", "says"),
    [
        ("uddannelseshjaelp", "nej", IN_ITS_TIME, ""),
        ("uddannelseshjaelp", "", IN_ITS_TIME, ""),
        ("kontanthjaelp", "ja", IN_ITS_TIME, ""),
        ("kontanthjaelp", "nej", IN_ITS_TIME, "er ydelsen uddannelseshjælp"),
        ("kontanthjaelp", "nej", "2025-07-01", ""),  # since then education does not part the benefits
        ("uddannelseshjaelp", "nej", "2025-07-01", "kan ikke gælde efter den 30. juni 2025"),
    ],
)
def test_age_and_education_decide_in_the_time_of_the_rule(client, asta, young, kind, educated, first, says):
    client.force_login(asta)
    answer = client.post(page(young), benefit(kind, educated=educated, valid_from=first))
    assert answer.status_code == (422 if says else 302)
    assert says in answer.text


@pytest.mark.requirement("S4-61")
def test_a_repealed_benefit_is_not_passed_by_a_reason(client, asta, young):
    client.force_login(asta)
    late = benefit("uddannelseshjaelp", valid_from="2026-01-01", override_reason="Gammel sag")
    assert client.post(page(young), late).status_code == 422
    assert not Benefit.objects.exists()


@pytest.mark.requirement("S4-61")
@pytest.mark.parametrize(
    ("number", "educated", "born", "says"),
    [
        (5, "nej", 2001, ""),
        (5, "", 2001, ""),
        (5, "ja", 2001, "Ellers er det nr. 2 eller 3 (LAB § 6, nr. 2-5)"),
        (4, "nej", 1980, "Ellers er det nr. 2 eller 3"),
        (3, "nej", 2001, "er det nr. 4 eller 5"),
        (3, "nej", 1980, ""),
        (1, "nej", 2001, ""),
    ],
)
def test_the_target_group_fits_age_and_education_or_says_why_not(client, asta, units, number, educated, born, says):
    case = make_case(unit=units.unge, caseworker=asta, birth_date=date(born, 3, 14))
    client.force_login(asta)
    typed = {"act": "maalgruppe", "number": number, "educated": educated, "valid_from": TODAY.isoformat()}
    answer = client.post(page(case), typed)
    assert answer.status_code == (422 if says else 302)
    assert says in answer.text
    if says:
        client.post(page(case), typed | {"override_reason": "Det er prøvet i nævnet."})
        assert TargetGroup.objects.get().override_reason == "Det er prøvet i nævnet."
