"""The data file: overlaps and gaps are refused with key and dates, and so is anything half said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcenter.rules.datafile import UnusableData, read
from jobcenter.rules.reference import DATA

SOURCES = '[sources]\nlab = "LAB, læst på elov.dk"\n'


def rule(*periods, key="kontaktforloeb.proeve", head='title = "Prøve"\nunit = "dage"'):
    return f'[[rule]]\nkey = "{key}"\n{head}\n' + "".join(periods)


def period(first, last=None, value="7", rest='basis = "LAB § 31"\nsource = "lab"\ncertainty = "bekraeftet"'):
    end = f"to = {last}\n" if last else ""
    return f"[[rule.period]]\nfrom = {first}\n{end}value = {value}\n{rest}\n"


@pytest.fixture
def reading(tmp_path):
    def read_text(*parts):
        path = tmp_path / "rules.toml"
        path.write_text(SOURCES + "\n".join(parts), encoding="utf-8")
        return read(path)

    return read_text


def refused(reading, *parts):
    with pytest.raises(UnusableData) as error:
        reading(*parts)
    return str(error.value)


def test_a_sound_file_is_read(reading):
    entries = reading(rule(period("2026-07-01"), period("2024-03-01", "2026-06-30", "14")))
    assert [(entry.valid_from, entry.valid_to, entry.number) for entry in entries] == [
        (date(2024, 3, 1), date(2026, 6, 30), 14),
        (date(2026, 7, 1), None, 7),
    ]
    assert entries[0].source == "LAB, læst på elov.dk"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2025-01-01", "2026-06-30"), ("2026-06-30", None)),
        (("2025-01-01", None), ("2026-07-01", None)),
        (("2025-01-01", "2026-12-31"), ("2025-06-01", "2025-07-01")),
        (("2025-01-01", "2025-12-31"), ("2025-01-01", "2025-12-31")),
    ],
)
def test_an_overlap_is_refused_and_named(reading, first, second):
    said = refused(reading, rule(period(*second), period(*first)))
    assert "kontaktforloeb.proeve" in said
    assert "overlapper" in said
    assert "1. jan. 2025" in said


def test_a_gap_is_refused_where_the_rule_must_always_answer(reading):
    periods = period("2025-01-01", "2026-06-29"), period("2026-07-01")
    assert len(reading(rule(*periods))) == 2
    said = refused(reading, rule("continuous = true\n", *periods))
    assert "hul" in said
    assert "29. juni 2026" in said
    assert "fra 1. juli 2026" in said


def test_a_continuous_rule_may_not_just_end(reading):
    said = refused(reading, rule("continuous = true\n", period("2025-01-01", "2026-06-30")))
    assert "holder op uden at blive afløst" in said


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12)), min_size=2, max_size=6))
def test_overlaps_are_found_exactly_when_some_day_has_two_rules(tmp_path_factory, spans):
    start = date(2026, 1, 1)
    periods = [(start + timedelta(days=a), start + timedelta(days=a + n)) for a, n in spans]
    twice = any(
        sum(a <= start + timedelta(days=n) <= b for a, b in periods) > 1 for n in range(80)
    )  # fmt: skip
    path = tmp_path_factory.mktemp("rules") / "rules.toml"
    path.write_text(SOURCES + rule(*(period(a, b) for a, b in periods)), encoding="utf-8")
    if twice:
        with pytest.raises(UnusableData, match="overlapper"):
            read(path)
    else:
        assert len(read(path)) == len(periods)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (rule(period("2025-01-01"), key="ukendt.emne"), "kendt emne"),
        (rule(period("2025-01-01"), head='title = "Prøve"\nunit = "favne"'), "kendt enhed"),
        (rule(period("2025-01-01"), head='unit = "dage"'), "mangler en titel"),
        (rule(), "ingen perioder"),
        (rule("[[rule.period]]\nvalue = 3\n"), "uden første dag"),
        (rule(period("2025-01-01", value='"syv"')), "et tal"),
        (rule(period("2025-01-01", value="true")), "et tal"),
        (rule(period("2025-01-01"), head='title = "Prøve"\nunit = "tekst"'), "en tekst"),
        (rule(period("2025-01-01", value='"måske"'), head='title = "Prøve"\nunit = "ja_nej"'), "ja eller nej"),
        (rule(period("2025-01-01", "2024-12-31")), "slutter, før den begynder"),
        (rule(period("2025-01-01", rest='source = "lab"\ncertainty = "bekraeftet"')), "hjemmel eller kommunalt valg"),
        (rule(period("2025-01-01", rest='basis = "LAB"\nsource = "x"\ncertainty = "bekraeftet"')), "en kilde"),
        (rule(period("2025-01-01", rest='basis = "LAB"\nsource = "lab"\ncertainty = "vist"')), "kendt sikkerhed"),
        (rule(period("2025-01-01"), 'gyldig = "ja"\n'), "ukendt ord: gyldig"),
        (rule(period("2025-01-01")) + rule(period("2027-01-01")), "to steder"),
        ("[[rule", "kan ikke læses"),
    ],
)
def test_what_is_half_said_is_refused(reading, text, words):
    assert words in refused(reading, text)


def test_the_file_of_the_product_can_be_read():
    assert len(read(DATA)) > 150


@pytest.mark.requirement("S4-71")
def test_every_rule_is_law_with_a_reference_or_the_kommunes_own_choice():
    for entry in read(DATA):
        assert entry.legal_basis or entry.municipal_choice, entry.key
        assert entry.source, entry.key


def test_amounts_of_sanctions_are_left_out():
    kroner = [entry.key for entry in read(DATA) if entry.unit.startswith("kroner") and entry.key.startswith("sanktion")]
    assert kroner == []
