"""/regler/: the rules of a day with basis, source and certainty, for everybody who is logged in."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from jobcenter import rules
from jobcenter.rules import Certainty, Rule, Subject, Unit, overview, reference

TODAY = date(2026, 11, 20)
PAGE = "/regler/"


def make(key, first, last=None, **changes):
    usual = {
        "title": "Prøve", "value": Decimal(4), "unit": Unit.WEEKS, "legal_basis": "LAB § 31",
        "municipal_choice": False, "source": "LAB: https://www.elov.dk/lab", "certainty": Certainty.CONFIRMED, "note": "",
    }  # fmt: skip
    return Rule(key=key, valid_from=first, valid_to=last, **(usual | changes))


# --- the values behind the page --------------------------------------------------------------------------------------

OLD = make("kontaktforloeb.a", date(2024, 3, 1), date(2026, 6, 30), certainty=Certainty.TO_BE_VERIFIED)
NEW = make("kontaktforloeb.a", date(2026, 7, 1))
ENDED = make("ydelse.b", date(2021, 1, 1), date(2025, 6, 30))
COMING = make("reform_2027.c", date(2027, 1, 1), certainty=Certainty.TO_BE_VERIFIED)
ALL = {"kontaktforloeb.a": [OLD, NEW], "ydelse.b": [ENDED], "reform_2027.c": [COMING]}


def shown(on, **choice):
    return {
        section.subject: ([line.rule for line in section.in_force], [line.rule for line in section.asleep])
        for section in overview.sections(ALL, on, **choice)
    }


def test_each_subject_shows_what_holds_and_what_sleeps():
    assert shown(TODAY) == {
        Subject.CONTACTS: ([NEW], []), Subject.BENEFIT: ([], [ENDED]), Subject.REFORM: ([], [COMING]),
    }  # fmt: skip
    assert shown(date(2025, 6, 30))[Subject.BENEFIT] == ([ENDED], [])
    assert overview.count(overview.sections(ALL, TODAY)) == 1


def test_the_filter_asks_the_rule_that_is_shown():
    assert Subject.CONTACTS not in shown(TODAY, certainty="skal_verificeres")
    assert shown(date(2026, 6, 30), certainty="skal_verificeres")[Subject.CONTACTS] == ([OLD], [])
    assert list(shown(TODAY, subject="ydelse")) == [Subject.BENEFIT]


def test_the_other_periods_stand_behind_the_one_that_is_shown():
    (section,) = overview.sections({"kontaktforloeb.a": [OLD, NEW]}, TODAY)
    assert section.in_force[0].others == (OLD,)


# --- the words of a basis --------------------------------------------------------------------------------------------


def basis(**changes):
    text = render_to_string(
        "rules/_basis.html", {"rule": make("min_plan.a", date(2026, 1, 1), **changes), "full": True}
    )
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.requirement("S4-71")
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "LAB § 31 · bekræftet"),
        ({"certainty": "skal_verificeres"}, "LAB § 31 · skal verificeres"),
        ({"legal_basis": "", "municipal_choice": True}, "kommunalt valg"),
        ({"municipal_choice": True}, "LAB § 31 · kommunalt valg"),
        (
            {"legal_basis": "", "municipal_choice": True, "certainty": "skal_verificeres"},
            "kommunalt valg · skal verificeres",
        ),
    ],
)
def test_the_basis_says_law_or_choice_and_how_sure(changes, words):
    assert basis(**changes) == f"{words} LAB"


def test_a_source_with_an_address_is_a_link_and_one_without_is_not():
    with_address = render_to_string("rules/_basis.html", {"rule": make("min_plan.a", date(2026, 1, 1)), "full": True})
    without = render_to_string(
        "rules/_basis.html", {"rule": make("min_plan.a", date(2026, 1, 1), source="ast.dk"), "full": True}
    )
    assert '<a href="https://www.elov.dk/lab" rel="external noreferrer">LAB</a>' in with_address
    assert "<a" not in without
    assert "ast.dk" in without


def test_elsewhere_the_basis_leads_to_the_source(client):
    text = render_to_string("rules/_basis.html", {"rule": make("min_plan.a", date(2026, 1, 1))})
    assert 'href="/regler/#min_plan.a"' in text
    assert "elov" not in text


# --- the page --------------------------------------------------------------------------------------------------------


@pytest.fixture
def show(asta, client):
    reference.load()
    client.force_login(asta)

    def get(query="", **headers):
        answer = client.get(PAGE + query, **headers)
        assert answer.status_code == 200
        return answer.content.decode()

    return get


def words(text):
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def row_of(key, text):
    found = re.search(rf'<tr id="{re.escape(key)}">.*?</tr>', text, flags=re.S)
    assert found, f"no row for {key}"
    return words(found[0])


def test_it_needs_a_login(client, db):
    answer = client.get(PAGE)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/log-ind/")


def test_it_shows_todays_rules_with_everything_that_belongs_to_them(show):
    text = show()
    row = row_of("kontaktforloeb.jobsamtaler.aktivitetsparat", text)
    for part in ("4 samtaler", "fra 1. juli 2026", "kommunalt valg · skal verificeres", "STAR", "Andre perioder"):
        assert part in row
    assert "1. marts 2024 – 30. juni 2026 4 samtaler LAB §§ 31-32 · bekræftet" in row
    assert f"{len(rules.on(TODAY))} regler gælder 20. november 2026 (i dag)" in words(text)


def test_another_day_has_other_rules(show):
    text = show("?dag=2025-06-30")
    assert "225 timer" in row_of("ydelse.timersregel_225.timer", text)
    assert f"{len(rules.on(date(2025, 6, 30)))} regler gælder 30. juni 2025" in words(text)
    assert "(i dag)" not in text


@pytest.mark.parametrize("day", ["i+g%C3%A5r", "2026-13-01", "2026-02-30", "%00", "9" * 300])
def test_a_day_that_cannot_be_read_is_said_and_today_is_shown(show, day):
    text = show(f"?dag={day}")
    assert "Datoen kan ikke læses. Skriv den som 2026-11-20 (år, måned, dag)." in text
    assert f"{len(rules.on(TODAY))} regler gælder 20. november 2026 (i dag)" in words(text)


def test_unknown_choices_are_said_and_left_out(show):
    text = words(show("?sikkerhed=vist&emne=fiskeri"))
    assert "Vælg bekræftet eller skal verificeres." in text
    assert "Emnet findes ikke. Vælg et fra listen." in text
    assert f"{len(rules.on(TODAY))} regler gælder" in text


def test_what_was_typed_stays_also_where_it_is_no_date(show):
    assert re.search(r'<input type="text" name="dag" value="2026-13-01"', show("?dag=2026-13-01"))
    assert re.search(r'<input type="date" name="dag" value="2026-07-01"', show("?dag=2026-07-01"))


def test_the_filter_by_certainty_shows_only_those(show):
    unsure = [rule for rule in rules.on(TODAY) if not rule.confirmed]
    text = show("?sikkerhed=skal_verificeres")
    assert f"{len(unsure)} regler gælder" in words(text)
    assert 0 < len(unsure) < len(rules.on(TODAY))
    for rule in unsure:
        assert "skal verificeres" in row_of(rule.key, text)


def test_nothing_that_fits_says_what_to_do(show):
    assert "Ingen regler passer på det, du har valgt." in show("?emne=opmaerksomhed&sikkerhed=skal_verificeres")


def test_page_and_part_are_the_same_list(show):
    whole, part = show("?emne=sanktion"), show("?emne=sanktion", headers={"HX-Request": "true"})
    assert "<html" in whole
    assert "<html" not in part
    assert part.strip() in whole


def test_one_query_for_all_rules_whatever_the_day(show, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        show("?dag=2026-01-31")


def test_a_rule_of_the_kommune_never_names_the_word_that_left_the_law(show):
    assert "jobcenteret" not in re.sub("ikke jobcenteret", "", show().lower())
