"""The database refuses what a rule cannot be, with the sentence that the user reads."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jobcenter.rules.models import DatedRule


@pytest.mark.requirement("S4-71")
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"valid_to": date(2025, 12, 31)}, "Slutdatoen skal ligge på eller efter startdatoen."),
        ({"legal_basis": ""}, "En regel skal have en hjemmel eller være et kommunalt valg."),
        ({"source": ""}, "En regel skal have en titel og en kilde."),
        ({"number": None}, "En regel har enten et tal med enhed eller en tekst."),
        ({"text": "syv"}, "En regel har enten et tal med enhed eller en tekst."),
        ({"unit": "tekst"}, "En regel har enten et tal med enhed eller en tekst."),
        ({"unit": "ja_nej", "number": None, "text": "måske"}, "Svaret skal være ja eller nej."),
        ({"key": "Proeve"}, "Nøglen skrives med små bogstaver, tal og punktum: emne.regel."),
        ({"certainty": "vist"}, "Enhed og sikkerhed skal være en af de kendte koder."),
    ],
)
def test_an_impossible_rule_is_refused_twice(a_rule, changes, sentence):
    row = a_rule(**changes)
    with pytest.raises(ValidationError) as refused:
        row.validate_constraints()
    assert sentence in refused.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize("first_day", [date(2025, 1, 1), date(2026, 6, 30), date(2027, 1, 1)])
def test_two_rules_of_one_key_may_not_share_a_day(a_rule, first_day):
    a_rule(valid_from=date(2026, 1, 1), valid_to=date(2026, 6, 30)).save()
    a_rule(valid_from=date(2026, 12, 31)).save()
    other = a_rule(valid_from=first_day, valid_to=date(2027, 12, 31))
    with pytest.raises(ValidationError) as refused:
        other.validate_constraints()
    assert "To perioder af samme regel må ikke overlappe hinanden." in refused.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_the_day_after_the_last_day_is_free(a_rule):
    a_rule(valid_to=date(2026, 6, 30)).save()
    a_rule(valid_from=date(2026, 7, 1)).save()
    a_rule(key="kontaktforloeb.anden").save()
    assert DatedRule.objects.count() == 3


def test_a_choice_of_the_kommune_needs_no_paragraph(a_rule):
    a_rule(legal_basis="", municipal_choice=True).save()
    assert DatedRule.objects.get().as_rule().municipal_choice


@pytest.mark.parametrize(("number", "seen"), [("10", "10"), ("100.0000", "100"), ("2.5", "2.5"), ("83.89", "83.89")])
def test_a_number_comes_back_as_it_is_written(a_rule, number, seen):
    a_rule(number=Decimal(number)).save()
    assert str(DatedRule.objects.get().as_rule().value) == seen
