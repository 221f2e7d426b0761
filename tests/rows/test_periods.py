"""Periods: first and last day counted in; a wrong order is a sentence, never a crash."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from cases.models import Assignment
from jobcenter.rows.periods import in_force
from tests.factories import TODAY, make_case


@pytest.mark.django_db
def test_an_end_before_the_beginning_is_a_sentence(asta, units):
    case = make_case(unit=units.unge)
    row = Assignment(case=case, caseworker=asta, valid_from=TODAY, valid_to=TODAY - timedelta(days=1))
    with pytest.raises(ValidationError, match="Slutdatoen"):
        row.full_clean()


@pytest.mark.django_db
def test_two_periods_that_share_a_day_are_refused_and_neighbours_are_not(asta, units):
    case = make_case(unit=units.unge)
    Assignment.objects.create(case=case, caseworker=asta, valid_from=TODAY - timedelta(days=9), valid_to=TODAY)
    with pytest.raises(ValidationError, match="allerede"):
        Assignment(case=case, caseworker=asta, valid_from=TODAY).full_clean()
    Assignment(case=case, caseworker=asta, valid_from=TODAY + timedelta(days=1)).full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize(("offset", "inside"), [(-1, False), (0, True), (5, True), (6, False)])
def test_first_and_last_day_are_in_force(asta, units, offset, inside):
    case = make_case(unit=units.unge)
    Assignment.objects.create(case=case, caseworker=asta, valid_from=TODAY, valid_to=TODAY + timedelta(days=5))
    assert Assignment.objects.filter(in_force(TODAY + timedelta(days=offset))).exists() is inside
