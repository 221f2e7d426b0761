"""The database asks the constraints; who is refused still reads every sentence, beside its field."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import Commitment, Pause, Wish
from jobcenter.rows.saving import save_checked
from tests.factories import TODAY, make_case, make_wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(asta, units):
    return make_case(unit=units.unge, caseworker=asta)


def promise(case, **values):
    told = {"party": "borger", "what": "Ser på museet", "promised_on": TODAY}
    return Commitment(case=case, **told | values)


def sentences(row):
    with pytest.raises(ValidationError) as refusal:
        save_checked(row, new=True)
    return refusal.value.message_dict


def test_a_good_row_costs_one_statement_between_its_savepoints(case):
    with CaptureQueriesContext(connection) as asked:
        save_checked(promise(case), new=True)
    assert len(asked) == 3
    assert Commitment.objects.count() == 1


def test_a_broken_constraint_speaks_with_its_own_sentence_and_the_transaction_goes_on(case):
    told = sentences(promise(case, kept_on=TODAY, released_on=TODAY))
    assert "" not in told
    assert any("løfte" in text.lower() or "aftale" in text.lower() for text in told["__all__"])
    assert not Commitment.objects.exists()


def test_what_is_wrong_with_a_field_and_with_the_row_is_said_together(case):
    told = sentences(Pause(case=case, reason="helbred", text="", starts_on=TODAY, review_on=TODAY))
    assert "text" in told
    assert "__all__" in told


def test_a_row_that_is_not_there_is_refused_beside_its_key(case):
    row = promise(case)
    row.case = None
    row.case_id = case.citizen_id
    assert "case" in sentences(row)


def test_a_constraint_that_waits_for_the_end_is_asked_at_once(case):
    make_wish(case, rank=1)
    assert sentences(Wish(case=case, rank=1, wording="et museum", raised_on=TODAY))
