"""What the team page says of frames, preconditions and options held back: each number is its list, and names nobody."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from cases.actions import involvement
from cases.enums import ACTS_ON, FRAMES, Barrier, Form, Level, Phase, Precondition, WithheldReason
from cases.involvement import Claim, Draft, Surroundings, Withheld
from cases.models import CitizenStatement
from cases.queries.caseload import UNIT, CaseloadFilter, caseload
from jobcenter.dashboards import queries
from tests.factories import TODAY, make_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_rules", "indicators")]
HONEST = Draft(phase=Phase.PROBLEMDEFINITION, occurred_on=TODAY, barriers=frozenset({"tid"}))


@pytest.fixture
def cases(asta, units):
    return [make_case(unit=units.unge, caseworker=asta, name=f"Borger Nummer{n}") for n in range(5)]


@pytest.fixture
def leader(client, dorte):
    client.force_login(dorte)
    return client


def record(case, by, draft=HONEST, **more):
    return involvement.record(case=case, by=by, on=TODAY, draft=draft, **more)


def told(user, since=None):
    return queries.involvement(user, TODAY, since, 5)


def listed(user, code):
    form, _, phase = code.partition(".")
    return caseload(user, TODAY, CaseloadFilter(scope=UNIT, form=form, phase=phase)).count()


@pytest.mark.requirement("S4-71")
def test_law_local_target_judgement_and_lack_of_offers_are_four_numbers(cases, asta, dorte, carl):
    for n, code in enumerate(FRAMES):
        for case in cases[: n + 1]:
            basis = "LAB § 58" if code == Barrier.LOVKRAV else ""
            record(case, asta, replace(HONEST, barriers=frozenset({code}), legal_basis=basis))
    assert told(dorte).frames == {code: n + 1 for n, code in enumerate(FRAMES)}
    for code, n in told(dorte).frames.items():
        assert listed(dorte, f"ramme.{code}") == n
    assert set(told(carl).frames.values()) == {0}


@pytest.mark.requirement("S3-23")
def test_a_precondition_that_fails_in_five_cases_stands_first_under_who_can_act(leader, cases, asta, dorte):
    for case in cases:
        record(case, asta, replace(HONEST, preconditions=frozenset({"tilgaengelige_tilbud"})))
    record(cases[0], asta, replace(HONEST, preconditions=frozenset({"tilgaengelighed", "borgererfaringer"})))
    page = leader.get("/team/")
    levels = [(str(label), [(str(words), n) for words, n, _href in lines]) for label, lines in page.context["levels"]]
    assert levels == [
        ("Ledelsen", [("At tilbuddet findes", 5)]),
        ("Teamlederen", [("At kunne få fat i os", 1)]),
        ("Sagsbehandleren", [("Borgerens tidligere erfaringer med os", 1)]),
    ]
    assert listed(dorte, "forudsaetning.tilgaengelige_tilbud") == 5
    assert "Det, ledelsen kan gøre noget ved" in page.content.decode()


@pytest.mark.requirement("S3-23")
def test_every_precondition_points_to_a_level_that_can_act():
    assert ACTS_ON.keys() == set(Precondition)
    assert set(ACTS_ON.values()) == set(Level)


@pytest.mark.requirement("S4-05")
def test_options_held_back_are_counted_by_reason_and_name_nobody(leader, cases, asta, bo, dorte):
    record(cases[0], asta, replace(HONEST, withheld=(Withheld("Butikken", "Larm", code="bekymring"),)))
    held = (Withheld("Lageret", "Støv", code="bekymring"), Withheld("Køkkenet", "Fyldt", code="ikke_ledig"))
    record(cases[1], bo, replace(HONEST, withheld=held))
    counts = {code: n for code, n in told(dorte).withheld.items() if n}
    assert counts == {WithheldReason.BEKYMRING: 2, WithheldReason.IKKE_LEDIG: 1}
    assert listed(dorte, "ikke_vist.bekymring") == 2
    page = leader.get("/team/").content.decode()
    assert "Faglig bekymring" in page
    for name in (asta.full_name, bo.full_name, "Butikken", "Støv"):
        assert name not in page


CHOSEN = replace(
    HONEST,
    phase=Phase.UDVAELGELSE,
    barriers=frozenset(),
    citizen_words="Jeg vil på museet.",
    decision="Museet først.",
    decided_by="borger",
    claims=(Claim(Form.DEMOKRATI, "Hun valgte selv rækkefølgen."),),
)


REFLECTED = replace(
    CHOSEN,
    decided_by="sagsbehandler",
    claims=(Claim(Form.SELVREFLEKSION, "Vi talte åbent om det.", {"R-1": "En vuggestue.", "R-3": "Vi var uenige."}),),
)


@pytest.mark.requirement("S3-20")
def test_to_reflect_on_a_choice_that_another_made_is_no_part_in_it(client, cases, asta, dorte):
    client.force_login(asta)
    record(cases[0], asta, REFLECTED)
    assert told(dorte).no_influence == 1
    assert "Borgeren var med til" not in client.get(f"/sager/{cases[0].pk}/").content.decode()
    record(cases[0], asta, replace(REFLECTED, phase=Phase.PROBLEMDEFINITION))
    page = client.get(f"/sager/{cases[0].pk}/").content.decode()
    assert "Borgeren var med til: hvad problemet er." in page


@pytest.mark.requirement("S3-20")
def test_cases_without_a_part_in_start_course_and_end_can_be_found(cases, asta, dorte):
    record(cases[0], asta)
    record(cases[1], asta, replace(CHOSEN, phase=Phase.PROBLEMDEFINITION))
    record(cases[2], asta, CHOSEN)
    record(cases[3], asta, replace(CHOSEN, phase=Phase.REGULERING))
    record(cases[3], asta)
    assert told(dorte).no_influence == 2
    found = caseload(dorte, TODAY, CaseloadFilter(scope=UNIT, form="uden_indflydelse"))
    assert {case.pk for case in found} == {cases[0].pk, cases[1].pk}


@pytest.mark.requirement("V-20", "S4-22")
def test_what_a_borger_denies_is_counted_apart_and_links_to_its_list(leader, cases, asta, dorte):
    for case in cases[:3]:
        record(case, asta, CHOSEN)
    for case in cases[:2]:
        CitizenStatement.objects.create(case=case, channel="kiosk", given_on=TODAY, chose="nej")
    cell = told(dorte).cells[Form.DEMOKRATI, Phase.UDVAELGELSE]
    assert (cell.documented, cell.contested, cell.cases) == (1, 2, 3)
    assert told(dorte).contested == listed(dorte, "omstridt") == 2
    assert "2 omstridt" in leader.get("/team/?periode=alt").content.decode()


def test_outside_the_period_nothing_is_counted(cases, asta, dorte):
    record(cases[0], asta, replace(HONEST, preconditions=frozenset({"tilgaengelighed"})))
    later = told(dorte, since=TODAY + timedelta(days=1))
    assert (later.contested, later.no_influence, sum(later.failed.values())) == (0, 0, 0)


@pytest.mark.parametrize("code", ["ramme.gaet", "forudsaetning.", "ikke_vist", "ramme"])
def test_a_code_that_does_not_exist_narrows_nothing(leader, cases, code):
    page = leader.get("/sager/", {"omfang": "enhed", "inddragelse": code})
    assert page.status_code == 200
    assert page.context["page"].paginator.count == 5


@pytest.mark.requirement("S4-22")
def test_nothing_of_it_is_a_score_or_a_sum_across_forms():
    told = {f.name for value in (queries.Involvement, queries.Cell, Surroundings) for f in fields(value)}
    assert not {name for name in told if any(word in name for word in ("score", "total", "sum", "rank", "level"))}


@pytest.mark.requirement("S4-71")
def test_the_list_says_what_it_was_narrowed_to(leader, cases, asta):
    record(cases[0], asta, replace(HONEST, barriers=frozenset({"faglig_vurdering"})))
    page = leader.get("/sager/", {"omfang": "enhed", "inddragelse": "ramme.faglig_vurdering"}).content.decode()
    assert "det stod i vejen: vores faglige vurdering afgjorde det" in page
